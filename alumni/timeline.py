"""All that happened to one person, newest first and from every app, in one query.

Each app tells where its lines are read (`register`), so that the page of a person is complete
without knowing the apps above: the rows of all are put together by the database, and only those
of the page at hand are put into words, by the app that they belong to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import gettext_lazy as _

from alumni.models import Person

if TYPE_CHECKING:
    from alumni.models import User

PAGE = 40
COLUMNS = ("told_source", "told_at", "told_key", "told_data")


class Group(models.TextChoices):
    """What the line can be narrowed to."""

    LETTERS = "letters", _("Letters")
    REQUESTS = "requests", _("Requests")
    EVENTS = "events", _("Events")
    STORIES = "stories", _("Stories")
    CONSENTS = "consents", _("Consents")
    NOTES = "notes", _("Notes")
    CHANGES = "changes", _("Changes and imports")


@dataclass(frozen=True)
class Row:
    """One line as the database has it: `data` holds the fields that the source asked for."""

    key: str
    at: datetime
    data: dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One line in words. `note` is the key of a note that this reader may change."""

    at: datetime
    icon: str
    title: str
    text: str = ""
    url: str = ""
    note: int | None = None


Rows = Callable[[Person, str], QuerySet]
Tell = Callable[[list[Row], "User"], Iterable[Line]]


@dataclass(frozen=True)
class Source:
    """Where an app keeps lines. `rows(person, group)`: its rows; `at`: the field with the time;
    `fields`: what is needed to tell them; `tell` gives one line for each row, in their order."""

    name: str
    groups: frozenset[str]
    rows: Rows
    at: str
    fields: dict[str, Any]
    tell: Tell
    key: Any = field(default_factory=lambda: F("pk"))


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Once, when the app starts."""
    _sources[source.name] = source


@dataclass(frozen=True)
class Page:
    lines: list[Line]
    number: int
    more: bool


def page(person: Person, user: "User", group: str = "", number: int = 1) -> Page:
    """Lines of one group, or of all, newest first, in words for this reader."""
    parts = [_part(source, person, group) for source in _of(group)]
    if not parts:
        return Page([], 1, False)
    whole = parts[0].union(*parts[1:], all=True).order_by("-told_at", "-told_key")
    begin = (number - 1) * PAGE
    rows = list(whole[begin : begin + PAGE + 1])
    return Page(_told(rows[:PAGE], user), number, len(rows) > PAGE)


def _of(group: str) -> list[Source]:
    return [s for s in _sources.values() if not group or group in s.groups]


def _part(source: Source, person: Person, group: str) -> QuerySet:
    rows = source.rows(person, group).order_by()
    return rows.annotate(
        told_source=Value(source.name, output_field=CharField()),
        told_at=F(source.at),
        told_key=Cast(source.key, CharField()),
        told_data=JSONObject(**source.fields),
    ).values_list(*COLUMNS)


def _told(rows: list[tuple], user: "User") -> list[Line]:
    by_source: dict[str, list[Row]] = {}
    for name, at, key, data in rows:
        by_source.setdefault(name, []).append(Row(key, at, data))
    lines = {name: iter(_sources[name].tell(some, user)) for name, some in by_source.items()}
    return [next(lines[name]) for name, _at, _key, _data in rows]
