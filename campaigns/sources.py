"""What the apps above offer to letters: their stories and events as ready blocks. They register at
start (through composing.register_source); the composer shows their choices."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from campaigns.letters import Block

Choices = Callable[[], list[tuple[str, str]]]
Load = Callable[[str, str], Block | None]
Withheld = Callable[[Iterable[str]], dict[str, set[str]]]


@dataclass(frozen=True)
class Source:
    choices: Choices
    load: Load
    withheld: Withheld = lambda keys: {}


_sources: dict[str, Source] = {}


def register_source(
    kind: str, choices: Choices, load: Load, withheld: Withheld = lambda keys: {}
) -> None:
    """`choices()` gives (key, label), newest first; `load(key, language)` the block, or None when
    it is gone or does not exist in that language; `withheld(keys)` those of which nobody may read
    any more, each with the names that it tells of."""
    _sources[kind] = Source(choices, load, withheld)


def choices(kind: str) -> list[tuple[str, str]]:
    return _sources[kind].choices() if kind in _sources else []


def load(kind: str, key: str, language: str) -> Block | None:
    return _sources[kind].load(key, language) if kind in _sources else None


def withheld(kind: str, keys: Iterable[str]) -> dict[str, set[str]]:
    return _sources[kind].withheld(keys) if kind in _sources else {}
