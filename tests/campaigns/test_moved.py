"""The site has another address than when a letter was written."""

import pytest
from django.urls import reverse

from alumni.models import Person
from campaigns import audience, links, moved, notices, outbox
from campaigns.compiling import Addressee, compile_campaign
from campaigns.models import Campaign, Message
from tests.campaigns.drafts import draft, prose
from tests.factories import PersonFactory, consent

pytestmark = pytest.mark.django_db
OLD, NEW = "https://alumn.old.example", "https://alumni.new.example"
AWAY = "https://alumn.old.example.org/plan"
TEXT = f"<p>Se <a href='/sv/nyheter/'>nyheterna</a> och <a href='{AWAY}'>planen</a></p>"


@pytest.fixture
def waiting(settings):
    """A public campaign that was prepared under the old address, and not sent yet."""
    settings.BASE_URL = OLD
    consent(PersonFactory(county="23", language="sv"))
    campaign = draft(public=True, body_sv=prose(TEXT))
    audience.prepare(campaign, None, Person.objects.all())
    settings.BASE_URL = NEW
    return Campaign.objects.get(pk=campaign.pk)


def _unfolded(raw: bytes) -> str:
    return raw.replace(b"=\r\n", b"").replace(b"=3D", b"=").decode()


def test_what_waits_leaves_with_the_present_address(waiting):
    letter = compile_campaign(waiting).letter("sv", 1)

    said = _unfolded(letter.build(Addressee(1, "a@alumni.example", "Åsa", "Berg")))

    assert OLD not in said
    for path in ("/u/", "/p/", "/c/1/", "/sv/your-data/"):
        assert NEW + path in said


def test_a_link_to_our_own_page_leads_to_the_present_address_and_others_where_they_led(
    client, waiting
):
    token = links.recipient_token(waiting.pk, 1)
    led = {
        link.url: client.get(reverse("letters:follow", args=[link.number, token]))["Location"]
        for link in waiting.links.exclude(number=0)
    }

    assert led[f"{OLD}/sv/nyheter/"] == f"{NEW}/sv/nyheter/"
    assert led[AWAY] == AWAY


def test_the_archive_shows_it_with_links_that_lead_somewhere(client, waiting):
    page = client.get(reverse("campaigns:archived", args=[waiting.pk])).content.decode()

    assert OLD + "/" not in page and "/c/" not in page and "/u/" not in page
    assert f'href="{NEW}/sv/nyheter/"' in page
    assert f'href="{AWAY}"' in page


def test_a_single_letter_that_waits_leaves_with_the_present_address(settings):
    settings.BASE_URL = OLD
    person = PersonFactory(language="sv")
    notices.post(notices.Notice.FOUND, person, "a@alumni.example")
    settings.BASE_URL = NEW

    message = Message.objects.get()
    said = str(outbox.build(message)).replace("=\n", "")

    assert OLD in message.html and OLD in message.text
    assert OLD not in said
    assert f"{NEW}/sv/" in said


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (f"{OLD}/a", f"{NEW}/a"),
        (OLD, NEW),
        (f'<a href="{OLD}">', f'<a href="{NEW}">'),
        (AWAY, AWAY),
        (f"{OLD}:8443/a", f"{OLD}:8443/a"),
    ],
)
def test_only_the_whole_address_is_ours(settings, text, there):
    settings.BASE_URL = NEW

    assert moved.to_here(text, OLD) == there


def test_a_letter_that_tells_no_address_stays_as_it_is():
    assert moved.base_of("Hej") == ""
    assert moved.to_here("https://x.example/c/1", "") == "https://x.example/c/1"
