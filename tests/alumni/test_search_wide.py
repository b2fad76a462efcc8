"""Questions that fit very many: all are counted, all are ordered, however they are counted."""

import pytest
from django.utils import timezone

from alumni import search
from alumni.models import Offer, Person, User
from alumni.search import Query
from tests.alumni.searching import findable, ids, many, rebuild
from tests.factories import (
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    TopicFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db

QUESTIONS = [
    Query("vatten"),
    Query(),
    Query("vatten", {"offer": ["mentor"]}),
    Query("maja vatten", {"offer": ["mentor", "guest_lecture"], "county": ["22"]}),
]


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


@pytest.mark.parametrize("query", QUESTIONS)
@pytest.mark.parametrize("counted_by", ["people", "sets"])
def test_total_counts_and_order_are_those_of_all_who_fit(query, counted_by, teacher, monkeypatch):
    many(60)
    rebuild()
    monkeypatch.setattr("alumni.search.matching.SHARE", {"people": 0, "sets": 10**6}[counted_by])
    monkeypatch.setattr("alumni.search.matching.TABLE", {"people": 10**6, "sets": 0}[counted_by])

    first = search.find(query, teacher)
    pages = [search.find(Query(query.words, query.filters, page), teacher) for page in (1, 2, 3)]

    found = [person for page in pages for person in ids(page)]
    assert len(found) == len(set(found)) == min(first.total, 60)
    offers = {value.key: value.count for value in first.facets["offer"]}
    by_hand = Person.objects.filter(pk__in=found)
    if "offer" not in query.filters:
        assert offers == {
            kind: by_hand.filter(offers__kind=kind).count() for kind in Offer.Kind.values[:3]
        }


def test_page_is_the_same_whether_few_or_many_pages_are_looked_at(teacher):
    many(60)
    rebuild()

    whole = [person for page in (1, 2, 3) for person in ids(search.find(Query(page=page), teacher))]

    assert len(set(whole)) == 60
    assert ids(search.find(Query(), teacher)) == whole[:20]


def test_whoever_came_last_is_found_at_once_in_a_wide_search(teacher):
    many(60)
    rebuild()
    newcomer = PersonFactory(bio_sv="Vatten", confirmed_at=timezone.now())
    for kind in Offer.Kind.values:
        OfferFactory(person=newcomer, kind=kind)
    EmploymentFactory(person=newcomer)
    consent(newcomer, "requests")
    search.refresh([newcomer.pk])

    for query in (Query("vatten"), Query(), Query("vatten", {"offer": ["mentor"]})):
        assert ids(search.find(query, teacher))[0] == newcomer.pk


def test_who_left_is_gone_from_a_wide_search_at_once(teacher):
    many(40)
    rebuild()
    before = search.find(Query("vatten"), teacher)

    Person.objects.get(pk=ids(before)[0]).hide()

    after = search.find(Query("vatten"), teacher)
    assert ids(before)[0] not in ids(after)
    assert after.total == before.total - 1 == 39
    assert after.facets["offer"][0].count == before.facets["offer"][0].count - 1


def test_order_is_the_same_all_day_and_another_for_another_teacher_and_day(teacher, monkeypatch):
    many(12)
    rebuild()
    other = UserFactory(role=User.Role.TEACHER)
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)

    first = ids(search.find(Query("vatten"), teacher))
    again = ids(search.find(Query("vatten"), teacher))
    others = ids(search.find(Query("vatten"), other))
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    next_day = ids(search.find(Query("vatten"), teacher))

    assert first == again
    assert first != others
    assert first != next_day
    assert sorted(first) == sorted(others) == sorted(next_day)


def test_lots_do_not_raise_anybody_over_a_better_profile(teacher):
    plain = [findable(bio_sv="Vatten") for _ in range(8)]
    best = findable(bio_sv="Vatten", confirmed_at=timezone.now())
    EmploymentFactory(person=best)
    search.refresh([best.pk])

    for _ in range(5):
        reader = UserFactory(role=User.Role.TEACHER)
        assert ids(search.find(Query("vatten"), reader))[0] == best.pk
    assert len(plain) == 8


def test_the_best_are_first_also_when_they_are_among_the_last_in_the_table(teacher):
    many(40)
    best = findable(bio_sv="Vatten", confirmed_at=timezone.now())
    best.topics.add(TopicFactory(name_sv="Vatten"))
    search.refresh([best.pk])
    rebuild()

    assert ids(search.find(Query("vatten"), teacher))[0] == best.pk
