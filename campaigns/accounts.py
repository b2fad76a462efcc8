"""Sign-in letters: they leave through the outbox like every other single letter."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from alumni.sign_ins import SignInLog
from campaigns import letters, outbox
from campaigns.models import Message


class AccountAdapter(SignInLog, DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code, or word that there is none, as a letter of our own; else allauth's words.

        In the language of the page. Whether the address is known changes the letter only, never
        what the page shows.
        """
        language = (translation.get_language() or "sv")[:2]
        context = {"email": email, "site_url": settings.BASE_URL, **context}
        kind = Message.Kind.NOTICE
        if code := context.get("code"):
            minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
            letter = letters.CodeLetter(language, email, code, minutes).letter()
            kind = Message.Kind.CODE
        else:
            letter = _notice(template_prefix, language, email, context)
        outbox.post(None, to=email, kind=kind, subject=letter.subject, letter=letter)


def _notice(prefix: str, language: str, email: str, context: dict[str, Any]) -> letters.Letter:
    """What the template says, in the look of the letter with the code."""
    with translation.override(language):
        subject = " ".join(render_to_string(f"{prefix}_subject.txt", context).split())
        text = render_to_string(f"{prefix}_message.txt", context)
        return letters.NoticeLetter(
            language,
            subject=subject,
            preheader=subject,
            issue=_("Signing in"),
            title=subject,
            paragraphs=[" ".join(part.split()) for part in text.split("\n\n") if part.strip()],
            why=_(
                "You get this letter because somebody wrote your address, %s, on the sign-in "
                "page. It is not a mailing, so there is nothing to unsubscribe from."
            )
            % email,
        ).letter()
