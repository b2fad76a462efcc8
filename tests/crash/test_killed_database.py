"""PostgreSQL is killed with all its processes in mid-send, and comes back: nobody is lost, nobody
gets two letters, and the ledger balances. A server of its own, with every safety on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.embedded.server import Server
from tests.crash.sink import Sink
from tests.crash.test_killed_workers import CONNECTIONS, ROOT, until

pytestmark = pytest.mark.crash
SIZE, KILLS = 20_000, 3


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.delenv("SAMVERKA_PG_FAST", raising=False)
    server = Server(tmp_path / "postgres")
    server.ensure_running()
    yield server
    server.revive()
    server.release()


def _kill(server):
    postmaster = int((server.data / "postmaster.pid").read_text().split("\n")[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for pid in (postmaster, *map(int, children)):
        os.kill(pid, signal.SIGKILL)


def _rows(server, sql):
    return server.client("psql", "-d", "samverka", "-tAc", sql).decode().split()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds the server's processes in /proc")
def test_the_database_is_killed_in_mid_send_and_comes_back(server, tmp_path):
    env = {
        **{name: value for name, value in os.environ.items() if name != "SAMVERKA_DB_NAME"},
        "SAMVERKA_VAR": str(tmp_path),
        "INSTALLATION_FILE": str(tmp_path / "installation.json"),
        "MAIL_CONNECTIONS": str(CONNECTIONS),
        "MAIL_LEASE_SECONDS": "2",
    }

    def run(*command):
        return subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=env, check=True, capture_output=True
        ).stdout.decode()

    with Sink() as sink:
        env["EMAIL_URL"] = sink.url
        campaign = run("-m", "tests.crash.begin", str(SIZE)).strip()
        worker = [sys.executable, "-m", "tests.crash.worker", campaign]
        workers = [subprocess.Popen(worker, cwd=ROOT, env=env) for _number in range(2)]
        try:
            for number in range(1, KILLS + 1):
                until(lambda number=number: sink.count >= number * SIZE // (KILLS + 1))
                _kill(server)
                server.revive()
            assert [each.wait(timeout=120) for each in workers] == [0, 0]
        finally:
            for each in workers:
                each.kill()
                each.wait()

    book = json.loads(run("manage.py", "ledger", campaign))
    uncertain = _rows(
        server,
        "SELECT email FROM campaigns_recipient r JOIN campaigns_deliveryexception e"
        " USING (campaign_id, seq) WHERE e.kind = 'uncertain'",
    )
    everyone = _rows(server, "SELECT email FROM campaigns_recipient")
    assert book["balanced"]
    assert max(sink.taken.values()) == 1
    assert set(everyone) - set(sink.taken) <= set(uncertain)
    assert book["sent"] + book["uncertain"] == SIZE
    assert book["uncertain"] <= KILLS * 2 * CONNECTIONS
