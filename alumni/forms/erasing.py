"""Erasing somebody: by themselves, or by the office that was asked to."""

import re
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alumni.models import Person


class EraseForm(forms.Form):
    """On the person's own page."""

    word = forms.CharField(label=_("Write your last name to confirm"), max_length=100)
    another_name: str | Promise = _("This is not your last name as it stands here: %(name)s.")

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["word"].widget.attrs["autocomplete"] = "off"

    def clean_word(self) -> str:
        word = self.cleaned_data["word"]
        # Somebody of one name has only that to write.
        name = self.person.family_name or self.person.given_name
        if word.strip().casefold() != name.strip().casefold():
            raise forms.ValidationError(self.another_name, params={"name": name})
        return word


class EraseForOtherForm(EraseForm):
    """At the office, from a case: with the decision that stays when the name has gone."""

    another_name = _("This is not the person's last name as it stands here: %(name)s.")
    decision = forms.CharField(
        label=_("Decision"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays when the person is gone: leave out name and address."),
    )
    field_order = ["decision", "word"]

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(person, *args, **kwargs)
        self.fields["word"].label = _("Write the person's last name to confirm")

    def clean_decision(self) -> str:
        words = self.cleaned_data["decision"]
        names = [self.person.name, self.person.family_name]
        emails = self.person.addresses.values_list("email", flat=True)
        telling = [*(rf"\b{re.escape(name)}\b" for name in names if name), *map(re.escape, emails)]
        if any(re.search(pattern, words, re.IGNORECASE) for pattern in telling):
            raise forms.ValidationError(
                _("The decision names the person, and it stays. Write it without name and address.")
            )
        return words
