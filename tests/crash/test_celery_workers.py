"""Promises 1 and 2 with real Celery workers: killed, robbed of their queue, and sharing."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from campaigns import ledger
from campaigns.models import Campaign, Chunk
from tests.campaigns.mailroom import FakeServer, begun

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.crash, pytest.mark.usefixtures("committed_db")]


class Workers:
    """`celery worker` processes over one folder of messages, with the timer in the first."""

    def __init__(self, folder, url):
        self.folder, self.running = folder, []
        self.env = {
            **os.environ,
            "SAMVERKA_DB_NAME": connection.settings_dict["NAME"],
            "SAMVERKA_QUEUE_DIR": str(folder / "queue"),
            "EMAIL_URL": url,
            "MAIL_JOURNAL_DIR": str(folder / "journal"),
            "MAIL_LEASE_SECONDS": "3",
            "MAIL_SLOTS": "2",
        }

    def start(self, *options):
        beat = ["--beat", "--schedule", str(self.folder / "beat")] if not self.running else []
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-l", "warning"]
        name = ["-n", f"w{len(self.running)}@test"]
        with (self.folder / "worker.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, *name, *options, *beat],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)

    def kill(self):
        """kill -9 of the whole group: master and children at once."""
        for process in self.running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.running = []

    def lose_the_queue(self):
        shutil.rmtree(self.folder / "queue", ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.kill()
        if error[0]:
            print((self.folder / "worker.log").read_text()[-4000:])  # noqa: T201


def _until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def _slowly(verb, text, nth):
    if verb == "BODY":
        time.sleep(0.01)
    return b""


def _everyone_once(campaign, server, held):
    book = ledger.of(campaign)
    assert book.balanced, book
    assert book.sent + book.uncertain == campaign.chosen
    assert book.uncertain <= held
    assert max(server.emails.values()) == 1
    unreached = campaign.recipients.exclude(email__in=server.emails)
    uncertain = campaign.exceptions.values_list("seq", flat=True)
    assert set(unreached.values_list("seq", flat=True)) <= set(uncertain)


def _done(campaign):
    return Campaign.objects.get(pk=campaign.pk).state == Campaign.State.DONE


@pytest.mark.parametrize(
    "options", [("-P", "threads", "-c", "2"), ("-P", "prefork", "-c", "2")], ids=["threads", "fork"]
)
def test_killed_in_mid_send_and_robbed_of_the_queue(tmp_path, options):
    campaign = begun(700)
    with FakeServer(_slowly) as server, Workers(tmp_path, server.url) as workers:
        workers.start(*options)
        _until(lambda: len(server.taken) >= 200)
        workers.kill()
        workers.lose_the_queue()
        assert ledger.of(campaign).balanced
        assert not _done(campaign)

        workers.start(*options)
        _until(lambda: _done(campaign))

    _everyone_once(campaign, server, held=2 * 4)


def test_two_workers_share_a_campaign(tmp_path):
    campaign = begun(1500)
    with FakeServer(_slowly) as server, Workers(tmp_path, server.url) as workers:
        workers.start("-P", "threads", "-c", "1")
        workers.start("-P", "threads", "-c", "1")
        _until(
            lambda: (
                len(
                    set(
                        Chunk.objects.filter(campaign=campaign, state=Chunk.State.TAKEN)
                        .exclude(worker="")
                        .values_list("worker", flat=True)
                    )
                )
                == 2
            )
        )
        _until(lambda: _done(campaign))

    _everyone_once(campaign, server, held=0)
