"""On a shared computer: the back key shows the next one nothing of whoever has signed out, and
whoever stays finds again what they have typed."""

import pytest

from tests.browser.conftest import CHROMIUM, Visitor

pytestmark = pytest.mark.browser

MEMBER, NAME = "johan.rask@alumni.example", "Johan Rask"
KEEPER = "per.wester@miun.example"


@pytest.fixture
def visitor(chromium, product):
    """In a browser that keeps whole pages for the back key, as those of people do."""
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox", "--disable-gpu", "--no-first-run"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = browser.new_context(locale="sv-SE").new_page()
    page.add_init_script("addEventListener('pageshow', e => { window.kept = e.persisted })")
    yield Visitor(page, product)
    browser.close()


def back(page):
    # A page that was kept whole does not load, which is what the browser's driver waits for.
    page.evaluate("setTimeout(() => history.back(), 50)")
    page.wait_for_timeout(2500)


def sign_out(page):
    page.locator("form[action*='/account/logout/']").first.evaluate("form => form.submit()")
    page.wait_for_url("**/sv/")


def test_the_back_key_shows_nothing_of_somebody_who_has_signed_out(visitor):
    page = visitor.page
    visitor.sign_in(MEMBER)
    visitor.go("/sv/profile/")
    assert NAME in page.content()

    sign_out(page)
    back(page)

    assert NAME not in page.content()
    assert "/account/login/" in page.url


def test_nor_does_it_in_the_back_office(visitor):
    page = visitor.page
    visitor.sign_in(KEEPER)
    visitor.go("/admin/people/")
    assert "Johan" in page.content()

    page.evaluate(
        """() => { const form = document.createElement("form");
        form.method = "post"; form.action = "/sv/account/logout/";
        form.append(document.querySelector("[name=csrfmiddlewaretoken]").cloneNode());
        document.body.append(form); form.submit(); }"""
    )
    page.wait_for_url("**/sv/")
    back(page)

    assert "Johan" not in page.content()


def test_nothing_of_a_search_stays_in_the_browser(visitor):
    page = visitor.page
    visitor.sign_in("karin.ostlund@miun.example")
    visitor.go("/sv/portal/")
    page.locator("#q").fill("fjällen")
    page.locator("#search").evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/portal/?**")
    page.wait_for_function("sessionStorage.getItem('htmx-history-cache') !== null")

    sign_out(page)

    assert page.evaluate("sessionStorage.getItem('htmx-history-cache')") is None


def test_what_is_typed_is_there_at_the_back_key(visitor):
    page = visitor.page
    visitor.sign_in(MEMBER)
    visitor.go("/sv/my-data/")
    page.locator("details:has(textarea[name=text]) > summary").click()
    page.locator("textarea[name=text]").fill("Halvvägs genom en mening")

    visitor.go("/sv/profile/")
    back(page)

    assert page.evaluate("window.kept") is True
    assert page.locator("textarea[name=text]").input_value() == "Halvvägs genom en mening"
    assert page.locator("html").evaluate("root => getComputedStyle(root).visibility") == "visible"
