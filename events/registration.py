"""Answering an event: yes, maybe, no; seats, the waiting list, who moves up and who was there."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from alumni.models import Interaction, Person
from events import confirming
from events.models import Event, Registration

State = Registration.State
# What a person says, and the state it leads to; a yes may have to wait.
ANSWERS = {"yes": State.GOING, "maybe": State.MAYBE, "no": State.DECLINED}

# So many events that are over are gone through in an hour.
AT_A_TIME = 100


class Closed(Exception):
    """The event takes no more answers: it is over or cancelled, or sign-up has closed."""


def answer(event: Event, person: Person, said: str, source: Registration.Source) -> Registration:
    """Note a person's answer; safe to call twice with the same one.

    A yes takes a seat, or the end of the waiting list when all are taken; a no or a maybe gives the
    seat to the first who waits. A no is taken until the event is over.
    Raises Closed, and KeyError for an unknown answer.
    """
    wanted = ANSWERS[said]
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=event.pk)
        if not (event.takes_answers or (wanted == State.DECLINED and _may_decline(event))):
            raise Closed
        row = Registration.objects.filter(event=event, person=person).first()
        row = row or Registration(event=event, person=person, state=State.MAYBE)
        before = row.state if row.pk else None
        if before == wanted or (wanted == State.GOING and before == State.WAITING):
            return row
        if wanted == State.GOING:
            fill_seats(event)  # a seat that came free is for whoever waits, not for a newcomer
        _move(event, row, wanted, source)
        _tell(event, row, Interaction.Kind.RSVP)
        if before == State.GOING:
            fill_seats(event)
    return row


def _may_decline(event: Event) -> bool:
    return not (event.is_over or event.is_cancelled)


def _move(event: Event, row: Registration, wanted: State, source: Registration.Source) -> None:
    if row.pk and row.state == State.GOING:
        _take(event, -1)
    row.state, row.source, row.answered_at = wanted, source, timezone.now()
    row.queued_at = None
    if wanted == State.GOING:
        row.knows = None  # the confirmation says when and where it is now
        if event.is_full:
            row.state, row.queued_at = State.WAITING, timezone.now()
        else:
            _take(event, 1)
    row.save()


def _take(event: Event, seats: int) -> None:
    Event.objects.filter(pk=event.pk).update(seats_taken=F("seats_taken") + seats)
    event.seats_taken += seats


def fill_seats(event: Event) -> int:
    """Give free seats to those who have waited longest; returns how many moved up.

    The caller holds the event's row lock. Call it also when the capacity has grown. The list moves
    until the event begins, also when sign-up has closed.
    """
    if event.has_begun or event.is_cancelled or not event.published or event.is_full:
        return 0
    moved = 0
    for row in Registration.objects.filter(event=event).waiting().select_related("person"):
        if event.is_full:
            break
        row.state, row.queued_at = State.GOING, None
        row.save(update_fields=["state", "queued_at"])
        _take(event, 1)
        # A seat that came free is no act of theirs.
        _tell(event, row, Interaction.Kind.TOLD)
        moved += 1
    return moved


def wait_first(event: Event, row: Registration) -> None:
    """Somebody whose seat has been given away waits for the next one, before all others."""
    first = Registration.objects.filter(event=event).waiting().first()
    since = min(filter(None, [row.answered_at, first and first.queued_at]))
    row.state, row.queued_at = State.WAITING, since - timedelta(microseconds=1)
    row.save(update_fields=["state", "queued_at"])
    _tell(event, row, Interaction.Kind.TOLD)


def _tell(event: Event, row: Registration, kind: Interaction.Kind) -> None:
    """History for the person; a letter of confirmation to those who come or wait."""
    with override(row.person.language):
        title = f"{event.title}: {row.get_state_display()}"
        Interaction.record(row.person, kind, title, event.get_absolute_url())
    if row.state in (State.GOING, State.WAITING):
        confirming.post(event, row)


def note_who_came() -> int:
    """Once an event is over, those who had a seat have been there: a line of their history each.
    Nobody was at one that was cancelled. Returns how many. Safe to call twice."""
    over = Event.objects.published().past().filter(noted_at=None, cancelled_at=None)
    return sum(_note_guests(key) for key in over.values_list("pk", flat=True)[:AT_A_TIME])


def take_back_notes(event: Event) -> None:
    """Nobody has been at an event that turns out to be yet to come, its day having been a slip of
    the pen, or to have been cancelled.

    The event as it was before; the caller holds its row lock.
    """
    lines = Interaction.objects.filter(kind=Interaction.Kind.EVENT, at=event.ends_at)
    guests = Registration.objects.filter(event=event, state=State.GOING).values("person")
    lines.filter(person__in=guests, url__endswith=f"/events/{event.slug}/").delete()


@transaction.atomic
def _note_guests(event_id: int) -> int:
    event = Event.objects.select_for_update().get(pk=event_id)
    if event.noted_at or event.is_cancelled:
        return 0
    going = Registration.objects.filter(event=event, state=State.GOING).select_related("person")
    lines = Interaction.objects.bulk_create(_was_there(event, row.person) for row in going)
    event.noted_at = timezone.now()
    event.save(update_fields=["noted_at"])
    return len(lines)


def _was_there(event: Event, person: Person) -> Interaction:
    with override(person.language):
        return Interaction(
            person=person,
            kind=Interaction.Kind.EVENT,
            title=event.title,
            url=event.get_absolute_url(),
            at=event.ends_at,
        )
