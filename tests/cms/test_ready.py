"""A ready query is made once, asked with what is given, and never keeps a moment."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Locale

from cms.models import Award, StoryPage
from cms.ready import AnyGiven, Given, ReadyQuery
from tests.cms.stories import tell
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_query_is_made_once_and_asked_with_what_is_given(home):
    made = []

    def named():
        made.append("once more")
        return StoryPage.objects.filter(title=Given("title")).values_list("pk")

    first, second = tell("Första"), tell("Andra")
    query = ReadyQuery(named)

    assert query.keys(title="Första") == [first.pk]
    assert query.keys(title="Andra") == [second.pk]
    assert query.rows(title="100 % säkert") == []
    assert made == ["once more"]


def test_several_may_be_given_and_objects_come_back(home):
    story = tell()
    query = ReadyQuery(lambda: Locale.objects.filter(language_code=AnyGiven("codes")).only("pk"))

    assert query.objects(codes=["sv", "de"]) == [story.locale]
    assert query.objects(codes=[]) == []


def test_a_moment_is_refused(home):
    query = ReadyQuery(lambda: Award.objects.given())

    with pytest.raises(ValueError, match="for ever"):
        query.objects()


def test_what_changes_shows_on_the_start_page_at_once(client, home):
    def shown():
        return client.get("/sv/").content.decode()

    person = PersonFactory()
    first = tell("Den första", person=person)
    assert "Den första" in shown()

    second = tell("Den andra")
    Award.objects.create(month=date(2026, 1, 1), story=second, reason_sv="Därför.")
    assert "Den första" in shown()
    assert "Den andra" in shown()
    assert "januari 2026" in shown()

    first.title = "Ett nytt namn"
    first.save_revision().publish()
    assert "Den första" not in shown()
    assert "Ett nytt namn" in shown()

    person.protected_at = timezone.now()
    person.save()
    second.unpublish()
    assert "Ett nytt namn" not in shown()
    assert "Den andra" not in shown()


def test_what_changes_shows_in_the_menu_at_once(client, home):
    index = tell().get_parent()
    assert index.url in client.get("/sv/events/").content.decode()

    index.slug = "flyttade"
    index.save_revision().publish()
    assert "/sv/flyttade/" in client.get("/sv/events/").content.decode()

    index.unpublish()
    assert "/sv/flyttade/" not in client.get("/sv/events/").content.decode()
