"""Browser tests drive the whole product as `bin/run` starts it: web, worker, PostgreSQL, mailbox
and demo content in one process tree, in a folder of its own."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium")
PASSWORD = "samverka-demo"
GREETING = "Samverka is running"  # said when the demo content is there
PATIENCE = 420  # seconds: the demo content takes its time where several runs share a machine
# Seconds for a letter: its one worker may first have the letters of the demo and others to send.
LETTER_COMES = 120


@dataclass
class Product:
    """A running Samverka. `url` has no slash at its end."""

    url: str
    log: Path

    def letters_to(self, email: str) -> str:
        """Address of the mailbox page that lists what this person has been sent."""
        return f"{self.url}/mailbox/?to={email}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def product(tmp_path_factory) -> Iterator[Product]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: browser tests are left out")
    folder = tmp_path_factory.mktemp("product")
    port = _free_port()
    log = folder / "run.log"
    environment = {
        **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        "SAMVERKA_VAR": str(folder / "var"),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SAMVERKA_PG_FAST": "1",
    }
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run", "--bind", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    started = Product(f"http://127.0.0.1:{port}", log)
    deadline = time.monotonic() + PATIENCE
    while GREETING not in log.read_text() or not _answers(f"{started.url}/healthz"):
        if process.poll() is not None or time.monotonic() > deadline:
            _stop(process)
            pytest.fail(f"the product did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.5)
    yield started
    _stop(process)


def _stop(process: subprocess.Popen) -> None:
    """As Ctrl-C does: it stops its children too, and leaves no database behind."""
    process.send_signal(signal.SIGINT)
    process.wait(60)


@pytest.fixture(scope="session")
def chromium(product) -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        )
        yield browser
        browser.close()


@dataclass
class Visitor:
    """One person at one browser: what goes wrong while they visit is kept and judged at the end."""

    page: object
    product: Product
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.product.url + path)

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        self.go("/sv/account/login/")
        self.page.get_by_text("Logga in med lösenord").click()
        form = self.page.locator("form:has([type=password])")
        form.get_by_label(re.compile("E-post", re.I)).fill(email)
        form.get_by_label(re.compile("Lösenord", re.I)).fill(password)
        form.get_by_role("button", name="Logga in").click()
        self.page.wait_for_url(lambda url: "/account/login/" not in url)

    def newest_letter_to(self, email: str, containing: str = "") -> str:
        """The text part of the newest letter, waited for and read in a tab of its own."""
        tab = self.page.context.new_page()
        deadline = time.monotonic() + LETTER_COMES
        while time.monotonic() < deadline:
            tab.goto(self.product.letters_to(email))
            link = tab.locator("[data-letter]", has_text=containing or None).first
            if link.count():
                link.click()
                text = tab.locator("[data-letter-text]").inner_text()
                tab.close()
                return text
            time.sleep(0.5)
        pytest.fail(f"no letter came: {self.product.log.read_text()[-2000:]}")


@pytest.fixture
def visit(chromium, product) -> Iterator[Callable[..., Visitor]]:
    """visit(width=…, dark=…) opens a browser of its own, with a watch on its console."""
    visitors: list[Visitor] = []

    def open_browser(width: int = 1280, dark: bool = False, script: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="sv-SE",
        )
        visitor = Visitor(context.new_page(), product)
        watch(visitor)
        visitors.append(visitor)
        return visitor

    yield open_browser
    troubles = [trouble for visitor in visitors for trouble in visitor.troubles]
    for visitor in visitors:
        visitor.page.context.close()
    assert troubles == []


def watch(visitor: Visitor) -> None:
    """Keep every console error, script error, server error and request to another host."""

    def on_request(request) -> None:
        if not request.url.startswith((visitor.product.url, "data:", "blob:", "about:")):
            visitor.troubles.append(f"request to another host: {request.url}")

    def on_response(response) -> None:
        if response.status >= 500:
            visitor.troubles.append(f"{response.status} from {response.url}")

    page = visitor.page
    page.on("request", on_request)
    page.on("response", on_response)
    page.on("pageerror", lambda error: visitor.troubles.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            message.type == "error"
            and visitor.troubles.append(f"console: {message.text} ({page.url})")
        ),
    )
