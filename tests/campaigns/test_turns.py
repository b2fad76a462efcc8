"""The process that sends campaigns: as small as it is meant to be, and its letters the same."""

import signal
import time
from pathlib import Path

import pytest
from django.db import connection

from campaigns import ledger, turns
from campaigns.compiling import Addressee, compile_campaign
from campaigns.models import Campaign
from tests.campaigns.mailroom import FakeServer, begun

MEGABYTES = 80
pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def server(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMVERKA_DB_NAME", connection.settings_dict["NAME"])
    monkeypatch.setenv("MAIL_JOURNAL_DIR", str(tmp_path / "journal"))
    monkeypatch.setenv("MAIL_LEASE_SECONDS", "1")
    with FakeServer() as server:
        monkeypatch.setenv("EMAIL_URL", server.url)
        yield server
    while turns._idle:
        turns._idle.pop().close()


def test_one_process_sends_what_this_one_would_have_sent_and_stays_small(server):
    first, second = begun(3), begun(0)

    turns.take(first.pk)
    result = turns.take(second.pk)

    [sender] = turns._idle
    status = Path(f"/proc/{sender.process.pid}/status").read_text()
    most = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    compiled = compile_campaign(second)
    built = {
        row.email: compiled.letter(row.language, row.seq).build(
            Addressee(row.seq, row.email, row.person.given_name, row.person.family_name)
        )
        for row in second.recipients.select_related("person")
    }
    assert (result.accepted, result.chunks, result.more) == (3, 1, False)
    assert len(server.taken) == 6
    assert dict(server.taken[3:]) == {
        to: body.replace(b"\r\n..", b"\r\n.") for to, body in built.items()
    }
    assert Campaign.objects.get(pk=second.pk).state == Campaign.State.DONE
    assert int(most) < MEGABYTES * 1024


def test_a_process_clears_what_another_machine_made_needless(server, tmp_path):
    done = begun(1)
    turns.take(done.pk)
    turns._idle.pop().close()
    left = tmp_path / "journal" / str(done.pk) / "0.1"
    left.write_bytes(b"\x02")

    turns.take(begun(0).pk)

    assert not left.exists()


def test_a_process_that_is_killed_loses_its_turn_and_nothing_else(server):
    campaign = begun(3)
    sender = turns.Sender()
    server.answer = lambda verb, text, nth: (
        sender.process.send_signal(signal.SIGKILL) if verb == "BODY" else b""
    )

    with pytest.raises(turns.TurnLost):
        sender.drain(campaign.pk)
    server.answer = lambda verb, text, nth: b""
    time.sleep(1.1)  # the lease of the dead
    turns.take(campaign.pk)

    book = ledger.of(campaign)
    assert book.balanced
    assert book.sent + book.uncertain == 3
    assert max(server.emails.values(), default=1) == 1


def test_a_process_that_ended_while_it_waited_is_replaced(server):
    turns.take(begun(1).pk)
    turns._idle[0].process.kill()
    turns._idle[0].process.wait()

    turns.take(begun(0).pk)

    assert len(server.taken) == 2
    assert turns._idle[0].alive
