"""What a condition is: what can be filled in, the query it becomes, the words it is read as.

The kinds themselves are in `about_people` and `about_history`; an app above adds its own with
`register` when it starts.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

Values = dict[str, Any]


# Choices by their list while many sentences are read in one go; None: asked for each time.
_read: ContextVar[dict[int, list[tuple[str, str]]] | None] = ContextVar("_read", default=None)


@contextmanager
def choices_read_once() -> Iterator[None]:
    """Inside, no list of choices is fetched twice: for a page of many segments, in one language."""
    before = _read.set({})
    try:
        yield
    finally:
        _read.reset(before)


class Invalid(ValueError):
    """Rules that cannot be read; the message is a sentence for the person who wrote them."""


class Shape(StrEnum):
    CHOICES = "choices"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Param:
    """One thing to fill in. `choices()` gives (value, label); numbers have their bounds."""

    name: str
    label: str
    shape: Shape
    choices: Callable[[], Iterable[tuple[str, str]]] = tuple
    least: int = 0
    most: int = 0
    required: bool = True
    initial: Any = None
    # Where `choices` are the latest only: what was chosen before, by key.
    older: Callable[[list[str]], Iterable[tuple[str, str]]] | None = None

    def clean(self, value: Any) -> Any:
        """The value in its stored form. Raises Invalid."""
        if value in (None, "", []):
            if self.required:
                raise Invalid(gettext("“%s” is not filled in.") % self.label)
            return None
        if self.shape == Shape.NUMBER:
            return self._number(value)
        if self.shape == Shape.TEXT:
            return str(value).strip()[:100]
        wanted = _listed(value)
        known = {code for code, _label in self.offered(value)}
        if unknown := [one for one in wanted if one not in known]:
            about = {"value": unknown[0][:40], "label": self.label}
            raise Invalid(gettext("“%(value)s” is not a choice for “%(label)s”.") % about)
        return wanted if self.shape == Shape.CHOICES else wanted[0]

    def _number(self, value: Any) -> int:
        try:
            number = int(value)
        except (TypeError, ValueError):
            raise Invalid(gettext("“%s” has to be a number.") % self.label) from None
        if not self.least <= number <= self.most:
            about = {"label": self.label, "least": self.least, "most": self.most}
            raise Invalid(gettext("“%(label)s” has to be between %(least)s and %(most)s.") % about)
        return number

    def labels(self, value: Any) -> list[str]:
        """The words of what was chosen, in the active language."""
        wanted = _listed(value)
        return [str(label) for code, label in self.offered(value) if code in wanted]

    def offered(self, value: Any) -> list[tuple[str, str]]:
        """The choices, and what of `value` was one of them when it was chosen."""
        found = self._choices()
        if self.older is None:
            return found
        codes = {code for code, _label in found}
        before = [one for one in _listed(value) if one not in codes and one.isdecimal()]
        return [*found, *self.older(before)] if before else found

    def _choices(self) -> list[tuple[str, str]]:
        kept = _read.get()
        if kept is not None and id(self) in kept:
            return kept[id(self)]
        found = [(str(code), label) for code, label in self.choices()]
        if kept is not None:
            kept[id(self)] = found
        return found


def _listed(value: Any) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value])]


@dataclass(frozen=True)
class Condition:
    """`build` is the condition on Person, by Exists() on the tables where the truth is; `fast` is
    the very same on SegmentRow, for counting. A condition of Exists() on OuterRef("pk") serves both
    and needs no `fast`.
    """

    kind: str
    label: str
    params: tuple[Param, ...]
    build: Callable[[Values], Q]
    say: Callable[["Condition", Values], str]
    fast: Callable[[Values], Q] | None = None
    # Raises Invalid where what was filled in contradicts itself.
    agrees: Callable[[Values], None] | None = None

    def clean(self, values: Values) -> Values:
        """Raises Invalid."""
        cleaned = {"kind": self.kind}
        for param in self.params:
            value = param.clean(values.get(param.name))
            if value is not None:
                cleaned[param.name] = value
        if len(cleaned) == 1 and self.params:
            raise Invalid(gettext("Fill in something for “%s”.") % self.label)
        if self.agrees:
            self.agrees(cleaned)
        return cleaned

    def chosen(self, name: str, values: Values) -> str:
        """What was chosen, joined with "or"."""
        param = next(param for param in self.params if param.name == name)
        return joined(param.labels(values.get(name)), gettext("or"))


def joined(parts: list[str], word: str) -> str:
    """ "a, b or c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


CONDITIONS: dict[str, Condition] = {}


def register(*conditions: Condition) -> None:
    """Offer kinds of rules in the builder; called when an app starts. The last of a kind counts."""
    CONDITIONS.update({condition.kind: condition for condition in conditions})
