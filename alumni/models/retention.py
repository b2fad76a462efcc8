"""Retention: what is cleared, how long after what, and on whose decision; and what was done."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from alumni.models.user import User

STALE = timedelta(hours=2)


class RetentionAct(models.TextChoices):
    DELETE = "delete", _("Delete")
    ANONYMISE = "anonymise", _("Make anonymous")
    ARCHIVE = "archive", _("Archive, then delete")


class RetentionRule(models.Model):
    """One decision to clear: a kind of data (alumni.retention.kinds), so many days after its
    date. A rule works once it is active, and it is activated on the sight of a dry run."""

    kind = models.CharField(_("what"), max_length=40)
    days = models.PositiveIntegerField(_("days kept"), validators=[MinValueValidator(1)])
    act = models.CharField(_("then"), max_length=9, choices=RetentionAct)
    decision = models.CharField(_("decision"), max_length=200)
    # A dry run of the rule as it stands; a changed rule needs a new one.
    reported_at = models.DateTimeField(_("dry run"), null=True, editable=False)
    active_since = models.DateTimeField(_("active since"), null=True, editable=False)
    running_since = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        constraints = [
            models.UniqueConstraint(fields=["kind"], name="one_retention_rule_per_kind"),
            models.CheckConstraint(condition=Q(days__gte=1), name="retention_days_positive"),
            models.CheckConstraint(
                condition=Q(active_since=None) | Q(reported_at__isnull=False),
                name="retention_active_after_report",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.days}"

    def before(self) -> datetime:
        """What is older than this moment is concerned."""
        return timezone.now() - timedelta(days=self.days)

    def reported(self) -> None:
        self.reported_at = timezone.now()
        self.save(update_fields=["reported_at"])

    def activate(self) -> bool:
        """False without a dry run of the rule as it stands."""
        active = RetentionRule.objects.filter(pk=self.pk, reported_at__isnull=False)
        done = active.update(active_since=timezone.now())
        self.refresh_from_db()
        return bool(done)

    def deactivate(self) -> None:
        self.active_since = None
        self.save(update_fields=["active_since"])

    def begin(self) -> bool:
        """Claim the rule for one run; False when another worker has it."""
        now = timezone.now()
        free = Q(running_since=None) | Q(running_since__lt=now - STALE)
        mine = RetentionRule.objects.filter(free, pk=self.pk, active_since__isnull=False)
        return bool(mine.update(running_since=now))

    def end(self) -> None:
        RetentionRule.objects.filter(pk=self.pk).update(running_since=None)


class RetentionRun(models.Model):
    """What one run of a rule cleared: how much and when, never what it said."""

    rule = models.ForeignKey(
        RetentionRule, models.SET_NULL, null=True, related_name="runs", editable=False
    )
    kind = models.CharField(_("what"), max_length=40)
    days = models.PositiveIntegerField(_("days kept"))
    act = models.CharField(_("act"), max_length=9, choices=RetentionAct)
    decision = models.CharField(_("decision"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    count = models.PositiveIntegerField(_("rows"), default=0)
    left = models.PositiveIntegerField(_("left for the next night"), default=0)
    archive = models.CharField(_("archive file"), max_length=200, blank=True)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("retention run")
        verbose_name_plural = _("retention runs")
        indexes = [models.Index(fields=["-started_at"], name="retention_run_started")]

    def __str__(self) -> str:
        return f"{self.kind} {self.started_at:%Y-%m-%d}"

    @classmethod
    def of(cls, rule: RetentionRule, by: "User | None") -> "RetentionRun":
        copied = {name: getattr(rule, name) for name in ("kind", "days", "act", "decision")}
        return cls.objects.create(rule=rule, by=by, **copied)


class RetentionCount(models.Model):
    """What is left of cleared rows: how many there were of each sort in each month."""

    kind = models.CharField(max_length=40)
    month = models.DateField()
    label = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("surviving count")
        verbose_name_plural = _("surviving counts")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "month", "label"], name="one_retention_count_per_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.month:%Y-%m} {self.label}: {self.number}"
