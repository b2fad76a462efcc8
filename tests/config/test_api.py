import pytest

pytestmark = pytest.mark.django_db


def test_the_documentation_speaks_of_our_own_api_alone(client):
    paths = client.get("/api/v1/schema/?format=json").json()["paths"]

    assert set(paths) >= {"/api/v1/me/", "/api/v1/search/", "/api/v1/stories/", "/api/v1/events/"}
    assert all(path.startswith("/api/v1/") for path in paths)


def test_styles_inside_the_page_are_allowed_on_the_documentation_page_alone(client):
    assert "unsafe-inline" in client.get("/api/v1/")["Content-Security-Policy"]
    assert "unsafe-inline" not in client.get("/sv/events/")["Content-Security-Policy"]
    assert "unsafe-inline" not in client.get("/api/v1/events/")["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/api/v1/me/", "/api/v1/search/?q=energi"])
def test_what_is_not_for_everyone_is_closed(client, path):
    assert client.get(path).status_code == 403
