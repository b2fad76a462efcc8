"""What is asked of the sets: a stem or a facet, all of some, or any of some."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alumni.search.words import STOP

# At the end of a key: all stems that begin like this. No stem has it.
LONGER = "*"
_STEM = re.compile(r"'((?:[^']|'')+)'")


@dataclass(frozen=True, slots=True)
class Has:
    """Whoever has this stem, or this facet."""

    key: str


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Asked", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Asked", ...]


Asked = Has | All | Any
NOBODY = Any(())


def stems(tsquery: str) -> Asked | None:
    """What `plainto_tsquery` made of a text: all its stems, but for English words that say nothing
    beside others. None where it kept nothing."""
    found = [Has(stem.replace("''", "'")) for stem in _STEM.findall(tsquery)]
    return both([one for one in found if tells(one)] or found) if found else None


def tells(asked: Asked) -> bool:
    """Whether it says anything: no "and", which is kept as any word is."""
    return not isinstance(asked, Has) or asked.key not in STOP or asked.key == "it"


def facet(code: int) -> str:
    """The key of a facet; no stem begins like it."""
    return f"={code}"


def beginning(asked: Asked) -> Asked:
    """The stem and longer ones that begin with it; several stems stay as they are."""
    return Has(f"{asked.key}{LONGER}") if isinstance(asked, Has) else asked


def codes(numbers: Iterable[int]) -> Asked:
    """Any of these facets."""
    return either(Has(facet(number)) for number in numbers)


def both(parts: Iterable[Asked]) -> Asked:
    """All of these."""
    return _joined(All, parts)


def either(parts: Iterable[Asked]) -> Asked:
    """Any of these."""
    return _joined(Any, parts)


def _joined(kind: type[All] | type[Any], parts: Iterable[Asked]) -> Asked:
    known = tuple(dict.fromkeys(parts))
    if not known:
        return NOBODY
    return known[0] if len(known) == 1 else kind(known)


def keys(asked: Asked) -> Iterator[str]:
    """All stems and facets that it speaks of."""
    if isinstance(asked, Has):
        yield asked.key
    else:
        for part in asked.parts:
            yield from keys(part)
