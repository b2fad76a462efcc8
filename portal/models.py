from django.db import models
from django.utils.translation import gettext_lazy as _

from alumni.models import Offer, Programme

# Employers bound by a competence contract are wanted as well.
CONTRACT = "contract"
WAYS = [*Offer.Kind.choices, (CONTRACT, _("Competence contract"))]


class Ambition(models.Model):
    """How many times in a year a programme wants alumni, or employers, to help in one way."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="ambitions")
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind"), max_length=16, choices=WAYS)
    number = models.PositiveSmallIntegerField(_("how many"))

    class Meta:
        verbose_name = _("ambition")
        verbose_name_plural = _("ambitions")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year", "kind"], name="one_ambition_per_kind_and_year"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gt=0, year__gte=2000, year__lte=2100),
                name="ambition_is_a_number_of_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year}: {self.number} {self.kind}"
