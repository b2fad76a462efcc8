"""The pairing of a whole mentor round at once: the best total fit under everybody's capacity.

Exact: an assignment problem, solved by SciPy. A pair without a common language is never made;
a student for whom nobody fits stays without, and is told so. Equal fits are settled by a number
drawn from the round, so that nobody wins by name or by coming early.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from scipy.optimize import linear_sum_assignment

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
    """How evenly people are treated: scores by quarter; `first_choice`: how many got a mentor as
    good as the best for them; `first_come`: the total if each in turn had taken the best left."""

    lowest: int
    quarters: tuple[int, int, int]
    highest: int
    first_choice: int
    first_come: int


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
    scores = _scores(students, mentors, never)
    slots = np.repeat(np.arange(len(mentors)), [mentor.capacity for mentor in mentors])
    if not len(students) or not len(slots):
        return _told(students, mentors, scores, [])
    worth = np.where(scores >= LEAST, scores, 0.0)
    chance = np.random.default_rng(seed).random(scores.shape) * CHANCE / len(students)
    # A pair that must not be is worth as much as none, and is left out afterwards.
    table = np.where(scores >= LEAST, worth + chance, 0.0)[:, slots]
    rows, columns = linear_sum_assignment(table, maximize=True)
    made = [
        (row, slots[column])
        for row, column in zip(rows, columns, strict=True)
        if table[row, column] > 0
    ]
    return _told(students, mentors, scores, made)


def first_come(students: Sequence[Wish], mentors: Sequence[Place]) -> int:
    """The total fit if each student in turn took the best mentor who is left."""
    scores, total = _scores(students, mentors, frozenset()), 0.0
    left = np.array([mentor.capacity for mentor in mentors])
    for row in range(len(students)):
        free = np.where(left > 0, scores[row], NEVER) if len(mentors) else np.array([])
        if len(free) and free.max() >= LEAST:
            best = int(free.argmax())
            left[best] -= 1
            total += free[best]
    return round(total)


def fairness(students: Sequence[Wish], mentors: Sequence[Place], made: Pairing) -> Fairness | None:
    """None when there are no pairs to speak of."""
    if not made.pairs:
        return None
    got = np.array([one.score for one in made.pairs])
    best = _scores(students, mentors, frozenset()).max(axis=1)
    place = {student.key: row for row, student in enumerate(students)}
    first = sum(one.score >= round(best[place[one.student]]) for one in made.pairs)
    low, middle, high = (round(value) for value in np.percentile(got, [25, 50, 75]))
    return Fairness(
        int(got.min()), (low, middle, high), int(got.max()), first, first_come(students, mentors)
    )


# ── Fit ───────────────────────────────────────────────────────────────────────────────────────
def _scores(
    students: Sequence[Wish], mentors: Sequence[Place], never: frozenset[tuple[int, int]]
) -> np.ndarray:
    """Points of every possible pair; NEVER where there is no common language or was a no."""
    shared = _shared(students, mentors, "topics")
    scores = TOPIC * np.minimum(shared, TOPICS_AT_MOST)
    programme = _any([{one.programme} - {""} for one in students], [m.programmes for m in mentors])
    fields = _any([{one.field_of_study} - {""} for one in students], [m.fields for m in mentors])
    scores = scores + np.where(programme, SAME_PROGRAMME, np.where(fields, SAME_FIELD, 0))
    near = _any([{one.county} - {""} for one in students], [{m.county} - {""} for m in mentors])
    online = np.outer([one.online for one in students], [m.online for m in mentors])
    scores = scores + np.where(near, SAME_PLACE, np.where(online, BOTH_ONLINE, 0))
    languages = _shared(students, mentors, "languages") > 0
    scores = np.where(languages, scores + SAME_LANGUAGE, NEVER).astype(float)
    rows = {one.key: row for row, one in enumerate(students)}
    columns = {one.key: column for column, one in enumerate(mentors)}
    for student, mentor in never:
        if student in rows and mentor in columns:
            scores[rows[student], columns[mentor]] = NEVER
    return scores


def _shared(students: Sequence[Wish], mentors: Sequence[Place], name: str) -> np.ndarray:
    return _common([getattr(s, name) for s in students], [getattr(m, name) for m in mentors])


def _any(one: list[set[str]], other: list[frozenset[str] | set[str]]) -> np.ndarray:
    return _common(one, other) > 0


def _common(one: list, other: list) -> np.ndarray:
    """How many codes each of `one` has in common with each of `other`."""
    codes = {code: place for place, code in enumerate(sorted(set().union(*one, *other)))}
    return _marked(one, codes) @ _marked(other, codes).T


def _marked(sets: list, codes: dict[str, int]) -> np.ndarray:
    table = np.zeros((len(sets), max(len(codes), 1)), dtype=np.float32)
    for row, found in enumerate(sets):
        for code in found:
            table[row, codes[code]] = 1
    return table


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
    scores: np.ndarray,
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
        student.key: _why_nobody(scores[row] if len(mentors) else np.array([]))
        for row, student in enumerate(students)
        if row not in paired
    }
    left = {mentor.key: mentor.capacity for mentor in mentors}
    for one in pairs:
        left[one.mentor] -= 1
    return Pairing(pairs, without, {key: number for key, number in left.items() if number})


def _why_nobody(scores: np.ndarray) -> Why:
    if not len(scores) or scores.max() >= LEAST:
        return Why.NO_PLACE
    return Why.NO_LANGUAGE if scores.max() < 0 else Why.NO_FIT
