"""The best total for a whole round, with reasons; nobody is paired across languages or a no."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement import matching
from engagement.matching import Place, Why, Wish

CODES = st.frozensets(st.sampled_from(["ai", "energi", "snö", "vård"]), max_size=3)
SPOKEN = st.frozensets(st.sampled_from(["sv", "en", "fi"]), min_size=1, max_size=2)
AI = frozenset({"ai"})
COUNTIES = st.sampled_from(["", "22", "23"])


@st.composite
def rounds(draw):
    """A few students, and mentors with at most two places each."""
    students = [
        Wish(key, draw(CODES), draw(SPOKEN), draw(st.sampled_from(["", "P1", "P2"])), "",
             draw(COUNTIES), draw(st.booleans()))
        for key in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    mentors = [
        Place(key, draw(st.integers(0, 2)), draw(CODES), draw(SPOKEN),
              frozenset({draw(st.sampled_from(["P1", "P2"]))}), frozenset(), draw(COUNTIES),
              draw(st.booleans()))
        for key in range(100, 100 + draw(st.integers(0, 3)))
    ]  # fmt: skip
    return students, mentors


def _best_by_trying_all(students, mentors):
    slots = [mentor for mentor in mentors for _place in range(mentor.capacity)]
    slots += [None] * len(students)
    best = 0
    for order in set(itertools.permutations(range(len(slots)), len(students))):
        total = 0
        for student, slot in zip(students, order, strict=True):
            worth = matching.score(student, slots[slot]) if slots[slot] else 0
            total += worth if worth >= matching.LEAST else 0
        best = max(best, total)
    return best


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_no_other_pairing_has_a_greater_total_and_no_capacity_is_passed(drawn):
    students, mentors = drawn

    made = matching.pair(students, mentors)

    assert made.total == _best_by_trying_all(students, mentors)
    for mentor in mentors:
        mine = [one for one in made.pairs if one.mentor == mentor.key]
        assert len(mine) + made.free.get(mentor.key, 0) == mentor.capacity
    assert {one.student for one in made.pairs} | set(made.without) == {s.key for s in students}
    assert len({one.student for one in made.pairs}) == len(made.pairs)
    for one in made.pairs:
        assert one.score == sum(points for _why, _codes, points in one.reasons) >= matching.LEAST


def test_the_whole_round_is_better_than_first_come_first_served():
    students = [Wish(1, frozenset({"ai"})), Wish(2, frozenset({"ai", "snö"}), programme="P1")]
    mentors = [
        Place(10, 1, frozenset({"ai", "snö"}), programmes=frozenset({"P1"})),
        Place(11, 1, frozenset({"ai"})),
    ]

    made = matching.pair(students, mentors)

    assert {(one.student, one.mentor) for one in made.pairs} == {(1, 11), (2, 10)}
    assert made.total > matching.first_come(students, mentors)
    assert matching.fairness(students, mentors, made).first_come == matching.first_come(
        students, mentors
    )


def test_reasons_name_what_the_two_share():
    student = Wish(1, frozenset({"ai", "snö"}), programme="P1", county="23")
    mentor = Place(
        2, 1, frozenset({"snö"}), programmes=frozenset({"P1"}), county="23", online=False
    )

    assert matching.reasons(student, mentor) == [
        (Why.TOPIC, ["snö"], 20),
        (Why.PROGRAMME, ["P1"], 20),
        (Why.PLACE, ["23"], 10),
        (Why.LANGUAGE, ["sv"], 10),
    ]


@pytest.mark.parametrize(
    ("student", "mentors", "why"),
    [
        (Wish(1, AI, frozenset({"fi"})), [Place(2, 1, AI)], Why.NO_LANGUAGE),
        (Wish(1, AI, online=False), [Place(2, 1, frozenset({"snö"}))], Why.NO_FIT),
        (Wish(1, AI), [Place(2, 0, AI)], Why.NO_PLACE),
        (Wish(1, AI), [], Why.NO_PLACE),
    ],
)  # fmt: skip
def test_who_stays_without_is_told_why(student, mentors, why):
    made = matching.pair([student], mentors)

    assert made.pairs == []
    assert made.without == {1: why}


def test_two_who_said_no_to_each_other_are_not_paired_again():
    student = Wish(1, frozenset({"ai"}))
    mentors = [
        Place(10, 1, frozenset({"ai"}), programmes=frozenset()),
        Place(11, 1, frozenset({"ai"})),
    ]

    first = matching.pair([student], mentors).pairs[0].mentor
    second = matching.pair([student], mentors, never=frozenset({(1, first)})).pairs[0].mentor

    assert {first, second} == {10, 11}


def test_the_same_round_gives_the_same_pairs_and_chance_settles_between_equals():
    students = [Wish(key, frozenset({"ai"})) for key in range(6)]
    mentors = [Place(key, 1, frozenset({"ai"})) for key in range(10, 13)]

    winners = {
        tuple(sorted(one.student for one in matching.pair(students, mentors, seed=seed).pairs))
        for seed in range(20)
    }

    assert matching.pair(students, mentors, seed=7) == matching.pair(students, mentors, seed=7)
    assert len(winners) > 3
