"""Every address of asking, mentoring and the portal, with every id, opened by those it is not for.

The addresses come from the URL configuration: a new one is walked as soon as it is there.
"""

import re

import pytest
from django.test import Client

from alumni.models import User
from engagement.mentoring import answering, links
from engagement.models import Ask, MentorApplication, MentorPair, Request, RoundMentor, Side
from tests.addresses import of_ours, opened
from tests.alumni.searching import findable
from tests.engagement.mentoring.stage import letters_to, offered, path
from tests.engagement.test_asking import put
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
STUDENT, PHONE = "tove.granlund@student.miun.example", "070-174 06 05"
ROOMS = re.compile(
    r"/(requests|asked|handovers|shortlist|my-requests|mentoring|misuse|portal|programmes)/"
)
ACTS = ["write", "share", "calendar", "accept", "met", "confirm"]
# What is for everybody of the role, or a round's own door for students.
OPEN = {
    "teacher": {"/asked/held/", "/portal/people/N/", "/mentoring/N/apply/", "/mentoring/N/code/",
                "/mentoring/N/prove/"},
    "alumnus": {"/mentoring/N/apply/", "/mentoring/N/code/", "/mentoring/N/prove/"},
    "stranger": {"/mentoring/N/apply/", "/mentoring/N/code/", "/mentoring/N/prove/"},
}  # fmt: skip
CLOSED = (302, 403, 404, 405)


@pytest.fixture
def asked():
    """A request that waits for an answer, and a pair of whom nobody has said yes."""
    person = findable(phone=PHONE)
    person.user = UserFactory(email="privat@hem.example")
    person.save()
    teacher = UserFactory(role=User.Role.TEACHER, email="karin.o@miun.example")
    request = put(teacher, [person]).requests.get()
    pair = offered(email=STUDENT, family_name="Granlundsson")
    mentor = pair.mentor.person
    mentor.user = UserFactory(email="mentor@hem.example")
    mentor.save()
    return request, pair


def secrets(request, pair) -> list[str]:
    people = (request.person, pair.mentor.person)
    own = [address.email for person in people for address in person.addresses.all()]
    return [*own, "privat@hem.example", "mentor@hem.example", "174 06 05", STUDENT]


def walked(request, pair) -> list[str]:
    """Every address of the rooms, with the keys of every row that somebody might guess."""
    keys = {request.pk, request.ask_id, request.person_id, pair.pk, pair.round_id,
            pair.mentor_id, pair.application_id, pair.mentor.person_id}  # fmt: skip
    found = of_ours(
        {"pk": sorted(keys), "pair": [pair.pk], "act": ACTS, "word": ["yes", "no"]},
    )
    return [url for url in found if ROOMS.search(url)]


def rows() -> list:
    models = (Ask, Request, MentorPair, MentorApplication, RoundMentor)
    return [list(model.objects.order_by("pk").values()) for model in models]


def shape(url: str) -> str:
    """The address without its language and its numbers."""
    return re.sub(r"/\d+/", "/N/", url.removeprefix("/sv"))


def viewer(role: str) -> Client:
    client = Client()
    if role == "teacher":
        client.force_login(UserFactory(role=User.Role.TEACHER))
    elif role == "alumnus":
        other = findable()
        other.user = UserFactory(role=User.Role.ALUMNUS)
        other.save()
        client.force_login(other.user)
    return client


@pytest.mark.parametrize("role", OPEN)
def test_no_id_opens_anything_for_those_it_does_not_concern(role, asked):
    client, before = viewer(role), rows()
    urls = walked(*asked)
    hidden = secrets(*asked)
    assert len(urls) > 100

    told, let_in = [], set()
    for url in urls:
        status, said = opened(client, url)
        told += [(url, secret) for secret in hidden if secret.lower() in said.lower()]
        if re.search(r"/\d+/", url) and status not in CLOSED:
            let_in.add(shape(url))
        if status in (200, 405):
            answer = client.post(url, {"words": "Hej"})
            if re.search(r"/\d+/", url) and answer.status_code not in CLOSED:
                let_in.add(shape(url))

    assert told == []
    assert let_in <= OPEN[role]
    assert rows() == before


@pytest.mark.parametrize("accepted", [None, Side.STUDENT, Side.MENTOR])
def test_a_mentor_reads_the_students_address_nowhere_before_both_have_said_yes(accepted, asked):
    request, pair = asked
    if accepted:
        answering.accept(pair.pk, accepted)

    said = seen_by_mentor(request, pair)

    assert not [text for text in said if STUDENT in text or "Granlundsson" in text]


def test_the_walk_of_a_mentor_finds_the_address_once_both_have_said_yes(asked):
    request, pair = asked
    answering.accept(pair.pk, Side.STUDENT)
    answering.accept(pair.pk, Side.MENTOR)

    assert [text for text in seen_by_mentor(request, pair) if STUDENT in text]


def seen_by_mentor(request, pair) -> list[str]:
    """All pages of the rooms, their own page and data, every signed act, and every letter."""
    client = Client()
    client.force_login(pair.mentor.person.user)
    row = links.row_of(pair, Side.MENTOR)
    own = f"/{pair.mentor_id}/"
    rooms = [url for url in walked(request, pair) if own in url or not re.search(r"/\d+/", url)]
    urls = [*rooms, "/sv/my-data/", "/sv/history/", path(row)]
    urls += [path(row, name, pair) for name in ("accept", "decline", "met", "goals", "fit")]
    said = [opened(client, url)[1] for url in urls]
    to = pair.mentor.person.primary_address.email
    return said + [letter.subject + letter.text + letter.html for letter in letters_to(to)]
