"""Who are you? Asked once, when a newcomer joins."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.keys import personal_number_hash
from alumni.models import Programme
from alumni.recognising import Told


class WhoForm(forms.Form):
    given_name = forms.CharField(label=_("First name"), max_length=100)
    family_name = forms.CharField(label=_("Last name"), max_length=100)
    birth_date = forms.DateField(
        label=_("Date of birth"),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        label=_("Programme"),
        required=False,
        empty_label=_("Another, or single courses"),
    )
    year = forms.IntegerField(label=_("Year of graduation"), min_value=1950)
    personal_number = forms.CharField(
        label=_("Personal number"),
        required=False,
        max_length=20,
        help_text=_(
            "Twelve digits. Only if you want us to find your degree at once; "
            "we compare it and do not keep it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.alphabetical()
        self.fields["given_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["family_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["personal_number"].widget.attrs["autocomplete"] = "off"

    def clean_birth_date(self) -> Any:
        date = self.cleaned_data["birth_date"]
        if date > timezone.localdate() or date.year < 1900:
            raise forms.ValidationError(_("This date of birth cannot be right. Check the year."))
        return date

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(
                _("%(year)s lies ahead. Which year did you graduate?"), params={"year": year}
            )
        return year

    def clean_personal_number(self) -> str:
        number = self.cleaned_data["personal_number"]
        if number:
            try:
                personal_number_hash(number)
            except ValueError:
                raise forms.ValidationError(
                    _("A personal number has twelve digits: YYYYMMDD-NNNN.")
                ) from None
        return number

    def told(self) -> Told:
        return Told(**self.cleaned_data)
