"""Letters that come in: who reads a mailbox hands each one over here, and the room whose address
it was sent to takes it.

A room registers the prefix of its addresses: "r" takes r-<token>@MAIL_REPLY_DOMAIN.
"""

import email
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default as policy
from email.utils import getaddresses, parseaddr

from django.conf import settings

from alumni.keys import normalise_email
from campaigns import reply_text

LARGEST = 2 * 1024 * 1024  # bytes; what is larger is read no further than its text needs
_LOCAL = re.compile(r"(?P<prefix>[a-z]{1,8})-(?P<token>[a-z0-9]{8,60})")
_AUTOMATIC = {"bulk", "list", "junk", "auto_reply"}


@dataclass(frozen=True)
class Inbound:
    """One letter, read. `text` is what the writer wrote: no quotes, no signature, no html.

    `automatic`: written by a machine (an absence notice, a bounce, a list); never answered.
    `attachments` counts what was dropped.
    """

    token: str
    sender: str
    subject: str
    text: str
    message_id: str
    automatic: bool = False
    attachments: int = 0


Handler = Callable[[Inbound], object]
_handlers: dict[str, Handler] = {}


def register(prefix: str, handler: Handler) -> None:
    """Tell, when an app starts, who takes letters to <prefix>-<token>@MAIL_REPLY_DOMAIN."""
    _handlers[prefix] = handler


def address(prefix: str, token: str) -> str:
    """The address to answer to; empty where this installation reads no mail."""
    domain = settings.MAIL_REPLY_DOMAIN
    return f"{prefix}-{token}@{domain}" if domain else ""


def receive(raw: bytes, recipients: Iterable[str] = ()) -> bool:
    """Hand a letter over. True when it was to one of our reply addresses, also when the room
    then did nothing with it; False: somebody else's letter.

    `recipients` is the envelope where the reader knows it; else the headers decide.
    """
    message = email.message_from_bytes(raw[:LARGEST], policy=policy)
    for local in _locals(message, recipients):
        found = _LOCAL.fullmatch(local)
        if found and (handler := _handlers.get(found["prefix"])):
            handler(_read(message, found["token"]))
            return True
    return False


def _locals(message: EmailMessage, recipients: Iterable[str]) -> Iterable[str]:
    """The parts before the @ of our reply domain, in small letters."""
    named = [*recipients]
    if not named:
        headers = ("Delivered-To", "X-Original-To", "To", "Cc")
        values = [str(value) for name in headers for value in message.get_all(name, [])]
        named = [addr for _name, addr in getaddresses(values)]
    for one in named:
        local, _at, domain = one.strip("<> ").lower().rpartition("@")
        if domain and domain == settings.MAIL_REPLY_DOMAIN.lower():
            yield local


def _read(message: EmailMessage, token: str) -> Inbound:
    return Inbound(
        token=token,
        sender=normalise_email(parseaddr(_header(message, "From"))[1]),
        subject=" ".join(_header(message, "Subject").split())[:250],
        text=reply_text.of(message),
        message_id=_header(message, "Message-ID").strip()[:250],
        automatic=is_automatic(message),
        attachments=sum(1 for _part in _attached(message)),
    )


def is_automatic(message: EmailMessage) -> bool:
    """Absence notices, bounces, lists and calendar answers (RFC 3834)."""
    submitted = _header(message, "Auto-Submitted").split(";")[0].strip().lower()
    empty_path = _header(message, "Return-Path").strip() == "<>"
    local = parseaddr(_header(message, "From"))[1].lower().partition("@")[0]
    return (
        submitted not in ("", "no")
        or _header(message, "Precedence").strip().lower() in _AUTOMATIC
        or any(name in message for name in ("List-Id", "X-Autoreply", "X-Autorespond"))
        or empty_path
        or local in ("", "mailer-daemon", "postmaster", "noreply", "no-reply")
        or message.get_content_type() in ("multipart/report", "text/calendar")
        or any(part.get_content_type() == "text/calendar" for part in message.walk())
    )


def _attached(message: EmailMessage) -> Iterable[EmailMessage]:
    if message.is_multipart():
        yield from message.iter_attachments()


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name, "") or "")
