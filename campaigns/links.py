"""One signed token per recipient: which letter of which campaign, and nothing about the person.

A token is 20 bytes: campaign and number (masked, so that neither can be read off) and a 96-bit
signature. The link's number stands outside it; where a link leads is looked up by campaign.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings

# Longer than any law asks; an unsubscribe link never expires (standards: at least 60 days).
LINK_LIFE = timedelta(days=400)
_SIGNATURE = 12
# No campaign has such a number: what follows it is the key of a single letter.
_SINGLES = 1 << 31
# Keyed, and half the price of an HMAC: two are needed for each letter.
_hash = hashlib.blake2b


class BadToken(ValueError):
    """Not a token of ours, or one that was bent."""


@dataclass(frozen=True)
class Letter:
    """One letter of a campaign."""

    campaign_id: int
    seq: int


@dataclass(frozen=True)
class Single:
    """A single letter, by its row's key."""

    message_id: int


@lru_cache(maxsize=4)
def _keys(secret: str) -> tuple[bytes, bytes]:
    sign = hmac.digest(secret.encode(), b"samverka.recipient.sign", "sha256")
    mask = hmac.digest(secret.encode(), b"samverka.recipient.mask", "sha256")
    return sign, mask


class Stamp:
    """Signs the letters of one campaign: a token for the links, an envelope sender for bounces."""

    def __init__(self, campaign_id: int) -> None:
        self._campaign = campaign_id << 32
        sign, mask = _keys(settings.LINK_KEY)
        # The key is taken in once; each letter goes on from a copy.
        self._signing = _hash(key=sign, digest_size=_SIGNATURE)
        self._masking = _hash(key=mask, digest_size=8)
        self._domain = settings.MAIL_BOUNCE_DOMAIN

    def raw(self, seq: int) -> bytes:
        """The 20 bytes that both forms are made of."""
        letter = self._campaign | seq
        signing, masking = self._signing.copy(), self._masking.copy()
        signing.update(letter.to_bytes(8))
        signature = signing.digest()
        masking.update(signature)
        return (letter ^ int.from_bytes(masking.digest())).to_bytes(8) + signature

    def token(self, raw: bytes) -> bytes:
        return binascii.b2a_base64(raw, newline=False).translate(_URL)[:27]

    def sender(self, raw: bytes) -> str:
        return f"bounce+{raw.hex()}@{self._domain}"


def recipient_token(campaign_id: int, seq: int) -> str:
    """27 characters, safe in a URL."""
    stamp = Stamp(campaign_id)
    return stamp.token(stamp.raw(seq)).decode()


def bounce_address(campaign_id: int, seq: int) -> str:
    """The envelope sender of one letter. Hexadecimal: some servers turn it to lower case."""
    stamp = Stamp(campaign_id)
    return stamp.sender(stamp.raw(seq))


def single_bounce_address(message_id: int) -> str:
    """The envelope sender of a single letter."""
    stamp = Stamp(_SINGLES)
    return stamp.sender(stamp.raw(message_id))


def read_token(token: str) -> Letter:
    """Which letter of a campaign a token (in either form) belongs to. Raises BadToken."""
    number = _read(token)
    if number >> 63:  # from the envelope of a single letter: opens no link
        raise BadToken
    return Letter(number >> 32, number & 0xFFFFFFFF)


def read_bounce(token: str) -> Letter | Single:
    """Whose letter it was that came back to bounce+<token>. Raises BadToken: not signed by us."""
    if len(token) != 40:
        raise BadToken
    number = _read(token)
    return Single(number & (1 << 63) - 1) if number >> 63 else read_token(token)


def _read(token: str) -> int:
    try:
        raw = bytes.fromhex(token) if len(token) == 40 else base64.urlsafe_b64decode(token + "=")
    except (ValueError, binascii.Error) as error:
        raise BadToken from error
    if len(raw) != 8 + _SIGNATURE or len(token) not in (27, 40):
        raise BadToken
    sign, mask = _keys(settings.LINK_KEY)
    signature = raw[8:]
    letter = _xor(raw[:8], _hash(signature, key=mask, digest_size=8).digest())
    expected = _hash(letter, key=sign, digest_size=_SIGNATURE).digest()
    if not hmac.compare_digest(signature, expected):
        raise BadToken
    return int.from_bytes(letter)


def expired(started_at: datetime | None, now: datetime) -> bool:
    """Whether the links of a campaign that began then are past their life."""
    return started_at is not None and now - started_at > LINK_LIFE


_URL = bytes.maketrans(b"+/", b"-_")


def _xor(left: bytes, right: bytes) -> bytes:
    return (int.from_bytes(left) ^ int.from_bytes(right)).to_bytes(8)
