"""Signing in, written to the audit log through the hooks that allauth's adapter is made for."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from alumni.keys import normalise_email
from alumni.models import AuditEntry, User

Act = AuditEntry.Act


class FailedCodes:
    """For allauth's adapters to inherit: a wrong code or a passkey that is not ours is noted."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code == "incorrect_code":
            _failed("code", None)
        return super().validation_error(code, *args)


class SignInLog(FailedCodes):
    """For AccountAdapter to inherit: who signed in and by which means, and who failed.

    A failure tells of the account that was tried, if there is one; never what was typed.
    """

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        methods = [_means(record) for record in get_authentication_records(request, user)]
        AuditEntry.note(Act.SIGN_IN, user, methods=list(dict.fromkeys(filter(None, methods))))
        _forget_addresses(request)
        return super().post_login(request, user, **details)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = normalise_email(str(credentials.get("email") or credentials.get("username") or ""))
        _failed("password", User.objects.filter(email=email).first())
        super().authentication_failed(request, **credentials)

    def is_reauthentication_required(self, *, app: str, **details: Any) -> bool:
        """Whoever signed in some minutes ago has just shown who they are."""
        return super().is_reauthentication_required(app=app, **details) and not _just_signed_in(
            self.request
        )


def _forget_addresses(request: HttpRequest) -> None:
    """How somebody signed in stays in the session; with which address would outlive an erasure."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {key: value for key, value in record.items() if key not in ("email", "username")}
        for record in records
    ]


def _just_signed_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    newest = max((record["at"] for record in records), default=0.0)
    return time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT


def _means(record: dict[str, Any]) -> str | None:
    """How somebody signed in, in the log's words: a passkey is not "mfa", nor LinkedIn "social"."""
    if record.get("passwordless"):
        return "passkey"
    return record.get("provider") or record.get("method")


def _failed(method: str, account: User | None) -> None:
    AuditEntry.note(
        Act.SIGN_IN_FAILED, None, methods=[method], account=account.pk if account else None
    )
