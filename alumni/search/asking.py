"""Asking the search rows: a page, how many, and the counts of every filter, together."""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import connection

from alumni.search.facets import FACET_KINDS, FacetValue, codes_of, count_codes, describe
from alumni.search.words import MOST_WORDS, joined, term, words_of

if TYPE_CHECKING:
    from alumni.models import User

PAGE = 20
# Above this many matches the rest is estimated from how far into the table they reached.
CAP = 2001
# How many of the matches are ordered by their words; the most complete and willing of them.
RANKED = 500
# With fewer than this, people with only some of the words are shown as well.
FEW = 5

Sql = tuple[str, list]


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
    """One person found, with what they show to teachers (see rows.ROWS) and nothing else."""

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
    # The terms that were really asked about.
    terms: list[str]


def find(query: Query, viewer: "User") -> Found:
    """People whom this viewer may ask, best first.

    Raises PermissionDenied for a viewer who may not search. All viewers who may, see the same.
    """
    if not (viewer.is_authenticated and viewer.asks_alumni):
        raise PermissionDenied
    codes = codes_of(query.filters)
    if query.terms:
        weighted = [(term(text), weight) for text, weight in query.terms[:MOST_WORDS]]
        texts = [text for text, _weight in query.terms[:MOST_WORDS]]
        wanted = joined([part for part, _weight in weighted], "||")
        answer = _ask(wanted, weighted, codes, query.page)
        return _found(answer, query, any_word=len(texts) > 1, with_all=0, terms=texts)
    words = words_of(query.words)[:MOST_WORDS]
    if not words:
        answer = _ask(None, [], codes, query.page)
        return _found(answer, query, terms=[])
    return _find_words(words, codes, query)


def _find_words(words: list[str], codes: dict[str, list[int]], query: Query) -> Found:
    """All the words; else misspelt names mended; else any of the words, and longer ones."""
    parts = [term(word) for word in words]
    answer = _ask(joined(parts, "&&"), [(part, 1.0) for part in parts], codes, query.page)
    if answer.total >= FEW:
        return _found(answer, query, terms=words)
    if answer.total == 0 and (similar := _similar_names(words)):
        mended = [
            joined([term(name) for name in [word, *similar.get(word, [])]], "||") for word in words
        ]
        guess = _ask(joined(mended, "&&"), [(part, 1.0) for part in mended], codes, query.page)
        if guess.total:
            names = [name for found in similar.values() for name in found]
            return _found(guess, query, corrected=similar, terms=[*words, *names])
    looser = [term(word, prefix=True) for word in words]
    weights = [(part, 1.0) for part in looser] + [(joined(parts, "&&"), 3.0)]
    wider = _ask(joined(looser, "||"), weights, codes, query.page)
    if wider.total > answer.total:
        return _found(wider, query, any_word=True, with_all=answer.total, terms=words)
    return _found(answer, query, terms=words)


@dataclass(frozen=True)
class _Answer:
    cards: list[Card]
    total: int
    exact: bool
    counts: dict[str, Counter[int]]
    # The number of the database, which the codes belong to.
    base: int


def _found(
    answer: _Answer,
    query: Query,
    *,
    terms: list[str],
    any_word: bool = False,
    with_all: int | None = None,
    corrected: dict[str, list[str]] | None = None,
) -> Found:
    facets = describe(answer.counts, query.filters, answer.base)
    every = answer.total if with_all is None else with_all
    return Found(
        answer.cards, answer.total, answer.exact, facets, any_word, every, corrected or {}, terms
    )


def _restricted(
    words: Sql | None, codes: Mapping[str, list[int]], without: str = "", band: str = ""
) -> Sql:
    """The condition on a row: the words, and one of the codes of each kind but `without`."""
    parts = [words] if words else []
    if band:
        parts.append(("%s::tsquery", [band]))
    for kind, numbers in codes.items():
        if kind != without:
            # A value that nobody has finds nobody: code 0 is never given.
            either = " | ".join(f"f{number}" for number in numbers or [0])
            parts.append(("%s::tsquery", [either]))
    if not parts:
        return "true", []
    sql, values = joined(parts, "&&")
    return f"words @@ {sql}", values


