"""The pairing of a whole mentor round at once: the best total fit under everybody's capacity.

Exact: an assignment problem, solved by SciPy. A pair without a common language is never made;
a student for whom nobody fits stays without, and is told so. Equal fits are settled by a number
drawn from the round, so that nobody wins by name or by coming early.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

# Points. A pair is worth at most 100; less than LEAST is no pair.
TOPIC, TOPICS_AT_MOST = 20, 3
SAME_PROGRAMME, SAME_FIELD = 20, 10
SAME_PLACE, BOTH_ONLINE = 10, 6
SAME_LANGUAGE = 10
LEAST = 20
# Points are whole: so much chance, over all pairs together, decides between equals alone.
CHANCE = 0.5
NEVER = -1_000_000.0


@dataclass(frozen=True)
class Wish:
    """A student. `topics` and `languages` are codes."""

    key: int
    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"sv"})
    programme: str = ""
    field_of_study: str = ""
    county: str = ""
    online: bool = True


@dataclass(frozen=True)
class Place:
    """A mentor with so many places left. `programmes` and `fields` are those of their degrees."""

    key: int
    capacity: int
    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"sv"})
    programmes: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    county: str = ""
    online: bool = True


class Why(StrEnum):
    """Why two fit, or why somebody stays without."""

    TOPIC = "topic"
    PROGRAMME = "programme"
    FIELD = "field"
    PLACE = "place"
    ONLINE = "online"
    LANGUAGE = "language"
    NO_LANGUAGE = "no_language"
    NO_FIT = "no_fit"
    NO_PLACE = "no_place"


@dataclass(frozen=True)
class Pair:
    """`reasons`: (why, the codes it is about, points), the weightiest first."""

    student: int
    mentor: int
    score: int
    reasons: list[tuple[Why, list[str], int]]


@dataclass(frozen=True)
class Pairing:
    """`without`: student → why nobody; `free`: mentor → places left."""

    pairs: list[Pair]
    without: dict[int, Why] = field(default_factory=dict)
    free: dict[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(pair.score for pair in self.pairs)


@dataclass(frozen=True)
class Fairness:
    """How evenly people are treated in so many pairs: scores by quarter; `first_choice`: how many
    got a mentor as good as the best for them; `total`: all points, and `first_come`: the same if
    each in turn had taken the best left."""

    lowest: int
    quarters: tuple[int, int, int]
    highest: int
    first_choice: int
    first_come: int
    pairs: int
    total: int


def pair(
    students: Sequence[Wish],
    mentors: Sequence[Place],
    *,
    never: frozenset[tuple[int, int]] = frozenset(),
    seed: int = 0,
) -> Pairing:
    """The pairs with the greatest total fit. `never`: (student, mentor) who said no before.

    A thousand students and a thousand places take about a second.
    """
    solving = _solving()
    scores = solving.scores(students, mentors, never)
    made = solving.assigned(scores, [mentor.capacity for mentor in mentors], seed)
    return _told(students, mentors, scores, made)


def points(students: Sequence[Wish], mentors: Sequence[Place]) -> list[list[int]]:
    """A row for each student: the points with each mentor, 0 without a common language."""
    if not students or not mentors:
        return [[] for _student in students]
    scores = _solving().scores(students, mentors, frozenset())
    return scores.clip(0).astype(int).tolist()


def first_come(students: Sequence[Wish], mentors: Sequence[Place]) -> int:
    """The total fit if each student in turn took the best mentor who is left."""
    solving = _solving()
    scores = solving.scores(students, mentors, frozenset())
    return solving.first_come(scores, [mentor.capacity for mentor in mentors])


def fairness(students: Sequence[Wish], mentors: Sequence[Place], made: Pairing) -> Fairness | None:
    """None when there are no pairs to speak of."""
    if not made.pairs:
        return None
    solving = _solving()
    best = solving.scores(students, mentors, frozenset()).max(axis=1)
    place = {student.key: row for row, student in enumerate(students)}
    got = [one.score for one in made.pairs]
    first = sum(one.score >= round(best[place[one.student]]) for one in made.pairs)
    come = first_come(students, mentors)
    quarters = solving.quarters(got)
    return Fairness(min(got), quarters, max(got), first, come, len(got), made.total)


def _solving():
    """Here, and not above: NumPy and SciPy take 50 MB in each process that never pairs."""
    from engagement import solving

    return solving


# ── In words ──────────────────────────────────────────────────────────────────────────────────
def reasons(student: Wish, mentor: Place) -> list[tuple[Why, list[str], int]]:
    """Why these two fit, with the points that make up their score."""
    found: list[tuple[Why, list[str], int]] = []
    if topics := sorted(student.topics & mentor.topics):
        found.append((Why.TOPIC, topics, TOPIC * min(len(topics), TOPICS_AT_MOST)))
    if student.programme and student.programme in mentor.programmes:
        found.append((Why.PROGRAMME, [student.programme], SAME_PROGRAMME))
    elif student.field_of_study and student.field_of_study in mentor.fields:
        found.append((Why.FIELD, [student.field_of_study], SAME_FIELD))
    if student.county and student.county == mentor.county:
        found.append((Why.PLACE, [student.county], SAME_PLACE))
    elif student.online and mentor.online:
        found.append((Why.ONLINE, [], BOTH_ONLINE))
    if languages := sorted(student.languages & mentor.languages):
        found.append((Why.LANGUAGE, languages, SAME_LANGUAGE))
    return sorted(found, key=lambda reason: -reason[2])


def score(student: Wish, mentor: Place) -> int:
    """0 to 100; 0 for two without a common language."""
    if not student.languages & mentor.languages:
        return 0
    return sum(points for _why, _codes, points in reasons(student, mentor))


def _told(
    students: Sequence[Wish],
    mentors: Sequence[Place],
    scores: "np.ndarray",
    made: list[tuple[int, int]],
) -> Pairing:
    pairs = [
        Pair(
            students[row].key,
            mentors[column].key,
            score(students[row], mentors[column]),
            reasons(students[row], mentors[column]),
        )
        for row, column in made
    ]
    paired = {row for row, _column in made}
    without = {
        student.key: _why_nobody(scores[row] if len(mentors) else [])
        for row, student in enumerate(students)
        if row not in paired
    }
    left = {mentor.key: mentor.capacity for mentor in mentors}
    for one in pairs:
        left[one.mentor] -= 1
    return Pairing(pairs, without, {key: number for key, number in left.items() if number})


def _why_nobody(scores: "np.ndarray | list") -> Why:
    best = max(scores, default=LEAST)
    if best >= LEAST:
        return Why.NO_PLACE
    return Why.NO_LANGUAGE if best < 0 else Why.NO_FIT
