"""Asking is not telling: from a teacher's search to a yes from a letter, as both live it."""

import re
import time

import pytest

pytestmark = pytest.mark.browser

TEACHER = "karin.ostlund@miun.example"
# What each language says where the journey goes.
SAYS = {
    "sv": {"add": "Lägg till på listan", "many": "Fråga dem i tur och ordning",
           "up": "Flytta upp .*",
           "ask": "Fråga .* nu", "title": "Rubrik", "days": "Tid att svara", "when": "Tider",
           "reach": "Så når du dem"},
    "en": {"add": "Add to the list", "many": "Ask them one at a time", "up": "Move .* up",
           "ask": "Ask .* now", "title": "Heading", "days": "Time to answer", "when": "Times",
           "reach": "How to reach them"},
}  # fmt: skip


def _letter(visitor, title):
    """Opens the newest letter of that heading, waited for; returns the recipient's address."""
    for _attempt in range(120):
        visitor.go("/mailbox/")
        row = visitor.page.locator("tr", has=visitor.page.locator("[data-letter]", has_text=title))
        if row.count():
            address = row.first.locator("td").first.inner_text().strip()
            row.first.locator("[data-letter]").click()
            return address
        time.sleep(0.5)
    pytest.fail(f"no letter “{title}” came: {visitor.product.log.read_text()[-2000:]}")


def _lists_three(teacher, language, words):
    """Puts the first three who would guest-lecture on the list; returns their names in order."""
    page = teacher.page
    teacher.go(f"/{language}/portal/?q={words}")
    lectures = page.locator("input[name=offer][value=guest_lecture]")
    if not lectures.is_visible():
        page.locator("#filters > summary").click()
    lectures.check()
    page.wait_for_url("**offer=guest_lecture*")
    names = []
    for _place in range(3):
        card = page.locator(".result", has=page.locator("button[form=shortlist-add]")).first
        names.append(card.locator("h3").inner_text())
        with page.expect_navigation():
            card.locator("button[form=shortlist-add]").click()
    return names


def _asks(teacher, language, title):
    """Lets the second on the list go first, writes the question and sends it."""
    page, says = teacher.page, SAYS[language]
    page.get_by_role("link", name=says["many"]).click()
    page.get_by_role("button", name=re.compile(says["up"])).nth(1).click()
    page.get_by_label(says["title"]).fill(title)
    page.get_by_label(re.compile(says["when"])).fill("12 januari")
    page.get_by_label(re.compile(says["days"])).select_option("3")
    page.get_by_role("button", name=re.compile(says["ask"])).click()
    page.wait_for_url(re.compile(r"/requests/\d+/"))


@pytest.mark.parametrize(
    ("language", "words", "width"), [("sv", "energi", 1280), ("en", "energy", 390)]
)
def test_teacher_asks_three_in_order_and_sees_an_address_only_after_a_yes(
    visit, language, words, width
):
    teacher, alumnus = visit(width=width), visit(width=390)
    title = f"Vill du komma till oss? {language}"
    teacher.sign_in(TEACHER)

    names = _lists_three(teacher, language, words)
    _asks(teacher, language, title)

    board = teacher.page.url
    order = teacher.page.locator("ol.rules h3").all_inner_texts()
    assert order == [names[1], names[0], names[2]]
    address = _letter(alumnus, title)
    assert address not in teacher.page.content()
    assert SAYS[language]["reach"] not in teacher.page.content()

    link = re.search(r"/a/[\w.:-]+", alumnus.page.locator("[data-letter-text]").inner_text())
    alumnus.go(link.group())
    page = alumnus.page
    assert page.locator("input:checked").count() == 0
    page.locator("input[name=answer][value=yes]").check()
    page.locator("input[name=shares_email]").check()
    page.fill("#words", "Gärna! Den 12 januari passar.")
    page.locator("main form button").click()
    page.wait_for_selector("main [role=status]")

    teacher.go(board)
    assert address in teacher.page.content()
    assert "Den 12 januari passar." in teacher.page.content()


def test_a_no_is_answered_without_scripts_and_tells_no_address(visit):
    teacher, alumnus = visit(), visit(script=False)
    title = "Kan ni ta emot oss på studiebesök?"
    teacher.sign_in(TEACHER)
    _lists_three(teacher, "sv", "ekonomi")
    _asks(teacher, "sv", title)
    board = teacher.page.url
    address = _letter(alumnus, title)

    link = re.search(r"/a/[\w.:-]+", alumnus.page.locator("[data-letter-text]").inner_text())
    alumnus.go(link.group())
    alumnus.page.locator("input[name=answer][value=no]").check()
    alumnus.page.locator("main form button").click()

    assert alumnus.page.locator("main [role=status]").count() == 1
    teacher.go(board)
    assert address not in teacher.page.content()
    assert teacher.page.locator(".track .no").count() == 1
