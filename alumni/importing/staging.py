"""A file becomes a batch of waiting rows, or is refused and leaves nothing behind."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, BinaryIO

from django.db import transaction
from django.utils import timezone

from alumni.importing import cleaning, reading, tables
from alumni.models import ColumnMapping, ImportBatch, ImportRow, User


def stage(
    file: BinaryIO,
    name: str,
    by: User | None = None,
    remembered: ColumnMapping | None = None,
) -> ImportBatch:
    """Read the whole file into ImportRow by COPY. Raises BadFile, and then nothing is kept.

    `remembered` names our column for headers that are not known by their own name.

    The personal numbers end here: only their keyed hashes are stored.
    """
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            name=PurePath(name).name[:200],
            by=by,
            mapping=remembered,
            columns=remembered.columns if remembered else [],
        )
        mapping = dict(remembered.columns) if remembered else None
        for block in tables.in_blocks(_rows(file, batch, mapping)):
            tables.insert(ImportRow, block)
            batch.rows += len(block)
        batch.moved_at = timezone.now()
        batch.save(update_fields=["rows", "moved_at"])
    return batch


def _rows(
    file: BinaryIO, batch: ImportBatch, mapping: Mapping[str, str] | None
) -> Iterator[dict[str, Any]]:
    names = cleaning.Names.load()
    keys: Iterator[int] = iter(())
    for line, raw, extra in reading.rows(file, mapping):
        pk = next(keys, None)
        if pk is None:
            keys = iter(tables.new_keys(ImportRow, tables.BLOCK))
            pk = next(keys)
        row = {"id": pk, "batch_id": batch.pk, "number": line}
        try:
            yield row | {"data": cleaning.clean(raw, extra, names)}
        except cleaning.Refused as refusal:
            yield row | {
                "outcome": ImportRow.Outcome.REFUSED,
                "reason": refusal.args[0],
                "data": cleaning.keep_for_error_file(raw),
                "protected": raw.get("skyddsstatus", "").casefold() not in cleaning.NO,
            }
