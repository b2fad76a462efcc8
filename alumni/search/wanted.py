"""What is asked of the index, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alumni.search.codes import Counts
from alumni.search.queries import Asked

PAGE = 20
# With fewer than this, people with only some of the words are shown as well.
FEW = 5
# So many can be paged through.
RANKED = 200

# Words and their weight in an order.
Rank = tuple[Asked, float]


@dataclass(frozen=True)
class Looser:
    """What is asked when few have all the words: for those with any of them."""

    words: Asked
    # To order by: above all by how many of the words there are.
    ranks: Sequence[Rank]


@dataclass(frozen=True)
class Wanted:
    words: Asked | None
    ranks: Sequence[Rank]
    # Facet kind → codes; of each kind one has to fit.
    codes: Mapping[str, list[int]]
    page: int
    # Draws the lots: the same all day for one teacher.
    seed: int
    # The code of the teacher's department.
    department: int | None = None
    # At once when there are no `words`.
    looser: Looser | None = None


@dataclass(frozen=True)
class Answer:
    # Best first.
    people: list[int]
    cards: dict[int, dict]
    total: int
    # How many have all the words, where those with any of them were asked for.
    with_all: int | None
    counts: Counts = field(repr=False)
