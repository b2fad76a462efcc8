"""The languages that a person can say they work in, by code, and the order of their words."""

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
