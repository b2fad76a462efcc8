"""The privacy registry: each app tells what it stores about a person, so that "my data", erasure
and merge are complete by construction. A test walks all models with a key to Person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from alumni.models import Person

Export = Callable[[Person], Any]
Erase = Callable[[Person], None]
Merge = Callable[[Person, Person], None]


@dataclass(frozen=True)
class Holding:
    """What one app stores in some models about a person.

    export(person) gives JSON-ready data; erase(person) deletes or anonymises; merge(kept, gone)
    moves what belonged to `gone`.
    """

    name: str
    models: tuple[type[models.Model], ...]
    export: Export
    erase: Erase
    merge: Merge


_holdings: dict[str, Holding] = {}


def register(
    name: str,
    held: Iterable[type[models.Model]],
    *,
    export: Export,
    erase: Erase,
    merge: Merge,
) -> None:
    """Tell the registry, once, when the app starts. `name` is the heading in "my data"."""
    _holdings[name] = Holding(name, tuple(held), export, erase, merge)


def holdings() -> list[Holding]:
    return list(_holdings.values())
