"""Two workers on two machines, as far as one machine can show it: each in a network namespace of
its own, with the relay reached over a wire of its own."""

import os
import shutil
import subprocess

import pytest

from campaigns import ledger
from campaigns.models import Campaign, Chunk
from tests.crash.crowd import begun
from tests.crash.sink import Sink
from tests.crash.test_killed_workers import Crew, until

pytestmark = [pytest.mark.crash, pytest.mark.usefixtures("committed_db")]
NAMES = ("samverka-a", "samverka-b")


def _ip(*words, check=True):
    return subprocess.run(["ip", *words], check=check, capture_output=True)


def _wire(number, name):
    """A namespace and a pair of interfaces: 10.77.n.1 out here, 10.77.n.2 in there."""
    _ip("netns", "add", name)
    _ip("link", "add", f"svk{number}", "type", "veth", "peer", "name", "wire", "netns", name)
    _ip("addr", "add", f"10.77.{number}.1/24", "dev", f"svk{number}")
    _ip("link", "set", f"svk{number}", "up")
    _ip("-n", name, "addr", "add", f"10.77.{number}.2/24", "dev", "wire")
    _ip("-n", name, "link", "set", "wire", "up")


def _cut(number, name):
    _ip("link", "del", f"svk{number}", check=False)
    _ip("netns", "del", name, check=False)


@pytest.fixture
def networks():
    if os.geteuid() or not shutil.which("ip"):
        pytest.skip("network namespaces need root and the program ip (iproute2)")
    for number, name in enumerate(NAMES):
        _cut(number, name)
    try:
        for number, name in enumerate(NAMES):
            _wire(number, name)
        yield NAMES
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network namespaces here: {error.stderr.decode().strip()}")
    finally:
        for number, name in enumerate(NAMES):
            _cut(number, name)


def test_two_workers_in_two_networks_share_one_campaign(networks, tmp_path):
    campaign = begun(10_000)
    workers = set()
    with Sink("0.0.0.0", pause=0.002) as sink, Crew(campaign, sink.url, tmp_path) as crew:
        plain = crew.command
        for number, name in enumerate(networks):
            crew.env["EMAIL_URL"] = f"smtp://10.77.{number}.1:{sink.port}"
            crew.env["MAIL_JOURNAL_DIR"] = str(tmp_path / name)  # no disk in common
            crew.command = ["ip", "netns", "exec", name, *plain]
            crew.start()

        def both_at_work():
            taken = Chunk.objects.filter(campaign=campaign, state=Chunk.State.TAKEN)
            workers.update(taken.exclude(worker="").values_list("worker", flat=True))
            return len(workers) >= 2 and {"10.77.0.2", "10.77.1.2"} <= set(sink.peers)

        until(both_at_work)
        crew.wait()

    book = ledger.of(Campaign.objects.get(pk=campaign.pk))
    assert book.balanced
    assert (book.sent, book.uncertain) == (10_000, 0)
    assert len(sink.taken) == 10_000
    assert max(sink.taken.values()) == 1
    assert min(sink.peers.values()) >= 500
