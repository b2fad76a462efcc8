"""Every page of the demo, as each user meets it: accessible, valid, and quiet in the console."""

import re
from collections import deque

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

# What a walk does not step into: acts, files, other languages' twins (walked on their own) and
# Wagtail's own screens, which are not ours to judge.
LEFT_OUT = re.compile(
    r"/(admin|mailbox|media|static|api)/|logout|\.ics|\.json|\.xml|/feed/|/c/|/a/|#"
)
# The rules that WCAG 2.2 AA asks for.
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
MOST_PAGES = 45
# A link in a picture (SVG) keeps its address in an object of its own.
ADDRESS = "one => new URL(one.href.baseVal ?? one.href, document.baseURI).href"
# html5lib knows an older HTML: what it complains of in the Living Standard's words is left out.
FINE_TODAY = ("unexpected-self-closing", "non-void-element-with-trailing-solidus")

WALKS = [
    ("sv", None, "/sv/"),
    ("en", None, "/en/"),
    ("sv", "johan.rask@alumni.example", "/start/"),
    ("sv", "karin.ostlund@miun.example", "/start/"),
]


def _walk(visitor, start, language):
    """Addresses of the site's own pages in this language, breadth first; each is visited."""
    waiting, seen = deque([visitor.product.url + start]), set()
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.popleft().split("#")[0]
        key = re.sub(r"\d+", "N", url.split("?")[0])
        if key in seen:
            continue
        seen.add(key)
        visitor.go(url)
        yield url
        links = visitor.page.eval_on_selector_all("a[href]", f"all => all.map({ADDRESS})")
        waiting += [
            link
            for link in links
            if link.startswith(f"{visitor.product.url}/{language}/") and not LEFT_OUT.search(link)
        ]


def _serious(page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:200]} ({len(rule['nodes'])})"
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


def _invalid(markup: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(markup)
    return [
        f"{code} at line {line}: {details}"
        for (line, _column), code, details in parser.errors
        if code not in FINE_TODAY
    ]


@pytest.mark.parametrize(("language", "email", "start"), WALKS)
def test_every_page_is_accessible_and_valid(visit, language, email, start):
    visitor = visit()
    if email:
        visitor.sign_in(email)
    findings = []

    for url in _walk(visitor, start, language):
        findings += [f"{url} {finding}" for finding in _serious(visitor.page)]
        answer = visitor.page.request.get(url)
        if "html" in answer.headers["content-type"]:
            findings += [f"{url} {finding}" for finding in _invalid(answer.text())]

    assert findings == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_main_pages_fit_a_small_phone_in_light_and_dark(visit, dark):
    visitor = visit(width=320, dark=dark)
    findings = []

    for path in ("/sv/", "/en/", "/sv/events/", "/sv/account/login/", "/sv/account/signup/"):
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth")
        if wide > 320:
            findings.append(f"{path} is {wide} pixels wide")
        findings += [f"{path} {finding}" for finding in _serious(visitor.page)]

    assert findings == []


def test_the_site_works_without_scripts(visit):
    visitor = visit(script=False)

    visitor.go("/sv/")

    assert visitor.page.locator("h1").count() == 1
    assert visitor.page.locator("a[href*='/sv/events/']").count()
