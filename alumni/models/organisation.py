from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from alumni.models.person import SwedishSortKey
from alumni.models.programme import Named
from alumni.places import COUNTIES


class Sector(Named):
    """A branch of trade at the two-digit level. Source: SNI 2007."""

    code = models.CharField(max_length=3, unique=True)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Organisation(models.Model):
    name = models.CharField(_("name"), max_length=200)
    sort_key = models.GeneratedField(
        expression=SwedishSortKey("name"),
        output_field=models.CharField(max_length=200, db_collation="C"),
        db_persist=True,
    )
    sector = models.ForeignKey(
        Sector, models.SET_NULL, null=True, blank=True, verbose_name=_("sector")
    )
    county = models.CharField(_("county"), max_length=2, choices=COUNTIES, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="organisation_name_trgm"),
        ]
        constraints = [
            models.UniqueConstraint(models.functions.Lower("name"), name="organisation_name_once")
        ]

    def __str__(self) -> str:
        return self.name
