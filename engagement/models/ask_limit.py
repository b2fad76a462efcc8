from django.db import models
from django.utils.translation import gettext_lazy as _

from alumni.models import Person


class AskLimit(models.Model):
    """How many questions in 90 days a person wishes at most. Without a row the house's ceiling
    holds; nobody can wish for more than that."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="ask_limit")
    in_quarter = models.PositiveSmallIntegerField(_("questions in 90 days, at most"))

    class Meta:
        verbose_name = _("limit of asking")
        verbose_name_plural = _("limits of asking")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(in_quarter__gte=1, in_quarter__lte=12), name="ask_limit_sane"
            )
        ]

    def __str__(self) -> str:
        return str(self.in_quarter)
