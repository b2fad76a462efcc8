"""Who gets no letter, by name: forecast before, rows afterwards, never the protected."""

import pytest
from django.urls import reverse

from alumni.models import User
from campaigns import audience, ledger
from campaigns.models import Campaign, Chunk, DeliveryException, LeftOut
from tests.campaigns.drafts import draft
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.ADMIN))
    return client


@pytest.fixture
def campaign():
    """Two who said yes, three who did not, of whom one is protected."""
    for _number in range(2):
        consent(PersonFactory(county="23"))
    for name in ("Ada", "Bo"):
        PersonFactory(county="23", given_name=name, family_name="Utan")
    PersonFactory(county="23", given_name="Hemlig").protect()
    return draft()


def names(client, campaign, reason="no_consent"):
    page = client.get(reverse("campaign_left_out", args=[campaign.pk, reason]))
    return [person.given_name for person in page.context["page_obj"]]


def test_before_the_sending_the_forecast_has_names(office, campaign):
    review = office.get(reverse("campaign_review", args=[campaign.pk])).content.decode()

    assert reverse("campaign_left_out", args=[campaign.pk, "no_consent"]) in review
    assert names(office, campaign) == ["Ada", "Bo"]
    assert names(office, campaign, "paused") == []
    assert not LeftOut.objects.exists()


def test_afterwards_the_rows_have_them_and_whoever_was_protected_since_has_gone(office, campaign):
    audience.prepare(campaign, UserFactory(role=User.Role.STAFF))
    assert names(office, campaign) == ["Ada", "Bo"]

    LeftOut.objects.get(person__given_name="Ada").person.protect()

    assert names(office, campaign) == ["Bo"]


def test_left_out_on_the_way_and_by_cancelling_count_too(office, campaign):
    for name in ("Sent", "Late", "Never"):
        consent(PersonFactory(county="23", given_name=name))
    audience.prepare(campaign, UserFactory(role=User.Role.STAFF))
    Chunk.objects.filter(campaign=campaign).update(done=4)
    late = campaign.recipients.get(person__given_name="Late").seq
    DeliveryException.objects.create(campaign=campaign, seq=late, kind="left_out", reason="gone")
    Campaign.objects.get(pk=campaign.pk).cancel(None)
    campaign.refresh_from_db()

    book = ledger.of(campaign)

    assert names(office, campaign, "gone") == ["Late"]
    assert names(office, campaign, "cancelled") == ["Never"]
    for reason, number in book.left_out.items():
        assert ledger.left_out(campaign, reason).count() == number


def test_an_unknown_reason_is_not_found(office, campaign):
    url = reverse("campaign_left_out", args=[campaign.pk, "because"])

    assert office.get(url).status_code == 404


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER])
def test_the_names_are_closed_to_strangers(client, campaign, role):
    client.force_login(UserFactory(role=role))

    page = client.get(reverse("campaign_left_out", args=[campaign.pk, "no_consent"]))

    assert page.status_code in (302, 403)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_few_questions(
    office, campaign, count, django_assert_max_num_queries
):
    for _number in range(count):
        PersonFactory(county="23")
    url = reverse("campaign_left_out", args=[campaign.pk, "no_consent"])
    office.get(url)

    with django_assert_max_num_queries(22):
        office.get(url)
