"""Pause and cancel take hold within a second in a real worker, also while it waits for its pace.

Three times in a row, and the median counts: on a machine that has too much to do, any single
second may be somebody else's.
"""

import statistics
import time

import pytest

from campaigns import ledger
from campaigns.models import Campaign, Chunk
from tests.crash.crowd import begun
from tests.crash.sink import Sink
from tests.crash.test_killed_workers import Crew, until

pytestmark = [pytest.mark.crash, pytest.mark.usefixtures("committed_db")]


def _seconds_until_it_stops(campaign, act):
    """From the committed word until the worker has given its chunk back."""
    began = time.monotonic()
    act()
    until(lambda: not Chunk.objects.filter(campaign=campaign, state=Chunk.State.TAKEN).exists())
    return time.monotonic() - began


@pytest.mark.parametrize(
    ("rate", "letters"), [(None, 500), (60, 2)], ids=["at full speed", "throttled"]
)
def test_a_worker_stops_within_a_second_and_goes_on_when_told(tmp_path, rate, letters):
    campaign = begun(20_000, rate_per_minute=rate)
    acts, took = [campaign.pause, campaign.pause, lambda: campaign.cancel(None)], []
    # An answer takes its time, so that there is work left however late this test looks.
    with Sink(pause=0.002) as sink, Crew(campaign, sink.url, tmp_path) as crew:
        for act in acts:
            crew.start()
            goal = sink.count + letters
            until(lambda goal=goal: sink.count >= goal)
            took.append(_seconds_until_it_stops(campaign, act))
            stopped_at = sink.count
            crew.wait()
            assert sink.count == stopped_at
            campaign.refresh_from_db()
            campaign.resume()
        sent = sink.count

    book = ledger.of(Campaign.objects.get(pk=campaign.pk))
    assert campaign.state == Campaign.State.CANCELLED
    assert statistics.median(took) < 1.0
    assert book.balanced
    assert (book.sent, book.uncertain) == (sent, 0)
    assert max(sink.taken.values()) == 1
    assert sent < 20_000
