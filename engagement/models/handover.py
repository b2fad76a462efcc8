from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.models.ask import Ask

if TYPE_CHECKING:
    from alumni.models import User


class HandoverQuerySet(models.QuerySet["Handover"]):
    def open(self) -> Self:
        return self.filter(answered_at=None, ask__cancelled_at=None)

    def put_to(self, user: "User") -> Self:
        """What colleagues want this user to take over, and still waits for a word."""
        return self.open().filter(to=user)


class Handover(models.Model):
    """A teacher offers an ask to a colleague. Nothing changes hands before the colleague's yes."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="handovers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="handovers", verbose_name=_("to")
    )
    words = models.TextField(_("a word to your colleague"), max_length=600, blank=True)
    offered_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        constraints = [
            models.UniqueConstraint(
                fields=["ask"], condition=Q(answered_at=None), name="one_open_handover"
            ),
            models.CheckConstraint(condition=~Q(by=F("to")), name="handover_to_another"),
            models.CheckConstraint(
                condition=Q(accepted=False) | Q(answered_at__isnull=False),
                name="handover_accepted_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ask} → {self.to}"
