"""What is asked of the search rows, and what they answer.

The database's functions do it (migration `search_asked_in_parts`); here stand their figures.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from alumni.search.codes import Counts
from alumni.search.queries import both, codes

PAGE = 20
# With fewer than this, people with only some of the words are shown as well.
FEW = 5
# So many matches are counted one by one; of more, the total is estimated from how far into the
# table they reached, and the filters' counts from these.
CAP = 1501
# The same for the counts of a filter that is chosen, which are asked for apart.
SIDE_CAP = 801
# Of a sample so many are enough for them.
SIDE_SAMPLE = 251
# How many of the matches are ordered by their words: the most complete, fresh and willing.
RANKED = 200
# When even the best are very many, read so many of them, rather than half as many and too few.
ENOUGH = 1.2 * RANKED

# The weights of an order: prior, and the lot of the day within a band as small as one step of it.
PRIOR, LOT, OWN_DEPARTMENT = 0.51, 0.03, 0.06


@dataclass(frozen=True)
class Looser:
    """What is asked when few have all the words: for those with any of them."""

    words: str
    # To order by, with their weights: above all by how many of the words there are.
    ranks: Sequence[tuple[str, float]]
    # At least two of the words, as the index is asked, and as a row at hand is.
    closer: str | None
    closer_said: str | None


@dataclass(frozen=True)
class Wanted:
    """What is asked of the rows."""

    # Queries of the index: for everybody who is found, and to order by, with their weights.
    words: str | None
    ranks: Sequence[tuple[str, float]]
    # Facet kind → codes; of each kind one has to fit.
    codes: Mapping[str, list[int]]
    page: int
    # Draws the lots: the same all day for one teacher.
    seed: int
    # The code of the teacher's department.
    department: int | None = None
    # At once when there are no `words`.
    looser: Looser | None = None

    def chosen(self, without: str = "") -> str | None:
        """The query for what is filtered on, of all kinds but one; None for nothing."""
        parts = [codes(numbers) for kind, numbers in self.codes.items() if kind != without]
        return both(parts) if parts else None


@dataclass(frozen=True)
class Answer:
    # Best first.
    people: list[int]
    cards: dict[int, dict]
    total: int
    exact: bool
    # How many have all the words, where those with any of them were asked for.
    with_all: int | None
    # Of all who are found; and by the kind of a chosen filter, of those found without it.
    counts: Counts = field(repr=False)
    counts_without: dict[str, Counts] = field(repr=False)


_FIND = """SELECT * FROM alumni_search_find(%s::tsquery, %s::tsquery, %s::tsquery, %s::tsquery,
    %s::tsquery, %s::tsquery[], %s::float8[], %s::boolean[], %s, %s::tsquery, %s, %s, %s,
    %s::tsquery[], %s::text[], %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def ask(wanted: Wanted) -> Answer:
    """One statement."""
    kinds, looser = list(wanted.codes), wanted.looser
    ranks = [*wanted.ranks, *(looser.ranks if looser else ())]
    values = [
        wanted.chosen(), wanted.words,
        *((looser.words, looser.closer, looser.closer_said) if looser else (None, None, None)),
        [query for query, _weight in ranks], [weight for _query, weight in ranks],
        ["&" not in query for query, _weight in ranks], len(wanted.ranks),
        None if wanted.department is None else codes([wanted.department]), wanted.seed,
        min(max(wanted.page - 1, 0) * PAGE, RANKED), PAGE,
        [wanted.chosen(without=kind) for kind in kinds], kinds,
        CAP, SIDE_SAMPLE, SIDE_CAP, RANKED, ENOUGH, FEW, PRIOR, LOT, OWN_DEPARTMENT,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        rows = cursor.fetchall()
    people = sorted((row for row in rows if row[0] == ""), key=lambda row: (-row[4], row[1]))
    parts = {row[0]: row for row in rows if row[0]}
    whole, with_all = _part(parts.pop("=")), parts.pop("&", None)
    keys = [row[1] for row in people]
    shown = json.loads(f"[{','.join(row[3] for row in people)}]")
    return Answer(
        keys,
        dict(zip(keys, shown, strict=True)),
        whole.total,
        whole.exact,
        with_all and with_all[1],
        whole.counts,
        {kind: _part(row).counts for kind, row in parts.items()},
    )


@dataclass(frozen=True)
class _Part:
    total: int
    exact: bool
    counts: Counts


def _part(row: tuple) -> _Part:
    """How many, and the counts; both estimated where the cap was reached.

    Of an estimate two figures are kept, for more would pretend.
    """
    _kind, number, facets, _card, about = row
    if about is None:
        return _Part(number, True, Counts.of(facets or b""))
    total = round(about)
    step = 10 ** max(len(str(total)) - 2, 0)
    total = max(round(total / step) * step, number)
    return _Part(total, False, Counts.of(facets, number / total))
