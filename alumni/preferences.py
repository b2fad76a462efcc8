"""What a person wants to get, and what they have said yes and no to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from alumni import consenting, search
from alumni.models import Consent, Person, Purpose, Wording

if TYPE_CHECKING:
    from alumni.models import User


@transaction.atomic
def save(person: Person, cleaned: dict[str, Any], source: Consent.Source, language: str) -> None:
    """Write down a checked PreferencesForm. Only what differs from what holds is said anew.

    `language` is the one in which the words were shown.
    """
    for purpose in Purpose.objects.order_by("order", "pk"):
        wanted = cleaned.get(f"purpose_{purpose.code}")
        if wanted is not None and wanted != consenting.holds(person, purpose):
            consenting.say(person, purpose, wanted, source=source, language=language)
    if "topics" in cleaned:
        person.topics.set(cleaned["topics"])
    for field in ("language", "days_between_letters"):
        if field in cleaned:
            setattr(person, field, cleaned[field])
    person.save(update_fields=["language", "days_between_letters"])
    search.refresh([person.pk])


@transaction.atomic
def say(
    person: Person, purpose: Purpose, granted: bool, source: Consent.Source, language: str
) -> None:
    """One yes or no, in one step; it holds at once."""
    consenting.say(person, purpose, granted, source=source, language=language)
    search.refresh([person.pk])


@transaction.atomic
def stop_all(
    person: Person,
    source: Consent.Source,
    language: str,
    by: "User | None" = None,
    evidence: str = "",
) -> None:
    """No to every purpose at once, by the person or told to the office. Safe to call twice."""
    for purpose in Purpose.objects.order_by("order", "pk"):
        consenting.say(
            person, purpose, False, source=source, language=language, by=by, evidence=evidence
        )
    search.refresh([person.pk])


@dataclass(frozen=True)
class Standing:
    """Where a person stands on one purpose, with the words that count."""

    purpose: Purpose
    holds: bool
    wording: Wording | None
    last: Consent | None
    earlier: tuple[Consent, ...]


def standings(person: Person) -> list[Standing]:
    """Each purpose in order: what holds, the words agreed to, since when and from where."""
    said: dict[int, list[Consent]] = {}
    for consent in Consent.objects.standing().history_of(person):
        said.setdefault(consent.purpose_id, []).append(consent)
    result = []
    for purpose in Purpose.objects.order_by("order", "pk").prefetch_related("wordings"):
        words = said.get(purpose.pk, [])
        newest = max(purpose.wordings.all(), key=lambda wording: wording.version, default=None)
        last = words[0] if words else None
        holds = last.granted if last else purpose.basis != Purpose.Basis.CONSENT
        wording = last.wording if last and last.granted else newest
        result.append(Standing(purpose, holds, wording, last, tuple(words[1:])))
    return result
