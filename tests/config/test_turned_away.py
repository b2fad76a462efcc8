from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.models import HomePage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_stranger_signs_in_and_comes_back_to_the_back_office(client):
    answer = client.get("/admin/reports/", follow=True)

    sign_in = urlsplit(answer.redirect_chain[-1][0])
    assert sign_in.path == reverse("account_login")
    assert parse_qs(sign_in.query) == {"next": ["/admin/reports/"]}


@pytest.mark.parametrize("role", ["alumnus", "teacher"])
def test_back_office_tells_others_that_they_may_not(client, role):
    client.force_login(UserFactory(role=role))

    answer = client.get("/admin/", follow=True)

    assert answer.status_code == 403


def test_page_for_a_group_tells_others_that_they_may_not(client):
    home = HomePage.objects.get(locale__language_code="sv")
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.GROUPS)
    client.force_login(UserFactory())

    answer = client.get(home.url, follow=True)

    assert answer.status_code == 403
