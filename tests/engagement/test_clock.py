"""What happens to a request by the clock, once and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alumni import search
from alumni.models import User
from campaigns.models import Message, Suppression
from engagement import asking, clock, tasks
from engagement.asking import Answer
from engagement.models import Ask, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import letters_to, put, states
from tests.factories import UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def request_(teacher):
    return put(teacher, [findable()]).requests.get()


def halfway(request):
    now = timezone.now()
    Request.objects.filter(pk=request.pk).update(
        asked_at=now - timedelta(days=4), deadline=now + timedelta(days=3)
    )


def test_one_reminder_comes_when_half_of_the_time_is_over(request_):
    assert tasks.remind() == 0
    halfway(request_)

    assert tasks.remind() == 1
    assert tasks.remind() == 0

    reminder = letters_to(request_.person).order_by("-pk").first()
    assert reminder.subject == "En påminnelse: Snöbrist?"
    assert reminder.ground == "requests"
    assert letters_to(request_.person).count() == 2


def test_who_has_answered_is_not_reminded(request_):
    asking.answer(request_.pk, Answer("no"))
    halfway(request_)

    assert tasks.remind() == 0


@pytest.mark.parametrize(
    "leave",
    [
        lambda person: person.hide(),
        lambda person: person.offers.update(paused_until=timezone.localdate()),
        lambda person: consent(person, "requests", granted=False),
    ],
)
def test_who_takes_a_break_is_not_reminded(leave, request_):
    halfway(request_)
    leave(request_.person)
    search.refresh([request_.person_id])

    assert tasks.remind() == 0
    assert letters_to(request_.person).count() == 1


def test_barred_address_gets_no_reminder(request_):
    from campaigns import outbox

    halfway(request_)
    address = request_.person.addresses.get().email
    Suppression.add(address, Suppression.Reason.COMPLAINT)
    tasks.remind()

    reminder = letters_to(request_.person).order_by("-pk").first()
    assert outbox.why_not(reminder) == "suppressed"


def test_who_said_later_is_asked_again_on_the_day_they_chose(request_):
    today = timezone.localdate()
    asking.answer(request_.pk, Answer("later", "Efter jul", again_on=today + timedelta(days=30)))
    assert tasks.ask_again() == 0
    Request.objects.update(ask_again_on=today)

    assert tasks.ask_again() == 1
    assert tasks.ask_again() == 0

    request = Request.objects.get()
    assert request.state == Request.State.ASKED
    assert request.deadline > timezone.now()
    assert request.answered_at is None
    asking.answer(request.pk, Answer("yes", shares_email=True))


def test_own_ceiling_does_not_keep_from_asking_again_but_a_break_does(teacher):
    person = findable({"per_year": 1})
    request = put(teacher, [person]).requests.get()
    today = timezone.localdate()
    asking.answer(request.pk, Answer("later", again_on=today + timedelta(days=1)))
    Request.objects.update(ask_again_on=today)
    person.offers.update(paused_until=today)
    search.refresh([person.pk])

    assert not clock.ask_again(request.pk)
    person.offers.update(paused_until=None)
    search.refresh([person.pk])
    assert clock.ask_again(request.pk)


def test_later_is_not_asked_again_once_another_said_yes(teacher):
    ask = put(teacher, [findable(), findable()])
    first, second = ask.requests.order_by("position")
    asking.answer(first.pk, Answer("later", again_on=timezone.localdate() + timedelta(days=9)))
    asking.answer(second.pk, Answer("yes", shares_email=True))

    assert states(ask) == ["later", "accepted"]
    assert Request.objects.get(pk=first.pk).ask_again_on is None


def test_later_is_not_asked_again_after_the_question_was_taken_back(request_):
    asking.answer(request_.pk, Answer("later", again_on=timezone.localdate() + timedelta(days=9)))

    asking.cancel(request_.ask)

    assert Request.objects.get().state == Request.State.CANCELLED
    assert Ask.objects.get().cancelled_at


def test_something_else_asks_the_next_and_tells_the_teacher_what(teacher):
    ask = put(teacher, [findable(), findable()])
    first = ask.requests.get(position=1)

    asking.answer(first.pk, Answer("other", "Ring 070-174 06 05", other_kind="mentor"))

    assert states(ask) == ["other", "asked"]
    told = Message.objects.get(to=teacher.email)
    assert "Mentor" in told.text
    assert "070-174" not in told.text + told.html


def test_nothing_goes_on_in_the_name_of_a_teacher_whose_account_is_closed(client, teacher):
    ask = put(teacher, [findable(), findable()])
    first = ask.requests.get(position=1)
    halfway(first)
    User.objects.filter(pk=teacher.pk).update(is_active=False)
    before = Message.objects.count()

    assert tasks.remind() == 0
    with pytest.raises(asking.AnswerRefused):
        asking.answer(first.pk, Answer("yes", shares_email=True))
    Request.objects.filter(pk=first.pk).update(deadline=timezone.now() - timedelta(hours=1))
    tasks.expire()

    assert states(ask) == ["expired", "waiting"]
    assert not Message.objects.filter(person__isnull=False).count() > before
