"""Saying yes and no: the acts that write Consent, and what holds now."""

from typing import TYPE_CHECKING

from django.db import transaction

from alumni.models import Consent, ConsentState, Interaction, Person, Purpose

if TYPE_CHECKING:
    from alumni.models import User


def say(
    person: Person,
    purpose: Purpose,
    granted: bool,
    *,
    source: Consent.Source,
    language: str,
    by: "User | None" = None,
    evidence: str = "",
) -> Consent | None:
    """Note a person's word on a purpose, with the wording that was shown to them.

    Returns None and writes nothing when the same already holds.
    """
    state = ConsentState.objects.filter(person=person, purpose=purpose).first()
    if state and state.granted == granted:
        return None
    with transaction.atomic():
        consent = Consent.objects.create(
            person=person,
            purpose=purpose,
            wording=purpose.current_wording(),
            granted=granted,
            language=language,
            source=source,
            by=by,
            evidence=evidence,
        )
        sign = "+" if granted else "−"
        Interaction.record(person, Interaction.Kind.CONSENT, f"{sign} {purpose.name_sv}")
    return consent


def holds(person: Person, purpose: Purpose) -> bool:
    """Whether mail for this purpose has a ground today: consent given, or no objection."""
    state = ConsentState.objects.filter(person=person, purpose=purpose).first()
    if purpose.basis == Purpose.Basis.CONSENT:
        return state is not None and state.granted
    return state is None or state.granted
