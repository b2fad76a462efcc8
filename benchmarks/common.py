"""What the benchmarks share: a database of their own, and the one line of JSON at the end."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("SAMVERKA_PG_FAST", "1")

import django

django.setup()

from django.db import connection, models  # noqa: E402

from alumni.models import Person  # noqa: E402
from config.embedded.template import copy_into, ensure_template  # noqa: E402


@contextmanager
def own_database(name: str, keep: bool = False) -> Iterator[None]:
    """A fresh database with all tables; gone afterwards unless it is to be kept for a look."""
    template = ensure_template()
    copy_into(name, template)
    connection.close()
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        plain_defaults(Person)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        if not keep:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def plain_defaults(model: type[models.Model]) -> None:
    """Let SQL leave out columns that Django would fill: text with nothing, JSON with {}."""
    with connection.cursor() as cursor:
        for field in model._meta.concrete_fields:
            is_json = isinstance(field, models.JSONField)
            is_text = isinstance(field, models.CharField | models.TextField | models.FileField)
            if (is_json or is_text) and not (field.generated or field.null):
                empty = "'{}'" if is_json else "''"
                cursor.execute(
                    f'ALTER TABLE "{model._meta.db_table}" ALTER "{field.column}" '
                    f"SET DEFAULT {empty}"
                )


def p95(times: list[float]) -> float:
    """The 95th percentile, by nearest rank."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def answer(
    benchmark: str,
    size: int,
    figures: dict[str, float],
    reach: dict[str, float],
    ratios: dict[str, float] | None = None,
) -> None:
    """Print the result as the last line; `reach` gives the most that a figure may be."""
    met = {name: figures[name] <= most for name, most in reach.items() if name in figures}
    line = {"benchmark": benchmark, "size": size, "figures": figures}
    print(json.dumps({**line, "ratios": ratios or {}, "met": met}))
