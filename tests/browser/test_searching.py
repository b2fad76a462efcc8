"""A teacher's search as it is lived: words, a wrong spelling, a code, a syllabus, filters, keys."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser

TEACHER = "karin.ostlund@miun.example"
SYLLABUS = {
    "sv": "Kursen behandlar hållbar energi och vindkraft.\nStudenten tränar ledarskap i projekt.\n"
    "Undervisningen sker som föreläsningar och seminarier, med examination i slutet.",
    "en": "The course treats sustainable energy and wind power.\nStudents practise leadership in "
    "projects.\nTeaching is in lectures and seminars, with an examination at the end.",
}
SAYS = {
    "sv": {"word": "energi", "search": "Sök", "wrong": "Ingen heter precis så"},
    "en": {"word": "energy", "search": "Search", "wrong": "Nobody has exactly that name"},
}


def _searches(page, words, language):
    """Asks, and waits for the answer to just that: the box keeps its words either way."""
    page.fill("#q", words)
    with page.expect_response(lambda response: "/portal/?q=" in response.url):
        page.get_by_role("button", name=SAYS[language]["search"], exact=True).click()
    page.wait_for_url(lambda url: _words_of(url) == words.split())


def _words_of(url):
    return parse_qs(urlsplit(url).query).get("q", [""])[0].split()


def _names(page):
    return page.locator(".result h3").all_inner_texts()


def _unfolds_filters(page):
    if not page.locator("input[name=offer]").first.is_visible():
        page.locator("#filters > summary").click()


def _strikes_a_word(page, language):
    """Takes the first word that counts out of the syllabus, and looks again."""
    chip = page.locator("input[name=term]:checked").first
    word = chip.get_attribute("value")
    chip.uncheck()
    with page.expect_response(lambda response: "terms=1" in response.url):
        page.get_by_role("button", name=SAYS[language]["search"], exact=True).click()
    page.wait_for_selector(f'input[name=term][value="{word}"]:not(:checked)')
    page.wait_for_url("**terms=1*")
    assert word not in parse_qs(urlsplit(page.url).query)["term"]
    assert page.locator(".result").count() > 0


@pytest.mark.parametrize(
    ("language", "width", "script"), [("sv", 1440, True), ("en", 390, True), ("sv", 390, False)]
)
def test_teacher_searches_in_every_way_and_shares_the_address(visit, language, width, script):
    teacher = visit(width=width)
    teacher.sign_in(TEACHER)
    if not script:
        teacher = _without_scripts(teacher, visit)
    page = teacher.page
    teacher.go(f"/{language}/portal/")

    _searches(page, SAYS[language]["word"], language)
    page.wait_for_selector(".result mark")

    _searches(page, "Johan Raask", language)
    page.wait_for_selector(f".note:has-text('{SAYS[language]['wrong']}')")
    assert _names(page)[0] == "Johan Rask"

    _searches(page, SYLLABUS[language], language)
    page.wait_for_selector("input[name=term] >> nth=2")
    _strikes_a_word(page, language)

    _unfolds_filters(page)
    page.locator("input[name=offer][value=guest_lecture]").check()
    if not script:
        page.locator("#filters button").click()
    page.wait_for_url("**offer=guest_lecture*")
    page.wait_for_selector("input[name=offer][value=guest_lecture]:checked", state="attached")
    names, total = _names(page), page.locator("#res").inner_text()

    shared = visit(width=1280)
    shared.page.context.add_cookies(page.context.cookies())
    shared.go(page.url)
    assert (_names(shared.page), shared.page.locator("#res").inner_text()) == (names, total)


def _without_scripts(teacher, visit):
    """The same session at a browser without JavaScript."""
    plain = visit(width=teacher.page.viewport_size["width"], script=False)
    plain.page.context.add_cookies(teacher.page.context.cookies())
    return plain


def test_keys_alone_search_filter_and_list(visit):
    teacher = visit()
    teacher.sign_in(TEACHER)
    page = teacher.page
    teacher.go("/sv/portal/")
    page.locator("#q").focus()
    page.keyboard.type("ekonomi")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=ekonomi*")
    # The typing itself asks a moment later, too: no key is pressed while what it met is swapped.
    page.wait_for_load_state("networkidle")

    _tabs_to(page, "input[name=offer]")
    page.keyboard.press("Space")
    page.wait_for_url("**offer=*")
    page.wait_for_selector("input[name=offer]:checked")
    # The result was swapped under the reader, who is still where they were.
    assert page.evaluate("document.activeElement.name") == "offer"

    _tabs_to(page, "button[form=shortlist-add]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".tray ol li").count() == 1
    assert "offer=" in page.url


def _tabs_to(page, selector):
    for _step in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"no Tab leads to {selector}")


def test_a_whole_syllabus_is_pasted_and_its_address_opened_elsewhere(visit):
    teacher = visit()
    teacher.sign_in(TEACHER)
    page = teacher.page
    teacher.go("/sv/portal/")
    text = (SYLLABUS["sv"] + "\n") * 100

    page.fill("#q", text[:19_000])
    page.get_by_role("button", name="Sök", exact=True).click()
    page.wait_for_selector("input[name=term] >> nth=2")
    page.wait_for_url("**read=*")
    words = page.locator("input[name=term]:checked").evaluate_all("all => all.map(e => e.value)")
    names = _names(page)

    assert len(page.url) < 2_000
    teacher.go(page.url)
    assert _names(page) == names
    assert (
        page.locator("input[name=term]:checked").evaluate_all("all => all.map(e => e.value)")
        == words
    )


def test_a_course_code_is_read_as_its_syllabus(visit):
    teacher = visit()
    teacher.sign_in(TEACHER)
    teacher.go("/en/portal/")

    _searches(teacher.page, "TR041G", "en")

    teacher.page.wait_for_selector("text=/Course: .*syllabus/")
    assert teacher.page.locator("input[name=term]").count() > 2
    assert teacher.page.locator(".result").count() > 0
