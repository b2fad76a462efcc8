"""The languages that a person can say they work in, by code."""

from babel import Locale

CODES = ["sv", "en", "se", "fi", "nb", "da", "de", "fr", "es", "it", "pl", "ru", "uk", "ar", "fa"]
CODES += ["so", "ti", "tr", "zh", "ja", "hi", "pt", "nl", "et", "lv", "lt", "el", "ku"]
_NAMES = {language: Locale(language).languages for language in ("sv", "en")}


def language_name(code: str, language: str) -> str:
    """ "sv" -> "svenska" in Swedish; the code itself for one that CLDR does not name."""
    return _NAMES[language].get(code, code)


def choices(language: str) -> list[tuple[str, str]]:
    return [(code, language_name(code, language).capitalize()) for code in CODES]
