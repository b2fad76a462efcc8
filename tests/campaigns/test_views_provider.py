"""Notices of mail providers, in the form that each documents."""

import base64
import hashlib
import hmac
import json
import time

import pytest
from django.test import Client

from alumni import consenting
from alumni.models import Purpose
from campaigns import links
from campaigns.models import Effect, Incoming, Recipient, Suppression
from tests.campaigns import mailroom

pytestmark = pytest.mark.django_db
KEY, SECRET = "signing-key", "samverka:hemligt"


@pytest.fixture(autouse=True)
def _configured(settings):
    settings.MAIL_PROVIDER_SECRETS = {
        "mailgun": KEY,
        "brevo": SECRET,
        "resend": "whsec_" + base64.b64encode(b"0123456789").decode(),
    }


@pytest.fixture
def campaign():
    return mailroom.begun(2)


def mailgun(campaign, event, key=KEY, seq=1, token="a" * 50, **data):
    signature = hmac.new(key.encode(), f"1764000000{token}".encode(), hashlib.sha256).hexdigest()
    message_id = f"c{campaign.pk}.r{seq}.sv@nyheter.alumni.example"
    body = {
        "signature": {"timestamp": "1764000000", "token": token, "signature": signature},
        "event-data": {
            "event": event,
            "id": "CPgfbmQMTCKtHW6uIWtuVe",
            "timestamp": 1764000000.25,
            "recipient": "maja@alumni.example",
            "message": {"headers": {"message-id": message_id, "to": "maja@alumni.example"}},
            **data,
        },
    }
    stranger = Client(enforce_csrf_checks=True)
    return stranger.post("/provider/mailgun", json.dumps(body), content_type="application/json")


FAILED = {
    "severity": "permanent",
    "reason": "bounce",
    "delivery-status": {
        "code": 550,
        "enhanced-code": "5.1.1",
        "message": "5.1.1 The email account that you tried to reach does not exist",
        "description": "",
    },
}


def brevo(campaign, event, secret=SECRET, **fields):
    body = {
        "event": event,
        "email": "maja@alumni.example",
        "id": 26224,
        "date": "2026-11-24 09:00:00",
        "ts_event": 1764000000,
        "message-id": f"<c{campaign.pk}.r1.sv@nyheter.alumni.example>",
        **fields,
    }
    given = base64.b64encode(secret.encode()).decode()
    return Client(headers={"Authorization": f"Basic {given}"}).post(
        "/provider/brevo", json.dumps(body), content_type="application/json"
    )


def test_a_bounce_bars_the_address_and_says_who_told(campaign):
    assert mailgun(campaign, "failed", **FAILED).status_code == 200

    bar = Suppression.objects.get()
    assert (bar.reason, bar.source) == ("unknown", "provider")
    assert bar.email == Recipient.objects.get(campaign=campaign, seq=1).email


def test_the_same_notice_signed_anew_changes_nothing(campaign):
    for token in ("a" * 50, "b" * 50):
        mailgun(campaign, "failed", token=token, **FAILED)

    assert Incoming.objects.count() == Effect.objects.count() == 1


def test_a_notice_with_a_wrong_signature_is_refused(campaign):
    assert mailgun(campaign, "failed", key="another", **FAILED).status_code == 400
    assert not Incoming.objects.exists()


def test_a_complaint_is_a_no_at_once(campaign):
    mailgun(campaign, "complained")

    person = Recipient.objects.get(campaign=campaign, seq=1).person
    assert not consenting.holds(person, Purpose.objects.get(code="newsletter"))


def test_delivered_is_noted_and_a_delay_bars_nobody(campaign):
    mailgun(campaign, "delivered")
    mailgun(campaign, "failed", seq=2, **{**FAILED, "severity": "temporary"})

    kinds = Incoming.objects.order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["delivered", "delay"]
    assert not Effect.objects.exists()


def test_what_tells_nothing_of_delivery_is_passed_over(campaign):
    assert mailgun(campaign, "opened").status_code == 200
    assert not Incoming.objects.exists()


