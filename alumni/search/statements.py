"""The statements that ask the search rows, and what they answer."""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from alumni.search.facets import FACET_KINDS, count_codes
from alumni.search.words import Sql, joined

PAGE = 20
# Above this many matches the rest is estimated from how far into the table they reached.
CAP = 2001
# The same for the counts of a filter that is chosen, which are asked for apart.
SIDE_CAP = 1001
# How many of the matches are ordered by their words: the most complete, fresh and willing.
RANKED = 500
# When even the best are very many, read so many of them, rather than half as many and too few.
ENOUGH = 1.6 * RANKED

# The weights of an order: prior, and the lot of the day within a band as small as one step of it.
PRIOR, LOT, OWN_DEPARTMENT = 0.51, 0.03, 0.06


@dataclass(frozen=True)
class Wanted:
    """What is asked of the rows."""

    # Everybody who is found, and what is to be ordered by: (words, weight).
    words: Sql | None
    ranks: Sequence[tuple[Sql, float]]
    # Facet kind → codes; of each kind one has to fit.
    codes: Mapping[str, list[int]]
    page: int
    # Draws the lots: the same all day for one teacher.
    seed: int
    # The code of the teacher's department.
    department: int | None = None
    # With any of many words: at least two of them. Then the order is by how many there are.
    closer: Sql | None = None


@dataclass(frozen=True)
class Answer:
    # Person and score, best first.
    people: list[int]
    cards: dict[int, dict]
    total: int
    exact: bool
    counts: dict[str, Counter[int]] = field(repr=False)


