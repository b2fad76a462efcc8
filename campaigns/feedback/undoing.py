"""Taking back one thing that something which came back had done to our rows."""

from django.db import transaction
from django.utils import timezone

from alumni import consenting, search
from alumni.models import Address, AuditEntry, Consent, User
from campaigns import barring
from campaigns.models import Effect


class CannotUndo(Exception):
    """It no longer stands as it was left; the message says what has happened since."""


@transaction.atomic
def undo(effect: Effect, by: User, why: str) -> None:
    """Put back what stood there before. Raises CannotUndo."""
    effect = Effect.objects.select_for_update().get(pk=effect.pk)
    if effect.undone_at:
        raise CannotUndo("It has been undone before.")
    if effect.kind == Effect.Kind.BARRED and not barring.lift(effect.email, by, why):
        raise CannotUndo("The bar has been lifted since.")
    if effect.kind == Effect.Kind.COUNTED:
        _restore(effect)
    if effect.kind == Effect.Kind.OPTED_OUT:
        _say_yes_again(effect, by, why)
    effect.undone_at, effect.undone_by, effect.undone_why = timezone.now(), by, why[:300]
    effect.save(update_fields=["undone_at", "undone_by", "undone_why"])
    AuditEntry.note(
        AuditEntry.Act.UNDO,
        by,
        person=effect.person,
        subject=effect.kind,
        effect=effect.pk,
        why=why,
    )


def _restore(effect: Effect) -> None:
    """Each address as it was, unless something else has changed it since."""
    after = effect.after.get("addresses", {})
    for key, (state, words) in effect.before.get("addresses", {}).items():
        Address.objects.filter(pk=key, state=after.get(key, [""])[0]).update(
            state=state, state_reason=words
        )


def _say_yes_again(effect: Effect, by: User, why: str) -> None:
    person, purpose = effect.person, effect.purpose
    if person is None or consenting.holds(person, purpose):
        raise CannotUndo("The person has said something else since.")
    consenting.say(
        person,
        purpose,
        True,
        source=Consent.Source.STAFF,
        language=person.language,
        by=by,
        evidence=why[:200],
    )
    search.refresh([person.pk])
