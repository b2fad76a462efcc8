from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.models.note import Note
from engagement.models.request import Request


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Report(models.Model):
    """One of the two tells the alumni office that the other does not behave. `side` told it."""

    class Decision(models.TextChoices):
        NOTHING = "nothing", _("Nothing further")
        WARN = "warn", _("A warning")
        BLOCK = "block", _("May ask nobody for now")

    request = models.ForeignKey(
        Request, models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reports_about",
        verbose_name=_("who asked"),
    )
    side = models.CharField(_("told by"), max_length=6, choices=Note.Side, default=Note.Side.PERSON)
    words = models.TextField(_("what happened"), max_length=2000)
    created_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decision = models.CharField(_("decision"), max_length=7, choices=Decision, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of misuse")
        verbose_name_plural = _("reports of misuse")
        indexes = [models.Index(fields=["closed_at", "-created_at"], name="report_queue")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None, decision="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(decision="")),
                name="report_closed_by_a_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class AskingStop(models.Model):
    """A user who may not ask alumni for now. The row is the stop; lifting it deletes the row."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="asking_stop"
    )
    since = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("stop of asking")
        verbose_name_plural = _("stops of asking")

    def __str__(self) -> str:
        return str(self.user)
