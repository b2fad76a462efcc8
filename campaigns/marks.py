"""A line of its own to PostgreSQL, on which a worker notes how far it came and asks for what comes
next, without waiting for the answers."""

import time

import psycopg
from django.conf import settings
from django.db import connection
from django.utils import timezone
from psycopg.adapt import Transformer

from campaigns import grounds
from campaigns.chunks import Lease, LeaseLost
from campaigns.models import Chunk

_PROGRESS = """
UPDATE campaigns_chunk c
   SET done = $1::int, lease_until = clock_timestamp() + $2::float8 * interval '1 second'
  FROM campaigns_campaign k
 WHERE c.campaign_id = $3::bigint AND c.number = $4::int AND c.attempts = $5::int AND c.state = 1
   AND k.id = c.campaign_id
RETURNING k.state
"""
# Planned once: five hundred people are always looked up by their keys, however many there are.
_SETTINGS = """
SET synchronous_commit = off; SET plan_cache_mode = force_generic_plan;
SET enable_hashjoin = off; SET enable_mergejoin = off
"""


class Marks:
    """Progress marks: each says how far the chunk came, prolongs the lease, and brings back the
    campaign's state. And between two marks, the letters of the chunk that comes next."""

    def __init__(self, *, dated: bool = True) -> None:
        params = connection.get_connection_params()
        # All that tells where and how safely; the rest is objects of Django's.
        kept = {key: value for key, value in params.items() if isinstance(value, str | int)}
        self._connection = psycopg.connect(**kept, autocommit=True)
        self._connection.execute(_SETTINGS)
        self._raw = self._connection.pgconn
        self._reader = Transformer.from_context(self._connection)
        self._raw.prepare(b"progress", _PROGRESS.encode())
        for name, ahead in ((b"letters", False), (b"ahead", True)):
            self._raw.prepare(name, grounds.sql(dated=dated, ahead=ahead, numbered=True).encode())
        # When the question was asked that is not yet answered: about the mark, about the next.
        self._asked_at: float | None = None
        self._looked_at: float | None = None
        self._ahead: tuple[list[tuple], float] = [], 0.0
        self.state = "sending"

    def send(self, lease: Lease, done: int) -> None:
        """Raises LeaseLost when the answer to the mark before tells so."""
        self.collect(lease)
        self._asked_at, seconds = time.monotonic(), settings.MAIL_LEASE_SECONDS
        self._ask(b"progress", done, seconds, lease.campaign_id, lease.number, lease.attempt)

    def collect(self, lease: Lease) -> None:
        """Wait for the answer to the last mark."""
        self._hear_of_next()
        if self._asked_at is None:
            return
        rows = self._answer()
        asked_at, self._asked_at = self._asked_at, None
        if not rows:
            raise LeaseLost
        self.state, lease.deadline = rows[0][0], asked_at + settings.MAIL_LEASE_SECONDS

    def look_ahead(self, lease: Lease) -> None:
        """Ask for the letters of the chunk that will come next."""
        self.collect(lease)
        self._looked_at = time.monotonic()
        self._ask(b"ahead", timezone.localdate(), lease.campaign_id)

    def letters(self, lease: Lease) -> tuple[list[grounds.Letter], float]:
        """The letters of a chunk just claimed, and when they were asked for."""
        self._hear_of_next()
        (rows, asked_at), self._ahead = self._ahead, ([], 0.0)
        if not rows or rows[0][0] - 1 != lease.number * Chunk.SIZE:
            asked_at, first = time.monotonic(), lease.first_seq
            self._ask(
                b"letters", timezone.localdate(), lease.campaign_id, first, first + lease.size
            )
            rows = self._answer()
        return grounds.read(rows), asked_at

    def _hear_of_next(self) -> None:
        if self._looked_at is not None:
            asked_at, self._looked_at = self._looked_at, None
            self._ahead = self._answer(), asked_at

    def _ask(self, name: bytes, *values: object) -> None:
        self._raw.send_query_prepared(name, [str(value).encode() for value in values])

    def _answer(self) -> list[tuple]:
        rows: list[tuple] = []
        while (result := self._raw.get_result()) is not None:
            if result.status != psycopg.pq.ExecStatus.TUPLES_OK:
                raise LeaseLost(result.error_message.decode("utf-8", "replace"))
            self._reader.set_pgresult(result)
            rows += self._reader.load_rows(0, result.ntuples, tuple)
        return rows

    def close(self) -> None:
        self._connection.close()
