"""The pairs of a round: all at once, mended by hand, and then offered to both."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement import matching
from engagement.asking import deadline_after
from engagement.mentoring import Refused, letters, locks, pool
from engagement.models import (
    MentorApplication,
    MentorPair,
    MentorRound,
    RoundMentor,
    Side,
)
from engagement.models.mentor_pair import MentorPairQuerySet

State = MentorPair.State


@transaction.atomic
def pair_all(round_id: int) -> int:
    """Propose the best pairs for the whole round; what is locked or made by hand stays.

    Returns how many pairs are proposed. Raises Refused once both have been asked.
    """
    held = locks.round_of(round_id)
    if held.offered_at or held.closed_at:
        raise Refused(_("The pairs have been asked. Those who are left are paired by themselves."))
    held.pairs.proposed().filter(locked_at=None, by_hand=False).delete()
    students, mentors = pool.waiting(held), pool.with_room(held)
    made = matching.pair(
        pool.wishes(students), pool.free_places(mentors), never=pool.never(held), seed=held.seed
    )
    MentorPair.objects.bulk_create(_row(held, one) for one in made.pairs)
    return held.pairs.proposed().count()


@transaction.atomic
def add(application_id: int, mentor_id: int) -> MentorPair:
    """Two put together by hand; afterwards they are kept. Raises Refused."""
    mentor = locks.mentor(mentor_id)
    if mentor.round.closed_at:
        raise Refused(_("The round is closed."))
    application = MentorApplication.objects.standing().filter(pk=application_id).first()
    if application is None or application.round_id != mentor.round_id:
        raise Refused(_("The student no longer wishes for a mentor in this round."))
    _check_room(mentor)
    points, reasons = pool.fit(application, mentor)
    try:
        with transaction.atomic():
            return MentorPair.objects.create(
                round=mentor.round,
                application=application,
                mentor=mentor,
                score=points,
                reasons=reasons,
                by_hand=True,
            )
    except IntegrityError:
        raise Refused(_("The student is in a pair already.")) from None


@transaction.atomic
def move(pair_id: int, mentor_id: int) -> MentorPair:
    """Another mentor for a proposed pair. Raises Refused; then nothing has changed."""
    pair = _proposed(pair_id)
    pair.delete()
    return add(pair.application_id, mentor_id)


@transaction.atomic
def swap(pair_id: int, other_id: int) -> None:
    """Two proposed pairs change mentors with each other. Raises Refused."""
    one, other = _proposed(pair_id), _proposed(other_id)
    if one.round_id != other.round_id or one.pk == other.pk:
        raise Refused(_("These two pairs cannot change with each other."))
    one.delete()
    other.delete()
    add(one.application_id, other.mentor_id)
    add(other.application_id, one.mentor_id)


@transaction.atomic
def lock(pair_id: int, *, keep: bool) -> None:
    """Keep a proposed pair when the round is paired anew, or let it go again."""
    pair = _proposed(pair_id)
    pair.locked_at = timezone.now() if keep else None
    pair.by_hand = False if not keep else pair.by_hand
    pair.save(update_fields=["locked_at", "by_hand"])


def weigh_anew(pairs: MentorPairQuerySet, room: int) -> None:
    """One of them wrote something else: their proposed pairs, in a round that is held, get the
    points of now. What fits no longer goes, unless the office keeps it; so does what has no room.
    """
    kept = []
    for pair in pairs.proposed().with_both():
        pair.score, pair.reasons = pool.fit(pair.application, pair.mentor)
        by_office = pair.by_hand or pair.locked_at is not None
        if by_office or pair.score >= matching.LEAST:
            kept.append((by_office, pair.score, -pair.pk, pair))
        else:
            pair.delete()
    kept.sort(reverse=True)
    for *_order, pair in kept[:room]:
        pair.save(update_fields=["score", "reasons"])
    for *_order, pair in kept[room:]:
        pair.delete()


@transaction.atomic
def unpair(pair_id: int) -> None:
    """These two are not put together again by the solver. Raises Refused once they are asked."""
    pair = _proposed(pair_id)
    pair.state, pair.ended_by, pair.ended_at = State.DECLINED, Side.OFFICE, timezone.now()
    pair.save(update_fields=["state", "ended_by", "ended_at"])


@transaction.atomic
def offer(round_id: int) -> int:
    """Ask both of each proposed pair. Returns how many pairs were asked. Safe to call twice."""
    held = locks.round_of(round_id)
    if held.closed_at:
        raise Refused(_("The round is closed."))
    proposed = held.pairs.proposed().with_both().order_by("pk")
    number = sum(put(pair) for pair in proposed)
    if number and held.offered_at is None:
        held.offered_at = timezone.now()
        held.save(update_fields=["offered_at"])
    return number


def put(pair: MentorPair) -> bool:
    """Ask both of a pair in a round that is held. A mentor who has gone, takes a break, or whom no
    letter reaches, frees the student for somebody else."""
    now = timezone.now()
    if not _may_be_paired(pair.mentor) or not letters.can_reach(pair.mentor):
        pair.state, pair.ended_by, pair.ended_at = State.DECLINED, Side.OFFICE, now
        pair.save(update_fields=["state", "ended_by", "ended_at"])
        return False
    pair.state, pair.offered_at = State.OFFERED, now
    pair.deadline = deadline_after(pair.round.answer_days)
    pair.save(update_fields=["state", "offered_at", "deadline"])
    for side in (Side.STUDENT, Side.MENTOR):
        letters.offer(pair, side)
    return True


@transaction.atomic
def next_choice(round_id: int) -> int:
    """Pair those who are left with those who have room, and ask them at once.

    Who said no to each other are not asked again, and who was silent waits for the office.
    Returns how many new pairs were asked.
    """
    held = locks.round_of(round_id)
    if held.offered_at is None or held.closed_at or timezone.localdate() >= held.ends_on:
        return 0
    gone_students, gone_mentors = pool.silent(held)
    students = [one for one in pool.waiting(held) if one.pk not in gone_students]
    mentors = [one for one in pool.with_room(held) if one.pk not in gone_mentors]
    if not students or not mentors:
        return 0
    never = pool.never(held)
    seed = (held.seed + len(never)) % 2**31
    made = matching.pair(pool.wishes(students), pool.free_places(mentors), never=never, seed=seed)
    rows = MentorPair.objects.bulk_create(_row(held, one) for one in made.pairs)
    keys = [row.pk for row in rows]
    return sum(put(pair) for pair in MentorPair.objects.with_both().filter(pk__in=keys))


def _row(held: MentorRound, one: matching.Pair) -> MentorPair:
    return MentorPair(
        round=held,
        application_id=one.student,
        mentor_id=one.mentor,
        score=one.score,
        reasons=one.reasons,
    )


def _check_room(mentor: RoundMentor) -> None:
    if not _may_be_paired(mentor):
        raise Refused(_("The mentor cannot be paired now."))
    if mentor.pairs.living().count() >= mentor.capacity:
        raise Refused(_("The mentor has no place left."))


def _may_be_paired(mentor: RoundMentor) -> bool:
    return RoundMentor.objects.to_be_paired().filter(pk=mentor.pk).exists()


def _proposed(pair_id: int) -> MentorPair:
    pair = locks.pair(pair_id)
    if pair.state != State.PROPOSED:
        raise Refused(_("Both have been asked about this pair. Let them answer, or end it."))
    return pair
