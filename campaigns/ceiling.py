"""How often a person wants letters, in SQL: asked when recipients are chosen, and once more when
their letter is about to leave."""

from campaigns.models import Chunk

# A letter of another campaign counts from when that campaign began: it has gone, or it will go
# first. One that failed or was left out does not count, nor what a cancelled campaign never sent.
_TOO_SOON = """
p.days_between_letters > 0 AND EXISTS (
    SELECT 1 FROM campaigns_recipient q
      JOIN campaigns_campaign c ON c.id = q.campaign_id
      LEFT JOIN campaigns_chunk h ON h.campaign_id = q.campaign_id
           AND h.number = (q.seq - 1) / {size} AND h.done > mod(q.seq - 1, {size})
     WHERE q.person_id = p.id AND {others}
       AND c.started_at > now() - p.days_between_letters * interval '1 day'
       AND (h.number IS NOT NULL OR c.state <> 'cancelled' AND {goes_first})
       AND NOT EXISTS (SELECT 1 FROM campaigns_deliveryexception e
                        WHERE e.campaign_id = q.campaign_id AND e.seq = q.seq
                          AND e.kind IN ('failed', 'left_out')))
"""
# One value: the campaign that asks. Whatever has begun before goes first.
WHEN_CHOOSING = _TOO_SOON.format(others="c.id <> %s", goes_first="true", size=Chunk.SIZE)
# No value; `r` and `k` are the recipient and the campaign that is being sent.
WHEN_SENDING = _TOO_SOON.format(
    others="c.id <> r.campaign_id",
    goes_first="(c.started_at, c.id) < (k.started_at, k.id)",
    size=Chunk.SIZE,
)
