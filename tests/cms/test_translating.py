"""A communicator's day: a story from Swedish to English, and to the top of the start page."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from alumni.models import User
from cms import telling
from cms.models import Award, StoryIndexPage, StoryPage
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

EMPTY_FORMS = {
    "body-count": 0,
    "road-count": 0,
    "comments-TOTAL_FORMS": 0,
    "comments-INITIAL_FORMS": 0,
}


@pytest.fixture
def office(client, home):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


def write(**fields):
    return {
        "intro": "Kort sagt.",
        "person_name": "Elle Stenberg",
        "told_on": "2026-11-01",
        "action-publish": "1",
        **EMPTY_FORMS,
        **fields,
    }


def test_story_goes_from_a_draft_in_swedish_to_the_start_page_in_both_languages(office):
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    english = Locale.objects.get(language_code="en")

    office.post(
        reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk]),
        write(title="Hon räknar fisken", slug="hon-raknar-fisken"),
    )
    story = StoryPage.objects.get()
    office.post(
        reverse("simple_translation:submit_page_translation", args=[story.pk]),
        {"locales": [english.pk]},
    )
    twin = story.get_translation(english)
    office.post(
        reverse("wagtailadmin_pages:edit", args=[twin.pk]),
        write(title="She counts the fish", slug="she-counts-the-fish"),
    )
    month = timezone.localdate()
    office.post(reverse("awards:add"), {"kind": "month", "month": month, "story": story.pk})

    assert Award.objects.get().story_id == story.pk
    for address, title in (("/sv/", "Hon räknar fisken"), ("/en/", "She counts the fish")):
        page = office.get(address).content.decode()
        assert title in page
        assert page.index(title) == min(found.start() for found in re.finditer(title, page))
    assert office.get("/en/stories/she-counts-the-fish/").status_code == 200


def test_story_that_waits_for_its_english_is_not_shown_in_english(office):
    from tests.cms.stories import tell

    story = tell()
    story.get_translation(Locale.objects.get(language_code="en")).unpublish()

    assert "Hon räknar fisken" not in office.get("/en/stories/").content.decode()


def test_a_story_follows_the_person_whose_address_the_writer_knows(office):
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    person = PersonFactory(email="elle@alumni.example")
    add = reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk])

    office.post(add, write(title="Fisken", slug="fisken", person_address="Elle@alumni.example "))
    story = StoryPage.objects.get()
    assert story.person == person
    assert office.get(story.url).status_code == 200

    person.protect()
    assert office.get(story.url).status_code == 404
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    office.post(edit, write(title="Fisken", slug="fisken", person_unlinked="on"))
    story.refresh_from_db()
    assert story.person is None


@pytest.mark.parametrize("state", ["protected_at", "hidden_at", None])
def test_the_writer_does_not_learn_why_somebody_cannot_be_told_of(office, state):
    if state:
        PersonFactory(email="elle@alumni.example", **{state: timezone.now()})
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    add = reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk])

    page = office.post(
        add, write(title="Fisken", slug="fisken", person_address="elle@alumni.example")
    ).content.decode()

    assert "Ingen i registret som får berättas om har den adressen" in page
    assert not StoryPage.objects.exists()


def test_of_several_at_one_address_the_name_decides(office):
    PersonFactory(email="hem@alumni.example", given_name="Nils", family_name="Berg")
    elle = PersonFactory(email="hem@alumni.example", given_name="Elle", family_name="Stenberg")

    assert telling.person_at("hem@alumni.example", "elle stenberg") == elle
    assert telling.person_at("hem@alumni.example", "Någon Annan") is None
