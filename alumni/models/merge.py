from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person

if TYPE_CHECKING:
    from alumni.models.user import User


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def of(self, person: Person) -> Self:
        return self.filter(Q(kept=person) | Q(gone=person))

    def visible_to(self, user: "User") -> Self:
        """Merges that touch a protected identity are for those who may handle them."""
        if not user.keeps_register:
            return self.none()
        if user.handles_protected:
            return self
        return self.filter(kept__protected_at=None, gone__protected_at=None)


class Merge(models.Model):
    """Two rows that became one person, with all that is needed to part them again."""

    kept = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="merges")
    gone = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="merged_away")
    # What was moved, changed, deleted and made, in that order: see alumni.merging.
    journal = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("merged"), default=timezone.now)
    # A trigger on this column makes what the kept person said themselves count again.
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # What the undo left as it was, because somebody had changed it since.
    left = models.JSONField(default=list)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="merged_away_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept or '–'} + {self.gone or '–'}"
