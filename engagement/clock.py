"""What happens to requests by the clock: a reminder, the end of the time, asking again."""

from django.db import transaction
from django.utils import timezone

from engagement import asking, letters
from engagement.asking import State
from engagement.ceilings import open_offers
from engagement.models import Request


@transaction.atomic
def expire(request_id: int) -> bool:
    """No answer in time: the next is asked, the teacher told. False when it was answered."""
    request = asking.locked(request_id)
    if request.state not in Request.UNANSWERED or request.deadline >= timezone.now():
        return False
    request.state = State.EXPIRED
    request.save(update_fields=["state"])
    asking.note(request)
    letters.tell_answer(request)
    asking.ask_next(request.ask)
    return True


@transaction.atomic
def remind(request_id: int) -> bool:
    """The question once more, one single time. Noted also for somebody who takes a break or has
    said no to requests meanwhile: they get no letter now, and none later."""
    request = asking.locked(request_id)
    if request.state not in Request.UNANSWERED or request.reminded_at:
        return False
    request.reminded_at = timezone.now()
    request.save(update_fields=["reminded_at"])
    return _may_be_asked(request) and letters.remind(request)


@transaction.atomic
def ask_again(request_id: int) -> bool:
    """The day has come that the person chose. They chose it themselves, so no ceiling counts, but
    a break does: then it is tried again tomorrow."""
    request = asking.locked(request_id)
    due = request.state == State.LATER and request.ask_again_on
    if not due or request.ask_again_on > timezone.localdate() or request.ask.cancelled_at:
        return False
    return _may_be_asked(request) and asking.put(request)


@transaction.atomic
def ask_if_held(request_id: int) -> bool:
    """The time that was booked is over: both are asked, once, whether it took place."""
    request = asking.locked(request_id)
    if request.state != State.BOOKED or request.asked_if_held_at:
        return False
    if request.ends_at > timezone.now():
        return False
    request.asked_if_held_at = timezone.now()
    request.save(update_fields=["asked_if_held_at"])
    letters.ask_if_held(request)
    return True


def _may_be_asked(request: Request) -> bool:
    """Not hidden, not paused, and still offering this; and whoever asks may still ask."""
    if asking.is_stopped(request.ask.asked_by):
        return False
    return open_offers([request.person_id], request.ask.kind).exists()
