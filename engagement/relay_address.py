"""The address that one of the two answers to: opaque, signed, and theirs alone.

It dies when the request is handed over or the person merged, for it names who may use it.
"""

import base64
import hashlib
import hmac
import struct

from django.conf import settings

from campaigns import inbound
from engagement.models import Note, Request

PREFIX = "r"
_MAC_BYTES = 10
_SIDES = [Note.Side.ASKER, Note.Side.PERSON]


def of(request: Request, side: str) -> str:
    """Where this side's letters are to be answered; empty where no mail is read."""
    return inbound.address(PREFIX, token(request, side))


def token(request: Request, side: str) -> str:
    """24 small letters and digits; the request's key cannot be read from them."""
    body = struct.pack(">IB", request.pk, _SIDES.index(side))
    mac = _mac(body + _owner(request, side))
    return base64.b32encode(mac + _veiled(body, mac)).decode().lower()


def read(signed: str) -> tuple[Request, str] | None:
    """The request and the side that a token stands for; None for any other string."""
    try:
        raw = base64.b32decode(signed.upper())
    except ValueError:
        return None
    if len(raw) != _MAC_BYTES + 5:
        return None
    mac, body = raw[:_MAC_BYTES], _veiled(raw[_MAC_BYTES:], raw[:_MAC_BYTES])
    key, side = struct.unpack(">IB", body)
    request = Request.objects.select_related("ask__asked_by", "person").filter(pk=key).first()
    if request is None or side >= len(_SIDES):
        return None
    if not hmac.compare_digest(mac, _mac(body + _owner(request, _SIDES[side]))):
        return None
    return request, _SIDES[side]


def _owner(request: Request, side: str) -> bytes:
    """Whose address it is: the asker's changes when a colleague takes over."""
    owner = request.ask.asked_by_id if side == Note.Side.ASKER else request.person_id
    return b":%d" % owner


def _mac(body: bytes) -> bytes:
    key = settings.LINK_KEY.encode()
    return hmac.new(key, b"engagement.relay:" + body, hashlib.sha256).digest()[:_MAC_BYTES]


def _veiled(body: bytes, mac: bytes) -> bytes:
    pad = hmac.new(settings.LINK_KEY.encode(), b"engagement.veil:" + mac, hashlib.sha256).digest()
    return bytes(one ^ other for one, other in zip(body, pad, strict=False))
