"""Who fits the filters of the list, reckoned with sets: exactly, and in a few milliseconds.

Each filter says something of one person, so those who fit them all are the sets of each, put
together. What has no set of its own (words, a town, an employer, one import) is asked for alone.
People who changed since the sets were made are looked at themselves.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from alumni.models import Degree, ImportBatch, ImportRow, ListRow, Person, Programme, User
from alumni.staff import finding, sets

# With more, looking at each of them would be slower than an estimate.
MANY_CHANGED = 2_000
# Rows of changes that are read for them: one person may stand there many times.
CHANGES_READ = 20_000
# What has no set is asked for when the planner holds it for cheap, and broken off when that was
# wrong; with room for an hour in which the machine has much else to do.
CHEAP = 20_000
AT_MOST_MS = 500

_READ = """
SELECT facet, value, members, NULL::bigint[] FROM alumni_listset
 WHERE (facet, value) IN (SELECT * FROM unnest(%s::text[], %s::text[]))
UNION ALL
SELECT 'changed', '', NULL, array(SELECT unnest(people) FROM alumni_listchange LIMIT %s)
UNION ALL
SELECT 'own', '', NULL, array(SELECT id FROM alumni_person WHERE user_id = %s)
"""
_PACKED = "SELECT string_agg(int8send(key), '') FROM (%s) k (key)"


@dataclass
class Asked:
    """A filter: in the sets of any of these values, or of these keys, or `but` in none of them."""

    facet: str = ""
    values: list[str] = field(default_factory=lambda: [""])
    but: bool = False
    # Asked for alone, each with what people must show to be found so.
    keys: list[tuple[str, QuerySet]] = field(default_factory=list)


def fitting(user: User, wanted: dict[str, Any]) -> int | None:
    """The set of people this user may see who fit the cleaned values of PeopleFilter; None where
    that would take too long. The same people as finding.people()."""
    asked = _asked(user, wanted)
    kept, changed = _read(user, asked)
    if len(changed) > MANY_CHANGED or ("everybody", "") not in kept:
        return None
    fit = kept["everybody", ""]
    if user.handles_protected:
        fit |= kept.get(("protected", ""), 0)
    try:
        for one in asked:
            people = _people(one, kept)
            fit &= ~people if one.but else people
    except TooLongError:
        return None
    if changed:
        late = finding.people(user, wanted, walked=True).filter(pk__in=changed)
        fit = fit & ~sets.of_keys(changed) | sets.of_keys(late.values_list("pk", flat=True))
    return fit


class TooLongError(Exception):
    """Nobody waits so long for a list."""


def _read(user: User, asked: list[Asked]) -> tuple[dict[tuple[str, str], int], list[int]]:
    """The sets that are asked for, and who changed since: both as they were at one moment.

    One's own row is always looked at: it is one's own even where the identity is protected.
    """
    needed = [("everybody", ""), ("protected", "")]
    needed += [(one.facet, value) for one in asked if one.facet for value in one.values]
    needed += [(f"hides_{shown}", "") for one in asked for shown, _keys in one.keys if shown]
    facets, values = zip(*needed, strict=True)
    kept, changed = {}, []
    with connection.cursor() as cursor:
        cursor.execute(_READ, [list(facets), list(values), CHANGES_READ, user.pk])
        for facet, value, members, keys in cursor.fetchall():
            if members is None:
                changed += keys
            else:
                kept[facet, value] = int.from_bytes(members, "little")
    return kept, list(set(changed))


def _people(one: Asked, kept: dict[tuple[str, str], int]) -> int:
    found = 0
    if one.facet:
        for value in one.values:
            found |= kept.get((one.facet, value), 0)
    for shown, keys in one.keys:
        found |= _alone(keys) & ~kept.get((f"hides_{shown}", ""), 0)
    return found


def _alone(keys: QuerySet) -> int:
    """The set of these keys of people. Raises TooLongError."""
    if json.loads(keys.order_by().explain(format="json"))[0]["Plan"]["Total Cost"] > CHEAP:
        raise TooLongError
    sql, values = keys.order_by().query.sql_with_params()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(AT_MOST_MS)])
            cursor.execute(_PACKED % sql, values)
            packed = cursor.fetchone()[0]
            cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != "57014":  # query_canceled
            raise
        raise TooLongError from error
    return sets.of_keys(sets.unpacked(packed or b""))


# ── Filters as sets ───────────────────────────────────────────────────────────────────────────
def _asked(user: User, wanted: dict[str, Any]) -> list[Asked]:
    """What the filters that were filled in ask of people."""
    asked = [
        ask(value)
        for name, ask in FILTERS.items()
        if (value := wanted.get(name)) and value not in ("", [])
    ]
    if degree := finding.of_one_degree(wanted):
        asked.append(_degree(degree))
    if since := wanted.get("silent"):
        asked.append(_heard_from(since))
    if wanted.get("duplicate"):
        asked.append(Asked(keys=[("", finding.possible_duplicates(user))]))
    return asked


def _address(state: str) -> Asked:
    if state == "none":
        return Asked("address", [*finding.ADDRESSES, "other"], but=True)
    return Asked("address", [state])


def _newsletter(answer: str) -> Asked:
    if answer == "unsaid":
        return Asked("newsletter", ["True", "False"], but=True)
    return Asked("newsletter", [str(answer == "yes")])


def _mark(mark: str) -> Asked:
    if mark == "paused":  # ends by itself
        return Asked(
            keys=[("", Person.objects.filter(finding.CONDITIONS["mark"](mark)).values("pk"))]
        )
    return Asked(mark)


def _heard_from(since: date) -> Asked:
    """All but those who gave a sign of life since: in the months after, or later that month."""
    since = min(since, timezone.localdate() + timedelta(days=1))  # later is the same: everybody
    begins = timezone.make_aware(datetime.combine(since, time.min))
    here = begins.astimezone(sets.HERE)
    first = here.year * 12 + here.month
    today = timezone.localdate()
    months = range(first + 1, (today.year + 1) * 12 + 13)
    ends = datetime(*_year_and_month(first + 1), 1, tzinfo=sets.HERE)
    later = ListRow.objects.filter(engaged_at__gte=begins, engaged_at__lt=ends)
    return Asked("engaged", [str(month) for month in months], True, [("", later.values("person"))])


def _year_and_month(month: int) -> tuple[int, int]:
    """The year and the month of a count of months from the year 0, in which January is 1."""
    year, before = divmod(month - 1, 12)
    return year, before + 1


def _degree(asked: dict[str, object]) -> Asked:
    """Programme, department and years must be true of one degree: where both are asked for, the
    degrees are looked at."""
    of_year = {"year__gte", "year__lte"} & set(asked)
    of_programme = set(asked) - of_year
    if of_year and of_programme:
        return Asked(keys=[("degrees", Degree.objects.filter(**asked).values("person"))])
    if of_year:
        years = range(asked.get("year__gte", 1950), asked.get("year__lte", 2100) + 1)
        return Asked("year", [str(year) for year in years])
    programmes = Programme.objects.filter(
        **{
            name.removeprefix("programme__"): value
            for name, value in asked.items()
            if name != "programme"
        }
    )
    if chosen := asked.get("programme"):
        programmes = programmes.filter(pk=chosen.pk)
    return Asked("programme", [str(key) for key in programmes.values_list("pk", flat=True)])


def _town(town: str) -> Asked:
    people = Person.objects.filter(finding.CONDITIONS["town"](town))
    return Asked(keys=[("place", people.values("pk"))])


def _batch(batch: ImportBatch) -> Asked:
    lines = ImportRow.objects.filter(batch=batch, done__isnull=False, person__isnull=False)
    return Asked(keys=[("", lines.values("person"))])


FILTERS: dict[str, Callable[[Any], Asked]] = {
    "q": lambda text: Asked(keys=finding.by_words(text)),
    "county": lambda code: Asked("county", [code]),
    "town": _town,
    "language": lambda code: Asked("language", [code]),
    "account": lambda answer: Asked("account", but=answer == "no"),
    "offer": lambda kind: Asked("offer", [kind]),
    "sector": lambda sector: Asked("sector", [str(sector.pk)]),
    "employer": lambda text: Asked(keys=[("work", finding.working_at(text).values("person"))]),
    "address": _address,
    "newsletter": _newsletter,
    "batch": _batch,
    "mark": _mark,
}
