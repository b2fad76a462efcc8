"""The pages where a code from a letter is typed: how long it lasts, and what is said when it is
over. The rest is allauth's."""

import time
from typing import Any

from allauth.account import views
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _


class _CodePage:
    """A new code is good for as long as the first; one that is too old is told so."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        # Only to who typed one: whoever opens the page without a code is just sent on.
        if request.method == "POST" and getattr(self, "_process", True) is None:
            messages.error(request, _("The code is too old and works no more. Ask for a new one."))
        return response

    def _resend_form_valid(self, form: Any) -> HttpResponseBase:
        self._process.state["at"] = time.time()
        return super()._resend_form_valid(form)


class SignInCodePage(_CodePage, views.ConfirmLoginCodeView):
    pass


class JoinCodePage(_CodePage, views.ConfirmEmailVerificationCodeView):
    pass


sign_in_code = login_not_required(SignInCodePage.as_view())
join_code = login_not_required(JoinCodePage.as_view())
