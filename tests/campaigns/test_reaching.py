"""An address that letters do not reach, mended by its person."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alumni.models import Address, User
from campaigns import barring, links, outbox, reaching
from campaigns.models import AddressCheck, Message, Suppression
from tests.campaigns.test_feedback import receive, sample
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    user = UserFactory(role=User.Role.ALUMNUS)
    return PersonFactory(user=user, email="maja@alumni.example", language="sv")


@pytest.fixture
def own(client, person):
    client.force_login(person.user)
    return client


def barred(email="maja@alumni.example", reason="unknown"):
    return barring.bar(email, reason, "550 5.1.1", source="report", cause=reason)


def link_in(message):
    return re.search(r"https?://\S+?(/a/\S+)", message.text)[1]


def test_the_profile_says_that_letters_come_back(own):
    assert "Vi når inte din adress" not in own.get(reverse("alumni:profile")).content.decode()

    barred()

    page = own.get(reverse("alumni:profile")).content.decode()
    assert "Vi når inte din adress" in page
    assert reverse("campaigns:reach") in page


@pytest.mark.parametrize("reason", ["staff", "asked"])
def test_a_bar_that_is_not_about_the_address_is_not_told_as_such(person, reason):
    barred(reason=reason)

    assert reaching.trouble_with(person) is None


def test_confirming_anew_lifts_the_bar(own, person):
    barred()
    own.post(reverse("campaigns:reach"), {"email": "maja@alumni.example"})
    message = Message.objects.get()
    assert outbox.why_not(message) == ""
    stranger = Client()

    for _time in range(2):
        assert stranger.get(link_in(message)).status_code == 200
    assert Suppression.objects.exists()
    stranger.post(link_in(message))

    address = person.addresses.get()
    assert not Suppression.objects.exists()
    assert (address.state, address.primary) == (Address.State.ACTIVE, True)
    assert reaching.trouble_with(person) is None


def test_whoever_complained_finds_the_way_back_on_their_profile(own, person):
    barred(reason="complaint")
    assert "skräppost" in own.get(reverse("alumni:profile")).content.decode()
    own.post(reverse("campaigns:reach"), {"email": "maja@alumni.example"})
    message = Message.objects.get()
    assert outbox.why_not(message) == ""

    Client().post(link_in(message))

    assert not Suppression.objects.exists()
    assert person.addresses.get().state == Address.State.ACTIVE


def test_another_address_becomes_the_main_one_and_the_dead_one_stays_barred(own, person):
    barred()
    own.post(reverse("campaigns:reach"), {"email": "Maja.Ny@alumni.example"})
    assert person.primary_address.email == "maja@alumni.example"

    Client().post(link_in(Message.objects.get()))

    assert person.addresses.get(primary=True).email == "maja.ny@alumni.example"
    assert Suppression.objects.get().email == "maja@alumni.example"
    assert reaching.trouble_with(person) is None


@pytest.mark.parametrize("reason", ["complaint", "asked", "staff"])
def test_confirming_does_not_undo_a_complaint_a_wish_or_a_decision(person, reason):
    barred(reason=reason)

    barring.lift_by_rule(person, "maja@alumni.example")

    assert Suppression.objects.get().reason == reason


def test_no_letter_holds_an_address_in_its_link(own):
    own.post(reverse("campaigns:reach"), {"email": "maja@alumni.example"})

    assert "maja" not in link_in(Message.objects.get())


def test_three_letters_a_day_are_enough(own):
    for _time in range(4):
        page = own.post(reverse("campaigns:reach"), {"email": "maja@alumni.example"})

    assert AddressCheck.objects.count() == 3
    assert "i morgon" in page.content.decode()


def test_a_link_of_another_person_confirms_nothing(own, person):
    check = reaching.ask(PersonFactory(), "annan@alumni.example")
    token = reaching.actions.token(reaching.WORKS, person_id=person.pk, argument=str(check.pk))

    assert Client().post(f"/a/{token}").status_code == 404
    check.refresh_from_db()
    assert check.used_at is None


def test_a_check_that_comes_back_bars_the_new_address(person):
    reaching.ask(person, "fel@alumni.example")
    token = links.single_bounce_address(Message.objects.get().pk).partition("+")[2][:40].encode()

    receive(sample("postfix-user-unknown", token))

    assert Suppression.objects.get().email == "fel@alumni.example"


def test_the_page_is_for_people_with_a_profile(client):
    assert client.get(reverse("campaigns:reach")).status_code == 302
    client.force_login(UserFactory(role=User.Role.TEACHER))
    assert client.get(reverse("campaigns:reach")).status_code == 404
