from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from django.utils.translation import override

from alumni.models import Interaction, ListRow, Offer, User
from campaigns.models import Message
from engagement import asking, board, booking, clock, tasks
from engagement.asking import Answer
from engagement.models import Ask, Request
from tests.alumni.searching import findable
from tests.factories import UserFactory, consent

pytestmark = pytest.mark.django_db
State = Request.State


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


def put(teacher, people, **fields):
    fields = {"title": "Snöbrist?", "words": "Hej {förnamn}!", "kind": "guest_lecture"} | fields
    return asking.ask(Ask(asked_by=teacher, **fields), people)


def states(ask):
    return list(ask.requests.order_by("position").values_list("state", flat=True))


def letters_to(person):
    return Message.objects.filter(person=person)


def test_only_the_first_is_asked_and_the_others_hear_nothing(teacher):
    people = [findable() for _ in range(3)]

    ask = put(teacher, people)

    assert states(ask) == ["asked", "waiting", "waiting"]
    assert [letters_to(person).count() for person in people] == [1, 0, 0]
    assert Interaction.objects.filter(person=people[0], kind="asked").exists()
    assert not Interaction.objects.filter(person=people[1]).exists()


def test_a_question_taken_back_is_never_shown_as_taken_back_on_a_day_to_come(teacher):
    ask = put(teacher, [findable()])

    asking.cancel(ask, "")

    request = Request.objects.select_related("ask", "person").get(ask=ask)
    steps = board.line(request, request.ask).steps
    assert steps[-1].look == "here no"
    assert steps[-1].at <= timezone.now()


def test_an_answer_is_a_sign_of_life_and_a_question_without_one_is_none(teacher):
    silent, willing = findable(), findable()
    put(teacher, [silent], mode=Ask.Mode.AT_ONCE)
    put(teacher, [willing], mode=Ask.Mode.AT_ONCE)

    Request.objects.filter(person=silent).update(deadline=timezone.now() - timedelta(days=1))
    clock.expire(Request.objects.get(person=silent).pk)
    asking.answer(Request.objects.get(person=willing).pk, Answer("no"))

    engaged = ListRow.objects.exclude(engaged_at=None)
    assert list(Interaction.objects.engaged().values_list("person", flat=True)) == [willing.pk]
    assert list(engaged.values_list("person", flat=True)) == [willing.pk]


def test_history_is_told_in_the_persons_language_whoever_acts(teacher):
    people = [findable()]
    ask = put(teacher, people)

    with override("en"):
        asking.cancel(ask, "")

    title = Interaction.objects.filter(person=people[0]).latest("pk").title
    with override("sv"):
        assert f"({Request.State.CANCELLED.label})" in title


def test_all_are_asked_at_once_when_the_teacher_says_so(teacher):
    ask = put(teacher, [findable(), findable()], mode=Ask.Mode.AT_ONCE)

    assert states(ask) == ["asked", "asked"]


@pytest.mark.parametrize("mode", Ask.Mode)
def test_who_has_no_working_address_drops_out_and_the_next_is_asked(mode, teacher):
    gone, person = findable(), findable()
    gone.addresses.all().delete()

    ask = put(teacher, [gone, person], mode=mode)

    assert states(ask) == ["cancelled", "asked"]
    assert letters_to(person).count() == 1


def test_question_that_can_reach_nobody_is_not_stored(teacher):
    gone = findable()
    gone.addresses.all().delete()

    with pytest.raises(asking.NotAskable):
        put(teacher, [gone])

    assert not Ask.objects.exists()


def test_no_or_later_asks_the_next_and_yes_ends_the_queue(teacher):
    ask = put(teacher, [findable() for _ in range(3)])
    first, second, _third = ask.requests.order_by("position")

    asking.answer(first.pk, Answer("no"))
    assert states(ask) == ["declined", "asked", "waiting"]

    asking.answer(second.pk, Answer("yes", shares_email=True))
    assert states(ask) == ["declined", "accepted", "cancelled"]


def test_silence_until_the_deadline_asks_the_next_and_tells_the_teacher(teacher):
    ask = put(teacher, [findable(), findable()])
    Request.objects.filter(position=1).update(deadline=timezone.now() - timedelta(minutes=1))

    assert tasks.expire() == 1
    assert tasks.expire() == 0

    assert states(ask) == ["expired", "asked"]
    assert Message.objects.filter(to=teacher.email).count() == 1


def test_yes_needs_something_to_be_shared(teacher):
    [request] = put(teacher, [findable()]).requests.all()

    with pytest.raises(asking.AnswerRefused):
        asking.answer(request.pk, Answer("yes"))

    assert Request.objects.get().state == State.ASKED


def test_answer_is_given_once(teacher):
    [request] = put(teacher, [findable()]).requests.all()
    asking.answer(request.pk, Answer("no"))

    with pytest.raises(asking.AnswerRefused):
        asking.answer(request.pk, Answer("yes", shares_email=True))


def test_no_more_than_the_ceiling_of_the_year(teacher):
    person = findable({"per_year": 1})
    put(teacher, [person])

    with pytest.raises(asking.NotAskable):
        put(teacher, [person])


@pytest.mark.parametrize(
    "leave",
    [
        lambda person: person.hide(),
        lambda person: person.protect(),
        lambda person: consent(person, "requests", granted=False),
        lambda person: person.offers.update(paused_until=timezone.localdate()),
        lambda person: person.offers.update(kind=Offer.Kind.MENTOR),
    ],
)
def test_who_is_unwilling_is_neither_asked_nor_next(leave, teacher):
    first, person = findable(), findable()
    ask = put(teacher, [first, person])
    leave(person)

    asking.answer(ask.requests.get(position=1).pk, Answer("no"))

    assert states(ask) == ["declined", "cancelled"]
    assert not letters_to(person).exists()
    with pytest.raises(asking.NotAskable):
        put(teacher, [person])


def test_cancelled_question_is_taken_back_from_those_who_had_it(teacher):
    people = [findable(), findable()]
    ask = put(teacher, people)

    asking.cancel(ask)

    assert states(ask) == ["cancelled", "cancelled"]
    assert [letters_to(person).count() for person in people] == [2, 0]


def test_held_and_thanked_follow_a_yes_and_nothing_else(teacher):
    [request] = put(teacher, [findable()]).requests.all()
    booking.mark_held(request)
    assert Request.objects.get().state == State.ASKED

    asking.answer(request.pk, Answer("yes", shares_email=True))
    booking.mark_held(request)
    asking.thank(request, "Tack!")
    asking.thank(request, "Tack!")

    assert Request.objects.get().state == State.THANKED
    subjects = list(letters_to(request.person).order_by("pk").values_list("subject", flat=True))
    assert len(subjects) == 3
    assert subjects.count("Tack från Karin Östlund") == 1


def test_deadline_counts_working_days():
    friday = datetime(2026, 11, 27, 15, tzinfo=ZoneInfo("Europe/Stockholm"))

    assert timezone.localtime(asking.deadline_after(5, friday)).date().isoformat() == "2026-12-04"


@pytest.mark.parametrize(
    "change",
    [
        {"shares_email": True},
        {"shares_phone": True},
        {"state": "accepted"},
        {"state": "declined", "shares_email": True},
        {"deadline": None},
        {"position": 4},
    ],
)
def test_database_refuses_sharing_without_a_yes_and_a_yes_without_sharing(change, teacher):
    put(teacher, [findable()])

    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.update(**change)


def test_same_person_is_not_asked_twice_in_one_ask(teacher):
    person = findable()

    with pytest.raises(IntegrityError), transaction.atomic():
        put(teacher, [person, person])
