"""The numbers of what can be filtered on: what they mean, and counting them.

A process keeps what it has read. What a number means never changes; the number of a new value and
the names that people read are asked for again after a minute.
"""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connection, connections

from alumni.models import Department, SearchFacet

if TYPE_CHECKING:
    import numpy

# How long a name is shown after it was changed elsewhere, in seconds.
LASTING = 60

# Whose names stand in a table: kind → table and the column that holds the key.
_TABLES = {
    "programme": ("alumni_programme", "code"),
    "department": ("alumni_department", "code"),
    "campus": ("alumni_campus", "code"),
    "sector": ("alumni_sector", "code"),
    "topic": ("alumni_topic", "slug"),
}
NAMED = (*_TABLES, "employer")
_NAMES = " UNION ALL ".join(
    f"SELECT '{kind}', {key}::text, name_sv, name_en FROM {table} WHERE {key} = ANY(%s)"
    for kind, (table, key) in _TABLES.items()
)
_NAMES += """ UNION ALL SELECT 'employer', id::text, name, '' FROM alumni_organisation
    WHERE id = ANY(%s::bigint[])"""

Fact = tuple[str, str]  # Kind and key.


@dataclass(frozen=True)
class Counts:
    """How often each code stands in the rows found."""

    codes: "numpy.ndarray"
    numbers: "numpy.ndarray"
    # Which of the names its kind is, from 1.
    places: "numpy.ndarray"
    names: list[str]

    def split(self, most: int, chosen: Mapping[str, Sequence[int]]) -> dict[str, dict[int, int]]:
        """Kind → code → number: the `most` frequent of each, and of the chosen those found."""
        import numpy

        # One number to sort by: the kind, then the most frequent, then the code.
        places = self.places.astype(numpy.int64)
        keys = (places << 55) | ((_MANY - self.numbers) << 31) | self.codes
        keys.sort()
        starts = keys.searchsorted(numpy.arange(1, len(self.names) + 2) << 55).tolist()
        split = {}
        for kind, start, end in zip(self.names, starts, starts[1:], strict=False):
            first = keys[start : min(end, start + most)]
            numbers = _MANY - (first >> 31 & _MANY)
            split[kind] = dict(zip((first & _CODE).tolist(), numbers.tolist(), strict=True))
        for kind, codes in chosen.items():
            split.setdefault(kind, {}).update(self._numbers(codes))
        return split

    def _numbers(self, codes: Sequence[int]) -> dict[int, int]:
        """Of these codes, those that were found."""
        places = self.codes.searchsorted(codes).tolist()
        return {
            code: int(self.numbers[place])
            for code, place in zip(codes, places, strict=True)
            if place < len(self.codes) and self.codes[place] == code
        }


# In the number to sort by: the code's bits, and the most rows that may be counted.
_CODE, _MANY = 2**31 - 1, 2**24 - 1


def counted(numbers: "numpy.ndarray", others: Mapping[str, "numpy.ndarray"]) -> Counts:
    """From how often each code was found, at its place; of some kinds from others than the rest."""
    codes = sum(others.values(), numbers).nonzero()[0]
    places, names = kinds_of(codes)
    found = numbers[codes]
    for kind, own in others.items():
        if kind in names:
            same = places == names.index(kind) + 1
            found[same] = own[codes[same]]
    there = found > 0
    return Counts(codes[there], found[there], places[there], names)


_learning = Lock()


@dataclass
class _Known:
    """What this process knows of one database."""

    # At the place of a code: which of the names its kind is, from 1; 0 when it was not read yet.
    kinds: bytes = b""
    kind_names: list[str] = field(default_factory=list)
    keys: dict[int, str] = field(default_factory=dict)
    codes: dict[Fact, int] = field(default_factory=dict)
    names: dict[Fact, tuple[str, str]] = field(default_factory=dict)
    # Language → code → what it is called; None for what is not shown.
    labels: dict[str, dict[int, str | None]] = field(default_factory=dict)
    departments: dict[int, str] = field(default_factory=dict)
    since: float = field(default_factory=time.monotonic)

    def learn(self, facts: Iterable[tuple[int, str, str]]) -> None:
        """Codes with their kinds and keys. One thread at a time: none may undo another's."""
        found = list(facts)
        highest = max([code for code, _kind, _key in found], default=0)
        with _learning:
            kinds = bytearray(self.kinds.ljust(highest + 1, b"\0"))
            for code, kind, key in found:
                if kind not in self.kind_names:
                    self.kind_names.append(kind)
                kinds[code] = self.kind_names.index(kind) + 1
                self.keys[code] = key
            self.kinds = bytes(kinds)

    def forget(self) -> None:
        """Begin anew; another thread goes on with what it has in hand."""
        self.codes, self.names, self.departments, self.labels = {}, {}, {}, {}
        self.since = time.monotonic()


