"""What the benchmarks share: a database of their own, and the one line of JSON at the end."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("SAMVERKA_PG_FAST", "1")
# As docs/scale.md says for a million people; holds when the benchmark starts the server itself.
os.environ.setdefault("SAMVERKA_PG_BUFFERS", "2GB")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402

from alumni.models import Person  # noqa: E402
from config.embedded.template import copy_into, ensure_template  # noqa: E402


@contextmanager
def own_database(
    name: str, keep: bool = False, fill: Callable[[], object] | None = None
) -> Iterator[None]:
    """A fresh database with all tables, filled; gone afterwards unless it is to be kept.

    What an earlier run filled and kept is used again, brought up to the migrations of today.
    """
    usual = connection.settings_dict["NAME"]
    kept = keep and _exists(name)
    if not kept:
        copy_into(f"{name}_new", ensure_template())
    _connect_to(name if kept else f"{name}_new")
    try:
        if kept:
            call_command("migrate", verbosity=0, interactive=False)
        else:
            plain_defaults(Person)
            if fill:
                fill()
            _rename(f"{name}_new", name)
            _connect_to(name)
        yield
    finally:
        _connect_to(usual)
        if not keep:
            drop(name)


@contextmanager
def copy_of(name: str) -> Iterator[None]:
    """A copy of the database that is in use, for what changes it; gone afterwards."""
    usual = connection.settings_dict["NAME"]
    copy_into(name, usual)
    _connect_to(name)
    try:
        yield
    finally:
        _connect_to(usual)
        drop(name)


def drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        for one in (name, f"{name}_new"):
            cursor.execute(f'DROP DATABASE IF EXISTS "{one}" WITH (FORCE)')


def _connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _rename(old: str, new: str) -> None:
    """Filled to the end: from now on it is found by its name."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{new}" WITH (FORCE)')
        cursor.execute(f'ALTER DATABASE "{old}" RENAME TO "{new}"')


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


def without_list_rows(*tables: str) -> None:
    """Rows of the list of people are not kept for these: no part of what is measured, and a million
    written at once cost minutes."""
    with connection.cursor() as cursor:
        for table in tables:
            for event in ("insert", "update"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER list_row_{event}")


def cpu_ms() -> float:
    """Milliseconds of processor time that this process and its server process have used so far:
    what a page takes where nothing else runs. Without helpers of the server process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        number = cursor.fetchone()[0]
    server = int(Path(f"/proc/{number}/schedstat").read_text().split()[0]) / 1e6
    return time.process_time() * 1000 + server


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
    least: dict[str, float] | None = None,
) -> None:
    """Print the result as the last line; `reach` gives the most that a figure may be, `least` the
    least. How busy the machine was stands beside them."""
    met = {name: figures[name] <= most for name, most in reach.items() if name in figures}
    met |= {name: figures[name] >= low for name, low in (least or {}).items() if name in figures}
    figures = {**figures, "load_average": round(os.getloadavg()[0], 1)}
    line = {"benchmark": benchmark, "size": size, "figures": figures}
    print(json.dumps({**line, "ratios": ratios or {}, "met": met}))
