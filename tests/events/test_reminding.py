from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import close_old_connections
from django.utils import timezone

from campaigns.models import Message
from events import changing, differences, registration, reminding
from events.models import Event, Registration
from tests.events.factories import EventFactory
from tests.events.stage import answered, full_event

NOON = datetime(2026, 12, 2, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
TOMORROW = NOON + timedelta(hours=29)


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOON)
    return set_to


def asked_long_ago():
    Registration.objects.update(answered_at=NOON - timedelta(days=5))


def reminders():
    return Message.objects.filter(kind="reminder").order_by("pk")


@pytest.mark.django_db
def test_the_day_before_whoever_has_a_seat_is_reminded_once_and_nobody_else(clock):
    event, seated, *_others = full_event(
        starts_at=TOMORROW, online_url="https://moten.example/kvall", title_sv="Alumnkväll"
    )
    asked_long_ago()

    numbers = [reminding.remind() for _twice in range(2)]

    letter = reminders().get()
    assert numbers == [1, 0]
    assert (letter.person, letter.subject) == (seated, "I morgon: Alumnkväll")
    for part in (letter.html, letter.text):
        assert "moten.example/kvall" in part
        assert "/a/" in part
    event.refresh_from_db()
    assert event.reminded_at == NOON


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (NOON.replace(hour=8, minute=59), 0),
        (NOON.replace(hour=9), 1),
        (NOON.replace(hour=17, minute=59), 1),
        (NOON.replace(hour=18), 0),
        (NOON - timedelta(days=1), 0),
        (NOON + timedelta(days=1), 0),
    ],
)
def test_the_letter_that_says_tomorrow_leaves_by_day_on_the_day_before(clock, moment, number):
    answered(EventFactory(starts_at=TOMORROW))
    asked_long_ago()
    clock(moment)

    assert reminding.remind() == number


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["cancelled", "unpublished"])
def test_nobody_is_reminded_of_what_does_not_take_place(clock, how):
    event = EventFactory(starts_at=TOMORROW)
    answered(event)
    asked_long_ago()
    if how == "cancelled":
        changing.cancel(event, changing.Words())
    else:
        Event.objects.update(published=False)

    assert reminding.remind() == 0


@pytest.mark.django_db
def test_whoever_signed_up_since_yesterday_has_just_read_it(clock):
    event = EventFactory(starts_at=TOMORROW)
    answered(event)

    assert reminding.remind() == 0


@pytest.mark.django_db
def test_an_event_moved_to_another_day_is_reminded_of_anew_and_to_another_hour_not(clock):
    event = EventFactory(starts_at=TOMORROW)
    person = answered(event)
    asked_long_ago()
    reminding.remind()

    for step, times in ((timedelta(hours=1), 1), (timedelta(days=2), 2)):
        before = Event.objects.get()
        after = Event.objects.get()
        after.starts_at, after.ends_at = before.starts_at + step, before.ends_at + step
        after.save()
        differences.remember(before, after)
        for day in range(4):
            clock(NOON + timedelta(days=day))
            reminding.remind()
        clock(NOON)
        assert reminders().filter(person=person).count() == times


def test_two_workers_at_once_remind_nobody_twice(committed_db):
    event = EventFactory(starts_at=timezone.now() + timedelta(days=1))
    for _number in range(4):
        answered(event)
    Registration.objects.update(answered_at=timezone.now() - timedelta(days=5))

    def work(_number):
        try:
            return reminding._remind(event.pk)
        finally:
            close_old_connections()

    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(work, range(2)))

    assert sorted(numbers) == [0, 4]
    assert reminders().count() == 4


@pytest.mark.django_db
def test_a_seat_given_up_from_the_reminder_goes_to_whoever_waits(client, clock):
    event, seated, waits, *_others = full_event(starts_at=TOMORROW)
    asked_long_ago()
    reminding.remind()

    registration.answer(event, seated, "no", Registration.Source.LETTER)

    assert Registration.objects.get(person=waits).state == "going"
