"""The languages that a person can say they work in, by code, and the order of their words."""

import unicodedata

from babel import Locale

CODES = ["sv", "en", "se", "fi", "nb", "da", "de", "fr", "es", "it", "pl", "ru", "uk", "ar", "fa"]
CODES += ["so", "ti", "tr", "zh", "ja", "hi", "pt", "nl", "et", "lv", "lt", "el", "ku"]
_NAMES = {language: Locale(language).languages for language in ("sv", "en")}


def language_name(code: str, language: str) -> str:
    """ "sv" -> "svenska" in Swedish; the code itself for one that CLDR does not name."""
    return _NAMES[language].get(code, code)


def choices(language: str) -> list[tuple[str, str]]:
    return [(code, language_name(code, language).capitalize()) for code in CODES]


# Å, ä and ö are letters of their own, after z; in code points they stand in another order.
_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def swedish_order(words: str) -> str:
    """A key to sort by, as Swedes expect: whatever the capitals, é as e, and å ä ö last."""
    placed = unicodedata.normalize("NFC", words).casefold().translate(_LAST_LETTERS)
    apart = unicodedata.normalize("NFKD", placed)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
