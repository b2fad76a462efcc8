"""The ways in beside the code by e-mail: a password, and a passkey.

A passkey signs in by itself. It is no second step: whoever adds one may still come in with a code
by e-mail, so a lost telephone locks nobody out. Who wants a second step turns on an app for it.
"""

from typing import Any

from allauth.account import forms
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms as django_forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alumni.models import User
from alumni.sign_ins import FailedCodes

# As a browser tells of itself, the narrower first: an iPhone says Mac too.
DEVICES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Mac OS X": "Mac",
    "Windows": "Windows",
    "Linux": "Linux",
}


class PasswordLoginForm(forms.LoginForm):
    """allauth drops the password where joining asks for none; here it is kept."""

    def _setup_password_field(self) -> None:
        self.fields["login"].label = _("E-mail")
        # The way to a forgotten password stands beside the button, in the template.
        self.fields["password"].help_text = ""


class AddPasskeyForm(AddWebAuthnForm):
    """Every key that is added can sign in by itself: there is nothing to choose but its name."""

    name = django_forms.CharField(
        label=_("Name of the passkey"),
        help_text=_("So that you know it again, for instance the telephone or the computer."),
        max_length=60,
    )
    passwordless = django_forms.BooleanField(
        initial=True, required=False, widget=django_forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return super().clean()


class PasskeyAdapter(FailedCodes, DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "unverified_email": _(
            "First confirm your e-mail addresses, or remove those you do not use."
        ),
    }

    def is_mfa_enabled(self, user: User, types: list[Authenticator.Type] | None = None) -> bool:
        """Asked of one kind: whether the account has it. Else: is there a second step?"""
        if types is None or len(types) > 1:
            types = [Authenticator.Type.TOTP]
        return super().is_mfa_enabled(user, types)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """The device at hand, as a name to begin with."""
        agent = context.request.headers.get("User-Agent", "")
        return next((DEVICES[word] for word in DEVICES if word in agent), gettext("My passkey"))

    def get_totp_issuer(self) -> str:
        return gettext("Mid Sweden University alumni network")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}
