"""One chunk of a campaign in PostgreSQL: claimed with a lease and a fencing number, marked as it
goes, finished by nobody but its holder."""

import time
from dataclasses import dataclass
from datetime import datetime

import psycopg
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from alumni.keys import email_hash
from campaigns import barring, ceiling, journal, local_hours
from campaigns.compiling import Addressee
from campaigns.models import Chunk, DeliveryException, LeftOut, Suppression

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
    unclean: bool
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


_FREE = f"""
      FROM campaigns_chunk c
      JOIN campaigns_campaign k ON k.id = c.campaign_id AND k.state = 'sending'
     WHERE c.campaign_id = %s AND (c.state = 0 OR (c.state = 1 AND c.lease_until < now()))
       AND {local_hours.OPEN}
"""
_CLAIM = f"""
WITH free AS (
    SELECT c.campaign_id, c.number, c.worker <> '' AS unclean {_FREE}
     ORDER BY c.number LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
UPDATE campaigns_chunk c
   SET state = 1, worker = %s, lease_until = clock_timestamp() + %s * interval '1 second',
       attempts = attempts + 1
  FROM free WHERE c.campaign_id = free.campaign_id AND c.number = free.number
RETURNING c.number, c.size, c.done, c.attempts, free.unclean
"""  # noqa: S608
_PROGRESS = """
UPDATE campaigns_chunk c
   SET done = $1::int, lease_until = clock_timestamp() + $2::float8 * interval '1 second'
  FROM campaigns_campaign k
 WHERE c.campaign_id = $3::bigint AND c.number = $4::int AND c.attempts = $5::int AND c.state = 1
   AND k.id = c.campaign_id
RETURNING k.state
"""
_FINISH = """
UPDATE campaigns_chunk
   SET done = %s, state = %s, worker = %s,
       lease_until = CASE WHEN %s = 1 THEN clock_timestamp() + %s * interval '1 second' END
 WHERE campaign_id = %s AND number = %s AND attempts = %s AND state = 1
"""
# The ground, asked again: at most one chunk passes between this and the letter.
FETCH = f"""
SELECT r.seq, r.email, coalesce(p.given_name, ''), coalesce(p.family_name, ''), r.language,
       CASE WHEN %s THEN o.at END,
       CASE
         WHEN p.id IS NULL OR p.protected_at IS NOT NULL OR p.deceased_at IS NOT NULL
              OR p.erased_at IS NOT NULL OR p.merged_into_id IS NOT NULL THEN 'gone'
         WHEN NOT s.granted THEN 'withdrawn'
         WHEN r.basis = 'consent' AND s.granted IS NULL THEN 'no_consent'
         WHEN x.id IS NOT NULL OR a.state = 'complaint' THEN 'suppressed'
         WHEN a.id IS NULL OR a.email <> r.email THEN 'no_address'
         WHEN a.state IN ('dead', 'wrong') THEN 'dead_address'
         WHEN p.paused_until >= %s THEN 'paused'
         WHEN {ceiling.WHEN_SENDING} THEN 'too_soon'
         ELSE '' END
  FROM campaigns_recipient r
  JOIN campaigns_campaign k ON k.id = r.campaign_id
  LEFT JOIN alumni_person p ON p.id = r.person_id
  LEFT JOIN alumni_address a ON a.id = r.address_id AND a.person_id = r.person_id
  LEFT JOIN alumni_consentstate s ON s.person_id = r.person_id AND s.purpose_id = k.purpose_id
  LEFT JOIN alumni_consent o ON o.id = r.consent_id
  LEFT JOIN campaigns_suppression x ON x.email = r.email AND x.email <> ''
 WHERE r.campaign_id = %s AND r.seq >= %s AND r.seq < %s ORDER BY r.seq
"""  # noqa: S608


