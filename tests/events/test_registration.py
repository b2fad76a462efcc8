from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import close_old_connections, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from alumni import merging
from alumni.models import Interaction
from campaigns.models import Message
from events import own_data, registration
from events.models import Event, Registration
from tests.events.factories import EventFactory
from tests.factories import PersonFactory

State = Registration.State
WEB = Registration.Source.WEB


@pytest.mark.django_db
def test_a_yes_takes_a_seat_and_is_confirmed_with_a_calendar_file():
    event, person = EventFactory(capacity=2), PersonFactory()

    row = registration.answer(event, person, "yes", WEB)

    event.refresh_from_db()
    message = Message.objects.get(person=person)
    assert row.state == State.GOING
    assert event.seats_left == 1
    assert event.title_sv in message.subject
    assert message.attachments.get().name == f"{event.slug}.ics"
    assert Interaction.objects.filter(person=person, kind="rsvp").count() == 1


@pytest.mark.django_db
def test_whoever_had_a_seat_when_it_was_over_was_there_and_nobody_else():
    event = EventFactory(capacity=1)
    came, waited, declined = PersonFactory.create_batch(3)
    for person, said in ((came, "yes"), (waited, "yes"), (declined, "no")):
        registration.answer(event, person, said, WEB)
    assert registration.note_who_came() == 0

    hour = timedelta(hours=1)
    ended = timezone.now() - hour
    Event.objects.update(starts_at=ended - hour, ends_at=ended)
    noted = [registration.note_who_came() for _twice in range(2)]

    line = Interaction.objects.get(kind=Interaction.Kind.EVENT)
    assert noted == [1, 0]
    assert (line.person, line.title, line.at) == (came, event.title_sv, ended)


@pytest.mark.django_db
def test_nobody_was_at_an_event_that_was_taken_back():
    event, person = EventFactory(), PersonFactory()
    registration.answer(event, person, "yes", WEB)
    ended = timezone.now() - timedelta(hours=1)

    Event.objects.update(starts_at=ended, ends_at=ended, published=False)

    assert registration.note_who_came() == 0


@pytest.mark.django_db
def test_answering_the_same_twice_changes_nothing():
    event, person = EventFactory(capacity=2), PersonFactory()
    registration.answer(event, person, "yes", WEB)

    registration.answer(event, person, "yes", WEB)

    event.refresh_from_db()
    assert event.seats_taken == 1
    assert Message.objects.count() == 1


@pytest.mark.django_db
def test_who_comes_late_waits_and_moves_up_in_order():
    event = EventFactory(capacity=1)
    first, second, third = PersonFactory.create_batch(3)
    for person in (first, second, third):
        registration.answer(event, person, "yes", WEB)

    registration.answer(event, first, "no", WEB)

    states = {row.person_id: row.state for row in Registration.objects.all()}
    assert states == {
        first.pk: State.DECLINED,
        second.pk: State.GOING,
        third.pk: State.WAITING,
    }
    event.refresh_from_db()
    assert event.seats_taken == 1


@pytest.mark.django_db
def test_a_maybe_gives_the_seat_back():
    event, person = EventFactory(capacity=1), PersonFactory()
    registration.answer(event, person, "yes", WEB)

    registration.answer(event, person, "maybe", WEB)

    event.refresh_from_db()
    assert event.seats_taken == 0


@pytest.mark.django_db
def test_a_closed_event_takes_no_yes_but_still_a_no():
    event, person = EventFactory(), PersonFactory()
    registration.answer(event, person, "yes", WEB)
    Event.objects.update(closes_at=timezone.now() - timedelta(hours=1))

    assert registration.answer(event, person, "no", WEB).state == State.DECLINED
    with pytest.raises(registration.Closed):
        registration.answer(event, person, "yes", WEB)


@pytest.mark.django_db
def test_nobody_steps_down_from_an_event_that_is_over():
    event, person = EventFactory(), PersonFactory()
    registration.answer(event, person, "yes", WEB)
    ended = timezone.now() - timedelta(hours=1)
    Event.objects.update(starts_at=ended, ends_at=ended)

    with pytest.raises(registration.Closed):
        registration.answer(event, person, "no", WEB)

    assert Registration.objects.get().state == State.GOING


@pytest.mark.django_db
def test_the_waiting_list_moves_until_the_event_begins_though_sign_up_has_closed():
    event = EventFactory(capacity=1)
    came_first, waits = PersonFactory.create_batch(2)
    for person in (came_first, waits):
        registration.answer(event, person, "yes", WEB)
    Event.objects.update(closes_at=timezone.now() - timedelta(hours=1))

    registration.answer(event, came_first, "no", WEB)

    assert Registration.objects.get(person=waits).state == State.GOING