# By the number of the database, which a copy or a restored one does not share.
_known: dict[int, _Known] = {}
_databases: WeakKeyDictionary[object, int] = WeakKeyDictionary()


def _here() -> _Known:
    known = _known.setdefault(database(), _Known())
    if time.monotonic() - known.since > LASTING:
        known.forget()
    return known


def database() -> int:
    """The number of the database that this connection leads to, asked once in a connection."""
    here = connections[DEFAULT_DB_ALIAS]
    here.ensure_connection()
    if (number := _databases.get(here.connection)) is None:
        with here.cursor() as cursor:
            cursor.execute("SELECT oid::int8 FROM pg_database WHERE datname = current_database()")
            number = _databases[here.connection] = cursor.fetchone()[0]
    return number


def forget() -> None:
    """Read everything anew: for tests, which take back what they wrote."""
    _known.clear()


def codes_of(filters: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
    """The codes of chosen filters by kind; a key that nobody has is left out."""
    known = _here().codes
    wanted = {(kind, key) for kind, keys in filters.items() for key in keys}
    if missing := wanted - known.keys():
        rows = SearchFacet.objects.filter(
            kind__in={kind for kind, _key in missing}, key__in={key for _kind, key in missing}
        ).values_list("kind", "key", "code")
        known.update({(kind, key): code for kind, key, code in rows})
    return {
        kind: [known[kind, key] for key in keys if (kind, key) in known]
        for kind, keys in filters.items()
    }


def code_of_department(department_id: int | None) -> int | None:
    """The code of a department; None where nobody studied."""
    if department_id is None:
        return None
    known = _here().departments
    if department_id not in known:
        found = Department.objects.filter(pk=department_id).values_list("code", flat=True)
        known[department_id] = found.first() or ""
    return next(iter(codes_of({"department": [known[department_id]]})["department"]), None)


def kinds_of(codes: "numpy.ndarray") -> tuple["numpy.ndarray", list[str]]:
    """Which of the known kinds each of these codes is, from 1, and the names of these kinds; 0 for
    a code that is nobody's."""
    import numpy

    known = _here()
    for _attempt in range(2):
        kinds = numpy.zeros(len(codes), numpy.uint8)
        within = codes < len(known.kinds)
        kinds[within] = numpy.frombuffer(known.kinds, numpy.uint8)[codes[within]]
        missing = numpy.unique(codes[kinds == 0]).tolist()
        if not missing:
            break
        rows = SearchFacet.objects.filter(code__in=missing).values_list("code", "kind", "key")
        known.learn(rows)
    return kinds, known.kind_names


def labels_of(
    codes: Collection[int],
    language: str,
    name: Callable[[Iterable[Fact]], Mapping[Fact, str]],
) -> tuple[Mapping[int, str], Mapping[int, str | None]]:
    """Code → key, and code → label in this language, among others known already.

    `name` says what facts are called.
    """
    here = _here()
    labels = here.labels.setdefault(language, {})
    if missing := [code for code in codes if code not in labels]:
        kinds = {code: here.kind_names[here.kinds[code] - 1] for code in missing}
        facts = {code: (kinds[code], here.keys[code]) for code in missing}
        found = name(facts.values())
        labels.update({code: found.get(fact) for code, fact in facts.items()})
    return here.keys, labels


def names_of(facts: Iterable[Fact]) -> dict[Fact, tuple[str, str]]:
    """The Swedish and English names of these, of kinds with a table, among others known already."""
    known = _here().names
    missing = [fact for fact in facts if fact not in known and fact[0] in NAMED]
    if missing:
        by_kind = {kind: [key for has, key in missing if has == kind] for kind in NAMED}
        by_kind["employer"] = [key for key in by_kind["employer"] if key.isdecimal()]
        with connection.cursor() as cursor:
            cursor.execute(_NAMES, list(by_kind.values()))
            known.update({(kind, key): (sv, en) for kind, key, sv, en in cursor.fetchall()})
    return known
