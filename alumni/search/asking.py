"""Asking the search rows: a page, how many, and the counts of every filter, together."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alumni.search import vocabulary
from alumni.search.facets import FacetValue, codes_of, describe
from alumni.search.statements import Answer, Wanted, ask
from alumni.search.words import MOST_WORDS, Sql, beginning, joined, term, words_of

if TYPE_CHECKING:
    from alumni.models import User

# With fewer than this, people with only some of the words are shown as well.
FEW = 5
# What another word for the same thing counts, beside the word itself.
OTHER_WORD = 0.7


@dataclass(frozen=True)
class Query:
    """What a teacher asks: words or chosen terms, filters (kind → keys), and which page.

    `terms` come from a syllabus: (words, weight), of which any may match. They replace `words`.
    """

    words: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: int = 1
    terms: Sequence[tuple[str, float]] = ()


@dataclass(frozen=True)
class Card:
    """One person found, with what they show to teachers (see SearchCard) and nothing else."""

    person_id: int
    shown: dict


@dataclass(frozen=True)
class Found:
    cards: list[Card]
    total: int
    # Whether `total` is counted; otherwise say "about".
    exact: bool
    facets: dict[str, list[FacetValue]]
    # Whether people with only some of the words are among them.
    any_word: bool
    # How many have all the words; the same as `total` unless any_word.
    with_all: int
    # Misspelt name → the names that were searched instead.
    corrected: dict[str, list[str]]
    # The terms that were really asked about, other words for them among these.
    terms: list[str]
    # What was typed → the other words for it that were asked about too.
    others: dict[str, list[str]]


@dataclass(frozen=True)
class _Unit:
    """One thing asked about: what was typed for it, and other words for the same."""

    text: str
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        return [self.text, *self.others]

    def sql(self) -> Sql:
        return joined([term(text) for text in self.texts], "||")

    def ranks(self, weight: float = 1.0) -> list[tuple[Sql, float]]:
        first = [(term(self.text), weight)]
        if not self.others:
            return first
        others = joined([term(text) for text in self.others], "||")
        return [*first, (others, weight * OTHER_WORD)]


class _Asker:
    """One question of one teacher today: the parts that stay the same whatever the words."""

    def __init__(self, query: Query, viewer: "User") -> None:
        self.query = query
        self.codes, self.department = codes_of(query.filters, viewer.department_id)
        self.seed = lot(viewer.pk)

    def ask(
        self,
        words: Sql | None,
        ranks: Sequence[tuple[Sql, float]] = (),
        closer: Sql | None = None,
    ) -> Answer:
        return ask(
            Wanted(words, ranks, self.codes, self.query.page, self.seed, self.department, closer)
        )

    def found(
        self,
        answer: Answer,
        terms: Sequence[str] = (),
        *,
        with_all: int | None = None,
        corrected: dict[str, list[str]] | None = None,
        others: dict[str, list[str]] | None = None,
    ) -> Found:
        return Found(
            [Card(key, answer.cards[key]) for key in answer.people],
            answer.total,
            answer.exact,
            describe(answer.counts, self.query.filters),
            with_all is not None,
            answer.total if with_all is None else with_all,
            corrected or {},
            list(terms),
            others or {},
        )


def find(query: Query, viewer: "User") -> Found:
    """People whom this viewer may ask, best first.

    Raises PermissionDenied for a viewer who may not search. All viewers who may, find the same
    people; in what order, says `templates/portal/_order.html`.
    """
    if not (viewer.is_authenticated and viewer.asks_alumni):
        raise PermissionDenied
    asker = _Asker(query, viewer)
    if query.terms:
        return _find_terms(asker, query.terms[:MOST_WORDS])
    if words := words_of(query.words)[:MOST_WORDS]:
        return _find_words(asker, words)
    return asker.found(asker.ask(None))


def lot(viewer_id: int) -> int:
    """The number that draws this teacher's lots today: another teacher or day, another number."""
    drawn = f"{timezone.localdate().toordinal()}:{viewer_id}".encode()
    return int.from_bytes(hashlib.blake2b(drawn, digest_size=7).digest(), "big")


