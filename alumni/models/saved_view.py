from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from alumni.models.user import User


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, user: "User") -> Self:
        """One's own, and those that colleagues share."""
        return self.filter(Q(owner=user) | Q(shared=True))

    def changeable_by(self, user: "User") -> Self:
        return self.filter(owner=user)


class SavedView(models.Model):
    """A way to look at the list of people: filters and order under a name."""

    name = models.CharField(_("name"), max_length=80)
    # The filters as they stand in the address of the list; a filter that is gone is passed over.
    filters = models.JSONField(default=dict)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("owner")
    )
    shared = models.BooleanField(_("shared with colleagues"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> str:
        """The filters as the end of an address."""
        return urlencode(self.filters, doseq=True)
