"""Every page of signing in looks like the product and opens in both languages."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

FOR_STRANGERS = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
]
FOR_MEMBERS = ["account_email", "account_logout", "account_set_password", "mfa_index"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_strangers_find_the_ways_in(client, name, language):
    with translation.override(language):
        address = reverse(name)

    answer = client.get(address)

    assert answer.status_code == 200
    assert 'class="top"' in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize("name", FOR_MEMBERS)
def test_members_find_their_account(client, name):
    client.force_login(UserFactory(password=None))

    answer = client.get(reverse(name), follow=True)

    assert answer.status_code == 200
    assert 'class="top"' in answer.content.decode()


def test_wrong_password_keeps_the_address_and_says_what_is_wrong(client):
    translation.activate("sv")
    answer = client.post(
        reverse("account_login"), {"login": "kim@alumni.example", "password": "fel fel fel"}
    ).content.decode()

    assert 'value="kim@alumni.example"' in answer
    assert "stämmer inte" in answer


def test_unknown_page_has_the_frame_and_a_way_on(client):
    answer = client.get("/sv/finns-inte-alls/")

    assert answer.status_code == 404
    assert "Till startsidan" in answer.content.decode()


def test_signing_out_is_a_post(client):
    client.force_login(UserFactory())

    page = client.get(reverse("account_email"), follow=True).content.decode()

    assert f'<form method="post" action="{reverse("account_logout")}">' in page


def test_password_is_a_second_way_in(client):
    user = UserFactory(password="nio tallar vid sjön")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    answer = client.post(
        reverse("account_login"), {"login": user.email, "password": "nio tallar vid sjön"}
    )

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
