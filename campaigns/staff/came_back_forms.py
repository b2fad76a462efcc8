"""What is typed on the screens of what came back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Incoming, Suppression

# An erasure is bars' only reason that nobody may see or set.
REASONS = [choice for choice in Suppression.Reason.choices if choice[0] != "erased"]
CAUSES = [
    ("unknown", Incoming.Cause.UNKNOWN.label),
    ("full", Incoming.Cause.FULL.label),
    ("temporary", Incoming.Cause.TEMPORARY.label),
    ("staff", Suppression.Reason.STAFF.label),
    ("asked", Suppression.Reason.ASKED.label),
]
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"]


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=300)


class BarForm(forms.Form):
    """An address that the office bars by hand."""

    email = forms.EmailField(label=_("E-mail address"))
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[
            ("staff", Suppression.Reason.STAFF.label),
            ("asked", Suppression.Reason.ASKED.label),
        ],
    )
    words = forms.CharField(label=_("In your own words"), max_length=200)


class FindForm(forms.Form):
    """Which bars to show."""

    q = forms.CharField(label=_("Address or domain"), required=False, max_length=200)
    reason = forms.ChoiceField(
        label=_("Reason"), required=False, choices=[("", _("All")), *REASONS]
    )


class ManyForm(forms.Form):
    """Which bars to lift at once; at least one of the fields."""

    cause = forms.ChoiceField(label=_("Cause"), required=False, choices=[("", _("All")), *CAUSES])
    domain = forms.CharField(label=_("Domain"), required=False, max_length=190)
    since = forms.DateTimeField(
        label=_("Barred from"), required=False, widget=_MOMENT, input_formats=_MOMENTS
    )
    until = forms.DateTimeField(
        label=_("until"), required=False, widget=_MOMENT, input_formats=_MOMENTS
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in ("cause", "domain", "since", "until")):
            raise forms.ValidationError(_("Say which: a cause, a domain or a period."))
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since >= until:
            raise forms.ValidationError(_("The period ends before it begins: swap the times."))
        return cleaned
