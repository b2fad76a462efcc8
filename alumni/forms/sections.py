"""The small forms of a profile: one per section, each saved by itself."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from alumni import languages, organisations
from alumni.audience import CONTACT_FIELDS, FIELDS, Audience
from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import TopicsAndOwnWords, WebAddress, Words, day_input
from alumni.forms.saving import SavesOwnFields, once
from alumni.models import Degree, Employment, Offer, Person
from alumni.places import countries


class NamesForm(SavesOwnFields):
    also = ["former_names"]
    former = forms.CharField(
        label=_("Former names"),
        required=False,
        max_length=400,
        help_text=_("As your diploma says, if it differs. Several with a comma between."),
    )

    class Meta:
        model = Person
        fields = ["given_name", "family_name", "phone"]
        labels = {"given_name": _("First name"), "family_name": _("Last name"), "phone": _("Phone")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("former", ", ".join(self.instance.former_names))
        self.fields["phone"].widget.attrs.update({"type": "tel", "autocomplete": "tel"})

    def save(self, commit: bool = True) -> Person:
        names = (name.strip()[:200] for name in self.cleaned_data["former"].split(","))
        self.instance.former_names = [name for name in names if name]
        return super().save(commit)


def without_county_abroad(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Counties are Sweden's."""
    if cleaned.get("country", "SE") != "SE" and "county" in cleaned:
        cleaned["county"] = ""
    return cleaned


@nothing_chosen(county=_("Choose a county"))
class PlaceForm(SavesOwnFields):
    country = forms.ChoiceField(label=_("Country"), choices=countries, initial="SE")

    class Meta:
        model = Person
        fields = ["town", "county", "country"]
        labels = {"town": _("Town"), "county": _("County")}

    def clean(self) -> dict[str, Any]:
        return without_county_abroad(super().clean())


class BioForm(SavesOwnFields):
    class Meta:
        model = Person
        fields = ["bio_sv", "bio_en"]
        labels = {"bio_sv": _("In Swedish"), "bio_en": _("In English")}


class LinksForm(SavesOwnFields):
    website = WebAddress(label=_("Website"), required=False)
    linkedin = WebAddress(label=_("LinkedIn"), required=False)

    class Meta:
        model = Person
        fields = ["website", "linkedin"]


