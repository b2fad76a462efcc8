"""What this app stores about a person, told to the privacy registry."""

from django.db.models import QuerySet
from django.utils import timezone

from alumni import privacy
from alumni.models import Person
from events import registration
from events.models import Event, Registration

State = Registration.State
YES = {State.GOING, State.WAITING}


def register_all() -> None:
    privacy.register(
        "events",
        [Registration],
        export=_export,
        erase=_erase,
        merge=_merge,
        watched=_events,
        counters=[(Event, "seats_taken")],
    )


def _events(people: list[int]) -> list[QuerySet]:
    return [Event.objects.filter(registrations__person__in=people)]


def _export(person: Person) -> list[dict[str, str]]:
    rows = Registration.objects.filter(person=person).select_related("event").order_by("pk")
    return [
        {
            "event": row.event.title_sv,
            "begins": row.event.starts_at.isoformat(),
            "answer": row.state,
            "answered": row.answered_at.isoformat(),
        }
        for row in rows
    ]


def _erase(person: Person) -> None:
    """Answers go; a seat at an event to come is given to whoever waits, and who came before stays
    counted."""
    seats = Registration.objects.filter(person=person, state=Registration.State.GOING)
    to_come = seats.filter(event__starts_at__gt=timezone.now())
    keys = list(to_come.order_by("event").values_list("event", flat=True))
    Registration.objects.filter(person=person).delete()
    for event in Event.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
        event.seats_taken -= 1
        event.save(update_fields=["seats_taken"])
        registration.fill_seats(event)


def _merge(kept: Person, gone: Person) -> None:
    """Both answered: the newest answer stands, of two yeses the one with a seat or nearer to it,
    and a doubled seat is given back."""
    mine = {row.event_id: row for row in Registration.objects.filter(person=kept)}
    for row in Registration.objects.filter(person=gone):
        same = mine.get(row.event_id)
        if same and _standing(same, row) is same:
            _give_up(row)
            continue
        if same:
            _give_up(same)
        Registration.objects.filter(pk=row.pk).update(person=kept)


def _standing(one: Registration, other: Registration) -> Registration:
    newest = max(one, other, key=lambda row: row.answered_at)
    if not {one.state, other.state} <= YES:
        return newest
    return min(one, other, key=lambda row: (row.state == State.WAITING, row.answered_at))


def _give_up(row: Registration) -> None:
    """The answer goes, and its seat to the first who waits."""
    event = Event.objects.select_for_update().get(pk=row.event_id)
    row.delete()
    if row.state == State.GOING:
        event.seats_taken -= 1
        event.save(update_fields=["seats_taken"])
        registration.fill_seats(event)
