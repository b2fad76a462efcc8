"""What every template may say about the product it is part of."""

from django.conf import settings
from django.http import HttpRequest


def product(request: HttpRequest) -> dict[str, object]:
    return {
        "base_url": settings.BASE_URL,
        "reply_to": settings.MAIL_REPLY_TO,
        "mailbox_url": settings.MAILBOX_URL,
        "linkedin": bool(settings.SOCIALACCOUNT_PROVIDERS),
    }
