"""The demo's programmes: what some of them want of the year, and what alumni have done."""

from datetime import timedelta

from django.utils import timezone

from alumni import search
from alumni.models import Interaction, Offer, Person, Programme, User
from engagement.models import Ask, Request
from portal.models import CONTRACT
from portal.programmes import helping

Kind = Offer.Kind
WANTED = {Kind.GUEST_LECTURE: 6, Kind.MENTOR: 4, Kind.THESIS: 3, Kind.STUDY_VISIT: 2, CONTRACT: 6}
# Kind, heading, how many days ago.
DONE = [
    (Kind.GUEST_LECTURE, "Från examen till första jobbet", 120),
    (Kind.GUEST_LECTURE, "Så läser man ett avtal", 60),
    (Kind.STUDY_VISIT, "En dag hos en arbetsgivare", 45),
    (Kind.THESIS, "Uppdrag för två studenter", 30),
    (Kind.GUEST_LECTURE, "Att byta bana mitt i livet", 14),
]


def load(teacher: User) -> None:
    """Two programmes of the teacher's department, and one of another that does it its own way."""
    year = timezone.localdate().year
    own = list(Programme.objects.filter(department=teacher.department).order_by("code")[:2])
    other = Programme.objects.exclude(department=teacher.department).order_by("code")[:1]
    for programme in own:
        helping.set_ambitions(programme, year, WANTED)
        _held(programme, teacher, DONE)
    for programme in other:
        _held(programme, teacher, DONE[2:])


def _held(programme: Programme, teacher: User, done: list[tuple[str, str, int]]) -> None:
    people = Person.objects.in_register().filter(
        degrees__programme=programme, search_row__isnull=False
    )
    people = people.order_by("pk")[: len(done)]
    for person, (kind, title, days) in zip(people, done, strict=False):
        held_at = timezone.now() - timedelta(days=days)
        asked_at = held_at - timedelta(days=30)
        ask = Ask.objects.create(
            asked_by=teacher,
            kind=kind,
            title=title,
            words="Hej! Vill du berätta för studenterna på ditt gamla program?",
            programme=programme,
            created_at=asked_at,
        )
        Request.objects.create(
            ask=ask,
            person=person,
            position=1,
            state=Request.State.HELD,
            asked_at=asked_at,
            read_at=asked_at,
            deadline=asked_at + timedelta(days=7),
            answered_at=asked_at + timedelta(days=2),
            held_at=held_at,
        )
        Interaction.record(person, Interaction.Kind.ASKED, title, at=asked_at)
        Interaction.record(person, Interaction.Kind.REQUEST, title, at=held_at)
    search.refresh([person.pk for person in people])
