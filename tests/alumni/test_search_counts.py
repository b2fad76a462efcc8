"""The counts of filters come from one visit; here they are held against questions of their own."""

import random

import pytest

from alumni import search
from alumni.models import Offer, User
from alumni.search import Query
from tests.factories import DegreeFactory, OfferFactory, PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db

COUNTIES, LANGUAGES = ["22", "23", "01"], [["sv"], ["sv", "en"], ["en"]]
QUESTIONS = [
    Query(filters={"county": ["22"]}),
    Query("vatten", {"county": ["22"]}),
    Query("vatten", {"county": ["22", "23"], "offer": ["mentor"]}),
    Query("vatten", {"county": ["22"], "offer": ["mentor"], "language": ["sv", "en"]}),
    Query("berg vatten skog", {"county": ["22"], "offer": ["mentor", "thesis"]}),
    Query("vatten", {"county": ["22"], "offer": ["nothing"]}),
    Query("nowhere", {"county": ["22"], "offer": ["mentor"]}),
]


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


@pytest.fixture
def network():
    """Sixty people who differ in everything that is asked about below; the same each time."""
    draw, people = random.Random(5), []
    for _ in range(60):
        words = draw.sample(["vatten", "berg", "skog", "hav"], draw.randint(0, 3))
        person = PersonFactory(
            bio_sv=" ".join(words), county=draw.choice(COUNTIES), languages=draw.choice(LANGUAGES)
        )
        for kind in draw.sample(Offer.Kind.values, draw.randint(1, 3)):
            OfferFactory(person=person, kind=kind)
        DegreeFactory(person=person, year=draw.choice([2003, 2011]))
        consent(person, "requests")
        people.append(person.pk)
    search.refresh(people)


def narrowed(query: Query, kind: str, key: str) -> Query:
    return Query(query.words, {**query.filters, kind: [key]})


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: f"{query.words} {query.filters}")
def test_each_count_is_how_many_are_found_with_that_value_alone(query, teacher, network):
    found = search.find(query, teacher)

    kinds = ("county", "offer", "language", "years")
    told = {(kind, v.key): v.count for kind in kinds for v in found.facets.get(kind, ())}
    asked = {(kind, key): search.find(narrowed(query, kind, key), teacher) for kind, key in told}
    # A question with few who have all its words goes on to others: not the same people then.
    same = {fact: one.total for fact, one in asked.items() if one.any_word == found.any_word}
    assert found.exact
    assert {fact: told[fact] for fact in same} == same
    assert same or not found.total


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: f"{query.words} {query.filters}")
def test_who_is_found_is_the_same_when_the_others_are_a_sample(
    query, teacher, network, monkeypatch
):
    whole = search.find(query, teacher)
    monkeypatch.setattr("alumni.search.statements.SIDE_CAP", 6)
    part = search.find(query, teacher)

    assert [card.person_id for card in part.cards] == [card.person_id for card in whole.cards]
    assert (part.total, part.exact, part.any_word) == (whole.total, True, whole.any_word)
    for kind in whole.facets.keys() - query.filters.keys():
        assert part.facets[kind] == whole.facets[kind]
