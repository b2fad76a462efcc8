"""How the columns of somebody's file are called here: said once, offered the next time."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from alumni.models.user import User


class ColumnMappingQuerySet(models.QuerySet["ColumnMapping"]):
    def for_headers(self, headers: Iterable[str]) -> "ColumnMapping | None":
        return self.filter(signature=signature_of(headers)).first()

    def remember(
        self, name: str, columns: list[tuple[str, str]], by: "User | None"
    ) -> "ColumnMapping":
        """Keep what was said of a kind of file; said again, the newest word holds."""
        said = {"name": name, "columns": [list(pair) for pair in columns], "by": by}
        signature = signature_of(header for header, _column in columns)
        mapping, _new = self.update_or_create(
            signature=signature, defaults={**said, "used_at": timezone.now()}
        )
        return mapping


def signature_of(headers: Iterable[str]) -> str:
    """The same for two files whose first lines name the same columns in the same order."""
    return hashlib.sha256("\x1f".join(headers).encode()).hexdigest()


class ColumnMapping(models.Model):
    """The columns of one kind of file. `columns` is [[header, our column or ""], …]."""

    name = models.CharField(_("name"), max_length=120)
    signature = models.CharField(max_length=64, unique=True, editable=False)
    columns = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    used_at = models.DateTimeField(_("last used"), default=timezone.now)

    objects = ColumnMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("column mapping")
        verbose_name_plural = _("column mappings")

    def __str__(self) -> str:
        return self.name

    def note_use(self) -> None:
        self.used_at = timezone.now()
        self.save(update_fields=["used_at"])

    @property
    def used(self) -> list[tuple[str, str]]:
        """(header, our column) of those that are read."""
        return [(header, column) for header, column in self.columns if column]


class WaitingFileQuerySet(models.QuerySet["WaitingFile"]):
    def fresh(self) -> Self:
        return self.filter(created_at__gte=timezone.now() - WaitingFile.LIFE)

    def forget_old(self) -> None:
        self.filter(created_at__lt=timezone.now() - WaitingFile.LIFE).delete()


class WaitingFile(models.Model):
    """A file between its upload and the answer to what its columns mean; an hour at most.

    The content is encrypted, and the key stands in nothing but the page that asks: it holds
    personal numbers, and those are never kept.
    """

    LIFE = timedelta(hours=1)

    name = models.CharField(max_length=200)
    content = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WaitingFileQuerySet.as_manager()
