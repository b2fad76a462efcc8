"""Signing in with LinkedIn by OpenID Connect, where the operator has asked LinkedIn for a key.

LinkedIn opens an account and never makes one its own: an address counts here once a code sent to it
has been typed. Of what LinkedIn tells, the name alone is kept.
"""

from functools import wraps
from typing import Any, NoReturn

from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url, setup_user_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from alumni.keys import normalise_email
from alumni.models import User

PROVIDER = "linkedin"


def is_configured() -> bool:
    return bool(settings.SOCIALACCOUNT_PROVIDERS)


class LinkedInAdapter(DefaultSocialAccountAdapter):
    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> User:
        """Before anything is stored: the name and the address are taken, the rest forgotten."""
        name = str(data.get("name") or "")[:150]
        sociallogin.account.extra_data = {"name": name}
        for address in sociallogin.email_addresses:
            address.email = normalise_email(address.email)
            address.verified = address.verified is True  # never the word "false"
        user = sociallogin.user
        user.email = normalise_email(data.get("email") or "")
        user.name = name
        user.language = (get_language() or "sv")[:2]
        return user

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Only where a code of ours was typed too. Whoever works here connects it when signed in:
        their accounts open more than a profile."""
        known = EmailAddress.objects.filter(email=email, verified=True)
        return known.filter(user__role=User.Role.ALUMNUS).exists()

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        is_new = not sociallogin.is_existing and not sociallogin.user.email
        if is_new and sociallogin.state.get("process") != AuthProcess.CONNECT:
            _turn_back(
                request,
                _("LinkedIn did not tell us your e-mail. Sign in or join with a code instead."),
            )

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """An account that waits for its code. LinkedIn opens it the next time, by its address: if
        it did so at once, whoever owns the address could meet a stranger's key in their account.
        """
        user = sociallogin.user
        user.set_unusable_password()
        user.save()
        setup_user_email(request, user, [])
        return user

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **details: Any
    ) -> None:
        if error == AuthError.CANCELLED:
            _turn_back(request, _("You turned back at LinkedIn. Nothing has changed."))
        _turn_back(request, _no_answer())


def _no_answer() -> str:
    return _("LinkedIn gave no answer that we can use. Try again, or use a code by e-mail.")


def _turn_back(request: HttpRequest, words: str) -> NoReturn:
    messages.error(request, words)
    signed_in = request.user.is_authenticated
    raise ImmediateHttpResponse(
        redirect("socialaccount_connections" if signed_in else "account_login")
    )


def _when_configured(view: Any) -> Any:
    """Without a key of LinkedIn's there are no such pages."""

    @wraps(view)
    def guarded(request: HttpRequest, **names: Any) -> HttpResponse:
        if not is_configured():
            raise Http404
        return view(request, **names)

    return guarded


@login_not_required
@require_POST
@_when_configured
def start(request: HttpRequest) -> HttpResponse:
    """To LinkedIn and back. Whoever is signed in connects it to this account."""
    process = AuthProcess.CONNECT if request.user.is_authenticated else AuthProcess.LOGIN
    provider = get_adapter(request).get_provider(request, PROVIDER)
    try:
        return provider.redirect(request, process=process, next_url=get_next_redirect_url(request))
    except RequestException:
        messages.error(request, _no_answer())
        return redirect(
            "socialaccount_connections" if process == AuthProcess.CONNECT else "account_login"
        )


callback = login_not_required(require_GET(_when_configured(views.callback)))


@require_GET
@_when_configured
def connection(request: HttpRequest) -> HttpResponse:
    """Is LinkedIn connected to this account?"""
    account = SocialAccount.objects.filter(user=request.user, provider=PROVIDER).first()
    return render(request, "socialaccount/connection.html", {"account": account})


@require_POST
@_when_configured
def disconnect(request: HttpRequest) -> HttpResponse:
    """The code by e-mail goes on working: nobody is locked out. Safe to call twice."""
    SocialAccount.objects.filter(user=request.user, provider=PROVIDER).delete()
    messages.success(request, _("LinkedIn is not connected any more. Nothing of it is kept."))
    return redirect("socialaccount_connections")
