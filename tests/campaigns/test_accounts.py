import email
import email.policy
import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.urls import reverse

from campaigns import outbox
from campaigns.models import Message
from tests.campaigns.mailroom import FakeServer
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def _asked_for(client, settings, address):
    """The page after asking for a code, and the letter that came."""
    page = client.post(reverse("account_request_login_code"), {"email": address}, follow=True)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        outbox.send_due()
    [(to, raw)] = server.taken
    assert to == address
    return page, email.message_from_bytes(raw, policy=email.policy.default)


def test_a_code_letter_goes_through_the_outbox_lets_in_and_is_not_kept(client, settings):
    user = UserFactory(email="maja@alumni.example")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)

    page, letter = _asked_for(client, settings, user.email)
    code = letter["Subject"].split()[0]
    row = Message.objects.get()
    assert (row.state, row.subject, row.text, row.html) == ("sent", "", "", "")
    assert code in letter.get_body(("plain",)).get_content()

    client.post(page.request["PATH_INFO"], {"code": code}, follow=True)
    assert client.session.get("_auth_user_id") == str(user.pk)
    assert user.email not in str(dict(client.session))


def test_no_session_keeps_the_address_that_somebody_signed_in_with(client):
    user = UserFactory(email="maja@alumni.example")
    user.set_password("samverka-demo")
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)

    client.post(reverse("account_login"), {"login": user.email, "password": "samverka-demo"})

    assert client.session.get("_auth_user_id") == str(user.pk)
    assert user.email not in str(dict(client.session))


def test_a_stranger_s_address_gives_the_same_page_and_a_letter_of_the_same_look(client, settings):
    UserFactory(email="maja@alumni.example")
    known_page, known = _asked_for(client, settings, "maja@alumni.example")
    client.cookies.clear()
    page, letter = _asked_for(client, settings, "okand@alumni.example")

    assert page.request["PATH_INFO"] == known_page.request["PATH_INFO"]
    assert _plain(page, "okand") == _plain(known_page, "maja")
    for header in ("From", "Reply-To", "Auto-Submitted", "Content-Language"):
        assert letter[header] == known[header]
    html, known_html = (each.get_body(("html",)).get_content() for each in (letter, known))
    assert (
        html.partition("<body")[0].partition("<style>")[2]
        == (known_html.partition("<body")[0].partition("<style>")[2])
    )
    words = letter.get_body(("plain",)).get_content()
    assert "okand@alumni.example" in words
    assert "http://" not in letter["Subject"]
    assert not re.search(r"\b[A-Z0-9]{6}\b", words)


def _plain(page, name):
    """The page without what differs on every visit: the name, the token, nonces."""
    html = page.content.decode().replace(name, "")
    html = re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]*"', "", html)
    return re.sub(r'"X-CSRFToken":\s*"[^"]*"', "", html)


@pytest.fixture
def waiting(client):
    """Somebody who has asked for a code, and the page where it is typed."""
    cache.clear()
    user = UserFactory(email="maja@alumni.example")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    page = client.post(reverse("account_request_login_code"), {"email": user.email}, follow=True)
    return page.request["PATH_INFO"]


def _newest_code():
    return Message.objects.filter(kind="code").latest("pk").subject.split()[0]


def test_a_new_code_works_as_long_as_the_first_and_the_first_no_more(client, waiting):
    first = _newest_code()
    state = client.session["account_login"]["state"]["stages"]["login_by_code"]

    client.post(waiting, {"action": "resend"})
    renewed = client.session["account_login"]["state"]["stages"]["login_by_code"]
    old = client.post(waiting, {"code": first})
    client.post(waiting, {"code": _newest_code()})

    assert renewed["data"]["at"] > state["data"]["at"]
    assert old.status_code == 200
    assert "_auth_user_id" in client.session


def test_a_code_that_is_too_old_is_told_so(client, waiting, settings):
    code = _newest_code()
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

    page = client.post(waiting, {"code": code}, follow=True)

    assert "Koden är för gammal" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_wrong_code_is_told_and_after_five_a_new_one_is_needed(client, waiting):
    pages = [client.post(waiting, {"code": "000000"}, follow=True) for _try in range(5)]

    assert "Koden stämmer inte" in pages[0].content.decode()
    assert "För många felaktiga försök" in pages[-1].content.decode()
    client.post(waiting, {"code": _newest_code()})
    assert "_auth_user_id" not in client.session
