from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person, PersonQuerySet

if TYPE_CHECKING:
    from alumni.models.user import User


class MatchCard(models.Model):
    """What a person is recognised by: hashed keys to find them with, and one line to compare.

    Derived from the person, their addresses and degrees; written by alumni.duplicates alone.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="match_card"
    )
    keys = ArrayField(models.BigIntegerField(), default=list)
    card = models.TextField()
    # When the register was last searched for somebody like this; null after a change.
    searched_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # Without a waiting list, which every search would have to read through.
            GinIndex(fields=["keys"], name="match_card_keys", fastupdate=False),
            models.Index(fields=["person"], condition=Q(searched_at=None), name="match_card_new"),
        ]


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    def open(self) -> Self:
        """Pairs that wait for a decision, of people who are both still there."""
        return self.filter(state=DuplicatePair.State.OPEN)._without(Person.objects.gone())

    def visible_to(self, user: "User") -> Self:
        """Pairs with a protected identity are for those who may handle them."""
        if not user.keeps_register:
            return self.none()
        if user.handles_protected:
            return self
        return self._without(Person.objects.exclude(protected_at=None))

    def _without(self, people: PersonQuerySet) -> Self:
        """So asked, the few are looked up instead of both people of every pair."""
        keys = people.values("pk")
        return self.exclude(Q(first__in=keys) | Q(second__in=keys))


class DuplicatePair(models.Model):
    """Two rows that may be one person, and what somebody decided about them: for ever."""

    class State(models.TextChoices):
        OPEN = "open", _("To be decided")
        DIFFERENT = "different", _("Not the same person")
        MERGED = "merged", _("Merged")

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    score = models.FloatField(_("score"))
    reasons = ArrayField(models.CharField(max_length=30), default=list)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    found_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        indexes = [models.Index(fields=["state", "-score", "id"], name="duplicate_pair_queue")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_row_per_pair"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="duplicate_pair_in_order"
            ),
        ]

    def decide(self, state: "DuplicatePair.State", by: "User | None") -> None:
        self.state, self.by, self.decided_at = state, by, timezone.now()
        self.save(update_fields=["state", "by", "decided_at"])
