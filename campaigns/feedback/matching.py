"""Whose letter it was that came back: by the signed envelope sender, and by nothing in the text
that is not signed."""

import re
from dataclasses import dataclass
from email.message import Message as Mail

from django.conf import settings

from alumni.models import Person, Purpose
from campaigns import links, opting_out
from campaigns.feedback import mime
from campaigns.models import Campaign, Message, Recipient

_BOUNCE = re.compile(r"bounce\+([0-9a-f]{40})", re.IGNORECASE)
_UNSUBSCRIBE = re.compile(r"(?i:unsub)\+([A-Za-z0-9_-]{27})")
# In the letter that a report encloses: its envelope sender, or the link to unsubscribe.
_ENCLOSED = re.compile(rb"bounce\+([0-9a-fA-F]{40})(?:@|=40)|/u/([A-Za-z0-9_-]{27})\b")
_OWN_ID = re.compile(r"<?(?:c(\d+)\.r(\d+)\.[a-z]{2}|m(\d+)\.[a-z]+)@([\w.-]+)>?")


@dataclass(frozen=True)
class Ours:
    """The letter, as far as our rows still know it. `email` is empty when its person is erased."""

    email: str
    person: Person | None
    campaign: Campaign | None = None
    seq: int | None = None
    message: Message | None = None

    @property
    def purpose(self) -> Purpose | None:
        """What the letter was about; None: the person had asked for this very letter."""
        if self.campaign:
            return self.campaign.purpose
        return Purpose.objects.filter(code=self.message.ground).first() if self.message else None


def addressed(message: Mail, recipients: list[str]) -> list[str]:
    """Where a letter was sent: the envelope if the reader knows it, else the headers."""
    if recipients:
        return [each.strip("<> \r\n") for each in recipients]
    names = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")
    return mime.addresses([value for name in names for value in mime.headers(message, name)])


def by_envelope(addresses: list[str]) -> Ours | None:
    """The letter whose envelope sender this is."""
    for address in _at_bounce_domain(addresses):
        if found := _BOUNCE.fullmatch(address):
            return _signed(found[1])
    return None


def unsubscribing(message: Mail, addresses: list[str]) -> list[str]:
    """The tokens of a letter to unsub+<token>, none when it is no such letter. Of several one may
    be right: some servers turn the envelope to lower case, and the headers still have the token."""
    if not (tokens := _unsubscribe_tokens(addresses)):
        return []
    return list(dict.fromkeys([*tokens, *_unsubscribe_tokens(addressed(message, []))]))


def _unsubscribe_tokens(addresses: list[str]) -> list[str]:
    found = map(_UNSUBSCRIBE.fullmatch, _at_bounce_domain(addresses))
    return [match[1] for match in found if match]


def by_enclosed(raw: bytes) -> Ours | None:
    """The letter that a report encloses, recognised by what only we can have signed."""
    for found in list(_ENCLOSED.finditer(raw[: mime.LARGEST]))[:20]:
        if ours := _signed((found[1] or found[2]).decode()):
            return ours
    return None


def by_token(token: str) -> Ours | None:
    """For notices of a provider that has no envelope sender: it was given its token instead."""
    return _signed(token) if re.fullmatch("[0-9a-f]{40}", token) else None


def by_message_id(message_id: str) -> Ours | None:
    """For notices that a provider has signed: they name the letter by its Message-ID."""
    found = _OWN_ID.fullmatch(message_id.strip())
    domains = {
        address.rpartition("@")[2].lower()
        for address in (settings.MAIL_FROM_NEWS, settings.MAIL_FROM_ACCOUNT)
    }
    if not found or found[4].lower() not in domains:
        return None
    if found[3]:
        return of_letter(links.Single(int(found[3])))
    return of_letter(links.Letter(int(found[1]), int(found[2])))


def _at_bounce_domain(addresses: list[str]) -> list[str]:
    domain = settings.MAIL_BOUNCE_DOMAIN.lower()
    split = [address.rpartition("@") for address in addresses]
    return [local for local, _at, host in split if host.lower() == domain]


def _signed(token: str) -> Ours | None:
    try:
        letter = links.read_bounce(token.lower()) if len(token) == 40 else links.read_token(token)
    except links.BadToken:
        return None
    return of_letter(letter)


def of_letter(letter: links.Letter | links.Single) -> Ours | None:
    """What our rows know of it; None: it is gone from them."""
    if isinstance(letter, links.Single):
        message = Message.objects.select_related("person").filter(pk=letter.message_id).first()
        return Ours(message.to, message.person, message=message) if message else None
    rows = Recipient.objects.select_related("campaign__purpose")
    row = rows.filter(campaign=letter.campaign_id, seq=letter.seq).first()
    if row is None:
        return None
    email = "" if row.email.endswith(".invalid") else row.email
    return Ours(email, opting_out.living(row.person_id), row.campaign, row.seq)
