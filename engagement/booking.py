"""A time for what was agreed, in both calendars; moved, cancelled, and held."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement import asking, letters
from engagement.asking import State
from engagement.letters import words as told
from engagement.models import Request


class CannotBook(ValueError):
    """The message is written for whoever tried."""


@dataclass(frozen=True)
class Time:
    """When and where: a place, a link to a meeting, or both."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    url: str = ""


@transaction.atomic
def book(request_id: int, time: Time) -> Request:
    """Book, or move what is booked: both get a letter and a calendar file. Raises CannotBook."""
    request = asking.locked(request_id)
    if request.state not in (State.ACCEPTED, State.BOOKED) or request.stopped_at:
        raise CannotBook(_("A time can be booked once the person has said yes."))
    changed = request.state == State.BOOKED
    request.state, request.booked_at = State.BOOKED, timezone.now()
    request.starts_at, request.ends_at = time.starts_at, time.ends_at
    request.meeting_place, request.meeting_url = time.place, time.url
    request.asked_if_held_at = None
    request.calendar_revision += 1
    request.save()
    letters.tell_booked(request, changed)
    asking.note(request)
    return request


@transaction.atomic
def unbook(request_id: int, side: str, words: str = "") -> None:
    """Either takes the time back; it leaves both calendars and the yes stands. Safe twice."""
    request = asking.locked(request_id)
    if request.state != State.BOOKED:
        return
    was = told.booking(request)
    request.state = State.ACCEPTED
    request.calendar_revision += 1
    letters.tell_unbooked(request, was, words, side)
    _clear(request)
    asking.note(request)


@transaction.atomic
def mark_held(request: Request) -> None:
    """What was agreed has taken place: it counts. Safe to call twice."""
    request = asking.locked(request.pk)
    if request.state in (State.ACCEPTED, State.BOOKED):
        over = request.ends_at if request.ends_at and request.ends_at < timezone.now() else None
        request.state, request.held_at = State.HELD, over or timezone.now()
        request.save(update_fields=["state", "held_at"])
        asking.note(request)


@transaction.atomic
def mark_not_held(request: Request) -> None:
    """It did not take place: the yes stands, and a new time can be booked. Safe to call twice."""
    request = asking.locked(request.pk)
    if request.state == State.BOOKED:
        request.state = State.ACCEPTED
        _clear(request)
        asking.note(request)


def _clear(request: Request) -> None:
    request.starts_at = request.ends_at = request.booked_at = None
    request.meeting_place = request.meeting_url = ""
    request.save()
