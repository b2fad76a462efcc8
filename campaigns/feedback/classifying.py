"""What a letter that came in is: a report, a complaint, an absence, or somebody who wrote to us."""

from dataclasses import dataclass
from email.message import Message

from campaigns.feedback import causes, complaints, delivery_reports, machines, mime
from campaigns.models import Incoming

Kind = Incoming.Kind
_ACTIONS = {"failed": Kind.BOUNCE, "delayed": Kind.DELAY, "delivered": Kind.DELIVERED}


@dataclass(frozen=True)
class Reading:
    """What a letter is. `cause` and `status` (RFC 3463) are empty unless it is a report."""

    kind: Incoming.Kind
    cause: str = ""
    status: str = ""
    words: str = ""


def read(message: Message) -> Reading:
    """Never raises; what nobody can make sense of is NOT_UNDERSTOOD."""
    if complaint := complaints.read(message):
        kind = Kind.COMPLAINT if complaint.complains else Kind.NOTICE
        return Reading(kind, words=f"{complaint.type} ({complaint.agent})"[:500])
    if report := delivery_reports.read(message):
        return _of_report(report)
    subject = mime.header(message, "Subject")
    if machines.is_challenge(message):
        return Reading(Kind.CHALLENGE, words=subject[:500])
    if machines.is_absence(message):
        return Reading(Kind.ABSENCE, words=subject[:500])
    if _is_receipt(message) or message.get_content_type() == "text/calendar":
        return Reading(Kind.NOTICE, words=subject[:500])
    if machines.is_automatic(message):
        return Reading(Kind.NOT_UNDERSTOOD, words=subject[:500])
    if mime.addresses([mime.header(message, "From")]) and mime.text(message).strip():
        return Reading(Kind.REPLY, words=subject[:500])
    return Reading(Kind.NOT_UNDERSTOOD, words=subject[:500])


def _of_report(report: delivery_reports.DeliveryReport) -> Reading:
    kind = _ACTIONS.get(report.action, Kind.NOTICE)
    cause = ""
    if kind in (Kind.BOUNCE, Kind.DELAY):
        cause = causes.of(report.status, report.words)
    return Reading(kind, cause, report.status[:12], " ".join(report.words.split())[:500])


def _is_receipt(message: Message) -> bool:
    """A read receipt (RFC 8098), which nobody asked for."""
    return mime.of_type(message, "message/disposition-notification") is not None
