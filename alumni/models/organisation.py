from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from alumni.models.programme import Named
from alumni.places import COUNTIES
from alumni.sorting import SwedishSortKey


class Sector(Named):
    """A branch of trade at the two-digit level. Source: SNI 2007."""

    code = models.CharField(max_length=3, unique=True)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def standing(self) -> Self:
        """Without the spellings that were merged into another."""
        return self.filter(merged_into=None)

    def called(self, name: str) -> "Organisation | None":
        """The one of exactly this name, whatever its capitals; a spelling leads to what it is."""
        found = self.filter(name__iexact=" ".join(name.split())).select_related("merged_into")
        one = found.first()
        return one and (one.merged_into or one)

    def named(self, words: str) -> Self:
        """Those whose name holds each of these words, in any order."""
        rows = self.annotate(told=Upper("name"))
        for word in words.upper().replace("\0", " ").split():  # which the database cannot hold
            rows = rows.filter(told__contains=word)
        return rows

    def like(self, name: str) -> Self:
        """Those whose name is spelled much as this, nearest first."""
        rows = self.annotate(told=Upper("name")).filter(told__trigram_similar=name.upper())
        return rows.order_by(TrigramSimilarity("told", name.upper()).desc(), "pk")


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
    # Kept as a spelling, so that whoever writes it again is led to the organisation.
    merged_into = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="spellings", editable=False
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="organisation_name_trgm"),
        ]
        constraints = [
            models.UniqueConstraint(models.functions.Lower("name"), name="organisation_name_once"),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="organisation_not_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name
