"""How far a request has come, as the steps of a track."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from engagement.models import Request

State = Request.State
TONES = {
    State.ACCEPTED: "good", State.BOOKED: "good", State.HELD: "warn", State.THANKED: "good",
    State.DECLINED: "bad", State.EXPIRED: "bad", State.ASKED: "warn", State.READ: "warn",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    words: str
    at: datetime | None
    look: str


@dataclass(frozen=True)
class Line:
    """A request with its track; `name` is empty for somebody who may not be spoken of any more."""

    request: Request
    name: str
    tone: str
    steps: list[Step]


def line(request: Request) -> Line:
    gone = request.person.protected_at or request.person.erased_at
    name = "" if gone and not request.is_agreed else request.person.name
    return Line(request, name, TONES.get(request.state, ""), _steps(request))


def _steps(request: Request) -> list[Step]:
    """asked → answered → held → thanked, or the end that came before."""
    answered = (
        request.get_state_display()
        if _stopped(request)
        else pgettext("step of a request", "Answer")
    )
    if request.is_agreed:
        answered = _("Yes")
    marks = [
        (_("Asked"), request.asked_at),
        (answered, request.answered_at or (request.deadline if _stopped(request) else None)),
        (_("Held"), request.held_at),
        (_("Thanked"), request.thanked_at),
    ]
    if _stopped(request):
        marks = marks[:2]
    reached = [place for place, (_words, at) in enumerate(marks) if at]
    here = max(reached, default=-1)
    stopped = " no" if _stopped(request) else ""
    return [
        Step(words, at, f"here{stopped}" if place == here else "done" if place < here else "")
        for place, (words, at) in enumerate(marks)
    ]


def _stopped(request: Request) -> bool:
    return request.state in (State.LATER, State.DECLINED, State.EXPIRED, State.CANCELLED)
