"""What students and mentors write, and the office's own form of a round."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alumni import languages
from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import TopicWords, day_input
from alumni.places import COUNTIES
from engagement.forms import Plain, come, words_field
from engagement.mentoring.applying import Told
from engagement.mentoring.inviting import Terms
from engagement.models import MentorApplication, MentorRound, RoundMentor

SPOKEN = ["sv", "en", "se", "fi", "nb", "de", "fr", "es", "ar", "so", "uk"]
PLACE = _("Leave empty if you would rather meet online.")


def _languages(shown: list[str]) -> list[tuple[str, str]]:
    now = (get_language() or "sv")[:2]
    codes = dict.fromkeys([*SPOKEN, *shown])
    return [(code, languages.language_name(code, now).capitalize()) for code in codes]


class EmailForm(Plain, forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail at the university"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(Plain, forms.Form):
    code = forms.CharField(
        label=_("The six digits of the code"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


@nothing_chosen(programme=_("Another, or single courses"), county=_("Choose a county"))
class ApplicationForm(Plain, forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages you can speak with a mentor"), widget=forms.CheckboxSelectMultiple
    )
    topic_words = TopicWords(label=_("What you want to learn about"))

    class Meta:
        model = MentorApplication
        fields = ["given_name", "family_name", "programme", "year", "goals", "county", "online"]
        widgets = {"goals": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "goals": _(
                "In your own words: what would you like to understand, try or dare? Your mentor to "
                "be reads it before the yes, with your first name and programme alone."
            ),
            "county": PLACE,
        }

    field_order = ["given_name", "family_name", "programme", "year", "topic_words", "goals",
                   "languages", "county", "online"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.instance.languages or ["sv"]
        self.fields["languages"].choices = _languages(chosen)
        programmes = self.fields["programme"]
        programmes.queryset = programmes.queryset.alphabetical()
        self.fields["goals"].required = True
        self.initial["languages"] = chosen
        if self.instance.pk:
            self.initial["topic_words"] = list(self.instance.topics.all())

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("county") and not said.get("online"):
            self.add_error("online", _("Choose a county, online, or both: somewhere you meet."))
        return said

    def _post_clean(self) -> None:
        """The round and the address are set by the act, not by what was typed."""

    def told(self) -> Told:
        said = self.cleaned_data
        fields = {name: said[name] for name in (*self.Meta.fields, "languages")}
        fields["language"] = (get_language() or "sv")[:2]
        return Told(fields, said["topic_words"])


class ConfirmForm(Plain, forms.Form):
    """A mentor's yes, filled in with what they offer; the number is theirs to choose."""

    capacity = forms.TypedChoiceField(
        label=_("How many students have you time for?"),
        choices=[(n, str(n)) for n in range(1, RoundMentor.MOST + 1)],
        coerce=int,
    )
    topic_words = TopicWords(label=_("What you can tell about"), required=False)
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    county = forms.ChoiceField(
        label=_("Where you can meet"), choices=[("", "–"), *COUNTIES], required=False,
        help_text=PLACE,
    )  # fmt: skip
    online = forms.BooleanField(label=_("Online works"), required=False)
    words = words_field(
        _("A few words to the student"),
        longest=600,
        rows=3,
        required=False,
        help_text=_("Read before both have said yes; addresses and numbers are taken out."),
    )

    def __init__(self, *args: Any, mentor: RoundMentor, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "capacity": mentor.capacity,
            "topic_words": list(mentor.topics.all()),
            "languages": mentor.languages,
            "county": mentor.county,
            "online": mentor.online,
            "words": mentor.words,
        }
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = _languages(mentor.languages)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("county") and not said.get("online"):
            self.add_error("online", _("Choose a county, online, or both: somewhere you meet."))
        return said

    def terms(self) -> Terms:
        said = self.cleaned_data
        return Terms(
            said["capacity"], said["topic_words"], said["languages"], said["county"],
            said["online"], said["words"],
        )  # fmt: skip


class MeetingForm(Plain, forms.Form):
    on = forms.DateField(label=_("Day you met"), widget=day_input())

    def clean_on(self) -> date:
        return come(self.cleaned_data["on"])


class GoalsForm(Plain, forms.Form):
    goals = words_field(_("What you have agreed on"), rows=4, required=False)


class FitForm(Plain, forms.Form):
    fits = forms.TypedChoiceField(
        label=_("Is it a good fit?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = words_field(
        _("A few words, for the alumni office alone"), longest=600, rows=3, required=False
    )


class RoundForm(forms.ModelForm):
    class Meta:
        model = MentorRound
        fields = ["name_sv", "name_en", "applications_from", "applications_until",
                  "mentors_until", "answer_days", "starts_on", "ends_on", "goal"]  # fmt: skip
        widgets = {
            name: day_input()
            for name in ("applications_from", "applications_until", "mentors_until", "starts_on",
                         "ends_on")
        }  # fmt: skip
