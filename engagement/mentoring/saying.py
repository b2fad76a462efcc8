"""What is said of a pair: why they fit, in words, and what either sees of the other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alumni.languages import language_name
from alumni.models import Programme, Topic
from alumni.places import COUNTY_NAMES
from engagement.masking import masked
from engagement.matching import Why
from engagement.mentoring import pool
from engagement.models import MentorApplication, MentorPair, RoundMentor, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import Promise

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Other:
    """The other of a pair, as one of the two may know them now."""

    name: str
    facts: Rows
    words: str = ""
    contact: str = ""

    @property
    def has_left(self) -> bool:
        """Then nothing is said of them, nor of what the two have in common."""
        return not self.facts


class Words:
    """Names of the codes in reasons, read once for a whole page."""

    def __init__(self) -> None:
        self.topics = {topic.slug: topic.name for topic in Topic.objects.all()}
        self.programmes = {each.code: each.name for each in Programme.objects.all()}

    def reasons(self, pair: MentorPair) -> list[str]:
        return [self.reason(why, codes) for why, codes, _points in pair.reasons]

    def reason(self, why: str, codes: list[str]) -> str:
        language = (get_language() or "sv")[:2]
        named = {
            Why.TOPIC: (_("Both: %s"), [self.topics.get(code, code) for code in codes]),
            Why.PROGRAMME: (_("Same programme: %s"), [self.programmes.get(c, c) for c in codes]),
            Why.FIELD: (_("Same field of study"), []),
            Why.PLACE: (_("Same county: %s"), [str(COUNTY_NAMES.get(c, c)) for c in codes]),
            Why.ONLINE: (_("Both can meet online"), []),
            Why.LANGUAGE: (_("Both speak %s"), [language_name(c, language) for c in codes]),
        }
        words, names = named[Why(why)]
        return words % ", ".join(names) if names else words


def why_without(why: Why) -> str:
    """Why a student has nobody, and what can be done about it."""
    return {
        Why.NO_PLACE: _("Some fit, but their places are taken. Ask more mentors."),
        Why.NO_FIT: _("Nobody fits well enough. Look for somebody yourself, or add by hand."),
        Why.NO_LANGUAGE: _("No mentor speaks a language of theirs."),
    }[why]


def other(pair: MentorPair, side: str) -> Other:
    """What this side sees: first name, studies, topics and words, until both have said yes."""
    if side == Side.STUDENT:
        return mentor(pair.mentor, pair)
    return student(pair.application, pair)


def mentor(row: RoundMentor, pair: MentorPair) -> Other:
    person, agreed = row.person, pair.started_at is not None
    if not pool.still_there(row) or (person.hidden_at and not agreed):
        return Other(_("Somebody who has left"), [])
    studied = [str(each) for each in _programmes(row)]
    rows = [(_("Studied"), ", ".join(studied)), *_common(row)]
    known = [*person.addresses.values_list("email", flat=True), person.phone]
    address = person.addresses.usable().order_by("-primary", "pk").first()
    return Other(
        person.name if agreed else person.given_name,
        _filled(rows),
        row.words if agreed else masked(row.words, filter(None, known)),
        address.email if address and pair.state == MentorPair.State.ACTIVE else "",
    )


def student(row: MentorApplication, pair: MentorPair) -> Other:
    agreed = pair.started_at is not None
    if not row.email:
        return Other(_("Somebody who has left"), [])
    rows = [(_("Programme"), _studies(row)), *_common(row)]
    return Other(
        row.name if agreed else row.given_name,
        _filled(rows),
        row.goals if agreed else masked(row.goals, [row.email]),
        row.email if pair.state == MentorPair.State.ACTIVE else "",
    )


def own(row: MentorApplication | RoundMentor) -> Rows:
    """What a student or a mentor has told of themselves, for their own page."""
    first = [(_("Programme"), _studies(row))] if isinstance(row, MentorApplication) else []
    return _filled([*first, *_common(row)])


def _studies(row: MentorApplication) -> str:
    year = _("year %s") % row.year
    return f"{row.programme}, {year}" if row.programme else year


def _common(row: MentorApplication | RoundMentor) -> Rows:
    language = (get_language() or "sv")[:2]
    where = [str(COUNTY_NAMES[row.county])] if row.county else []
    where += [_("online")] if row.online else []
    return [
        (_("Topics"), ", ".join(str(topic) for topic in row.topics.all())),
        (_("Languages"), ", ".join(language_name(code, language) for code in row.languages)),
        (_("Where"), ", ".join(where)),
    ]


def _programmes(row: RoundMentor) -> "Iterable[Programme]":
    degrees = row.person.degrees.all()
    return dict.fromkeys(degree.programme for degree in degrees if degree.programme)


def _filled(rows: "list[tuple[str | Promise, str]]") -> Rows:
    return [(str(word), value) for word, value in rows if value]