def claim(campaign_id: int, worker: str) -> tuple[Lease, journal.Journal] | None:
    """The next free chunk of a campaign, or one whose worker is gone; None: nothing to do.

    The journal is there before the claim is committed: a missing one means a lost machine.
    """
    began, seconds = time.monotonic(), settings.MAIL_LEASE_SECONDS
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CLAIM, [campaign_id, worker, seconds])
        if not (row := cursor.fetchone()):
            return None
        number, size, done, attempt, unclean = row
        lease = Lease(campaign_id, number, size, done, attempt, unclean, began + seconds)
        return lease, journal.Journal(campaign_id, number, attempt, size)


def any_free(campaign_id: int) -> bool:
    """Whether a worker that came now could claim one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS(SELECT 1 {_FREE})", [campaign_id])
        return cursor.fetchone()[0]


def letters(
    campaign_id: int, first_seq: int, size: int, *, dated: bool = True
) -> list[tuple[Addressee, str, str]]:
    """(whom, language, why not) of recipients in a row; why not is empty for those to send to.

    `dated`: the letter says since when the person agreed. (Reading a date costs as much as the
    rest of the row.)
    """
    values = [dated, timezone.localdate(), campaign_id, first_seq, first_seq + size]
    with connection.cursor() as cursor:
        cursor.execute(FETCH, values)
        rows = cursor.fetchall()
    barred = _barred_by_hash([row[1] for row in rows])
    return [
        (
            Addressee(seq, email, given, family, since),
            language,
            why or (LeftOut.Reason.SUPPRESSED.value if email in barred else ""),
        )
        for seq, email, given, family, language, since, why in rows
    ]


def _barred_by_hash(emails: list[str]) -> set[str]:
    """Addresses whose bar outlived an erasure: only the hash is left to compare."""
    if not Suppression.objects.hash_only().exists():
        return set()
    hashes = {email_hash(email): email for email in emails}
    found = Suppression.objects.filter(email_hash__in=hashes).values_list("email_hash", flat=True)
    return {hashes[each] for each in found}


class Marks:
    """Progress marks on a connection of their own, sent without waiting for the answer.

    A mark says how far the chunk came, prolongs the lease, and brings back the campaign's state.
    """

    def __init__(self) -> None:
        params = connection.get_connection_params()
        kept = {
            key: params[key]
            for key in ("dbname", "host", "port", "user", "password")
            if params.get(key)
        }
        self._connection = psycopg.connect(**kept, autocommit=True)
        self._connection.execute("SET synchronous_commit = off")
        self._raw = self._connection.pgconn
        self._raw.prepare(b"progress", _PROGRESS.encode())
        self._asked_at: float | None = None
        self.state = "sending"

    def send(self, lease: Lease, done: int) -> None:
        """Raises LeaseLost when the answer to the mark before tells so."""
        self.collect(lease)
        values = (done, settings.MAIL_LEASE_SECONDS, lease.campaign_id, lease.number, lease.attempt)
        self._asked_at = time.monotonic()
        self._raw.send_query_prepared(b"progress", [str(value).encode() for value in values])

    def collect(self, lease: Lease) -> None:
        """Wait for the answer to the last mark."""
        if self._asked_at is None:
            return
        state = None
        while (result := self._raw.get_result()) is not None:
            if result.status != psycopg.pq.ExecStatus.TUPLES_OK:
                raise LeaseLost(result.error_message.decode("utf-8", "replace"))
            if result.ntuples:
                state = result.get_value(0, 0).decode()
        asked_at, self._asked_at = self._asked_at, None
        if state is None:
            raise LeaseLost
        self.state, lease.deadline = state, asked_at + settings.MAIL_LEASE_SECONDS

    def close(self) -> None:
        self._connection.close()


def write(
    lease: Lease, done: int, setbacks: dict[int, Setback], state: Chunk.State, worker: str
) -> None:
    """Note progress together with what went otherwise, fenced. Raises LeaseLost."""
    seconds = settings.MAIL_LEASE_SECONDS
    began = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
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
