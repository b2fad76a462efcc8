"""Nobody is asked more often than they wish, whoever asks and whatever it is about."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from alumni import merging, search
from alumni.models import Offer, Purpose, User
from engagement import asking, ceilings
from engagement.models import AskLimit, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import AskFactory, OfferFactory, PersonFactory, RequestFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


def path(name, *args):
    with translation.override("sv"):
        return reverse(name, args=args)


def test_own_limit_counts_all_kinds_and_all_teachers_together(teacher):
    person = findable({"per_year": 9})
    OfferFactory(person=person, kind=Offer.Kind.THESIS, per_year=9)
    search.refresh([person.pk])
    AskLimit.objects.create(person=person, in_quarter=2)
    put(teacher, [person])
    put(UserFactory(role=User.Role.TEACHER), [person], kind="thesis")

    with pytest.raises(asking.NotAskable):
        put(teacher, [person])
    assert ceilings.resting([person.pk]) == {person.pk}


def test_what_is_long_past_counts_no_more(teacher):
    person = findable({"per_year": 9})
    AskLimit.objects.create(person=person, in_quarter=1)
    request = put(teacher, [person]).requests.get()
    asking.answer(request.pk, asking.Answer("no"))
    Request.objects.update(asked_at=timezone.now() - timedelta(days=91))

    assert ceilings.resting([person.pk]) == set()
    put(teacher, [person])


def test_nobody_has_more_open_questions_than_the_house_allows(settings, teacher):
    settings.ASK_MOST_OPEN = 2
    person = findable({"per_year": 9})
    put(teacher, [person])
    put(teacher, [person])

    with pytest.raises(asking.NotAskable):
        put(teacher, [person])


def test_mentoring_counts_too(monkeypatch, teacher):
    person = findable({"per_year": 9})
    AskLimit.objects.create(person=person, in_quarter=2)
    monkeypatch.setattr(
        ceilings, "_counted", [(lambda people, since: dict.fromkeys(people, 2 if since else 0), "")]
    )

    assert ceilings.resting([person.pk]) == {person.pk}


def test_invitations_by_mail_count_too(teacher):
    from campaigns.models import Campaign, Recipient

    person = findable({"per_year": 9})
    AskLimit.objects.create(person=person, in_quarter=1)
    for number, kind in enumerate((Campaign.Kind.NEWSLETTER, Campaign.Kind.INVITATION)):
        assert ceilings.resting([person.pk]) == set()
        campaign = Campaign.objects.create(
            name=kind,
            kind=kind,
            subject_sv="Hej",
            started_at=timezone.now(),
            purpose=Purpose.objects.get(code="newsletter"),
        )
        Recipient.objects.create(
            campaign=campaign, person=person, seq=number, email="a@alumni.example",
            basis="public_task",
        )  # fmt: skip

    assert ceilings.resting([person.pk]) == {person.pk}


@pytest.mark.parametrize(
    "why",
    [
        lambda person: person.offers.update(paused_until=timezone.localdate()),
        lambda person: person.offers.update(per_year=0),
        lambda person: AskLimit.objects.create(person=person, in_quarter=1),
    ],
)
def test_card_and_list_say_the_same_words_whatever_the_reason(why, client, teacher):
    person = findable({"per_year": 5})
    asked = put(teacher, [person]).requests.get()
    asking.answer(asked.pk, asking.Answer("no"))
    why(person)
    client.force_login(teacher)
    client.post(path("engagement:shortlist", "add"), {"person": person.pk})

    for page in (path("portal:search"), path("portal:person", person.pk), path("engagement:new")):
        text = client.get(page).content.decode()
        assert "Kan inte frågas just nu" in text or person.name not in text, page
    found = client.get("/api/v1/search/").json()["results"]
    assert all(not row["can_be_asked"] for row in found if row["id"] == person.pk)


def test_person_chooses_their_own_limit_and_it_goes_with_a_merge(client):
    from engagement import own_data

    person = findable()
    person.user = UserFactory()
    person.save()
    client.force_login(person.user)

    client.post(path("engagement:limit"), {"in_quarter": "2"})
    client.post(path("engagement:limit"), {"in_quarter": "99"})

    assert AskLimit.objects.get().in_quarter == 2
    assert (
        '<option value="2" selected>' in client.get(path("engagement:my_requests")).content.decode()
    )
    other = findable()
    AskLimit.objects.create(person=other, in_quarter=1)
    own_data._merge_limit(person, other)
    assert AskLimit.objects.get().person == person
    assert AskLimit.objects.get().in_quarter == 1


def test_database_refuses_a_limit_of_nothing_and_of_too_much():
    person = findable()
    for number in (0, 13):
        with pytest.raises(IntegrityError), transaction.atomic():
            AskLimit.objects.create(person=person, in_quarter=number)


@pytest.mark.parametrize(
    ("mine", "theirs", "stands"),
    [
        ("asked", "accepted", "accepted"), ("expired", "declined", "declined"),
        ("held", "accepted", "held"), ("cancelled", "asked", "asked"),
    ],
)  # fmt: skip
def test_of_two_requests_that_a_merge_makes_one_the_one_that_came_further_stands(
    mine, theirs, stands
):
    kept, gone, ask = PersonFactory(), PersonFactory(), AskFactory()
    for position, (person, state) in enumerate([(kept, mine), (gone, theirs)], 1):
        answered = timezone.now() if state in ("accepted", "declined", "held") else None
        RequestFactory(
            ask=ask, person=person, state=state, position=position, answered_at=answered,
            shares_email=state in Request.AGREED,
        )  # fmt: skip

    merge = merging.merge(kept, gone, None)

    assert [(row.person, row.state) for row in Request.objects.all()] == [(kept, stands)]
    assert merging.undo(merge, None) == []
    assert {(row.person, row.state) for row in Request.objects.all()} == {
        (kept, mine), (gone, theirs),
    }  # fmt: skip
