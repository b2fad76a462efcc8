"""From what a teacher asks to what the index is asked, and back."""

import hashlib
import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alumni.search import english, vocabulary
from alumni.search.codes import code_of_department, codes_of
from alumni.search.facets import FACET_KINDS, FacetValue, describe
from alumni.search.queries import Asked, Has, beginning, both, either, keys, tells
from alumni.search.wanted import Answer, Looser, Rank, Wanted
from alumni.search.words import MOST_WORDS, words_of

if TYPE_CHECKING:
    from alumni.models import User
    from alumni.search.index import Part

# What another word for the same thing counts, beside the word itself.
OTHER_WORD = 0.7
# What a word that is written counts when any of the words will do, beside a longer one with it.
WRITTEN = 2.0
# Names that a misspelt one may be.
MOST_SIMILAR = 5


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
    query: Asked
    # Text → query.
    others: Mapping[str, Asked]
    # The same word in other forms.
    forms: Mapping[str, Asked]

    @property
    def texts(self) -> list[str]:
        return [self.text, *self.forms, *self.others]

    @property
    def bent(self) -> Asked:
        return either([self.query, *self.forms.values()])

    @property
    def any(self) -> Asked:
        return either([self.query, *self.forms.values(), *self.others.values()])

    def ranks(self, weight: float = 1.0) -> list[Rank]:
        ranks = self._typed_before(self.bent, weight)
        if self.others:
            ranks.append((either(self.others.values()), weight * OTHER_WORD))
        return ranks

    def ranks_of_any(self, weight: float) -> list[Rank]:
        return self._typed_before(self.any, weight)

    def _typed_before(self, wide: Asked, weight: float) -> list[Rank]:
        """The word that was typed counts for more than another, and both for no more than it."""
        if wide == self.query:
            return [(self.query, weight)]
        return [(wide, weight * OTHER_WORD), (self.query, weight * (1 - OTHER_WORD))]


class _Asker:
    """One question of one teacher today: the parts that stay the same whatever the words."""

    def __init__(self, query: Query, viewer: "User") -> None:
        self.query = query
        chosen = {kind: query.filters[kind] for kind in FACET_KINDS if query.filters.get(kind)}
        self.codes = codes_of(chosen)
        self.department = code_of_department(viewer.department_id)
        self.seed = lot(viewer.pk)

    @cached_property
    def people(self) -> "Sequence[Part]":
        """Everybody who may be found, as of one moment for all of this question."""
        from alumni.search.index import parts

        return parts()

    def ask(
        self, words: Asked | None, ranks: Sequence[Rank] = (), looser: Looser | None = None
    ) -> Answer:
        wanted = Wanted(
            words, ranks, self.codes, self.query.page, self.seed, self.department, looser
        )
        return _matching().ask(wanted, self.people)

    def how_many(self, words: Collection[Asked]) -> dict[Asked, int]:
        """How many have each of these, whatever the filters."""
        return _matching().how_many(words, self.people)

    def forms(self, words: Sequence[str], known: vocabulary.Known) -> dict[str, dict[str, Asked]]:
        """Word → its other forms in English that somebody has. Nobody who is called Anders is
        looked for by another form of it."""
        bent = english.bent(words)
        stems = {stem for word in bent.keys() - known.named for stem in bent[word].values()}
        if not stems:
            return {}
        # What is asked about next too, so that all is read at once.
        texts = itertools.chain(words, *known.others.values())
        asked = filter(None, map(known.queries.get, texts))
        wanted = stems.union(*map(keys, asked))
        there: set[str] = set()
        for segment, _gone in self.people:
            there.update(key for key, levels in segment.sets(wanted).items() if levels[-1])
        there &= {stem for stem in stems if tells(Has(stem))}
        found = {}
        for word, forms in bent.items():
            if own := {form: Has(stem) for form, stem in forms.items() if stem in there}:
                found[word] = own
        return found

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
            describe(answer.counts, self.query.filters, self.codes),
            with_all is not None,
            answer.total if with_all is None else with_all,
            corrected or {},
            list(terms),
            others or {},
        )


def _matching() -> ModuleType:
    # Here, for only who searches needs numpy: other processes are spared its 20 MB.
    from alumni.search import matching

    return matching


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
    found = _units(asker, [(text.lower(),) for text, _weight in terms], known)
    units = [
        (replace(unit, text=text), weight / heaviest)
        for unit, (text, weight) in zip(found, terms, strict=True)
        if unit
    ]
    ranks = [rank for unit, weight in units for rank in unit.ranks(weight)]
    answer = asker.ask(None, looser=Looser(either(unit.any for unit, _weight in units), ranks))
    texts = [text for unit, _weight in units for text in unit.texts]
    others = {unit.text: list(unit.others) for unit, _weight in units if unit.others}
    return asker.found(answer, texts, with_all=0 if len(units) > 1 else None, others=others)


