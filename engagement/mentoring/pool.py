"""Who is to be paired, as the solver wants them: rows in, wishes and places out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from alumni.models import Person
from engagement import matching
from engagement.matching import Place, Wish
from engagement.models import MentorApplication, MentorPair, MentorRound, RoundMentor

TOLD_NO = (MentorPair.State.DECLINED, MentorPair.State.LAPSED, MentorPair.State.CLOSED)


def wishes(applications: Iterable[MentorApplication]) -> list[Wish]:
    """Expects `topics` to be prefetched and the programme to be joined."""
    return [_wish(each) for each in applications]


def _wish(application: MentorApplication) -> Wish:
    programme = application.programme
    return Wish(
        application.pk,
        frozenset(topic.slug for topic in application.topics.all()),
        frozenset(application.languages),
        programme.code if programme else "",
        programme.group if programme else "",
        application.county,
        application.online,
    )


def places(mentors: Iterable[RoundMentor]) -> list[Place]:
    """With the whole capacity of each. Expects topics and the degrees to be prefetched."""
    return [_place(each) for each in mentors]


def _place(mentor: RoundMentor) -> Place:
    studied = [degree.programme for degree in mentor.person.degrees.all() if degree.programme]
    return Place(
        mentor.pk,
        mentor.capacity,
        frozenset(topic.slug for topic in mentor.topics.all()),
        frozenset(mentor.languages),
        frozenset(programme.code for programme in studied),
        frozenset(programme.group for programme in studied if programme.group),
        mentor.county,
        mentor.online,
    )


def waiting(of: MentorRound) -> list[MentorApplication]:
    """Students without a pair, the first who applied first."""
    return list(
        of.applications.unpaired()
        .select_related("programme")
        .prefetch_related("topics")
        .order_by("applied_at", "pk")
    )


def with_room(of: MentorRound) -> list[RoundMentor]:
    """Mentors who have a place left, with how many are taken."""
    return list(_ready(of).with_room().order_by("pk"))


def ready(of: MentorRound) -> list[RoundMentor]:
    """All mentors who may be paired, whether or not they have a place left."""
    return list(_ready(of).order_by("pk"))


def _ready(of: MentorRound):
    return (
        of.mentors.to_be_paired()
        .select_related("person")
        .prefetch_related("topics", "person__degrees__programme")
    )


def free_places(mentors: Sequence[RoundMentor]) -> list[Place]:
    """Of mentors from `with_room`: as many places as are left."""
    return [replace(_place(mentor), capacity=mentor.capacity - mentor.living) for mentor in mentors]


def never(of: MentorRound) -> frozenset[tuple[int, int]]:
    """(student, mentor) who said no to each other, or have had their time together."""
    rows = of.pairs.filter(state__in=TOLD_NO)
    return frozenset(rows.values_list("application_id", "mentor_id"))


def silent(of: MentorRound) -> tuple[set[int], set[int]]:
    """(students, mentors) who let an offer lapse without a word: they are asked again by hand."""
    lapsed = of.pairs.filter(state=MentorPair.State.LAPSED)
    students = lapsed.filter(student_accepted_at=None).values_list("application_id", flat=True)
    mentors = lapsed.filter(mentor_accepted_at=None).values_list("mentor_id", flat=True)
    return set(students), set(mentors)


def fit(application: MentorApplication, mentor: RoundMentor) -> tuple[int, list]:
    """(points, reasons as they are stored) of two who are put together by hand."""
    wish, place = _wish(application), _place(mentor)
    return matching.score(wish, place), matching.reasons(wish, place)


def still_there(mentor: RoundMentor) -> bool:
    return Person.objects.in_register().filter(pk=mentor.person_id).exists()
