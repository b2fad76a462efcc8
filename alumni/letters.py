"""Why did I get this? The letters to a person, with the ground of each.

The post room lies above this app and knows the letters: it fills `source` when it starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alumni.models import Consent, Person, Purpose


class Line(Protocol):
    """A letter as the post room tells of it. `basis`: consent, public_task, asked or a purpose."""

    at: datetime
    title: str
    state: str
    basis: str
    consent_id: int | None


@dataclass(frozen=True)
class Letter:
    """One letter to a person. `ground`: in the reader's words, why it was right to send it."""

    at: datetime
    title: str
    ground: str


source: Callable[[Person, int], Iterable[Line]] = lambda _person, _limit: []  # noqa: E731


def told_by(letters_of: Callable[[Person, int], Iterable[Line]]) -> None:
    """The post room says where its letters are read."""
    global source
    source = letters_of


def to(person: Person, limit: int = 20) -> list[Letter]:
    """The newest letters that have reached a person, or may have, newest first."""
    lines = [line for line in source(person, limit) if line.state in ("sent", "uncertain")]
    # Not by the person: what came by a merge rests on what was said as the other row.
    said = Consent.objects.select_related("purpose").in_bulk([line.consent_id for line in lines])
    purposes = {purpose.code: purpose.name for purpose in Purpose.objects.all()}
    return [
        Letter(line.at, line.title or _("Code to sign in"), _ground(line, said, purposes))
        for line in lines
    ]


def _ground(line: Line, said: dict[int, Consent], purposes: dict[str, str]) -> str:
    if consent := said.get(line.consent_id):
        day = date_format(localtime(consent.at), "j F Y")
        return _("You said yes to “%(what)s” on %(day)s") % {
            "what": consent.purpose.name,
            "day": day,
        }
    if line.basis in purposes:
        return _("You say yes to “%(what)s”") % {"what": purposes[line.basis]}
    if line.basis == "public_task":
        return _("The university's task; you may object")
    return _("You asked for it yourself")
