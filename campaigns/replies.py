"""What a mail server's word means for a letter: one answer for campaigns, second tries and single
letters. (Reports that come back later are read by feedback.causes.)

Whatever is about us (policy, content, protocol) never falls on the person; whatever says that an
address does not exist bars it; what is refused for now is tried again for three days.
"""

import re
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from campaigns.models.recipient import LONGEST_TRY, DeliveryException
from integrations.smtp import Reply, SmtpError, UncertainSmtpError

# Enhanced codes (RFC 3463) that speak of our letter or of us: too large, not to be converted,
# against the protocol, against a policy, from a sender's address that is not found.
_ABOUT_US = re.compile(r"5\.(7\.\d+|6\.\d+|5\.\d+|3\.4|2\.3|1\.[78])")
# Words about our own sender address, which a server looks up too. Its "no such user" is then ours.
OF_SENDER = re.compile(
    r"\bsender\b[^.;:]{0,30}\b(reject|refus|verif|fail|unknown|invalid|denied|block"
    r"|not (found|exist))|\bsender (verif|callout)|\b(bad|invalid|unknown) (sender|return.path)\b",
    re.IGNORECASE,
)
# A mailbox that exists and gets more than it is let have.
OF_HASTE = re.compile(r"receiving (e-?mail|messages|mail)\b.{0,20}\b(rate|quickly)", re.IGNORECASE)
# Those that speak of one mailbox alone: moved, full, on a way that leads nowhere.
_ABOUT_ONE = re.compile(r"5\.(1|2|4)\.\d+")
_WORDS_OF_POLICY = re.compile(
    r"spam|policy|blocked|block ?list|black ?list|reputation|denied|rejected due|not authori[sz]ed"
    r"|unauthenticated|dmarc|\bspf\b|\bdkim\b|virus|banned",
    re.IGNORECASE,
)
# For now, but about one mailbox: full, disabled for a while, greylisted by its own server.
_ONE_FOR_NOW = re.compile(r"4\.(1|2)\.\d+")
# As servers repeat it: in brackets or not, in a link, or rewritten into one of their own.
_ADDRESS = re.compile(r"[\w.!#$%'*+=^`{|}~-]+(?:@|%40)[\w.-]*\w")
_GREYLISTED = re.compile(r"gr[ea]y ?-?list", re.IGNORECASE)


class Meaning(StrEnum):
    TAKEN = "taken"
    LATER = "later"
    UNKNOWN = "unknown"  # the address does not exist: it is barred
    REFUSED = "refused"  # policy or content: several in a row stop the campaign
    FAILED = "failed"  # this one letter


def of(reply: Reply, *, to_recipient: bool) -> Meaning:
    """The meaning of a reply; `to_recipient`: it answers the recipient's address (RCPT).

    A code without an enhanced status is read by its words, and only as an answer to the address
    can such words say that it does not exist.
    """
    if reply.ok:
        return Meaning.TAKEN
    if reply.temporary:
        return Meaning.LATER
    if OF_SENDER.search(reply.words):
        return Meaning.REFUSED
    if OF_HASTE.search(reply.words):
        return Meaning.FAILED
    if reply.unknown_user and (to_recipient or reply.status):
        return Meaning.UNKNOWN
    if _ABOUT_US.fullmatch(reply.status):
        return Meaning.REFUSED
    if _ABOUT_ONE.fullmatch(reply.status):
        return Meaning.FAILED
    if to_recipient:
        return Meaning.REFUSED if _WORDS_OF_POLICY.search(reply.words) else Meaning.FAILED
    return Meaning.REFUSED


def slows(reply: Reply) -> bool:
    """Whether it asks us to go slower: a "not now" that is not about one mailbox, nor a server's
    habit of sending every stranger away once."""
    about_one = _ONE_FOR_NOW.fullmatch(reply.status) or _GREYLISTED.search(reply.words)
    return reply.temporary and _said(reply) and not about_one


def _said(reply: Reply) -> bool:
    """A connection that broke has no code of the relay's own in its words."""
    return reply.words[:1] == "4"


def ends_connection(reply: Reply) -> bool:
    """Whether, between two letters, it may mean: so many a connection, come again. Said at MAIL,
    just after a letter was taken, that is no haste of ours; a policy (4.7) may well be about it.
    Whoever is not let in again at once is told so anew, at the door or at the first letter."""
    return reply.code == 421 and not reply.status.startswith("4.7.")


def only_full(error: SmtpError, taken: bool) -> bool:
    """Whether a letter that goes alone is only to go over another connection: `taken` tells that
    this one had just taken another, and then it ended, in words or without, before this letter."""
    between = error.to_sender or not _said(error.reply)
    whole = not isinstance(error, UncertainSmtpError)
    return taken and whole and between and ends_connection(error.reply)


def without_addresses(words: str) -> str:
    """What a server said, for rows that belong to no person: no erasure would find one there."""
    return _ADDRESS.sub("…", words)


def next_try(tries: int, since: datetime) -> datetime | None:
    """When to try again after so many tries, at the latest when three days are over; None: they
    have been enough."""
    now = timezone.now()
    if now - since > LONGEST_TRY:
        return None
    return min(now + DeliveryException.pause_after(tries), since + LONGEST_TRY)
