"""What this app stores about a person, told to the privacy registry."""

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
        settle=_settle,
        under_way=lambda person: Registration.objects.filter(
            person=person, event__ends_at__gte=timezone.now()
        ),
    )


def _export(person: Person) -> list[dict[str, str]]:
    rows = Registration.objects.filter(person=person).select_related("event").order_by("pk")
    return [
        {
            "event": row.event.title_sv,
            "begins": row.event.starts_at.isoformat(),
            "answer": row.state,
            "answered": row.answered_at.isoformat(),
            **({"cancelled": at.isoformat()} if (at := row.event.cancelled_at) else {}),
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
    """Both answered: the newest answer stands, of two yeses the one with a seat or nearer to it.
    A doubled seat is given away when all is settled."""
    mine = {row.event_id: row for row in Registration.objects.filter(person=kept)}
    for row in Registration.objects.filter(person=gone):
        same = mine.get(row.event_id)
        if same and _standing(same, row) is same:
            row.delete()
            continue
        if same:
            same.delete()
        Registration.objects.filter(pk=row.pk).update(person=kept)


def _standing(one: Registration, other: Registration) -> Registration:
    newest = max(one, other, key=lambda row: row.answered_at)
    if not {one.state, other.state} <= YES:
        return newest
    return min(one, other, key=lambda row: (row.state == State.WAITING, row.answered_at))


def _settle(people: list[int]) -> None:
    """Seats are counted anew after a merge and after its undoing. One that came free goes to the
    first who waits, and stays theirs: of an answer that comes back when all seats are taken, the
    later of the two waits for the next one, before all others."""
    answers = Registration.objects.filter(person__in=people).values("event")
    for event in Event.objects.select_for_update().filter(pk__in=answers).order_by("pk"):
        going = Registration.objects.filter(event=event, state=State.GOING)
        number = going.count()
        too_many = 0 if event.capacity is None else max(number - event.capacity, 0)
        event.seats_taken = number - too_many
        event.save(update_fields=["seats_taken"])
        if not event.is_over:
            ours = going.filter(person__in=people).order_by("-answered_at", "-pk")
            for row in ours.select_related("person")[:too_many]:
                registration.wait_first(event, row)
        registration.fill_seats(event)
