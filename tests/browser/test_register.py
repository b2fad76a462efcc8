"""The office at work with the register: a file in and out again, two people made one and parted."""

import re
import time

import pytest

pytestmark = pytest.mark.browser

STAFF = "per.wester@miun.example"
FILE = (
    "student_uid;fornamn;efternamn;epost;examensdatum;programkod\n"
    "u-w1;Tekla;Vinterqvist;tekla.vinterqvist@alumni.example;2019-06-05;P048\n"
    "u-w2;Ossian;Vinterqvist;ossian.vinterqvist@alumni.example;2018-06-05;P048\n"
    "u-w3;;;;2018-06-05;P048\n"
)


def _people_named(staff, name):
    staff.go(f"/admin/people/?q={name}")
    return staff.page.locator("main tbody tr, .sv-table tbody tr").filter(has_text=name).count()


def test_an_import_is_looked_over_applied_and_undone(visit):
    staff = visit(width=1440)
    staff.sign_in(STAFF)
    page = staff.page
    staff.go("/admin/imports/")
    page.locator("input[type=file]").set_input_files(
        {"name": "vinter.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.get_by_role("button", name="Provkör").click()
    apply = page.get_by_role("button", name=re.compile("Lägg till 2 rader"))
    apply.wait_for(timeout=60_000)
    assert page.get_by_text("Ingenting är ändrat än").count() == 1
    place = page.url
    assert _people_named(staff, "Vinterqvist") == 0
    staff.go(place)

    apply.click()
    undo = page.get_by_role("button", name=re.compile("Ångra importen"))
    undo.wait_for(timeout=60_000)
    assert _people_named(staff, "Vinterqvist") == 2
    staff.go(place)
    undo.click()

    page.get_by_text("Ångrad").first.wait_for(timeout=60_000)
    assert _people_named(staff, "Vinterqvist") == 0


def test_two_people_are_compared_merged_and_parted_again(visit):
    staff = visit(width=1440)
    staff.sign_in(STAFF)
    page = staff.page
    staff.go("/admin/duplicates/")
    row = page.locator("tbody tr", has_text="Ängsmark").first
    names = row.inner_text()
    given = names.split()[0]
    row.get_by_role("link", name=re.compile("Jämför")).click()
    page.locator("label.sv-choice", has_text="Ängsmark").first.click()

    page.get_by_role("button", name="Slå ihop till en person").click()

    page.get_by_role("link", name=re.compile("Ångra")).first.wait_for()
    assert (
        page.locator("tbody tr", has=page.get_by_text("Jämför")).filter(has_text="Ängsmark").count()
        == 0
    )
    assert _people_named(staff, "Ängsmark") == 1

    staff.go("/admin/duplicates/")
    page.get_by_role("link", name=re.compile("Ångra")).first.click()
    page.get_by_role("button", name="Ångra hopslagningen").click()

    _wait_until(lambda: _people_named(staff, given) >= 2)
    assert _people_named(staff, "Ängsmark") == 1
    staff.go("/admin/duplicates/")
    assert page.locator("tbody tr", has_text="Ängsmark").count() >= 1


def _wait_until(holds, seconds=20):
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.5)
