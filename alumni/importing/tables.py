"""Many rows at once, in and out of PostgreSQL: COPY, and one UPDATE per column and block."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg.types.json import Jsonb

from alumni.models import Address, Degree, Employment, ImportBatch, ImportRow, Person

BLOCK = 4_000
# All that an import may ever write. Consent and suppression are not among them.
WRITABLE = frozenset({Person, Address, Degree, Employment, ImportRow})


def prepare(cursor: CursorWrapper, batch: ImportBatch) -> None:
    """One worker a batch; and blocks are found by index, whatever the statistics of tables that
    this very transaction is filling may say."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [4172, batch.pk])
    cursor.execute("SET LOCAL enable_hashjoin = off")
    cursor.execute("SET LOCAL enable_mergejoin = off")


def plain(value: object) -> Any:
    """A column's value as JSON holds it, so that before, after and now can be compared."""
    return value.isoformat() if isinstance(value, date | datetime) else value


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[models.Field, ...], str]:
    if model not in WRITABLE:
        raise TypeError(f"an import never writes {model.__name__}")
    fields = tuple(f for f in model._meta.concrete_fields if not f.generated)
    names = ", ".join(f'"{f.column}"' for f in fields)
    return fields, f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'


def insert(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """COPY rows given by attname (with the key); what is not given takes the model's default."""
    if not rows:
        return
    fields, command = _columns(model)
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([_value(field, row) for field in fields])


def _value(field: models.Field, row: dict[str, Any]) -> Any:
    value = row[field.attname] if field.attname in row else field.get_default()
    return Jsonb(value) if isinstance(field, models.JSONField) and value is not None else value


def new_keys(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]


def update(model: type[models.Model], field: str, values: dict[int, Any]) -> None:
    """Set one column of many rows, each to its own value (as `plain` gives it)."""
    if not values:
        return
    if model not in WRITABLE:
        raise TypeError(f"an import never writes {model.__name__}")
    column = model._meta.get_field(field)
    kind = column.db_type(connection).split(" GENERATED")[0]
    given = [None if value is None else _text(value) for value in values.values()]
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" t SET "{column.column}" = v.value::{kind} '  # noqa: S608
            "FROM unnest(%s::bigint[], %s::text[]) v(id, value) WHERE t.id = v.id",
            [list(values), given],
        )


def update_rows(rows: Sequence[ImportRow], columns: Sequence[str]) -> None:
    """Write these columns of the rows back; one JSON document carries them all."""
    fields = [ImportRow._meta.get_field(column) for column in columns]
    kinds = ", ".join(f'"{field.column}" {field.db_type(connection)}' for field in fields)
    sets = ", ".join(f'"{f.column}" = v."{f.column}"' for f in fields)
    values = [{"id": row.pk} | {f.column: getattr(row, f.attname) for f in fields} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE alumni_importrow t SET {sets} "  # noqa: S608
            f"FROM jsonb_to_recordset(%s::jsonb) v(id bigint, {kinds}) WHERE t.id = v.id",
            [json.dumps(values)],
        )


def _text(value: object) -> str:
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


def blocks(rows: models.QuerySet[ImportRow]) -> Iterator[list[ImportRow]]:
    """The rows in the order of the file, a block at a time: memory stays flat."""
    last = 0
    while block := list(rows.filter(number__gt=last).order_by("number")[:BLOCK]):
        yield block
        last = block[-1].number


def in_blocks(items: Iterable[Any]) -> Iterator[list[Any]]:
    block = []
    for item in items:
        block.append(item)
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block


class Progress:
    """Says how far the work has come on a connection of its own: the work's transaction is open
    and nobody would see it before the end."""

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch

    def __enter__(self) -> "Progress":
        self.connection = connection.copy()
        return self

    def __exit__(self, *exc: object) -> None:
        self.connection.close()

    def at(self, done: int) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE alumni_importbatch SET progress = %s, moved_at = %s WHERE id = %s",
                [done, timezone.now(), self.batch.pk],
            )
