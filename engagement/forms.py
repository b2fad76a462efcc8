from datetime import date, datetime, timedelta

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import day_input
from alumni.models import Offer, User
from engagement import booking, linking
from engagement.models import Ask, Wording

DAYS = [(3, _("3 working days")), (5, _("5 working days")), (10, _("10 working days"))]
MINUTES = [(30, _("30 minutes")), (45, _("45 minutes")), (60, _("1 hour")),
           (90, _("1.5 hours")), (120, _("2 hours")), (180, _("3 hours")),
           (480, _("The whole day"))]  # fmt: skip
FAR = 2 * 365  # days
_PAST = _("That time has passed. Choose one to come.")
CLASSES = {
    "TextInput": "input", "EmailInput": "input", "URLInput": "input", "DateInput": "input",
    "TimeInput": "input", "Select": "select", "Textarea": "textarea",
}  # fmt: skip


class Plain(forms.BaseForm):
    """Dressed in the house's classes. Links are looked at, and files refused with a sentence."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if look := CLASSES.get(type(field.widget).__name__):
                field.widget.attrs["class"] = look

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if self.files:
            self.add_error(
                None,
                _("Files cannot be attached. Link to a page instead, or send them yourself once "
                  "you have each other's addresses."),
            )  # fmt: skip
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and (refused := linking.why_not(value)):
                self.add_error(name, refused)
        return cleaned


def come(day: date) -> date:
    """The day itself. Raises ValidationError for one that is still to come."""
    if day > timezone.localdate():
        raise forms.ValidationError(_("That day has not come yet."))
    return day


def words_field(label: object, longest: int = 1200, rows: int = 4, **more: object):
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


@nothing_chosen(programme=_("No programme in particular"))
class AskForm(Plain, forms.ModelForm):
    """The teacher's question. Who is asked stands on the shortlist, not here."""

    FIRST_DAYS = 5

    days = forms.TypedChoiceField(
        label=_("Time to answer, for each person"), choices=DAYS, coerce=int, initial=FIRST_DAYS
    )
    save_as = forms.CharField(
        label=_("Keep these words as my own template, named"), required=False, max_length=80
    )

    class Meta:
        model = Ask
        fields = [
            "title", "words", "course", "programme", "when", "place", "online", "compensation",
            "language", "mode", "days",
        ]  # fmt: skip
        widgets = {"words": forms.Textarea(attrs={"rows": 7}), "mode": forms.RadioSelect}
        help_texts = {
            "words": _(
                "Write as to a colleague. {first name} becomes their first name. Your own address "
                "and number are taken out; files cannot be attached, but you may link to a page."
            ),
            "when": _("In your own words: 12 or 14 January before noon, or week 3."),
        }

    def __init__(self, *args: object, kind: str, start: tuple[str, str, str], user: User,
                 **kwargs: object) -> None:  # fmt: skip
        title, words, language = start
        initial = {"title": title, "words": words, "language": language}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.user = user
        self.instance.kind = kind
        programmes = self.fields["programme"]
        programmes.queryset = programmes.queryset.alphabetical()

    def clean_save_as(self) -> str:
        name = self.cleaned_data["save_as"].strip()
        others = Wording.objects.filter(owner=self.user).exclude(name=name)
        if name and others.count() >= Wording.MOST:
            raise forms.ValidationError(
                _("You have %s templates of your own. Take one away first.") % Wording.MOST
            )
        return name


