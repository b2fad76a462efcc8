"""What erasing oneself does, line by line: what there is now, and what is left of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alumni import own_reading, privacy, records, retention
from alumni.models import Person, RetentionRule
from alumni.own_copy import HEADINGS, in_order

# What is left of a part afterwards. Of every other part nothing is: a test erases and looks.
LEFT: dict[str, Promise] = {
    "person": _("An empty row with a number, so that counts still add up"),
    "letters": _("That a letter was sent, as a number; not your name, not your address"),
    "single_letters": _("That a letter was sent, as a number; no words, no address"),
    "what_came_back": _("That something came back, as a number; not what it said"),
    "events": _("How many came, as a number"),
    "requests": _("What was decided of a report of misuse; no words of yours"),
    "imports": _("An empty line in the file's count"),
    "merges": _("That two records became one, and when; not what was in them"),
    "rights_requests": _("That somebody asked, and how it ended; no words, no name"),
    "records_extracts": _("What was handed out already is a public record, and stays as it was"),
    "readers": _("The log of who opened which page; it holds no details of yours"),
}


# The same where the office reads it of somebody else.
LEFT_OF_ANOTHER: dict[str, Promise] = {
    "letters": _("That a letter was sent, as a number; not the name, not the address"),
    "requests": _("What was decided of a report of misuse; no words of theirs"),
    "readers": _("The log of who opened which page; it holds no details of the person"),
}


@dataclass(frozen=True)
class Line:
    """One part of what is kept about somebody. `left` is empty where nothing is left of it."""

    name: str
    heading: str | Promise
    number: int
    left: str | Promise


def lines(person: Person, *, own: bool = True) -> list[Line]:
    """Every part that holds something now: how much, and nothing of what it says. Not `own`: read
    by somebody else than whom it is about."""
    left = LEFT if own else LEFT | LEFT_OF_ANOTHER
    return [
        Line(
            name,
            HEADINGS.get(name, name) if own else records.heading(name),
            len(rows),
            left.get(name, ""),
        )
        for name, data in in_order(privacy.export(person)).items()
        if (rows := own_reading.tables(name, data))
    ]


def decisions() -> list[tuple[str | Promise, int, str]]:
    """(what, days kept, decision) of all that the university has decided to clear by itself."""
    labels = {kind.code: kind.label for kind in retention.kinds()}
    rules = RetentionRule.objects.exclude(active_since=None).order_by("kind")
    return [(labels.get(rule.kind, rule.kind), rule.days, rule.decision) for rule in rules]
