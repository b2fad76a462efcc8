"""The private PostgreSQL: started once, shared, stopped by the last one out."""

import os
import signal
import time
from pathlib import Path

import pytest

from config.embedded.server import Server


@pytest.fixture
def home(tmp_path):
    yield tmp_path / "postgres"
    last = Server(tmp_path / "postgres")
    last.ensure_running()
    last.release()


def _pid(home):
    return int((home / "data" / "postmaster.pid").read_text().split("\n")[0])


def _kill(pid):
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if not Path(f"/proc/{pid}/cmdline").read_bytes():
                return
        except OSError:
            return
        time.sleep(0.02)


def test_the_second_user_joins_and_the_last_one_stops_it(home):
    first, second = Server(home), Server(home)
    first.ensure_running()
    second.ensure_running()
    running = _pid(home)

    first.release()
    assert _pid(home) == running
    assert second.client("psql", "-d", "samverka", "-Atc", "SELECT 1") == b"1\n"

    second.release()
    assert not (home / "data" / "postmaster.pid").exists()


def test_a_stale_pid_of_another_process_does_not_hinder(home):
    first = Server(home)
    first.ensure_running()
    first.release()
    (home / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{home / 'data'}\n")

    again = Server(home)
    again.ensure_running()

    assert _pid(home) != os.getpid()
    assert again.client("psql", "-d", "samverka", "-Atc", "SELECT 1") == b"1\n"
    again.release()


def test_a_killed_server_is_revived_with_its_data(home, monkeypatch):
    monkeypatch.delenv("SAMVERKA_PG_FAST", raising=False)  # commits are kept at once
    server = Server(home)
    server.ensure_running()
    server.client("psql", "-d", "samverka", "-qc", "CREATE TABLE kept AS SELECT 7 AS number")
    assert not server.revive()

    _kill(_pid(home))

    assert server.revive()
    assert server.client("psql", "-d", "samverka", "-Atc", "SELECT number FROM kept") == b"7\n"
    server.release()
