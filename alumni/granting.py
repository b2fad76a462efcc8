"""What a rights request asks for, carried out by the office from the case: the person is erased,
hidden, paused, or gets no more letters. Each act is in the audit log with the case's number.

The post room lies above this app: it says at its start how the last letter is sent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from alumni import preferences, privacy, profile, reaching, rights
from alumni.models import AccessRequest, AuditEntry, Consent, Person, Purpose, User
from alumni.rights import NotYet

Kind = AccessRequest.Kind
# What can be done from a case, by what it asks for.
HIDE, PAUSE, NO_LETTERS = "hide", "pause", "no letters"
ACTS = {
    Kind.RESTRICTION: (HIDE, PAUSE),
    Kind.OBJECTION: (NO_LETTERS, HIDE, PAUSE),
}


@dataclass(frozen=True)
class Farewell:
    """The last letter to somebody who is erased: it outlives them until it is sent, and holds no
    name. `to` is the address as it was."""

    to: str
    language: str
    received_on: date


farewell: Callable[[Farewell], object] = lambda _farewell: None  # noqa: E731


def taken_leave_by(send: Callable[[Farewell], object]) -> None:
    """The post room says how the last letter is sent."""
    global farewell
    farewell = send


# ── Erasure ───────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def erase(case: AccessRequest, decision: str, by: User) -> bool:
    """Erase the person and close the case as granted: both or neither. Says whether a letter tells
    them. Raises NotYet: closed or changed by now, or nobody is known to have asked."""
    person = Person.objects.select_for_update().filter(pk=case.person_id).first()
    held = AccessRequest.objects.select_for_update().get(pk=case.pk)
    if person is None or held.person_id != person.pk or not held.may_be_erased:
        raise NotYet("nobody to erase")
    last = Farewell(reached_at(person), person.language, held.received_on)
    rights.note(held, by, "erased")
    privacy.erase(person, by)
    held.refresh_from_db()  # the erasure has taken name and words out of the case
    rights.close(held, AccessRequest.Outcome.GRANTED, decision, by)
    if last.to:
        # After the erasure, which takes every letter that waits for the address.
        farewell(last)
    return bool(last.to)


def reached_at(person: Person) -> str:
    """The address that letters reach, as far as anybody knows; else ""."""
    address = person.primary_address
    if person.deceased_at or address is None or not address.is_usable:
        return ""
    return "" if reaching.trouble_with(person) else address.email


# ── Restriction and objection ─────────────────────────────────────────────────────────────────
@transaction.atomic
def hide(case: AccessRequest, by: User) -> None:
    """Hidden everywhere but for the office. Safe to call twice."""
    person = _whom(case, HIDE)
    if person.hidden_at is None:
        profile.hide(person)
        rights.note(case, by, "hidden")


@transaction.atomic
def show(case: AccessRequest, by: User) -> None:
    """Take back what was done from this very case; who hid by their own choice stays hidden."""
    person = _whom(case, HIDE)
    if not hidden_from(case, person):
        raise NotYet("hidden by their own choice")
    profile.show(person)
    rights.note(case, by, "shown")


def hidden_from(case: AccessRequest, person: Person) -> bool:
    """Whether the person is hidden because of this case."""
    if person.hidden_at is None:
        return False
    log = AuditEntry.objects.filter(person=person, act=AuditEntry.Act.RIGHTS)
    return log.filter(
        detail__case=case.pk, detail__step="hidden", at__gte=person.hidden_at
    ).exists()


@transaction.atomic
def pause(case: AccessRequest, until: date, by: User) -> None:
    """Nobody asks the person, and nothing that rests on a yes is sent, until then."""
    profile.pause(_whom(case, PAUSE), until)
    rights.note(case, by, "paused", until=until.isoformat())


def gets_no_letters(person: Person) -> bool:
    """Whether a no stands to every purpose there is."""
    refused = person.consent_states.filter(granted=False)
    return refused.count() == Purpose.objects.count()


@transaction.atomic
def stop_letters(case: AccessRequest, by: User) -> None:
    """A no to every purpose, said for the person. Only they can say yes again. Safe to call
    twice."""
    person = _whom(case, NO_LETTERS)
    preferences.stop_all(
        person, Consent.Source.STAFF, person.language, by=by, evidence=f"rights request {case.pk}"
    )
    rights.note(case, by, "no letters")


def _whom(case: AccessRequest, act: str) -> Person:
    """The person, locked. Raises NotYet where the case does not ask for this act, or not now."""
    held = AccessRequest.objects.select_for_update().get(pk=case.pk)
    if not held.may_be_acted_on or act not in ACTS.get(held.kind, ()):
        raise NotYet("nothing to do")
    return Person.objects.select_for_update().get(pk=held.person_id)
