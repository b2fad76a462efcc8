"""Who may change the log: with a database role of its own the application can add to the
append-only tables and read them, and nothing else. The owner of the tables is for migrations."""

from collections.abc import Iterator

from django.db import connection
from django.db.backends.utils import CursorWrapper

from alumni.models import AuditEntry, Consent

APPEND_ONLY = (AuditEntry._meta.db_table, Consent._meta.db_table)
FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def guard(role: str, password: str | None = None) -> None:
    """Give the role what the application needs, and on append-only tables no more than to add
    and to read. Run as the owner of the tables, after each migrate. Makes the role if it lacks.

    Raises ValueError when the role owns the tables or is a superuser: no right could bind it.
    """
    quoted = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
        found = cursor.fetchone()
        if found is None:
            cursor.execute(f"CREATE ROLE {quoted} LOGIN")
        if password:
            cursor.execute(f"ALTER ROLE {quoted} PASSWORD %s", [password])
        if (found and found[0]) or _owns(cursor, role):
            raise ValueError(f"the role {role} owns the tables or is a superuser")
        for statement in _grants(quoted):
            cursor.execute(statement)


def _grants(role: str) -> Iterator[str]:
    usual = "SELECT, INSERT, UPDATE, DELETE, TRUNCATE"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT {usual} ON ALL TABLES IN SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}"
    # Tables of the next migration; on append-only ones guard() must have its say first.
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {usual} ON TABLES TO {role}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}"
    for table in APPEND_ONLY:
        yield f'REVOKE ALL ON "{table}" FROM {role}, PUBLIC'
        yield f'GRANT SELECT, INSERT ON "{table}" TO {role}'
    # What says which migrations ran is the owner's.
    yield f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON django_migrations FROM {role}"


def _owns(cursor: CursorWrapper, role: str) -> bool:
    """Whether the role is, or may become, the owner of an append-only table."""
    cursor.execute(
        """SELECT EXISTS (SELECT FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r'
           AND relnamespace = 'public'::regnamespace AND pg_has_role(%s, relowner, 'MEMBER'))""",
        [list(APPEND_ONLY), role],
    )
    return cursor.fetchone()[0]


def weaknesses() -> list[str]:
    """What the role of this connection could do to the append-only tables; empty: nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        role, superuser = cursor.fetchone()
        if superuser:
            return ["superuser"]
        found = ["owner"] if _owns(cursor, role) else []
        for table in APPEND_ONLY:
            for right in FORBIDDEN:
                cursor.execute("SELECT has_table_privilege(%s, %s)", [table, right])
                found += [f"{right} {table}"] if cursor.fetchone()[0] else []
    return found
