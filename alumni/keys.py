"""Keyed hashes and normal forms: what lets us recognise a value that we do not keep."""

import hashlib
import hmac
import re

from django.conf import settings


def normalise_email(email: str) -> str:
    """The form in which addresses are stored and compared: trimmed and in lower case."""
    return email.strip().lower()


def keyed_hash(kind: str, value: str) -> str:
    """HMAC-SHA256 of a normalised value, 64 hex digits; `kind` keeps e-mail and number apart.

    The key is HASH_KEY: losing it loses every match with values that were hashed before.
    """
    message = f"{kind}:{value}".encode()
    return hmac.new(settings.HASH_KEY.encode(), message, hashlib.sha256).hexdigest()


def email_hash(email: str) -> str:
    return keyed_hash("email", normalise_email(email))


def personal_number_hash(number: str) -> str:
    """Hash of a Swedish personal number, written with or without separator, 12 digits.

    Raises ValueError when it is not 12 digits (YYYYMMDDNNNN) or an interim number.
    """
    plain = re.sub(r"[\s+-]", "", number).upper()
    if not re.fullmatch(r"\d{8}[\dT]\d{3}", plain):
        raise ValueError("a personal number has 12 digits, YYYYMMDD-NNNN")
    return keyed_hash("personal-number", plain)