@pytest.mark.django_db
def test_the_seat_of_somebody_erased_goes_to_whoever_waits():
    event = EventFactory(capacity=1)
    erased, waits = PersonFactory.create_batch(2)
    for person in (erased, waits):
        registration.answer(event, person, "yes", WEB)

    own_data._erase(erased)

    event.refresh_from_db()
    assert Registration.objects.get().person == waits
    assert Registration.objects.get().state == State.GOING
    assert event.seats_taken == 1


@pytest.mark.django_db
def test_a_seat_that_came_free_is_not_for_a_newcomer_while_somebody_waits():
    event = EventFactory(capacity=1)
    for person in PersonFactory.create_batch(2):
        registration.answer(event, person, "yes", WEB)
    Event.objects.update(capacity=2)
    newcomer = PersonFactory()

    row = registration.answer(event, newcomer, "yes", WEB)

    assert row.state == State.WAITING
    assert Registration.objects.filter(state=State.GOING).count() == 2


@pytest.mark.django_db
def test_the_database_itself_refuses_to_overbook():
    event = EventFactory(capacity=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(seats_taken=2)


@pytest.mark.django_db
def test_one_answer_per_person_and_a_waiting_one_knows_since_when():
    event, person = EventFactory(), PersonFactory()
    Registration.objects.create(event=event, person=person, state=State.MAYBE, source=WEB)

    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(event=event, person=person, state=State.MAYBE, source=WEB)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.update(state=State.WAITING)


def test_twenty_at_once_for_five_seats_are_never_overbooked(committed_db):
    event = EventFactory(capacity=5)
    people = PersonFactory.create_batch(20)

    def say_yes(person):
        try:
            return registration.answer(event, person, "yes", WEB).state
        finally:
            close_old_connections()

    with ThreadPoolExecutor(6) as pool:
        states = list(pool.map(say_yes, people))

    event.refresh_from_db()
    assert event.seats_taken == states.count(State.GOING) == 5
    assert states.count(State.WAITING) == 15


def _answered(event, person, said, days_ago):
    row = registration.answer(event, person, said, WEB)
    row.answered_at = timezone.now() - timedelta(days=days_ago)
    row.save(update_fields=["answered_at"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mine", "theirs", "stands"),
    [("no", "yes", "going"), ("yes", "no", "declined"), ("maybe", "yes", "going")],
)
def test_of_two_answers_of_one_person_the_newest_stands(mine, theirs, stands):
    event, kept, gone = EventFactory(capacity=5), PersonFactory(), PersonFactory()
    _answered(event, kept, mine, 9)
    _answered(event, gone, theirs, 2)

    merge = merging.merge(kept, gone, None)

    assert Registration.objects.get().state == stands
    event.refresh_from_db()
    assert event.seats_taken == (stands == "going")
    assert merging.undo(merge, None) == []
    assert {row.person_id for row in Registration.objects.all()} == {kept.pk, gone.pk}
    event.refresh_from_db()
    assert event.seats_taken == 1


@pytest.mark.django_db
def test_a_seat_given_away_after_a_merge_is_not_given_twice_when_that_is_undone():
    event, kept, gone = EventFactory(capacity=2), PersonFactory(), PersonFactory()
    waits, waits_longer = PersonFactory(), PersonFactory()
    for person in (kept, gone, waits, waits_longer):
        registration.answer(event, person, "yes", WEB)
    merge = merging.merge(kept, gone, None)
    assert Registration.objects.get(person=waits).state == State.GOING

    merging.undo(merge, None)

    event.refresh_from_db()
    seated = Registration.objects.filter(state=State.GOING)
    assert event.seats_taken == seated.count() == 2
    assert Registration.objects.get(person=gone).state == State.WAITING
    assert Registration.objects.waiting().first().person == gone
    assert Message.objects.filter(person=gone).last().subject.startswith("På väntelistan")
    registration.answer(event, kept, "no", WEB)
    assert Registration.objects.get(person=gone).state == State.GOING


@pytest.mark.django_db
def test_a_free_seat_that_a_newcomer_took_after_a_merge_is_theirs_when_that_is_undone():
    event, kept, gone = EventFactory(capacity=2), PersonFactory(), PersonFactory()
    for person in (kept, gone):
        registration.answer(event, person, "yes", WEB)
    merge = merging.merge(kept, gone, None)
    newcomer = PersonFactory()
    registration.answer(event, newcomer, "yes", WEB)

    merging.undo(merge, None)

    event.refresh_from_db()
    assert event.seats_taken == Registration.objects.filter(state=State.GOING).count() == 2
    assert Registration.objects.get(person=newcomer).state == State.GOING


@pytest.mark.django_db
def test_nobody_loses_a_seat_by_waiting_for_a_second_one():
    event, kept, gone = EventFactory(capacity=1), PersonFactory(), PersonFactory()
    _answered(event, kept, "yes", 9)
    _answered(event, gone, "yes", 2)

    merging.merge(kept, gone, None)

    assert Registration.objects.get().state == State.GOING
