"""What a member looks for among fellow alumni."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alumni.models import Programme
from alumni.places import COUNTIES


class DirectoryForm(forms.Form):
    words = forms.CharField(label=_("Name"), required=False, max_length=100)
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), required=False, empty_label=_("All")
    )
    year = forms.IntegerField(
        label=_("Year of graduation"), required=False, min_value=1950, max_value=2100
    )
    county = forms.ChoiceField(
        label=_("County"), required=False, choices=[("", _("All")), *COUNTIES]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.alphabetical()

    def asked(self) -> dict[str, Any]:
        """What was asked and can be used; a wrong field is shown with its error and left out."""
        self.is_valid()
        return self.cleaned_data
