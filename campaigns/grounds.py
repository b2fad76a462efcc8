"""Who is in a chunk, with the ground of each letter asked again just before it leaves."""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.utils import timezone

from alumni.keys import email_hash
from campaigns import ceiling, chunks
from campaigns.compiling import Addressee
from campaigns.models import Chunk, LeftOut, Suppression

# To whom, in which language, and why not (empty for those to send to).
Letter = tuple[Addressee, str, str]

# At most one chunk passes between this and the letter. The last column: are there bars of which
# an erasure left only the hash?
_LETTERS = """
SELECT r.seq, r.email, coalesce(p.given_name, ''), coalesce(p.family_name, ''), {since}, r.language,
       CASE
         WHEN p.id IS NULL OR p.protected_at IS NOT NULL OR p.deceased_at IS NOT NULL
              OR p.erased_at IS NOT NULL OR p.merged_into_id IS NOT NULL THEN 'gone'
         WHEN NOT s.granted THEN 'withdrawn'
         WHEN (r.basis = 'consent' OR u.basis = 'consent') AND s.granted IS NULL
              THEN 'no_consent'
         WHEN x.id IS NOT NULL OR a.state = 'complaint' THEN 'suppressed'
         WHEN a.id IS NULL OR a.email <> r.email THEN 'no_address'
         WHEN a.state IN ('dead', 'wrong') THEN 'dead_address'
         WHEN p.paused_until >= {today} THEN 'paused'
         WHEN {too_soon} THEN 'too_soon'
         ELSE '' END,
       EXISTS (SELECT 1 FROM campaigns_suppression WHERE email = '')
  FROM ({rows}) r
  JOIN campaigns_campaign k ON k.id = r.campaign_id
  JOIN alumni_purpose u ON u.id = k.purpose_id
  LEFT JOIN alumni_person p ON p.id = r.person_id
  LEFT JOIN alumni_address a ON a.id = r.address_id AND a.person_id = r.person_id
  LEFT JOIN alumni_consentstate s ON s.person_id = r.person_id AND s.purpose_id = k.purpose_id
  LEFT JOIN campaigns_suppression x ON x.email = r.email AND x.email <> ''
  {consents}
 ORDER BY r.seq
"""
_IN_A_ROW = """
SELECT * FROM campaigns_recipient WHERE campaign_id = {campaign} AND seq >= {first} AND seq < {end}
"""
# Those of the chunk that will most likely be claimed next.
_OF_NEXT = f"""
SELECT q.* FROM (SELECT c.campaign_id, c.number {chunks.FREE.replace("%s", "{campaign}")}
                  ORDER BY c.number LIMIT 1) n
  JOIN campaigns_recipient q ON q.campaign_id = n.campaign_id
       AND q.seq > n.number * {{size}} AND q.seq <= (n.number + 1) * {{size}}
"""  # noqa: S608


@lru_cache(maxsize=8)
def sql(*, dated: bool, ahead: bool, numbered: bool) -> str:
    """The question. Its values: today, campaign, and but for `ahead` the first seq and the end.

    `dated`: the letter says since when the person agreed. (Reading a date costs as much as the
    rest of the row.) `numbered`: to be prepared by the server, with $1 for the first value.
    """
    marks = ("$1::date", "$2::bigint", "$3::int", "$4::int") if numbered else ("%s",) * 4
    today, campaign, first, end = marks
    rows = _OF_NEXT if ahead else _IN_A_ROW
    return _LETTERS.format(
        since="o.at" if dated else "NULL",
        consents="LEFT JOIN alumni_consent o ON o.id = r.consent_id" if dated else "",
        too_soon=ceiling.WHEN_SENDING,
        today=today,
        rows=rows.format(campaign=campaign, first=first, end=end, size=Chunk.SIZE),
    )


def letters(campaign_id: int, first_seq: int, size: int, *, dated: bool = True) -> list[Letter]:
    """The letters to recipients in a row, asked at once."""
    values = [timezone.localdate(), campaign_id, first_seq, first_seq + size]
    with connection.cursor() as cursor:
        cursor.execute(sql(dated=dated, ahead=False, numbered=False), values)
        return read(cursor.fetchall())


def read(rows: list[tuple]) -> list[Letter]:
    """The rows of the answer as letters."""
    found = [(Addressee._make(row[:5]), row[5], row[6]) for row in rows]
    if rows and rows[0][7]:
        barred = _barred_by_hash(to.email for to, _language, _why in found)
        reason = LeftOut.Reason.SUPPRESSED.value
        found = [
            (to, language, why or (reason if to.email in barred else ""))
            for to, language, why in found
        ]
    return found


def _barred_by_hash(emails: Iterable[str]) -> set[str]:
    """Addresses whose bar outlived an erasure: only the hash is left to compare."""
    hashes = {email_hash(email): email for email in emails}
    found = Suppression.objects.filter(email_hash__in=hashes).values_list("email_hash", flat=True)
    return {hashes[each] for each in found}
