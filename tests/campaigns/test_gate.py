"""Each rule of the gate has a letter that breaks it, and a good letter breaks none."""

import re
from importlib import import_module

import pytest
from django.utils import translation
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from campaigns import composing, sources
from campaigns.letters import Story, brand
from tests.campaigns.drafts import draft, prose

# The package's own name for it is the function.
gate = import_module("campaigns.composing.gate")
NOWHERE = "00000000-0000-4000-8000-000000000000"
NO_WORDS = {"label": "", "more": ""}
pytestmark = pytest.mark.django_db


def said(campaign, readers=None) -> dict[str, bool]:
    """What the gate says that is no praise, and whether it stops the letter."""
    with translation.override("en"):
        found = composing.gate(campaign, readers)
    return {each.words: each.stops for each in found if each.level != gate.Level.GOOD}


def text(size: int) -> str:
    """A paragraph of so many kilobytes."""
    return "<p>" + "snö och is " * (size * 85) + "</p>"


def test_a_good_letter_breaks_no_rule():
    assert said(draft()) == {}


@pytest.mark.parametrize(
    ("fields", "words", "stops"),
    [
        ({"subject_sv": "Kort"}, "the subject is short (4 characters)", False),
        ({"subject_sv": "Å" * 61}, "has 61 characters; phones cut at 60", False),
        ({"preheader_sv": ""}, "no preheader", False),
        ({"preheader_sv": "Maja håller ljuset tänt i Norrland"}, "repeats the subject", True),
        ({"body_en": []}, "English is missing: 7 people", False),
        ({"body_sv": prose(text(82))}, "kB, more than 80", False),
        ({"body_sv": prose(text(104))}, "Gmail cuts the letter at 100 kB", True),
        ({"body_sv": prose("<p><a href='https://x.example/'>här</a></p>")}, "does not say", True),
        ({"body_sv": prose("<p><a href='/sv/borta/'>Om oss</a></p>")}, "does not exist", True),
        (
            {"body_sv": [("story", {"story": NOWHERE, "label": "", "more": ""})]},
            "do not exist",
            True,
        ),
        ({"body_sv": [("button", {"words": "Hej", "url": "ftp://x"})]}, "cannot link to", True),
    ],
)
def test_each_rule_of_the_words_is_tripped(fields, words, stops):
    found = said(draft(**fields), {"sv": 9, "en": 7})

    assert [stop for sentence, stop in found.items() if words in sentence] == [stops]


def test_a_picture_without_words_stops_the_letter():
    """The form asks for them; what came in another way is stopped here."""
    image = get_image_model().objects.create(title="Fjäll", file=get_test_image_file())
    body = [*prose(), ("picture", {"image": image, "alt": "  ", "caption": ""})]

    assert said(draft(body_sv=body))["Swedish: a picture has no description."]


def test_a_heading_before_that_of_the_lead_story_stops_the_letter():
    kept = sources._sources.copy()
    story = Story("Maja", "Intro.", "https://x.example/m", "Om Maja")
    composing.register_source("story", list, lambda key, language: story)
    lead = ("lead_story", {"story": "1", "label": "", "quote": ""})
    try:
        late = said(draft(body_sv=[*prose(title="Först"), lead]))
        first = said(draft(body_sv=[lead, *prose(title="Sedan")]))
    finally:
        sources._sources.clear()
        sources._sources.update(kept)

    assert late["Swedish: a heading stands before that of the lead story: move it up."]
    assert first == {}


def test_the_first_heading_is_the_main_one_where_no_story_leads():
    html = composing.drawn(draft(body_sv=[*prose(title="Ett"), *prose(title="Två")]), "sv").html

    assert re.findall(r"<(h\d)", html) == ["h1", "h2"]
    assert html.count("</h1>") == html.count("</h2>") == 1


def test_a_letter_without_a_way_out_is_stopped(monkeypatch):
    def without(html):
        return re.sub(r"/u/@@token@@", "/", html)

    real = gate.editions
    monkeypatch.setattr(
        gate,
        "editions",
        lambda campaign: {
            language: words.__class__(words.subject, without(words.html), words.text, words.links)
            for language, words in real(campaign).items()
        },
    )

    assert said(draft())["Swedish: the way to unsubscribe is missing."]


def test_a_link_that_the_plain_text_lacks_is_found(monkeypatch):
    real = gate.editions
    monkeypatch.setattr(
        gate,
        "editions",
        lambda campaign: {
            language: words.__class__(words.subject, words.html, "", words.links)
            for language, words in real(campaign).items()
        },
    )

    assert said(draft())["The plain text lacks a link that the letter has."]


def test_colours_that_cannot_be_read_stop_the_letter(monkeypatch):
    monkeypatch.setattr(brand, "READABLE", [(("#999999", "#eeeeee"), ("#ffffff", "#000000"))])

    assert any("too faint" in sentence and stops for sentence, stops in said(draft()).items())


def test_a_wrong_mailbox_for_replies_stops_the_letter(settings):
    settings.MAIL_REPLY_TO = "nobody"

    assert said(draft())["There is no mailbox for replies (MAIL_REPLY_TO)."]


def test_a_field_that_is_none_is_pointed_out():
    campaign = draft(
        subject_sv="{förnamn}, nu är det vinter", body_sv=prose("<p>Hej {given_nam}! {email}</p>")
    )

    findings = said(campaign)

    assert not findings["Swedish: “{förnamn}” is not filled in: no field is called that."]
    assert not findings["Swedish: “{given_nam}” is not filled in: no field is called that."]
    assert not any("{email}" in words for words in findings)
