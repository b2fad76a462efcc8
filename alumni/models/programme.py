from typing import Any, Self

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Collate, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alumni.sorting import SwedishSortKey


class NamedQuerySet(models.QuerySet[Any]):
    def alphabetical(self) -> Self:
        """By name in the reader's language, in Swedish order."""
        return self.order_by(Collate(SwedishSortKey(_name()), "C"), "pk")


class Named(models.Model):
    """Something with a name in each language."""

    name_sv = models.CharField(_("name in Swedish"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; Swedish where there is no English one."""
        return (reads_english() and self.name_en) or self.name_sv


def reads_english() -> bool:
    return (get_language() or "sv").startswith("en")


def name_at(path: str) -> F | Coalesce:
    """SQL: the same as `name`, of the row at the end of a path such as "topics"."""
    return _name(f"{path}__")


def _name(path: str = "") -> F | Coalesce:
    swedish = F(f"{path}name_sv")
    return Coalesce(NullIf(f"{path}name_en", Value("")), swedish) if reads_english() else swedish


class Campus(Named):
    code = models.SlugField(unique=True)

    class Meta:
        verbose_name = _("campus")
        verbose_name_plural = _("campuses")


class Department(Named):
    code = models.SlugField(unique=True)
    faculty = models.CharField(_("faculty"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")


class Programme(Named):
    code = models.CharField(_("code"), max_length=16, unique=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, verbose_name=_("department")
    )
    group = models.CharField(_("field of study"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
