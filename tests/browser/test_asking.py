"""Asking is not telling: from a teacher's search to a yes from a letter, as both live it."""

import re
import time
from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser

TEACHER = "karin.ostlund@miun.example"
# What each language says where the journey goes.
SAYS = {
    "sv": {"add": "Lägg till på listan", "many": "Fråga dem",
           "up": "Flytta upp .*",
           "ask": "Skicka frågan", "title": "Rubrik", "days": "Tid att svara", "when": "Tider",
           "reach": "Så når du dem", "talk": "Meddelanden", "send": "Skicka meddelandet",
           "book": "Boka", "place": "Plats", "booked": "Bokat",
           "cancel": "Avboka tiden", "held": "Det har blivit av", "thank": "Skicka tacket",
           "thanked": "Tackad"},
    "en": {"add": "Add to the list", "many": "Ask them", "up": "Move .* up",
           "ask": "Send the question", "title": "Heading", "days": "Time to answer",
           "when": "Times",
           "reach": "How to reach them", "talk": "Messages", "send": "Send the message",
           "book": "Book", "place": "Place", "booked": "Bokat",
           "cancel": "Cancel the time", "held": "It has been held", "thank": "Send the thanks",
           "thanked": "Thanked"},
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


def _link(alumnus):
    """The first signed link of the letter that is open in the mailbox."""
    text = alumnus.page.locator("[data-letter-text]").inner_text()
    return re.search(r"/a/[\w.:-]+", text).group()


def _opens_request(teacher, board):
    """From the board of an ask to the page of the first who was asked."""
    teacher.go(board)
    teacher.page.locator("ol.rules > li").first.locator("a.button").click()
    teacher.page.wait_for_url(re.compile(r"/asked/\d+/"))


def _waits_for(visitor, words):
    """Loads the page again until a worker has brought the words."""
    for _attempt in range(60):
        if words in visitor.page.locator("main").inner_text():
            return
        time.sleep(0.5)
        visitor.page.reload()
    pytest.fail(f"“{words}” did not come: {visitor.product.log.read_text()[-2000:]}")


def _books(page, says):
    page.locator("#book_day").fill(str(date.today() + timedelta(days=60)))
    page.locator("#book_starts").fill("10:15")
    page.locator("#book_place").fill("Campus, F234")
    page.get_by_role("button", name=says["book"], exact=True).click()
    page.wait_for_selector(".track .here >> nth=0")


@pytest.mark.parametrize(
    ("language", "words", "width"), [("sv", "energi", 390), ("en", "energy", 1440)]
)
def test_teacher_asks_three_in_order_and_sees_an_address_only_after_a_yes(
    visit, language, words, width
):
    teacher, alumnus = visit(width=width), visit(width=390)
    says, title = SAYS[language], f"Vill du komma till oss? {language}"
    teacher.sign_in(TEACHER)

    names = _lists_three(teacher, language, words)
    _asks(teacher, language, title)

    board = teacher.page.url
    order = teacher.page.locator("ol.rules h3").all_inner_texts()
    assert order == [names[1], names[0], names[2]]
    address = _letter(alumnus, title)
    assert address not in teacher.page.content()
    assert says["reach"] not in teacher.page.content()

    link = _link(alumnus)
    alumnus.page.fill("#words", "Vilken sal? Ring 070-174 06 05.")
    alumnus.page.locator("form[action$='/answer/'] button").click()
    _opens_request(teacher, board)
    _waits_for(teacher, "Vilken sal?")
    assert "070-174" not in teacher.page.content()
    teacher.page.locator("#write_words").fill("Sal F234, bredvid caféet.")
    teacher.page.get_by_role("button", name=says["send"]).click()
    teacher.page.wait_for_selector(".said.mine")

    alumnus.go(link)
    page = alumnus.page
    assert page.locator("input:checked").count() == 0
    assert "Sal F234, bredvid caféet." in page.locator("main").inner_text()
    page.locator("input[name=answer][value=yes]").check()
    page.locator("input[name=shares_email]").check()
    page.fill("#id_words", "Gärna! Den 12 januari passar.")
    page.locator("main form:has(.answers) button").click()
    page.wait_for_selector("main [role=status]")

    teacher.go(board)
    assert address in teacher.page.content()
    assert "Den 12 januari passar." in teacher.page.content()

    _opens_request(teacher, board)
    _books(teacher.page, says)
    assert "Campus, F234" in teacher.page.locator("main").inner_text()
    assert _letter(alumnus, f"{says['booked']}: {title}")
    assert "booking.ics" in page.content()

    _to_the_thanks(teacher.page, says)
    assert _letter(alumnus, "Tack från Karin Östlund")


def _to_the_thanks(page, says):
    """The time is cancelled, it took place all the same, and is thanked for."""
    page.locator("summary", has_text=says["cancel"]).click()
    page.get_by_role("button", name=says["cancel"]).click()
    page.get_by_role("button", name=says["held"]).click()
    page.locator("#thank_words").fill("Studenterna pratade om det hela veckan.")
    page.get_by_role("button", name=says["thank"]).click()
    page.wait_for_selector(f".track .here:has-text('{says['thanked']}')")


def test_a_no_is_answered_without_scripts_and_tells_no_address(visit):
    teacher, alumnus = visit(), visit(script=False)
    title = "Kan ni ta emot oss på studiebesök?"
    teacher.sign_in(TEACHER)
    _lists_three(teacher, "sv", "ekonomi")
    _asks(teacher, "sv", title)
    board = teacher.page.url
    address = _letter(alumnus, title)

    alumnus.go(_link(alumnus))
    alumnus.page.locator("input[name=answer][value=no]").check()
    alumnus.page.locator("main form:has(.answers) button").click()

    assert alumnus.page.locator("main [role=status]").count() == 1
    teacher.go(board)
    assert address not in teacher.page.content()
    assert teacher.page.locator(".track .no").count() == 1


def test_question_is_marked_read_by_a_person_and_not_by_whoever_opens_the_link(visit):
    teacher, alumnus, scanner = visit(), visit(), visit(script=False)
    title = "En läst fråga"
    teacher.sign_in(TEACHER)
    _lists_three(teacher, "sv", "vård")
    _asks(teacher, "sv", title)
    board = teacher.page.url
    _letter(alumnus, title)
    link = _link(alumnus)

    scanner.go(link)
    teacher.go(board)
    assert teacher.page.locator("ol.rules > li").first.locator(".track .done").count() == 0

    alumnus.go(link)
    with alumnus.page.expect_response(lambda response: response.request.method == "POST"):
        alumnus.page.keyboard.press("Tab")
    teacher.go(board)
    assert teacher.page.locator("ol.rules > li").first.locator(".track .done").count() == 1
