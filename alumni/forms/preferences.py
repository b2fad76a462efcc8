"""What I want to get: consents, topics, language and how often."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alumni.forms.fields import TopicWords
from alumni.models import ConsentState, Person, Purpose, Topic

RHYTHMS = [
    (0, _("Whenever there is something")),
    (30, _("At most once a month")),
    (60, _("At most every other month")),
    (182, _("At most twice a year")),
]


class PreferencesForm(forms.Form):
    """One box per purpose with its words, and what the letters hold. Used signed in and from a
    letter's link; save it with `alumni.preferences.save`.

    A box is ticked only where the person has said yes before, or may object and has not.
    Of all topics only the chosen ones are boxes; more are written as words. The button "add"
    (`adds_topic`) makes boxes of the words and asks for the form to be shown again, not saved.
    """

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        required=False,
        label=_("Topics"),
        widget=forms.CheckboxSelectMultiple,
        template_name="alumni/_chosen_topics.html",
    )
    more_topics = TopicWords(
        label=_("Add a topic"), required=False, template_name="alumni/_add_topic.html"
    )
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=Person._meta.get_field("language").choices
    )
    days_between_letters = forms.TypedChoiceField(
        label=_("How often"), choices=RHYTHMS, coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, person: Person, data: Any = None, **kwargs: Any) -> None:
        self.person = person
        states = dict(
            ConsentState.objects.filter(person=person).values_list("purpose_id", "granted")
        )
        self.purposes = list(Purpose.objects.order_by("order", "pk").prefetch_related("wordings"))
        initial = {
            "topics": list(person.topics.values_list("pk", flat=True)),
            "language": person.language,
            "days_between_letters": _nearest_rhythm(person.days_between_letters),
        }
        for purpose in self.purposes:
            objectable = purpose.basis != Purpose.Basis.CONSENT
            initial[f"purpose_{purpose.code}"] = states.get(purpose.pk, objectable)
        super().__init__(data, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        self._offer_topics()
        boxes = {f"purpose_{purpose.code}": _box(purpose) for purpose in self.purposes}
        self.fields = {**boxes, **self.fields}

    @property
    def adds_topic(self) -> bool:
        return "add_topic" in self.data

    def _offer_topics(self) -> None:
        self.fields["more_topics"].widget.attrs["class"] = "input"
        self.topic_list = Topic.objects.alphabetical()
        self.fields["topics"].queryset = Topic.objects.all()
        if self.adds_topic:
            self._take_words()
        chosen = {str(key) for key in self["topics"].value() or []}
        self.fields["topics"].widget.choices = [
            (topic.pk, topic.name) for topic in self.topic_list if str(topic.pk) in chosen
        ]

    def _take_words(self) -> None:
        """Words that were typed become boxes; an unknown one stays, to be mended."""
        try:
            added = self.fields["more_topics"].clean(self.data.get("more_topics", ""))
        except forms.ValidationError:
            return
        self.data = self.data.copy()
        keys = [*self.data.getlist("topics"), *(str(topic.pk) for topic in added)]
        self.data.setlist("topics", list(dict.fromkeys(keys)))
        self.data["more_topics"] = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "topics" in cleaned:
            both = [*cleaned["topics"], *cleaned.get("more_topics", [])]
            cleaned["topics"] = list(dict.fromkeys(both))
        return cleaned

    def about_letters(self) -> dict[str, Any]:
        """What was filled in, but for the consents: for a page where each has its own button."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if not name.startswith("purpose_")
        }

    @property
    def boxes(self) -> list[forms.BoundField]:
        return [self[f"purpose_{purpose.code}"] for purpose in self.purposes]


def _box(purpose: Purpose) -> forms.BooleanField:
    wordings = list(purpose.wordings.all())
    newest = max(wordings, key=lambda wording: wording.version, default=None)
    return forms.BooleanField(
        required=False, label=purpose.name, help_text=newest.text if newest else ""
    )


def _nearest_rhythm(days: int) -> int:
    """The offered rhythm that keeps the promise: never more often than the person asked."""
    return next((offered for offered, _words in RHYTHMS if offered >= days), RHYTHMS[-1][0])
