"""How fast letters leave, shared by all workers: buckets of tokens in PostgreSQL for the relay, for
each great destination behind it, and for a campaign that has a pace of its own.

A worker leases tokens in slices, so that a bucket costs it one statement in fifty letters. Asked
to go slower (421, 4xx) the rate of that destination is halved; each minute's worth of letters
that is taken raises it by a twentieth of what it was. Single letters never wait: they take their
token at once, and the campaigns make up for it.
"""

import time
from collections import Counter
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from campaigns import destinations, replies
from campaigns.local_hours import OPENS
from campaigns.models import Flow
from integrations.http_mail import Provider
from integrations.smtp import Relay

# Asked for once, a slower pace is given some seconds to work before it is halved again.
PATIENCE = 10
SLOWEST = 60.0
SLICE = 50
NOT_AGAIN_FOR = 0.05
LOOK_AGAIN = 1.0
RELAY, CAMPAIGN = "", "campaign"

_OPEN_PACE = """
INSERT INTO campaigns_pace (campaign_id, tokens, at) VALUES (%s, 1, clock_timestamp())
ON CONFLICT DO NOTHING
"""
_TAKE_PACE = """
WITH filled AS (
    SELECT campaign_id,
           least(%s, tokens + greatest(0, extract(epoch FROM clock_timestamp() - at)) * %s / 60.0)
               AS tokens
      FROM campaigns_pace WHERE campaign_id = %s FOR UPDATE)
UPDATE campaigns_pace p
   SET tokens = f.tokens - least(%s, floor(f.tokens)), at = clock_timestamp()
  FROM filled f WHERE p.campaign_id = f.campaign_id
RETURNING least(%s, floor(f.tokens))::int
"""
_OPEN = """
INSERT INTO campaigns_flow
       (relay, destination, tokens, at, slowed_from, words, day_count)
VALUES (%s, %s, 0, clock_timestamp(), 0, '', 0) ON CONFLICT DO NOTHING
"""
# Never more than three seconds' worth at once. Whoever takes letters raises a rate that was
# lowered; least() passes over what is null. A clock that was put back takes no token away.
_TAKE = """
WITH found AS (
    SELECT id, tokens, at, clock_timestamp() AS now, least(rate, %(most)s::float8) AS pace
      FROM campaigns_flow WHERE relay = %(relay)s AND destination = %(to)s FOR UPDATE),
filled AS (
    SELECT id, now, pace,
           least(greatest(1, pace / 20),
                 tokens + greatest(0, extract(epoch FROM now - at)) * pace / 60) AS tokens
      FROM found),
granted AS (
    SELECT *, CASE WHEN pace IS NULL THEN %(want)s
                   ELSE greatest(0, floor(least(%(want)s, tokens, greatest(1, pace / 20)))) END AS n
      FROM filled)
UPDATE campaigns_flow f
   SET tokens = coalesce(g.tokens - g.n, 0), at = g.now,
       rate = CASE WHEN f.rate + f.slowed_from * 0.05 * g.n / g.pace < f.slowed_from
                   THEN f.rate + f.slowed_from * 0.05 * g.n / g.pace END
  FROM granted g WHERE f.id = g.id
RETURNING g.n::int
"""
_SLOW = """
UPDATE campaigns_flow
   SET slowed_from = CASE WHEN rate IS NULL THEN least(%(seen)s, %(most)s::float8)
                          ELSE slowed_from END,
       rate = greatest(%(slowest)s, coalesce(rate, least(%(seen)s, %(most)s::float8)) / 2),
       slowed_at = clock_timestamp(), words = %(words)s, tokens = least(tokens, 0)
 WHERE relay = %(relay)s AND destination = %(to)s
   AND (slowed_at IS NULL OR slowed_at < clock_timestamp() - %(patience)s * interval '1 second'
        OR slowed_at > clock_timestamp())
"""
_OF_TODAY = """
WITH counted AS (
    SELECT id, CASE WHEN day = %(today)s THEN day_count ELSE 0 END AS gone
      FROM campaigns_flow WHERE relay = %(relay)s AND destination = '' FOR UPDATE)
UPDATE campaigns_flow f
   SET day = %(today)s, day_count = c.gone + greatest(0, least(%(want)s, %(most)s - c.gone))
  FROM counted c WHERE f.id = c.id
RETURNING greatest(0, least(%(want)s, %(most)s - c.gone))
"""
_GIVE_BACK = """
UPDATE campaigns_flow SET tokens = tokens + %s, day_count = greatest(0, day_count - %s)
 WHERE relay = %s AND destination = %s
"""


def limit(destination: str) -> int | None:
    """Letters a minute that the settings allow to a destination, or through the relay."""
    return settings.MAIL_RATES.get(destination or "relay")


def name_of(relay: Relay | Provider) -> str:
    return f"{relay.host}:{relay.port}"[:120]


def warm_up(day: date) -> int | None:
    """How many letters a new relay may take on a day; None: it is warm, or never was new."""
    if settings.MAIL_WARM_UP_FROM is None:
        return None
    nth = (day - settings.MAIL_WARM_UP_FROM).days
    plan = settings.MAIL_WARM_UP
    return plan[max(0, nth)] if nth < len(plan) else None


def slow(relay: str, destination: str, words: str, seen: float) -> None:
    """The other side asks for less haste. `seen`: letters a minute that it had from us."""
    most = limit(destination)
    _write(_OPEN, [relay, destination])
    _write(
        _SLOW,
        {
            "relay": relay,
            "to": destination,
            "most": most,
            "words": replies.without_addresses(words)[:300],
            "seen": max(seen, 2 * SLOWEST),
            "slowest": SLOWEST,
            "patience": PATIENCE,
        },
    )


