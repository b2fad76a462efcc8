from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.models import Ask
from engagement.templates_for import template_words

DAYS = [(3, _("3 working days")), (5, _("5 working days")), (10, _("10 working days"))]


class AskForm(forms.ModelForm):
    """The teacher's question. Who is asked stands on the shortlist, not here."""

    days = forms.TypedChoiceField(
        label=_("Time to answer, for each person"), choices=DAYS, coerce=int, initial=5
    )

    class Meta:
        model = Ask
        fields = [
            "title", "words", "course", "when", "place", "online", "compensation", "language",
            "mode", "days",
        ]  # fmt: skip
        widgets = {
            "title": forms.TextInput(attrs={"class": "input"}),
            "words": forms.Textarea(attrs={"class": "textarea", "rows": 7}),
            "mode": forms.RadioSelect,
        }
        help_texts = {
            "words": _("Write as to a colleague. {first name} becomes their first name."),
            "when": _("In your own words: 12 or 14 January before noon, or week 3."),
        }

    def __init__(self, *args: object, kind: str, language: str, **kwargs: object) -> None:
        title, words = template_words(kind, language)
        kwargs["initial"] = {"title": title, "words": words, "language": language}
        super().__init__(*args, **kwargs)
        self.instance.kind = kind
        for field in self.fields.values():
            kind_of = {"TextInput": "input", "Select": "select", "Textarea": "textarea"}
            name = kind_of.get(type(field.widget).__name__)
            if name:
                field.widget.attrs["class"] = name


class AnswerForm(forms.Form):
    """Nothing is ticked beforehand: what is shared is chosen by the person, here and now."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("later", ""), ("no", "")])
    shares_email = forms.BooleanField(label=_("my e-mail address"), required=False)
    shares_phone = forms.BooleanField(label=_("my phone number"), required=False)
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=1200,
        widget=forms.Textarea(attrs={"class": "textarea", "rows": 3}),
    )

    def clean(self) -> None:
        shares = self.cleaned_data.get("shares_email") or self.cleaned_data.get("shares_phone")
        if self.cleaned_data.get("answer") == "yes" and not shares:
            raise forms.ValidationError(
                _("Choose how you can be reached: tick e-mail, phone or both.")
            )
