from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Person

if TYPE_CHECKING:
    from alumni.models import User


class SegmentQuerySet(models.QuerySet["Segment"]):
    def visible_to(self, user: "User") -> Self:
        """Those that the office shares, and one's own."""
        if not user.is_office:
            return self.none()
        return self.filter(Q(shared=True) | Q(created_by=user))


class Segment(models.Model):
    """Saved rules that choose people: live, or frozen to those whom they chose on one day."""

    name = models.CharField(_("name"), max_length=120)
    rules = models.JSONField(_("rules"), default=dict, blank=True)
    shared = models.BooleanField(_("shared with the office"), default=True)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")

    def __str__(self) -> str:
        return self.name

    @property
    def by_hand(self) -> bool:
        """Whether people were put in one by one: no rules could ever choose them again."""
        return self.frozen_at is not None and not self.rules


class SegmentMember(models.Model):
    """One of those whom a frozen segment holds."""

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["segment", "person"], name="once_in_a_segment")
        ]


class SegmentRow(models.Model):
    """What the rules ask for, in one row per person in the register: for counting alone.

    `campaigns/segments/index.py` writes it; the database notes whose row is stale, in the very
    transaction of the change. Who gets a letter is always read from the tables of truth.
    """

    person = models.OneToOneField(
        Person, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    # Before the tags, where the database reads them without unpacking the row.
    last_engaged = models.DateTimeField(null=True)
    last_event = models.DateTimeField(null=True)
    last_request = models.DateTimeField(null=True)
    last_click = models.DateTimeField(null=True)
    # A bit for each purpose by its number, up to MOST_BITS: what was last said to it.
    agreed = models.BigIntegerField(default=0)
    declined = models.BigIntegerField(default=0)
    # A letter and a value, as c22 for a county; the letters are in campaigns/segments/index.py.
    tags = ArrayField(models.TextField(), default=list)

    MOST_BITS = 62

    class Meta:
        indexes = [
            GinIndex("tags", name="segment_row_tags", fastupdate=False),
            # "Agreed and active": counted from the index alone, however many they are.
            models.Index(
                fields=["last_engaged"], include=["agreed", "declined"], name="segment_row_active"
            ),
        ]


class SegmentStale(models.Model):
    """A person whose row no longer holds; several rows for one harm nothing. Not a key: the person
    may be gone."""

    person_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="segment_stale_person")]
