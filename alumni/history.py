"""My history: what a person did and what happened to them, and every letter with its reason."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alumni import letters, telling
from alumni.models import Person

# Of each sort; more than anybody has, and a page never reads without end.
MOST = 2000


@dataclass(frozen=True)
class Line:
    """One line. `why`: for a letter, in the reader's words, why it was right to send it."""

    at: datetime
    title: str
    kind: str
    url: str = ""
    why: str = ""


def of(person: Person) -> list[Line]:
    """Everything, newest first."""
    happened = person.interactions.order_by("-at", "-pk")[:MOST]
    told = telling.Teller()
    lines = [
        Line(one.at, told.words(one.title), one.get_kind_display(), one.url) for one in happened
    ]
    lines += [
        Line(letter.at, letter.title, _("Letter"), why=letter.ground)
        for letter in letters.to(person, MOST)
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)
