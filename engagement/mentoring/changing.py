"""What another mentor would mean for a proposed pair, before anybody decides."""

from dataclasses import dataclass

from alumni.models import User
from engagement import matching
from engagement.mentoring import pool
from engagement.models import MentorPair, RoundMentor

SHOWN = 5


@dataclass(frozen=True)
class Change:
    """Another mentor: the student's points, and what the sum of all changes by. `other`: the pair
    that would take over the mentor of now, with its points afterwards."""

    mentor: RoundMentor
    score: int
    gain: int
    other: MentorPair | None = None
    other_score: int = 0


def changes(pair: MentorPair, user: User) -> list[Change]:
    """The best few, with somebody who has room and with another proposed pair."""
    known = set(pair.round.mentors.visible_to(user).values_list("pk", flat=True))
    found = [*_to_free(pair), *_with_others(pair)]
    shown = [change for change in found if change.mentor.pk in known]
    return sorted(shown, key=lambda one: (-one.gain, -one.score, one.mentor.pk))[:SHOWN]


def _to_free(pair: MentorPair) -> list[Change]:
    wish = pool.wishes([pair.application])[0]
    mentors = [mentor for mentor in pool.with_room(pair.round) if mentor.pk != pair.mentor_id]
    scored = [
        (mentor, matching.score(wish, place))
        for mentor, place in zip(mentors, pool.places(mentors), strict=True)
    ]
    return [
        Change(mentor, score, score - pair.score)
        for mentor, score in scored
        if score >= matching.LEAST
    ]


def _with_others(pair: MentorPair) -> list[Change]:
    """Two students change mentors with each other; locked pairs stay as they are."""
    others = list(
        pair.round.pairs.proposed()
        .filter(locked_at=None)
        .exclude(pk=pair.pk)
        .with_both()
        .prefetch_related(
            "application__topics", "mentor__topics", "mentor__person__degrees__programme"
        )
    )
    mine, here = pool.wishes([pair.application])[0], pool.places([pair.mentor])[0]
    theirs = pool.wishes([other.application for other in others])
    there = pool.places([other.mentor for other in others])
    found = []
    for other, wish, place in zip(others, theirs, there, strict=True):
        if other.mentor_id == pair.mentor_id:
            continue
        one, two = matching.score(mine, place), matching.score(wish, here)
        if min(one, two) >= matching.LEAST:
            gain = one + two - pair.score - other.score
            found.append(Change(other.mentor, one, gain, other, two))
    return found
