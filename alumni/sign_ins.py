"""Signing in, written to the audit log through the hooks that allauth's adapter is made for."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from alumni.keys import normalise_email
from alumni.models import AuditEntry, User

Act = AuditEntry.Act


class SignInLog:
    """For AccountAdapter to inherit: who signed in and by which means, and who failed.

    A failure tells of the account that was tried, if there is one; never what was typed.
    """

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        methods = [record.get("method") for record in get_authentication_records(request, user)]
        AuditEntry.note(Act.SIGN_IN, user, methods=list(dict.fromkeys(filter(None, methods))))
        return super().post_login(request, user, **details)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = normalise_email(str(credentials.get("email") or credentials.get("username") or ""))
        _failed("password", User.objects.filter(email=email).first())
        super().authentication_failed(request, **credentials)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code == "incorrect_code":
            _failed("code", None)
        return super().validation_error(code, *args)


def _failed(method: str, account: User | None) -> None:
    AuditEntry.note(
        Act.SIGN_IN_FAILED, None, methods=[method], account=account.pk if account else None
    )
