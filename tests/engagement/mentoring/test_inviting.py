from datetime import timedelta

import pytest
from django.utils import timezone

from engagement import ceilings
from engagement.mentoring import Refused, clock, inviting, pairing
from engagement.mentoring.inviting import Terms
from engagement.models import AskLimit, RoundMentor
from tests.engagement.mentoring.stage import (
    RoundFactory,
    StudentFactory,
    active,
    day,
    invited,
    letters_to,
    mentor,
    willing,
)

pytestmark = pytest.mark.django_db
TERMS = Terms(2, [], ["sv"], "23", online=False, words="Välkommen!")


def test_all_who_offer_it_and_may_be_asked_get_one_letter():
    of = RoundFactory()
    people = [willing(), willing()]

    assert inviting.invite(of.pk) == 2
    assert inviting.invite(of.pk) == 0

    for person in people:
        assert len(letters_to(person.primary_address.email)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"protected_at": timezone.now()},
        {"deceased_at": timezone.now()},
        {"hidden_at": timezone.now()},
        {"paused_until": day(30)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_protected_dead_hidden_and_resting_people_are_not_asked(fields):
    willing(**fields)

    assert inviting.invite(RoundFactory().pk) == 0


def test_who_has_been_asked_enough_is_left_alone():
    person = willing()
    AskLimit.objects.create(person=person, in_quarter=1)
    inviting.invite(RoundFactory().pk)

    assert inviting.invite(RoundFactory().pk) == 0


def test_mentoring_counts_towards_the_common_ceilings():
    person = active().mentor.person

    assert ceilings.asked_enough([person.pk]) == set()
    AskLimit.objects.create(person=person, in_quarter=2)
    assert ceilings.asked_enough([person.pk]) == {person.pk}


def test_an_offer_counts_towards_how_often_a_year_somebody_is_a_mentor():
    row = invited(RoundFactory())
    offer = row.person.offers.get()
    offer.per_year = 1
    offer.save()

    assert ceilings.asked_this_year(offer) == 1
    assert ceilings.resting([row.person_id], "mentor") == {row.person_id}


def test_a_yes_holds_what_they_chose():
    row = invited(RoundFactory())

    inviting.confirm(row.pk, TERMS)

    row.refresh_from_db()
    assert (row.capacity, row.county, row.online, row.words) == (2, "23", False, "Välkommen!")
    assert row.is_confirmed


def test_nobody_goes_below_the_students_they_have():
    of = RoundFactory()
    row = mentor(of, capacity=2)
    for _ in range(2):
        pairing.add(StudentFactory(round=of).pk, row.pk)
    pairing.offer(of.pk)

    with pytest.raises(Refused, match="2 studenter"):
        inviting.confirm(row.pk, Terms(1, [], ["sv"]))


def test_after_the_day_a_first_yes_is_refused_in_words():
    row = invited(RoundFactory())
    type(row.round).objects.update(mentors_until=day(-1), applications_until=day(-1))

    with pytest.raises(Refused, match="slut"):
        inviting.confirm(row.pk, TERMS)


def test_not_this_time_is_noted_and_twice_is_once():
    row = invited(RoundFactory())

    inviting.step_aside(row.pk)
    inviting.step_aside(row.pk)

    row.refresh_from_db()
    assert row.withdrawn_at
    assert clock.remind() == 0


def test_who_has_not_answered_for_a_week_is_reminded_once():
    row = invited(RoundFactory())
    RoundMentor.objects.update(invited_at=timezone.now() - timedelta(days=8))

    assert clock.remind() == 1
    assert clock.remind() == 0

    assert len(letters_to(row.person.primary_address.email)) == 2
