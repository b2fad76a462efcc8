"""Sign-in letters: they leave through the outbox like every other single letter."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from campaigns import letters, outbox
from campaigns.models import Message


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code as a letter of our own; anything else in allauth's words, as plain text.

        In the language of the page. Whether the address is known changes the letter only, never
        what the page shows.
        """
        language = (get_language() or "sv")[:2]
        if code := context.get("code"):
            minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
            letter = letters.CodeLetter(language, email, code, minutes).letter()
            outbox.post(
                None, to=email, kind=Message.Kind.CODE, subject=letter.subject, letter=letter
            )
            return
        context = {"email": email, "site_url": settings.BASE_URL, **context}
        outbox.post(
            None,
            to=email,
            kind=Message.Kind.NOTICE,
            subject=render_to_string(f"{template_prefix}_subject.txt", context),
            text=render_to_string(f"{template_prefix}_message.txt", context),
            language=language,
        )
