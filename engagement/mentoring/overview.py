"""A round in figures: pairs against the goal, who is without and why, and whether it is fair."""

from collections import Counter
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import User
from alumni.places import COUNTY_NAMES
from engagement import matching
from engagement.matching import Fairness, Why
from engagement.mentoring import pool, saying
from engagement.models import MentorApplication, MentorPair, MentorRound, RoundMentor

SUGGESTED = 6


@dataclass(frozen=True)
class Figures:
    """`states`: how many pairs in each state; `living`: those that take a place now."""

    students: int
    asked: int
    confirmed: int
    places: int
    states: Counter[str]
    goal: int

    @property
    def living(self) -> int:
        return sum(self.states[state] for state in MentorPair.LIVING)

    @property
    def reached(self) -> int:
        """Pairs that began, whether or not they are over: what the goal counts."""
        return self.states[MentorPair.State.ACTIVE] + self.states[MentorPair.State.CLOSED]

    @property
    def towards_goal(self) -> int:
        """Pairs that are, or may still become, what the goal counts."""
        return self.living + self.states[MentorPair.State.CLOSED]


@dataclass(frozen=True)
class Without:
    """A student without a pair, why, and who has room: (mentor, points), the best first."""

    application: MentorApplication
    why: str
    near: list[tuple[RoundMentor, int]]


@dataclass(frozen=True)
class Share:
    """How many of those who applied from somewhere have a pair."""

    label: str
    paired: int
    applied: int


def figures(of: MentorRound) -> Figures:
    confirmed = of.mentors.confirmed()
    return Figures(
        of.applications.standing().count(),
        of.mentors.count(),
        confirmed.count(),
        confirmed.aggregate(Sum("capacity"))["capacity__sum"] or 0,
        Counter(of.pairs.values_list("state", flat=True)),
        of.goal,
    )


def without(of: MentorRound, user: User) -> list[Without]:
    """Students without a pair, with the mentors whom this user may know of."""
    students, mentors = pool.waiting(of), pool.with_room(of)
    known = set(of.mentors.visible_to(user).values_list("pk", flat=True))
    mentors = [mentor for mentor in mentors if mentor.pk in known]
    silent_students, silent_mentors = pool.silent(of)
    reasons = _why(of, students, [one for one in mentors if one.pk not in silent_mentors])
    table = matching.points(pool.wishes(students), pool.places(mentors))
    found = []
    for student, row in zip(students, table, strict=True):
        # The mentors stand by their keys, and of equals the first stays first.
        near = nlargest(SUGGESTED, zip(mentors, row, strict=True), key=itemgetter(1))
        if student.pk in silent_students:
            words = _("Did not answer the last offer.")
        elif why := reasons.get(student.pk):
            words = saying.why_without(why)
        else:
            words = _fits_somebody(of)
        found.append(Without(student, words, near))
    return found


def _fits_somebody(of: MentorRound) -> str:
    """What happens next: once the pairs are asked the clock asks the next choice."""
    if of.offered_at:
        return _("Fits somebody: both are asked within the hour.")
    return _("Fits somebody: pair the round anew.")


def _why(of: MentorRound, students: list, mentors: list) -> dict[int, Why]:
    """Why nobody, measured against all who are mentors; those who can be paired now are out."""
    wishes, everybody = pool.wishes(students), pool.places(pool.ready(of))
    now = matching.pair(wishes, pool.free_places(mentors), never=pool.never(of), seed=of.seed)
    left = [wish for wish in wishes if wish.key in now.without]
    return {
        wish.key: _against(max(row, default=-1))
        for wish, row in zip(left, matching.points(left, everybody), strict=True)
    }


def _against(best: int) -> Why:
    """What stands against a pair, by the points of the best mentor of all; -1: there is none."""
    if best == 0:  # a common language alone is worth something
        return Why.NO_LANGUAGE
    return Why.NO_FIT if 0 < best < matching.LEAST else Why.NO_PLACE


def fairness(of: MentorRound) -> Fairness | None:
    """How evenly the pairs of now are made; None without any."""
    students = list(
        of.applications.standing()
        .select_related("programme")
        .prefetch_related("topics")
        .order_by("applied_at", "pk")
    )
    mentors = pool.ready(of)
    wishes, places = pool.wishes(students), pool.places(mentors)
    keys = {wish.key for wish in wishes}, {place.key for place in places}
    rows = of.pairs.one_each()
    made = [
        matching.Pair(student, mentor, score, [])
        for student, mentor, score in rows.values_list("application_id", "mentor_id", "score")
        if student in keys[0] and mentor in keys[1]
    ]
    return matching.fairness(wishes, places, matching.Pairing(made))


def in_words(fair: Fairness) -> list[str]:
    """The fairness report as sentences, for those who would rather read than look."""
    low, middle, high = fair.quarters
    gained = fair.total - fair.first_come
    lines = [
        ngettext(
            "%(first)s of %(all)s student has a mentor who is as good as the best for them.",
            "%(first)s of %(all)s students have a mentor who is as good as the best for them.",
            fair.pairs,
        )
        % {"first": fair.first_choice, "all": fair.pairs},
        _("Half of the pairs have between %(low)s and %(high)s points; the one in the middle has "
          "%(middle)s.") % {"low": low, "high": high, "middle": middle},
        _("The weakest pair has %(lowest)s points, the strongest %(highest)s.")
        % {"lowest": fair.lowest, "highest": fair.highest},
    ]  # fmt: skip
    if gained > 0:
        lines.append(
            _("Together the pairs have %(gained)s points more than if the first to apply had "
              "chosen first.") % {"gained": gained}
        )  # fmt: skip
    lines.append(_("Names, age and the order of applying are not weighed."))
    return lines


def shares(of: MentorRound) -> list[Share]:
    """Of those who applied, how many have a pair: by county, and online alone."""
    having = set(of.pairs.one_each().values_list("application_id", flat=True))
    applied: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for key, county in of.applications.standing().values_list("pk", "county"):
        applied[county] += 1
        got[county] += key in having
    return [
        Share(str(COUNTY_NAMES.get(county) or _("Online")), got[county], number)
        for county, number in sorted(applied.items(), key=lambda row: (-row[1], row[0]))
    ]
