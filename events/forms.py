"""What the office types when those who have answered an event are told something."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.changing import Words

LONGEST = 1000


class WordsForm(forms.Form):
    """Its own words, in either language; whoever reads the other gets them too."""

    words_sv = forms.CharField(
        label=_("Your own words, in Swedish"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    words_en = forms.CharField(
        label=_("Your own words, in English"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["words_sv"], self.cleaned_data["words_en"])


class ChangeForm(WordsForm):
    """With the version of the event that the page showed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