class LanguagesForm(SavesOwnFields):
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Person
        fields = ["languages"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = languages.choices(get_language() or "sv")


class TopicsForm(forms.Form):
    topics = TopicsAndOwnWords(label=_("Topics"), required=False)

    def __init__(self, *args: Any, instance: Person, **kwargs: Any) -> None:
        self.instance = instance
        initial = {"topics": [*instance.topics.all(), *instance.own_words]}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def remarks(self) -> list[str]:
        return _remarks(self.cleaned_data["topics"])

    def save(self) -> Person:
        words = self.cleaned_data["topics"]
        self.instance.topics.set(words.topics)
        if words.own != self.instance.own_words:
            self.instance.own_words = words.own
            self.instance.save(update_fields=["own_words"])
        return self.instance


def _remarks(words: Words) -> list[str]:
    """What to say, once saved, of own words that are spelt almost like a topic."""
    said = gettext(
        "“{word}” is not in our list and is kept as your own word. In the list: {names}."
    )
    return [said.format(word=word, names=names) for word, names in words.near.items()]


@nothing_chosen(programme=_("Another, or single courses"), campus=_("Another"))
class DegreeForm(SavesOwnFields):
    """A degree that the person tells of. What the student register owns is never opened here."""

    class Meta:
        model = Degree
        fields = ["programme", "title", "level", "campus", "year"]
        labels = {"title": _("Degree or course"), "programme": _("Programme")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("programme", "campus"):
            field = self.fields[name]
            field.queryset = field.queryset.alphabetical()
        self.fields["year"].min_value = 1950

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if not 1950 <= year <= timezone.localdate().year:
            raise forms.ValidationError(
                _("The year must lie between 1950 and %(now)s."),
                params={"now": timezone.localdate().year},
            )
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("programme") and not cleaned.get("title"):
            self.add_error("title", _("Choose a programme or write what you studied."))
        return cleaned

    def save(self, commit: bool = True) -> Degree:
        return once(self.instance, self._meta.fields) or super().save(commit)


class WorkForm(SavesOwnFields):
    also = ["organisation"]
    employer = forms.CharField(label=_("Employer"), max_length=200)

    class Meta:
        model = Employment
        fields = ["title", "place", "started_on", "ended_on"]
        labels = {
            "title": pgettext_lazy("work", "Title"),
            "place": _("Place"),
            "started_on": _("Since"),
            "ended_on": _("Until"),
        }
        widgets = {"started_on": day_input(), "ended_on": day_input()}
        help_texts = {"ended_on": _("Leave empty if you work there now.")}

    field_order = ["title", "employer", "place", "started_on", "ended_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.organisation_id:
            self.initial["employer"] = self.instance.organisation.name
        self.fields["title"].widget.attrs["autocomplete"] = "organization-title"
        self.fields["employer"].widget.attrs["autocomplete"] = "organization"

    def clean_started_on(self) -> Any:
        date = self.cleaned_data["started_on"]
        if date and date > timezone.localdate():
            raise forms.ValidationError(
                _("%(year)s lies ahead. When did you begin?"), params={"year": date.year}
            )
        return date

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begun, ended = cleaned.get("started_on"), cleaned.get("ended_on")
        if begun and ended and ended < begun:
            self.add_error("ended_on", _("The last day comes before the first one."))
        return cleaned

    def save(self, commit: bool = True) -> Employment:
        self.instance.organisation = organisations.called(self.cleaned_data["employer"])
        return once(self.instance, [*self._meta.fields, "organisation"]) or super().save(commit)


@nothing_chosen(kind=_("Choose what you can help with"))
class OfferForm(SavesOwnFields):
    also = ["own_words"]
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topic_words = TopicsAndOwnWords(label=_("Topics"), required=False)

    class Meta:
        model = Offer
        fields = ["kind", "note", "where", "languages", "notice_days", "per_year", "paused_until"]
        labels = {
            "kind": _("I can help with"),
            "note": _("In your own words"),
            "notice_days": _("Notice, in days"),
            "per_year": _("Times a year at most"),
            "paused_until": _("Pause until"),
        }
        widgets = {"paused_until": day_input(), "note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = self.instance.person.languages if self.instance.person_id else []
        offered = list(dict.fromkeys(["sv", "en", *spoken, *(self.instance.languages or [])]))
        now = get_language() or "sv"
        self.fields["languages"].choices = [
            (code, languages.language_name(code, now).capitalize()) for code in offered
        ]
        if self.instance.pk:
            own = self.instance.own_words
            self.initial["topic_words"] = [*self.instance.topics.all(), *own]

    @property
    def remarks(self) -> list[str]:
        return _remarks(self.cleaned_data["topic_words"])

    def clean_kind(self) -> str:
        kind = self.cleaned_data["kind"]
        others = Offer.objects.filter(person=self.instance.person, kind=kind)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("You offer this already. Change that offer instead."))
        return kind

    def save(self, commit: bool = True) -> Offer:
        words = self.cleaned_data["topic_words"]
        self.instance.own_words = words.own
        offer = super().save(commit)
        offer.topics.set(words.topics)
        return offer


class PauseForm(forms.Form):
    paused_until = forms.DateField(label=_("Pause everything until"), widget=day_input())

    def clean_paused_until(self) -> Any:
        date = self.cleaned_data["paused_until"]
        if date <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that has not come yet."))
        return date


class AudienceForm(forms.Form):
    """Who sees one field. Contact details never go wider than the alumni office."""

    field = forms.ChoiceField(choices=[(name, words) for name, (_who, words) in FIELDS.items()])
    audience = forms.TypedChoiceField(choices=Audience.choices, coerce=int)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        contact = cleaned.get("field") in CONTACT_FIELDS
        if contact and cleaned.get("audience", 0) > Audience.STAFF:
            raise forms.ValidationError(
                _("E-mail and phone are shown to others only when you say yes to a request.")
            )
        return cleaned


class ListedForm(forms.Form):
    """Who can find a person at all: the office always can, so it is the narrowest choice."""

    listed_to = forms.TypedChoiceField(
        label=_("Who can find me"),
        choices=[choice for choice in Audience.choices if choice[0] >= Audience.STAFF],
        coerce=int,
    )


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=_("What is wrong, and what would be right?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
