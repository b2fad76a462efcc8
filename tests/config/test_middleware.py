import pytest
from django.urls import reverse

from cms import setup
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/sv/berattelser/?programme=%00",
        "/api/v1/stories/?language=a%00",
        "/sv/programmes/%00/",
    ],
)
def test_a_null_character_in_the_address_is_a_bad_request(client, address):
    setup.build_site()
    client.force_login(UserFactory(role="teacher"))

    assert client.get(address).status_code == 400


# ── A shared computer ─────────────────────────────────────────────────────────────────────────
@pytest.fixture
def member(client):
    person = PersonFactory(given_name="Nora", family_name="Tallberg", user=UserFactory())
    client.force_login(person.user)
    return person


@pytest.mark.parametrize("name", ["alumni:profile", "alumni:own_data", "alumni:erase"])
def test_pages_of_somebody_signed_in_are_theirs_alone(client, member, name):
    page = client.get(reverse(name))

    assert page["Cache-Control"] == "private"
    assert "Clear-Site-Data" not in page


def test_a_strangers_page_says_nothing_of_it(client):
    page = client.get(reverse("events:list"))

    assert "private" not in page.get("Cache-Control", "")
    assert "Clear-Site-Data" not in page


def test_the_answer_that_signs_out_has_the_browser_forget_what_it_kept(client, member):
    answer = client.post(reverse("account_logout"))

    assert answer["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in client.get(reverse("account_login"))


def test_so_does_the_answer_that_erases(client, member):
    answer = client.post(reverse("alumni:erase"), {"word": "Tallberg"})

    assert answer["Clear-Site-Data"] == '"cache"'


def test_what_says_itself_how_long_it_is_kept_stays_as_it_says(client, member):
    assert "no-store" in client.get("/healthz")["Cache-Control"]


def test_a_cookie_tells_one_reader_from_the_next_and_goes_with_them(client, member):
    client.get(reverse("alumni:profile"))
    first = client.cookies["samverka_reader"].value
    assert str(member.user_id) != first
    client.post(reverse("account_logout"))
    assert client.cookies["samverka_reader"].value == ""

    client.force_login(UserFactory())
    client.get(reverse("alumni:profile"), follow=True)

    assert client.cookies["samverka_reader"].value not in ("", first)


def test_a_session_that_is_over_takes_the_cookie_along(client, member):
    client.get(reverse("alumni:profile"))
    del client.cookies["samverka_session"]

    client.get(reverse("account_login"))

    assert client.cookies["samverka_reader"].value == ""
