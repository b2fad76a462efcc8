"""LinkedIn opens an account whose address was confirmed here, and makes none by itself."""

import re
import time
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from alumni.models import AuditEntry, User
from campaigns.models import Message
from tests.config.oidc_server import CLIENT, SECRET, Provider
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NOVA = {
    "sub": "li-8731",
    "name": "Nova Nyman",
    "given_name": "Nova",
    "family_name": "Nyman",
    "email": "Nova@Example.org",
    "email_verified": True,
    "picture": "https://media.example/nova.jpg",
    "locale": "sv_SE",
}
EMAIL = "nova@example.org"
PAGES = ["socialaccount_connections", "linkedin_start", "linkedin_disconnect"]


@pytest.fixture(autouse=True)
def _in_swedish():
    with translation.override("sv"):
        yield


@pytest.fixture
def linkedin(settings):
    """A provider at which Nova is signed in, and the settings that name it."""
    provider = Provider()
    provider.person = dict(NOVA)
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "linkedin",
                    "name": "LinkedIn",
                    "client_id": CLIENT,
                    "secret": SECRET,
                    "settings": {"server_url": provider.url},
                }
            ]
        }
    }
    cache.clear()
    provider.run()
    yield provider
    provider.shutdown()
    provider.server_close()


def member(role=User.Role.ALUMNUS, *, email=EMAIL, verified=True):
    user = UserFactory(email=email, role=role)
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    return user


def go_there_and_back(client):
    """The button, the page of the provider, and back: what we answer then."""
    there = client.post(reverse("linkedin_start"))["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def sign_in(client, user, ago=0):
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time() - ago}]
    session.save()


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_there_is_no_button_and_no_page_until_it_is_configured(client):
    page = client.get(reverse("account_login"))
    stranger = client.get(reverse("openid_connect_callback", kwargs={"provider_id": "linkedin"}))
    client.force_login(member())

    answers = [client.get(reverse("socialaccount_connections")).status_code]
    answers += [client.post(reverse(name)).status_code for name in PAGES[1:]]

    assert b"LinkedIn" not in page.content
    assert stranger.status_code == 404
    assert answers == [404, 404, 404]


def test_the_librarys_own_pages_are_not_there(client, linkedin):
    client.force_login(member())

    for path in ("3rdparty/", "3rdparty/signup/", "oidc/linkedin/login/", "social/signup/"):
        assert client.get(f"/sv/account/{path}").status_code == 404


