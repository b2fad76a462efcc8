import pytest
from rest_framework.throttling import AnonRateThrottle

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


@pytest.mark.parametrize(
    ("proxies", "first", "second", "status"),
    [
        (0, "", "192.0.2.7", 429),  # no proxy: the visitor wrote it
        (1, "192.0.2.1", "192.0.2.2", 200),
        (1, "192.0.2.1", "203.0.113.9, 192.0.2.1", 429),  # the visitor wrote the first of them
        (2, "192.0.2.1, 198.51.100.1", "192.0.2.2, 198.51.100.1", 200),
        (2, "192.0.2.1, 198.51.100.1", "203.0.113.9, 192.0.2.1, 198.51.100.1", 429),
    ],
)
def test_the_limit_counts_visitors_by_the_address_that_the_proxies_saw(
    client, settings, monkeypatch, proxies, first, second, status
):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": proxies}
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "1/min"})
    client.get("/api/v1/events/", headers={"X-Forwarded-For": first} if first else {})

    response = client.get("/api/v1/events/", headers={"X-Forwarded-For": second})

    assert response.status_code == status


def test_the_page_of_the_api_is_only_read(client):
    assert client.options("/api/v1/").status_code == 405
