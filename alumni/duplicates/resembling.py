"""Whom the rows of a file may be: keys find candidates, the score weighs them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from alumni.duplicates.cards import KEYED
from alumni.duplicates.scoring import POSSIBLE, Card, compare

FIND = f"""
WITH source AS (
    SELECT id, coalesce(given_name, '') AS given_name, coalesce(family_name, '') AS family_name,
           '' AS former, birth_date, coalesce(phone, '') AS phone, coalesce(town, '') AS town,
           emails, degrees
      FROM jsonb_to_recordset(%s::jsonb) AS r(id bigint, given_name text, family_name text,
           birth_date date, phone text, town text, emails text[], degrees text[])),
{KEYED}
SELECT k.id, k.card, string_agg(c.person_id || '|' || c.card, E'\\n')
  FROM keyed k JOIN alumni_matchcard c ON c.keys && k.keys GROUP BY 1, 2
"""  # noqa: S608
BLOCK = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    person: int
    score: float
    reasons: tuple[str, ...]


def resembling(rows: Iterable[dict[str, Any]], at_most: int = 5) -> dict[int, list[Candidate]]:
    """Whom each row may be, the likeliest first, from POSSIBLE up.

    A row has id, given_name, family_name and what there is of birth_date (ISO), phone, town,
    emails, degrees (["programme:year"]).
    """
    rows, found = list(rows), {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        for start in range(0, len(rows), BLOCK):
            cursor.execute(FIND, [json.dumps(rows[start : start + BLOCK])])
            for number, card, others in cursor.fetchall():
                if best := _best(card, others, at_most):
                    found[number] = best
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")
    return found


def _best(card: str, others: str, at_most: int) -> list[Candidate]:
    mine, found = Card.read(card), []
    for line in others.split("\n"):
        person, _bar, text = line.partition("|")
        score, reasons = compare(mine, Card.read(text))
        if score >= POSSIBLE:
            found.append(Candidate(int(person), round(score, 1), reasons))
    found.sort(key=lambda one: (-one.score, one.person))
    return found[:at_most]
