import pytest
from django.conf import settings as site
from django.urls import reverse
from django.utils import timezone

from alumni.models import User
from campaigns import throttle
from integrations.smtp import relay_from
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


def test_the_office_sees_each_pace_and_why(office, settings):
    settings.MAIL_RATES = {"microsoft": 600}
    relay = throttle.name_of(relay_from(site.EMAIL_URL))
    throttle.slow(relay, "gmail", "421 4.7.28 Unusual rate of mail", 1000)

    page = office.get(reverse("sending_health"))

    lines = {line.name: line for line in page.context["lines"]}
    assert (lines["Gmail"].now, lines["Gmail"].words) == (500, "421 4.7.28 Unusual rate of mail")
    assert lines["Microsoft (Outlook, Hotmail)"].now == 600
    assert "Unusual rate of mail" in page.content.decode()
    assert page.context["plan"] == []


def test_the_plan_of_a_new_relay_shows_where_it_is(office, settings):
    settings.MAIL_WARM_UP_FROM, settings.MAIL_WARM_UP = timezone.localdate(), [50, 100]

    plan = office.get(reverse("sending_health")).context["plan"]

    assert [(day.most, day.today) for day in plan] == [(50, True), (100, False)]


@pytest.mark.parametrize("role", [None, User.Role.ALUMNUS, User.Role.TEACHER])
def test_strangers_do_not_see_it(client, role):
    if role:
        client.force_login(UserFactory(role=role))

    assert client.get(reverse("sending_health")).status_code in (302, 403)
