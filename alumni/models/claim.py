"""What a newcomer or a member asks of the register, waiting for the alumni office."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.degree import Degree
from alumni.models.person import Person

if TYPE_CHECKING:
    from alumni.models.user import User

DAYS_TO_ANSWER = 14


def answer_by() -> timezone.datetime:
    return timezone.now() + timezone.timedelta(days=DAYS_TO_ANSWER)


class ClaimQuerySet(models.QuerySet["ClaimRequest"]):
    def waiting(self) -> Self:
        return self.filter(state=ClaimRequest.State.WAITING).order_by("deadline", "pk")


class ClaimRequest(models.Model):
    """Somebody joined and says who they are; the office finds out whether the register knows them.

    `evidence` holds what they told, never the personal number, and which parts agree with whom:
    {"told": {…}, "candidates": [{"person": 1, "agrees": ["name", "birth_date"]}]}.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Not found in the register")

    person = models.ForeignKey(Person, models.CASCADE, related_name="claims")
    evidence = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    deadline = models.DateTimeField(_("answer by"))
    created_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("newcomer")
        verbose_name_plural = _("newcomers")
        indexes = [models.Index(fields=["state", "deadline"], name="claim_state_deadline")]

    def decide(self, state: "ClaimRequest.State", by: "User") -> None:
        self.state, self.decided_by, self.decided_at = state, by, timezone.now()
        self.save(update_fields=["state", "decided_by", "decided_at"])


class CorrectionRequest(models.Model):
    """A person says that what the student register knows of them is wrong."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="corrections")
    degree = models.ForeignKey(Degree, models.CASCADE, null=True, related_name="corrections")
    text = models.TextField(_("what is wrong, and what would be right"), max_length=1000)
    deadline = models.DateTimeField(_("answer by"))
    created_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def close(self, by: "User") -> None:
        self.closed_at, self.closed_by = timezone.now(), by
        self.save(update_fields=["closed_at", "closed_by"])
