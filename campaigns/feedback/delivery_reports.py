"""Reports on a letter that did not simply arrive: RFC 3464, and what servers send instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from campaigns.feedback import mime

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_BASIC = re.compile(r"\b([45])\d\d[ -]")
_MACHINE = re.compile(
    r"mailer-?daemon|postmaster|mail delivery (sub)?system|microsoftexchange|mdaemon", re.IGNORECASE
)
_FAILED = re.compile(
    r"failure notice|undeliver|delivery (status|failure|report|notification|has failed)"
    r"|returned (mail|to sender)|mail(ing)? (delivery )?(system )?(error|failed|failure)"
    r"|message (could not|not) (be )?delivered|mail could not|non.?delivery|can ?not be delivered"
    r"|olevererbar|kunde inte levereras|leveransfel|gick inte att leverera|obeställbar"
    r"|unzustellbar|retur(nerat)? (av )?(brev|meddelande)",
    re.IGNORECASE,
)
_DELAYED = re.compile(
    r"delayed|(still|yet) (being retried|trying|undelivered)|will be retried|försenad|fördröj"
    r"|warning: (message|could not send)|delivery delay",
    re.IGNORECASE,
)
_DELIVERED = re.compile(r"\b(relayed|delivered|levererat|successful)\b", re.IGNORECASE)
# Where a report without a standard part says what happened.
_SAID = re.compile(
    r"(?:[45]\d\d[ -]|remote (?:host|server) (?:said|answered)|i wasn't able|user unknown"
    r"|sorry[, ]|quota|full|finns inte|unknown|kunde inte|couldn't|could not|rejected|refused"
    r"|unrouteable|no such|retry timeout|doesn't|does not|giving up|försenat|har avvisat)",
    re.IGNORECASE,
)
ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")


@dataclass(frozen=True)
class DeliveryReport:
    """What became of a letter. `action` is RFC 3464's word; `status` may be empty."""

    action: str
    status: str
    words: str


def read(message: Message) -> DeliveryReport | None:
    """The report in a letter; None when it is something else."""
    return _standard(message) or _by_its_words(message)


def _standard(message: Message) -> DeliveryReport | None:
    part = mime.of_type(message, "message/delivery-status", "message/global-delivery-status")
    if part is None:
        return None
    blocks = [block for block in _blocks(part) if block.get("action")]
    for action in ACTIONS:  # of several recipients the one who fared worst
        for block in blocks:
            if block["action"].split()[0].lower().strip(".,;") == action:
                return _of_block(action, block, mime.text(message))
    return None


def _blocks(part: Message) -> Iterator[dict[str, str]]:
    """The groups of fields. Some servers encode the part, or leave the empty line out."""
    text = mime.content(part).replace("\r\n", "\n")
    for group in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        name = ""
        for line in group.split("\n"):
            key, colon, value = line.partition(":")
            if line[:1].isspace() and name:
                fields[name] += " " + line.strip()
            elif colon and " " not in key.strip():
                name = key.strip().lower()
                fields.setdefault(name, "")
                fields[name] = value.strip()
        yield fields


def _of_block(action: str, block: dict[str, str], prose: str) -> DeliveryReport:
    words = block.get("diagnostic-code", "")
    named = _STATUS.search(block.get("status", ""))
    status = named[1] if named else ""
    # The other server's own status says more than "5.0.0" of the one that reports.
    if (not status or status.endswith(".0.0")) and (told := _STATUS.search(words)):
        status = told[1]
    if not words or words.lower() in ("smtp;", "x-unix;"):
        words = _said(prose)
    return DeliveryReport(action, status, words)


def _by_its_words(message: Message) -> DeliveryReport | None:
    subject, sender = mime.header(message, "Subject"), mime.header(message, "From")
    text = mime.text(message)
    failed_to = mime.header(message, "X-Failed-Recipients")
    qmail = "this is the qmail-send program" in text.lower()
    machine = bool(_MACHINE.search(sender)) or mime.header(message, "Return-Path") == "<>"
    if not (failed_to or qmail or (machine and _speaks_of_delivery(subject))):
        return None
    words = _said(text)
    named = _STATUS.search(words) or _STATUS.search(text[:4000])
    status = named[1] if named else ""
    late = _DELAYED.search(subject) or (not _FAILED.search(subject) and _DELAYED.search(text[:600]))
    if late:
        return DeliveryReport("delayed", status, words)
    if _DELIVERED.search(subject) and not _FAILED.search(subject):
        return DeliveryReport("delivered", status or "2.0.0", words)
    return DeliveryReport("failed", status, words)


def _speaks_of_delivery(subject: str) -> bool:
    return bool(_FAILED.search(subject) or _DELAYED.search(subject) or _DELIVERED.search(subject))


def _said(text: str) -> str:
    """The paragraph in which a report without a diagnostic field says what happened."""
    paragraphs = [" ".join(each.split()) for each in re.split(r"\n\s*\n", text)]
    telling = [each for each in paragraphs if each and _SAID.search(each)]
    best = sorted(telling, key=lambda each: not (_BASIC.search(each) or _STATUS.search(each)))
    return " / ".join(best[:3])[:1000] or " ".join(text.split())[:500]
