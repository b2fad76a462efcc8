"""Looking through the register for pairs that somebody should decide about."""

from django.db import connection, transaction
from django.utils import timezone

from alumni.duplicates import cards
from alumni.duplicates.scoring import POSSIBLE, Card, compare
from alumni.models import DuplicatePair, MatchCard

BLOCK = 500
NEAR = """
SELECT c.person_id, c.card, string_agg(o.person_id || '|' || o.card, E'\\n')
  FROM alumni_matchcard c JOIN alumni_matchcard o ON o.keys && c.keys AND o.person_id <> c.person_id
 WHERE c.person_id = ANY(%s) GROUP BY 1, 2
"""


def search() -> int:
    """Compare whoever is new or changed with all others. Returns the number of pairs found.

    A block a transaction, so that it can be stopped and go on. What somebody decided stays: a
    pair that is not the same person never comes back.
    """
    cards.complete()
    found = 0
    while ids := list(
        MatchCard.objects.filter(searched_at=None)
        .order_by("pk")
        .values_list("pk", flat=True)[:BLOCK]
    ):
        with transaction.atomic():
            found += _block(ids)
            MatchCard.objects.filter(pk__in=ids).update(searched_at=timezone.now())
    return found


def _block(ids: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        cursor.execute(NEAR, [ids])
        rows = cursor.fetchall()
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")
    verdicts = {}
    for person, card, others in rows:
        mine = Card.read(card)
        for line in others.split("\n"):
            other, _bar, text = line.partition("|")
            score, reasons = compare(mine, Card.read(text))
            if score >= POSSIBLE:
                verdicts[min(person, int(other)), max(person, int(other))] = score, reasons
    # The pairs of these people that nobody decided and that no longer are any.
    stale = DuplicatePair.objects.filter(state=DuplicatePair.State.OPEN, first__in=ids)
    kept = [pair.pk for pair in stale if (pair.first_id, pair.second_id) in verdicts]
    stale.exclude(pk__in=kept).delete()
    known = set(
        DuplicatePair.objects.filter(
            first__in=[one for one, _two in verdicts], second__in=[two for _one, two in verdicts]
        ).values_list("first_id", "second_id")
    )
    new = {pair: verdict for pair, verdict in verdicts.items() if pair not in known}
    DuplicatePair.objects.bulk_create(
        [
            DuplicatePair(first_id=one, second_id=two, score=round(score, 1), reasons=list(reasons))
            for (one, two), (score, reasons) in new.items()
        ],
        ignore_conflicts=True,
    )
    return len(new)
