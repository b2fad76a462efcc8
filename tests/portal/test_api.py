import json

import pytest
from django.test import Client
from rest_framework.throttling import UserRateThrottle

from alumni.models import User
from tests.alumni.searching import findable
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search/"
JSON = "application/json"
SYLLABUS = "Kursen behandlar snöbrist\noch hållbar besöksnäring i fjällen. " + "Ord. " * 3_900


@pytest.fixture
def teacher_client(client):
    client.force_login(UserFactory(role=User.Role.TEACHER))
    return client


def people(response):
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


def test_a_whole_syllabus_is_sent_by_post_and_finds_the_same_people(teacher_client):
    person = findable(bio_sv="Räknar på snöbrist")
    findable(bio_sv="Skriver om skog")

    by_get = teacher_client.get(SEARCH, {"q": SYLLABUS})
    as_json = teacher_client.post(SEARCH, {"q": SYLLABUS}, content_type=JSON)
    as_form = teacher_client.post(SEARCH, {"q": SYLLABUS})

    assert len(SYLLABUS) > 19_000
    assert people(by_get) == [person.pk]
    assert as_json.json() == as_form.json() == by_get.json()


@pytest.mark.parametrize("how", [{"content_type": JSON}, {}])
def test_filters_and_pages_are_sent_as_they_stand_in_an_address(how, teacher_client):
    here, _there = findable(county="22"), findable(county="23")
    sent = {"q": "", "county": ["22", "01"], "offer": "guest_lecture", "page": 1}

    first = teacher_client.post(SEARCH, sent, **how)
    second = teacher_client.post(SEARCH, {**sent, "page": 2}, **how)

    assert people(first) == [here.pk]
    assert people(second) == []


@pytest.mark.parametrize(
    "sent",
    [[], "q", None, {"q": {"a": 1}}, {"county": [["22"]]}, {"q": None}, {"page": 1.5}],
)  # fmt: skip
def test_what_is_no_question_is_refused_in_words(sent, teacher_client):
    response = teacher_client.post(SEARCH, json.dumps(sent), content_type=JSON)

    assert response.status_code == 400
    assert "Send" in response.content.decode()


@pytest.mark.parametrize("name", ["q", "county", "term", "read", "of", "employer"])
def test_a_null_character_that_is_sent_does_no_harm(name, teacher_client):
    findable()

    assert teacher_client.post(SEARCH, {name: "a\x00b"}, content_type=JSON).status_code == 200


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.COMMUNICATOR, None])
def test_who_may_not_search_may_not_by_post(role, client):
    if role:
        client.force_login(UserFactory(role=role))

    assert client.post(SEARCH, {"q": "energi"}, content_type=JSON).status_code == 403


def test_another_site_cannot_ask_with_somebodys_session():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(role=User.Role.TEACHER))

    assert client.post(SEARCH, {"q": "energi"}, content_type=JSON).status_code == 403


def test_questions_by_post_count_as_others_do(teacher_client, monkeypatch):
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "2/min"})

    codes = [teacher_client.get(SEARCH).status_code]
    codes += [teacher_client.post(SEARCH, {}, content_type=JSON).status_code for _ in range(2)]

    assert codes == [200, 200, 429]


def test_the_documentation_tells_of_both_forms(client):
    described = client.get("/api/v1/schema/?format=json").json()["paths"][SEARCH]

    body = described["post"]["requestBody"]["content"][JSON]["schema"]["properties"]
    assert {"q", "page", "offer", "county"} <= body.keys()
    assert {"q", "page", "offer", "county"} <= {
        one["name"] for one in described["get"]["parameters"]
    }
    assert "20,000" in described["post"]["description"]
