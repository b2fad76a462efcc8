"""A communicator's day: a story from Swedish to English, and to the top of the start page."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from alumni.models import User
from cms.models import Award, StoryIndexPage, StoryPage
from tests.factories import UserFactory

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
