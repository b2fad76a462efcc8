"""What can be filtered on, how codes become words that people read, and counting them."""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alumni import languages
from alumni.models import Degree, Department, Offer, SearchFacet
from alumni.places import COUNTY_NAMES

# In the order in which they are shown.
FACET_KINDS = {
    "offer": gettext_lazy("What they want to do"),
    "free": gettext_lazy("Free now"),
    "topic": gettext_lazy("Topic"),
    "programme": gettext_lazy("Programme"),
    "county": gettext_lazy("County"),
    "where": gettext_lazy("On site or online"),
    "language": gettext_lazy("Language"),
    "years": gettext_lazy("Years of graduation"),
    "level": gettext_lazy("Level of degree"),
    "campus": gettext_lazy("Campus"),
    "department": gettext_lazy("Department"),
    "sector": gettext_lazy("Sector"),
    "employer": gettext_lazy("Employer"),
}
# Kinds with many values show the most frequent; a chosen one is always shown.
MOST_SHOWN = 24


@dataclass(frozen=True)
class FacetValue:
    """One line of a filter: how many of the people found have it."""

    key: str
    label: str
    count: int
    chosen: bool


def count_codes(facets: bytes | memoryview) -> Counter[int]:
    """How often each 32-bit code, most significant byte first, stands in the bytes."""
    codes = array("i", bytes(facets))
    if sys.byteorder == "little":
        codes.byteswap()
    return Counter(codes)


def language_name(code: str) -> str:
    """The language's name in the reader's language; the code itself where there is none."""
    return languages.language_name(code, (get_language() or "sv")[:2])


def _five_years(key: str) -> str:
    return f"{key}–{int(key) + 4}"


# Whose names stand in a table: kind → table and the column that holds the key.
_TABLES = {
    "programme": ("alumni_programme", "code"),
    "department": ("alumni_department", "code"),
    "campus": ("alumni_campus", "code"),
    "sector": ("alumni_sector", "code"),
    "topic": ("alumni_topic", "slug"),
}
_NAMES = " UNION ALL ".join(
    f"SELECT '{kind}', {key}::text, name_sv, name_en FROM {table} WHERE {key} = ANY(%s)"
    for kind, (table, key) in _TABLES.items()
)
_NAMES += """ UNION ALL SELECT 'employer', id::text, name, '' FROM alumni_organisation
    WHERE id = ANY(%s::bigint[])"""


def _names(wanted: Mapping[str, list[str]]) -> dict[str, dict[str, str]]:
    """Kind → key → name in the reader's language, of all kinds with a table, in one query."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in (*_TABLES, "employer")}
    english = (get_language() or "sv").startswith("en")
    if any(wanted.get(kind) for kind in found):
        employers = [int(key) for key in wanted.get("employer", []) if key.isdecimal()]
        with connection.cursor() as cursor:
            cursor.execute(_NAMES, [*(wanted.get(kind, []) for kind in _TABLES), employers])
            for kind, key, name_sv, name_en in cursor.fetchall():
                found[kind][key] = (english and name_en) or name_sv
    return found


def _words(kind: str, keys: Iterable[str]) -> Mapping[str, str]:
    """Key → words, in the reader's language, of a kind without a table."""
    match kind:
        case "offer":
            return {key: str(dict(Offer.Kind.choices)[key]) for key in keys}
        case "level":
            return {key: str(dict(Degree.Level.choices)[key]) for key in keys}
        case "county":
            return {key: str(COUNTY_NAMES[key]) for key in keys if key in COUNTY_NAMES}
        case "where":
            words = {"online": _("Online"), "on_site": _("On site")}
            return {key: words[key] for key in keys}
        case "language":
            return {key: capfirst(language_name(key)) for key in keys}
        case "years":
            return {key: _five_years(key) for key in keys}
    return {key: _("Only those who can within two weeks") for key in keys}


def codes_of(
    filters: Mapping[str, Iterable[str]], department_id: int | None = None
) -> tuple[dict[str, list[int]], int | None]:
    """The codes of chosen filters by kind, and that of a department, in one query.

    A key that nobody has becomes an empty list; a department where nobody studied, None.
    """
    wanted = {kind: list(keys) for kind, keys in filters.items() if kind in FACET_KINDS and keys}
    found: dict[str, list[int]] = {kind: [] for kind in wanted}
    own = None
    if wanted or department_id:
        department = Department.objects.filter(pk=department_id).values("code")
        rows = SearchFacet.objects.filter(
            Q(kind__in=wanted, key__in=[key for keys in wanted.values() for key in keys])
            | Q(kind="department", key__in=department)
        ).annotate(own=Exists(department.filter(code=OuterRef("key"))))
        for code, kind, key, is_own in rows.values_list("code", "kind", "key", "own"):
            if key in wanted.get(kind, ()):
                found[kind].append(code)
            if is_own and kind == "department":
                own = code
    return found, own


# Code → kind and key, by the number of the database, which a copy or a restored one does not share.
_meanings: dict[int, dict[int, tuple[str, str]]] = {}
_databases: WeakKeyDictionary[object, int] = WeakKeyDictionary()


def _database() -> int:
    """The number of the database that this connection leads to, asked once in a connection."""
    connection.ensure_connection()
    if (number := _databases.get(connection.connection)) is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT oid::int8 FROM pg_database WHERE datname = current_database()")
            number = _databases[connection.connection] = cursor.fetchone()[0]
    return number


def _meanings_of(codes: set[int]) -> dict[int, tuple[str, str]]:
    """What at least these codes mean. Looked up once in a process: a code stays what it is."""
    known = _meanings.setdefault(_database(), {})
    if missing := codes - known.keys():
        rows = SearchFacet.objects.filter(code__in=missing).values_list("code", "kind", "key")
        known.update({code: (kind, key) for code, kind, key in rows})
    return known


def _split(counter: Counter[int], known: Mapping[int, tuple[str, str]]) -> dict[str, dict]:
    """Counts by code → kind → counts by key."""
    split: dict[str, dict[str, int]] = {kind: {} for kind in FACET_KINDS}
    for code, number in counter.items():
        if code in known:
            kind, key = known[code]
            split[kind][key] = number
    return split


def describe(
    counts: Mapping[str, Counter[int]], filters: Mapping[str, Iterable[str]]
) -> dict[str, list[FacetValue]]:
    """The filters with their counts, as they are shown: `counts` has one Counter per kind."""
    counters = {id(counter): counter for counter in counts.values()}
    known = _meanings_of({code for each in counters.values() for code in each})
    splits = {number: _split(counter, known) for number, counter in counters.items()}
    numbers = {kind: splits[id(counts[kind])][kind] for kind in FACET_KINDS}
    wanted = {kind: _most(numbers[kind], set(filters.get(kind, ()))) for kind in FACET_KINDS}
    names = _names(wanted)
    shown = {}
    for kind, keys in wanted.items():
        chosen = set(filters.get(kind, ()))
        words = names[kind] if kind in names else _words(kind, keys)
        values = [
            FacetValue(key, words[key], numbers[kind].get(key, 0), key in chosen)
            for key in keys
            if key in words
        ]
        if kind == "years":
            values.sort(key=lambda value: value.key, reverse=True)
        if values:
            shown[kind] = values
    return shown


def _most(number: Mapping[str, int], chosen: set[str]) -> list[str]:
    """The most frequent keys, and those chosen which are not among them."""
    frequent = nsmallest(MOST_SHOWN, number, key=lambda key: (-number[key], key))
    return [*frequent, *sorted(chosen - set(frequent))]
