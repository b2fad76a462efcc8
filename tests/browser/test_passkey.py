"""A passkey added, used to sign in, renamed and removed, with an authenticator in Chromium."""

import re

import pytest

pytestmark = pytest.mark.browser

MEMBER = "johan.rask@alumni.example"


@pytest.fixture
def authenticator(visit, product):
    """A browser with an authenticator as in a telephone, at localhost: a number has no passkeys."""
    visitor = visit(width=390)
    product_url = product.url
    visitor.product.url = product_url.replace("127.0.0.1", "localhost")
    devices = visitor.page.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    device = devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )["authenticatorId"]
    yield visitor, devices, device
    visitor.product.url = product_url


def _add(page, name):
    page.get_by_role("link", name=re.compile("Lägg till en nyckel")).first.click()
    page.get_by_label("Nyckelns namn").fill(name)
    page.get_by_role("button", name="Lägg till nyckeln").click()
    page.get_by_text("Nyckeln är tillagd").wait_for()


def test_a_passkey_is_added_used_renamed_and_taken_away(authenticator):
    visitor, devices, device = authenticator
    page = visitor.page
    visitor.sign_in(MEMBER)
    visitor.go("/sv/account/2fa/webauthn/")

    _add(page, "Min telefon")
    assert len(devices.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"])
    page.context.clear_cookies()
    visitor.go("/sv/account/login/")
    page.get_by_role("button", name=re.compile("Logga in med nyckel")).click()
    page.wait_for_url(lambda url: "/account/" not in url)
    visitor.go("/sv/profile/")

    assert page.locator("h1").inner_text() == "Johan Rask"
    visitor.go("/sv/account/2fa/webauthn/")
    assert "Senast använd" in page.locator("main dl").inner_text()
    page.get_by_role("link", name=re.compile("Byt namn")).click()
    page.get_by_label("Name").or_(page.get_by_label("Namn")).fill("Jobbtelefonen")
    page.get_by_role("button", name="Spara").click()
    visitor.go("/sv/account/2fa/webauthn/")
    assert "Jobbtelefonen" in page.locator("main dl").inner_text()
    page.get_by_role("link", name=re.compile("Ta bort")).click()
    page.get_by_role("button", name="Ta bort nyckeln").click()
    page.get_by_text("Nyckeln är borttagen").wait_for()
    assert page.get_by_text(re.compile("Du har ingen nyckel")).count() == 1


def test_a_passkey_that_is_refused_says_so_and_a_code_still_works(authenticator):
    visitor, devices, device = authenticator
    page = visitor.page
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    devices.send("WebAuthn.disable")
    visitor.go("/sv/account/login/")
    page.evaluate(
        "() => { navigator.credentials.get = async () => "
        "{ throw new DOMException('cancelled', 'NotAllowedError') } }"
    )

    page.get_by_role("button", name=re.compile("Logga in med nyckel")).click()

    page.get_by_text("Det blev inget").wait_for()
    assert page.get_by_role("button", name="Skicka en kod till mig").is_enabled()


def test_without_scripts_the_code_by_email_is_there_and_the_passkey_is_not(visit):
    visitor = visit(script=False)
    visitor.go("/sv/account/login/")

    assert visitor.page.get_by_role("button", name="Skicka en kod till mig").is_visible()
    assert visitor.page.get_by_text("Logga in med nyckel").is_visible() is False
