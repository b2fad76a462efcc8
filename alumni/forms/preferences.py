"""What I want to get: consents, topics, language and how often."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

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
    """

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        required=False,
        label=_("Topics"),
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=Person._meta.get_field("language").choices
    )
    days_between_letters = forms.TypedChoiceField(
        label=_("How often"), choices=RHYTHMS, coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
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
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        ordered = "name_en" if (get_language() or "sv").startswith("en") else "name_sv"
        self.fields["topics"].queryset = Topic.objects.order_by(ordered, "pk")
        boxes = {f"purpose_{purpose.code}": _box(purpose) for purpose in self.purposes}
        self.fields = {**boxes, **self.fields}

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
