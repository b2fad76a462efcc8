from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from events.models.event import Event


class EventInvitation(models.Model):
    """A send that invites to an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations")
    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="event_invitation")

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
