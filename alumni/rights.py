"""A request under the data protection regulation on its way: asked, known who asks, put together,
looked through, delivered, closed. Each step is written to the audit log.

The post room lies above this app: it says at its start how the letter with the link is sent.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from alumni import privacy
from alumni.models import AccessRequest, AuditEntry, Person, User
from alumni.models.access_request import COPY_LIFE, months_after

ANSWER_MONTHS = 1
EXTRA_MONTHS = 2

carrier: Callable[[AccessRequest], None] = lambda _case: None  # noqa: E731


class NotYet(ValueError):
    """The step before has not been taken."""


def carried_by(send: Callable[[AccessRequest], None]) -> None:
    """The post room says how a delivered copy is told of."""
    global carrier
    carrier = send


def due(received: date) -> date:
    return months_after(received, ANSWER_MONTHS)


def ask(person: Person, kind: str, text: str) -> AccessRequest:
    """Asked from the person's own page: who it is was shown by signing in."""
    today = timezone.localdate()
    return AccessRequest.objects.create(
        person=person, name=person.name, kind=kind, way=AccessRequest.Way.PAGE, text=text,
        received_on=today, due_on=due(today), identified_at=timezone.now(),
    )  # fmt: skip


def registered(case: AccessRequest, by: User) -> None:
    """The office writes down what came by post, by e-mail or in person."""
    case.due_on = due(case.received_on)
    case.identified_at = timezone.now() if case.identity else None
    case.save()
    note(case, by, "registered")


def identify(case: AccessRequest, how: str, by: User, person: Person | None = None) -> None:
    """Who it is and how we know; `person` for a case that was about nobody in the register."""
    case.identity, case.identified_at = how, timezone.now()
    case.person = case.person or person
    case.save(update_fields=["identity", "identified_at", "person"])
    note(case, by, "identified")


def extend(case: AccessRequest, why: str, by: User) -> None:
    """Two months more, once, counted from the first deadline's month. The person is to be told."""
    if case.extended_on or case.closed_at:
        raise NotYet("extended already")
    case.extension, case.extended_on = why, timezone.localdate()
    case.due_on = months_after(case.received_on, ANSWER_MONTHS + EXTRA_MONTHS)
    case.save(update_fields=["extension", "extended_on", "due_on"])
    note(case, by, "extended", until=case.due_on.isoformat())


@transaction.atomic
def assemble(case: AccessRequest, by: User) -> None:
    """Put together all that is kept, from every app; a new copy has to be looked through anew."""
    if case.person is None or case.identified_at is None:
        raise NotYet("nobody is known to have asked")
    case.package = privacy.export(case.person)
    case.left_out, case.assembled_at = [], timezone.now()
    case.reviewed_at = case.reviewed_by = case.delivered_at = case.fetched_at = None
    case.save(
        update_fields=["package", "left_out", "assembled_at", "reviewed_at", "reviewed_by",
                       "delivered_at", "fetched_at"]
    )  # fmt: skip
    note(case, by, "assembled", parts=len(case.package))


def review(case: AccessRequest, left_out: list[str], by: User) -> None:
    if not case.package:
        raise NotYet("nothing has been put together")
    case.left_out = [name for name in case.package if name in left_out]
    case.reviewed_at, case.reviewed_by = timezone.now(), by
    case.save(update_fields=["left_out", "reviewed_at", "reviewed_by"])
    note(case, by, "reviewed", left_out=case.left_out)


@transaction.atomic
def deliver(case: AccessRequest, by: User) -> None:
    """The person gets a link, in a letter and under My data, that works for thirty days. Safe to
    call twice."""
    if AccessRequest.objects.select_for_update().get(pk=case.pk).delivered_at:
        return
    if case.reviewed_at is None or not case.package:
        raise NotYet("nobody has looked through the copy")
    case.delivered_at = timezone.now()
    case.save(update_fields=["delivered_at"])
    carrier(case)
    note(case, by, "delivered")


def fetched(case: AccessRequest, by: User | None) -> None:
    """The copy has left the house: by the person's link, or printed by the office."""
    if case.fetched_at is None:
        case.fetched_at = timezone.now()
        case.save(update_fields=["fetched_at"])
    note(case, by, "fetched")


def close(case: AccessRequest, outcome: str, decision: str, by: User) -> None:
    case.outcome, case.decision = outcome, decision
    case.closed_at, case.closed_by = timezone.now(), by
    case.save(update_fields=["outcome", "decision", "closed_at", "closed_by"])
    note(case, by, "closed", outcome=outcome)


def forget_copies() -> int:
    """Copies whose link is over, and those of closed cases that were never sent."""
    ended = timezone.now() - COPY_LIFE
    kept = AccessRequest.objects.exclude(package={})
    over = kept.filter(delivered_at__lt=ended) | kept.filter(delivered_at=None, closed_at__lt=ended)
    return over.update(package={})


def note(case: AccessRequest, by: User | None, step: str, **detail: object) -> None:
    """One step of a case in the audit log."""
    AuditEntry.note(
        AuditEntry.Act.RIGHTS, by, person=case.person, subject=case.kind, case=case.pk, step=step,
        **detail,
    )  # fmt: skip
