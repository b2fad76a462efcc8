"""Letters are written block by block, which takes scripts: without them a page says so."""

import pytest
from django.urls import reverse

from alumni.models import User
from campaigns.models import Automation, Campaign
from tests.campaigns.drafts import draft
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


@pytest.mark.parametrize("name", ["campaign:add", "automation:add"])
def test_a_new_letter_that_was_posted_without_scripts_is_refused_with_a_sentence(office, name):
    answer = office.post(reverse(name), {"name": "Vinterbrev"}, follow=True)

    assert "JavaScript" in answer.content.decode()
    assert not Campaign.objects.exists() and not Automation.objects.exists()


def test_a_draft_posted_without_scripts_keeps_its_letter(office):
    letter = draft()

    answer = office.post(
        reverse("campaign:edit", args=[letter.pk]), {"name": "Annat namn"}, follow=True
    )

    assert "JavaScript" in answer.content.decode()
    kept = Campaign.objects.get(pk=letter.pk)
    assert (kept.name, kept.body_sv) == (letter.name, letter.body_sv)
