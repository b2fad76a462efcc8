"""Promises 1 and 2: the ledger balances and nobody gets a letter twice, whatever is killed.

Every delivery is counted where it arrives. 60,000 letters, two workers, twelve times kill -9.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from campaigns import ledger, recovering
from campaigns.models import Campaign, Chunk
from tests.crash.crowd import begun
from tests.crash.sink import Sink

ROOT = Path(__file__).resolve().parents[2]
CONNECTIONS = 4
pytestmark = [pytest.mark.crash, pytest.mark.usefixtures("committed_db")]


class Crew:
    """Two workers over one campaign; what was started is ended."""

    def __init__(self, campaign, url, folder, lease="2"):
        self.command = [sys.executable, "-m", "tests.crash.worker", str(campaign.pk)]
        self.env = {
            **os.environ,
            "SAMVERKA_DB_NAME": connection.settings_dict["NAME"],
            "EMAIL_URL": url,
            "MAIL_CONNECTIONS": str(CONNECTIONS),
            "MAIL_JOURNAL_DIR": str(folder / "journal"),
            "MAIL_LEASE_SECONDS": lease,
        }
        self.running = []

    def start(self):
        self.running.append(subprocess.Popen(self.command, cwd=ROOT, env=self.env))
        return self.running[-1]

    def kill_one(self):
        victim = self.running.pop(random.randrange(len(self.running)))
        victim.kill()
        victim.wait()

    def wait(self, seconds=240):
        for process in self.running:
            assert process.wait(timeout=seconds) == 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for process in self.running:
            process.kill()
            process.wait()


def until(condition, seconds=120):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def _lost(campaign, sink):
    """Recipients whom no letter reached, but for those that are shown as uncertain."""
    uncertain = set(campaign.exceptions.filter(kind="uncertain").values_list("seq", flat=True))
    rows = campaign.recipients.values_list("seq", "email")
    return [seq for seq, email in rows if email not in sink.taken and seq not in uncertain]


@pytest.mark.parametrize("policy", ["hold", "resend"])
def test_twelve_kills_lose_nobody_and_double_nobody(tmp_path, policy):
    size, kills = 60_000, 12
    campaign = begun(size, uncertain_policy=policy)
    aims = sorted(random.sample(range(1_000, size - 3_000), kills))
    with Sink() as sink, Crew(campaign, sink.url, tmp_path) as crew:
        crew.start()
        crew.start()
        for aim in aims:
            until(lambda aim=aim: sink.count >= aim)
            crew.kill_one()
            assert ledger.of(campaign).balanced
            crew.start()
        crew.wait()

    campaign.refresh_from_db()
    book = ledger.of(campaign)
    doubled = sum(count - 1 for count in sink.taken.values())
    assert campaign.state == Campaign.State.DONE
    assert book.balanced
    assert book.remaining == 0
    assert _lost(campaign, sink) == []
    if policy == "hold":
        assert doubled == 0
        assert book.uncertain <= kills * CONNECTIONS
        assert book.sent + book.uncertain == size
    else:
        assert doubled <= kills * CONNECTIONS
        assert book.sent == size


def test_a_worker_that_slept_past_its_lease_sends_and_finishes_nothing_more(tmp_path):
    campaign = begun(2_000)
    with Sink(pause=0.01) as sink, Crew(campaign, sink.url, tmp_path, lease="1.5") as crew:
        sleeper = crew.start()
        until(lambda: sink.count >= 700)
        sleeper.send_signal(signal.SIGSTOP)
        asleep_on = Chunk.objects.get(campaign=campaign, state=Chunk.State.TAKEN)
        awake = crew.start()
        until(
            lambda: (
                Chunk.objects.get(campaign=campaign, number=asleep_on.number).attempts
                > asleep_on.attempts
            )
        )
        sleeper.send_signal(signal.SIGCONT)
        crew.wait()
        assert awake.returncode == 0

    book = ledger.of(campaign)
    assert book.balanced
    assert max(sink.taken.values()) == 1
    assert book.uncertain <= CONNECTIONS
    assert _lost(campaign, sink) == []
    assert book.sent + book.uncertain == 2_000


def test_cancelled_after_all_workers_were_killed_who_got_the_letter_stands_as_sent(
    tmp_path, settings
):
    campaign = begun(4_000)
    settings.MAIL_JOURNAL_DIR = tmp_path / "journal"
    with Sink(pause=0.002) as sink, Crew(campaign, sink.url, tmp_path, lease="1") as crew:
        crew.start(), crew.start()
        until(lambda: sink.count >= 700)
        crew.kill_one(), crew.kill_one()
        campaign.cancel(None)
        left = Chunk.objects.filter(campaign=campaign, state=Chunk.State.TAKEN)
        until(lambda: recovering.wind_up() or not left.exists())
        until(lambda: recovering.wind_up() or not left.exists())

    book = ledger.of(Campaign.objects.get(pk=campaign.pk))
    cancelled = ledger.left_out(campaign, "cancelled").values("pk")
    told_none = campaign.recipients.filter(person__in=cancelled)
    assert book.balanced
    assert not left.exists()
    assert book.uncertain <= 2 * CONNECTIONS
    assert book.sent <= sum(sink.taken.values()) <= book.sent + book.uncertain
    assert not set(told_none.values_list("email", flat=True)) & set(sink.taken)
