"""Joining from the first page to the last, as a newcomer does it: with a browser and a mailbox."""

import json
import os
import re
import subprocess
import sys
import time

import pytest

from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser

TWO_MINUTES = 120
# People of the demo's register who have no account, each with a day of birth of their own.
KNOWN = """
import json
from alumni.models import Person
people = (
    Person.objects.in_register()
    .filter(user=None, addresses__primary=True, degrees__verified=True, protected_at=None)
    # Their letters are in Swedish, as the tests read them.
    .filter(language="sv")
    .exclude(birth_date=None)
    .exclude(birth_date__month=1, birth_date__day=1)
    .exclude(degrees__programme=None)
    .order_by("-pk")
    .distinct()
)
alone = [
    person
    for person in people[:60]
    if Person.objects.filter(birth_date=person.birth_date).count() == 1
]
print(json.dumps([
    {
        "given": person.given_name,
        "family": person.family_name,
        "email": person.primary_address.email,
        "born": person.birth_date.isoformat(),
        "programme": str(person.latest_degree.programme_id),
        "year": str(person.latest_degree.year),
    }
    for person in alone[:2]
]))
"""
# Where the register knows a personal number, facts that others may know open nothing.
WITHOUT_NUMBER = """
import json
from alumni.models import Address, Degree, Person, Programme
programme = Programme.objects.order_by("pk").first()
person = Person.objects.create(
    given_name="Runa", family_name="Fjällgren", birth_date="1987-11-03", source="register"
)
Address.objects.create(person=person, email="runa.fjallgren@alumni.example", primary=True)
Degree.objects.create(person=person, programme=programme, year=2011, verified=True)
print(json.dumps({
    "given": "Runa",
    "family": "Fjällgren",
    "email": "runa.fjallgren@alumni.example",
    "born": "1987-11-03",
    "programme": str(programme.pk),
    "year": "2011",
}))
"""


def _ask_for_code(visitor, language: str, email: str) -> None:
    visitor.go(f"/{language}/account/signup/")
    visitor.page.locator("#id_email").fill(email)
    _press_on(visitor)
    visitor.page.wait_for_url("**/confirm-email/")


def _press_on(visitor) -> None:
    """The one strong button of the page."""
    visitor.page.locator("main form.panel .button:not(.quiet, .bare)").first.click()


def _code(visitor, email: str, after: str = "") -> str:
    """The code in the newest letter; `after` an earlier one, that of the letter to come."""
    deadline = time.monotonic() + 20
    while True:
        letter = visitor.newest_letter_to(email)
        code = re.search(r"^\d{3}-\d{3}$", letter, re.MULTILINE)[0]
        if code != after or time.monotonic() > deadline:
            return code
        time.sleep(0.2)


def _confirm(visitor, email: str) -> None:
    visitor.page.locator("input[name=code]").fill(_code(visitor, email))
    _press_on(visitor)
    visitor.page.wait_for_url("**/join/")


def _say_who(
    visitor,
    given: str,
    family: str,
    born: str = "1990-03-04",
    year: str = "2014",
    programme: str = "",
) -> None:
    page = visitor.page
    page.locator("#id_given_name").fill(given)
    page.locator("#id_family_name").fill(family)
    page.locator("#id_birth_date").fill(born)
    page.locator("#id_programme").select_option(programme)
    page.locator("#id_year").fill(year)
    _press_on(visitor)
    page.wait_for_url("**/join/degrees/")


def _pass_over(visitor, following: str) -> None:
    visitor.page.locator(f"main a.button[href$='/join/{following}/']").click()
    visitor.page.wait_for_url(f"**/join/{following}/")


def _fits(visitor) -> bool:
    width = visitor.page.viewport_size["width"]
    return visitor.page.evaluate("document.documentElement.scrollWidth") <= width


