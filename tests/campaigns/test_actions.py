from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse

from alumni import merging
from alumni.models import User
from campaigns import actions, links
from campaigns.models import Click, Link, Recipient
from tests.campaigns.drafts import draft
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
BROWSER = {"headers": {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}}


@pytest.fixture
def seen():
    """What the registered act was asked to do; it acts on POST only."""
    asked = []

    def view(request, action):
        asked.append((request.method, action))
        return HttpResponse(request.LANGUAGE_CODE)

    kept = actions._registered.copy()
    actions.register("tests.answer", view)
    yield asked
    actions._registered.clear()
    actions._registered.update(kept)


@pytest.fixture
def letter():
    """A recipient of a campaign with two links: a page, and an act."""
    person = PersonFactory(county="23", language="en")
    given = consent(person)
    campaign = draft()
    Recipient.objects.create(
        campaign=campaign,
        seq=1,
        person=person,
        address=person.primary_address,
        email=person.primary_address.email,
        language="en",
        consent=given,
        basis="consent",
    )
    Link.objects.create(campaign=campaign, number=1, url="https://x.example/maja")
    Link.objects.create(campaign=campaign, number=2, action="tests.answer", argument="7:yes")
    return campaign, person, links.recipient_token(campaign.pk, 1)


def test_a_token_says_what_was_put_in(seen):
    token = actions.token("tests.answer", person_id=12, argument="7:ja|å")

    assert actions.read(token) == actions.Action("tests.answer", 12, "7:ja|å")
    assert len(token) < 100


def test_a_bent_token_is_refused(seen):
    token = actions.token("tests.answer", person_id=12, argument="7")

    first, last = ("B" if token[end] == "A" else "A" for end in (0, -2))
    bent_ones = [first + token[1:], token[:-2] + last + token[-1], token + "A", token * 2]

    for bent in [*bent_ones, "", "åäö", "=" * 30]:
        with pytest.raises(actions.Invalid):
            actions.read(bent)


def test_a_token_ends(seen):
    token = actions.token("tests.answer", person_id=12, expires_in=timedelta(minutes=-2))

    with pytest.raises(actions.Expired):
        actions.read(token)


def test_no_token_is_made_for_an_act_that_nobody_does():
    with pytest.raises(actions.Invalid):
        actions.token("nobody.knows", person_id=1)


def test_a_link_shows_the_act_in_the_reader_s_language(client, seen):
    person = PersonFactory(language="en")
    url = actions.url("tests.answer", person_id=person.pk, argument="7")

    response = client.get(url.removeprefix("http://localhost:8000"))

    assert response.content == b"en"
    # Not "no-referrer": then a browser sends `Origin: null` with the page's form and is refused.
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"].startswith("noindex")
    assert seen == [("GET", actions.Action("tests.answer", person.pk, "7"))]


def test_a_dead_link_says_so(client, seen):
    token = actions.token("tests.answer", person_id=1, expires_in=timedelta(days=-1))

    assert client.get(f"/a/{token}").status_code == 410
    assert client.get("/a/nonsense").status_code == 404


def test_a_click_leads_to_the_stored_address_and_is_written_down(client, letter):
    _campaign, _person, token = letter

    response = client.get(f"/c/1/{token}", **BROWSER)

    assert response.status_code == 302
    assert response["Location"] == "https://x.example/maja"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response
    assert Click.objects.get().verdict == Click.Verdict.PERSON


def test_an_address_with_letters_beyond_ascii_is_led_to_as_browsers_write_it(client, letter):
    campaign, _person, token = letter
    campaign.links.filter(number=1).update(url="https://x.example/Östersund?q=100%25&s=東")

    response = client.get(f"/c/1/{token}", **BROWSER)

    assert response["Location"] == "https://x.example/%C3%96stersund?q=100%25&s=%E6%9D%B1"


def test_no_link_can_be_bent_to_lead_elsewhere(client, letter):
    _campaign, _person, token = letter

    assert client.get(f"/c/99/{token}").status_code == 404
    bent = ("B" if token[0] == "A" else "A") + token[1:]
    assert client.get(f"/c/1/{bent}").status_code == 404
    assert not Click.objects.exists()


def test_a_link_that_means_an_act_shows_its_page(client, letter, seen):
    campaign, person, token = letter

    response = client.get(f"/c/2/{token}", **BROWSER)

    assert response.status_code == 200
    assert seen == [("GET", actions.Action("tests.answer", person.pk, "7:yes", campaign.pk))]


def test_scanners_that_open_every_link_change_nothing(client, letter, seen):
    _campaign, person, token = letter
    before = list(person.consents.values_list("pk", flat=True))

    for _time in range(5):
        for path in (f"/c/2/{token}", f"/u/{token}", f"/p/{token}"):
            client.get(path)
            client.head(path)

    assert list(person.consents.values_list("pk", flat=True)) == before
    assert {method for method, _action in seen} <= {"GET", "HEAD"}


def test_links_open_no_session(client, letter):
    _campaign, _person, token = letter

    client.get(f"/p/{token}")

    assert "_auth_user_id" not in client.session
    assert client.get(reverse("start")).status_code == 302


def test_a_link_follows_its_person_when_two_records_become_one(client, seen):
    kept, gone = PersonFactory(), PersonFactory()
    link = actions.url("tests.answer", person_id=gone.pk, argument="7:yes")
    merging.merge(kept, gone, UserFactory(role=User.Role.STAFF))

    assert client.post(link[link.index("/a/") :]).status_code == 200

    assert seen == [("POST", actions.Action("tests.answer", kept.pk, "7:yes"))]
