"""What is asked of the search rows, and what they answer.

The database's functions do it (migration `search_asked_by_database`); here stand their figures.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from alumni.search.codes import Counts
from alumni.search.queries import both, codes

PAGE = 20
# So many matches are counted one by one; of more, the total is estimated from how far into the
# table they reached, and the filters' counts from these.
CAP = 1501
# The same for the counts of a filter that is chosen, which are asked for apart.
SIDE_CAP = 1001
# How many of the matches are ordered by their words: the most complete, fresh and willing.
RANKED = 300
# When even the best are very many, read so many of them, rather than half as many and too few.
ENOUGH = 1.2 * RANKED

# The weights of an order: prior, and the lot of the day within a band as small as one step of it.
PRIOR, LOT, OWN_DEPARTMENT = 0.51, 0.03, 0.06


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
    # With any of many words: at least two of them. Then the order is by how many there are.
    closer: str | None = None

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
    # Of all who are found; and by the kind of a chosen filter, of those found without it.
    counts: Counts = field(repr=False)
    counts_without: dict[str, Counts] = field(repr=False)


def ask(wanted: Wanted) -> Answer:
    """One statement; a second one when a wide question found too few of the best."""
    answer = _ask(wanted)
    if not answer.exact and len(answer.people) < PAGE:
        answer = _ask(wanted, deeper=2)
    return answer


_FIND = """SELECT * FROM alumni_search_find(%s::tsquery, %s::tsquery, %s::tsquery,
    %s::tsquery[], %s::float8[], %s::boolean[], %s::tsquery, %s, %s, %s, %s,
    %s::tsquery[], %s::text[], %s, %s, %s, %s, %s, %s, %s)"""


def _ask(wanted: Wanted, deeper: int = 0) -> Answer:
    kinds = list(wanted.codes)
    values = [
        wanted.chosen(), wanted.words, wanted.closer,
        [query for query, _weight in wanted.ranks], [weight for _query, weight in wanted.ranks],
        ["&" not in query for query, _weight in wanted.ranks],
        None if wanted.department is None else codes([wanted.department]), wanted.seed,
        min(max(wanted.page - 1, 0) * PAGE, RANKED), PAGE, deeper,
        [wanted.chosen(without=kind) for kind in kinds], kinds,
        CAP, SIDE_CAP, RANKED, ENOUGH, PRIOR, LOT, OWN_DEPARTMENT,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        rows = cursor.fetchall()
    people = sorted((row for row in rows if row[0] == ""), key=lambda row: (-row[4], row[1]))
    parts = {row[0]: _part(row) for row in rows if row[0]}
    whole = parts.pop("=")
    return Answer(
        [row[1] for row in people],
        {row[1]: json.loads(row[3]) for row in people},
        whole.total,
        whole.exact,
        whole.counts,
        {kind: part.counts for kind, part in parts.items()},
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
    kind, number, facets, _card, about = row
    if number < (CAP if kind == "=" else SIDE_CAP):
        return _Part(number, True, Counts.of(facets or b""))
    total = round(about)
    step = 10 ** max(len(str(total)) - 2, 0)
    total = max(round(total / step) * step, number)
    return _Part(total, False, Counts.of(facets, number / total))
