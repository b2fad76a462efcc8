import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from alumni import search
from alumni.models import Address, Person, User
from campaigns.models import Message
from engagement import asking, clock, letters
from engagement.asking import Answer
from engagement.models import Ask, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
PHONE = "070-1740605"


def path(name, *args, language="sv"):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def teacher_client(client, teacher):
    client.force_login(teacher)
    return client


def everything_said(response):
    return response.content.decode(errors="replace") + str(dict(response.headers))


def letter_path(request, word="yes"):
    return "/" + letters.answer_url(request, word).split("/", 3)[3]


@pytest.mark.parametrize("answer", [None, "later", "no", "expired"])
def test_no_response_or_letter_holds_an_address_before_a_yes(answer, teacher, teacher_client):
    people = [findable(phone=PHONE) for _ in range(3)]
    ask = put(teacher, people)
    request = ask.requests.get(position=1)
    if answer == "expired":
        Request.objects.filter(pk=request.pk).update(
            deadline=timezone.now() - timezone.timedelta(days=1)
        )
        clock.expire(request.pk)
    elif answer:
        asking.answer(request.pk, Answer(answer, "Inte nu"))

    pages = [
        "/sv/portal/", "/en/portal/?q=maja", "/api/v1/search/", "/sv/requests/",
        path("engagement:new"), path("engagement:ask", ask.pk), path("engagement:asks"),
        *[path("portal:person", person.pk) for person in people],
    ]  # fmt: skip
    said = [everything_said(teacher_client.get(page)) for page in pages]
    said += [
        f"{m.subject} {m.html} {m.text} {m.reply_to}"
        for m in Message.objects.filter(to=teacher.email)
    ]

    secrets = {PHONE, *Address.objects.values_list("email", flat=True)}
    assert len(said) >= len(pages)
    for secret in secrets:
        assert not [text for text in said if secret in text], secret


def test_yes_hands_over_what_was_ticked_and_nothing_more(teacher, teacher_client):
    person = findable(phone=PHONE)
    request = put(teacher, [person]).requests.get()

    asking.answer(request.pk, Answer("yes", "Gärna!", shares_email=True))

    page = everything_said(teacher_client.get(path("engagement:ask", request.ask_id)))
    assert Address.objects.get().email in page
    assert PHONE not in page
    assert "Gärna!" in page
    letter = Message.objects.get(to=teacher.email)
    assert Address.objects.get().email in letter.text
    assert PHONE not in letter.text + letter.html


def test_letter_asks_and_holds_three_links_and_the_words_escaped(teacher):
    person = findable(given_name="Johan")
    put(teacher, [person], words="Hej {förnamn}! <b>Titta</b> https://evil.example/")

    letter = Message.objects.get(person=person)

    assert len(set(re.findall(r"/a/[\w-]+", letter.text))) >= 3
    assert "Hej Johan!" in letter.text
    assert "<b>Titta" not in letter.html
    assert 'href="https://evil.example' not in letter.html
    assert teacher.email not in letter.html + letter.text


@pytest.mark.parametrize("word", ["yes", "later", "no"])
def test_opening_the_link_of_a_letter_changes_and_ticks_nothing(word, client, teacher):
    request = put(teacher, [findable()]).requests.get()

    page = client.get(letter_path(request, word)).content.decode()

    assert "Snöbrist?" in page
    assert " checked" not in page
    assert Request.objects.get().state == Request.State.ASKED


def test_answering_from_the_letter_without_signing_in(client, teacher):
    request = put(teacher, [findable()]).requests.get()
    url = letter_path(request)

    refused = client.post(url, {"answer": "yes", "words": "Gärna"})
    assert "Gärna" in refused.content.decode()
    assert Request.objects.get().state == Request.State.ASKED

    response = client.post(url, {"answer": "yes", "shares_email": "on", "words": "Gärna"})
    assert response.status_code == 302
    assert Request.objects.get().state == Request.State.ACCEPTED
    assert client.get(url).status_code == 200


def test_letter_of_one_person_does_not_open_the_request_of_another(client, teacher):
    from campaigns import actions

    request = put(teacher, [findable()]).requests.get()
    other = PersonFactory()
    url = actions.url("engagement.answer", person_id=other.pk, argument=f"{request.pk}:yes")

    assert client.get("/" + url.split("/", 3)[3], follow=True).status_code == 404


def test_whole_way_from_list_to_thanks(teacher_client):
    person = findable(given_name="Johan")
    teacher_client.post(path("engagement:shortlist", "add"), {"person": person.pk})
    page = teacher_client.get(path("engagement:new")).content.decode()
    assert "Johan" in page

    response = teacher_client.post(
        path("engagement:new"),
        {"title": "Snö?", "words": "Hej", "mode": "in_order", "days": "5", "language": "sv"},
    )
    request = Request.objects.get()
    assert response.url == path("engagement:ask", request.ask_id)
    asking.answer(request.pk, Answer("yes", shares_email=True))
    teacher_client.post(path("engagement:held", request.pk))
    teacher_client.post(path("engagement:thank", request.pk), {"words": "Tack"})

    assert Request.objects.get().state == Request.State.THANKED
    assert teacher_client.get(path("engagement:asks")).status_code == 200


