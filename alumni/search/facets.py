"""What can be filtered on, and its counts in the words that people read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alumni import languages
from alumni.models import Degree, Offer
from alumni.places import COUNTY_NAMES
from alumni.search.codes import NAMED, Counts, Fact, labels_of, names_of

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


class FacetValue(NamedTuple):
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
    counts: Counts,
    filters: Mapping[str, Iterable[str]],
    codes: Mapping[str, Sequence[int]],
) -> dict[str, list[FacetValue]]:
    """The filters with their counts, as they are shown. `codes` are those of the filters."""
    numbers = counts.split(MOST_SHOWN, codes)
    language = (get_language() or "sv")[:2]
    every = [code for found in numbers.values() for code in found]
    keys, labels = labels_of(every, language, _names)
    shown = {}
    for kind in FACET_KINDS:
        found, chosen = numbers.get(kind, {}), filters.get(kind, ())
        values = [
            FacetValue(keys[code], label, number, keys[code] in chosen)
            for code, number in found.items()
            if (label := labels[code]) is not None
        ]
        values += _of_nobody(kind, chosen, {value.key for value in values}) if chosen else ()
        values.sort(key=_latest_first if kind == "years" else _most_frequent_first)
        if values:
            shown[kind] = values
    return shown


def _of_nobody(kind: str, chosen: Iterable[str], found: set[str]) -> list[FacetValue]:
    """What is chosen and nobody has: shown too, so that it can be taken back."""
    missing = [key for key in chosen if key not in found]
    names = _names((kind, key) for key in missing)
    return [
        FacetValue(key, names[kind, key], 0, chosen=True) for key in missing if (kind, key) in names
    ]


def _latest_first(value: FacetValue) -> int:
    return -int(value.key)


def _most_frequent_first(value: FacetValue) -> tuple[int, str]:
    return (-value.count, value.key)


def _names(facts: Iterable[Fact]) -> dict[Fact, str]:
    """What these are called in the reader's language; what has no name is left out."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in facts:
        by_kind.setdefault(kind, []).append(key)
    stored = names_of((kind, key) for kind in NAMED for key in by_kind.get(kind, ()))
    found = {}
    for kind, keys in by_kind.items():
        words = _named(kind, keys, stored) if kind in NAMED else _words(kind, keys)
        found |= {(kind, key): name for key, name in words.items()}
    return found


def _named(kind: str, keys: Iterable[str], names: Mapping[Fact, tuple[str, str]]) -> dict[str, str]:
    """Key → name in the reader's language, of a kind with a table."""
    english = (get_language() or "sv").startswith("en")
    found = {key: names[kind, key] for key in keys if (kind, key) in names}
    return {key: (english and en) or sv for key, (sv, en) in found.items()}
