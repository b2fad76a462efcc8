"""A sent letter on the web stops telling of somebody who may not be told of any more."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni import privacy
from campaigns import audience
from campaigns.models import Edition
from cms import letter_source, setup
from cms.models import StoryPage
from tests.campaigns.drafts import draft, prose
from tests.cms.stories import tell
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
NAME = "Elle Stenberg"
STATES = {
    "protected": lambda person: person.protect(),
    "deceased": lambda person: type(person).objects.filter(pk=person.pk).update(
        deceased_at=timezone.now()
    ),
    "in hiding": lambda person: person.hide(),
    "erased": lambda person: privacy.erase(person, None),
}  # fmt: skip


@pytest.fixture
def told():
    """A public letter about Elle, and about somebody else."""
    setup.build_site()
    person = PersonFactory(given_name="Elle", family_name="Stenberg")
    story = tell("Elle räknar fisken", "Elle counts the fish", person=person, person_name=NAME)
    other = tell("Han mäter snön", "He measures the snow", person_name="Nils Grön")
    body = [
        ("lead_story", {"story": str(story.translation_key), "quote": "Fråga laxen!"}),
        ("story", {"story": str(other.translation_key)}),
        *prose("<p>Vi ses i höst.</p>"),
    ]
    campaign = letter(body, subject_sv="Elle räknar fisken", preheader_sv="Elle om laxen i Indal.")
    return person, campaign


def letter(body, **fields):
    consent(PersonFactory(county="23", language="sv"))
    campaign = draft(public=True, body_sv=body, body_en=body, **fields)
    audience.prepare(campaign, UserFactory(role="staff"))
    return campaign


def page(client, campaign):
    return client.get(reverse("campaigns:archived", args=[campaign.pk]))


def test_the_whole_letter_is_read_while_the_story_is_told(client, told):
    _person, campaign = told

    text = page(client, campaign).content.decode()

    assert "Elle räknar fisken" in text
    assert "Fråga laxen!" in text
    assert "Han mäter snön" in text


@pytest.mark.parametrize("state", STATES)
def test_the_story_of_somebody_who_is_no_longer_told_of_is_left_out(client, told, state):
    person, campaign = told

    STATES[state](person)
    response = page(client, campaign)
    listed = client.get(reverse("campaigns:archive"))

    text = response.content.decode()
    assert response.status_code == 200
    assert "Han mäter snön" in text
    assert "Vi ses i höst." in text
    for word in ("Elle", "laxen", "fisken"):
        assert word not in text
        assert word not in listed.content.decode()
    assert reverse("campaigns:archived", args=[campaign.pk]) in listed.content.decode()


def test_a_story_that_was_deleted_is_left_out(client, told):
    _person, campaign = told
    for story in StoryPage.objects.filter(person_name=NAME):
        story.delete()

    text = page(client, campaign).content.decode()

    assert "Elle" not in text
    assert "Han mäter snön" in text


def test_a_letter_that_names_them_elsewhere_is_no_longer_shown(client, told):
    person, campaign = told
    body = [*campaign.body_sv.raw_data, *prose(f"<p>Tack, {NAME}!</p>")]
    other = letter([(c["type"], c["value"]) if isinstance(c, dict) else c for c in body])
    assert page(client, other).status_code == 200

    person.protect()

    assert page(client, other).status_code == 404
    listed = client.get(reverse("campaigns:archive")).content.decode()
    assert reverse("campaigns:archived", args=[other.pk]) not in listed
    assert page(client, campaign).status_code == 200


def test_a_letter_from_before_stories_were_marked_is_no_longer_shown(client, told):
    person, campaign = told
    for edition in Edition.objects.filter(campaign=campaign):
        edition.html = edition.html.replace("<!--story ", "<!--").replace("<!--/story-->", "")
        edition.save()
    assert page(client, campaign).status_code == 200

    person.protect()

    assert page(client, campaign).status_code == 404


def test_the_list_asks_the_same_few_questions_for_many_letters(
    client, told, django_assert_max_num_queries
):
    person, campaign = told
    person.protect()
    for _number in range(2):
        letter([(child["type"], child["value"]) for child in campaign.body_sv.raw_data])

    with django_assert_max_num_queries(6):
        client.get(reverse("campaigns:archive"))


def test_what_is_no_key_of_a_story_withholds_nothing():
    assert letter_source.withheld(["1", ""]) == {}