def _find_terms(asker: _Asker, terms: Sequence[tuple[str, float]]) -> Found:
    """Any of the terms of a syllabus: the more of them and the weightier, the higher."""
    known = vocabulary.look_up([text.lower() for text, _weight in terms], longest=1)
    heaviest = max(weight for _text, weight in terms) or 1.0
    units = [
        (_Unit(text, tuple(known.others.get((text.lower(),), ()))), weight / heaviest)
        for text, weight in terms
    ]
    ranks = [rank for unit, weight in units for rank in unit.ranks(weight)]
    sqls = [unit.sql() for unit, _weight in units]
    answer = asker.ask(joined(sqls, "||"), ranks, _two_of(sqls))
    texts = [text for unit, _weight in units for text in unit.texts]
    others = {unit.text: list(unit.others) for unit, _weight in units if unit.others}
    return asker.found(answer, texts, with_all=0 if len(units) > 1 else None, others=others)


def _two_of(sqls: Sequence[Sql]) -> Sql:
    """A query for at least two of these; the one itself where there is but one."""
    if len(sqls) == 1:
        return sqls[0]
    pairs = [
        joined([first, joined(sqls[place + 1 :], "||")], "&&")
        for place, first in enumerate(sqls[:-1])
    ]
    return joined(pairs, "||")


def _units(words: Sequence[str], known: vocabulary.Known) -> list[_Unit]:
    """The words in order, those that make up a topic's name put together."""
    units, place = [], 0
    while place < len(words):
        for length in range(vocabulary.LONGEST_NAME, 0, -1):
            group = tuple(words[place : place + length])
            if len(group) == length and (length == 1 or group in known.others):
                break
        units.append(_Unit(" ".join(group), tuple(known.others.get(group, ()))))
        place += length
    return units


def _find_words(asker: _Asker, words: list[str]) -> Found:
    """All the words, or other words for the same; else misspelt names mended; else any of them."""
    known = vocabulary.look_up(words)
    units = _units(words, known)
    others = {unit.text: list(unit.others) for unit in units if unit.others}
    texts = [text for unit in units for text in unit.texts]
    ranks = [rank for unit in units for rank in unit.ranks()]
    answer = asker.ask(joined([unit.sql() for unit in units], "&&"), ranks)
    if answer.total >= FEW:
        return asker.found(answer, texts, others=others)
    if answer.total == 0 and (mended := _mended(asker, words, known)):
        return mended
    looser, longer = _looser(units, known)
    ranks = [(sql, 1.0) for sql in looser] + [(rank, 2 * weight) for rank, weight in ranks]
    wider = asker.ask(joined(looser, "||"), ranks, _two_of(looser))
    if wider.total > answer.total:
        return asker.found(wider, [*texts, *longer], with_all=answer.total, others=others)
    return asker.found(answer, texts, others=others)


def _mended(asker: _Asker, words: list[str], known: vocabulary.Known) -> Found | None:
    """With the names nearest in spelling, for words that nobody's name, work or topic has."""
    strange = [word for word in words if word not in known.familiar and not word.isdecimal()]
    similar = vocabulary.similar_names(strange) if strange else {}
    if not similar:
        return None
    near = [joined([term(name) for name in [word, *similar.get(word, [])]], "||") for word in words]
    first = [(term(names[0]), 1.0) for names in similar.values()]
    guess = asker.ask(joined(near, "&&"), [*((sql, 1.0) for sql in near), *first])
    if not guess.total:
        return None
    names = [name for found in similar.values() for name in found]
    return asker.found(guess, [*words, *names], corrected=similar)


def _looser(units: Sequence[_Unit], known: vocabulary.Known) -> tuple[list[Sql], list[str]]:
    """Each unit with its compounds: taken apart, or as the beginning or the end of longer ones."""
    ends = vocabulary.longer_words([unit.text for unit in units])
    queries, texts = [], []
    for unit in units:
        wide = [beginning(unit.text), *(term(text) for text in unit.others)]
        wide += [term(compound) for compound in ends.get(unit.text, ())]
        if pair := known.parts.get(unit.text):
            wide.append(joined([term(part) for part in pair], "&&"))
            texts += pair
        texts += ends.get(unit.text, ())
        queries.append(joined(wide, "||"))
    return queries, texts
