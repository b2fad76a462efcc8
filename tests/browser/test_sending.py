"""The office's way with a letter to many: whom, what, a last look, sending, and what became of it.

A worker dies in the middle of it, as workers do."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
STAFF = "per.wester@miun.example"
LETTER = "Alumnnytt: månadens brev"
SWEDISH = "Skidor för den som sitter, och en kväll om jobb"
ENGLISH = "Skis for those who sit, and an evening about jobs"


def _var(product) -> Path:
    return product.log.parent / "var"


def _letters(product) -> list[tuple[str, str]]:
    """(to, subject) of the newsletter's letters in the mailbox, without the proofs."""
    found = []
    for file in (_var(product) / "mailbox").glob("*.eml"):
        letter = message_from_bytes(file.read_bytes(), policy=policy.default)
        if letter["Subject"] in (SWEDISH, ENGLISH):
            found.append((letter["To"].addresses[0].addr_spec, letter["Subject"]))
    return found


def _ledger(product, campaign: str) -> dict:
    """What `manage.py ledger` prints; it ends with 1 if the figures do not add up."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "ledger", campaign],
        env={**os.environ, "SAMVERKA_VAR": str(_var(product))},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def _worker(product) -> int:
    """The number of this product's own Celery worker."""
    ours = f"SAMVERKA_VAR={_var(product)}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            environment = (process / "environ").read_bytes().split(b"\0")
        except OSError:  # it ended while we looked
            continue
        if ours in environment and b"celery" in command and b"worker" in command:
            return int(process.name)
    return pytest.fail("no worker runs")


def _figure(page, word: str) -> int:
    """A figure of the ledger's equation, as it stands on the page."""
    entry = page.locator(".sv-equation div", has_text=word).locator("dd")
    return int(re.sub(r"\D", "", entry.inner_text()))


def _until(condition, seconds: int, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"never came: {what}")
        time.sleep(0.3)


@pytest.mark.parametrize("script", [True, False])
def test_a_segment_is_built_in_plain_words(visit, script):
    office = visit(width=1440, script=script)
    office.sign_in(STAFF)
    page = office.page

    office.go("/admin/segments/new/")
    page.locator("[name='new:0']").select_option("county")
    page.get_by_role("button", name="Lägg till regel").click()
    page.get_by_label("Jämtlands län").check()
    if script:
        page.locator("#words", has_text="Jämtlands län").wait_for()
    else:
        page.locator("#name").press("Enter")
    alone = page.locator("#figures .sv-big").inner_text()
    page.locator("[name='new:0']").select_option("language")
    page.get_by_role("button", name="Lägg till regel").click()
    page.get_by_label("Engelska", exact=True).check()
    page.locator("#name").fill("Engelska i Jämtland")
    page.get_by_role("button", name="Spara målgruppen").click()

    assert page.locator("#words").inner_text().startswith("I klartext: personer som bor i Jämt")
    assert page.locator("#figures .sv-big").inner_text() != alone
    assert page.get_by_text("lämnas utanför").is_visible()


def test_a_newsletter_reaches_everyone_once_though_a_worker_dies(visit, product):
    office = visit(width=1440)
    office.sign_in(STAFF)
    page = office.page

    going, campaign = _look_over(office)
    _proof(office)
    office.go(f"/admin/post/{campaign}/review/")
    page.get_by_role("button", name=re.compile(r"Skicka till \d+ personer")).click()
    page.locator("#book").wait_for()
    _until(lambda: _figure(page, "Skickade") > 10, 60, "the ledger moves by itself")
    _pause_and_go_on(page)
    os.kill(_worker(product), signal.SIGKILL)
    _until(lambda: _figure(page, "Kvar") == 0, 240, "the rest after the worker's death")

    book = _ledger(product, campaign)
    times = Counter(to for to, _subject in _letters(product))
    assert set(times.values()) == {1}
    assert book["recipients"] == going
    assert book["sent"] <= len(times) <= book["sent"] + book["uncertain"]
    _settle(office, campaign)
    assert _ledger(product, campaign) | {"left_out": {}} == book | {
        "sent": going,
        "uncertain": 0,
        "left_out": {},
        "state": "done",
    }


def _look_over(office) -> tuple[int, str]:
    """From the list to the review, at a pace that leaves time to look. Returns how many get it."""
    page = office.page
    office.go("/admin/campaigns/")
    page.get_by_role("link", name=LETTER).first.click()
    page.locator("[name=rate_per_minute]").fill("400")
    page.locator("footer button[type=submit], form button[type=submit]").last.click()
    page.wait_for_url("**/review/")
    campaign = re.search(r"/post/(\d+)/", page.url)[1]
    for form, words in [("Dator", "Maja"), ("Mörkt", "Maja"), ("Text", "Maja"), ("Telefon", "Hej")]:
        page.get_by_role("link", name=form, exact=True).click()
        page.frame_locator("iframe").first.get_by_text(words).first.wait_for()
    page.locator("#words").fill("Maja")
    page.locator("#words").press("Enter")
    page.get_by_role("status").get_by_role("link", name=re.compile("^Maja ")).first.click()
    page.frame_locator("iframe").first.get_by_text("Hej Maja").wait_for()
    assert page.locator(".sv-gate .sv-bad").count() == 0
    button = page.get_by_role("button", name=re.compile("Skicka till")).inner_text()
    return int(re.sub(r"\D", "", button)), campaign


def _proof(office) -> None:
    office.page.get_by_role("button", name="Skicka prov till mig").click()
    assert "Hej Per" in office.newest_letter_to(STAFF, SWEDISH)
    assert "Hi Per" in office.newest_letter_to(STAFF, ENGLISH)


def _pause_and_go_on(page) -> None:
    page.get_by_role("button", name="Pausa").click()
    page.get_by_role("button", name="Fortsätt").wait_for()
    time.sleep(2)
    page.reload()
    before = _figure(page, "Skickade")
    time.sleep(3)
    page.reload()
    assert _figure(page, "Skickade") == before
    page.get_by_role("button", name="Fortsätt").click()
    _until(lambda: _figure(page, "Skickade") > before, 60, "letters after the pause")


def _settle(office, campaign) -> None:
    """Decide about the letters that may have left when the worker died: they had."""
    office.go(f"/admin/post/{campaign}/ledger/")
    while office.page.get_by_role("button", name="Räkna som skickat").count():
        office.page.get_by_role("button", name="Räkna som skickat").first.click()
        office.page.wait_for_load_state()


def test_the_english_reader_says_no_with_the_link_in_the_letter(visit, product):
    reader = visit(width=390)
    english = [to for to, subject in _letters(product) if subject == ENGLISH]
    assert english

    text = reader.newest_letter_to(english[0], ENGLISH)
    assert text.startswith("Alumni News") or "Hi " in text
    reader.go(re.search(r"http\S+/u/\S+", text)[0])
    reader.page.get_by_role("button", name="Unsubscribe from these letters").click()

    assert "You get no more" in reader.page.locator("h1").inner_text()
