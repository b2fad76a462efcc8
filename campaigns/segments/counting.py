"""How many the rules choose, and how many of them a letter would reach."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from alumni.audience import Audience
from alumni.models import Person, Purpose
from alumni.models.person import PersonQuerySet
from campaigns import audience
from campaigns.models import LeftOut, Segment
from campaigns.segments import index
from campaigns.segments.rules import check, of, people, query

if TYPE_CHECKING:
    from alumni.models import User


@dataclass(frozen=True)
class Outlook:
    """Before sending: chosen = going + everyone who is left out. Languages are the readers'."""

    chosen: int
    going: int
    left_out: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """What is said about those left out, most first."""
        rows = sorted(self.left_out.items(), key=lambda row: (-row[1], row[0]))
        return [(str(LeftOut.Reason(code).label), number) for code, number in rows]

    @property
    def left_out_total(self) -> int:
        return sum(self.left_out.values())


def count(rules: Any, user: "User") -> int:
    """How many the rules choose now: by tags, and by the rules where a tag may be old.

    Raises Invalid.
    """
    chosen = people(rules, user)
    if not user.is_office:
        return chosen.count()
    return index.count(chosen, query(check(rules), fast=True))


def left_out(rules: Any, user: "User", purpose: Purpose) -> dict[str, int]:
    """People by reason, by the very rules that preparing goes by. Raises Invalid."""
    return audience.forecast(people(rules, user), purpose).left_out


def outlook(rules: Any, user: "User", purpose: Purpose) -> Outlook:
    """Raises Invalid."""
    return _outlook(people(rules, user), purpose)


def outlook_of(segment: Segment, user: "User", purpose: Purpose) -> Outlook:
    """The same for a saved segment, frozen or live. Raises Invalid."""
    return _outlook(of(segment, user), purpose)


def _outlook(chosen: PersonQuerySet, purpose: Purpose) -> Outlook:
    forecast = audience.forecast(chosen, purpose)
    return Outlook(forecast.chosen, forecast.going, forecast.left_out, forecast.languages)


def sample(rules: Any, user: "User", size: int = 10) -> list[Person]:
    """Some of the chosen, with what a list shows of them. Raises Invalid."""
    chosen = people(rules, user).alphabetical()
    people_shown = list(chosen.prefetch_related("degrees__programme")[:size])
    for person in people_shown:
        person.shows_degrees = person.shows("degrees", Audience.STAFF)
    return people_shown
