"""The public archive: what anybody may read, and nothing of those it was sent to."""

import pytest
from django.urls import reverse

from campaigns import audience
from campaigns.models import Campaign
from tests.campaigns.drafts import draft
from tests.factories import PersonFactory, UserFactory, consent

QUERIES = 3
pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    """A public letter with one reader, prepared as for sending."""
    reader = PersonFactory(county="23", given_name="Ingalill", language="sv")
    consent(reader)
    campaign = draft(public=True)
    audience.prepare(campaign, UserFactory(role="staff"))
    return campaign


def url(campaign):
    return reverse("campaigns:archived", args=[campaign.pk])


def test_anybody_reads_a_public_letter_as_it_was_sent(client, sent):
    page = client.get(url(sent))
    text = page.content.decode()

    assert page.status_code == 200
    assert sent.editions.get(language="sv").html.count("<h") == text.count("<h")
    assert "@@" not in text
    assert "Ingalill" not in text
    assert "/c/" not in text and "/u/" not in text and "/p/" not in text


def test_its_links_lead_straight_there(client, sent):
    link = sent.links.exclude(url="").exclude(number=0).first()

    assert link.url in client.get(url(sent)).content.decode()


def test_it_may_bring_styles_but_no_script(client, sent):
    policy = client.get(url(sent))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy


def test_the_letter_itself_says_where_it_is_read_on_the_web(sent):
    where = sent.links.get(url__endswith=url(sent))

    assert f"/c/{where.number}/@@token@@" in sent.editions.get(language="sv").html


@pytest.mark.parametrize("state", ["draft", "preparing", "cancelled"])
def test_what_was_not_sent_is_not_found(client, sent, state):
    Campaign.objects.filter(pk=sent.pk).update(state=state)

    assert client.get(url(sent)).status_code == 404
    assert sent.subject_sv not in client.get(reverse("campaigns:archive")).content.decode()


def test_a_letter_that_is_not_public_is_not_found(client, sent):
    Campaign.objects.filter(pk=sent.pk).update(public=False)

    assert client.get(url(sent)).status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_names_public_letters_and_asks_the_same_few_questions(
    client, sent, more, django_assert_num_queries
):
    for _number in range(more):
        audience.prepare(draft(public=True), UserFactory(role="staff"))
    client.get(reverse("campaigns:archive"))

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("campaigns:archive"))

    assert page.content.decode().count(sent.subject_sv) == 1 + more


def test_a_subject_that_begins_with_a_name_begins_with_a_capital(client, sent):
    sent.editions.update(subject="@@given_name@@, tre program behöver dig")

    page = client.get(reverse("campaigns:archive")).content.decode()

    assert "Du, tre program behöver dig" in page or "There, tre program behöver dig" in page
