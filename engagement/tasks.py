from collections.abc import Callable

from celery import shared_task
from django.db.models import QuerySet
from django.utils import timezone

from engagement import clock
from engagement.mentoring import clock as mentoring_clock
from engagement.models import Request


@shared_task
def expire() -> int:
    """Hourly: requests whose time is over. Returns how many expired."""
    return _each(Request.objects.overdue(timezone.now()), clock.expire)


@shared_task
def remind() -> int:
    """Hourly: requests half of whose time is over. Returns how many were reminded."""
    return _each(Request.objects.halfway(timezone.now()), clock.remind)


@shared_task
def ask_again() -> int:
    """Hourly: those who said later, when their day has come. Returns how many were asked."""
    return _each(Request.objects.to_ask_again(timezone.localdate()), clock.ask_again)


@shared_task
def ask_if_held() -> int:
    """Hourly: what was booked and is over. Returns how many were asked about."""
    return _each(Request.objects.over_since(timezone.now()), clock.ask_if_held)


@shared_task
def mentoring_remind() -> int:
    """Hourly: mentors who have not answered, pairs half of whose time is over."""
    return mentoring_clock.remind()


@shared_task
def mentoring_lapse() -> int:
    """Hourly: pairs whose time is over, and everybody's next choice. Returns how many lapsed."""
    return mentoring_clock.lapse()


@shared_task
def mentoring_ask_fit() -> int:
    """Hourly: pairs that have met, or had a month. Returns how many were asked."""
    return mentoring_clock.ask_fit()


def _each(due: QuerySet[Request], act: Callable[[int], bool]) -> int:
    return sum(act(key) for key in list(due.order_by("pk").values_list("pk", flat=True)))
