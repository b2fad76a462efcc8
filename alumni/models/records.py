"""An extract of public records: what was asked for, row by row what is released, and the seal."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person

if TYPE_CHECKING:
    from alumni.models.user import User


class RecordsExtractQuerySet(models.QuerySet["RecordsExtract"]):
    def visible_to(self, user: "User") -> Self:
        """Extracts that hold a protected identity are for those who may handle them."""
        if user.handles_protected:
            return self
        # Somebody may have become protected after the draft was made.
        later = RecordsRow.objects.filter(
            extract=OuterRef("pk"), person__protected_at__isnull=False
        )
        return self.filter(~Exists(later), protected=False)


class RecordsExtract(models.Model):
    case = models.CharField(_("case number"), max_length=80, blank=True)
    # Nobody has to say who they are or why they ask (freedom of the press act, ch. 2).
    asked = models.CharField(_("what was asked for"), max_length=300)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="records_extracts"
    )
    begins = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to and including"), null=True, blank=True)
    kinds = models.JSONField(_("kinds of records"), default=list)
    protected = models.BooleanField(default=False, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sealed_at = models.DateTimeField(null=True, editable=False)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    # What was decided, with the reasons where anything is kept back; its date is that of the seal.
    ruling = models.TextField(_("decision and reasons"), max_length=4000, blank=True)
    # What was released, as JSON, and its fingerprint: every file handed out is made from it.
    content = models.BinaryField(default=b"", editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = RecordsExtractQuerySet.as_manager()

    class Meta:
        verbose_name = _("records extract")
        verbose_name_plural = _("records extracts")
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed_at=None) | ~Q(digest=""), name="records_sealed_with_a_digest"
            )
        ]

    def __str__(self) -> str:
        return self.case or self.asked

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None


GROUNDS = {
    "OSL 21:1": _("health or sex life"),
    "OSL 21:3": _("pursued person's address"),
    "OSL 21:3a": _("protected registration"),
    "OSL 21:7": _("use against the data protection regulation"),
    "OSL 22:1": _("population register"),
    "OSL 23:5": _("student's personal circumstances"),
}


class RecordsRow(models.Model):
    """One record in an extract, as it stood when the extract was made."""

    class Decision(models.TextChoices):
        UNDECIDED = "", _("Not decided")
        RELEASE = "release", _("Release")
        MASK = "mask", _("Release with words masked")
        WITHHOLD = "withhold", _("Withhold")

    extract = models.ForeignKey(RecordsExtract, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=60)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", db_index=True)
    title = models.CharField(max_length=300)
    # [[field, value], …] as it stood; what the seal does not release is emptied by it.
    fields = models.JSONField(default=list)
    hidden = models.JSONField(_("fields masked"), default=list, blank=True)
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, default=Decision.UNDECIDED, blank=True
    )
    # Chapter and section, as "OSL 21:7"; GROUNDS are those that an alumni office meets.
    ground = models.CharField(_("ground"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("record in an extract")
        verbose_name_plural = _("records in an extract")
        constraints = [
            models.UniqueConstraint(fields=["extract", "position"], name="one_record_per_position"),
            models.CheckConstraint(
                condition=~Q(decision__in=["mask", "withhold"]) | ~Q(ground=""),
                name="record_kept_back_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(hidden=[]) | ~Q(ground=""), name="record_masked_on_a_ground"
            ),
        ]

    def __str__(self) -> str:
        return self.title
