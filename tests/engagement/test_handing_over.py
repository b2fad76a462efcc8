"""An ask goes to a colleague; what a person shared stays with the one it was shared with."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from alumni.models import User
from campaigns.models import Message
from engagement import asking, handing_over, letters, talking
from engagement.asking import Answer
from engagement.models import Ask, AskingStop, Handover, Note, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def colleague():
    return UserFactory(role=User.Role.TEACHER, name="Mats Hedin")


def path(name, *args):
    with translation.override("sv"):
        return reverse(name, args=args)


def test_colleague_takes_over_and_is_given_no_address_before_a_new_word(client, teacher, colleague):
    person = findable(phone="070-1740605")
    request = put(teacher, [person]).requests.get()
    asking.answer(request.pk, Answer("yes", shares_email=True, shares_phone=True))
    client.force_login(teacher)
    client.post(path("engagement:hand_over", request.ask_id), {"email": colleague.email})
    assert Ask.objects.get().asked_by == teacher

    client.force_login(colleague)
    handover = Handover.objects.get()
    client.post(path("engagement:handover", handover.pk, "yes"))

    secrets = (person.addresses.get().email, "070-1740605")
    page = client.get(path("engagement:request", request.pk)).content.decode()
    letters_to_colleague = Message.objects.filter(to=colleague.email)
    for secret in secrets:
        assert secret not in page
        assert not [m for m in letters_to_colleague if secret in m.text + m.html + m.reply_to]
    told = Message.objects.filter(person=person).order_by("-pk")[0]
    assert "Mats Hedin har tagit över" in told.subject
    assert colleague.email not in told.text + told.html
    client.force_login(teacher)
    assert client.get(path("engagement:request", request.pk)).status_code == 404

    asking.share(request.pk, email=True, phone=False)
    assert [value for _word, value in letters.shared(Request.objects.talked_about().get())] == [
        secrets[0]
    ]


def test_no_leaves_everything_as_it_was(client, teacher, colleague):
    request = put(teacher, [findable()]).requests.get()
    handover = handing_over.offer(request.ask, colleague.email)
    client.force_login(colleague)

    client.post(path("engagement:handover", handover.pk, "no"))

    assert Ask.objects.get().asked_by == teacher
    assert client.get(path("engagement:ask", request.ask_id)).status_code == 404
    assert Message.objects.filter(to=teacher.email, subject__contains="kan inte ta över").exists()


def test_only_the_colleague_named_may_answer(client, teacher, colleague):
    handover = handing_over.offer(put(teacher, [findable()]), colleague.email)
    client.force_login(UserFactory(role=User.Role.TEACHER))

    assert client.post(path("engagement:handover", handover.pk, "yes")).status_code == 404
    assert Ask.objects.get().asked_by == teacher


@pytest.mark.parametrize("who", ["alumnus", "nobody", "stopped", "self"])
def test_only_a_teacher_who_may_ask_can_be_named(who, teacher, colleague):
    ask = put(teacher, [findable()])
    if who == "stopped":
        AskingStop.objects.create(user=colleague)
    email = {
        "alumnus": UserFactory().email,
        "nobody": "ingen@miun.example",
        "stopped": colleague.email,
        "self": teacher.email,
    }[who]

    with pytest.raises(handing_over.CannotHandOver):
        handing_over.offer(ask, email)


def test_whoever_is_stopped_meanwhile_cannot_take_over(client, teacher, colleague):
    ask = put(teacher, [findable()])
    handover = handing_over.offer(ask, colleague.email)
    AskingStop.objects.create(user=colleague, reason="Skriver illa till folk.")
    client.force_login(colleague)

    page = client.post(path("engagement:handover", handover.pk, "yes"), follow=True)

    assert "Skriv till alumnkansliet" in page.content.decode()
    assert Ask.objects.get().asked_by == teacher
    assert Handover.objects.open().exists()


def test_one_colleague_at_a_time(teacher, colleague):
    ask = put(teacher, [findable()])
    handing_over.offer(ask, colleague.email)

    with pytest.raises(handing_over.CannotHandOver):
        handing_over.offer(ask, UserFactory(role=User.Role.TEACHER).email)
    handing_over.take_back(ask)
    handing_over.offer(ask, colleague.email)


def test_database_refuses_two_open_handovers_and_one_to_oneself(teacher, colleague):
    ask = put(teacher, [findable()])
    handing_over.offer(ask, colleague.email)

    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.create(ask=ask, by=teacher, to=colleague)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.update(to=teacher)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.update(accepted=True)


def test_what_was_written_after_a_yes_is_read_by_the_colleague_without_addresses(
    client, teacher, colleague
):
    person = findable(phone="070-1740605")
    own = person.addresses.get().email
    request = put(teacher, [person]).requests.get()
    asking.answer(request.pk, Answer("yes", "Ring 070-1740605 helst.", shares_phone=True))
    talking.write(request.pk, Note.Side.PERSON, f"Eller skriv till {own}, så svarar jag.")
    client.force_login(teacher)
    before = client.get(path("engagement:request", request.pk)).content.decode()

    handing_over.answer(handing_over.offer(request.ask, colleague.email).pk, accepted=True)

    client.force_login(colleague)
    pages = [path("engagement:request", request.pk), path("engagement:ask", request.ask_id)]
    said = "".join(client.get(page).content.decode() for page in pages)
    assert own in before
    assert "så svarar jag" in said
    assert own not in said
    assert "1740605" not in said
