"""People as they are searched: numbered from 0, and for each word the set of those who have it."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, pairwise
from typing import NamedTuple

import numpy
from pyroaring import BitMap

from alumni.search.codes import kinds_of
from alumni.search.queries import LONGER, facet

# Where a word can stand, what counts most first; as the columns of SearchPosting.
PLACES = ("names", "titles", "around", "texts")
# For each of PLACES, who has the word there or where it counts more: the last are all who have it.
Levels = tuple[BitMap, ...]
# How many codes each of some people has, and the codes of all, one after the other.
Codes = tuple[numpy.ndarray, numpy.ndarray]
NOBODY = BitMap()
NOWHERE: Levels = (NOBODY,) * len(PLACES)
# Kinds of so many values that each person's own are counted rather than every value's people.
MANY_VALUES = ("topic", "employer", "programme")


class Row(NamedTuple):
    """A search row as the database tells it."""

    key: int
    prior: float
    facets: bytes
    # The stems of each of PLACES, a line for each; the last has all of them.
    names: str
    titles: str
    around: str
    texts: str


def numbers(people: BitMap) -> numpy.ndarray:
    """In order."""
    return numpy.asarray(people.to_array())


@dataclass(frozen=True)
class Ragged:
    """A few codes of each person: those of number n stand from starts[n] to starts[n + 1]."""

    starts: numpy.ndarray
    codes: numpy.ndarray

    @classmethod
    def of_lengths(cls, lengths: numpy.ndarray, codes: numpy.ndarray) -> "Ragged":
        return cls(numpy.concatenate([[0], lengths.cumsum(dtype=numpy.int64)]), codes)

    def of(self, people: numpy.ndarray) -> numpy.ndarray:
        """The codes of these people, one after the other."""
        first = self.starts[people]
        lengths = self.starts[people + 1] - first
        ends = lengths.cumsum()
        places = numpy.repeat(first - ends + lengths, lengths)
        places += numpy.arange(len(places))
        return self.codes[places]

    def only(self, wanted: numpy.ndarray) -> "Ragged":
        """Of all the codes those where `wanted` is true."""
        before = numpy.concatenate([[0], wanted.cumsum()])
        return Ragged(before[self.starts], self.codes[wanted])


class Segment:
    """Some people with what holds for each: their key and prior, and their facets, apart by whether
    their kind has many values or few."""

    def __init__(self, keys: numpy.ndarray, priors: numpy.ndarray, facets: Ragged) -> None:
        self.keys, self.priors = keys, priors
        standing = numpy.bincount(facets.codes, minlength=1)
        self.size = len(standing)
        # What a code is, is asked for each once, and not wherever it stands.
        codes = standing.nonzero()[0]
        kinds, names = kinds_of(codes)
        places = [names.index(kind) + 1 for kind in MANY_VALUES if kind in names]
        of_many = numpy.isin(numpy.arange(self.size), codes[numpy.isin(kinds, places)])
        in_many = of_many[facets.codes]
        self.many, self.few = facets.only(in_many), facets.only(~in_many)
        # The codes of `few` that somebody has.
        self.codes_by_kind = {
            name: codes[kinds == place].tolist()
            for place, name in enumerate(names, 1)
            if name not in MANY_VALUES
        }

    def __len__(self) -> int:
        return len(self.keys)

    def sets(self, keys: Collection[str]) -> dict[str, Levels]:
        """Who has each of these; a key that nobody has may be left out."""
        raise NotImplementedError

    @cached_property
    def everybody(self) -> BitMap:
        return BitMap(range(len(self)))


class Fresh(Segment):
    """People who were written since the index was made. Adding to it makes another."""

    def __init__(self, rows: Sequence[Row] = (), before: "Fresh | None" = None) -> None:
        lengths, codes = own = codes_of(rows)
        keys = numpy.array([row.key for row in rows], numpy.int64)
        priors = numpy.array([row.prior for row in rows], numpy.float32)
        self.known: dict[str, Levels] = {}
        if before:
            self.known = dict(before.known)
            lengths = numpy.concatenate([before.lengths, lengths])
            keys = numpy.concatenate([before.keys, keys])
            priors = numpy.concatenate([before.priors, priors])
            codes = numpy.concatenate([before.codes, codes])
        self.lengths, self.codes = lengths, codes
        super().__init__(keys, priors, Ragged.of_lengths(lengths, codes))
        for key, levels in levels_of(placed(rows, own, len(self) - len(rows))):
            self.known[key] = joined(self.known.get(key, NOWHERE), levels)

    def sets(self, keys: Collection[str]) -> dict[str, Levels]:
        found = {key: self.known[key] for key in keys if key in self.known}
        return found | {key: self._begun(key) for key in keys if key.endswith(LONGER)}

    def _begun(self, key: str) -> Levels:
        stem, in_order = key.removesuffix(LONGER), self._in_order
        found = NOWHERE
        for place in range(bisect_left(in_order, stem), len(in_order)):
            if not in_order[place].startswith(stem):
                break
            found = joined(found, self.known[in_order[place]])
        return found

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.known)


def joined(some: Levels, others: Levels) -> Levels:
    return tuple(first | second for first, second in zip(some, others, strict=True))


def codes_of(rows: Sequence[Row]) -> Codes:
    own = [row.facets for row in rows]
    codes = numpy.frombuffer(b"".join(own), ">i4").astype(numpy.int32)
    return numpy.array(list(map(len, own)), numpy.int64) // codes.itemsize, codes


def placed(rows: Sequence[Row], own: Codes, first: int) -> list[dict[str, BitMap]]:
    """For each of PLACES who has what there, when the rows are numbered from `first` and `own` are
    their codes. All that somebody has is among the last."""
    if not rows:
        return [{} for _ in PLACES]
    people = numpy.arange(first, first + len(rows), dtype=numpy.uint32)
    places = []
    for place in PLACES:
        texts = [getattr(row, place) for row in rows]
        # An empty text is one empty stem.
        every = people.repeat([text.count("\n") + 1 for text in texts])
        known: dict[str, int] = defaultdict(count().__next__)
        stems = map(known.__getitem__, "\n".join(texts).split("\n"))
        found = numpy.fromiter(stems, numpy.int32, len(every))
        places.append(dict(zip(known, _by_value(found, every, len(known)), strict=True)))
        places[-1].pop("", None)
    lengths, codes = own
    every = people.repeat(lengths)
    values, found = numpy.unique(codes, return_inverse=True)
    places[-1] |= zip(
        map(facet, values.tolist()), _by_value(found, every, len(values)), strict=True
    )
    return places


def _by_value(values: numpy.ndarray, people: numpy.ndarray, size: int) -> Iterator[BitMap]:
    """For each value from 0 the people who stand beside it."""
    if size <= 1 << 16:
        values = values.astype(numpy.uint16)  # which numpy puts in order faster
    # pyroaring reads an array at once, and anything else one by one.
    in_order = array("I", people[values.argsort(kind="stable")].tobytes())
    ends = numpy.bincount(values, minlength=size).cumsum().tolist()
    return (BitMap(in_order[start:end]) for start, end in pairwise([0, *ends]))


def levels_of(places: list[dict[str, BitMap]]) -> Iterator[tuple[str, Levels]]:
    for key in places[-1]:
        yield key, cumulated(place.get(key) for place in places)


def cumulated(places: Iterable[BitMap | None]) -> Levels:
    """From who has a word in each place, in their order, to levels."""
    levels, known = [], NOBODY
    for own in places:
        if own:
            known = known | own if known else own
        levels.append(known)
    return tuple(levels)
