"""One chunk of a campaign in PostgreSQL: claimed with a lease and a fencing number, marked as it
goes, finished by nobody but its holder."""

import time
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from campaigns import barring, journal, local_hours
from campaigns.models import Chunk, DeliveryException, Suppression

# Marks may lag: one unanswered, one being gathered, and what is on its way. When a journal was
# lost with its machine, as many letters beyond the last mark may have gone.
MARK_EVERY = 50
WINDOW = 2 * MARK_EVERY + 16
SAFETY = 0.5


class LeaseLost(Exception):
    """Somebody else has the chunk, or soon will: write nothing more, send nothing more."""


@dataclass
class Lease:
    campaign_id: int
    number: int
    size: int
    done: int
    attempt: int
    left: str  # Chunk.worker as it was found; empty: nothing lies beyond `done`
    deadline: float

    @property
    def first_seq(self) -> int:
        return self.number * Chunk.SIZE + 1


@dataclass(frozen=True)
class Setback:
    """Why a letter was not simply sent; becomes a DeliveryException."""

    kind: str
    reason: str = ""
    code: str = ""
    words: str = ""
    next_at: datetime | None = None
    tries: int = 0
    dead_address: str = ""


FREE = f"""
      FROM campaigns_chunk c
      JOIN campaigns_campaign k ON k.id = c.campaign_id AND k.state = 'sending'
     WHERE c.campaign_id = %s AND (c.state = 0 OR (c.state = 1 AND c.lease_until < now()))
       AND {local_hours.OPEN}
"""
_CLAIM = f"""
WITH free AS (
    SELECT c.campaign_id, c.number, c.worker AS left_by {FREE}
     ORDER BY c.number LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
UPDATE campaigns_chunk c
   SET state = 1, worker = %s, lease_until = clock_timestamp() + %s * interval '1 second',
       attempts = attempts + 1
  FROM free WHERE c.campaign_id = free.campaign_id AND c.number = free.number
RETURNING c.number, c.size, c.done, c.attempts, free.left_by
"""  # noqa: S608
_FINISH = """
UPDATE campaigns_chunk
   SET done = %s, state = %s, worker = %s,
       lease_until = CASE WHEN %s = 1 THEN clock_timestamp() + %s * interval '1 second' END
 WHERE campaign_id = %s AND number = %s AND attempts = %s AND state = 1
"""


def claim(campaign_id: int, worker: str) -> tuple[Lease, journal.Journal] | None:
    """The next free chunk of a campaign, or one whose worker is gone; None: nothing to do.

    The journal is there before the claim is committed: a missing one means a lost machine.
    """
    began, seconds = time.monotonic(), settings.MAIL_LEASE_SECONDS
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(_CLAIM, [campaign_id, worker, seconds])
        if not (row := cursor.fetchone()):
            return None
        number, size, done, attempt, left = row
        lease = Lease(campaign_id, number, size, done, attempt, left, began + seconds)
        notes = journal.Journal(campaign_id, number, attempt, size)
        if told := journal.from_words(left, done):
            notes.note(*told)
        return lease, notes


def any_free(campaign_id: int) -> bool:
    """Whether a worker that came now could claim one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS(SELECT 1 {FREE})", [campaign_id])
        return cursor.fetchone()[0]


def write(
    lease: Lease, done: int, setbacks: dict[int, Setback], state: Chunk.State, worker: str
) -> None:
    """Note progress together with what went otherwise, fenced. Raises LeaseLost."""
    seconds = settings.MAIL_LEASE_SECONDS
    began = time.monotonic()
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(
            _FINISH,
            [done, state, worker, state, seconds, lease.campaign_id, lease.number, lease.attempt],
        )
        if not cursor.rowcount:
            raise LeaseLost
        note(lease, {p: s for p, s in setbacks.items() if p < done})
    lease.deadline = began + seconds


def note(lease: Lease, setbacks: dict[int, Setback]) -> None:
    """Write exceptions; mark addresses that do not exist as dead and bar them."""
    DeliveryException.objects.bulk_create(
        [
            DeliveryException(
                campaign_id=lease.campaign_id,
                seq=lease.first_seq + position,
                kind=each.kind,
                reason=each.reason,
                smtp_code=each.code,
                words=each.words[:500],
                next_at=each.next_at,
                tries=each.tries,
            )
            for position, each in setbacks.items()
        ],
        ignore_conflicts=True,
    )
    for each in setbacks.values():
        if each.dead_address:
            bury(each.dead_address, each.words)


def bury(email: str, words: str) -> None:
    """The address does not exist: no letter goes there again until somebody mends it."""
    source = Suppression.Source.RELAY
    barring.bar(email, Suppression.Reason.UNKNOWN, words, source=source, cause="unknown")
