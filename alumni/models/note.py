from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person

if TYPE_CHECKING:
    from alumni.models.user import User


class NoteQuerySet(models.QuerySet["Note"]):
    def changeable_by(self, user: "User") -> Self:
        """One's own, of people whom one may see."""
        return self.filter(by=user, person__in=Person.objects.visible_to(user))


class Note(models.Model):
    """What the office writes down about a person, who may read every word of it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notes")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("written"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        indexes = [models.Index(fields=["person", "-at"], name="person_note")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="person_note_has_words")]

    def __str__(self) -> str:
        return self.text[:80]

    def rewrite(self, text: str) -> None:
        self.text, self.changed_at = text, timezone.now()
        self.save(update_fields=["text", "changed_at"])
