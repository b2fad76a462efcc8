from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alumni import consenting
from alumni.models import Consent, Purpose
from campaigns import links, opting_out
from campaigns.models import Campaign, Recipient
from tests.campaigns.drafts import draft
from tests.factories import PersonFactory, TopicFactory, consent

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
URLENCODED = "application/x-www-form-urlencoded"


@pytest.fixture
def reader():
    person = PersonFactory(county="23")
    given = consent(person)
    consent(person, "events")
    campaign = draft()
    address = person.primary_address
    Recipient.objects.create(
        campaign=campaign, seq=1, person=person, address=address, email=address.email,
        language="sv", consent=given, basis="consent",
    )  # fmt: skip
    return person, links.recipient_token(campaign.pk, 1)


def says_yes(person, code="newsletter"):
    return consenting.holds(person, Purpose.objects.get(code=code))


@pytest.mark.parametrize("form", ["multipart", "urlencoded"])
def test_one_click_from_the_mail_program_acts_at_once(reader, form):
    person, token = reader
    stranger = Client(enforce_csrf_checks=True)

    if form == "multipart":
        response = stranger.post(f"/u/{token}", ONE_CLICK)
    else:
        response = stranger.post(
            f"/u/{token}", "List-Unsubscribe=One-Click", content_type=URLENCODED
        )

    assert response.status_code == 200
    assert "Location" not in response
    assert "Set-Cookie" not in response
    assert not response.cookies
    assert not says_yes(person)
    assert says_yes(person, "events")
    assert person.consents.latest("pk").source == Consent.Source.ONE_CLICK


@pytest.mark.parametrize(
    "kind",
    [f"{URLENCODED}; charset=ISO-8859-1", "multipart/form-data", "text/plain", ""],
)
def test_one_click_acts_whatever_kind_of_form_it_is_called(reader, kind):
    person, token = reader
    stranger = Client(enforce_csrf_checks=True)

    response = stranger.generic(
        "POST", f"/u/{token}", b"List-Unsubscribe=One-Click", content_type=kind
    )

    assert response.status_code == 200
    assert not says_yes(person)
    assert person.consents.latest("pk").source == Consent.Source.ONE_CLICK


def test_one_click_twice_is_one_no(reader, client):
    person, token = reader

    for _time in range(2):
        assert client.post(f"/u/{token}", ONE_CLICK).status_code == 200

    assert person.consents.filter(granted=False).count() == 1


def test_opening_the_link_shows_a_page_and_changes_nothing(reader, client):
    person, token = reader

    for _time in range(5):
        response = client.get(f"/u/{token}")
        client.head(f"/u/{token}")

    assert response.status_code == 200
    assert says_yes(person)


def test_the_page_s_buttons_say_no_to_this_or_to_everything(reader, client):
    person, token = reader

    response = client.post(f"/u/{token}", {"by_hand": "yes", "scope": "this"})
    assert response.status_code == 200
    assert not says_yes(person)
    assert says_yes(person, "events")

    client.post(f"/u/{token}", {"by_hand": "yes", "scope": "all"})
    assert not says_yes(person, "events")
    assert not says_yes(person, "service")
    assert person.consents.latest("pk").source == Consent.Source.LETTER


def test_a_token_of_nobody_is_answered_like_one_of_somebody(reader, client):
    person, token = reader
    foreign = links.recipient_token(999, 999)
    bent = ("A" if token[0] != "A" else "B") + token[1:]

    for unknown in (foreign, bent):
        response = client.post(f"/u/{unknown}", ONE_CLICK)
        assert (response.status_code, response.content) == (200, b"OK")
    assert says_yes(person)


@pytest.mark.parametrize("token", ["x", "kort", "å" * 27, "%3Cscript%3E" * 4])
def test_a_malformed_token_is_refused(client, token):
    assert client.post(f"/u/{token}", ONE_CLICK).status_code == 400


