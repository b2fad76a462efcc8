"""Protected, dead, hidden, paused, erased, merged: who is still on which surface, and who on none.

Each state is tried on each surface by itself; then every page and API view that the product has is
opened, by each role, with every key that could lead to somebody who is protected.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from alumni import privacy, profile, search
from alumni.audience import FIELDS, Audience
from alumni.models import Offer, Person, Purpose, User
from campaigns import audience, outbox, segments
from campaigns.models import Message
from cms.models import StoryPage
from engagement import ceilings
from events import registration
from events.models import Registration
from tests import surfaces
from tests.addresses import of_ours, opened
from tests.campaigns.drafts import draft
from tests.events.factories import EventFactory
from tests.factories import OfferFactory, PersonFactory, UserFactory, consent
from tests.surfaces import MARKS, NAME, Stage, full_person

pytestmark = pytest.mark.django_db
COUNTY = {"match": "all", "rules": [{"kind": "county", "values": ["23"]}]}


# ── The states ────────────────────────────────────────────────────────────────────────────────
def protected(stage):
    stage.person.protect()


def deceased(stage):
    Person.objects.filter(pk=stage.person.pk).update(deceased_at=timezone.now())


def hidden(stage):
    profile.hide(stage.person)


def paused(stage):
    profile.pause(stage.person, timezone.localdate() + timedelta(days=30))


def erased(stage):
    privacy.erase(stage.person, None)


def merged(stage):
    Person.objects.filter(pk=stage.person.pk).update(merged_into=stage.twin)


def as_before(stage):
    """Nothing has happened: the surfaces are not blind."""


# ── More surfaces than pages: what is counted, written to, suggested ──────────────────────────
def spelling_suggestions(stage, client):
    """A misspelt name leads to those that are like it, one of which is this person's alone."""
    alike = PersonFactory(given_name="Maj", family_name="Hemligssen", listed_to=40)
    OfferFactory(person=alike)
    consent(alike, "requests")
    search.refresh([alike.pk])
    found = search.find(search.Query("Hemligssan"), stage.teacher)
    return " ".join(name for names in found.corrected.values() for name in names)


def segment_count(stage, client):
    chosen = segments.people(COUNTY, stage.staff)
    return NAME if chosen.filter(pk=stage.person.pk).exists() else ""


def newsletter_audience(stage, client):
    purpose = Purpose.objects.get(code="newsletter")
    forecast = audience.forecast(Person.objects.filter(pk=stage.person.pk), purpose)
    return NAME if forecast.going else ""


def single_letters(stage, client):
    letter = Message(person=stage.person, to=MARKS["email"], kind="notice", ground="events")
    stage.person.refresh_from_db()
    return "" if outbox.why_not(letter) else NAME


def questions_from_teachers(stage, client):
    askable = ceilings.askable([stage.person.pk], Offer.Kind.MENTOR)
    return NAME if askable else ""


def tell_story(stage) -> None:
    """A story without a site around it, which is slow to build."""
    story = StoryPage(title="Snön", slug="snon", intro="Kort.", person_name=stage.person.name)
    story.person, story.locale = stage.person, Locale.get_default()
    Page.get_first_root_node().add_child(instance=story)


def stories(stage, client):
    told = StoryPage.objects.shown().filter(person=stage.person.pk)
    return NAME if told.exists() else ""


def sitemap(stage, client):
    return opened(client, "/sitemap.xml")[1]


OFFICE = {"staff_page", "staff_log", "staff_list", "staff_search", "duplicates_queue",
          "duplicates_pair"}  # fmt: skip
FELLOWS = {"page", "directory", "directory_by_class", "directory_by_county", "classmates",
           "map_of_counties", "portrait"}  # fmt: skip
SEARCH = {"teachers_search", "teachers_search_by_words", "teachers_search_by_filters",
          "api_search", "spelling_suggestions", "questions_from_teachers"}  # fmt: skip
