"""Asking is not telling: over the whole way, for both directions, no address before a yes.

Each step walks every page, answer of the API, header, letter and calendar file that one side gets,
and searches them for every address and number of the other side.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from alumni.models import User
from campaigns import inbound, outbox
from campaigns.models import Message
from engagement import asking, clock, handing_over, letters, relay_address, reporting, talking
from engagement.asking import Answer
from engagement.models import Note, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ASKER, PERSON = Note.Side.ASKER, Note.Side.PERSON
PHONE = "070-1740605"
# However it is written: with +46, spaces, a bracket.
PHONES = re.compile(r"(?:0|\+?46)?[\s(-]*70[\s)-]*174[\s-]*06[\s-]*05")


def path(name, *args, language="sv"):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund", email="karin.o@miun.example")


@pytest.fixture
def people():
    found = [findable(phone=PHONE) for _ in range(3)]
    found[0].user = UserFactory(email="privat@hem.example")
    found[0].save()
    found[0].addresses.create(email="jobbet@firma.example")
    return found


def everything(response):
    return response.content.decode(errors="replace") + str(dict(response.headers))


def sent_to(address):
    """Every letter to an address as it goes out, with its headers and what is attached."""
    found = []
    for message in Message.objects.filter(to=address):
        mail = outbox.build(message)
        parts = [part.get_payload(decode=True) or b"" for part in mail.walk()]
        words = b"\n".join(parts).decode(errors="replace")
        # Of the envelope, the recipient's own address is no secret.
        found.append(str(dict(mail.items())) + message.html + message.text + words)
    return found


def seen_by_teacher(teacher, people, requests):
    client = Client()
    client.force_login(teacher)
    client.post(path("engagement:shortlist", "add"), {"person": people[2].pk})
    pages = [
        "/sv/portal/", "/en/portal/?q=maja", "/api/v1/search/", path("engagement:asks"),
        path("engagement:asks") + "?show=mine", path("engagement:asks") + "?show=done",
        path("engagement:new"), path("engagement:wordings"),
        *[path("portal:person", person.pk) for person in people],
        *[path("engagement:ask", request.ask_id, language=lang)
          for request in requests for lang in ("sv", "en")],
        *[path("engagement:request", request.pk) for request in requests],
        *[path("engagement:calendar", request.pk) for request in requests],
    ]  # fmt: skip
    said = [everything(client.get(page)) for page in pages]
    refused = client.post(path("engagement:write", requests[0].pk), {"words": ""})
    return [*said, everything(refused), *sent_to(teacher.email)]


def seen_by_person(person, request):
    client = Client()
    client.force_login(person.user)
    pages = [
        path("engagement:my_requests"), path("engagement:my_request", request.pk, language="en"),
        path("engagement:my_request", request.pk), path("alumni:history"), "/sv/my-data/",
    ]  # fmt: skip
    said = [everything(client.get(page, follow=True)) for page in pages]
    link = "/" + letters.answer_url(request, "yes").split("/", 3)[3]
    report = "/" + letters.act_url(request, "report").split("/", 3)[3]
    said += [everything(Client().get(link)), everything(Client().get(report))]
    own = person.addresses.get(primary=True).email
    return [*said, *sent_to(own)]


def assert_tells_nothing(said, secrets):
    assert len(said) > 5
    for secret in secrets:
        assert not [text for text in said if secret.lower() in text.lower()], secret


def assert_no_leak(teacher, people):
    requests = list(Request.objects.talked_about().exclude(asked_at=None))
    seen = seen_by_teacher(teacher, people, requests)
    addresses = [a.email for person in people for a in person.addresses.all()]
    assert_tells_nothing(seen, [*addresses, "privat@hem.example"])
    assert not [text for text in seen if PHONES.search(text)]
    first = Request.objects.talked_about().get(person=people[0])
    assert_tells_nothing(seen_by_person(people[0], first), [teacher.email])


def by_mail(request, side, sender, text):
    raw = (
        f"From: {sender}\r\nTo: {relay_address.of(request, side)}\r\nSubject: Re: {sender}\r\n"
        f"Message-ID: <{abs(hash(text))}@{sender.split('@')[1]}>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\r\n-- \r\n{sender} {PHONE}\r\n"
    )
    inbound.receive(raw.encode())


def talk(request, teacher):
    """Both try to tell each other how to be reached, on the page and by mail."""
    own = request.person.addresses.get(primary=True).email
    by_mail(request, PERSON, own, f"Skriv till {own} eller jobbet@firma.example, tel {PHONE}")
    by_mail(request, PERSON, "privat@hem.example", "Jag skriver hemifrån")
    by_mail(request, ASKER, teacher.email, f"Mejla mig på {teacher.email.upper()}")
    talking.write(request.pk, PERSON, "Ring +46 70 174 06 05, eller jobbet (at) firma.example")
    talking.write(request.pk, ASKER, "karin.o [at] miun.example går bra")


ENDS = {
    "asked": lambda request: None,
    "no": lambda request: asking.answer(request.pk, Answer("no", f"Nej. Ring {PHONE}")),
    "later": lambda request: asking.answer(
        request.pk,
        Answer("later", "jobbet@firma.example", again_on=timezone.localdate() + timedelta(days=9)),
    ),
    "other": lambda request: asking.answer(request.pk, Answer("other", f"Hellre {PHONE}")),
    "cancelled": lambda request: asking.cancel(request.ask, "Hör av dig: karin.o@miun.example"),
    "withdrawn": lambda request: asking.withdraw(request.pk, "karin.o@miun.example"),
    "reported": lambda request: reporting.report(request.pk, PERSON, "Otrevligt"),
}


@pytest.mark.parametrize("end", [*ENDS, "expired", "reminded"])
def test_nothing_on_the_way_holds_an_address_of_the_other_side(end, teacher, people):
    put(teacher, people, words="Hej {förnamn}! Svara till karin.o@miun.example.",
        when="Ring 060-14 86 00", place="karin.o@miun.example")  # fmt: skip
    request = Request.objects.talked_about().get(position=1)
    talk(request, teacher)
    if end == "expired":
        Request.objects.filter(pk=request.pk).update(deadline=timezone.now() - timedelta(days=1))
        clock.expire(request.pk)
    elif end == "reminded":
        clock.remind(request.pk)
    else:
        ENDS[end](request)

    assert_no_leak(teacher, people)


def test_colleague_who_takes_over_after_a_yes_is_told_nothing_and_tells_nothing(teacher, people):
    put(teacher, people)
    request = Request.objects.talked_about().get(position=1)
    asking.answer(request.pk, Answer("yes", shares_email=True, shares_phone=True))
    colleague = UserFactory(role=User.Role.TEACHER, email="mats@miun.example", name="Mats")
    handing_over.answer(handing_over.offer(request.ask, colleague.email).pk, accepted=True)
    request = Request.objects.talked_about().get(pk=request.pk)
    talk(request, colleague)

    seen = seen_by_teacher(colleague, people, [request])
    assert_tells_nothing(seen, [a.email for person in people for a in person.addresses.all()])
    assert not [text for text in seen if PHONES.search(text)]
    assert_tells_nothing(seen_by_person(people[0], request), [colleague.email])


def test_walk_finds_what_it_looks_for_once_there_is_a_yes(teacher, people):
    """A search that finds nothing proves nothing: after a yes it must find both addresses."""
    put(teacher, people)
    request = Request.objects.talked_about().get(position=1)
    asking.answer(request.pk, Answer("yes", shares_email=True, shares_phone=True))

    own = people[0].addresses.get(primary=True).email
    seen = seen_by_teacher(teacher, people, [request])
    assert [text for text in seen if own in text]
    assert [text for text in seen if PHONES.search(text)]
    assert [text for text in seen_by_person(people[0], request) if teacher.email in text]


ACTS = [
    "request", "calendar", "write", "book", "unbook", "held", "not_held", "thank", "withdraw",
    "report", "ask", "cancel", "hand_over", "keep",
]  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_stranger_finds_no_page_and_no_act_of_a_request(name, client, teacher, people):
    request = put(teacher, people).requests.get(position=1)
    key = request.ask_id if name in ("ask", "cancel", "hand_over", "keep") else request.pk
    method = "get" if name in ("request", "calendar", "ask") else "post"

    signed_out = getattr(client, method)(path(f"engagement:{name}", key), {"words": "Hej"})
    assert signed_out.status_code == 302
    assert "login" in signed_out.url
    client.force_login(UserFactory(role=User.Role.TEACHER))
    stranger = getattr(client, method)(path(f"engagement:{name}", key), {"words": "Hej"})
    assert stranger.status_code == 404
    assert Request.objects.get(pk=request.pk).state == Request.State.ASKED
    assert not Note.objects.exists()


@pytest.mark.parametrize("act", ["", "write", "report", "share", "unbook", "seen", "calendar"])
def test_other_alumnus_finds_no_page_and_no_act_of_a_request(act, client, teacher, people):
    request = put(teacher, people).requests.get(position=1)
    other = findable()
    other.user = UserFactory()
    other.save()
    name, args = ("my_act", [request.pk, act]) if act else ("my_request", [request.pk])
    client.force_login(other.user)

    assert client.get(path(f"engagement:{name}", *args)).status_code == 404
    assert client.post(path(f"engagement:{name}", *args), {"words": "Hej"}).status_code == 404
    assert not Note.objects.exists()


def test_teacher_has_no_page_about_somebody_in_the_queue(client, teacher, people):
    waiting = put(teacher, people).requests.get(position=2)
    client.force_login(teacher)

    assert client.get(path("engagement:request", waiting.pk)).status_code == 404


def test_link_of_a_letter_is_scoped_and_ends(client, teacher, people, monkeypatch):
    request = Request.objects.talked_about().get(pk=put(teacher, people).requests.first().pk)
    url = "/" + letters.answer_url(request, "yes").split("/", 3)[3]
    assert client.get(url).status_code == 200
    assert "sessionid" not in client.cookies

    import time as clock_module

    now = clock_module.time()
    monkeypatch.setattr("campaigns.actions.time.time", lambda: now + 60 * 86400)
    assert client.get(url).status_code == 410
    assert client.post(url, {"answer": "no"}).status_code == 410
