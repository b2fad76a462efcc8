"""How a pair ends: early and kindly, or carried through, with thanks and a certificate."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni.models import Interaction
from engagement.mentoring import Refused, letters, locks, pairing
from engagement.models import FitCheck, MentorApplication, MentorPair, RoundMentor, Side

State, Outcome = MentorPair.State, MentorPair.Outcome


@transaction.atomic
def end_early(pair_id: int, by: str) -> None:
    """A running pair that one of the two leaves: both are told, and the student gets their next
    choice. Raises Refused when it is not running."""
    pair = locks.pair(pair_id)
    if pair.state != State.ACTIVE:
        raise Refused(_("This pair is not running."))
    _end(pair, by, Outcome.ENDED_EARLY)
    pairing.next_choice(pair.round_id)


@transaction.atomic
def re_pair(pair_id: int) -> int:
    """The office finds another mentor for the student: this pair ends kindly. Returns how many new
    pairs were asked. Raises Refused."""
    pair = locks.pair(pair_id)
    if pair.state not in (State.ACTIVE, State.OFFERED):
        raise Refused(_("This pair is not running."))
    _end(pair, Side.OFFICE, Outcome.ANOTHER_MENTOR)
    return pairing.next_choice(pair.round_id)


@transaction.atomic
def close(pair_id: int, outcome: str) -> None:
    """The time together is over, and both are told. Carried through: a certificate for the
    student, thanks to the mentor. Raises Refused."""
    pair = locks.pair(pair_id)
    if pair.state != State.ACTIVE:
        raise Refused(_("This pair is not running."))
    _close(pair, outcome)


@transaction.atomic
def close_round(round_id: int) -> int:
    """Close every pair, by whether they have met; nobody is paired afterwards, and who waited for
    a mentor is told so. Returns how many pairs were carried through. Safe to call twice."""
    held = locks.round_of(round_id)
    if held.closed_at:
        return 0
    waiting = list(held.applications.unpaired().order_by("pk"))
    met = set(held.pairs.active().filter(meetings__isnull=False).values_list("pk", flat=True))
    for pair in held.pairs.active().with_both().order_by("pk"):
        _close(pair, Outcome.CARRIED_THROUGH if pair.pk in met else Outcome.NEVER_MET)
    now = timezone.now()
    for pair in held.pairs.offered().with_both().order_by("pk"):
        _end(pair, Side.OFFICE, "")
    proposed = held.pairs.proposed().with_both().order_by("pk")
    for application in [*waiting, *(pair.application for pair in proposed)]:
        letters.tell_nobody_found(application)
    held.pairs.proposed().delete()
    held.closed_at = now
    held.save(update_fields=["closed_at"])
    return len(met)


def end_all_of(mentor: RoundMentor) -> None:
    """Every living pair of a mentor who leaves, in a round that is held."""
    mentor.pairs.proposed().delete()
    for pair in mentor.pairs.living().with_both():
        _end(pair, Side.MENTOR, Outcome.ENDED_EARLY)


@transaction.atomic
def lose(mentor: RoundMentor) -> None:
    """The mentor is erased: the students are told, and nobody writes to the mentor."""
    locks.round_of(mentor.round_id)
    mentor.pairs.proposed().delete()
    for pair in mentor.pairs.living().with_both():
        _end(pair, Side.MENTOR, Outcome.ENDED_EARLY, tell=(Side.STUDENT,))


@transaction.atomic
def withdraw(application_id: int) -> None:
    """The student takes the application back: pairs end kindly, and what they wrote is erased.
    Safe to call twice."""
    key = MentorApplication.objects.values_list("round_id", flat=True).get(pk=application_id)
    locks.round_of(key)
    application = MentorApplication.objects.get(pk=application_id)
    if application.withdrawn_at:
        return
    application.pairs.proposed().delete()
    for pair in application.pairs.living().with_both():
        _end(pair, Side.STUDENT, Outcome.ENDED_EARLY)
    letters.tell_withdrawn(application)
    forget([application])
    pairing.next_choice(key)


def forget(applications: Iterable[MentorApplication]) -> None:
    """What students wrote, and what was written with them and about them, goes. Who was paired
    with whom by what fit stays, to count."""
    for application in applications:
        application.forget()
        application.pairs.update(goals="")
        FitCheck.objects.filter(pair__application=application).update(words="")


def forget_mentor(mentor: RoundMentor) -> None:
    """What the mentor wrote, and what was written with them, goes. That a pair began stays without
    a word: it counts, and the student's certificate holds."""
    mentor.pairs.exclude(state=State.CLOSED).delete()
    if not mentor.pairs.exists():
        mentor.delete()
        return
    mentor.forget()
    mentor.pairs.update(goals="", reasons=[])
    FitCheck.objects.filter(pair__mentor=mentor).update(words="")


@transaction.atomic
def drop(pair_id: int) -> None:
    """The mentor is not in the register any more: the student is told, and nothing of why."""
    pair = locks.pair(pair_id)
    if pair.is_living:
        if pair.state == State.PROPOSED:
            pair.delete()
        else:
            _end(pair, Side.MENTOR, Outcome.ENDED_EARLY)
        pairing.next_choice(pair.round_id)


def _end(
    pair: MentorPair, by: str, outcome: str, tell: tuple[str, ...] = (Side.STUDENT, Side.MENTOR)
) -> None:
    """What has not begun is declined; what has begun is closed."""
    begun = pair.state == State.ACTIVE
    pair.state = State.CLOSED if begun else State.DECLINED
    pair.outcome = outcome if begun else ""
    pair.ended_by, pair.ended_at = by, timezone.now()
    pair.save(update_fields=["state", "outcome", "ended_by", "ended_at"])
    for side in tell:
        letters.tell_ended(pair, side)


def _close(pair: MentorPair, outcome: str) -> None:
    pair.state, pair.outcome, pair.ended_at = State.CLOSED, outcome, timezone.now()
    pair.ended_by = Side.OFFICE
    pair.save(update_fields=["state", "outcome", "ended_at", "ended_by"])
    if outcome != Outcome.CARRIED_THROUGH:
        for side in (Side.STUDENT, Side.MENTOR):
            letters.tell_ended(pair, side)
        return
    letters.tell_carried_through(pair, Side.STUDENT)
    letters.tell_carried_through(pair, Side.MENTOR)
    Interaction.record(
        pair.mentor.person,
        Interaction.Kind.REQUEST,
        _("Mentor, carried through: %s") % pair.round.name,
        reverse("engagement:mentor", args=[pair.mentor_id]),
    )
