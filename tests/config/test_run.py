"""bin/run from outside, as its user sees it; it starts, serves, survives and ends."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.crash
PATIENCE = 120  # seconds: a crowded machine


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


class Run:
    """One bin/run with a folder and a port of its own."""

    def __init__(self, var, port):
        self.var, self.port = var, port
        self.output = var.parent / f"{var.name}-output"
        kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [settings.BASE_DIR / "bin" / "run", "--empty", "--bind", f"127.0.0.1:{port}"],
                env={**kept, "SAMVERKA_VAR": str(var)},
                cwd="/",
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )

    def get(self, path):
        try:
            url = f"http://127.0.0.1:{self.port}{path}"
            with urllib.request.urlopen(url, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def wait_for(self, path):
        deadline = time.monotonic() + PATIENCE
        while (status := self.get(path)) != 200 and time.monotonic() < deadline:
            assert self.process.poll() is None, self.output.read_text()
            time.sleep(0.2)
        return status

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


def _processes_of(var):
    """Command lines of the live processes that were started for this folder."""
    mark = os.fsencode(f"SAMVERKA_VAR={var}")
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return [command for command in found if command]


def _gone(var, but=""):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        left = [command for command in _processes_of(var) if not but or but not in command]
        if not left:
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def run(var):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = []

    def start(on=port):
        started.append(Run(var, on))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.end()


def test_all_parts_start_and_ctrl_c_ends_all(run, var):
    first = run()
    assert first.wait_for("/sv/") == 200
    assert first.wait_for("/healthz") == 200  # a worker took the timer's task from the queue

    second = run(first.port)
    assert second.process.wait(timeout=PATIENCE) == 1
    said = second.output.read_text().strip().splitlines()
    assert len(said) == 1 and f"port {first.port} is taken" in said[0]
    assert first.get("/sv/") == 200

    assert first.end(signal.SIGINT) == 0
    assert _gone(var)


def test_kill_9_leaves_nothing_broken(run, var):
    first = run()
    assert first.wait_for("/sv/") == 200

    first.end(signal.SIGKILL)
    assert _gone(var, but="postgres")
    again = run()

    assert again.wait_for("/sv/") == 200
    assert again.end(signal.SIGTERM) == 0
    assert _gone(var)
    assert "Traceback" not in again.output.read_text()