def reserve(campaign_id: int, rate_per_minute: int) -> int:
    """How many letters of a campaign may leave now: 0 to 50, never above three seconds' worth."""
    slice_ = max(1, min(SLICE, rate_per_minute // 20))
    values = [max(1, rate_per_minute / 20), rate_per_minute, campaign_id, slice_, slice_]
    granted = _write(_TAKE_PACE, values)
    if granted is None:
        _write(_OPEN_PACE, [campaign_id])
        granted = _write(_TAKE_PACE, values)
    return granted or 0


class Allowance:
    """What one worker may send at this moment through one relay."""

    def __init__(
        self, relay: str, campaign_id: int = 0, rate_per_minute: int | None = None
    ) -> None:
        self.relay, self.campaign_id, self.rate = relay, campaign_id, rate_per_minute
        self.day_is_over = False
        self._tokens: Counter[str] = Counter()
        # No letter may leave, wherever it goes: the relay or the campaign has its fill.
        self.all_wait = False
        self._ask_at: dict[str, float] = {}
        self._seen: Counter[str] = Counter()
        # Addresses of letters that left and are not yet among what was seen.
        self.passed: list[str] = []
        self._limited: set[str] = set()
        self._since = self._looked_at = 0.0

    def unlimited(self, now: float) -> bool:
        """Whether any letter may leave, of any number: it is then only noted in `passed`."""
        if now - self._looked_at > LOOK_AGAIN:
            self._look(now)
        return not self._limited

    def may(self, email: str) -> bool:
        """Whether a letter of a campaign may go there now; if so, its tokens are spent."""
        now = time.monotonic()
        if now - self._looked_at > LOOK_AGAIN:
            self._look(now)
        self.all_wait = not (self._has(RELAY, now) and self._has(CAMPAIGN, now))
        to = destinations.of(email)
        if self.all_wait or not self._has(to, now):
            return False
        for key in (to, RELAY, CAMPAIGN):
            if key in self._limited:
                self._tokens[key] -= 1
        self._seen[to] += 1
        return True

    def _has(self, key: str, now: float) -> bool:
        return key not in self._limited or self._tokens[key] > 0 or self._lease(key, now)

    def spend(self, email: str) -> None:
        """A single letter goes there, whatever the buckets hold; the campaigns wait for it."""
        now = time.monotonic()
        if now - self._looked_at > LOOK_AGAIN:
            self._look(now)
        to = destinations.of(email)
        self._seen[to] += 1
        for key in (to, RELAY):
            if key in self._limited:
                _write(_OPEN, [self.relay, key])
                _write(_GIVE_BACK, [-1, -1, self.relay, key])

    def slow(self, email: str, words: str) -> None:
        """It was asked for less haste: towards this address, or (empty) by the relay itself."""
        to = destinations.of(email) if email else RELAY
        self._count_passed()
        count = self._seen[to] if to else self._seen.total()
        minutes = max(time.monotonic() - self._since, 1.0) / 60 if self._since else 1.0
        slow(self.relay, to, words, count / minutes)
        self._tokens[to] = 0
        self._looked_at = 0.0

    def close(self) -> None:
        """Give back what was leased and not used."""
        for key, left in self._tokens.items():
            if left > 0 and key != CAMPAIGN:
                _write(_GIVE_BACK, [left, left, self.relay, key])
        self._tokens.clear()

    def _count_passed(self) -> None:
        self._seen.update(map(destinations.of, self.passed))
        self.passed.clear()

    def _look(self, now: float) -> None:
        """Which buckets there are at present. With none, nothing is asked for a second."""
        self._count_passed()
        self._since, self._looked_at = self._since or now, now
        self._today = timezone.localdate()
        slowed = Flow.objects.slowed().filter(relay=self.relay)
        self._limited = set(slowed.values_list("destination", flat=True))
        self._limited |= {"" if name == "relay" else name for name in settings.MAIL_RATES}
        self._limited |= {CAMPAIGN} if self.rate else set()
        self._day_limit = warm_up(self._today)
        if self._day_limit is not None:
            self._limited.add(RELAY)

    def _lease(self, key: str, now: float) -> bool:
        if self._ask_at.get(key, 0.0) > now:
            return False
        granted = self._granted(key)
        self._tokens[key] += granted
        if not granted:
            self._ask_at[key] = now + NOT_AGAIN_FOR
        return granted > 0

    def _granted(self, key: str) -> int:
        if key == CAMPAIGN:
            return reserve(self.campaign_id, self.rate or 0)
        want = SLICE
        if not key and self._day_limit is not None:
            values = {"relay": self.relay, "today": self._today, "most": self._day_limit}
            _write(_OPEN, [self.relay, key])
            want = _write(_OF_TODAY, {**values, "want": want})
            self.day_is_over = not want
        granted = self._take(key, want) if want else 0
        if not key and self._day_limit is not None and granted < want:
            _write(_GIVE_BACK, [0, want - granted, self.relay, key])
        return granted

    def _take(self, key: str, want: int) -> int:
        values = {"relay": self.relay, "to": key, "most": limit(key), "want": want}
        granted = _write(_TAKE, values)
        if granted is None:
            _write(_OPEN, [self.relay, key])
            granted = _write(_TAKE, values)
        return granted or 0


def tomorrow() -> datetime:
    """The next morning: a warm-up's next allowance, which is nobody's letter at midnight."""
    morning = timezone.localtime().replace(hour=OPENS, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=1)


def _write(sql: str, values: list | dict) -> int | None:
    """Losing the last reservations with the server costs a few letters of pace, no letter."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute(sql, values)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None