def _in_register(product, script: str) -> list | dict:
    """What a script says of the register that the running product uses."""
    answer = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", script],
        cwd=ROOT,
        env={**os.environ, "SAMVERKA_VAR": str(product.log.parent / "var")},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(answer.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize(
    ("language", "width", "script"),
    [("sv", 390, True), ("sv", 1280, False), ("en", 1280, True), ("en", 390, False)],
)
def test_a_newcomer_joins_in_under_two_minutes(visit, language, width, script):
    email = f"ny.{language}.{width}@example.org"
    visitor = visit(width=width, script=script)
    page = visitor.page
    begun = time.monotonic()

    _ask_for_code(visitor, language, email)
    _confirm(visitor, email)
    _say_who(visitor, "Nova", "Nyman")
    assert _fits(visitor)
    _pass_over(visitor, "work")
    page.locator("#id_title").fill("Skogsmästare")
    page.locator("#id_employer").fill("Ljungans Skog")
    assert _fits(visitor)
    _press_on(visitor)
    page.wait_for_url("**/join/help/")
    page.locator("#id_kind").select_option("guest_lecture")
    page.locator("#id_topic_words").fill("Skogsbruk" if language == "sv" else "Forestry")
    assert _fits(visitor)
    _press_on(visitor)
    page.wait_for_url("**/join/letters/")
    assert page.locator("#id_purpose_newsletter").is_checked() is False
    page.locator("#id_purpose_newsletter").check()
    page.locator("#id_more_topics").fill("Statistik" if language == "sv" else "Statistics")
    page.locator("#add-topic").click()
    page.locator("main .chip").first.wait_for()
    assert page.locator("#id_purpose_newsletter").is_checked()
    assert _fits(visitor)
    page.get_by_role("button", name=re.compile("^(Spara|Save) ")).click()
    page.wait_for_url("**/join/done/")

    assert time.monotonic() - begun < TWO_MINUTES
    assert "Nova" in page.locator("h1").inner_text()
    visitor.go(f"/{language}/letters/")
    assert page.locator("main .chip").count() == 1
    visitor.go(f"/{language}/profile/")
    assert "Ljungans Skog" in page.locator("#work").inner_text()


def test_whoever_is_in_the_register_gets_their_degree_along(visit, product):
    known = _in_register(product, KNOWN)[0]
    visitor = visit(width=390)
    _ask_for_code(visitor, "sv", known["email"])
    _confirm(visitor, known["email"])

    _say_who(visitor, known["given"], known["family"])

    assert "Styrkt" in visitor.page.locator("main dl").inner_text()


def test_name_day_of_birth_programme_and_year_bring_the_degree_to_a_new_address(visit, product):
    known = _in_register(product, WITHOUT_NUMBER)
    visitor = visit(width=390)
    _ask_for_code(visitor, "sv", "ny.adress@example.org")
    _confirm(visitor, "ny.adress@example.org")

    _say_who(
        visitor,
        known["given"],
        known["family"],
        known["born"],
        known["year"],
        known["programme"],
    )

    assert "Styrkt" in visitor.page.locator("main dl").inner_text()
    assert _fits(visitor)
    letter = visitor.newest_letter_to(known["email"])
    assert "konto" in letter
    assert "ny.adress@example.org" not in letter


def test_the_office_finds_a_newcomer_who_mistook_the_year(visit, product):
    known = _in_register(product, KNOWN)[-1]
    email = "fel.ar@example.org"
    visitor = visit(width=390, script=False)
    _ask_for_code(visitor, "sv", email)
    _confirm(visitor, email)
    year = str(int(known["year"]) - 1)

    _say_who(visitor, known["given"], known["family"], known["born"], year, known["programme"])
    told = visitor.page.locator("main .note.good").inner_text()
    assert "Styrkt" not in visitor.page.locator("main dl").inner_text()
    assert _fits(visitor)
    _office_says_yes(visit, f"{known['given']} {known['family']}")

    letter = visitor.newest_letter_to(email, containing="hittade")
    assert known["given"] in letter
    visitor.go("/sv/join/degrees/")
    assert "Styrkt" in visitor.page.locator("main dl").inner_text()
    assert visitor.page.locator("main .note.good").inner_text() == told


def _office_says_yes(visit, name: str) -> None:
    staff = visit(width=1440)
    staff.sign_in("per.wester@miun.example")
    staff.go("/admin/claims/")
    case = staff.page.locator(".sv-case", has=staff.page.locator("h3", has_text=name))
    near = case.locator(".sv-claim").first
    assert name in near.inner_text()
    near.get_by_role("button", name="Det är den här personen").click()
    staff.page.get_by_text("den nya är den personen").first.wait_for()


def test_an_address_in_use_shows_the_same_page_and_gets_another_letter(visit):
    taken, fresh = visit(), visit()

    _ask_for_code(taken, "sv", "johan.rask@alumni.example")
    _ask_for_code(fresh, "sv", "oanvand@example.org")

    pages = [visitor.page.locator("main").inner_text() for visitor in (taken, fresh)]
    told = pages[0].replace("johan.rask@alumni.example", "oanvand@example.org")
    assert told == pages[1]
    letter = taken.newest_letter_to("johan.rask@alumni.example", containing="redan ett konto")
    assert "/sv/account/login/" in letter
    assert re.search(r"\d{3}-\d{3}", letter) is None


def test_a_wrong_code_is_told_and_the_right_one_still_works(visit):
    visitor = visit()
    _ask_for_code(visitor, "sv", "felkod@example.org")

    visitor.page.locator("input[name=code]").fill("000-000")
    _press_on(visitor)
    visitor.page.locator("main .error").wait_for()

    assert "Koden stämmer inte" in visitor.page.locator("main .error").first.inner_text()
    _confirm(visitor, "felkod@example.org")


def test_whoever_leaves_goes_on_where_they_were(visit):
    email = "paus@example.org"
    visitor = visit()
    _ask_for_code(visitor, "sv", email)
    _confirm(visitor, email)
    joined_with = _code(visitor, email)
    _say_who(visitor, "Pia", "Paus")
    visitor.page.context.clear_cookies()

    visitor.go("/sv/account/login/")
    visitor.page.locator("#code-email").fill(email)
    _press_on(visitor)
    visitor.page.locator("input[name=code]").wait_for()
    first = visitor.page.locator("input[name=code]")
    first.fill(_code(visitor, email, after=joined_with))
    _press_on(visitor)
    visitor.page.wait_for_url(lambda url: "/account/" not in url)
    visitor.go("/sv/join/")

    assert visitor.page.url.endswith("/join/work/")
