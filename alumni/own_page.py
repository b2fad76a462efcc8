"""What is kept about a person, laid out to be read: by part, newest first, folded.

Everything is on the page all the same, so that it can be searched, printed and kept.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.functional import Promise

from alumni import own_reading
from alumni.own_copy import HEADINGS, in_order
from alumni.own_reading import Table

SHOWN = 20
COLUMNS = 3
IN_A_CELL = 160
_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """One holding. `head` is empty where its rows are too different or too long for a table; else
    the rows are cells below it."""

    name: str
    heading: str | Promise
    number: int
    head: list[str]
    shown: list[Any]
    folded: list[Any]


def parts(data: dict[str, Any]) -> list[Part]:
    """The export of a person, in the order in which one reads it."""
    return [_part(name, rows) for name, rows in in_order(data).items()]


def _part(name: str, data: Any) -> Part:
    rows = sorted(
        own_reading.rows(data), key=lambda row: own_reading.since(row) or _LONG_AGO, reverse=True
    )
    told: list[Any] = own_reading.tables(name, rows)
    head = _head(told)
    if head:
        told = [[dict(table).get(column, "") for column in head] for table in told]
    heading = HEADINGS.get(name, name)
    return Part(name, heading, len(told), head, told[:SHOWN], told[SHOWN:])


def _head(told: list[Table]) -> list[str]:
    """Names of the columns, if these rows go into a table that a phone can show."""
    names = list(dict.fromkeys(name for table in told for name, _words in table))
    short = all(
        len(words) <= IN_A_CELL and "\n" not in words for table in told for _name, words in table
    )
    return names if len(told) > 1 and "" not in names and len(names) <= COLUMNS and short else []
