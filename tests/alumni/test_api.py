import pytest
from django.urls import reverse

from tests.factories import DegreeFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/me/"


def test_stranger_gets_nothing(client):
    assert client.get(URL).status_code == 403


def test_account_without_a_person_is_told_to_join(client):
    client.force_login(UserFactory())

    assert client.get(URL).status_code == 403


def test_i_read_my_profile(client):
    person = PersonFactory(user=UserFactory(), town="Sundsvall")
    DegreeFactory(person=person)
    client.force_login(person.user)

    data = client.get(reverse("api:me")).json()

    assert data["town"] == "Sundsvall"
    assert data["degrees"][0]["verified"] is True


def test_i_change_what_i_may_and_the_rest_stays(client):
    person = PersonFactory(user=UserFactory(), town="Sundsvall", phone="070-1740605")
    client.force_login(person.user)

    answer = client.patch(
        URL, {"town": "Östersund", "languages": ["sv"]}, content_type="application/json"
    )

    assert answer.status_code == 200, answer.content
    person.refresh_from_db()
    assert (person.town, person.languages, person.county) == ("Östersund", ["sv"], "22")
    assert person.phone == "070-1740605"


@pytest.mark.parametrize(
    "change",
    [{"website": "javascript:alert(1)"}, {"protected_at": "2020-01-01"}, {"county": "99"}, [1]],
)
def test_what_the_page_refuses_the_api_refuses(client, change):
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)

    assert client.patch(URL, change, content_type="application/json").status_code == 400
