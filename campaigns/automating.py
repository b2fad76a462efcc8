"""Rounds of the automatic letters: whoever came to an occasion since the last round."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation

from alumni.models import Person
from campaigns import audience, composing, occasions, segments
from campaigns.models import Automation, Campaign, LeftOut, Occurrence

# Left out for one of these, a person is tried again after a week, as long as the occasion lasts.
PASSING = [LeftOut.Reason.TOO_SOON, LeftOut.Reason.PAUSED, LeftOut.Reason.CANCELLED]
AGAIN_AFTER = timedelta(days=7)
WRITTEN_AT_ONCE = 5_000
# From this hour of the reader's own day on.
MORNING = 8


@dataclass(frozen=True)
class Outlook:
    """Who would get the letter if a round began now; `people` came to the occasion."""

    people: int
    going: int
    left_out: dict[str, int]


def outlook(automation: Automation) -> Outlook:
    try:
        found = audience.forecast(occasions.people(automation), automation.purpose)
    except segments.Invalid:  # `faults` says what to mend
        return Outlook(0, 0, {})
    return Outlook(found.chosen, found.going, found.left_out)


def run(automation: Automation) -> Campaign | None:
    """One round: fix whom the occasion has come to, and let the letters leave.

    None: off, nobody's occasion has come, or the letter has a fault that stops it.
    """
    with transaction.atomic():
        # Two timers find the same people; the second waits here and then finds nobody.
        locked = Automation.objects.select_for_update(of=("self",)).on().filter(pk=automation.pk)
        automation = locked.select_related("purpose", "segment", "created_by").first()
        if automation is None or any(finding.stops for finding in faults(automation)):
            return None
        if not (found := list(occasions.due(automation))):
            return None
        campaign = automation.draft()
        campaign.segment_words = _said(automation)
        campaign.local_at = _morning()
        campaign.save()
        _write(automation, campaign, found)
        people = Person.objects.filter(pk__in=campaign.occurrences.values("person"))
        audience.prepare(campaign, None, people)
        _try_again(campaign)
    return campaign


def faults(automation: Automation) -> list[composing.Finding]:
    """What the gate says of the letter; and the segment, where its rules hold no longer."""
    findings = composing.gate(automation.draft())
    try:
        if automation.segment and not automation.segment.frozen_at:
            segments.check(automation.segment.rules)
    except segments.Invalid as fault:
        words = audience.to_mend(automation.segment, fault)
        findings.insert(0, composing.Finding(composing.Level.FAULT, words))
    return findings


def totals(automation: Automation) -> Counter[str]:
    """chosen, left_out and rounds, over all rounds."""
    chosen = Campaign.objects.filter(automation=automation).values_list("chosen", flat=True)
    left = LeftOut.objects.filter(campaign__automation=automation).count()
    return Counter(rounds=len(chosen), chosen=sum(filter(None, chosen)), left_out=left)


def _write(automation: Automation, campaign: Campaign, found: list[tuple[int, str]]) -> None:
    """Note each occasion; one that waited for its second chance gets its new round."""
    Occurrence.objects.bulk_create(
        [
            Occurrence(automation=automation, person_id=person, key=key, campaign=campaign)
            for person, key in found
        ],
        batch_size=WRITTEN_AT_ONCE,
        update_conflicts=True,
        unique_fields=["automation", "person", "key"],
        update_fields=["campaign", "at", "again_on"],
    )


def _try_again(campaign: Campaign) -> None:
    left = LeftOut.objects.filter(campaign=campaign, reason__in=PASSING).values("person")
    campaign.occurrences.filter(person__in=left).update(again_on=timezone.localdate() + AGAIN_AFTER)


def _morning() -> datetime:
    return timezone.localtime().replace(hour=MORNING, minute=0, second=0, microsecond=0)


def _said(automation: Automation) -> str:
    """The sentence that is kept with the round, in the language of the office."""
    with translation.override("sv"):
        return occasions.in_words(automation)
