"""One row per person with all that rules ask for: a million are counted while one builds.

Tags, a letter and a value: c county, k country, l language, a account, y year of a degree,
g programme, h department, v level, u campus (these four also with :year, of the same degree),
e employer, s sector, o offer, t topic, q purpose with + or - for what was last said (which the
first purposes have as bits, too).

What somebody shows to nobody but themselves has no tag: a rule does not know of it.

Database triggers (migration `segment_rows`) note in SegmentStale whose row a change made stale, so
a count is right at any moment: rows that hold are counted by tag, stale ones by the rules.
"""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from alumni.audience import FIELDS, Audience
from alumni.models import Interaction
from alumni.models.person import PersonQuerySet
from campaigns.models import SegmentRow, SegmentStale

BATCH = 5_000
# With more stale rows than this, counting by the rules alone is as quick.
MOST_STALE = 20_000
# Any number will do that no other lock of ours has.
LOCK = 7_014_001

_TAKE = "DELETE FROM campaigns_segmentstale WHERE person_id = ANY(%(ids)s)"
_NO_SIGN = ", ".join(f"'{kind}'" for kind in Interaction.NO_SIGN)
_CLEAR = "DELETE FROM campaigns_segmentrow WHERE person_id = ANY(%(ids)s)"


def _told(field: str) -> str:
    """SQL on `w`, a wanted person: whether they let the office know of the field."""
    default = int(FIELDS[field][0])
    return f"coalesce((w.audiences->>'{field}')::int, {default}) >= {int(Audience.STAFF)}"


_WRITE = f"""
WITH wanted AS (
    SELECT id, county, country, language, user_id, audiences FROM alumni_person
     WHERE id = ANY(%(ids)s) AND protected_at IS NULL AND deceased_at IS NULL
       AND erased_at IS NULL AND merged_into_id IS NULL),
tag AS (
    SELECT id AS person_id, unnest(ARRAY[
             'l' || language, CASE WHEN user_id IS NOT NULL THEN 'a' END]) AS tag
      FROM wanted
    UNION SELECT id, unnest(ARRAY['c' || nullif(county, ''), 'k' || nullif(country, '')])
      FROM wanted w WHERE {_told("place")}
    UNION SELECT d.person_id, unnest(ARRAY[
             'y' || d.year, 'v' || d.level, 'v' || d.level || ':' || d.year,
             'g' || d.programme_id, 'g' || d.programme_id || ':' || d.year,
             'h' || p.department_id, 'h' || p.department_id || ':' || d.year,
             'u' || d.campus_id, 'u' || d.campus_id || ':' || d.year])
      FROM wanted w JOIN alumni_degree d ON d.person_id = w.id
      LEFT JOIN alumni_programme p ON p.id = d.programme_id
     WHERE {_told("degrees")}
    UNION SELECT e.person_id, unnest(ARRAY['e' || o.id, 's' || o.sector_id])
      FROM wanted w JOIN alumni_employment e ON e.person_id = w.id AND e.ended_on IS NULL
      JOIN alumni_organisation o ON o.id = e.organisation_id
     WHERE {_told("work")}
    UNION SELECT person_id, 'o' || kind FROM alumni_offer WHERE person_id = ANY(%(ids)s)
    UNION SELECT t.person_id, 't' || t.topic_id
      FROM wanted w JOIN alumni_person_topics t ON t.person_id = w.id WHERE {_told("topics")}
    UNION SELECT o.person_id, 't' || t.topic_id
      FROM alumni_offer o JOIN alumni_offer_topics t ON t.offer_id = o.id
     WHERE o.person_id = ANY(%(ids)s)
    UNION SELECT person_id, 'q' || purpose_id || CASE WHEN granted THEN '+' ELSE '-' END
      FROM alumni_consentstate WHERE person_id = ANY(%(ids)s)),
tags AS (SELECT person_id, array_agg(tag) AS tags FROM tag WHERE tag IS NOT NULL GROUP BY 1),
said AS (
    SELECT person_id, bit_or(1::bigint << purpose_id::int) FILTER (WHERE granted) AS agreed,
           bit_or(1::bigint << purpose_id::int) FILTER (WHERE NOT granted) AS declined
      FROM alumni_consentstate
     WHERE person_id = ANY(%(ids)s) AND purpose_id <= {SegmentRow.MOST_BITS} GROUP BY 1),
happened AS (
    SELECT person_id, max(at) FILTER (WHERE kind NOT IN ({_NO_SIGN})) AS engaged,
           max(at) FILTER (WHERE kind = 'event') AS event,
           max(at) FILTER (WHERE kind = 'asked') AS request,
           max(at) FILTER (WHERE kind = 'click') AS click
      FROM alumni_interaction WHERE person_id = ANY(%(ids)s) GROUP BY 1)
INSERT INTO campaigns_segmentrow
       (person_id, tags, agreed, declined, last_engaged, last_event, last_request, last_click)
SELECT w.id, tags.tags, coalesce(s.agreed, 0), coalesce(s.declined, 0),
       h.engaged, h.event, h.request, h.click
  FROM wanted w JOIN tags ON tags.person_id = w.id
  LEFT JOIN said s ON s.person_id = w.id LEFT JOIN happened h ON h.person_id = w.id
"""


def count(chosen: PersonQuerySet, quickly: Q) -> int:
    """How many `chosen` holds. `quickly` says on SegmentRow what `chosen` says on Person."""
    stale = SegmentStale.objects.all()
    if len(stale.values_list("pk")[: MOST_STALE + 1]) > MOST_STALE:
        return chosen.count()
    rows = SegmentRow.objects.filter(quickly)
    held = rows.count()
    if not stale.exists():
        return held
    left = rows.filter(Exists(stale.filter(person_id=OuterRef("pk")))).count()
    return held - left + chosen.filter(pk__in=stale.values("person_id")).count()


def refresh(batches: int = 40) -> int:
    """Write the stale rows anew, each batch in a transaction of its own. Returns how many people.

    Safe to call from several workers: one works, the others leave at once.
    """
    written = 0
    for _turn in range(batches):
        people = _refresh_batch()
        written += people
        if not people:
            break
    return written


@transaction.atomic
def _refresh_batch() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(
            "SELECT DISTINCT person_id FROM campaigns_segmentstale ORDER BY person_id LIMIT %s",
            [BATCH],
        )
        people = [person for (person,) in cursor.fetchall()]
        if people:
            # What commits after this DELETE stays noted; what committed before is read below.
            cursor.execute(_TAKE, {"ids": people})
            cursor.execute(_CLEAR, {"ids": people})
            cursor.execute(_WRITE, {"ids": people})
    return len(people)
