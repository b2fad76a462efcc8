import pytest
from django.conf import settings
from django.utils import translation
from wagtail.models import Locale, Page, Site

from campaigns import composing, letters, sources
from campaigns.blocks import LetterBlocks
from campaigns.letters import Target
from campaigns.models import Link
from tests.campaigns.drafts import draft, prose

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A story that exists in Swedish and, unless deleted, in English."""
    kept = sources._sources.copy()
    stories = {"sv": "Hon håller ljuset tänt", "en": "She keeps the lights on"}

    def load(key, language):
        if key != "1" or language not in stories:
            return None
        return letters.Story(
            stories[language], "Intro.", "https://x.example/m", f"Om Maja {language}"
        )

    composing.register_source("story", lambda: [("1", "Maja")], load)
    yield stories
    sources._sources.clear()
    sources._sources.update(kept)


def words(campaign, readers=None):
    with translation.override("en"):
        return {finding.words: finding for finding in composing.gate(campaign, readers)}


def faults(campaign):
    return [said for said, finding in words(campaign).items() if finding.stops]


def test_a_letter_in_both_languages_shares_the_numbers_of_its_links():
    campaign = draft()

    swedish = composing.rendered(campaign, "sv")
    english = composing.rendered(campaign, "en")

    links = Link.objects.filter(campaign=campaign).exclude(number=0)
    assert [link.url for link in links] == ["https://forskning.example/sno"]
    number = links[0].number
    assert f"/c/{number}/@@token@@" in swedish.html
    assert f"/c/{number}/@@token@@" in english.text


def test_looking_at_a_letter_writes_no_links():
    campaign = draft()

    composing.drawn(campaign, "sv")

    assert not Link.objects.exists()


def test_who_wants_a_missing_language_gets_the_other_one_and_the_gate_counts_them():
    campaign = draft(body_en=[], subject_en="")

    assert composing.rendered(campaign, "en").subject == campaign.subject_sv
    assert "English is missing: 3 people who chose it get the other language." in words(
        campaign, {"en": 3}
    )
    assert faults(campaign) == []


def test_a_story_becomes_the_lead_or_a_row(story):
    campaign = draft(
        body_sv=[
            ("lead_story", {"story": "1", "label": "Månadens alumn", "quote": "Fråga!"}),
            ("story", {"story": "1", "label": "", "more": "Läs Majas berättelse"}),
        ]
    )

    html = composing.drawn(campaign, "sv").html

    assert html.count("Hon håller ljuset tänt") == 2
    assert "Månadens alumn" in html
    assert "Läs Majas berättelse" in html


def test_a_story_that_is_gone_stops_the_letter(story):
    campaign = draft(body_sv=[("story", {"story": "1", "label": "", "more": ""})])
    assert faults(campaign) == []

    story.clear()

    assert any("do not exist any more" in said for said in faults(campaign))


def test_an_act_in_a_block_becomes_a_numbered_link(story):
    composing.register_source(
        "event",
        list,
        lambda key, language: letters.EventBlock(
            "Kväll", "Kom!", "https://x.example/e", yes=Target("events.answer", "7:yes")
        ),
    )
    campaign = draft(body_sv=[("event", {"event": "7", "label": ""})])

    composing.rendered(campaign, "sv")

    link = Link.objects.get(campaign=campaign, action="events.answer")
    assert link.argument == "7:yes"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"subject_sv": "", "subject_en": ""}, "no subject or no content"),
        ({"preheader_sv": "Maja håller ljuset tänt i Norrland"}, "repeats the subject"),
        (
            {"body_sv": prose("<p><a href='https://x.example/'>Klicka här</a></p>")},
            "does not say where it leads",
        ),
        (
            {"body_sv": prose("<p><a href='/sv/finns-inte/'>En sida hos oss</a></p>")},
            "a page that does not exist",
        ),
        ({"body_sv": prose("<p>" + "Å" * 60000 + "</p>")}, "Gmail cuts"),
    ],
)
def test_a_fault_stops_the_letter(fields, words):
    assert any(words in said for said in faults(draft(**fields)))


def test_a_good_letter_passes_the_gate():
    assert faults(draft()) == []


def test_a_wrong_mailbox_for_replies_stops_the_letter(settings):
    settings.MAIL_REPLY_TO = "nobody"

    assert any("mailbox for replies" in said for said in faults(draft()))


def test_a_proof_is_filled_in_and_counts_nothing():
    reader = composing.Reader.called("Nora Tallberg", "nora@mail.example")

    letter = composing.proof(draft(), "sv", reader)

    assert "Hej Nora!" in letter.rendered.html
    assert "@@" not in letter.rendered.html
    assert "/c/" not in letter.rendered.html


def test_a_picture_has_to_say_what_it_shows():
    block = LetterBlocks().child_blocks["picture"].child_blocks["alt"]

    assert block.required


def test_an_address_that_a_letter_cannot_lead_to_is_refused_by_the_form():
    from django.core.exceptions import ValidationError

    block = LetterBlocks().child_blocks["button"].child_blocks["url"]

    assert block.clean("https://x.example/") == "https://x.example/"
    with pytest.raises(ValidationError):
        block.clean("javascript:alert(1)")


@pytest.mark.parametrize("spoken", ["sv", "en"])
def test_a_page_s_address_is_found_in_its_own_language_with_any_letters(spoken):
    swedish = Site.objects.get(is_default_site=True).root_page
    english = swedish.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    english.save_revision().publish()
    for root, slug in [(swedish, "skidor-för-den-som-åker"), (english, "skis")]:
        root.add_child(instance=Page(title=slug, slug=slug, locale=root.locale))
    known = ["/sv/skidor-f%C3%B6r-den-som-%C3%A5ker/", "/en/skis/"]
    text = "".join(f'<p><a href="{settings.BASE_URL}{url}">Om {url}</a></p>' for url in known)
    campaign = draft(body_sv=prose(text), body_en=prose(text))

    with translation.override(spoken):
        stops = [finding.words for finding in composing.gate(campaign) if finding.stops]

    assert stops == []
    lost = prose(text.replace("skis", "skidor-för-den-som-åker"))
    assert len(faults(draft(body_sv=lost))) == 1
