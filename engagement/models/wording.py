from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alumni.models import Offer

if TYPE_CHECKING:
    from alumni.models import User


class WordingQuerySet(models.QuerySet["Wording"]):
    def of(self, user: "User") -> Self:
        return self.filter(owner=user).order_by("kind", "name", "pk")


class Wording(models.Model):
    """A teacher's own words to start a question from."""

    MOST = 30

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="wordings", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("about"), max_length=16, choices=Offer.Kind)
    language = models.CharField(
        _("language"), max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv"
    )
    title = models.CharField(_("heading"), max_length=120)
    words = models.TextField(_("message"), max_length=1200)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("templates", "own words")
        verbose_name_plural = pgettext_lazy("templates", "own words")
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="wording_name_once")]

    def __str__(self) -> str:
        return self.name
