"""Addresses and phone numbers are taken out of what two people write before there is a yes."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

_AT = r"(?:[@＠]|\s*[\[({]\s*(?:at|snabel-?a|@)\s*[\])}]\s*|\s+(?:snabel-a|snabela)\s+)"
_DOT = r"(?:\.|\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*)"
_EMAIL = re.compile(rf"(?:mailto:)?[\w.+%-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_SPELT = re.compile(
    r"[\w.+%-]+\s+(?:at|snabel-?a)\s+[\w-]+(?:\s+(?:dot|punkt)\s+[\w-]+)+", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w/=-])(?<!\d\.)(?:tel:)?(?:\+|\(?0)[\d\s()./‐-–-]{5,22}\d(?!\w)")
# 08.15-10.00, 09:00 - 11:00: a time of day begins with a nought, too.
_HOURS = re.compile(r"[012]?\d[.:]\d\d(?:\s*[-–]\s*[012]?\d[.:]\d\d)*")
_DATE = re.compile(r"0?\d[./-][01]?\d[./-]\d{2,4}")


def masked(text: str, known: Iterable[str] = ()) -> str:
    """The text without addresses and phone numbers. `known` are taken out however written:
    the addresses and numbers that the two really have."""
    for secret in known:
        text = _without(text, secret)
    for address in (_EMAIL, _SPELT):
        text = address.sub(lambda _found: _("[address hidden]"), text)
    return _PHONE.sub(_hide_phone, text)


def _hide_phone(found: re.Match[str]) -> str:
    shown = found[0].strip()
    digits = re.sub(r"\D", "", shown)
    if not 7 <= len(digits) <= 15 or _HOURS.fullmatch(shown) or _DATE.fullmatch(shown):
        return found[0]
    return _("[number hidden]")


def _without(text: str, secret: str) -> str:
    if "@" in secret:
        return re.sub(re.escape(secret), lambda _f: _("[address hidden]"), text, flags=re.I)
    digits = re.sub(r"\D", "", secret)
    if len(digits) < 7:
        return text
    # The last nine digits say who it is, with or without +46 or the nought.
    loose = r"[\s().\-–/]*".join(digits[-min(9, len(digits) - 1) :])
    return re.sub(rf"\+?[\d\s()\-]{{0,6}}{loose}", lambda _f: _("[number hidden]"), text)
