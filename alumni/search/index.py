"""The index as this process has it: the sets that were made last, and whoever changed since.

Each question first asks the database for the changes since the last one, so nothing is found that
has left, and whoever is new is found at once. What a transaction reads after it has written is
used for this one question: the changes may yet be taken back.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from threading import Lock
from typing import NamedTuple

import numpy
from django.db import connection
from pyroaring import BitMap

from alumni.search.codes import database
from alumni.search.queries import LONGER
from alumni.search.segments import NOWHERE, Fresh, Levels, Ragged, Row, Segment, cumulated, joined

# How many bytes of sets a process keeps of one build, and what a key weighs that nobody has.
MOST_KEPT, KEY = 128_000_000, 200
# How many stems that begin with another are put together, those of most people first.
MOST_LONGER = 20
NO_BUILD = (b"",) * 4
_SETS = """
SELECT key::text, names, titles, around, texts FROM alumni_searchposting
WHERE build_id = %s AND key = ANY(%s)
UNION ALL
SELECT wanted, s.names, s.titles, s.around, s.texts FROM unnest(%s::text[]) wanted
CROSS JOIN LATERAL (
    SELECT * FROM alumni_searchposting p WHERE p.build_id = %s
    AND p.key >= left(wanted, -1) AND p.key < left(wanted, -1) || chr(1114111)
    ORDER BY p.number DESC, p.key LIMIT %s) s
"""


class Stored(Segment):
    """Everybody at the time of a build; 0 is before the first. Sets are read when they are asked
    for the first time."""

    def __init__(self, build: int) -> None:
        self.build, self.weight = build, 0
        self.kept: dict[str, Levels] = {}
        people, priors, facets, lengths = _build(build) if build else NO_BUILD
        super().__init__(
            numpy.frombuffer(people, numpy.int64),
            numpy.frombuffer(priors, numpy.float32),
            Ragged.of_lengths(
                numpy.frombuffer(lengths, numpy.uint16), numpy.frombuffer(facets, numpy.int32)
            ),
        )
        self.order = self.keys.argsort()

    def sets(self, keys: Collection[str]) -> dict[str, Levels]:
        wanted = set(keys)
        kept = self.kept
        if missing := [key for key in wanted if key not in kept]:
            kept |= self._read(missing)
        found = {key: kept[key] for key in wanted}
        if self.weight > MOST_KEPT:
            self.kept, self.weight = {}, 0
        return found

    def _read(self, keys: list[str]) -> dict[str, Levels]:
        found = dict.fromkeys(keys, NOWHERE)
        self.weight += KEY * len(keys)
        begun = [key for key in keys if key.endswith(LONGER)]
        with connection.cursor() as cursor:
            cursor.execute(_SETS, [self.build, keys, begun, self.build, MOST_LONGER])
            for key, *places in cursor.fetchall():
                found[key] = joined(found[key], cumulated(map(_unpacked, places)))
                self.weight += sum(len(place) for place in places if place)
        return found

    def numbers_of(self, people: Collection[int]) -> BitMap:
        """Of these keys, those that are here."""
        if not len(self):
            return BitMap()
        wanted = numpy.fromiter(people, numpy.int64, len(people))
        places = self.order[self.keys.searchsorted(wanted, sorter=self.order) % len(self)]
        return BitMap(places[self.keys[places] == wanted].astype(numpy.uint32))


def _unpacked(people: bytes | None) -> BitMap | None:
    return people and BitMap.deserialize(people)


def _build(build: int) -> tuple[bytes, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT people, priors, facets, lengths FROM alumni_searchbuild WHERE id = %s", [build]
        )
        # None: meanwhile two others were made. Whoever asks will see, and read the latest.
        return cursor.fetchone() or NO_BUILD


class Part(NamedTuple):
    """People to ask, but for those who have gone or changed."""

    people: Segment
    gone: BitMap


@dataclass(frozen=True)
class State:
    """What was known at one moment."""

    build: int
    # As pg_current_snapshot() tells it.
    moment: str | None
    stored: Part
    fresh: Part
    # Where among the fresh somebody stands.
    places: dict[int, int]

    @property
    def parts(self) -> list[Part]:
        return [part for part in (self.stored, self.fresh) if len(part.people)]

    def changed(self, people: Collection[int], rows: list[Row]) -> "State":
        """As it is after these people changed; `rows` are of those who may be found."""
        if not people:
            return self
        before = {self.places[key] for key in people if key in self.places}
        gone = self.stored.gone | self.stored.people.numbers_of(people)
        first = len(self.fresh.people)
        return replace(
            self,
            stored=Part(self.stored.people, gone),
            fresh=Part(Fresh(rows, self.fresh.people), self.fresh.gone | BitMap(before)),
            places=self.places | {row.key: place for place, row in enumerate(rows, first)},
        )


_states: dict[int, State] = {}
_lock = Lock()


def forget() -> None:
    """Read everything anew: for tests, whose tables are emptied by other means than deleting."""
    _states.clear()


def parts() -> list[Part]:
    """Everybody who may be found now."""
    here = database()
    with _lock:
        state = _states.get(here) or _empty(0)
        build, moment, writing, people, rows = _changes(state.build, state.moment)
        while build != state.build:
            state = _empty(build)
            build, moment, writing, people, rows = _changes(build, None)
        state = replace(state.changed(people, rows), moment=moment)
        if not writing:
            _states[here] = state
    return state.parts


def _empty(build: int) -> State:
    return State(build, None, Part(Stored(build), BitMap()), Part(Fresh(), BitMap()), {})


def _changes(build: int, moment: str | None) -> tuple[int, str, bool, list[int], list[Row]]:
    """The latest build, this moment, whether this transaction has written, and, of the latest
    build, whoever changed since, with the rows of those who may be found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM alumni_search_changes(%s, %s::pg_snapshot)", [build, moment])
        (latest, now, writing, *_rest), *changes = cursor.fetchall()
    people = [key for _build, _moment, _writing, key, *_row in changes]
    rows = [row for change in changes if (row := Row(*change[3:])).facets is not None]
    return latest, now, writing, people, rows
