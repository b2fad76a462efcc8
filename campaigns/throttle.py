"""A campaign's pace, shared by all workers: a token bucket of one row."""

from django.db import connection, transaction

_OPEN = """
INSERT INTO campaigns_pace (campaign_id, tokens, at) VALUES (%s, 1, clock_timestamp())
ON CONFLICT DO NOTHING
"""
_TAKE = """
WITH filled AS (
    SELECT campaign_id,
           least(%s, tokens + extract(epoch FROM clock_timestamp() - at) * %s / 60.0) AS tokens
      FROM campaigns_pace WHERE campaign_id = %s FOR UPDATE)
UPDATE campaigns_pace p
   SET tokens = f.tokens - least(%s, floor(f.tokens)), at = clock_timestamp()
  FROM filled f WHERE p.campaign_id = f.campaign_id
RETURNING least(%s, floor(f.tokens))::int
"""


def reserve(campaign_id: int, rate_per_minute: int) -> int:
    """How many letters may leave now: 0 to 50, never more than three seconds' worth."""
    slice_ = max(1, min(50, rate_per_minute // 20))
    values = [max(1, rate_per_minute / 20), rate_per_minute, campaign_id, slice_, slice_]
    with transaction.atomic(), connection.cursor() as cursor:
        # Losing the last reservations with the server costs a few letters of pace, no letter.
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute(_TAKE, values)
        row = cursor.fetchone()
        if row is None:
            cursor.execute(_OPEN, [campaign_id])
            cursor.execute(_TAKE, values)
            row = cursor.fetchone()
    return row[0] if row else 0
