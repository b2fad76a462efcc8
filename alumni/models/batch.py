from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.mapping import ColumnMapping
from alumni.models.person import Person

if TYPE_CHECKING:
    from alumni.models.user import User


class ImportBatch(models.Model):
    """One file from the student register: read dry, then applied as a whole, then undoable."""

    class State(models.TextChoices):
        MATCHING = "matching", _("Being compared")
        READ = "read", _("Read, not applied")
        APPLYING = "applying", _("Being applied")
        APPLIED = "applied", _("Applied")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        CLEARED = "cleared", _("Lines cleared")

    WORKING = (State.MATCHING, State.APPLYING, State.UNDOING)

    name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.MATCHING)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    same = models.PositiveIntegerField(_("same"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    possible = models.PositiveIntegerField(_("possible duplicates"), default=0)
    left = models.PositiveIntegerField(_("left by the undo"), default=0)
    # How far the work has come, in rows; written while the work's own transaction is still open.
    progress = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("who")
    )
    # How the columns were read, [[header, our column or ""], …]: as it was said then, whatever
    # becomes of the remembered mapping. Empty when the headers were known by their own names.
    columns = models.JSONField(default=list, blank=True)
    mapping = models.ForeignKey(
        ColumnMapping, models.SET_NULL, null=True, blank=True, related_name="batches"
    )
    created_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)
    applied_at = models.DateTimeField(_("applied"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.name

    @property
    def is_working(self) -> bool:
        return self.state in self.WORKING

    @property
    def percent(self) -> int:
        return min(100, 100 * self.progress // max(1, self.rows))

    @property
    def has_stalled(self) -> bool:
        """Nothing moved for two minutes: the worker is gone, and starting again harms nobody."""
        return self.is_working and timezone.now() - self.moved_at > timedelta(minutes=2)

    def begin(self, state: "ImportBatch.State", allowed: "tuple[ImportBatch.State, ...]") -> bool:
        """Enter a working state from one of the allowed; False when somebody else was first."""
        entered = ImportBatch.objects.filter(pk=self.pk, state__in=allowed).update(
            state=state, progress=0, moved_at=timezone.now()
        )
        self.refresh_from_db()
        return bool(entered)


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def visible_to(self, user: "User") -> Self:
        """Lines on protected identities are for those who may handle them."""
        if user.handles_protected:
            return self
        return self.filter(protected=False).filter(Q(person=None) | Q(person__protected_at=None))


class ImportRow(models.Model):
    """One line of the file, what it would do, and once applied what stood there before."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Not compared yet")
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Same")
        REFUSED = "refused", _("Refused")
        POSSIBLE = "possible", _("Possible duplicate")

    class Choice(models.TextChoices):
        UNDECIDED = "", _("Decide later")
        SAME = "same", _("Same person")
        NEW = "new", _("New person")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(_("line"))
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    # The row as read, by canonical column; the personal number is replaced by its hash.
    data = models.JSONField(default=dict)
    # Whom the register has that this may be, the likeliest first:
    # [{"person": 7, "score": 12.5, "reasons": ["email", "birth_date"]}]
    candidates = models.JSONField(default=list)
    # What the office says of a possible duplicate. A line with `same_as` goes with its first.
    choice = models.CharField(max_length=4, choices=Choice, blank=True)
    # What the row would do: {"person": {field: [before, after]}, "kept": {field: [own, file]},
    # "degree": {field: [before, after]}, "degree_id": 7 or null for a new one, "address": "…"}
    changes = models.JSONField(default=dict)
    # What it did, with what stood there before: all that an undo needs.
    done = models.JSONField(null=True)
    # The line that makes the same new person, where this is another degree of theirs, or says the
    # same once more ("same").
    same_as = models.PositiveIntegerField(null=True)
    protected = models.BooleanField(default=False)
    # Why an undo left something of this row in place.
    left = models.CharField(max_length=250, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="import_rows")

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_row_per_line")]