def _ask(
    words: Sql | None, ranks: list[tuple[Sql, float]], codes: dict[str, list[int]], page: int
) -> _Answer:
    """One statement; for a wide question a second one, that reads the best from the top down."""
    where, values = _restricted(words, codes)
    counts, count_values = _counts(words, codes)
    shown, shown_values = _page(ranks, page)
    sql = f"""
    WITH m AS MATERIALIZED (
        SELECT person_id, facets, prior, ctid AS spot FROM alumni_searchrow
        WHERE {where} LIMIT {CAP}),
    top AS MATERIALIZED (
        SELECT person_id FROM m WHERE (SELECT count(*) FROM m) < {CAP}
        ORDER BY prior DESC, person_id LIMIT {RANKED}),
    {shown}
    UNION ALL
    SELECT '=', count(*), string_agg(facets, ''::bytea), NULL, NULL,
        max((spot::text::point)[0])::int8,
        (SELECT oid::int8 FROM pg_database WHERE datname = current_database()) FROM m
    {counts}
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *shown_values, *count_values])
        rows = cursor.fetchall()
        number = next(row[1] for row in rows if row[0] == "=")
        if number >= CAP:
            bands, band_values = _bands(words, codes)
            best = f"WITH top AS MATERIALIZED ({bands} LIMIT {RANKED}), {shown}"
            cursor.execute(best, [*band_values, *shown_values])
            rows += cursor.fetchall()
    return _read(rows, codes)


def _page(ranks: list[tuple[Sql, float]], page: int) -> Sql:
    """The page of those in `top`, and its rows: '', person, nothing, card, score."""
    rank, values = _rank(ranks)
    start = min(max(page - 1, 0) * PAGE, RANKED)
    sql = f"""page AS (
        SELECT r.person_id, {rank} + 0.3 * r.prior AS score
        FROM top JOIN alumni_searchrow r USING (person_id)
        ORDER BY 2 DESC, 1 LIMIT {PAGE} OFFSET %s)
    SELECT '' AS kind, p.person_id AS number, NULL::bytea AS facets, r.card, p.score,
        NULL::int8 AS reached, NULL::int8 AS base
    FROM page p JOIN alumni_searchrow r USING (person_id)"""
    return sql, [*values, start]


def _bands(words: Sql | None, codes: dict[str, list[int]]) -> Sql:
    """The matches from the highest tenth of the prior down; PostgreSQL stops when it has enough."""
    if not words and not codes:
        return "SELECT person_id FROM alumni_searchrow ORDER BY prior DESC, person_id", []
    selects, values = [], []
    for band in range(9, -1, -1):
        where, found = _restricted(words, codes, band=f"r{band}")
        selects.append(f"(SELECT person_id FROM alumni_searchrow WHERE {where})")
        values += found
    return " UNION ALL ".join(selects), values


def _rank(ranks: list[tuple[Sql, float]]) -> Sql:
    parts = [f"{weight:.3f} * ts_rank(r.words, {sql})" for (sql, _values), weight in ranks]
    values = [value for (_sql, values), _weight in ranks for value in values]
    return f"({' + '.join(parts) or '0'})", values


def _counts(words: Sql | None, codes: dict[str, list[int]]) -> Sql:
    """For each kind that is filtered: the counts as they would be without that filter."""
    sql, values = "", []
    for kind in codes:
        where, found = _restricted(words, codes, without=kind)
        sql += f"""
        UNION ALL SELECT %s, count(*), string_agg(facets, ''::bytea), NULL, NULL, NULL, NULL FROM (
            SELECT facets FROM alumni_searchrow WHERE {where} LIMIT {CAP}) q"""
        values += [kind, *found]
    return sql, values


def _read(rows: list[tuple], codes: dict[str, list[int]]) -> _Answer:
    people = sorted((row for row in rows if row[0] == ""), key=lambda row: (-row[4], row[1]))
    by_kind = {row[0]: count_codes(row[2] or b"") for row in rows if row[0]}
    number, reached, base = next((row[1], *row[5:]) for row in rows if row[0] == "=")
    counts = {kind: by_kind.get(kind, by_kind["="]) for kind in FACET_KINDS}
    cards = [Card(row[1], _decoded(row[3])) for row in people]
    if number < CAP:
        return _Answer(cards, number, True, counts, base)
    total = _estimate(number, reached)
    whole = Counter({code: round(n * total / number) for code, n in by_kind["="].items()})
    counts = {kind: by_kind.get(kind, whole) for kind in FACET_KINDS}
    return _Answer(cards, total, False, counts, base)


def _decoded(card: dict | str) -> dict:
    return json.loads(card) if isinstance(card, str) else card


def _estimate(number: int, reached: int) -> int:
    """The whole from the part: rows lie in hash order, so `number` matches on the first pages
    stand for the rest of them. Two figures are kept, for more would pretend."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('alumni_searchrow') / 8192")
        pages = cursor.fetchone()[0]
    total = round(number * max(pages, reached + 1) / (reached + 1))
    step = 10 ** max(len(str(total)) - 2, 0)
    return max(round(total / step) * step, number)


def _similar_names(words: list[str]) -> dict[str, list[str]]:
    """For each word that is no known name: the up to five names nearest to it in spelling.

    Names stay in their table when people leave; only those that somebody bears are suggested.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT w, s.name FROM unnest(%s::text[]) w CROSS JOIN LATERAL (
                SELECT name FROM alumni_searchname n WHERE name %% w AND EXISTS (
                    SELECT FROM alumni_searchrow r
                    WHERE r.words @@ plainto_tsquery('swedish', n.name))
                ORDER BY similarity(name, w) DESC, name LIMIT 5) s
            WHERE NOT EXISTS (SELECT FROM alumni_searchname x WHERE x.name = w)""",
            [words],
        )
        found: dict[str, list[str]] = {}
        for word, name in cursor.fetchall():
            found.setdefault(word, []).append(name)
    return found