def test_a_single_letter_s_link_stops_that_kind_alone(client):
    person = PersonFactory()
    consent(person, "requests")
    consent(person, "newsletter")
    token = opting_out.unsubscribe_token(person, Purpose.objects.get(code="requests"))

    assert client.post(f"/u/{token}", ONE_CLICK).status_code == 200

    assert not says_yes(person, "requests")
    assert says_yes(person, "newsletter")


def test_the_no_follows_a_person_who_was_merged(reader, client):
    person, token = reader
    kept = PersonFactory()
    consent(kept)
    person.merged_into = kept
    person.save()

    client.post(f"/u/{token}", ONE_CLICK)

    assert not says_yes(kept)


def test_the_preference_page_saves_what_was_chosen(reader, client):
    person, token = reader
    topic = TopicFactory()
    assert client.get(f"/p/{token}").status_code == 200

    response = client.post(
        f"/p/{token}",
        {"topics": [topic.pk], "language": "en", "days_between_letters": "30"},
        follow=True,
    )

    person.refresh_from_db()
    assert response.status_code == 200
    assert says_yes(person)
    assert says_yes(person, "events")
    assert list(person.topics.all()) == [topic]
    assert (person.language, person.days_between_letters) == ("en", 30)
    assert b"What you get from us" in response.content


def test_the_preference_page_opens_for_no_other_token(client):
    assert client.get("/p/nothing").status_code == 404
    assert client.get(f"/p/{links.recipient_token(999, 1)}").status_code == 404


def test_the_preference_page_tells_each_consent_with_its_words_and_since_when(reader, client):
    person, token = reader
    said = person.consents.select_related("wording").get(purpose__code="newsletter")

    page = client.get(f"/p/{token}").content.decode()

    assert said.wording.text_sv in page
    assert f"Ordalydelsens version {said.wording.version}" in page
    assert f'datetime="{timezone.localdate(said.at)}"' in page
    assert said.get_source_display() in page
    assert page.count("Ta tillbaka") == 2
    assert "Svenska" in page and "Högst en gång i månaden" in page
    account, domain = person.primary_address.email.split("@")
    assert f"{account[0]}…@{domain}" in page
    assert person.primary_address.email not in page


def test_each_consent_is_taken_back_and_given_again_in_one_step(reader, client):
    person, token = reader

    answer = client.post(f"/p/{token}/say/events", {"granted": "no"})

    assert answer.url == f"/p/{token}?saved"
    assert not says_yes(person, "events")
    assert says_yes(person)
    assert person.consents.latest("pk").source == Consent.Source.LETTER
    assert "sessionid" not in client.cookies
    assert "Sparat." in client.get(answer.url).content.decode()
    client.post(f"/p/{token}/say/events", {"granted": "yes"})
    assert says_yes(person, "events")


def test_opening_the_page_and_its_acts_by_get_changes_nothing(reader, client):
    person, token = reader
    before = person.consents.count()

    for path in (f"/p/{token}", f"/p/{token}?saved"):
        for _time in range(3):
            client.get(path)
            client.head(path)

    assert client.get(f"/p/{token}/say/events").status_code == 405
    assert person.consents.count() == before


def test_a_consent_is_not_changed_by_a_link_of_nobody_or_an_old_one(reader, client):
    person, token = reader
    foreign = links.recipient_token(999, 1)
    assert client.post(f"/p/{foreign}/say/events", {"granted": "no"}).status_code == 404
    assert client.post(f"/p/{token}/say/nothing", {"granted": "no"}).status_code == 404

    Campaign.objects.update(started_at=timezone.now() - timedelta(days=3650))

    assert client.post(f"/p/{token}/say/events", {"granted": "no"}).status_code == 410
    assert says_yes(person, "events")


def test_a_page_from_another_site_cannot_say_it_for_the_reader(reader):
    person, token = reader

    answer = Client(enforce_csrf_checks=True).post(f"/p/{token}/say/events", {"granted": "no"})

    assert answer.status_code == 403
    assert says_yes(person, "events")
