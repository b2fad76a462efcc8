"""The links of a letter: each for one act, with an end."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from campaigns import actions
from engagement.models import Request

AFTERWARDS = timedelta(days=30)


def answer_url(request: Request, word: str) -> str:
    """The page of one request for its person. It works until 30 days after all that is agreed."""
    return actions.url(
        "engagement.answer",
        person_id=request.person_id,
        argument=f"{request.pk}:{word}",
        expires_in=_life(request),
    )


def act_url(request: Request, act: str) -> str:
    """Where a form of that page is sent to."""
    return actions.url(
        f"engagement.{act}",
        person_id=request.person_id,
        argument=str(request.pk),
        expires_in=_life(request),
    )


def held_url(request: Request, side: str) -> str:
    """Did it take place? For the teacher it dies when a colleague takes over."""
    return actions.url(
        "engagement.held",
        person_id=request.person_id,
        argument=f"{request.pk}:{side}:{request.ask.asked_by_id}",
        expires_in=AFTERWARDS,
    )


def asker_page(request: Request) -> str:
    return settings.BASE_URL + reverse("engagement:request", args=[request.pk])


def _life(request: Request) -> timedelta:
    ends = [request.deadline or timezone.now(), timezone.now()]
    if request.ends_at:
        ends.append(request.ends_at)
    if request.ask_again_on:
        ends.append(timezone.make_aware(datetime.combine(request.ask_again_on, time.max)))
    return max(ends) - timezone.now() + AFTERWARDS
