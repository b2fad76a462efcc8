"""What can be filtered on, how codes become words that people read, and counting them."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni.models import Degree, Department, Offer, Programme, SearchFacet, Sector, Topic
from alumni.places import COUNTY_NAMES

# In the order in which they are shown.
FACET_KINDS = {
    "offer": gettext_lazy("What they want to do"),
    "free": gettext_lazy("Free now"),
    "topic": gettext_lazy("Topic"),
    "programme": gettext_lazy("Programme"),
    "county": gettext_lazy("County"),
    "where": gettext_lazy("On site or online"),
    "language": gettext_lazy("Language"),
    "decade": gettext_lazy("Years of graduation"),
    "level": gettext_lazy("Level of degree"),
    "department": gettext_lazy("Department"),
    "sector": gettext_lazy("Sector"),
}
# Kinds with many values show the most frequent; a chosen one is always shown.
MOST_SHOWN = 24


@dataclass(frozen=True)
class FacetValue:
    """One line of a filter: how many of the people found have it."""

    key: str
    label: str
    count: int
    chosen: bool


def count_codes(facets: bytes | memoryview) -> Counter[int]:
    """How often each 16-bit code, most significant byte first, stands in the bytes."""
    codes = array("H", bytes(facets))
    if sys.byteorder == "little":
        codes.byteswap()
    return Counter(codes)


def language_name(code: str) -> str:
    """The language's name in the reader's language; the code itself where we have none."""
    names = {
        "sv": _("Swedish"), "en": _("English"), "fi": _("Finnish"), "no": _("Norwegian"),
        "da": _("Danish"), "de": _("German"), "fr": _("French"), "es": _("Spanish"),
        "se": _("Northern Sámi"), "sma": _("Southern Sámi"), "ar": _("Arabic"),
        "so": _("Somali"), "fa": _("Persian"), "pl": _("Polish"), "uk": _("Ukrainian"),
        "zh": _("Chinese"), "it": _("Italian"), "is": _("Icelandic"), "et": _("Estonian"),
    }  # fmt: skip
    return names.get(code, code)


def _decade(key: str) -> str:
    return f"{key}–{int(key) + 9}"


def labels(kind: str, keys: Iterable[str]) -> Mapping[str, str]:
    """Key → words, in the reader's language. At most one query; unknown keys are left out."""
    keys = list(keys)
    match kind:
        case "offer":
            return {key: str(dict(Offer.Kind.choices)[key]) for key in keys}
        case "level":
            return {key: str(dict(Degree.Level.choices)[key]) for key in keys}
        case "county":
            return {key: str(COUNTY_NAMES[key]) for key in keys if key in COUNTY_NAMES}
        case "where":
            words = {"online": _("Online"), "on_site": _("On site")}
            return {key: words[key] for key in keys}
        case "language":
            return {key: capfirst(language_name(key)) for key in keys}
        case "decade":
            return {key: _decade(key) for key in keys}
        case "free":
            return {key: _("Only those who can within two weeks") for key in keys}
    model, field = {
        "programme": (Programme, "code"),
        "department": (Department, "code"),
        "sector": (Sector, "code"),
        "topic": (Topic, "slug"),
    }[kind]
    found = model.objects.filter(**{f"{field}__in": keys})
    return {getattr(row, field): row.name for row in found}


def codes_of(filters: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
    """The codes of chosen filters by kind. A key that nobody has becomes an empty list."""
    wanted = {kind: list(keys) for kind, keys in filters.items() if kind in FACET_KINDS and keys}
    found: dict[str, list[int]] = {kind: [] for kind in wanted}
    if wanted:
        rows = SearchFacet.objects.filter(
            kind__in=wanted, key__in=[key for keys in wanted.values() for key in keys]
        )
        for facet in rows:
            if facet.key in wanted[facet.kind]:
                found[facet.kind].append(facet.code)
    return found


def describe(
    counts: Mapping[str, Counter[int]], filters: Mapping[str, Iterable[str]]
) -> dict[str, list[FacetValue]]:
    """The filters with their counts, as they are shown: `counts` has one Counter per kind."""
    facets = {facet.code: facet for facet in SearchFacet.objects.filter(
        code__in={code for counter in counts.values() for code in counter})}  # fmt: skip
    shown = {}
    for kind in FACET_KINDS:
        chosen = set(filters.get(kind, ()))
        number = {
            facets[code].key: count
            for code, count in counts[kind].items()
            if code in facets and facets[code].kind == kind
        }
        frequent = sorted(number, key=lambda key: (-number[key], key))[:MOST_SHOWN]
        keys = [*frequent, *sorted(chosen - set(frequent))]
        words = labels(kind, keys) if keys else {}
        values = [
            FacetValue(k, words[k], number.get(k, 0), k in chosen) for k in keys if k in words
        ]
        if kind == "decade":
            values.sort(key=lambda value: value.key, reverse=True)
        if values:
            shown[kind] = values
    return shown
