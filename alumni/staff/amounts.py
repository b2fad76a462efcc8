"""How many there are: exactly where that is quick, else by looking at some of them."""

import json
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# Counting is begun when the planner holds it for cheap, and broken off when it was wrong.
CHEAP = 12_000
AT_MOST_MS = 40
# So many people are looked at for an estimate; with fewer hits than these the planner is asked.
LOOKED_AT = 10_000
ENOUGH_HITS = 30
# Whole pages of the table, always the same ones, so that the number does not jump about.
_SAMPLE = "SELECT id FROM alumni_person TABLESAMPLE SYSTEM (%s) REPEATABLE (7)"


@dataclass(frozen=True)
class Amount:
    """`about`: estimated, and rounded to two figures so that nobody takes it for a count."""

    number: int
    about: bool = False


def of(people: QuerySet) -> Amount:
    """How many people `people` holds. Never slow, whatever it holds."""
    rows = people.order_by().values("pk")
    plan = json.loads(rows.explain(format="json"))[0]["Plan"]
    if plan["Total Cost"] <= CHEAP:
        number = _counted(rows)
        if number is not None:
            return Amount(number)
    return Amount(rounded(_estimated(rows, plan["Plan Rows"])), about=True)


def _counted(rows: QuerySet) -> int | None:
    """The exact number; None when it took longer than anybody wants to wait for a list."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(AT_MOST_MS)])
            number = rows.count()
            cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != "57014":  # query_canceled
            raise
        return None
    return number


def _estimated(rows: QuerySet, planned: int) -> int:
    """From how many of some ten thousand people fit; `planned` where too few of them do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'alumni_person'::regclass")
        everybody = max(1, int(cursor.fetchone()[0]))
    share = min(100.0, 100 * LOOKED_AT / everybody)
    hits = _counted(rows.filter(pk__in=RawSQL(_SAMPLE, [share])))  # noqa: S611 - no words of users
    return planned if hits is None or hits < ENOUGH_HITS else int(hits * 100 / share)


def rounded(number: int) -> int:
    """The number with two figures and noughts after them."""
    return round(number, min(0, 2 - len(str(number))))
