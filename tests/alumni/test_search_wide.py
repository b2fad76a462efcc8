"""Questions that fit very many: what is shown, what is estimated, and in which order."""

import pytest
from django.db import connection
from django.utils import timezone

from alumni import search
from alumni.models import Offer, Person, SearchRow, User
from alumni.search import Query
from tests.alumni.searching import findable, ids, many, rebuild
from tests.factories import EmploymentFactory, OfferFactory, PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


@pytest.fixture
def small_cap(monkeypatch):
    """Questions count as wide from ten matches on, and five of them are ordered by their words."""
    for name, value in {"CAP": 10, "SIDE_CAP": 10, "RANKED": 5, "ENOUGH": 8, "PAGE": 5}.items():
        monkeypatch.setattr(f"alumni.search.statements.{name}", value)


def ask_in_parts():
    """As where there are a million: the samples are asked before all rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            """CREATE OR REPLACE FUNCTION alumni_search_parts() RETURNS int[]
            LANGUAGE sql STABLE AS $$ SELECT '{1,2,0}'::int[] $$"""
        )


@pytest.mark.parametrize("in_parts", [False, True])
@pytest.mark.parametrize(
    "query",
    [Query("vatten"), Query(), Query("vatten", {"offer": ["mentor"]}), Query("maja vatten")],
)
def test_page_of_a_wide_search_is_that_of_all_matches(
    query, in_parts, teacher, small_cap, monkeypatch
):
    many(60)
    rebuild()
    if in_parts:
        ask_in_parts()

    found = search.find(query, teacher)
    monkeypatch.setattr("alumni.search.statements.CAP", 10**6)
    exact = search.find(query, teacher)

    assert not found.exact
    assert exact.exact
    assert ids(found) == ids(exact)
    assert found.total >= 10


def test_whoever_came_last_is_found_at_once_in_a_wide_search(teacher, small_cap):
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


def test_who_left_is_gone_from_a_wide_search_at_once(teacher, small_cap):
    many(40)
    rebuild()
    first = ids(search.find(Query("vatten"), teacher))[0]

    Person.objects.get(pk=first).hide()

    assert first not in ids(search.find(Query("vatten"), teacher))


def test_counts_of_a_wide_search_are_of_all_and_said_to_be_about(teacher, small_cap):
    many(60)
    rebuild()

    found = search.find(Query("vatten", {"offer": ["guest_lecture"]}), teacher)

    lectures = next(v for v in found.facets["offer"] if v.key == "guest_lecture")
    assert not found.exact
    assert found.total == lectures.count
    assert found.total >= 10


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


def test_total_of_a_sample_is_as_many_times_that_of_the_sample(teacher, small_cap, monkeypatch):
    many(80)
    rebuild()
    ask_in_parts()
    eighth = SearchRow.objects.filter(place__lt=-(2**31) + 2**29).count()
    monkeypatch.setattr("alumni.search.statements.CAP", eighth)

    found = search.find(Query("vatten"), teacher)

    assert not found.exact
    assert found.total == pytest.approx(8 * eighth, rel=0.05)
