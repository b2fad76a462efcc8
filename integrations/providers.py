"""Mail providers that tell what became of a letter: their notices, verified and read.

django-anymail knows each provider's form and signature; nothing else of it is used, and nothing is
told to anybody but the caller.
"""

import base64
import binascii
import hashlib
import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure
from anymail.signals import AnymailTrackingEvent
from anymail.webhooks.base import AnymailCoreWebhookView
from anymail.webhooks.brevo import BrevoTrackingWebhookView
from anymail.webhooks.mailgun import MailgunTrackingWebhookView
from anymail.webhooks.resend import ResendTrackingWebhookView, SvixWebhookValidationMixin
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_KINDS = {
    "bounced": "bounced",
    "rejected": "bounced",
    "deferred": "delayed",
    "complained": "complained",
    "delivered": "delivered",
}
# What Resend names without a status of the recipient's own server.
_SUBTYPES = {"NoEmail": "5.1.1", "MailboxFull": "5.2.2", "MessageTooLarge": "5.3.4"}
_TOO_OLD = 300  # seconds: a call that somebody kept and plays again


class _Resend(ResendTrackingWebhookView):
    """Verified here by a few lines; django-anymail would need one more library for it."""

    warn_if_no_basic_auth = False

    def __init__(self, secret: str) -> None:
        # Past the step that asks for the library; the signature is our authority, no password.
        super(SvixWebhookValidationMixin, self).__init__()
        self._svix_webhook = None
        try:
            self._key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error as error:
            raise AnymailWebhookValidationFailure("the secret is not whsec_ and base64") from error

    def validate_request(self, request: HttpRequest) -> None:
        name, at, signatures = (
            request.headers.get(f"svix-{each}", "") for each in ("id", "timestamp", "signature")
        )
        signed = f"{name}.{at}.".encode() + request.body
        digest = hmac.digest(self._key, signed, hashlib.sha256)
        expected = "v1," + base64.b64encode(digest).decode()
        fresh = at.isdecimal() and abs(time.time() - int(at)) < _TOO_OLD
        if not fresh or not any(
            hmac.compare_digest(expected.encode(), each.encode()) for each in signatures.split()
        ):
            raise AnymailWebhookValidationFailure("not signed by Resend, or too long ago")


# Each is made with its own secret: a key that signs, or "user:password".
_VIEWS: dict[str, Callable[[str], AnymailCoreWebhookView]] = {
    "mailgun": lambda key: MailgunTrackingWebhookView(webhook_signing_key=key),
    "resend": _Resend,
    "brevo": lambda secret: BrevoTrackingWebhookView(webhook_secret=[secret]),
}
NAMES = tuple(_VIEWS)


class NoticeRefused(Exception):
    """Not signed by the provider, or not in its form."""


@dataclass(frozen=True)
class Notice:
    """One thing that a provider tells. `kind`: bounced, delayed, complained or delivered.

    `message_id` is the letter's own, or with `token` (from its envelope sender) the provider's;
    `status` is RFC 3463's and may be empty.
    """

    kind: str
    message_id: str
    status: str
    words: str
    at: datetime
    token: str = ""


def read(name: str, secret: str, request: HttpRequest) -> list[Notice]:
    """The notices in a provider's call, without those that tell nothing of delivery.

    Raises NoticeRefused.
    """
    try:
        view = _VIEWS[name](secret)
        view.run_validators(request)
        events = view.parse_events(request)
        return [_notice(event) for event in events if event.event_type in _KINDS]
    except (AnymailError, SuspiciousOperation) as error:
        raise NoticeRefused(str(error)) from error
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise NoticeRefused(f"not in the form of {name}: {error}") from error


def _notice(event: AnymailTrackingEvent) -> Notice:
    if "data" in event.esp_event:
        return _resend_notice(event)
    told = event.esp_event.get("event-data", {}).get("delivery-status") or {}
    words = " ".join(str(each) for each in (event.mta_response, event.description) if each) or str(
        event.esp_event.get("reason") or ""
    )
    named = _STATUS.search(f"{told.get('enhanced-code') or ''} {words}")
    invalid = event.reject_reason == "invalid"
    return Notice(
        kind=_KINDS[event.event_type],
        message_id=str(event.message_id or "")[:250],
        status=named[1] if named else ("5.1.3" if invalid else ""),
        words=words[:1000],
        at=event.timestamp or datetime.now(UTC),
    )


def _resend_notice(event: AnymailTrackingEvent) -> Notice:
    """Resend gives the letter a name of its own, and back the tags that we gave it."""
    data = event.esp_event["data"]
    bounce, tags = data.get("bounce") or {}, data.get("tags") or {}
    if isinstance(tags, list):
        tags = {each["name"]: each["value"] for each in tags}
    said = bounce.get("diagnosticCode") or []
    words = " ".join([*([said] if isinstance(said, str) else said), bounce.get("message") or ""])
    named = _STATUS.search(words)
    return Notice(
        kind=_KINDS[event.event_type],
        message_id=str(event.message_id or "")[:250],
        status=named[1] if named else _SUBTYPES.get(bounce.get("subType"), ""),
        words=words.strip()[:1000],
        at=event.timestamp or datetime.now(UTC),
        token=str(tags.get("letter", "")),
    )
