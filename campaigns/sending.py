"""Sending a campaign: claim a chunk, send it, finish it; after a crash, find out what had gone.

PostgreSQL says what there is to do; the queue only wakes. Nothing is sent inside a transaction.
The order of things that keeps the promise: the claim is committed before the first envelope, the
journal is marked before a letter's last line leaves, and only the holder of the fencing number
can note progress.
"""

import os
import time
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns import (
    again,
    chunks,
    installation,
    journal,
    recovering,
    replies,
    retrying,
    throttle,
)
from campaigns.chunks import LeaseLost
from campaigns.compiling import Compiled, compile_campaign
from campaigns.connections import Lanes
from campaigns.lanes import ChunkRun
from campaigns.marks import Marks
from campaigns.models import Campaign, Chunk, DeliveryException
from campaigns.throttle import Allowance
from integrations.smtp import Reply
from integrations.transport import endpoint_from

DRAIN_SECONDS = 20.0
# Second tries go one by one: so much of a turn is theirs while first letters wait.
RETRY_SHARE = 0.2
Claimed = tuple[chunks.Lease, journal.Journal]


@dataclass
class Drained:
    """What one turn of a worker came to. `more`: there is work left that could go on now."""

    accepted: int = 0
    chunks: int = 0
    more: bool = False

    @property
    def answer(self) -> str:
        """In a line, for whoever gave the turn (campaigns/turns.py)."""
        return f"{self.accepted} {self.chunks} {self.more:d}"

    @classmethod
    def told(cls, answer: str) -> "Drained":
        accepted, chunks_, more = map(int, answer.split())
        return cls(accepted, chunks_, bool(more))


@lru_cache(maxsize=8)
def _compiled(campaign_id: int, started: float) -> Compiled:
    return compile_campaign(Campaign.objects.select_related("purpose", "trial").get(pk=campaign_id))


def drain(campaign_id: int, seconds: float = DRAIN_SECONDS) -> Drained:
    """Send chunks of a campaign for at most so long. Safe to run in any number of workers."""
    result = Drained()
    campaign = Campaign.objects.under_way().select_related("purpose").filter(pk=campaign_id).first()
    if campaign is None or not installation.may_send():
        return result
    until = time.monotonic() + seconds
    relay = endpoint_from(settings.EMAIL_URL)
    allowance = Allowance(throttle.name_of(relay), campaign.pk, campaign.rate_per_minute)
    started = campaign.started_at.timestamp() if campaign.started_at else 0.0
    compiled = _compiled(campaign.pk, started)
    lanes, marks = Lanes(relay, settings.MAIL_CONNECTIONS, allowance), Marks(dated=compiled.dated)
    try:
        _take_a_turn(campaign, lanes, marks, compiled, until, result)
    except LeaseLost:
        # The journal stays; whoever has the chunk now reads it.
        lanes.drop()
    finally:
        lanes.close()
        marks.close()
    allowance.close()
    finish_if_done(campaign)
    result.more = campaign.state == Campaign.State.SENDING and has_work(campaign)
    return result


def _take_a_turn(
    campaign: Campaign,
    lanes: Lanes,
    marks: Marks,
    compiled: Compiled,
    until: float,
    result: Drained,
) -> None:
    """Second tries first, for a share of the time; then chunks; then second tries again."""
    share = time.monotonic() + (until - time.monotonic()) * RETRY_SHARE
    if reply := retrying.retry_due(campaign, compiled, share, lanes.allowance):
        _wait_for_relay(campaign, reply)
        return
    claimed = _claim(campaign, until)
    while claimed:
        claimed = _send_chunk(campaign, claimed, lanes, marks, compiled, until, result)
    if Campaign.objects.under_way().filter(pk=campaign.pk).exists() and (
        reply := retrying.retry_due(campaign, compiled, until, lanes.allowance)
    ):
        _wait_for_relay(campaign, reply)


def _claim(campaign: Campaign, until: float) -> Claimed | None:
    if time.monotonic() > until:
        return None
    return chunks.claim(campaign.pk, f"{settings.MAIL_WORKER}:{os.getpid()}")


def _send_chunk(
    campaign: Campaign,
    claimed: Claimed,
    lanes: Lanes,
    marks: Marks,
    compiled: Compiled,
    until: float,
    result: Drained,
) -> Claimed | None:
    """One chunk to its finish. Returns the next one, claimed in the same transaction."""
    lease, notes = claimed
    run = ChunkRun(campaign, lease, notes, lanes, marks, compiled, until)
    run.load(*_recovered(campaign, lease))
    run.run()
    with transaction.atomic():
        clean = run.finish()
        following = None if run.stopping else _claim(campaign, until)
    notes.close()
    if clean:
        journal.forget(lease.campaign_id, lease.number)
    result.accepted += run.accepted
    result.chunks += 1
    if run.refusal:
        campaign.stop(replies.without_addresses(run.refusal.words))
    elif run.down:
        _wait_for_relay(campaign, run.down)
    elif run.day_is_over:
        campaign.wait(throttle.tomorrow(), Campaign.Wait.WARM_UP)
    elif run.accepted and campaign.wait_for:
        campaign.wait(None)
    return following


def _recovered(campaign: Campaign, lease: chunks.Lease) -> tuple[set[int], set[int]]:
    """(accepted, uncertain) positions of a chunk whose last worker did not give it back whole."""
    if not lease.left:
        return set(), set()
    accepted, uncertain, found = recovering.recovered(lease)
    if again.at_once(campaign):
        return accepted, set()
    if not found:
        uncertain = uncertain | recovering.may_have_gone(lease, accepted)
    return accepted, uncertain


def _wait_for_relay(campaign: Campaign, reply: Reply) -> None:
    """The relay cannot be reached: leave it alone for a while, and say what it said."""
    until = timezone.now() + pause_of_relay(campaign.waits)
    words, waits = replies.without_addresses(reply.words), min(campaign.waits + 1, 100)
    campaign.wait(until, Campaign.Wait.RELAY, words, waits)


def pause_of_relay(waits: int) -> timedelta:
    """How long to leave an unreachable relay alone: 5 s, doubling, at most 5 min."""
    return timedelta(seconds=min(5 * 2 ** min(waits, 6), 300))


def has_work(campaign: Campaign) -> bool:
    """Whether a worker that came now would find something to send."""
    now = timezone.now()
    if campaign.wait_until and campaign.wait_until > now:
        return False
    return (
        chunks.any_free(campaign.pk)
        or campaign.exceptions.filter(
            kind=DeliveryException.Kind.WAITING, next_at__lte=now
        ).exists()
    )


def finish_if_done(campaign: Campaign) -> bool:
    """Close the campaign when nothing remains: no open chunk, no letter that waits or is out."""
    open_ones = Q(kind="waiting") | Q(kind="uncertain", next_at__gt=timezone.now())
    if (
        Chunk.objects.filter(campaign=campaign).exclude(state=Chunk.State.DONE).exists()
        or campaign.exceptions.filter(open_ones).exists()
    ):
        campaign.refresh_from_db(fields=["state"])
        return False
    return campaign.finish()


def workers_on(campaign: Campaign) -> int:
    """How many workers hold a chunk of the campaign at this moment."""
    return Chunk.objects.filter(
        campaign=campaign, state=Chunk.State.TAKEN, lease_until__gte=timezone.now()
    ).count()
