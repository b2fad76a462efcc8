"""Links in letters that mean an act: signed, for one purpose and one person, with an end.

An app above registers what it can do; here the token is made and checked, and the registered view
is called as view(request, action). GET shows a page, only POST acts.
"""

import base64
import hashlib
import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from campaigns.letters import Target

__all__ = [
    "NOBODY",
    "Action",
    "Expired",
    "Invalid",
    "Target",
    "find",
    "read",
    "register",
    "token",
    "url",
]

YEAR = timedelta(days=365)
# In place of a person: the link went to somebody who is not in the register, such as a student.
NOBODY = 0
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_MAC_BYTES = 16
_registered: dict[str, "View"] = {}


@dataclass(frozen=True)
class Action:
    """What a link means: who it was sent to, and what the app that registered it said about it."""

    name: str
    person_id: int
    argument: str = ""
    campaign_id: int | None = None


View = Callable[[HttpRequest, Action], HttpResponseBase]


class Invalid(ValueError):
    """No link of ours, or one that was tampered with."""


class Expired(Invalid):
    """A link of ours whose time is over."""


def register(name: str, view: View) -> None:
    """Tell, when an app starts, who shows and does the act. `name` is like "events.answer"."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"an action is named app.verb, not {name!r}")
    _registered[name] = view


def find(name: str) -> View:
    """Raises Invalid for an act that no app knows (any more)."""
    try:
        return _registered[name]
    except KeyError:
        raise Invalid(name) from None


def token(name: str, *, person_id: int, argument: str = "", expires_in: timedelta = YEAR) -> str:
    """The signed part of the link. It names the person by key only; NOBODY: the argument says."""
    find(name)
    ends = int((time.time() + expires_in.total_seconds()) // 60)
    body = f"{name}|{person_id:x}|{ends:x}|{argument}".encode()
    return _letters(_mac(body) + body)


def url(name: str, *, person_id: int, argument: str = "", expires_in: timedelta = YEAR) -> str:
    """The absolute address to write in a letter."""
    signed = token(name, person_id=person_id, argument=argument, expires_in=expires_in)
    return f"{settings.BASE_URL}/a/{signed}"


def read(signed: str) -> Action:
    """What a token says. Raises Expired or Invalid."""
    try:
        raw = base64.urlsafe_b64decode(signed + "=" * (-len(signed) % 4))
    except ValueError:
        raise Invalid(signed) from None
    mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if not hmac.compare_digest(mac, _mac(body)) or _letters(raw) != signed:
        raise Invalid(signed)
    name, person, ends, argument = body.decode().split("|", 3)
    if int(ends, 16) * 60 < time.time():
        raise Expired(signed)
    return Action(name, int(person, 16), argument)


def _mac(body: bytes) -> bytes:
    key = settings.LINK_KEY.encode()
    return hmac.new(key, b"campaigns.actions:" + body, hashlib.sha256).digest()[:_MAC_BYTES]


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
