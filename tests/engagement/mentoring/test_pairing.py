import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from engagement.mentoring import Refused, answering, clock, ending, inviting, pairing
from engagement.mentoring.inviting import Terms
from engagement.models import MentorPair, RoundMentor, Side
from tests.engagement.mentoring.stage import (
    RoundFactory,
    StudentFactory,
    active,
    letters_to,
    mentor,
    offered,
)
from tests.factories import TopicFactory

State = MentorPair.State


@pytest.fixture
def of(db):
    return RoundFactory()


def states(of):
    return sorted(of.pairs.values_list("state", flat=True))


def test_the_whole_round_is_paired_at_once_with_reasons(of):
    topic = TopicFactory(slug="ledarskap")
    students = [StudentFactory(round=of) for _ in range(3)]
    mentors = [mentor(of), mentor(of)]
    students[2].topics.add(topic)
    mentors[1].topics.add(topic)

    assert pairing.pair_all(of.pk) == 2

    best = MentorPair.objects.get(application=students[2])
    assert best.mentor == mentors[1]
    assert best.score == 20 + 10 + 10
    assert best.reasons[0] == ["topic", ["ledarskap"], 20]


def test_pairing_anew_keeps_what_is_locked_and_what_was_made_by_hand(of):
    students = [StudentFactory(round=of) for _ in range(3)]
    mentors = [mentor(of) for _ in range(3)]
    by_hand = pairing.add(students[0].pk, mentors[2].pk)
    pairing.pair_all(of.pk)
    locked = of.pairs.exclude(pk=by_hand.pk).first()
    pairing.lock(locked.pk, keep=True)

    pairing.pair_all(of.pk)

    assert of.pairs.count() == 3
    assert set(of.pairs.values_list("pk", flat=True)) >= {by_hand.pk, locked.pk}


def test_whom_the_office_parted_are_not_paired_again(of):
    student, row = StudentFactory(round=of), mentor(of)
    pairing.pair_all(of.pk)

    pairing.unpair(of.pairs.get().pk)

    assert pairing.pair_all(of.pk) == 0
    assert pairing.add(student.pk, row.pk).by_hand


def test_protected_hidden_and_resting_mentors_are_not_paired(of):
    for fields in ({"protected_at": timezone.now()}, {"hidden_at": timezone.now()},
                   {"paused_until": timezone.localdate()}):  # fmt: skip
        StudentFactory(round=of)
        person = mentor(of).person
        for name, value in fields.items():
            setattr(person, name, value)
        person.save()

    assert pairing.pair_all(of.pk) == 0


def test_two_proposed_pairs_change_mentors_with_each_other(of):
    rows = [mentor(of), mentor(of)]
    one, other = (pairing.add(StudentFactory(round=of).pk, row.pk) for row in rows)

    pairing.swap(one.pk, other.pk)

    assert of.pairs.get(application=one.application).mentor == rows[1]
    assert of.pairs.get(application=other.application).mentor == rows[0]


def test_offering_writes_to_both_and_twice_writes_once(of):
    pair = offered(of)

    assert pairing.offer(of.pk) == 0

    assert pair.state == State.OFFERED
    assert len(letters_to(pair.application.email)) == 1
    assert len(letters_to(pair.mentor.person.primary_address.email)) == 1
    with pytest.raises(Refused):
        pairing.pair_all(of.pk)


def test_a_no_gives_both_their_next_choice_and_never_the_same_again(of):
    first = offered(of)
    other_mentor, other_student = mentor(of), StudentFactory(round=of)

    answering.decline(first.pk, Side.MENTOR)

    living = of.pairs.offered()
    couples = {(pair.application_id, pair.mentor_id) for pair in living}
    assert couples == {
        (first.application_id, other_mentor.pk),
        (other_student.pk, first.mentor_id),
    }
    assert all(letters_to(pair.application.email) for pair in living)


def test_after_the_deadline_the_pair_lapses_and_who_was_there_gets_somebody_else(of):
    pair = offered(of)
    answering.accept(pair.pk, Side.STUDENT)
    other = mentor(of)
    MentorPair.objects.update(deadline=timezone.now() - timedelta(minutes=1))

    assert clock.lapse() == 1
    clock.lapse()

    assert states(of) == ["lapsed", "offered"]
    assert of.pairs.offered().get().mentor == other


def test_who_was_silent_is_not_asked_again_before_they_say_that_they_are_there(of):
    pair = offered(of)
    MentorPair.objects.update(deadline=timezone.now() - timedelta(minutes=1))
    mentor(of)
    clock.lapse()
    assert not of.pairs.offered().exists()

    answering.come_back(pair.pk, Side.STUDENT)

    assert of.pairs.offered().get().application == pair.application


def test_an_answer_after_the_deadline_is_refused_in_words(of):
    pair = offered(of)
    MentorPair.objects.update(deadline=timezone.now() - timedelta(minutes=1))

    with pytest.raises(Refused, match="slut"):
        answering.accept(pair.pk, Side.STUDENT)


