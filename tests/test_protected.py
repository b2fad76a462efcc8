"""Protected identity: such a person is on no surface, for nobody but those who may handle them.

Every page and API view that the product has is opened, by each role, with every key that could
lead there; the person's name and address must be in none of the answers.
"""

from itertools import product

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from alumni import consenting, search
from alumni.audience import Audience
from alumni.models import Consent, Interaction, Offer, Purpose, User
from campaigns import audience
from events import registration
from events.models import Registration
from tests.campaigns.drafts import draft
from tests.events.factories import EventFactory
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    UserFactory,
)
from tests.test_doors import _patterns

pytestmark = pytest.mark.django_db
SECRETS = ("Hemligsson", "hemlig.dold", "070-174 06 66")
# Wagtail's own inner screens know nothing of people.
OURS = ("alumni", "events", "engagement", "portal", "campaigns", "cms", "segment", "campaign")


@pytest.fixture
def person():
    """Somebody who is everywhere: found, asked, invited, written to; and then protected."""
    person = PersonFactory(
        given_name="Dolda",
        family_name="Hemligsson",
        email="hemlig.dold@alumni.example",
        phone="070-174 06 66",
        county="23",
        listed_to=Audience.PUBLIC,
    )
    DegreeFactory(person=person)
    EmploymentFactory(person=person)
    for kind in Offer.Kind:
        OfferFactory(person=person, kind=kind)
    for purpose in Purpose.objects.all():
        consenting.say(person, purpose, True, source=Consent.Source.WEB, language="sv")
    search.refresh([person.pk])
    return person


@pytest.fixture
def keys(person):
    """The keys of everything that this person takes part in."""
    event = EventFactory()
    registration.answer(event, person, "yes", Registration.Source.WEB)
    campaign = draft()
    audience.prepare(campaign, UserFactory(role=User.Role.STAFF))
    Interaction.record(person, Interaction.Kind.NOTE, "Anteckning")
    person.protect()
    return {
        "pk": [person.pk, event.pk, campaign.pk],
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
    for path, name, _view in _patterns(get_resolver()):
        if not (path.startswith(("<", "api/v1/")) or any(word in name for word in OURS)):
            continue
        names = [part.split(":")[-1].rstrip(">") for part in path.split("<")[1:]]
        names = [word.split(">")[0] for word in names]
        for values in product(*(keys.get(word, ["x"]) for word in names)):
            try:
                yield reverse(name, kwargs=dict(zip(names, values, strict=True)))
            except NoReverseMatch:
                continue
    yield from (
        "/sv/",
        "/sv/people/?q=Dolda",
        "/sv/portal/?q=Dolda",
        "/api/v1/search/?q=Dolda",
        "/admin/people/?q=Dolda",
        "/admin/people/?q=hemlig",
    )


@pytest.mark.parametrize("role", [None, *User.Role.values])
def test_a_protected_person_is_on_no_surface(client, person, keys, role):
    if role:
        user = UserFactory(role=role)
        client.force_login(user)
        if role == User.Role.ALUMNUS:
            PersonFactory(user=user)
    shown, opened = [], 0

    for url in _addresses(keys):
        response = client.get(url)
        content = b"".join(response) if response.streaming else response.content
        opened += response.status_code == 200
        words = content.decode(errors="replace") + str(response.headers)
        shown += [f"{url}: {secret}" for secret in SECRETS if secret in words]

    assert shown == []
    assert opened >= 5


def test_the_walk_would_find_somebody_who_is_not_protected(client, person, keys):
    """The walk is no blind one: without the protection the same pages do show the person."""
    person.protected_at = None
    person.save(update_fields=["protected_at"])
    client.force_login(UserFactory(role=User.Role.STAFF))

    shown = [url for url in _addresses(keys) if b"Hemligsson" in client.get(url).content]

    assert len(shown) >= 4
