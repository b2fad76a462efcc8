"""Pause and cancel take hold within a second in a real worker, also while it waits for its pace."""

import time

import pytest

from campaigns import ledger
from campaigns.models import Campaign, Chunk
from tests.crash.crowd import begun
from tests.crash.sink import Sink
from tests.crash.test_killed_workers import Crew, until

pytestmark = [pytest.mark.crash, pytest.mark.usefixtures("committed_db")]


def _taken(campaign):
    return Chunk.objects.filter(campaign=campaign, state=Chunk.State.TAKEN).exists()


@pytest.mark.parametrize("act", ["pause", "cancel"])
@pytest.mark.parametrize("rate", [None, 60], ids=["at full speed", "throttled"])
def test_a_worker_stops_within_a_second(tmp_path, act, rate):
    campaign = begun(20_000, rate_per_minute=rate)
    with Sink() as sink, Crew(campaign, sink.url, tmp_path) as crew:
        crew.start()
        until(lambda: sink.count >= (2 if rate else 1_500))

        began = time.monotonic()
        campaign.pause() if act == "pause" else campaign.cancel(None)
        until(lambda: not _taken(campaign))
        took = time.monotonic() - began

        crew.wait()
        sent = sink.count
    state = Campaign.State.PAUSED if act == "pause" else Campaign.State.CANCELLED
    book = ledger.of(Campaign.objects.get(pk=campaign.pk))
    assert Campaign.objects.get(pk=campaign.pk).state == state
    assert took < 1.0
    assert book.balanced
    assert (book.sent, book.uncertain) == (sent, 0)
    assert sent < 20_000
