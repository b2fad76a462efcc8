"""The counts of filters are held against questions of their own."""

import random

import pytest

from alumni import search
from alumni.models import Offer, SearchRow, User
from alumni.search import Query
from tests.alumni.searching import rebuild
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
    assert {fact: told[fact] for fact in same} == same
    assert same or not found.total


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: f"{query.words} {query.filters}")
def test_answer_is_the_same_from_the_sets_of_the_night_and_from_what_changed_since(
    query, teacher, network
):
    changed = search.find(query, teacher)
    rebuild()
    people = list(SearchRow.objects.values_list("pk", flat=True))
    made = search.find(query, teacher)
    SearchRow.objects.filter(pk__in=people[::2]).delete()
    search.refresh(people[::2])

    assert search.find(query, teacher) == made == changed
