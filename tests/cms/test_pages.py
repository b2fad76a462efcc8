"""The public site: open to strangers, in two languages, and quick."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Page

from alumni.models import User
from campaigns.letters import frame
from cms import living, own_data, setup
from cms.models import Award, HomePage, StandardPage, StoryIndexPage, StoryPage
from tests.cms.stories import tell
from tests.factories import (
    HeldRequestFactory,
    PersonFactory,
    ProgrammeFactory,
    RequestFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Så hanterar vi personuppgifter"), ("en", "How we handle personal data")],
)
def test_letters_lead_to_the_page_on_personal_data_whatever_it_is_called(
    client, home, language, words
):
    with translation.override(language):
        address = frame._privacy_url().removeprefix(settings.BASE_URL)
    found = StandardPage.objects.get(locale__language_code=language, kind="privacy")
    found.slug = "flyttad"
    found.save_revision().publish()

    page = client.get(address, follow=True)

    assert page.status_code == 200
    assert words in page.content.decode()


def test_every_page_opens_for_a_stranger_in_both_languages(client, home):
    story = tell()
    Award.objects.create(month=date(2026, 1, 1), story=story)
    pages = Page.objects.filter(depth__gte=2).specific()

    answers = {page.url: client.get(page.url).status_code for page in pages}

    assert len(answers) == 2 * 10
    assert set(answers.values()) == {200}


def test_front_address_leads_to_the_start_page(client, home):
    assert client.get("/", headers={"accept-language": "en"}, follow=True).status_code == 200


def test_public_pages_carry_the_strict_policy(client, home):
    policy = client.get("/sv/").headers["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_language_switch_leads_to_the_twin(client, home):
    story = tell()
    twin = setup.english_of(story)

    page = client.get(story.url).content.decode()

    assert f'<a href="{twin.url}" lang="en" hreflang="en">English</a>' in page
    assert f'hreflang="en" href="http://localhost:8000{twin.url}"' in page


def test_page_without_twin_leads_to_the_other_start_page(client, home):
    story = tell()
    setup.english_of(story).delete()

    page = client.get(story.url).content.decode()

    assert '<a href="/en/" lang="en" hreflang="en">English</a>' in page


@pytest.mark.parametrize("address", ["/sv/", "/sv/berattelser/"])
def test_lists_ask_as_much_for_three_stories_as_for_one(client, home, address):
    def queries():
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address)
        return len(asked)

    tell("En")
    client.get(address)
    one = queries()
    tell("Två")
    tell("Tre")

    assert queries() == one


def test_stories_can_be_chosen_by_programme(client, home):
    from tests.factories import ProgrammeFactory

    programme = ProgrammeFactory()
    tell("Med program", programme=programme)
    tell("Utan program")

    page = client.get(f"/sv/berattelser/?programme={programme.code}").content.decode()

    assert "Med program" in page
    assert "Utan program" not in page


def test_more_stories_are_the_newest_those_of_the_same_programme_first(home):
    programme = ProgrammeFactory()
    told = {
        name: tell(title=name, told_on=day, programme=of)
        for name, day, of in (
            ("This", date(2026, 5, 1), programme),
            ("Of the programme, long ago", date(2019, 5, 1), programme),
            ("Old", date(2020, 5, 1), None),
            ("New", date(2026, 6, 1), None),
            ("Middle", date(2024, 5, 1), ProgrammeFactory()),
        )
    }

    assert [story.title for story in told["This"].related()] == [
        "Of the programme, long ago", "New", "Middle",
    ]  # fmt: skip
    assert [story.title for story in told["New"].related()] == ["This", "Middle", "Old"]


@pytest.mark.parametrize("moment", ["protected_at", "erased_at", "hidden_at"])
def test_story_about_someone_who_may_not_be_shown_is_nowhere(client, home, moment):
    person = PersonFactory(**{moment: timezone.now()})
    story = tell("Någon som inte syns", person=person)
    Award.objects.create(month=date(2026, 1, 1), story=story)

    assert client.get(story.url).status_code == 404
    for address in ("/sv/", "/sv/berattelser/", "/sv/manadens-alumn/", "/sv/feeds/stories.xml"):
        assert "Någon som inte syns" not in client.get(address).content.decode()
    assert client.get("/api/v1/stories/").json()["count"] == 0


def test_erasing_a_person_takes_the_stories_in_both_languages(home):
    person = PersonFactory()
    tell(person=person)

    own_data._erase(person)

    assert StoryPage.objects.count() == 0


def test_feed_is_atom_in_the_language_asked_for(client, home):
    tell()

    feed = ET.fromstring(client.get("/en/feeds/stories.xml").content)

    space = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == space + "feed"
    assert [entry.findtext(space + "title") for entry in feed.iter(space + "entry")] == [
        "She counts the fish"
    ]


def test_an_unseen_character_does_not_stop_the_feed(client, home):
    tell("Hon räknar\x0bfisken")

    feed = client.get("/sv/feeds/stories.xml")

    assert "Hon räknar fisken" in feed.text


def test_api_gives_stories_in_both_languages(client, home):
    story = tell()

    rows = client.get("/api/v1/stories/").json()["results"]
    one = client.get(f"/api/v1/stories/{story.pk}/").json()

    assert {row["language"] for row in rows} == {"sv", "en"}
    assert len({row["key"] for row in rows}) == 1
    assert one["title"] == "Hon räknar fisken"


def test_a_month_has_one_alumnus(home):
    story = tell()
    Award.objects.create(month=date(2026, 5, 1), story=story)

    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.create(month=date(2026, 5, 1), story=tell("Annan"))


def test_any_day_stands_for_its_month(home):
    award = Award(month=date(2026, 5, 17), story=tell())

    award.full_clean()

    assert award.month == date(2026, 5, 1)


def test_taken_month_is_told_in_words(home):
    Award.objects.create(month=date(2026, 5, 1), story=tell())

    with pytest.raises(ValidationError):
        Award(month=date(2026, 5, 9), story=tell("Annan")).full_clean()


def test_site_is_built_once(home):
    pages = Page.objects.count()

    setup.build_site()

    assert Page.objects.count() == pages
    assert HomePage.objects.count() == 2
    assert StandardPage.objects.count() == 12


def test_few_people_in_a_county_are_not_counted_out(home):
    for _number in range(5):
        PersonFactory(county="23", user=UserFactory())
    for _number in range(6):
        PersonFactory(county="22", user=UserFactory())

    numbers = living.count()

    assert numbers["people"] == 11
    assert numbers["counties"] == [("22", 6)]


def test_living_numbers_tell_how_many_of_those_whose_time_is_out_have_answered(home):
    RequestFactory(state="asked")
    RequestFactory(state="cancelled")
    RequestFactory(state="expired")
    RequestFactory(state="declined", answered_at=timezone.now())
    HeldRequestFactory()

    numbers = living.count()

    assert (numbers["answered"], numbers["asked"]) == (2, 3)


def test_teacher_cannot_open_the_back_office(client, home):
    client.force_login(UserFactory(role=User.Role.TEACHER))

    assert client.get("/admin/pages/").status_code != 200


def test_communicator_writes_and_publishes_a_story(client, home):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    address = f"/admin/pages/add/cms/storypage/{index.pk}/"
    empty = {f"{name}-{key}": 0 for name in ("body", "road") for key in ("count",)}

    opened = client.get(address)
    saved = client.post(
        address,
        {
            "title": "Ny berättelse",
            "slug": "ny-berattelse",
            "intro": "Kort.",
            "person_name": "Amir Haddad",
            "told_on": "2026-11-01",
            "action-publish": "1",
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            **empty,
        },
    )

    assert opened.status_code == 200
    assert saved.status_code == 302
    assert StoryPage.objects.shown().get().title == "Ny berättelse"


def test_communicator_chooses_alumnus_of_the_month(client, home):
    story = tell()
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    answer = client.post(
        "/admin/awards/new/",
        {
            "kind": "month",
            "month": "2026-10-12",
            "story": story.pk,
            "reason_sv": "",
            "reason_en": "",
        },
    )

    assert answer.status_code == 302
    assert Award.objects.get().month == date(2026, 10, 1)


def test_the_month_that_lacks_its_alumnus_is_filled_in(client, home):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    page = client.get("/admin/awards/new/?month=2026-12-01")

    assert page.context["form"]["month"].value() == "2026-12-01"


def test_a_month_that_cannot_be_is_told_once(client, home):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    answer = client.post("/admin/awards/new/", {"kind": "month", "month": "2026-02-30"})

    assert len(answer.context["form"].errors["month"]) == 1


def test_demo_tells_eight_stories_in_two_languages_once(client, home):
    from cms import demo

    demo.load_stories()
    demo.load_stories()

    assert StoryPage.objects.shown().in_language("sv").count() == 8
    assert StoryPage.objects.shown().in_language("en").count() == 8
    assert Award.objects.given().filter(kind="month").count() == 6
    assert (
        "sit-ski"
        in client.get(
            StoryPage.objects.in_language("en").get(slug__contains="maja").url
        ).content.decode()
    )


def test_students_are_led_to_the_mentor_programme_in_both_languages(client, home):
    page = StandardPage.objects.child_of(home).get(kind="students")

    for one, code in ((page, "sv"), (setup.english_of(page), "en")):
        assert f'<a href="/{code}/mentoring/">' in client.get(one.url).content.decode()
        assert client.get(f"/{code}/mentoring/").status_code == 200
