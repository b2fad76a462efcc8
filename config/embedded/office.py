"""What the office has written about people and keeps at hand: notes, and a view of the list."""

from datetime import timedelta

from django.utils import timezone

from alumni.models import Note, Organisation, Person, SavedView, User

NOTES = (
    (3, "Ringde om gästföreläsningen i vår. Vill helst bli nådd på kvällstid."),
    (41, "Träffades på näringslivsdagen i Sundsvall. Kan tänka sig att ta emot studiebesök."),
    (160, "Undrade var alumnträffen hölls; fick program och karta."),
)


def load(office: User, johan: Person) -> None:
    now = timezone.now()
    for days, text in NOTES:
        Note.objects.create(person=johan, text=text, by=office, at=now - timedelta(days=days))
    SavedView.objects.create(
        owner=office, name="Mentorer i Västernorrland", shared=True,
        filters={"offer": ["mentor"], "county": ["22"]},
    )  # fmt: skip
    Organisation.objects.get_or_create(name="Skogsrå fjällhotell AB")
