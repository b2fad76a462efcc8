"""From an event to an invitation: a draft letter in which the event already stands."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alumni.models import Purpose, User
from campaigns.models import Campaign
from events.models import Event, EventInvitation


@transaction.atomic
def draft(event: Event, by: User) -> Campaign:
    """A campaign in draft, in both languages, on the ground of event invitations."""
    words = {}
    for language in ("sv", "en"):
        with translation.override(language):
            words[f"subject_{language}"] = _("Welcome to %s") % event.title
            words[f"preheader_{language}"] = event.summary[:150]
            words[f"body_{language}"] = [("event", {"event": str(event.pk)})]
    campaign = Campaign.objects.create(
        name=event.title_sv,
        kind=Campaign.Kind.INVITATION,
        purpose=Purpose.objects.get(code="events"),
        created_by=by,
        **words,
    )
    EventInvitation.objects.create(event=event, campaign=campaign)
    return campaign


def edit_url(campaign: Campaign) -> str:
    return reverse("campaign:edit", args=[campaign.pk])
