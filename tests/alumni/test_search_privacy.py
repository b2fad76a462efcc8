"""Who may be found, and by what: only as each person shows to teachers."""

import pytest
from django.utils import timezone

from alumni import search
from alumni.audience import Audience
from alumni.models import (
    SearchRow,
    User,
)
from alumni.search import Query
from tests.alumni.searching import findable, rebuild
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


@pytest.mark.parametrize(
    "leave",
    [
        lambda person: person.hide(),
        lambda person: person.protect(),
        lambda person: type(person).objects.filter(pk=person.pk).update(listed_to=10),
        lambda person: type(person).objects.filter(pk=person.pk).update(deceased_at=timezone.now()),
        lambda person: type(person).objects.filter(pk=person.pk).update(erased_at=timezone.now()),
        lambda person: (
            type(person).objects.filter(pk=person.pk).update(paused_until=timezone.localdate())
        ),
        lambda person: person.offers.all().delete(),
        lambda person: person.offers.update(paused_until=timezone.localdate()),
        lambda person: consent(person, "requests", granted=False),
    ],
)
def test_who_leaves_is_gone_at_once_even_when_nobody_refreshes(leave, teacher):
    person = findable(family_name="Rask")

    leave(person)

    assert not SearchRow.objects.exists()
    assert search.find(Query("rask"), teacher).total == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"protected_at": timezone.now()},
        {"hidden_at": timezone.now()},
        {"deceased_at": timezone.now()},
        {"listed_to": Audience.STAFF},
    ],
)
def test_who_may_not_be_found_never_enters(fields):
    findable(**fields)
    rebuild()

    assert not SearchRow.objects.exists()


def test_nor_does_whoever_is_paused_until_the_end_of_today():
    findable(paused_until=timezone.localdate())
    rebuild()

    assert not SearchRow.objects.exists()


def test_without_offer_or_without_consent_nobody_enters():
    OfferFactory()
    consent(PersonFactory(), "requests")
    rebuild()

    assert not SearchRow.objects.exists()


def test_only_what_is_shown_to_teachers_enters_the_row(teacher):
    person = findable(family_name="Rask", bio_sv="hemlighet", town="Funäsdalen", phone="0700000001")
    EmploymentFactory(person=person, title="Intäktschef")
    DegreeFactory(person=person, programme=ProgrammeFactory(name_sv="Turismvetenskap"))
    person.topics.add(TopicFactory(name_sv="Prissättning"))
    person.audiences = dict.fromkeys(["bio", "work", "place", "topics", "degrees"], 10)
    person.save()
    search.refresh([person.pk])

    for words in ("hemlighet", "intäktschef", "funäsdalen", "prissättning", "turismvetenskap"):
        assert search.find(Query(words), teacher).total == 0, words
    card = str(search.find(Query("rask"), teacher).cards[0].shown)
    for secret in ("hemlighet", "Intäktschef", "Funäsdalen", "Prissättning", "Turism", "070", "@"):
        assert secret not in card


def test_narrowing_what_is_shown_takes_effect_before_any_refresh(teacher):
    person = findable(bio_sv="hemlighet")

    person.set_audience("bio", Audience.STAFF)

    assert search.find(Query("hemlighet"), teacher).total == 0