LETTERS = {"newsletter_audience", "single_letters"}
COUNTED = {"export", "segment_sample", "segment_count"}
ALL = OFFICE | FELLOWS | SEARCH | LETTERS | COUNTED | {"teachers_page", "stories", "sitemap"}
SHOWN = {
    as_before: ALL - {"sitemap"},
    protected: set(),
    deceased: OFFICE,
    hidden: OFFICE | COUNTED | LETTERS,
    paused: ALL - SEARCH - LETTERS - {"sitemap"},
    erased: set(),
    merged: set(),
}
VIEWERS = (
    dict.fromkeys(FELLOWS, "alumnus")
    | dict.fromkeys(SEARCH | {"teachers_page"}, "teacher")
    | dict.fromkeys(OFFICE | COUNTED, "staff")
)


@pytest.fixture
def stage():
    stage = Stage(full_person(audiences=dict.fromkeys(FIELDS, int(Audience.PUBLIC))))
    stage.teacher = UserFactory(role=User.Role.TEACHER)
    stage.staff = UserFactory(role=User.Role.STAFF)
    return stage


def is_on(surface: str, stage, client) -> bool:
    ask = surfaces.SURFACES.get(surface) or globals()[surface]
    said = ask(stage, client).lower()
    return any(word.lower() in said for word in (NAME, *MARKS.values()))


def sign_in(client, stage, surface: str) -> None:
    client.logout()
    if surface in VIEWERS:
        client.force_login(stage.viewer(VIEWERS[surface]))


@pytest.mark.parametrize("surface", sorted(ALL))
@pytest.mark.parametrize("state", SHOWN, ids=lambda state: state.__name__)
def test_who_is_still_on(client, stage, state, surface):
    tell_story(stage)
    state(stage)
    search.refresh([stage.person.pk])
    sign_in(client, stage, surface)

    assert is_on(surface, stage, client) == (surface in SHOWN[state])


def test_hiding_works_at_once_everywhere_and_coming_back_too(client, stage):
    tell_story(stage)
    person = stage.person
    person.user = UserFactory()
    person.save(update_fields=["user"])

    def on() -> set[str]:
        shown = set()
        for surface in sorted(ALL - {"spelling_suggestions"}):
            sign_in(client, stage, surface)
            shown |= {surface} if is_on(surface, stage, client) else set()
        return shown

    client.force_login(person.user)
    client.post(reverse("alumni:hide"))
    assert on() == SHOWN[hidden]

    client.force_login(person.user)
    client.post(reverse("alumni:unhide"))
    assert on() == SHOWN[as_before] - {"spelling_suggestions"}


# ── Every address there is ────────────────────────────────────────────────────────────────────
SECRETS = (NAME, "hemlig.dold", MARKS["phone"])


@pytest.fixture
def keys(stage):
    """The keys of everything that this person takes part in."""
    event = EventFactory()
    registration.answer(event, stage.person, "yes", Registration.Source.WEB)
    campaign = draft()
    audience.prepare(campaign, stage.staff)
    return {
        "pk": [stage.person.pk, event.pk, campaign.pk],
        "slug": [event.slug],
        "number": [1],
        "seq": [1],
        "language": ["sv"],
    }


def _addresses(keys):
    """Every address of ours that can be written with these keys, and lists with a search.

    The searches use a word that leads to the person and is none of SECRETS: what was typed is
    shown again in its box.
    """
    yield from of_ours(keys)
    yield from (
        "/sv/",
        "/sv/people/?q=Dolda",
        "/sv/portal/?q=Dolda",
        "/api/v1/search/?q=Dolda",
        "/admin/people/?q=Dolda",
        "/admin/people/?q=hemlig",
    )


@pytest.mark.parametrize("role", [None, *User.Role.values])
def test_a_protected_person_is_at_no_address(client, stage, keys, role):
    stage.person.protect()
    if role:
        client.force_login(stage.viewer(role))
    shown, answered = [], 0

    for url in _addresses(keys):
        status, words = opened(client, url)
        answered += status == 200
        shown += [f"{url}: {secret}" for secret in SECRETS if secret in words]

    assert shown == []
    assert answered >= 5


def test_the_walk_would_find_somebody_who_is_not_protected(client, stage, keys):
    """The walk is no blind one: without the protection the same pages do show the person."""
    client.force_login(stage.staff)

    shown = [url for url in _addresses(keys) if NAME in opened(client, url)[1]]

    assert len(shown) >= 4
