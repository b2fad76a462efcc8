"""Migrate once, copy ever after.

`samverka_<fingerprint>` is a template database with every table and the first rows; the fingerprint
covers the migration files of all installed apps. It is loaded from `schema.sql` when that was
written at the same fingerprint (under a second), and otherwise made by running all migrations.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from config.embedded.postgresql.base import server
from config.embedded.server import Server

SNAPSHOT = Path(__file__).with_name("schema.sql")
PREFIX = "samverka_tpl_"
# When the tables were made is no part of the snapshot: whoever loads it makes them then.
MOMENT = re.compile(rb"'20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00'")
LOCK = 727  # advisory: several test workers ask for the template at once


def fingerprint() -> str:
    """16 hex digits over the migration files of all installed apps."""
    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for file in sorted((Path(config.path) / "migrations").glob("*.py")):
            digest.update(f"{config.label}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def ensure_template(say: Callable[[str], object] = lambda text: None) -> str:
    """Name of the template database for the migrations as they stand, made if need be."""
    mark = fingerprint()
    name = PREFIX + mark
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            _drop_old(cursor)
            cursor.execute(f'CREATE DATABASE "{name}_new"')
            if settings.EMBEDDED and _snapshot_mark() == mark:
                _private_server().client(
                    "psql",
                    "-qX1",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-d",
                    f"{name}_new",
                    "-f",
                    str(SNAPSHOT),
                )
            else:
                say("Building the tables; this takes about twenty seconds …")
                with _connected_to(f"{name}_new"):
                    call_command("migrate", verbosity=0, interactive=False)
            cursor.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return name


def ensure_database(say: Callable[[str], object] = lambda text: None) -> None:
    """Give the product's database its tables when it has none, or is missing after a crash."""
    name = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        exists = cursor.fetchone() is not None
    if exists and "django_migrations" in connection.introspection.table_names():
        return
    copy_into(name, ensure_template(say))


def copy_into(database: str, template: str) -> None:
    """Replace a database by a copy of the template; whoever is connected to it is cut off."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')


def write_snapshot() -> None:
    """Write `schema.sql` anew from the migrations."""
    SNAPSHOT.unlink(missing_ok=True)
    name = ensure_template()
    sql = _private_server().client(
        "pg_dump",
        *("--no-owner", "--no-comments", "--inserts", "--rows-per-insert=200"),
        *("--restrict-key=samverka", "-d", name),
    )
    first = f"-- fingerprint {fingerprint()}; manage.py snapshot\n".encode()
    SNAPSHOT.write_bytes(first + MOMENT.sub(b"now()", sql))


def snapshot_is_current() -> bool:
    return _snapshot_mark() == fingerprint()


def _snapshot_mark() -> str:
    if not SNAPSHOT.exists():
        return ""
    with SNAPSHOT.open() as file:
        return file.readline().removeprefix("-- fingerprint ").split(";")[0]


def _private_server() -> Server:
    return server(connection.settings_dict["OPTIONS"]["embedded_home"])


def _drop_old(cursor: object) -> None:
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    for (old,) in cursor.fetchall():
        cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')


@contextmanager
def _connected_to(database: str) -> Iterator[None]:
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], database
    _leave()
    try:
        yield
    finally:
        _leave()
        connection.settings_dict["NAME"] = usual


def _leave() -> None:
    """Close the connection, and the pool that would hand out others to the same database."""
    connection.close()
    if connection.settings_dict["OPTIONS"].get("pool"):
        connection.close_pool()
