"""Swedish counties and the world's countries, by code."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alumni.sorting import swedish_order

COUNTIES = [
    ("01", _("Stockholm County")),
    ("03", _("Uppsala County")),
    ("04", _("Södermanland County")),
    ("05", _("Östergötland County")),
    ("06", _("Jönköping County")),
    ("07", _("Kronoberg County")),
    ("08", _("Kalmar County")),
    ("09", _("Gotland County")),
    ("10", _("Blekinge County")),
    ("12", _("Skåne County")),
    ("13", _("Halland County")),
    ("14", _("Västra Götaland County")),
    ("17", _("Värmland County")),
    ("18", _("Örebro County")),
    ("19", _("Västmanland County")),
    ("20", _("Dalarna County")),
    ("21", _("Gävleborg County")),
    ("22", _("Västernorrland County")),
    ("23", _("Jämtland County")),
    ("24", _("Västerbotten County")),
    ("25", _("Norrbotten County")),
]
COUNTY_NAMES = dict(COUNTIES)
# Codes of the list that name unions, outlying parts, tests and the unknown.
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


@cache
def _names(language: str) -> Mapping[str, str]:
    # Read when first asked for: workers never ask, and it is megabytes.
    from babel import Locale

    return Locale(language).territories


def countries() -> list[tuple[str, str]]:
    """Every country by its code, with its name in the active language, in the order of names."""
    return _countries((get_language() or "sv")[:2])


@cache
def _countries(language: str) -> list[tuple[str, str]]:
    found = [
        (code, name)
        for code, name in _names(language).items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    ]
    return sorted(found, key=lambda country: swedish_order(country[1]))


def country_name(code: str, language: str) -> str:
    """Raises KeyError for a code that is no country. Source: Unicode CLDR, through Babel."""
    return _names(language)[code]
