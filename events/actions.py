"""What links in letters may do here: answer an event."""

from datetime import timedelta

from django.utils import timezone

from campaigns import actions
from campaigns.letters import Target
from events.models import Event, Registration

ANSWER = "events.answer"


def target(event: Event, said: str) -> Target:
    """The link of a campaign's answer button; the post room adds who is asking."""
    return Target(ANSWER, f"{event.pk}:{said}")


def answer_url(row: Registration, said: str = "") -> str:
    """The link of a single letter, good until the event is over."""
    lasts = max(row.event.ends_at - timezone.now(), timedelta()) + timedelta(days=1)
    return actions.url(
        ANSWER, person_id=row.person_id, argument=f"{row.event_id}:{said}", expires_in=lasts
    )
