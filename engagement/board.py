"""How far a request has come, as the steps of a track."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from engagement.models import Ask, Request

State = Request.State
TONES = {
    State.ACCEPTED: "good", State.BOOKED: "good", State.HELD: "warn", State.THANKED: "good",
    State.DECLINED: "bad", State.EXPIRED: "bad", State.ASKED: "warn", State.READ: "warn",
}  # fmt: skip
_STOPPED = (State.LATER, State.OTHER, State.DECLINED, State.EXPIRED, State.CANCELLED)


@dataclass(frozen=True)
class Step:
    words: str
    at: datetime | None
    look: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A request with its track; `next_act` is what the teacher would do now, in words."""

    request: Request
    name: str
    state: str
    tone: str
    steps: list[Step]
    next_act: str


def line(request: Request, ask: Ask) -> Line:
    request.ask = ask
    unasked = request.state == State.CANCELLED and request.asked_at is None
    state = _("Not asked") if unasked else request.get_state_display()
    steps = [] if unasked else _steps(request)
    return Line(request, request.person_name, state, tone(request), steps, _next_act(request))


def tone(request: Request) -> str:
    return TONES.get(request.state, "")


def _next_act(request: Request) -> str:
    named = request.person_name == request.person.name
    acts = {
        State.ACCEPTED: _("Book a time"),
        State.BOOKED: _("Show the booking"),
        State.HELD: _("Thank %s") % (request.person.given_name if named else ""),
    }
    if request.asked_at is None:
        return ""
    return acts.get(request.state, _("Messages"))


def _steps(request: Request) -> list[Step]:
    """asked → read → answered → booked → held → thanked, or the end that came before."""
    stopped = request.state in _STOPPED
    marks = [
        (_("Asked"), request.asked_at, ""),
        (pgettext("step of a request", "Read"), request.read_at, ""),
        (_answered(request), _answered_at(request), _again(request)),
        (_("Booked"), request.booked_at, _booked_for(request)),
        (_("Held"), request.held_at, ""),
        (_("Thanked"), request.thanked_at, ""),
    ]
    if stopped:
        marks = marks[:3]
    here = max((place for place, mark in enumerate(marks) if mark[1]), default=-1)
    if stopped:  # also where no day is known, of one that was taken back alone
        here = 2
    end = " no" if stopped and request.state not in (State.LATER, State.OTHER) else ""
    return [
        Step(words, at, _look(place, here, bool(at), end), note)
        for place, (words, at, note) in enumerate(marks)
    ]


def _look(place: int, here: int, reached: bool, end: str) -> str:
    if place == here:
        return f"here{end}"
    # A step that was passed over, such as a time that was agreed by telephone, is not shown done.
    return "done" if place < here and reached else "passed" if place < here else ""


def _answered(request: Request) -> str:
    if request.is_agreed:
        return _("Yes")
    if request.state in _STOPPED:
        return request.get_state_display()
    return pgettext("step of a request", "Answer")


def _answered_at(request: Request) -> datetime | None:
    if request.answered_at or request.state not in _STOPPED:
        return request.answered_at
    if request.state == State.EXPIRED:
        return request.deadline
    return request.ask.cancelled_at


def _again(request: Request) -> str:
    if request.state != State.LATER or not request.ask_again_on:
        return ""
    return _("asked again %s") % date_format(request.ask_again_on, _day_of_year())


def _booked_for(request: Request) -> str:
    if not request.starts_at:
        return ""
    starts = timezone.localtime(request.starts_at)
    return f"{date_format(starts, pgettext('format of a date', 'j M'))}, {starts:%H.%M}"


def _day_of_year() -> str:
    return pgettext("format of a date", "j M") + " Y"
