"""The second way in: a password, for those who have chosen one. The first is a code by e-mail."""

from allauth.account import forms
from django.utils.translation import gettext_lazy as _


class PasswordLoginForm(forms.LoginForm):
    """allauth drops the password where joining asks for none; here it is kept."""

    def _setup_password_field(self) -> None:
        self.fields["login"].label = _("E-mail")
        # The way to a forgotten password stands beside the button, in the template.
        self.fields["password"].help_text = ""
