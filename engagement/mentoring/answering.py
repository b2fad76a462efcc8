"""Both say yes, or one says no: then each gets their next choice."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni import search
from alumni.models import Interaction
from engagement.mentoring import Refused, letters, locks, pairing, pool
from engagement.models import MentorPair, Side

State = MentorPair.State


@transaction.atomic
def accept(pair_id: int, side: str) -> MentorPair:
    """One of the two says yes; with the second yes the pair begins. Safe to call twice.

    Raises Refused when the time is over or the other has said no.
    """
    pair = locks.pair(pair_id)
    if pair.accepted_at(side) and pair.state in (State.OFFERED, State.ACTIVE):
        return pair
    _check_open(pair)
    if side == Side.STUDENT:
        pair.student_accepted_at = timezone.now()
    else:
        pair.mentor_accepted_at = timezone.now()
    if pair.student_accepted_at and pair.mentor_accepted_at:
        pair.state, pair.started_at = State.ACTIVE, timezone.now()
    pair.save(update_fields=["student_accepted_at", "mentor_accepted_at", "state", "started_at"])
    if pair.state == State.ACTIVE:
        _begin(pair)
    return pair


@transaction.atomic
def decline(pair_id: int, side: str) -> MentorPair:
    """One of the two says no thank you: the other is told, without a reason, and both get their
    next choice. Raises Refused."""
    pair = locks.pair(pair_id)
    _check_open(pair)
    pair.state, pair.ended_by, pair.ended_at = State.DECLINED, side, timezone.now()
    pair.save(update_fields=["state", "ended_by", "ended_at"])
    letters.tell_declined(pair, _other(side))
    pairing.next_choice(pair.round_id)
    return pair


@transaction.atomic
def lapse(pair_id: int) -> bool:
    """The time is over and somebody has not answered. False when both did, or time was given."""
    pair = locks.pair(pair_id)
    if pair.state != State.OFFERED or pair.deadline >= timezone.now():
        return False
    pair.state, pair.ended_at = State.LAPSED, timezone.now()
    pair.save(update_fields=["state", "ended_at"])
    for side in (Side.STUDENT, Side.MENTOR):
        letters.tell_lapsed(pair, side)
    return True


@transaction.atomic
def come_back(pair_id: int, side: str) -> None:
    """Who let the time run out is there after all: counted in again for the next choice.
    Raises Refused."""
    pair = locks.pair(pair_id)
    if pair.round.closed_at:
        raise Refused(_("The round is closed."))
    if pair.state == State.LAPSED and pair.accepted_at(side) is None:
        pair.state, pair.ended_by = State.DECLINED, side
        pair.save(update_fields=["state", "ended_by"])
        pairing.next_choice(pair.round_id)


@transaction.atomic
def remind(pair_id: int) -> bool:
    """Once, to each of the two who has not answered."""
    pair = locks.pair(pair_id)
    if pair.state != State.OFFERED or pair.reminded_at:
        return False
    pair.reminded_at = timezone.now()
    pair.save(update_fields=["reminded_at"])
    for side in (Side.STUDENT, Side.MENTOR):
        if pair.awaits(side):
            letters.offer(pair, side, again=True)
    return True


def _begin(pair: MentorPair) -> None:
    for side in (Side.STUDENT, Side.MENTOR):
        letters.tell_begun(pair, side)
    person = pair.mentor.person
    Interaction.record(
        person,
        Interaction.Kind.REQUEST,
        _("Mentor: %s") % pair.round.name,
        reverse("engagement:mentor", args=[pair.mentor_id]),
    )
    search.refresh([person.pk])


def _check_open(pair: MentorPair) -> None:
    if pair.state != State.OFFERED or pair.deadline < timezone.now():
        raise Refused(_("The time to answer is over, or it has been answered already."))
    if not pool.still_there(pair.mentor):
        raise Refused(_("This pair is not possible any more. You hear from us about another."))


def _other(side: str) -> str:
    return Side.MENTOR if side == Side.STUDENT else Side.STUDENT
