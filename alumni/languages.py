"""The languages that a person can say they work in, by code, and the order of their words."""

import unicodedata
from collections.abc import Mapping
from functools import cache

CODES = ["sv", "en", "se", "fi", "nb", "da", "de", "fr", "es", "it", "pl", "ru", "uk", "ar", "fa"]
CODES += ["so", "ti", "tr", "zh", "ja", "hi", "pt", "nl", "et", "lv", "lt", "el", "ku"]


def language_name(code: str, language: str) -> str:
    """ "sv" -> "svenska" in Swedish; the code itself for one that CLDR does not name."""
    return _names(language).get(code, code)


@cache
def _names(language: str) -> Mapping[str, str]:
    # Read when first asked for: workers never ask, and it is megabytes.
    from babel import Locale

    return Locale(language).languages


def choices(language: str) -> list[tuple[str, str]]:
    return [(code, language_name(code, language).capitalize()) for code in CODES]


# Å, ä and ö are letters of their own, after z; in code points they stand in another order.
_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def swedish_order(words: str) -> str:
    """A key to sort by, as Swedes expect: whatever the capitals, é as e, and å ä ö last."""
    placed = unicodedata.normalize("NFC", words).casefold().translate(_LAST_LETTERS)
    apart = unicodedata.normalize("NFKD", placed)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
