"""What had left of a chunk whose worker did not give it back whole, or gave it back with gaps.

It is asked when another worker goes on with the chunk; and when nobody will, because the campaign
was cancelled meanwhile: then what has left stands in the ledger as sent or uncertain, and only the
others as left out.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns import chunks, journal
from campaigns.chunks import Lease, Setback
from campaigns.models import Campaign, Chunk, DeliveryException, LeftOut

Kind = DeliveryException.Kind


def recovered(lease: Lease) -> tuple[set[int], set[int], bool]:
    """(accepted, uncertain) positions, and whether anybody told: a chunk that was given back in
    good order tells them itself, else the journals do."""
    if told := journal.from_words(lease.left, lease.done):
        return *told, True
    return journal.read(lease.campaign_id, lease.number, lease.attempt)


def may_have_gone(lease: Lease, accepted: set[int]) -> set[int]:
    """Where nobody tells: the machine is lost, or the journal lies on another one."""
    return set(range(lease.done, min(lease.done + chunks.WINDOW, lease.size))) - accepted


def wind_up() -> int:
    """Settle the chunks of cancelled campaigns that were being sent. Returns how many."""
    left = Chunk.objects.filter(campaign__state=Campaign.State.CANCELLED).exclude(worker="")
    left = left.exclude(state=Chunk.State.DONE)
    left = left.filter(Q(state=Chunk.State.FREE) | Q(lease_until__lt=timezone.now()))
    return sum(_settle(*key) for key in list(left.values_list("campaign_id", "number")))


def _settle(campaign_id: int, number: int) -> bool:
    with transaction.atomic():
        rows = Chunk.objects.select_for_update(skip_locked=True).exclude(state=Chunk.State.DONE)
        chunk = rows.filter(campaign=campaign_id, number=number).first()
        if chunk is None:
            return False
        # Above the last attempt: whoever slept past its lease notes nothing more.
        attempt = chunk.attempts + 1
        lease = Lease(campaign_id, number, chunk.size, chunk.done, attempt, chunk.worker, 0.0)
        chunks.note(lease, _setbacks(lease))
        rows.filter(campaign=campaign_id, number=number).update(
            done=chunk.size, state=Chunk.State.DONE, worker="", attempts=attempt, lease_until=None
        )
    journal.forget(campaign_id, number)
    return True


def _setbacks(lease: Lease) -> dict[int, Setback]:
    accepted, uncertain, found = recovered(lease)
    if not found:
        uncertain |= may_have_gone(lease, accepted)
    cancelled = Setback(Kind.LEFT_OUT, reason=LeftOut.Reason.CANCELLED.value)
    unsure = Setback(Kind.UNCERTAIN, words="the worker ended")
    return {
        position: unsure if position in uncertain else cancelled
        for position in range(lease.done, lease.size)
        if position not in accepted
    }
