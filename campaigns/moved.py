"""The site's own address in what was stored under an earlier one: BASE_URL may change while letters
wait, and the archive shows for years what was sent."""

import re

from django.conf import settings

# The last link of each letter but a code (letters.frame.Footer).
_PRIVACY = re.compile(r"(https?://[^\s\"'<>]+?)/(?:sv|en)/your-data/")


def base_of(letter: str) -> str:
    """The address of the site under which a letter was written; empty where it does not tell."""
    found = _PRIVACY.findall(letter)
    return found[-1] if found else ""


def to_here(text: str, base: str) -> str:
    """What was written under that address, with the present one in its place."""
    if not base or base == settings.BASE_URL or base not in text:
        return text
    whole = re.escape(base) + r"(?=[/?#\s\"'<>]|$)"
    return re.sub(whole, lambda _found: settings.BASE_URL, text)
