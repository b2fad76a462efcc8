"""Who answers to a question, in which order, and how many have each value of each filter.

All of it is counted and all of it is ordered: nothing is estimated, and no page is the best of a
sample.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_

import numpy
from django.db import connection
from pyroaring import BitMap

from alumni.search.codes import Counts, counted
from alumni.search.index import Part
from alumni.search.queries import All, Asked, Has, codes, facet, keys
from alumni.search.segments import MANY_VALUES, NOWHERE, Levels, Segment, numbers
from alumni.search.wanted import FEW, PAGE, RANKED, Answer, Rank, Wanted

# Of more than one person in so many, sets are laid upon each other to count their facets.
SHARE = 32
# Of more people than these, one finds where somebody stands among them by a table.
TABLE = 4_000

# The weights of an order: prior, and the lot of the day within a band as small as one step of it.
PRIOR, LOT, OWN_DEPARTMENT = 0.485, 0.03, 0.06
# What a word counts by where it stands: a name or topic, a title or programme, an employer or
# place, a text. PostgreSQL's own weights, as its ts_rank has them.
PLACED = (0.61, 0.24, 0.12, 0.06)
# Level, and what it adds to the next one.
STEPS = tuple(enumerate(map(float.__sub__, PLACED, (*PLACED[1:], 0.0))))


def ask(wanted: Wanted, people: Sequence[Part]) -> Answer:
    """Whoever of these people answers."""
    looser, with_all = wanted.looser, None
    found = _found(people, wanted, wanted.words, wanted.ranks) if wanted.words or not looser else []
    if looser and _number(found) < FEW:
        with_all = _number(found) if wanted.words else None
        found = _found(people, wanted, looser.words, looser.ranks, present=1.0)
    start = min(max(wanted.page - 1, 0) * PAGE, RANKED)
    best = [rated for one in found for rated in one.best(start + PAGE)]
    page = [key for _score, key in sorted(best, key=_best_first)[start : start + PAGE]]
    cards = _cards(page)
    return Answer(
        # Somebody may have left since.
        [key for key in page if key in cards],
        cards,
        _number(found),
        with_all,
        _counts(found, wanted.codes),
    )


def how_many(asked: Collection[Asked], people: Sequence[Part]) -> dict[Asked, int]:
    """How many have each of these words."""
    number = dict.fromkeys(asked, 0)
    for segment, gone in people:
        sets = segment.sets(set().union(*map(keys, asked)))
        for one in asked:
            number[one] += len(fitting(one, sets) - gone)
    return number


def _found(
    people: Sequence[Part],
    wanted: Wanted,
    words: Asked | None,
    ranks: Sequence[Rank],
    present: float = 0.0,
) -> list["_Found"]:
    return [_Found(part, wanted, words, ranks, present) for part in people]


def _number(found: Sequence["_Found"]) -> int:
    return sum(len(one.people) for one in found)


def _best_first(rated: tuple[float, int]) -> tuple[float, int]:
    return -rated[0], rated[1]


def _cards(people: list[int]) -> dict[int, dict]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_id, shown::text FROM alumni_searchcard WHERE row_id = ANY(%s)", [people]
        )
        return {key: json.loads(shown) for key, shown in cursor.fetchall()}


def fitting(asked: Asked, sets: Mapping[str, Levels], level: int = -1) -> BitMap:
    """Whoever fits, by words that stand at this level. The set is not to be changed."""
    if isinstance(asked, Has):
        return sets.get(asked.key, NOWHERE)[level]
    found = [fitting(part, sets, level) for part in asked.parts]
    if isinstance(asked, All):
        return reduce(and_, sorted(found, key=len))
    return BitMap.union(*found) if found else NOWHERE[level]


class _Found:
    """Whoever answers, of one part of the people."""

    def __init__(
        self,
        part: Part,
        wanted: Wanted,
        words: Asked | None,
        ranks: Sequence[Rank],
        present: float,
    ) -> None:
        """A word that is there at all counts as `present` beside what its place counts."""
        self.segment, self.gone = part.people, part.gone
        self.ranks, self.present, self.seed = ranks, present, wanted.seed
        chosen = {kind: codes(numbers) for kind, numbers in wanted.codes.items()}
        self.own = None if wanted.department is None else Has(facet(wanted.department))
        asked = [words, self.own, *chosen.values(), *(rank for rank, _weight in ranks)]
        self.sets = self.segment.sets({key for one in asked if one for key in keys(one)})
        everybody = self.segment.everybody
        self.words = everybody if words is None else fitting(words, self.sets)
        self.filters = {kind: fitting(one, self.sets) for kind, one in chosen.items()}
        self.people = self.without(None)

    def without(self, kind: str | None) -> BitMap:
        """Whoever would answer without the filter of this kind."""
        filters = [fits for name, fits in self.filters.items() if name != kind]
        return reduce(and_, sorted(filters, key=len), self.words) - self.gone

    def best(self, most: int) -> Iterator[tuple[float, int]]:
        """So many as (score, key), in no order."""
        people = numbers(self.people)
        scores = self.segment.priors[people] * numpy.float32(PRIOR)
        at = _places(people, len(self.segment))
        for fits, more in self._steps():
            found = self.people & fits
            if len(found) == len(people):
                scores += numpy.float32(more)
            elif found:
                scores[at(numbers(found))] += numpy.float32(more)
        if len(people) > most:
            near = scores >= numpy.partition(scores, -most)[-most] - LOT
            people, scores = people[near], scores[near]
        own = self.segment.keys[people]
        scores += lots(own, self.seed) * numpy.float32(LOT)
        order = numpy.lexsort((own, -scores))[:most]
        return zip(scores[order].tolist(), own[order].tolist(), strict=True)

    def _steps(self) -> Iterator[tuple[BitMap, float]]:
        """Sets, and by how much those who are in them come higher."""
        for asked, weight in self.ranks:
            for level, more in STEPS:
                at_all = self.present if level == len(STEPS) - 1 else 0.0
                yield fitting(asked, self.sets, level), weight * (more + at_all)
        if self.own:
            yield fitting(self.own, self.sets), OWN_DEPARTMENT


def _places(people: numpy.ndarray, size: int) -> Callable[[numpy.ndarray], numpy.ndarray]:
    """What tells where among these some of them stand."""
    if len(people) < TABLE:
        return people.searchsorted
    table = numpy.empty(size, numpy.int32)
    table[people] = numpy.arange(len(people), dtype=numpy.int32)
    return table.__getitem__


def lots(people: numpy.ndarray, seed: int) -> numpy.ndarray:
    """A number from 0 to 1 for each key, another for each seed."""
    drawn = people.astype(numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15) + numpy.uint64(seed)
    drawn ^= drawn >> numpy.uint64(32)
    drawn *= numpy.uint64(0xD6E8FEB86659FD93)
    return (drawn >> numpy.uint64(54)).astype(numpy.float32) / 1024


def _counts(found: Sequence[_Found], filters: Mapping[str, list[int]]) -> Counts:
    """The counts of those who are found; of a kind that is filtered on, of those who would be
    found without that filter."""
    size = max((one.segment.size for one in found), default=1)
    total = numpy.zeros(size, numpy.int64)
    others = {kind: numpy.zeros(size, numpy.int64) for kind in filters}
    for one in found:
        total += _tally(one.segment, one.people, size)
        for kind, counts in others.items():
            counts += _tally(one.segment, one.without(kind), size, kind)
    return counted(total, others)


def _tally(segment: Segment, people: BitMap, size: int, kind: str | None = None) -> numpy.ndarray:
    """How many of these have each code; of a `kind` that was named, at least its codes."""
    found = numbers(people)
    if len(found) * SHARE < len(segment):
        own = numpy.concatenate([segment.few.of(found), segment.many.of(found)])
        return numpy.bincount(own, minlength=size)
    if kind in MANY_VALUES:
        return numpy.bincount(segment.many.of(found), minlength=size)
    counts = numpy.zeros(size, numpy.int64)
    if kind is None:
        counts = numpy.bincount(segment.many.of(found), minlength=size)
    by_kind = segment.codes_by_kind
    few = by_kind.get(kind, []) if kind else [code for own in by_kind.values() for code in own]
    sets = segment.sets([facet(code) for code in few])
    for code in few:
        counts[code] = people.intersection_cardinality(sets[facet(code)][-1])
    return counts
