"""Many rows at once, in and out of PostgreSQL: COPY, and one UPDATE for all rows in which the same
columns change.

What costs is the number of Python objects, so values travel as one text a block.
"""

import dataclasses
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.models import F, Func, Value
from django.utils import timezone

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
    return value.isoformat() if type(value) in (date, datetime) else value


@cache
def _columns(model: type[models.Model]) -> tuple[models.Field, ...]:
    if model not in WRITABLE:
        raise TypeError(f"an import never writes {model.__name__}")
    return tuple(f for f in model._meta.concrete_fields if not f.generated)


def insert(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """COPY rows given by attname (with the key); what is not given takes the model's default.

    The text is put together here: columns that no row gives are the same for all of them and are
    written out once.
    """
    fields = _columns(model)
    if not rows:
        return
    given = set().union(*rows)
    varied = [(f.attname, _text(f.get_default())) for f in fields if f.attname in given]
    same = [f for f in fields if f.attname not in given]
    end = "".join("\t" + _text(f.get_default()) for f in same) + "\n"
    order = [f for f in fields if f.attname in given] + same
    names = ", ".join(f'"{f.column}"' for f in order)
    lines = (
        "\t".join([_text(row[name]) if name in row else default for name, default in varied])
        for row in rows
    )
    with connection.cursor() as cursor:
        command = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
        with cursor.copy(command) as copy:
            copy.write(end.join(lines) + end)


_ESCAPED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_SPECIAL = re.compile(r"[\\\t\n\r]")


def _text(value: object) -> str:
    """A value as COPY reads it. Lists are arrays, dicts are JSON."""
    kind = type(value)
    if kind is int:
        return str(value)
    if value is None:
        return "\\N"
    if kind is dict:
        text = json.dumps(value)
    elif kind is list:
        text = "{" + ",".join(json.dumps(item, ensure_ascii=False) for item in value) + "}"
    else:
        text = str(value)
    return _SPECIAL.sub(lambda sign: _ESCAPED[sign[0]], text) if _SPECIAL.search(text) else text


def new_keys(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(nextval(s.name)::text, ',') "
            "FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS name) s, "
            "generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [int(key) for key in (cursor.fetchone()[0] or "").split(",") if key]


def one_of(column: str, values: Iterable[Any], kind: str = "text") -> Func:
    """Filter: the column is one of thousands of values, which travel as one JSON document.

    As an array they are looked up in the column's index, whatever the statistics may say.
    """
    return Func(
        F(column),
        Value(json.dumps(list(values))),
        arg_joiner=f" = ANY(ARRAY(SELECT value::{kind} FROM jsonb_array_elements_text(",  # noqa: S608
        template="%(expressions)s::jsonb)))",
        output_field=models.BooleanField(),
    )


def update(model: type[models.Model], rows: dict[int, dict[str, Any]]) -> None:
    """Set columns of many rows, given by key: each to its own values (as `plain` gives them).

    A row is written once, whatever changes in it: its indexes and triggers cost more than itself.
    """
    if model not in WRITABLE:
        raise TypeError(f"an import never writes {model.__name__}")
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, values in rows.items():
        alike[tuple(sorted(values))].append(key)
    for names, keys in alike.items():
        _update_columns(model, names, keys, rows)


def _update_columns(
    model: type[models.Model],
    names: Sequence[str],
    keys: list[int],
    rows: dict[int, dict[str, Any]],
) -> None:
    fields = [model._meta.get_field(name) for name in names]
    kinds = [field.db_type(connection).split(" GENERATED")[0] for field in fields]
    sets = ", ".join(
        f'"{field.column}" = v."{field.column}"::{kind}'
        for field, kind in zip(fields, kinds, strict=True)
    )
    columns = ", ".join(f'"{field.column}"' for field in fields)
    arrays = ", %s::text[]" * len(fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" t SET {sets} '  # noqa: S608
            f"FROM unnest(%s::bigint[]{arrays}) v(id, {columns}) WHERE t.id = v.id",
            [keys, *([_plain_text(rows[key][name]) for key in keys] for name in names)],
        )


def _plain_text(value: object) -> str | None:
    if value is None:
        return None
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


def update_rows(rows: Sequence["Line | ImportRow"], columns: Sequence[str]) -> None:
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


@dataclass(slots=True)
class Line:
    """A row of the import while it is worked on; lighter than the model."""

    pk: int
    number: int
    outcome: str
    reason: str
    data: dict[str, Any]
    changes: dict[str, Any]
    done: dict[str, Any] | None
    same_as: int | None
    protected: bool
    left: str
    person_id: int | None
    candidates: list[dict[str, Any]]
    choice: str


LINE = tuple(field.name for field in dataclasses.fields(Line))


def blocks(rows: models.QuerySet[ImportRow]) -> Iterator[list[Line]]:
    """The rows in the order of the file, a block at a time: memory stays flat."""
    last = 0
    while block := _block(rows.filter(number__gt=last).order_by("number").values(*LINE)[:BLOCK]):
        yield block
        last = block[-1].number


def _block(rows: models.QuerySet[ImportRow]) -> list[Line]:
    """As one document, read at once: four for each row took several times as long."""
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT json_agg(r)::text FROM ({sql}) r", values)  # noqa: S608
        text = cursor.fetchone()[0]
    return [Line(**row) for row in json.loads(text or "[]")]


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