def _units(
    asker: _Asker, groups: Sequence[tuple[str, ...]], known: vocabulary.Known
) -> list[_Unit | None]:
    """Of each group of words what is asked about; None for words that the index does not keep."""
    forms = asker.forms([group[0] for group in groups if len(group) == 1], known)
    again = vocabulary.Known()
    if forms:
        # What is another word for another form of a word is one for the word.
        again = vocabulary.look_up([form for own in forms.values() for form in own], longest=1)
    units: list[_Unit | None] = []
    for group in groups:
        text = " ".join(group)
        own = forms.get(text, {})
        others = {name: known.queries.get(name) for name in known.others.get(group, ())}
        for form in own:
            others |= {name: again.queries.get(name) for name in again.others.get((form,), ())}
        others = {name: query for name, query in others.items() if query and name not in own}
        query = known.queries.get(text)
        units.append(_Unit(text, query, others, own) if query else None)
    return units


def _grouped(words: Sequence[str], known: vocabulary.Known) -> list[tuple[str, ...]]:
    """The words in order, those that make up a topic's name put together."""
    groups, place = [], 0
    while place < len(words):
        for length in range(vocabulary.LONGEST_NAME, 0, -1):
            group = tuple(words[place : place + length])
            if len(group) == length and (length == 1 or group in known.others):
                break
        groups.append(group)
        place += length
    return groups


def _find_words(asker: _Asker, words: list[str]) -> Found:
    """All the words, or other words for the same; else misspelt names mended; else any of them."""
    known = vocabulary.look_up(words, text=asker.query.words)
    units = [unit for unit in _units(asker, _grouped(words, known), known) if unit]
    others = {unit.text: list(unit.others) for unit in units if unit.others}
    texts = [text for unit in units for text in unit.texts]
    asked = both(unit.any for unit in units)
    ranks = [rank for unit in units for rank in unit.ranks()]
    strange = [word for word in words if word not in known.familiar and not word.isdecimal()]
    nobody = strange and not asker.how_many([asked])[asked]
    if nobody and (mended := _mended(asker, words, strange, known)):
        return mended
    looser, longer = _looser(units, known)
    answer = asker.ask(asked, ranks, looser)
    if answer.with_all is not None and answer.total > answer.with_all:
        return asker.found(answer, texts + longer, with_all=answer.with_all, others=others)
    return asker.found(answer, texts, others=others)


def _mended(
    asker: _Asker, words: list[str], strange: list[str], known: vocabulary.Known
) -> Found | None:
    """With the names nearest in spelling, for words that nobody's name, work or topic has."""
    spelt_alike = vocabulary.similar_names(strange)
    borne = asker.how_many({query for names in spelt_alike.values() for query in names.values()})
    similar = {}
    for word, names in spelt_alike.items():
        if kept := [(name, query) for name, query in names.items() if borne[query]]:
            similar[word] = dict(kept[:MOST_SIMILAR])
    if not similar:
        return None
    kept = [word for word in words if word in known.queries]
    near = [either([known.queries[word], *similar.get(word, {}).values()]) for word in kept]
    first = [(next(iter(names.values())), 1.0) for names in similar.values()]
    guess = asker.ask(both(near), [*((query, 1.0) for query in near), *first])
    if not guess.total:
        return None
    names = [name for found in similar.values() for name in found]
    corrected = {word: list(found) for word, found in similar.items()}
    return asker.found(guess, [*words, *names], corrected=corrected)


def _looser(units: Sequence[_Unit], known: vocabulary.Known) -> tuple[Looser, list[str]]:
    """Any of the units with their compounds: taken apart, or as the beginning or the end of longer
    ones; and the texts of these."""
    asked, texts = [], []
    for unit in units:
        longer = known.longer.get(unit.text, ())
        wide = [unit.any]
        if len(unit.text) >= vocabulary.SHORTEST_BEGINNING:
            wide.append(beginning(unit.query))
        wide += [known.queries[compound] for compound in longer if compound in known.queries]
        if pair := known.parts.get(unit.text):
            wide.append(both(known.queries[part] for part in pair if part in known.queries))
            texts += pair
        texts += longer
        asked.append(either(wide))
    ranks = [(query, 1.0) for query in asked]
    ranks += [rank for unit in units for rank in unit.ranks_of_any(WRITTEN)]
    return Looser(either(asked), ranks), texts
