"""The arithmetic of the pairing: a table of points, and the assignment that is worth most."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from engagement.matching import (
    BOTH_ONLINE,
    CHANCE,
    LEAST,
    NEVER,
    SAME_FIELD,
    SAME_LANGUAGE,
    SAME_PLACE,
    SAME_PROGRAMME,
    TOPIC,
    TOPICS_AT_MOST,
    Place,
    Wish,
)


def assigned(scores: np.ndarray, capacities: Sequence[int], seed: int) -> list[tuple[int, int]]:
    """(row, column) of each pair in the assignment with the greatest total."""
    slots = np.repeat(np.arange(len(capacities)), capacities)
    if not len(scores) or not len(slots):
        return []
    worth = np.where(scores >= LEAST, scores, 0.0)
    chance = np.random.default_rng(seed).random(scores.shape) * CHANCE / len(scores)
    # A pair that must not be is worth as much as none, and is left out afterwards.
    table = np.where(scores >= LEAST, worth + chance, 0.0)[:, slots]
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [
        (row, slots[column])
        for row, column in zip(rows, columns, strict=True)
        if table[row, column] > 0
    ]


def first_come(scores: np.ndarray, capacities: Sequence[int]) -> int:
    """The total if each row in turn took the best column that is left."""
    total, left = 0.0, np.array(capacities)
    for row in range(len(scores)):
        free = np.where(left > 0, scores[row], NEVER) if len(left) else np.array([])
        if len(free) and free.max() >= LEAST:
            best = int(free.argmax())
            left[best] -= 1
            total += free[best]
    return round(total)


def quarters(values: Sequence[int]) -> tuple[int, int, int]:
    low, middle, high = (round(value) for value in np.percentile(values, [25, 50, 75]))
    return low, middle, high


def scores(
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
