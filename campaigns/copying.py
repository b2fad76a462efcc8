"""A new draft with the words of a letter that has been started."""

from django.db import transaction
from django.utils.translation import gettext as _

from alumni.models import User
from campaigns.models import Campaign, Trial

SETTINGS = ("kind", "purpose", "public", "uncertain_policy", "rate_per_minute")
RULE = ("share", "hours", "least")


@transaction.atomic
def anew(campaign: Campaign, by: User) -> Campaign:
    """Words, version B and settings, but no segment, no plan and nobody who gets it."""
    settings = {name: getattr(campaign, name) for name in SETTINGS}
    name = _("%s, anew") % campaign.name[:100]
    draft = Campaign.objects.create(name=name, created_by=by, **settings, **campaign.words())
    if trial := getattr(campaign, "trial", None):
        rule = {name: getattr(trial, name) for name in RULE}
        Trial.objects.create(campaign=draft, **rule, **trial.words())
    return draft