class AnswerForm(Plain, forms.Form):
    """Nothing is ticked beforehand: what is shared is chosen by the person, here and now."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", ""), ("later", ""), ("other", ""), ("no", "")],
        error_messages={
            "required": _("Choose one of the answers."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )
    shares_email = forms.BooleanField(label=_("my e-mail address"), required=False)
    shares_phone = forms.BooleanField(label=_("my phone number"), required=False)
    again_on = forms.DateField(
        label=_("When may you be asked again?"),
        required=False,
        widget=day_input(),
    )
    other_kind = forms.ChoiceField(label=_("Rather this"), required=False, widget=forms.RadioSelect)
    words = words_field(_("Your words"), rows=3, required=False)

    def __init__(self, *args: object, kinds: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        names = dict(Offer.Kind.choices)
        self.fields["other_kind"].choices = [(kind, names[kind]) for kind in kinds]

    def clean_again_on(self) -> object:
        day, today = self.cleaned_data["again_on"], timezone.localdate()
        if self.data.get("answer") != "later" or day is None:
            return None
        if not today < day <= today + timedelta(days=FAR):
            raise forms.ValidationError(_("Choose a day from tomorrow on, within two years."))
        return day

    def clean(self) -> dict[str, object]:
        said = super().clean()
        shares = said.get("shares_email") or said.get("shares_phone")
        if said.get("answer") == "yes" and not shares:
            self.add_error(None, _("Choose how you can be reached: tick e-mail, phone or both."))
        if said.get("answer") == "other" and not (said.get("other_kind") or said.get("words")):
            self.add_error(None, _("Say what you would rather do: choose it, or write a line."))
        return said


class NoteForm(Plain, forms.Form):
    words = words_field(
        _("Your message"),
        longest=4000,
        help_text=_("Addresses and phone numbers are left out until there is a yes."),
    )


class ThanksForm(Plain, forms.Form):
    words = words_field(
        _("Your thanks"),
        rows=3,
        help_text=_("What did the students take with them? A line is enough."),
    )


class WordForm(Plain, forms.Form):
    """A word on the way, which may be left empty."""

    words = words_field(_("A word to go with it"), longest=600, rows=2, required=False)


class ReportForm(Plain, forms.Form):
    words = words_field(_("What happened?"), longest=2000)

    def clean(self) -> dict[str, object]:
        """Bad links may well be what is reported."""
        return self.cleaned_data


class HandOverForm(Plain, forms.Form):
    email = forms.EmailField(label=_("Your colleague's e-mail at the university"))
    words = words_field(_("A word to your colleague"), longest=600, rows=2, required=False)


class BookForm(Plain, forms.Form):
    """A day, a time and a length; a place, a link to a meeting, or both."""

    day = forms.DateField(label=_("Day"), widget=day_input())
    starts = forms.TimeField(label=_("Starts"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.TypedChoiceField(label=_("Length"), choices=MINUTES, coerce=int, initial=60)
    place = forms.CharField(
        label=pgettext_lazy("where to meet", "Place"),
        max_length=200,
        required=False,
        help_text=_("A place, a link or both: one of the two is needed."),
    )
    url = forms.URLField(
        label=_("Link to the meeting"), max_length=300, required=False, assume_scheme="https"
    )

    def clean(self) -> dict[str, object]:
        said = super().clean()
        if not (said.get("place") or said.get("url") or self.errors):
            self.add_error("place", _("Say where: a place, a link to the meeting, or both."))
        today = timezone.localdate()
        if said.get("day") and not today <= said["day"] <= today + timedelta(days=FAR):
            past = said["day"] < today
            self.add_error("day", _PAST if past else _("Choose a day within two years."))
        elif said.get("day") and said.get("starts"):
            said["starts_at"] = timezone.make_aware(datetime.combine(said["day"], said["starts"]))
            if said["starts_at"] < timezone.now():
                self.add_error("day", _PAST)
        return said

    def time(self) -> booking.Time:
        said = self.cleaned_data
        ends = said["starts_at"] + timedelta(minutes=said["minutes"])
        return booking.Time(said["starts_at"], ends, said["place"], said["url"])


class LimitForm(forms.Form):
    """How many questions in 90 days, at most: the house's ceiling, or fewer."""

    in_quarter = forms.TypedChoiceField(
        label=_("Questions in 90 days, at most"),
        coerce=int,
        widget=forms.Select(attrs={"class": "select"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        numbers = range(1, settings.ASK_MOST_IN_QUARTER + 1)
        self.fields["in_quarter"].choices = [(number, str(number)) for number in numbers]
