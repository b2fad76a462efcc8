"""Whether a letter that may have gone is sent again without a person's word.

A relay cannot tell a second copy from a first. A provider with a key for each letter can, for a
while: until then a second attempt harms nobody.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from campaigns.models import Campaign
from integrations.transport import endpoint_from

# Our clock and the provider's differ, and a request is minutes on its way at worst.
MARGIN = timedelta(minutes=30)


def memory() -> timedelta:
    """How long whoever takes our letters knows one again; zero: not at all."""
    return endpoint_from(settings.EMAIL_URL).remembers


def known_since() -> datetime | None:
    """A letter that first left after this moment is known again now; None: no letter is."""
    return timezone.now() - memory() + MARGIN if memory() else None


def recognised(first: datetime | None) -> bool:
    """Whether a letter that cannot have left before `first` would be known again now."""
    since = known_since()
    return bool(first and since and first > since)


def at_once(campaign: Campaign) -> bool:
    """The campaign says so, or nobody can get it twice."""
    return campaign.uncertain_policy == Campaign.Uncertain.RESEND or recognised(campaign.started_at)
