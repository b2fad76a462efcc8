"""The one door for letters that come in, whoever read them: a mailbox, a folder or a pipe."""

import hashlib
from collections.abc import Iterable
from email.message import Message as Mail

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from alumni.models import Consent
from campaigns import inbound, opting_out, outbox, replies
from campaigns.feedback import applying, classifying, matching, mime
from campaigns.feedback.classifying import Reading
from campaigns.feedback.matching import Ours
from campaigns.models import Incoming, Message

Kind = Incoming.Kind
_REPORTS = (Kind.BOUNCE, Kind.DELAY, Kind.DELIVERED, Kind.COMPLAINT)
EXCERPT = 4000
# What reading may end in all the same: no letter may stand in the way of those behind it.
_TOO_ODD = (RecursionError, ValueError, TypeError, LookupError, AttributeError, AssertionError)


def receive(
    raw: bytes, recipients: Iterable[str] = (), source: str = Incoming.Source.PIPE
) -> Incoming:
    """Take one letter in, once: the same letter again changes nothing.

    `recipients` is the envelope where the reader knows it; else the headers decide. Any bytes
    are taken; what nobody understands is kept for staff to read.
    """
    message = mime.parse(raw)
    addresses = matching.addressed(message, list(recipients))
    key = _key(message, raw, addresses)
    if known := Incoming.objects.filter(key=key).first():
        return known
    with transaction.atomic():
        incoming, new = Incoming.objects.get_or_create(
            key=key, defaults={"source": source, "kind": Kind.NOT_UNDERSTOOD}
        )
        if new:
            _take(incoming, message, raw, addresses)
    return incoming


def put_aside(raw: bytes, source: str) -> Incoming:
    """Keep for staff a letter that could not be taken in, and do nothing with it."""
    try:
        message = mime.parse(raw)
        key = _key(message, raw, matching.addressed(message, []))
        words, excerpt = mime.header(message, "Subject"), _excerpt(message)
    except _TOO_ODD:
        key, words = hashlib.sha256(raw).hexdigest(), ""
        excerpt = raw[:EXCERPT].decode("utf-8", "replace").replace("\x00", "")
    incoming, _new = Incoming.objects.get_or_create(
        key=key,
        defaults={
            "source": source,
            "kind": Kind.NOT_UNDERSTOOD,
            "words": words[:500],
            "excerpt": excerpt,
        },
    )
    return incoming


def _key(message: Mail, raw: bytes, addresses: list[str]) -> str:
    """The same letter, also when it was delivered twice on different ways."""
    named = mime.header(message, "Message-ID")
    parts = [named, mime.header(message, "From"), *sorted(addresses)]
    seed = "\n".join(parts).encode("utf-8", "replace") if named else raw
    return hashlib.sha256(seed + mime.text(message).encode("utf-8", "replace")).hexdigest()


def _take(incoming: Incoming, message: Mail, raw: bytes, addresses: list[str]) -> None:
    if _for_a_room(addresses) and inbound.receive(raw, addresses):
        incoming.kind = Kind.REPLY
        incoming.save(update_fields=["kind"])
        return
    reading = classifying.read(message)
    if (tokens := matching.unsubscribing(message, addresses)) and reading.kind not in _REPORTS:
        _unsubscribe(incoming, tokens)
        return
    ours = matching.by_envelope(addresses)
    if ours is None and reading.kind in _REPORTS:
        ours = matching.by_enclosed(raw)
    note(incoming, reading, ours)
    if incoming.kind == Kind.NOT_UNDERSTOOD:
        incoming.excerpt = _excerpt(message)
        incoming.save(update_fields=["excerpt"])
    elif incoming.kind == Kind.REPLY:
        _hand_to_office(message)


def note(incoming: Incoming, reading: Reading, ours: Ours | None) -> None:
    """Write down what it is and whose letter it is about, and do what follows."""
    incoming.kind = reading.kind if ours else Kind.NOT_UNDERSTOOD
    incoming.cause, incoming.status, incoming.words = reading.cause, reading.status, reading.words
    if ours:
        incoming.campaign, incoming.seq, incoming.message = ours.campaign, ours.seq, ours.message
        incoming.person, incoming.domain = ours.person, ours.email.rpartition("@")[2]
        incoming.words = _without_address(reading.words, ours.email)
        if not ours.email:  # its person is erased
            incoming.words = replies.without_addresses(reading.words)
    incoming.save()
    if ours:
        applying.apply(incoming, ours)


def _without_address(words: str, email: str) -> str:
    """Servers repeat the address; who may see it finds it with the letter."""
    local = email.partition("@")[0]
    words = words.replace(email, "…") if email else words
    return words.replace(f"<{local}@", "<…@") if local else words


def _for_a_room(addresses: list[str]) -> bool:
    domain = settings.MAIL_REPLY_DOMAIN.lower()
    return bool(domain) and any(each.lower().endswith(f"@{domain}") for each in addresses)


def _unsubscribe(incoming: Incoming, tokens: list[str]) -> None:
    """The mail program's other button (RFC 2369): a letter whose address is the whole message."""
    if reader := next(filter(None, map(opting_out.reader_of, tokens)), None):
        opting_out.opt_out(reader, Consent.Source.ONE_CLICK)
        incoming.person, incoming.kind = reader.person, Kind.UNSUBSCRIBE
        incoming.campaign_id = reader.campaign_id
    incoming.save()


def _excerpt(message: Mail) -> str:
    head = [f"{name}: {mime.header(message, name)}" for name in ("From", "Date", "Subject")]
    return "\n".join([*head, "", mime.text(message)])[:EXCERPT]


def _hand_to_office(message: Mail) -> None:
    """A person answered where no person reads: the office gets their words."""
    sender = next(iter(mime.addresses([mime.header(message, "From")])), "")
    try:
        validate_email(sender)
    except ValidationError:
        sender = ""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Answer to a letter: %s") % mime.header(message, "Subject")
        text = _("%(who)s answered a letter that Samverka sent:") % {"who": sender or "?"}
        outbox.post(
            None,
            to=settings.MAIL_REPLY_TO,
            kind=Message.Kind.NOTICE,
            subject=subject,
            text=f"{text}\n\n{mime.text(message)}",
            reply_to=sender[:254],
        )
