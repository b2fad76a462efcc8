from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms import setup
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("door", ["/admin/", "/admin/reports/site-history/", "/admin/no-such/"])
def test_stranger_signs_in_and_comes_back_to_the_back_office(client, door):
    answer = client.get(door, follow=True)

    sign_in = urlsplit(answer.redirect_chain[-1][0])
    assert sign_in.path == reverse("account_login")
    assert parse_qs(sign_in.query) == {"next": [door]}


@pytest.mark.parametrize("role", ["alumnus", "teacher"])
def test_back_office_tells_others_that_they_may_not(client, role):
    client.force_login(UserFactory(role=role))

    answer = client.get("/admin/", follow=True)

    assert answer.status_code == 403
    assert not answer.context["messages"]
    assert not list(client.get(reverse("start"), follow=True).context["messages"])


def test_page_for_a_group_tells_others_that_they_may_not(client):
    home = setup.build_site()
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.GROUPS)
    client.force_login(UserFactory())

    answer = client.get(home.url, follow=True)

    assert answer.status_code == 403


@pytest.mark.parametrize("door", ["/admin/login/", "/sv/_util/login/"])
def test_no_password_is_taken_at_the_doors_of_wagtail(client, door):
    user = UserFactory(role="admin")
    user.set_password("a long enough sentence")
    user.save()

    answer = client.post(door, {"username": user.email, "password": "a long enough sentence"})

    assert answer.status_code == 405
    assert "_auth_user_id" not in client.session
