"""What is asked of the search rows, and what they answer.

The database's functions do it (migration `search_counted_in_one_visit`); here stand their figures.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from alumni.search.codes import Counts, Seen, tally
from alumni.search.queries import both, codes, either

PAGE = 20
# With fewer than this, people with only some of the words are shown as well.
FEW = 5
# So many matches are counted one by one; of more, the total is estimated from how far into the
# table they reached, and the filters' counts from these.
CAP = 1501
# So many, of those who fit all filters but one, are visited for the counts of the filters; of more
# these are a sample, and those who fit all are asked for apart.
SIDE_CAP = 1001
# Of a part of the rows so many are enough for such a sample.
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

    def chosen(self) -> str | None:
        """The query for all that is filtered on; None for nothing."""
        return both(self._parts()) if self.codes else None

    def nearly(self) -> str | None:
        """The query for all that is filtered on but one, whichever; None for anybody."""
        parts = self._parts()
        if len(parts) < 2:
            return None
        return either(both(parts[:n] + parts[n + 1 :]) for n in range(len(parts)))

    def _parts(self) -> list[str]:
        return [codes(numbers) for numbers in self.codes.values()]


@dataclass(frozen=True)
class Answer:
    # Best first.
    people: list[int]
    cards: dict[int, dict]
    total: int
    exact: bool
    # How many have all the words, where those with any of them were asked for.
    with_all: int | None
    counts: Counts = field(repr=False)


_FIND = """SELECT * FROM alumni_search_find(%s::tsquery, %s::tsquery, %s::tsquery, %s::tsquery,
    %s::tsquery, %s::tsquery, %s::tsquery[], %s::float8[], %s::boolean[], %s, %s::tsquery,
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def ask(wanted: Wanted) -> Answer:
    """One statement."""
    looser = wanted.looser
    ranks = [*wanted.ranks, *(looser.ranks if looser else ())]
    values = [
        wanted.chosen(), wanted.nearly(), wanted.words,
        *((looser.words, looser.closer, looser.closer_said) if looser else (None, None, None)),
        [query for query, _weight in ranks], [weight for _query, weight in ranks],
        ["&" not in query for query, _weight in ranks], len(wanted.ranks),
        None if wanted.department is None else codes([wanted.department]), wanted.seed,
        min(max(wanted.page - 1, 0) * PAGE, RANKED), PAGE,
        CAP, SIDE_SAMPLE, SIDE_CAP, RANKED, ENOUGH, FEW, PRIOR, LOT, OWN_DEPARTMENT,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        rows = cursor.fetchall()
    people = sorted((row for row in rows if row[0] == ""), key=lambda row: (-row[4], row[1]))
    parts = {row[0]: row[1:] for row in rows if row[0]}
    number, facets, _card, about = parts["="]
    total = number if about is None else max(_two_figures(about), number)
    nearly = Seen(parts["~"][1], parts["~"][3]) if "~" in parts else None
    counts = tally(Seen(facets, total / number if number else 1.0), nearly, wanted.codes)
    keys = [row[1] for row in people]
    shown = json.loads(f"[{','.join(row[3] for row in people)}]")
    cards = dict(zip(keys, shown, strict=True))
    with_all = parts["&"][0] if "&" in parts else None
    return Answer(keys, cards, total, about is None, with_all, counts)


def _two_figures(about: float) -> int:
    """An estimate, of which more figures would pretend."""
    step = 10 ** max(len(str(round(about))) - 2, 0)
    return round(round(about) / step) * step
