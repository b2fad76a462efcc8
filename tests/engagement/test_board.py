"""What the teacher's pages say of each person who stands in a question."""

import pytest
from django.urls import reverse
from django.utils import translation

from alumni.models import User
from engagement import asking, booking, letters
from engagement.asking import Answer
from engagement.models import Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import UserFactory
from tests.reading import one_line

pytestmark = pytest.mark.django_db


def path(name, *args, language="sv"):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.fixture
def teacher(client):
    teacher = UserFactory(role=User.Role.TEACHER)
    client.force_login(teacher)
    return teacher


@pytest.mark.parametrize(
    ("language", "says", "hides"),
    [("sv", "Inte tillfrågad", "Avbruten"), ("en", "Not asked", "Cancelled")],
)
def test_whoever_was_never_asked_is_not_said_to_have_been(language, says, hides, client, teacher):
    ask = put(teacher, [findable() for _ in range(3)])
    asking.answer(ask.requests.get(position=1).pk, Answer("yes", shares_email=True))

    for name, *args in (("engagement:ask", ask.pk), ("engagement:asks",)):
        page = one_line(client.get(path(name, *args, language=language)))

        assert page.count(says) == 2
        assert hides not in page
        assert page.count('class="track"') == 1


def test_whose_question_was_taken_back_is_told_so(client, teacher):
    ask = put(teacher, [findable()])
    asking.withdraw(ask.requests.get().pk, "")

    page = one_line(client.get(path("engagement:ask", ask.pk)))

    assert "Avbruten" in page
    assert "Inte tillfrågad" not in page


def test_a_day_to_answer_by_stands_only_while_there_is_something_to_answer(client, teacher):
    request = put(teacher, [findable()]).requests.get()
    url = "/" + letters.answer_url(request, "open").split("/", 3)[3]
    assert "Svara senast" in client.get(url).content.decode()

    asking.answer(request.pk, Answer("no"))

    assert "Svara senast" not in client.get(url).content.decode()


def test_thanks_are_the_teachers_own(client, teacher):
    request = put(teacher, [findable()]).requests.get()
    asking.answer(request.pk, Answer("yes", shares_email=True))
    booking.mark_held(Request.objects.get())

    page = client.get(path("engagement:request", request.pk))

    assert not page.context["thank_form"]["words"].value()
    refused = client.post(path("engagement:thank", request.pk), {"words": ""})
    assert refused.status_code == 200
    assert Request.objects.get().state == Request.State.HELD


def test_of_a_place_and_a_link_one_is_said_to_be_needed(client, teacher):
    request = put(teacher, [findable()]).requests.get()
    asking.answer(request.pk, Answer("yes", shares_email=True))

    page = one_line(client.get(path("engagement:request", request.pk)))

    assert "En plats, en länk eller båda" in page


def test_a_word_that_cannot_be_passed_on_is_kept_and_nothing_is_taken_back(client, teacher):
    ask = put(teacher, [findable()])
    word = "Läs mer på https://bit.ly/x i stället."

    refused = client.post(path("engagement:cancel", ask.pk), {"words": word})

    assert refused.status_code == 200
    page = one_line(refused)
    assert word in page
    assert page.count("<details open>") == 1
    assert Request.objects.get().is_open
