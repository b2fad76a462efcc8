"""What stands around every page of the back office is made once, and is each reader's own."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from alumni.models import User
from config.templatetags import frame
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    user = UserFactory(role=User.Role.STAFF)
    client.force_login(user)
    return user


def told(client, element):
    page = client.get(reverse("alumni_staff:organisations")).content.decode()
    return json.loads(re.search(rf'id="{element}"[^>]*>(.*?)</script>', page)[1])


def menu(client):
    return json.dumps(told(client, "wagtail-sidebar-props"))


def test_the_menu_is_made_once_for_a_reader(client, keeper, monkeypatch):
    made = []
    real = frame.wagtails.sidebar_props
    monkeypatch.setattr(
        frame.wagtails, "sidebar_props", lambda context: made.append(1) or real(context)
    )

    assert menu(client) == menu(client)
    assert len(made) == 1


def test_a_new_role_shows_in_the_menu_at_once(client, keeper):
    assert reverse("alumni_staff:audit") not in menu(client)

    keeper.assign_role(User.Role.ADMIN)

    assert reverse("alumni_staff:audit") in menu(client)


def test_each_reader_has_their_own_menu(client, keeper):
    assert reverse("alumni_staff:accounts") not in menu(client)
    admin = UserFactory(role=User.Role.ADMIN)
    client.force_login(admin)

    page = menu(client)

    assert admin.email in page
    assert reverse("alumni_staff:accounts") in page


def test_scripts_send_the_token_of_their_own_session(keeper):
    for _one in range(2):
        client = Client(enforce_csrf_checks=True)
        client.force_login(keeper)
        token = told(client, "wagtail-config")["CSRF_TOKEN"]

        sent = client.post(
            reverse("alumni_staff:view_save"), {"name": "x"}, headers={"x-csrftoken": token}
        )

        assert sent.status_code == 302


def test_shortcuts_are_named_by_the_keys_of_the_readers_machine(client, keeper):
    address = reverse("alumni_staff:organisations")

    pages = [
        client.get(address, headers={"user-agent": agent}).content.decode()
        for agent in ("X11; Linux", "Macintosh; Mac OS X")
    ]

    assert ["Ctrl + s" in page for page in pages] == [True, False]
    assert ["⌘ + s" in page for page in pages] == [False, True]


@pytest.mark.parametrize("address", ["/admin/no-such/", "/admin/people/edit/999999/"])
def test_an_address_of_the_back_office_that_is_not_there_says_so_in_our_words(
    client, keeper, address
):
    answer = client.get(address)

    assert answer.status_code == 404
    page = answer.content.decode()
    assert "<h1>Sidan finns inte</h1>" in page
    assert "page404__logo" not in page
    assert f'href="{reverse("wagtailadmin_home")}"' in page
