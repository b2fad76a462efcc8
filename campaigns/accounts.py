"""Sign-in letters: they leave through the outbox like every other single letter."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni import claim_links
from alumni.models import Address, User
from alumni.sign_ins import SignInLog
from campaigns import letters, outbox
from campaigns.models import Message

# In the session of somebody who said "this is still me" and has yet to read the code.
CLAIMED = "claimed_address"
# In the session of whoever is signed in: the language of the pages they read. The back office has
# none in its address (config.middleware).
READ_IN = "read_in"


class AccountAdapter(SignInLog, DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "That is not the code. Look in the newest letter: it has six figures."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many wrong tries. Ask for a new code, or wait five minutes and try again."
        ),
    }

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

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The start page, in the language that was being read."""
        return f"/{translation.get_language()}/"

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        """Whoever came by a link "is this still you?" has now read the code: that counts."""
        response = super().post_login(request, user, **details)
        request.session[READ_IN] = translation.get_language()
        address = Address.objects.filter(pk=request.session.pop(CLAIMED, None)).first()
        if address is None:
            return response
        if claim_links.yes(user, address):
            messages.success(request, _("Welcome. What the register knows of you is yours now."))
            return redirect("alumni:join")
        messages.error(request, not_linked())
        return response


def not_linked() -> str:
    return _(
        "This account has a profile already, or the link was used. The alumni office can put two "
        "profiles together: write to us."
    )


def send_code(request: HttpRequest, address: Address) -> HttpResponse:
    """A code to the address that the link went to; the account is made if there is none."""
    email = address.email
    if not ratelimit.consume(request, action="request_login_code", key=email):
        return ratelimit.respond_429(request)
    request.session[CLAIMED] = address.pk
    LoginCodeVerificationProcess.initiate(
        request=request, user=_account(email, address.person.language), email=email
    )
    return redirect("account_confirm_login_code")


@transaction.atomic
def _account(email: str, language: str) -> User:
    known = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    if known:
        return known.user
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, language=language)
        EmailAddress.objects.create(user=user, email=email, primary=True)
    return user


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
