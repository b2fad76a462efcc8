"""Forms of the screens that the law asks for: retention, rights, public records."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni import retention
from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import day_input
from alumni.models import AccessRequest, Person, RetentionRule
from alumni.staff.forms import FindsPerson

LONGEST = 36_500


@nothing_chosen(act=_("Choose what happens then"))
class RuleForm(forms.ModelForm):
    """One decision to clear. A kind has one rule; what can be done to it, its app has told."""

    kind = forms.ChoiceField(label=_("What"))

    class Meta:
        model = RetentionRule
        fields = ["kind", "days", "act", "decision"]
        labels = {"days": _("Days kept"), "act": _("Then"), "decision": _("Decision")}
        help_texts = {
            "days": _("A year is 365, so that 730 is read as two years."),
            "decision": _(
                "The reference of the decision or the document plan, as “MIUN 2026/123”."
            ),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        ruled = RetentionRule.objects.exclude(pk=self.instance.pk).values_list("kind", flat=True)
        self.fields["kind"].choices = [
            (kind.code, f"{kind.label} ({kind.since})")
            for kind in retention.kinds()
            if kind.code not in set(ruled)
        ]
        self.fields["days"].widget.attrs |= {"min": 1, "max": LONGEST}
        self.fields["decision"].min_length = 4

    def clean_days(self) -> int:
        days = self.cleaned_data["days"]
        if not 1 <= days <= LONGEST:
            raise forms.ValidationError(_("Give a number of days between 1 and 36,500."))
        return days

    def clean_decision(self) -> str:
        decision = self.cleaned_data["decision"].strip()
        if len(decision) < 4:
            raise forms.ValidationError(
                _("Give the reference of the decision: nothing is cleared without one.")
            )
        return decision

    def clean(self) -> dict[str, object]:
        found = retention.kind_of(self.cleaned_data.get("kind", ""))
        act = self.cleaned_data.get("act")
        if found and act and act not in found.acts:
            self.add_error("act", _("This cannot be done to %(what)s.") % {"what": found.label})
        return self.cleaned_data


def persons_number() -> forms.IntegerField:
    """Of somebody who may be unknown to the register."""
    return forms.IntegerField(
        label=_("Person's number"),
        required=False,
        min_value=1,
        help_text=_("From the address of their page. Leave it empty for somebody we do not have."),
    )


@nothing_chosen(kind=_("Choose what is asked for"), way=_("Choose how it came"))
class RequestForm(FindsPerson, forms.ModelForm):
    """What came by post, by e-mail or in person. The person may be unknown to the register."""

    person = persons_number()

    class Meta:
        model = AccessRequest
        fields = ["person", "name", "kind", "way", "received_on", "text", "identity"]
        widgets = {
            "received_on": day_input(),
            "text": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "identity": _("For example “Known address” or “Showed an id card”. May wait."),
        }

    def __init__(self, *args: object, people: "QuerySet[Person]", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        ways = [(code, label) for code, label in AccessRequest.Way.choices if code != "page"]
        self.fields["way"].choices = ways

    def clean_received_on(self) -> date:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("It cannot have come after today."))
        return day

    def clean(self) -> dict[str, object]:
        person = self.cleaned_data.get("person")
        if person and not self.cleaned_data.get("name"):
            self.cleaned_data["name"] = person.name
        if not self.cleaned_data.get("name") and "person" not in self.errors:
            self.add_error("name", _("Give the name, or the person's number."))
        return self.cleaned_data


class IdentityForm(FindsPerson, forms.Form):
    """How we know; and who it is, where the case is about nobody in the register."""

    person = persons_number()
    identity = forms.CharField(label=_("How we know who it is"), max_length=200, min_length=3)

    def __init__(
        self, case: AccessRequest, *args: object, people: "QuerySet[Person]", **kwargs: object
    ) -> None:
        super().__init__(*args, initial={"identity": case.identity}, **kwargs)
        self.people = people
        if case.person_id:
            del self.fields["person"]


class ExtendForm(forms.Form):
    extension = forms.CharField(
        label=_("Why more time is needed"),
        max_length=500,
        min_length=8,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CloseForm(forms.Form):
    """How it ended. A no, or half a yes, is a decision with reasons that can be appealed."""

    # Nothing is chosen beforehand: a press of the button too early decides nothing.
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[("", "–"), *AccessRequest.Outcome.choices]
    )
    decision = forms.CharField(
        label=_("Decision and reasons"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, object]:
        refused = self.cleaned_data.get("outcome") in ("refused", "partly")
        if refused and len(self.cleaned_data.get("decision", "").strip()) < 8:
            self.add_error(
                "decision",
                _("Give the reasons: what is refused can be appealed."),
            )
        return self.cleaned_data
