"""Mail providers that tell what became of a letter: their notices, verified and read.

django-anymail knows each provider's form and signature; nothing else of it is used, and nothing is
told to anybody but the caller.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from anymail.exceptions import AnymailError
from anymail.signals import AnymailTrackingEvent
from anymail.webhooks.base import AnymailCoreWebhookView
from anymail.webhooks.brevo import BrevoTrackingWebhookView
from anymail.webhooks.mailgun import MailgunTrackingWebhookView
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
# Each is made with its own secret: a key that signs, or "user:password".
_VIEWS: dict[str, Callable[[str], AnymailCoreWebhookView]] = {
    "mailgun": lambda key: MailgunTrackingWebhookView(webhook_signing_key=key),
    "brevo": lambda secret: BrevoTrackingWebhookView(webhook_secret=[secret]),
}
NAMES = tuple(_VIEWS)


class NoticeRefused(Exception):
    """Not signed by the provider, or not in its form."""


@dataclass(frozen=True)
class Notice:
    """One thing that a provider tells. `kind`: bounced, delayed, complained or delivered.

    `message_id` is the letter's own; `status` is RFC 3463's and may be empty.
    """

    kind: str
    message_id: str
    status: str
    words: str
    at: datetime


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
