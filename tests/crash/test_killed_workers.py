"""Promises 1 and 2: the ledger balances and nobody gets a letter twice, after kill -9."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from campaigns import ledger
from campaigns.models import Campaign
from tests.campaigns.mailroom import FakeServer, begun

ROOT = Path(__file__).resolve().parents[2]


def _worker(campaign, url, journal):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.worker", str(campaign.pk)],
        cwd=ROOT,
        env={
            **os.environ,
            "SAMVERKA_DB_NAME": connection.settings_dict["NAME"],
            "EMAIL_URL": url,
            "MAIL_JOURNAL_DIR": str(journal),
            "MAIL_LEASE_SECONDS": "2",
        },
    )


@pytest.mark.crash
@pytest.mark.parametrize("kills", [3])
def test_killed_workers_lose_nobody_and_send_to_nobody_twice(committed_db, tmp_path, kills):
    campaign = begun(1200)

    def slowly(verb, text, nth):
        if verb == "BODY":
            time.sleep(0.01)
        return b""

    with FakeServer(slowly) as server:
        worker = _worker(campaign, server.url, tmp_path)
        for number in range(1, kills + 1):
            aim = number * 200 + random.randint(0, 90)
            deadline = time.monotonic() + 60
            while len(server.taken) < aim and time.monotonic() < deadline:
                time.sleep(0.01)
            worker.kill()
            worker.wait()
            assert ledger.of(campaign).balanced
            worker = _worker(campaign, server.url, tmp_path)
        assert worker.wait(timeout=120) == 0

    campaign.refresh_from_db()
    book = ledger.of(campaign)
    assert campaign.state == Campaign.State.DONE
    assert book.balanced
    assert max(server.emails.values()) == 1
    uncertain = set(campaign.exceptions.values_list("seq", flat=True))
    unreached = set(
        campaign.recipients.exclude(email__in=server.emails).values_list("seq", flat=True)
    )
    assert unreached <= uncertain
    assert book.uncertain <= 4 * kills
    assert book.sent + book.uncertain == 1200
