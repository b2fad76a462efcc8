"""What can be filtered on, and its counts in the words that people read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alumni import languages
from alumni.models import Degree, Offer
from alumni.places import COUNTY_NAMES
from alumni.search.codes import NAMED, Counts, Fact, codes_of, names_of

# In the order in which they are shown.
FACET_KINDS = {
    "offer": gettext_lazy("What they want to do"),
    "free": gettext_lazy("Free now"),
    "topic": gettext_lazy("Topic"),
    "programme": gettext_lazy("Programme"),
    "county": gettext_lazy("County"),
    "where": gettext_lazy("On site or online"),
    "language": gettext_lazy("Language"),
    "years": gettext_lazy("Years of graduation"),
    "level": gettext_lazy("Level of degree"),
    "campus": gettext_lazy("Campus"),
    "department": gettext_lazy("Department"),
    "sector": gettext_lazy("Sector"),
    "employer": gettext_lazy("Employer"),
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


def language_name(code: str) -> str:
    """The language's name in the reader's language; the code itself where there is none."""
    return languages.language_name(code, (get_language() or "sv")[:2])


def _five_years(key: str) -> str:
    return f"{key}–{int(key) + 4}"


def _words(kind: str, keys: Iterable[str]) -> Mapping[str, str]:
    """Key → words, in the reader's language, of a kind without a table."""
    match kind:
        case "offer":
            return {key: str(Offer.Kind(key).label) for key in keys if key in Offer.Kind}
        case "level":
            return {key: str(Degree.Level(key).label) for key in keys if key in Degree.Level}
        case "county":
            return {key: str(COUNTY_NAMES[key]) for key in keys if key in COUNTY_NAMES}
        case "where":
            words = {"online": _("Online"), "on_site": _("On site")}
            return {key: words[key] for key in keys if key in words}
        case "language":
            return {key: capfirst(language_name(key)) for key in keys}
        case "years":
            return {key: _five_years(key) for key in keys if key.isdecimal()}
    return {key: _("Only those who can within two weeks") for key in keys}


def describe(
    counts: Counts, without: Mapping[str, Counts], filters: Mapping[str, Iterable[str]]
) -> dict[str, list[FacetValue]]:
    """The filters with their counts, as they are shown: of those found, or for the kind of a
    chosen filter of those who would be found without it."""
    chosen = {kind: list(filters.get(kind, ())) for kind in FACET_KINDS}
    codes = codes_of(chosen)
    of_all = counts.split(MOST_SHOWN, codes)
    splits = {kind: each.split(MOST_SHOWN, codes) for kind, each in without.items()}
    numbers = {
        kind: dict.fromkeys(chosen[kind], 0) | splits.get(kind, of_all).get(kind, {})
        for kind in FACET_KINDS
    }
    names = names_of((kind, key) for kind in NAMED for key in numbers[kind])
    shown = {}
    for kind, found in numbers.items():
        words = _named(kind, found, names) if kind in NAMED else _words(kind, found)
        values = [
            FacetValue(key, words[key], number, key in chosen[kind])
            for key, number in found.items()
            if key in words
        ]
        values.sort(key=_latest_first if kind == "years" else _most_frequent_first)
        if values:
            shown[kind] = values
    return shown


def _latest_first(value: FacetValue) -> int:
    return -int(value.key)


def _most_frequent_first(value: FacetValue) -> tuple[int, str]:
    return (-value.count, value.key)


def _named(kind: str, keys: Iterable[str], names: Mapping[Fact, tuple[str, str]]) -> dict[str, str]:
    """Key → name in the reader's language, of a kind with a table."""
    english = (get_language() or "sv").startswith("en")
    found = {key: names[kind, key] for key in keys if (kind, key) in names}
    return {key: (english and en) or sv for key, (sv, en) in found.items()}