def ask(wanted: Wanted) -> Answer:
    """One statement; for a wide question a second one, that reads the best from the top down."""
    where, values = _restricted(wanted.words, wanted.codes)
    fit, fit_values = _fit(wanted)
    shown, shown_values = _page(wanted)
    counts, count_values = _counts(wanted)
    sql = f"""
    WITH m AS MATERIALIZED (
        SELECT ctid AS spot, person_id, facets, prior, {fit} AS fit FROM alumni_searchrow
        WHERE {where} AND ctid >= '(0,0)' LIMIT {CAP}),
    top AS MATERIALIZED (
        SELECT spot, fit FROM m WHERE (SELECT count(*) FROM m) < {CAP}
        ORDER BY fit DESC, prior DESC, person_id LIMIT {RANKED}),
    {shown}
    UNION ALL
    SELECT '=', count(*), string_agg(facets, ''::bytea), NULL, NULL,
        max((spot::text::point)[0])::int8,
        pg_relation_size('alumni_searchrow') / current_setting('block_size')::int8 FROM m
    {counts}
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [*fit_values, *values, *shown_values, *count_values])
        rows = cursor.fetchall()
    parts = {row[0]: _part(row) for row in rows if row[0]}
    whole = parts["="]
    if not whole.exact:
        rows = _best(wanted, whole.total)
    people = sorted((row for row in rows if row[0] == ""), key=lambda row: (-row[4], row[1]))
    return Answer(
        [row[1] for row in people],
        {row[1]: json.loads(row[3]) for row in people},
        whole.total,
        whole.exact,
        {kind: parts.get(kind, whole).counts for kind in FACET_KINDS},
    )


@dataclass(frozen=True)
class _Part:
    total: int
    exact: bool
    counts: Counter[int]


def _part(row: tuple) -> _Part:
    """How many, and the counts: of all of them, estimated where the cap was reached.

    Rows lie in the order of a hash, so `number` matches on the first pages stand for the rest.
    Two figures are kept, for more would pretend.
    """
    kind, number, facets, _card, _score, reached, pages = row
    counts = count_codes(facets or b"")
    if number < (CAP if kind == "=" else SIDE_CAP):
        return _Part(number, True, counts)
    total = round(number * max(pages, reached + 1) / (reached + 1))
    step = 10 ** max(len(str(total)) - 2, 0)
    total = max(round(total / step) * step, number)
    share = total / number
    return _Part(total, False, Counter({code: round(n * share) for code, n in counts.items()}))


def _restricted(words: Sql | None, codes: Mapping[str, list[int]], without: str = "") -> Sql:
    """The condition on a row: the words, and one of the codes of each kind but `without`."""
    parts = [words] if words else []
    for kind, numbers in codes.items():
        if kind != without:
            # A value that nobody has finds nobody: code 0 is never given.
            either = " | ".join(f"f{number}" for number in numbers or [0])
            parts.append(("%s::tsquery", [either]))
    if not parts:
        return "true", []
    sql, values = joined(parts, "&&")
    return f"words @@ ({sql})", values


def _fit(wanted: Wanted) -> Sql:
    """SQL for how many of the words a row has, each by its weight; 0 where all have all."""
    if wanted.closer is None:
        return "0", []
    parts = [f"{weight:.3f} * (words @@ {sql})::int" for (sql, _values), weight in wanted.ranks]
    return " + ".join(parts), [
        value for (_sql, values), _weight in wanted.ranks for value in values
    ]


def _page(wanted: Wanted) -> Sql:
    """The page of those in `top`, and its rows: '', person, nothing, card, score."""
    rank, values = _rank(wanted)
    start = min(max(wanted.page - 1, 0) * PAGE, RANKED)
    sql = f"""page AS (
        SELECT r.person_id, {rank} + {PRIOR} * r.prior
            + {LOT} * (hashint8extended(r.person_id, %s) & 1023) / 1024.0 AS score
        FROM top JOIN alumni_searchrow r ON r.ctid = top.spot
        ORDER BY 2 DESC, 1 LIMIT {PAGE} OFFSET %s)
    SELECT '' AS kind, p.person_id AS number, NULL::bytea AS facets, c.shown, p.score,
        NULL::int8 AS reached, NULL::int8 AS pages
    FROM page p JOIN alumni_searchcard c ON c.row_id = p.person_id"""
    return sql, [*values, wanted.seed, start]


def _rank(wanted: Wanted) -> Sql:
    """SQL for how well the words fit: where they stand, and how many of them there are."""
    parts = [f"{weight:.3f} * ts_rank(r.words, {sql})" for (sql, _v), weight in wanted.ranks]
    values = [value for (_sql, values), _weight in wanted.ranks for value in values]
    if wanted.department is not None:
        parts.append(f"{OWN_DEPARTMENT} * (r.words @@ %s::tsquery)::int")
        values.append(f"f{wanted.department}")
    return f"({' + '.join(parts) or '0'} + top.fit)", values


def _best(wanted: Wanted, total: int) -> list[tuple]:
    """The page of a wide question: exactly that of all matches, without reading them all.

    Rows have the word r<n> when their prior is among the best 2^-n. The matches of one band are
    all better than those below it; so when they are enough, they are the best of all.
    """
    band = max(int(math.log2(max(total / ENOUGH, 1))), 0)
    while True:
        rows, found = _banded(wanted, band)
        if found >= RANKED or not band:
            return rows
        band = max(band - 2, 0)


def _in_band(wanted: Wanted, band: int) -> Sql | None:
    """The words, of the best in a band; those with two of many words from three bands further."""
    if not band:
        return wanted.words
    best = ("%s::tsquery", [f"r{band}"])
    if wanted.words is None:
        return best
    narrow = joined([wanted.words, best], "&&")
    if wanted.closer is None:
        return narrow
    further = [("%s::tsquery", [f"r{band - 3}"])] if band > 3 else []
    return joined([narrow, joined([wanted.closer, *further], "&&")], "||")


def _banded(wanted: Wanted, band: int) -> tuple[list[tuple], int]:
    """The page of the best in a band, and how many of the band were read. 0: all of them."""
    where, values = _restricted(_in_band(wanted, band), wanted.codes)
    fit, fit_values = _fit(wanted)
    shown, shown_values = _page(wanted)
    sql = f"""
    WITH top AS MATERIALIZED (
        SELECT ctid AS spot, {fit} AS fit FROM alumni_searchrow WHERE {where}
        ORDER BY fit DESC, prior DESC, person_id LIMIT {RANKED}), {shown}
    UNION ALL SELECT '#', count(*), NULL, NULL, NULL, NULL, NULL FROM top"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [*fit_values, *values, *shown_values])
        rows = cursor.fetchall()
    return rows, next(row[1] for row in rows if row[0] == "#")


def _counts(wanted: Wanted) -> Sql:
    """For each kind that is filtered: the counts as they would be without that filter."""
    sql, values = "", []
    for kind in wanted.codes:
        where, found = _restricted(wanted.words, wanted.codes, without=kind)
        sql += f"""
        UNION ALL SELECT %s, count(*), string_agg(facets, ''::bytea), NULL, NULL,
            max((spot::text::point)[0])::int8,
            pg_relation_size('alumni_searchrow') / current_setting('block_size')::int8
        FROM (SELECT ctid AS spot, facets FROM alumni_searchrow
            WHERE {where} AND ctid >= '(0,0)' LIMIT {SIDE_CAP}) q"""
        values += [kind, *found]
    return sql, values