def test_we_ask_for_name_and_address_alone(client, linkedin):
    there = client.post(reverse("linkedin_start") + "?scope=r_network&auth_params=prompt%3Dnone")
    requests.get(there["Location"], allow_redirects=False, timeout=5)

    assert b"LinkedIn" in client.get(reverse("account_login")).content
    assert set(linkedin.asked["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in linkedin.asked
    assert linkedin.asked["redirect_uri"] == "http://testserver/sv/account/linkedin/callback/"


def test_a_confirmed_address_opens_its_account_and_only_the_name_is_kept(client, linkedin):
    user = member()

    go_there_and_back(client)

    account = SocialAccount.objects.get()
    assert signed_in(client) == str(user.pk)
    assert account.user == user
    assert account.extra_data == {"name": "Nova Nyman"}
    assert SocialToken.objects.count() == 0


def test_once_connected_it_opens_the_account_whatever_the_address_there(client, linkedin):
    user = member()
    SocialAccount.objects.create(user=user, provider="linkedin", uid=NOVA["sub"])
    linkedin.person["email"] = "annan@example.org"

    go_there_and_back(client)

    assert signed_in(client) == str(user.pk)
    assert SocialAccount.objects.get().extra_data == {"name": "Nova Nyman"}


@pytest.mark.parametrize("word", [False, "true", "false", 1, None])
def test_an_address_that_linkedin_has_not_confirmed_opens_nothing(client, linkedin, word):
    member()
    linkedin.person["email_verified"] = word

    answer = go_there_and_back(client)

    assert answer["Location"] == reverse("account_email_verification_sent")
    assert signed_in(client) is None
    assert SocialAccount.objects.count() == 0


def test_an_address_that_nobody_confirmed_here_opens_nothing(client, linkedin):
    member(verified=False)

    go_there_and_back(client)

    assert signed_in(client) is None
    assert SocialAccount.objects.count() == 0


def test_an_account_for_work_is_opened_only_once_its_owner_has_connected_it(client, linkedin):
    user = member(User.Role.STAFF)
    go_there_and_back(client)
    assert signed_in(client) is None

    sign_in(client, user)
    go_there_and_back(client)
    client.logout()
    go_there_and_back(client)

    assert signed_in(client) == str(user.pk)


def test_a_newcomer_types_a_code_and_linkedin_opens_the_account_from_then_on(client, linkedin):
    answer = go_there_and_back(client)
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert signed_in(client) is None
    assert SocialAccount.objects.count() == 0
    code = Message.objects.get(to=EMAIL, kind="code").subject.split()[0]

    client.post(reverse("account_email_verification_sent"), {"code": code})

    user = User.objects.get(email=EMAIL)
    assert signed_in(client) == str(user.pk)
    assert (user.name, user.language) == ("Nova Nyman", "sv")
    client.logout()
    go_there_and_back(client)
    assert signed_in(client) == str(user.pk)


def test_whoever_takes_an_address_first_leaves_no_key_in_its_owners_account(client, linkedin):
    linkedin.person["email_verified"] = False
    go_there_and_back(client)
    owner = User.objects.get(email=EMAIL)
    EmailAddress.objects.filter(user=owner).update(verified=True)

    client.session.flush()
    client.cookies.clear()
    go_there_and_back(client)

    assert signed_in(client) is None


def test_the_page_does_not_tell_whether_the_address_is_known(client, linkedin):
    linkedin.person["email_verified"] = False
    fresh = client.get(go_there_and_back(client)["Location"]).content
    client.cookies.clear()
    cache.clear()  # a second code within ten seconds is refused, whoever asks
    User.objects.all().delete()
    member()

    taken = client.get(go_there_and_back(client)["Location"]).content

    assert _without_tokens(taken) == _without_tokens(fresh)


def _without_tokens(page):
    return re.sub(rb'(nonce|value)="[^"]{20,}"', b"", page)


def test_without_an_address_nothing_is_made(client, linkedin):
    del linkedin.person["email"]

    answer = client.get(go_there_and_back(client)["Location"])

    assert "LinkedIn berättade inte" in answer.content.decode()
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("error", "words"),
    [("access_denied", "Du vände om"), ("server_error", "inget svar som vi kan använda")],
)
def test_turning_back_there_is_told_in_a_sentence(client, linkedin, error, words):
    linkedin.denies = error

    answer = client.get(go_there_and_back(client)["Location"])

    assert words in answer.content.decode()
    assert SocialAccount.objects.count() == 0


def test_a_token_for_somebody_else_is_refused(client, linkedin):
    member()
    linkedin.audience = "another-client"

    answer = go_there_and_back(client)

    assert answer["Location"] == reverse("account_login")
    assert signed_in(client) is None


def test_an_answer_that_we_did_not_ask_for_is_refused(client, linkedin):
    member()
    url = reverse("openid_connect_callback", kwargs={"provider_id": "linkedin"})

    answer = client.get(url, {"code": "x", "state": "not-ours"})

    assert answer["Location"] == reverse("account_login")
    assert signed_in(client) is None


def test_a_provider_that_does_not_answer_is_told_in_a_sentence(client, linkedin, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"

    answer = client.post(reverse("linkedin_start"), follow=True)

    assert "inget svar som vi kan använda" in answer.content.decode()


def test_whoever_is_signed_in_connects_any_address_and_disconnects_again(client, linkedin):
    user = member(email="annan@example.org")
    sign_in(client, user)
    page = reverse("socialaccount_connections")

    connected = client.get(go_there_and_back(client)["Location"], follow=True).content.decode()
    disconnected = client.post(reverse("linkedin_disconnect"), follow=True).content.decode()

    assert "Nova Nyman" in connected
    assert "LinkedIn är inte kopplat" in disconnected
    assert SocialAccount.objects.count() == 0
    assert client.get(page).status_code == 200
    assert [address.email for address in EmailAddress.objects.all()] == ["annan@example.org"]


def test_whoever_signed_in_long_ago_shows_who_they_are_before_it_is_connected(client, linkedin):
    user = member()
    user.set_password("granskog-777")
    user.save()
    sign_in(client, user, ago=7200)

    answer = go_there_and_back(client)

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert SocialAccount.objects.count() == 0


def test_the_name_from_linkedin_stands_in_the_first_step_of_joining(client, linkedin):
    user = member()
    go_there_and_back(client)
    User.objects.filter(pk=user.pk).update(name="Nova Nyman")

    page = client.get(reverse("alumni:join")).content.decode()

    assert 'value="Nova"' in page
    assert 'value="Nyman"' in page


def test_the_audit_log_names_linkedin(client, linkedin):
    user = member()

    go_there_and_back(client)

    entry = AuditEntry.objects.get(act=AuditEntry.Act.SIGN_IN, by=user)
    assert entry.detail["methods"] == ["linkedin"]


def test_a_linkedin_account_that_opens_another_account_is_not_taken_over(client, linkedin):
    other = member(email="annan@example.org")
    SocialAccount.objects.create(user=other, provider="linkedin", uid=NOVA["sub"])
    sign_in(client, member())

    answer = client.get(go_there_and_back(client)["Location"]).content.decode()

    assert "öppnar ett annat konto" in answer
    assert SocialAccount.objects.get().user == other
