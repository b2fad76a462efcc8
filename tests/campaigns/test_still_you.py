"""Is this still you? The link in a letter, from the office's button to the linked account."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alumni import claim_links
from alumni.models import Address, Person, Purpose, User
from campaigns import actions, audience, links, notices, outbox
from campaigns.composing import rendering
from campaigns.models import Link, Message, Recipient
from tests.campaigns.drafts import draft, prose
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
EMAIL = "maja@alumni.example"


@pytest.fixture(autouse=True)
def _no_limits():
    cache.clear()


@pytest.fixture
def person():
    return PersonFactory(given_name="Maja", family_name="Norrbin", email=EMAIL, county="23")


def _service() -> Purpose:
    return Purpose.objects.get(code="service")


def link_to(person, days=60) -> str:
    address = person.addresses.get(primary=True)
    argument, life = str(address.pk), timedelta(days=days)
    token = actions.token(
        notices.STILL_YOU, person_id=person.pk, argument=argument, expires_in=life
    )
    return reverse("letters:act", args=[token])


def member(email: str) -> User:
    user = UserFactory(email=email)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def say_yes_and_type_the_code(client, url):
    page = client.post(url, {"answer": "yes"}, follow=True)
    code = Message.objects.get(kind="code").subject.split()[0]
    return client.post(page.request["PATH_INFO"], {"code": code}, follow=True)


def test_the_office_sends_the_question_once_a_week(client, person):
    client.force_login(UserFactory(role=User.Role.STAFF))
    url = reverse("alumni_staff:still_you", args=[person.pk])

    client.post(url)
    client.post(url)

    letter = Message.objects.get()
    assert (letter.to, letter.ground, letter.subject) == (
        EMAIL,
        "service",
        "Är det här fortfarande du?",
    )
    assert outbox.why_not(letter) == ""
    assert re.search(r"/a/[\w-]+", letter.text)


@pytest.mark.parametrize(
    "state",
    [
        {"protected_at": timezone.now()},
        {"deceased_at": timezone.now()},
        {"email": False},
        {"with_account": True},
    ],
)
def test_nobody_is_asked_who_must_not_be(state):
    user = UserFactory() if state.pop("with_account", False) else None
    person = PersonFactory(user=user, **state)

    assert claim_links.ask(person) is False
    assert not Message.objects.exists()


def test_a_colleague_without_the_register_sends_nothing(client, person):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    answer = client.post(reverse("alumni_staff:still_you", args=[person.pk]))

    assert answer.status_code in (302, 403)
    assert not Message.objects.exists()


def test_looking_changes_nothing_and_shows_no_more_than_a_first_name(client, person):
    person.phone, person.birth_date = "070-1234567", "1990-04-05"
    person.save()
    before = list(Address.objects.values())

    page = client.get(link_to(person)).content.decode()

    assert "Maja N" in page
    assert not re.search(r"Norrbin|maja@|070-|1990", page)
    assert list(Address.objects.values()) == before
    assert not User.objects.exists()


def test_yes_and_the_code_link_a_new_account_to_the_person(client, person):
    page = say_yes_and_type_the_code(client, link_to(person))

    person.refresh_from_db()
    assert person.user.email == EMAIL
    assert client.session["_auth_user_id"] == str(person.user_id)
    assert page.request["PATH_INFO"].startswith(reverse("alumni:join"))
    assert EmailAddress.objects.get(user=person.user).verified


def test_yes_without_the_code_links_nobody(client, person):
    page = client.post(link_to(person), {"answer": "yes"}, follow=True)
    client.post(page.request["PATH_INFO"], {"code": "000000"})

    person.refresh_from_db()
    assert person.user is None
    assert "_auth_user_id" not in client.session


def test_an_account_that_holds_the_address_needs_no_second_code(client, person):
    user = member(EMAIL)
    client.force_login(user)

    client.post(link_to(person), {"answer": "yes"})

    person.refresh_from_db()
    assert person.user == user


def test_another_account_is_told_why_it_cannot_say_yes(client, person):
    client.force_login(member("annan@example.org"))
    url = link_to(person)

    page = client.get(url).content.decode()
    client.post(url, {"answer": "yes"})

    assert "annan@example.org" in page
    assert 'value="yes"' not in page
    assert Person.objects.get(pk=person.pk).user is None
    assert not Message.objects.exists()


def test_an_account_with_a_profile_is_not_given_a_second_one(client, person):
    other = PersonFactory(user=member(EMAIL))

    say_yes_and_type_the_code(client, link_to(person))

    assert Person.objects.get(pk=person.pk).user is None
    assert Person.objects.get(pk=other.pk).user.email == EMAIL


def test_not_me_ends_the_address_for_this_person_alone(client, person):
    partner = PersonFactory(email=EMAIL, county="22")

    client.post(link_to(person), {"answer": "no"})
    waiting = outbox.post(person, to=EMAIL, kind=Message.Kind.NOTICE, subject="Hej", text="Hej")

    forecast = audience.forecast(Person.objects.filter(pk=person.pk), _service())
    assert person.addresses.get().state == Address.State.WRONG
    assert partner.addresses.get().state == Address.State.ACTIVE
    assert outbox.why_not(waiting) == "wrong_address"
    assert claim_links.askable(person) is None
    assert not Person.objects.reachable().filter(pk=person.pk).exists()
    assert forecast.left_out == {"dead_address": 1}


@pytest.mark.parametrize("first", ["no", "yes"])
def test_a_link_works_once(client, person, first):
    url = link_to(person)
    if first == "yes":
        say_yes_and_type_the_code(client, url)
    else:
        client.post(url, {"answer": "no"})
    stranger = Client()
    state = person.addresses.get().state

    page = stranger.get(url).content.decode()
    stranger.post(url, {"answer": "yes"})
    stranger.post(url, {"answer": "no"})

    assert 'name="answer"' not in page
    assert person.addresses.get().state == state
    assert Message.objects.count() == (1 if first == "yes" else 0)


def test_a_link_whose_time_is_over_says_so(client, person):
    assert client.get(link_to(person, days=-1)).status_code == 410


def test_a_changed_link_is_no_link(client, person):
    url = link_to(person)

    assert client.get(url[:-2] + "xx").status_code == 404


@pytest.mark.parametrize("field", ["protected_at", "deceased_at"])
def test_a_link_to_somebody_protected_or_dead_opens_nothing(client, person, field):
    url = link_to(person)
    Person.objects.filter(pk=person.pk).update(**{field: timezone.now()})

    page = client.get(url)
    client.post(url, {"answer": "yes"})

    assert page.status_code == 410
    assert "Maja" not in page.content.decode()
    assert not Message.objects.exists()


def test_an_address_of_another_does_not_make_its_reader_the_person(client, person):
    claim_links.no(person.addresses.get())
    client.force_login(member(EMAIL))

    client.post(
        reverse("alumni:join"),
        {
            "given_name": "Maja", "family_name": "Norrbin", "birth_date": "1990-04-05",
            "year": "2015",
        },
    )  # fmt: skip

    assert Person.objects.get(pk=person.pk).user is None


def test_a_send_carries_the_question_to_each_recipient(client, person):
    button = ("still_you", {"words": "Är det här fortfarande du?"})
    campaign = draft(body_sv=[*prose(), button], body_en=[])
    address = person.addresses.get()
    rendering.rendered(campaign, "sv")
    Recipient.objects.create(
        campaign=campaign, seq=1, person=person, address=address, email=EMAIL,
        language="sv", basis="public_task",
    )  # fmt: skip
    link = Link.objects.get(campaign=campaign, action=notices.STILL_YOU)
    url = f"/c/{link.number}/{links.recipient_token(campaign.pk, 1)}"

    assert "Maja N" in client.get(url).content.decode()
    say_yes_and_type_the_code(client, url)

    person.refresh_from_db()
    assert person.user.email == EMAIL