def test_a_letter_that_is_not_ours_is_passed_over(campaign):
    strange = {"message": {"headers": {"message-id": "x@shop.example"}}}

    assert mailgun(campaign, "failed", **{**FAILED, **strange}).status_code == 200
    assert not Incoming.objects.exists()


def test_brevo_proves_itself_with_the_password_in_the_address(campaign):
    reason = {"reason": "550 5.1.1 user unknown"}

    assert brevo(campaign, "hard_bounce", secret="samverka:fel", **reason).status_code == 400
    assert brevo(campaign, "hard_bounce", **reason).status_code == 200
    assert Suppression.objects.get().reason == "unknown"


def test_a_policy_refusal_told_by_brevo_bars_nobody(campaign):
    brevo(campaign, "hard_bounce", reason="554 5.7.1 blocked using zen.spamhaus.org")

    assert Incoming.objects.get().cause == "policy"
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{}", "null", '{"signature": 1}', "\xff"])
def test_a_body_in_another_form_is_refused(body):
    for name in ("mailgun", "brevo"):
        given = base64.b64encode(SECRET.encode()).decode()
        client = Client(headers={"Authorization": f"Basic {given}"})
        response = client.post(f"/provider/{name}", body, content_type="application/json")

        assert response.status_code == 400 or not Incoming.objects.exists()
        assert response.status_code < 500


def test_without_a_secret_there_is_no_such_page(campaign, settings):
    settings.MAIL_PROVIDER_SECRETS = {"mailgun": "", "brevo": ""}

    assert mailgun(campaign, "failed", **FAILED).status_code == 302  # to the page "not found"
    assert Client().post("/provider/sendgrid", {}, follow=True).status_code == 404
    assert not Incoming.objects.exists()


# ── Resend ────────────────────────────────────────────────────────────────────────────────────
def resend(campaign, event, secret=b"0123456789", at=None, **data):
    at = str(int(time.time()) if at is None else at)
    token = links.bounce_address(campaign.pk, 1).partition("+")[2].partition("@")[0]
    told = {"email_id": "56761188-7520", "tags": {"letter": token}, **data}
    body = json.dumps({"type": event, "created_at": "2025-11-24T16:00:00.000Z", "data": told})
    digest = hmac.digest(secret, f"msg_1.{at}.{body}".encode(), hashlib.sha256)
    headers = {
        "svix-id": "msg_1",
        "svix-timestamp": at,
        "svix-signature": f"v1,{base64.b64encode(b'x' * 32).decode()} "
        f"v1,{base64.b64encode(digest).decode()}",
    }
    stranger = Client(enforce_csrf_checks=True)
    return stranger.post("/provider/resend", body, content_type="application/json", headers=headers)


BOUNCED = {
    "bounce": {
        "diagnosticCode": ["smtp; 550 5.1.1 user unknown"],
        "message": "The recipient's email provider sent a hard bounce message.",
        "type": "Permanent",
        "subType": "General",
    }
}


def test_resend_tells_of_an_unknown_user_by_the_tag_of_the_letter(campaign):
    assert resend(campaign, "email.bounced", **BOUNCED).status_code == 200
    assert resend(campaign, "email.bounced", **BOUNCED).status_code == 200

    incoming = Incoming.objects.get()
    assert (incoming.kind, incoming.cause) == (Incoming.Kind.BOUNCE, Incoming.Cause.UNKNOWN)
    assert Suppression.objects.get().reason == Suppression.Reason.UNKNOWN


def test_resend_tells_of_a_complaint(campaign):
    assert resend(campaign, "email.complained").status_code == 200

    person = Recipient.objects.get(campaign=campaign, seq=1).person
    assert not consenting.holds(person, Purpose.objects.get(code="newsletter"))


@pytest.mark.parametrize(
    "wrong", [{"secret": b"another"}, {"at": 1764000000}, {"tags": {"letter": "0a" * 20}}]
)
def test_what_resend_did_not_sign_changes_nothing(campaign, wrong):
    answer = resend(campaign, "email.complained", **wrong)

    assert answer.status_code == (200 if "tags" in wrong else 400)
    assert not Incoming.objects.exists()
    assert not Suppression.objects.exists()
