"""Swedish counties and the world's countries, by code."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import gettext_lazy as _

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


@cache
def _names(language: str) -> Mapping[str, str]:
    # Read when first asked for: workers never ask, and it is megabytes.
    from babel import Locale

    return Locale(language).territories


@cache
def countries() -> list[tuple[str, str]]:
    """Every country by its code, with its English name."""
    names = _names("en")
    return [(code, names[code]) for code in sorted(names) if len(code) == 2 and code.isalpha()]


def country_name(code: str, language: str) -> str:
    """Raises KeyError for a code that is no country. Source: Unicode CLDR, through Babel."""
    return _names(language)[code]
