from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.models.campaign import Campaign


class Link(models.Model):
    """Where link number n of a campaign leads: an address, or an act with its argument.

    The letter carries the number and the recipient's token alone, so no link can be bent to
    lead elsewhere.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="links", db_index=False)
    number = models.PositiveSmallIntegerField()
    url = models.URLField(_("address"), max_length=1000, blank=True)
    action = models.CharField(max_length=60, blank=True)
    argument = models.CharField(max_length=200, blank=True)
    label = models.CharField(_("text"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_link_per_number")
        ]

    def __str__(self) -> str:
        return self.label or self.url or self.action


class Click(models.Model):
    """One opening of a link, with what we think of it: a person or a machine, and why."""

    class Verdict(models.TextChoices):
        PERSON = "person", pgettext_lazy("click", "Person")
        MACHINE = "machine", _("Machine")
        UNSURE = "unsure", _("Unsure")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="clicks", db_index=False)
    seq = models.PositiveIntegerField()
    link = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.UNSURE)
    reasons = models.JSONField(default=list, blank=True)
    # Network and system as a keyed mark that means something within one letter alone.
    origin = models.CharField(max_length=8, blank=True)

    class Meta:
        verbose_name = _("click")
        verbose_name_plural = _("clicks")
        indexes = [models.Index(fields=["campaign", "seq", "at"], name="click_recipient")]

    def __str__(self) -> str:
        return f"{self.campaign_id}.{self.seq}/{self.link}"