def test_half_way_who_has_not_answered_is_reminded_once(of):
    pair = offered(of)
    answering.accept(pair.pk, Side.STUDENT)
    now = timezone.now()
    MentorPair.objects.update(offered_at=now - timedelta(days=4), deadline=now + timedelta(days=2))

    assert clock.remind() == 1
    assert clock.remind() == 0

    assert len(letters_to(pair.application.email)) == 1
    assert len(letters_to(pair.mentor.person.primary_address.email)) == 2


def test_protected_mentor_vanishes_at_once_and_the_student_gets_the_next(of):
    pair = offered(of)
    answering.accept(pair.pk, Side.STUDENT)
    other = mentor(of)
    pair.mentor.person.protect()

    with pytest.raises(Refused):
        answering.accept(pair.pk, Side.MENTOR)
    clock.lapse()

    assert of.pairs.offered().get().mentor == other
    assert len(letters_to(pair.mentor.person.primary_address.email)) == 1


# ── The database holds ────────────────────────────────────────────────────────────────────────
def test_a_student_has_one_living_pair(of):
    pair = offered(of)

    with pytest.raises(IntegrityError), transaction.atomic():
        MentorPair.objects.create(
            round=of, application=pair.application, mentor=mentor(of), score=1
        )


@pytest.mark.parametrize(
    "fields",
    [{"state": "offered"}, {"state": "active"}, {"state": "closed", "outcome": ""}],
)
def test_a_state_has_what_belongs_to_it(of, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        MentorPair.objects.create(
            round=of, application=StudentFactory(round=of), mentor=mentor(of), score=1, **fields
        )


def test_capacity_days_and_year_are_held(of):
    for broken in (
        lambda: RoundMentor.objects.filter(pk=mentor(of).pk).update(capacity=6),
        lambda: StudentFactory(round=of, year=7),
        lambda: RoundFactory(ends_on=of.starts_on),
        lambda: RoundFactory(answer_days=0),
        lambda: RoundFactory(goal=0),
        lambda: mentor(of, person=mentor(of).person),
        lambda: StudentFactory(round=of, email=StudentFactory(round=of).email),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()


def test_two_at_once_cannot_take_the_same_place(committed_db):
    of = RoundFactory()
    row = mentor(of)
    students = [StudentFactory(round=of) for _ in range(2)]
    start, said = threading.Barrier(2), []

    def take(student):
        start.wait(timeout=10)
        try:
            pairing.add(student.pk, row.pk)
            said.append("taken")
        except Refused:
            said.append("full")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[student]) for student in students]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(said) == ["full", "taken"]
    assert row.pairs.count() == 1


# ── Odd life between the proposal and the question ────────────────────────────────────────────
def proposed(of, **fields):
    return pairing.add(StudentFactory(round=of).pk, mentor(of, **fields).pk)


def test_a_mentor_who_takes_a_break_after_the_proposal_is_not_asked(of):
    pair = proposed(of)
    person = pair.mentor.person
    person.paused_until = timezone.localdate() + timedelta(days=30)
    person.save()

    assert pairing.offer(of.pk) == 0

    assert not letters_to(person.primary_address.email)
    assert pair.application in of.applications.unpaired()


def test_nobody_is_put_together_in_a_closed_round(of):
    row, student = mentor(of), StudentFactory(round=of)
    ending.close_round(of.pk)

    with pytest.raises(Refused, match="stängd"):
        pairing.add(student.pk, row.pk)


def test_a_proposal_that_a_colleague_has_paired_anew_is_refused_in_words(of):
    gone = proposed(of).pk
    of.pairs.all().delete()

    with pytest.raises(Refused, match="på nytt"):
        pairing.unpair(gone)


def test_fewer_places_take_the_weakest_proposal_and_not_the_mentors_yes(of):
    row = mentor(of, capacity=2)
    weak, strong = (StudentFactory(round=of, county=county) for county in ("", "22"))
    pairing.pair_all(of.pk)

    inviting.confirm(row.pk, Terms(1, [], ["sv"], county="22"))

    assert of.pairs.get().application == strong
    assert weak in of.applications.unpaired()


def test_a_pair_that_shares_no_language_any_more_is_not_proposed(of):
    row, _student = mentor(of), StudentFactory(round=of)
    pairing.pair_all(of.pk)

    inviting.confirm(row.pk, Terms(1, [], ["fi"], county="22"))

    assert not of.pairs.exists()


def test_whose_time_together_the_office_has_closed_waits_for_nobody(of):
    pair = active(of)
    mentor(of)

    ending.close(pair.pk, MentorPair.Outcome.CARRIED_THROUGH)
    clock.lapse()

    assert of.pairs.get() == pair


def test_closing_a_round_tells_whoever_waited_for_a_mentor(of):
    waiting = StudentFactory(round=of)
    had = active(of)
    ending.close(had.pk, MentorPair.Outcome.CARRIED_THROUGH)
    planned = proposed(of)

    ending.close_round(of.pk)

    for application in (waiting, planned.application):
        assert "Omgången är slut" in letters_to(application.email)[-1].subject
    assert "intyg" in letters_to(had.application.email)[-1].subject


def test_a_pair_that_never_met_is_told_that_it_is_over(of):
    pair = active(of)

    ending.close_round(of.pk)

    for address in (pair.application.email, pair.mentor.person.primary_address.email):
        assert "Ert par är avslutat" in letters_to(address)[-1].subject