def test_form_keeps_what_was_typed_and_says_what_is_missing(teacher_client):
    response = teacher_client.post(
        path("engagement:new"), {"title": "Min fråga", "words": "", "days": "5"}
    )

    assert "Min fråga" in response.content.decode()
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    ("name", "method"),
    [("ask", "get"), ("cancel", "post"), ("held", "post"), ("thank", "post")],
)
def test_another_teacher_finds_nothing(name, method, client, teacher):
    request = put(teacher, [findable()]).requests.get()
    client.force_login(UserFactory(role=User.Role.TEACHER))
    key = request.ask_id if name in ("ask", "cancel") else request.pk

    assert getattr(client, method)(path(f"engagement:{name}", key)).status_code == 404


@pytest.mark.parametrize("name", ["asks", "new"])
def test_alumni_do_not_ask(name, client):
    client.force_login(UserFactory())

    assert client.get(path(f"engagement:{name}")).status_code == 403


def test_asked_person_sees_and_answers_on_their_own_page_and_others_do_not(client, teacher):
    person = findable()
    person.user = UserFactory()
    person.save()
    request = put(teacher, [person]).requests.get()
    client.force_login(person.user)

    assert "Snöbrist?" in client.get(path("engagement:my_requests")).content.decode()
    client.post(path("engagement:my_request", request.pk), {"answer": "no"})
    assert Request.objects.get().state == Request.State.DECLINED

    stranger = UserFactory()
    Person.objects.filter(pk=PersonFactory().pk).update(user=stranger)
    client.force_login(stranger)
    assert client.get(path("engagement:my_request", request.pk)).status_code == 404


def test_who_stands_in_the_queue_does_not_see_it(client, teacher):
    first, second = findable(), findable()
    second.user = UserFactory()
    second.save()
    ask = put(teacher, [first, second])
    client.force_login(second.user)

    assert "Snöbrist?" not in client.get(path("engagement:my_requests")).content.decode()
    waiting = ask.requests.get(position=2)
    assert client.get(path("engagement:my_request", waiting.pk)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_board_takes_the_same_queries_however_many(number, teacher, teacher_client):
    for _ in range(number):
        put(teacher, [findable()])
    teacher_client.get(path("engagement:asks"))

    with CaptureQueriesContext(connection) as queries:
        teacher_client.get(path("engagement:asks"))

    assert len(queries) <= 11


@pytest.mark.parametrize("number", [1, 3])
def test_own_requests_take_the_same_queries_however_many(number, client, teacher):
    person = findable({"per_year": 9})
    person.user = UserFactory()
    person.save()
    for _ in range(number):
        put(teacher, [person])
    client.force_login(person.user)
    client.get(path("engagement:my_requests"))

    with CaptureQueriesContext(connection) as queries:
        client.get(path("engagement:my_requests"))

    assert len(queries) <= 7


ASKED = {"title": "Snö?", "words": "Hej", "mode": "in_order", "days": "5", "language": "sv"}


def test_who_can_no_longer_be_asked_leaves_the_list_and_takes_nobodys_place(teacher_client):
    people = [findable() for _ in range(4)]
    for person in people[:3]:
        teacher_client.post(path("engagement:shortlist", "add"), {"person": person.pk})
    people[0].paused_until = timezone.localdate() + timezone.timedelta(days=30)
    people[0].save()
    search.refresh([people[0].pk])

    refused = teacher_client.post(path("engagement:new"), ASKED)
    teacher_client.post(path("engagement:shortlist", "add"), {"person": people[3].pk})
    teacher_client.post(path("engagement:new"), ASKED)

    assert "går inte längre att fråga" in refused.content.decode()
    asked = Request.objects.order_by("position").values_list("person", flat=True)
    assert list(asked) == [person.pk for person in people[1:]]


def test_button_pressed_twice_asks_once_and_leads_to_the_same_question(teacher_client, teacher):
    person = findable()
    teacher_client.post(path("engagement:shortlist", "add"), {"person": person.pk})

    first = teacher_client.post(path("engagement:new"), ASKED)
    second = teacher_client.post(path("engagement:new"), ASKED)
    stored = Request.objects.get().ask
    third = asking.ask_once(
        Ask(asked_by=teacher, kind=stored.kind, title="Snö?", words="Hej"), [person]
    )

    assert second.url == first.url == path("engagement:ask", stored.pk)
    assert third == stored


def test_heading_full_of_addresses_is_stored_within_its_room(teacher_client):
    teacher_client.post(path("engagement:shortlist", "add"), {"person": findable().pk})

    teacher_client.post(path("engagement:new"), {**ASKED, "title": "a@b.se " * 17})

    assert "b.se" not in Request.objects.get().ask.title
