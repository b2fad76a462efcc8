from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person


class ImportBatch(models.Model):
    """One file from the student register: read dry, then applied as a whole, then undoable."""

    class State(models.TextChoices):
        READ = "read", _("Read, not applied")
        APPLYING = "applying", _("Being applied")
        APPLIED = "applied", _("Applied")
        UNDONE = "undone", _("Undone")

    name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.READ)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    same = models.PositiveIntegerField(_("same"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("who")
    )
    created_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)
    applied_at = models.DateTimeField(_("applied"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """One line of the file, what it would do, and once applied what stood there before."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Same")
        REFUSED = "refused", _("Refused")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(_("line"))
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    # The row as read, by canonical column; the personal number is replaced by its hash.
    data = models.JSONField(default=dict)
    # {"person": {field: [before, after]}, "degree": {…}, "address": {…}}
    changes = models.JSONField(default=dict)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="import_rows")

    class Meta:
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_row_per_line")]
