"""The ways in beside the code by e-mail, and the pages where an account's ways in are kept."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse

from alumni.models import AuditEntry
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "granskog-777"
PAGES = [
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_activate_totp",
]


@pytest.fixture
def member(client):
    """Somebody with a password, signed in with it a moment ago."""
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    sign_in(client, user)
    return user


def sign_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def passkey(user, name="Telefonen"):
    """A row as allauth keeps it. The lists read its name only."""
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": {"clientExtensionResults": {"credProps": {"rk": True}}}},
    )


def hours_pass(client):
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 7200
    session.save()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_account_is_one_of_the_sites_own(client, member, name, language):
    page = client.get(reverse(name).replace("/sv/", f"/{language}/"))

    assert page.status_code == 200
    assert page.content.count(b'class="chips"') == 1
    assert b"css/account.css" in page.content
    assert f'lang="{language}"'.encode() in page.content


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_sent_to_sign_in(client, name):
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert reverse("account_login") in answer.url


def test_the_sign_in_page_offers_a_passkey_and_asks_for_it_without_a_name(client):
    page = client.get(reverse("account_login"))
    question = client.get(
        reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}
    ).json()

    assert b'data-passkey="get"' in page.content
    assert question["request_options"]["publicKey"].get("allowCredentials", []) == []
    assert question["request_options"]["publicKey"]["userVerification"] == "required"


def test_a_passkey_that_is_not_ours_signs_nobody_in_and_is_noted(client):
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": '{"response": {}}'})

    assert answer.url == reverse("account_login")
    assert "_auth_user_id" not in client.session
    assert AuditEntry.objects.filter(act=AuditEntry.Act.SIGN_IN_FAILED).count() == 1


def test_a_passkey_is_a_way_in_and_no_second_step(client, member):
    passkey(member)
    client.logout()

    answer = sign_in(client, member)

    assert answer.url != reverse("mfa_authenticate")
    assert client.session["_auth_user_id"] == str(member.pk)


def test_an_app_is_a_second_step(client, member):
    secret = generate_totp_secret()
    TOTP.activate(member, secret)
    client.logout()

    answer = sign_in(client, member)
    page = client.get(answer.url)
    wrong = client.post(answer.url, {"code": "000000"})

    assert answer.url == reverse("mfa_authenticate")
    assert "Det andra steget" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert wrong.status_code == 200
    client.post(answer.url, {"code": format_hotp_value(hotp_value(secret, int(time.time()) // 30))})
    assert client.session["_auth_user_id"] == str(member.pk)


def test_whoever_signed_in_a_moment_ago_is_not_asked_again(client, member):
    now = client.get(reverse("mfa_add_webauthn"))
    hours_pass(client)
    later = client.get(reverse("mfa_add_webauthn"))

    assert now.status_code == 200
    assert later.url.startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("name", ["account_reauthenticate", "mfa_reauthenticate"])
def test_the_question_whether_it_is_you_offers_a_way_for_whoever_lost_their_key(
    client, member, name
):
    RecoveryCodes.activate(member)
    hours_pass(client)

    page = client.get(reverse(name) + "?next=/sv/account/2fa/").content.decode()

    assert "Är det du?" in page
    assert "Logga in på nytt med en kod via e-post" in page


def test_passkeys_are_listed_renamed_and_taken_away(client, member):
    key = passkey(member)

    listed = client.get(reverse("mfa_list_webauthn")).content.decode()
    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Jobbdatorn"})
    asked = client.get(reverse("mfa_remove_webauthn", args=[key.pk])).content.decode()
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))

    assert "Telefonen" in listed
    assert "Ta bort Jobbdatorn?" in asked
    assert not Authenticator.objects.filter(user=member).exists()


def test_the_passkey_of_another_is_not_there(client, member):
    foreign = passkey(UserFactory())

    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.post(reverse(name, args=[foreign.pk]), {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=foreign.pk).exists()


def test_spare_codes_are_shown_and_made_anew(client, member):
    TOTP.activate(member, generate_totp_secret())
    codes = RecoveryCodes.activate(member).get_unused_codes()

    shown = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    asked = client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    index = client.get(reverse("mfa_index")).content.decode()

    assert all(code in shown for code in codes)
    assert "Göra nya reservkoder?" in asked
    assert "10 av 10 är kvar" in index


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_forgotten_password_says_the_same_of_known_and_unknown_addresses(
    client, member, language
):
    client.logout()
    reset = reverse("account_reset_password").replace("/sv/", f"/{language}/")
    asked = client.get(reset)
    answers = [
        client.post(reset, {"email": email}, follow=True).content.decode()
        for email in (member.email, "ingen@example.org")
    ]

    assert asked.status_code == 200
    assert ("Titta i din e-post" if language == "sv" else "Look in your e-mail") in answers[0]
    assert [len(answer) for answer in answers] == [len(answers[0])] * 2


def test_an_old_link_for_a_new_password_says_so(client):
    page = client.get(reverse("account_reset_password_from_key", args=["1", "set-nonsense"]))

    assert "Länken är redan använd eller för gammal" in page.content.decode()
