import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/mailbox/nothing/", "/media/nothing"])
def test_what_is_not_there_is_not_looked_for_in_another_language(client, path):
    assert client.get(path).status_code == 404


def test_the_front_door_leads_to_the_reader_s_language(client):
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "sv"})["Location"] == "/sv/"
