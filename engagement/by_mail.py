"""A letter that answers a letter of a request: to the relay, and through it to the other side."""

from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.inbound import Inbound
from engagement import letters, relay_address, talking
from engagement.models import Note, Request

ONCE_AN_HOUR = 3600


def receive(letter: Inbound) -> None:
    """Pass it on; or tell the writer, at the address that we know, why not. Machines are never
    answered, and whoever is no part of the request is not either."""
    found = relay_address.read(letter.token)
    if found is None or letter.automatic or _is_ours(letter.sender):
        return
    request, side = found
    if not request.ask.asked_by.is_active:
        return
    with translation.override(_language(request, side)):
        if letter.sender not in _addresses(request, side):
            _say(request, side, "sender", _(
                "A letter to your private address for this request came from an address that we "
                "do not know, so it was not passed on. Was it you? Write from the address that "
                "this letter comes to, or on the page."
            ))  # fmt: skip
            return
        _pass_on(request, side, letter)


def _pass_on(request: Request, side: str, letter: Inbound) -> None:
    try:
        note = talking.write(
            request.pk,
            side,
            letter.text,
            by_mail=True,
            message_id=letter.message_id,
            attachments=letter.attachments,
        )
    except talking.NotPassedOn as refused:
        _say(request, side, "refused", str(refused))
        return
    if note and note.attachments:
        _say(request, side, "files", _(
            "Your words were passed on, but not what was attached: files are not passed on."
        ))  # fmt: skip


def _say(request: Request, side: str, about: str, why: str) -> None:
    """Once an hour about the same thing: whoever floods the relay floods nobody else."""
    if cache.add(f"relay-{request.pk}-{side}-{about}", 1, ONCE_AN_HOUR):
        letters.say_not_passed_on(request, side, why)


def _addresses(request: Request, side: str) -> set[str]:
    if side == Note.Side.ASKER:
        return {request.ask.asked_by.email}
    return set(request.person.addresses.values_list("email", flat=True))


def _language(request: Request, side: str) -> str:
    asker = side == Note.Side.ASKER
    return request.ask.asked_by.language if asker else request.person.language


def _is_ours(sender: str) -> bool:
    """One of our own letters that came back: two relays would answer each other for ever."""
    domain = sender.rpartition("@")[2]
    own = (settings.MAIL_FROM_ACCOUNT, settings.MAIL_FROM_NEWS, settings.MAIL_REPLY_TO)
    return sender in own or domain in (settings.MAIL_REPLY_DOMAIN, settings.MAIL_BOUNCE_DOMAIN)
