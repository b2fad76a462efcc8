"""Misuse: told by either side, it stops the two at once; the alumni office decides the rest."""

from django.db import transaction
from django.utils import timezone

from alumni.models import AuditEntry, User
from engagement import asking, letters
from engagement.asking import State
from engagement.models import AskingStop, Note, Report, Request

Decision = Report.Decision
MOST_OPEN = 3


@transaction.atomic
def report(request_id: int, side: str, words: str) -> Report:
    """Stop everything between the two and put it before the office. A second one only adds to
    it, a fourth nothing."""
    request = asking.locked(request_id)
    earlier = request.reports.open().order_by("-pk")
    if earlier.count() >= MOST_OPEN:
        return earlier[0]
    told = Report.objects.create(
        request=request, asker=request.ask.asked_by, side=side, words=words
    )
    if request.stopped_at is None:
        request.stopped_at = timezone.now()
        if request.state in (*Request.UNANSWERED, State.LATER, State.OTHER):
            request.state, request.ask_again_on = State.CANCELLED, None
        request.save(update_fields=["stopped_at", "state", "ask_again_on"])
        # Nobody else is asked by somebody whom a person has just reported.
        if side == Note.Side.PERSON:
            request.ask.requests.filter(state=State.WAITING).update(state=State.CANCELLED)
    letters.tell_reported(told)
    return told


@transaction.atomic
def decide(report_id: int, decision: str, by: User, words: str = "") -> Report:
    """The office's word on a report; it is logged. `words` go to whoever it is about, with a
    warning or a stop. Only a teacher can be stopped from asking. Safe to call twice."""
    told = Report.objects.select_for_update(of=("self",)).select_related("asker").get(pk=report_id)
    if told.closed_at:
        return told
    stops = decision == Decision.BLOCK and told.side == Note.Side.PERSON
    told.decision, told.closed_at, told.closed_by = decision, timezone.now(), by
    told.note = words
    told.save(update_fields=["decision", "closed_at", "closed_by", "note"])
    if stops:
        AskingStop.objects.get_or_create(user=told.asker)
    if decision != Decision.NOTHING:
        letters.warn(told, words, blocked=stops)
    letters.tell_decision(told)
    _log(by, told, decision)
    return told


@transaction.atomic
def lift(stop: AskingStop, by: User) -> None:
    """The teacher may ask again."""
    AuditEntry.note(
        AuditEntry.Act.CHANGE, by, subject="asking_stop", user=stop.user_id, lifted=True
    )
    stop.delete()


def _log(by: User, told: Report, decision: str) -> None:
    AuditEntry.note(
        AuditEntry.Act.CHANGE,
        by,
        person=told.request.person if told.request else None,
        subject="report",
        report=told.pk,
        about_user=told.asker_id,
        decision=decision,
    )
