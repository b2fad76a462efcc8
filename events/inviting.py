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


def hold(event: Event) -> None:
    """Invitations that are planned to leave become drafts again, for the event is cancelled."""
    planned = (Campaign.State.SCHEDULED, Campaign.State.LATE)
    for each in event.invitations.filter(campaign__state__in=planned).select_related("campaign"):
        each.campaign.unschedule(_("The event that it invites to is cancelled."))


def open_sends(event: Event) -> list[Campaign]:
    """Invitations that are planned, or of which letters may still leave."""
    over = (Campaign.State.DRAFT, Campaign.State.DONE, Campaign.State.CANCELLED)
    sends = Campaign.objects.filter(event_invitation__event=event).exclude(state__in=over)
    return list(sends.order_by("pk"))


def edit_url(campaign: Campaign) -> str:
    return reverse("campaign:edit", args=[campaign.pk])
