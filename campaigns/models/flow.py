from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.destinations import Destination


class FlowQuerySet(models.QuerySet["Flow"]):
    def slowed(self) -> Self:
        """Those that go slower because somebody asked for it."""
        return self.filter(rate__isnull=False)


class Flow(models.Model):
    """How fast letters go to a relay, and through it to one kind of destination: one bucket of
    tokens for all workers, and what the other side said about our haste."""

    relay = models.CharField(max_length=120)
    # Empty: everything that goes through this relay.
    destination = models.CharField(_("destination"), max_length=10, choices=Destination, blank=True)
    # Letters that may leave now. Below zero: single letters went first, the rest waits for them.
    tokens = models.FloatField(default=0)
    at = models.DateTimeField(default=timezone.now)
    # Letters a minute after we were asked to go slower; null: nobody has asked.
    rate = models.FloatField(_("letters a minute"), null=True, blank=True)
    slowed_from = models.FloatField(default=0)
    slowed_at = models.DateTimeField(_("slowed"), null=True, blank=True)
    words = models.CharField(_("what the mail server said"), max_length=300, blank=True)
    # What has left today, counted while a new relay is being warmed up.
    day = models.DateField(null=True, blank=True)
    day_count = models.PositiveIntegerField(default=0)

    objects = FlowQuerySet.as_manager()

    class Meta:
        verbose_name = _("flow of letters")
        verbose_name_plural = _("flows of letters")
        constraints = [
            models.UniqueConstraint(fields=["relay", "destination"], name="one_flow_a_destination"),
            models.CheckConstraint(
                condition=models.Q(rate=None) | models.Q(rate__gt=0), name="flow_rate_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relay} {self.destination}".strip()
