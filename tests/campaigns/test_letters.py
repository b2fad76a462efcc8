import re
from html.parser import HTMLParser

import pytest

from campaigns import letters
from campaigns.letters import Button, CampaignBook, Picture, Target, brand

PICTURE = Picture("https://media.alumni.example/maja.jpg", "Maja framför en sjö.")


def newsletter() -> letters.Letter:
    return letters.Letter(
        "sv",
        "{given_name}, Maja håller ljuset tänt",
        "Månadens alumn och en kväll i Östersund.",
        [
            letters.Masthead("Alumnnytt", "November 2026", "https://alumni.example/brev/11"),
            letters.LeadStory(
                "Hon håller ljuset tänt",
                "Hej {given_name}! När elen försvinner <snabbt> & länge.",
                "https://alumni.example/sv/maja/?a=1&b=2",
                "Läs om Maja",
                "Månadens alumn",
                "Det var att våga fråga.",
                "Civilingenjör 2014",
                PICTURE,
                "Illustration: Samverka",
            ),
            letters.EventBlock(
                "Att leda",
                "Tre alumner.",
                "https://alumni.example/sv/e/1/",
                [("När", "torsdag 10 december"), ("Var", "Östersund")],
                Target("events.answer", "1:yes"),
                Target("events.answer", "1:maybe"),
                Target("events.answer", "1:no"),
                picture=PICTURE,
            ),
            letters.Story(
                "Podden", "En skog.", "https://alumni.example/sv/p/", "Läs Karims", "Jobb"
            ),
            letters.Call("Gästföreläsare", "Kom!", Button("Jag kan", "https://alumni.example/x")),
            letters.RichProse(
                '<p>Hej <b>du</b> <a href="https://alumni.example/y">vår sida</a></p>'
                "<ul><li>ett</li><li>två</li></ul><script>alert(1)</script>"
            ),
            letters.Trap("https://alumni.example/c/0/@@token@@"),
            letters.Footer(
                "Skickat till {email}.", [Button("Avsluta", "https://alumni.example/u/@@token@@")]
            ),
        ],
    )


SINGLES = [
    letters.CodeLetter("sv", "nora@mail.example", "KFTX-72").letter(),
    letters.ConfirmationLetter(
        "en",
        "Nora",
        "Evening",
        [("When", "Thursday")],
        "Because.",
        change_url="https://a.example/a/x",
    ).letter(),
    letters.ReminderLetter(
        "sv", "", "Kväll", [("När", "i morgon")], "https://a.example/a/x"
    ).letter(),
    letters.RequestLetter(
        "sv",
        "Petra",
        "Lektor",
        "Petra undrar",
        "Kan du?",
        "Hej!\n\n<b>Hör</b> av dig {given_name}",
        "Petra",
        [("Kurs", "IxD")],
        "https://a.example/a/1",
        "https://a.example/a/2",
        "https://a.example/a/3",
        "Du erbjuder gästföreläsningar.",
    ).letter(),
]


class Checker(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs, self.open, self.bad_pictures, self.headings = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a":
            self.hrefs.append(attrs["href"])
        if tag == "img" and not {"alt", "width", "height"} <= set(attrs):
            self.bad_pictures.append(attrs)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in ("img", "br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def drawn(letter):
    book = CampaignBook("sv") if "{given_name}, " in letter.subject else None
    return letters.render(letter, book)


@pytest.mark.parametrize("letter", [newsletter(), *SINGLES], ids=lambda one: one.subject[:20])
def test_every_link_of_the_html_stands_in_the_text(letter):
    rendered = drawn(letter)

    page = Checker(rendered.html)

    assert [href for href in page.hrefs if "/c/0/" not in href and href not in rendered.text] == []


@pytest.mark.parametrize("letter", [newsletter(), *SINGLES], ids=lambda one: one.subject[:20])
def test_a_letter_is_well_formed_small_and_has_one_heading_first(letter):
    rendered = drawn(letter)

    page = Checker(rendered.html)

    assert page.open == []
    assert page.bad_pictures == []
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert len(rendered.html.encode()) < 80 * 1024
    assert 'role="presentation"' in rendered.html


def test_names_are_filled_in_and_escaped_in_html_alone():
    rendered = letters.render(newsletter(), CampaignBook("sv"))

    filled = rendered.filled(letters.slot_values("sv", given_name="Å <b>", email="a@b.example"))

    assert filled.subject == "Å <b>, Maja håller ljuset tänt"
    assert "Hej Å &lt;b&gt;!" in filled.html
    assert "Hej Å <b>!" in filled.text
    assert "Skickat till a@b.example." in filled.text


def test_an_empty_name_becomes_a_greeting_all_the_same():
    rendered = letters.render(newsletter(), CampaignBook("sv"))

    assert "Hej du!" in rendered.filled(letters.slot_values("sv", given_name="")).text


def test_links_of_a_letter_to_many_carry_a_number_and_the_reader_s_token():
    rendered = letters.render(newsletter(), CampaignBook("sv"))

    numbered = {link.target: link.number for link in rendered.links}

    assert numbered["https://alumni.example/sv/maja/?a=1&b=2"] == 2
    assert numbered[Target("events.answer", "1:yes")] == 4
    assert "/c/2/@@token@@" in rendered.html
    assert "maja/?a=1" not in rendered.html


def test_a_number_means_the_same_target_in_both_languages():
    numbers = {}
    letters.render(newsletter(), CampaignBook("sv", numbers=numbers))
    before = dict(numbers)

    letters.render(newsletter(), CampaignBook("en", numbers=numbers))

    assert numbers == before


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x/y", "https:// x"]
)
def test_a_letter_cannot_lead_to_what_is_no_page(url):
    with pytest.raises(letters.UnsafeLink):
        letters.checked(url)


def test_rich_text_loses_scripts_and_keeps_words_links_and_lists():
    rendered = letters.render(newsletter(), CampaignBook("sv"))

    assert "<script" not in rendered.html
    assert "<strong>du</strong>" in rendered.html
    assert "- ett" in rendered.text
    assert "vår sida (http" in rendered.text


def test_a_sentinel_in_what_somebody_wrote_stays_what_it_was():
    letter = letters.Letter("sv", "Hej", "", [letters.Prose(["Se @@token@@ och {email}"])])

    single = letters.render(letter)
    many = letters.render(letter, CampaignBook("sv"))

    assert "{email}" in single.text
    assert "@@token@@" not in many.text
    assert "@@email@@" in many.text


def test_a_code_letter_loads_nothing_and_links_to_no_act():
    rendered = letters.render(SINGLES[0])

    assert "<img" not in rendered.html
    assert "/a/" not in rendered.html
    assert "KFTX-72" in rendered.subject


def test_a_quote_is_never_clickable_nor_filled_in():
    rendered = letters.render(SINGLES[3])

    assert "&lt;b&gt;Hör&lt;/b&gt;" in rendered.html
    assert "{given_name}" in rendered.text


@pytest.mark.parametrize(("text", "ground"), brand.READABLE)
def test_colours_are_readable_in_light_and_dark(text, ground):
    assert brand.contrast(text[0], ground[0]) >= 4.5
    assert brand.contrast(text[1], ground[1]) >= 4.5
