"""What the office writes of a competence contract, and of a conversation about one."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import day_input
from alumni.models import Offer, Organisation, Programme, User
from engagement.forms import come
from engagement.models import Contract, ContractFollowUp

MOST_A_YEAR = 200
NEAR_NAMES = 4


@nothing_chosen(county=_("Choose a county"), keeper=_("Nobody yet"))
class ContractForm(forms.ModelForm):
    """`duties()` gives kind → times a year; an empty number is no duty."""

    employer = forms.CharField(label=_("Employer"), max_length=200)
    is_new = forms.BooleanField(
        label=_("This employer is not in the register yet: add it"), required=False
    )

    class Meta:
        model = Contract
        fields = ["county", "starts_on", "ends_on", "reference", "contact", "contact_email",
                  "keeper", "programmes"]  # fmt: skip
        widgets = {
            "starts_on": day_input(),
            "ends_on": day_input(),
            "programmes": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "county": _("Where the work is done. It counts in this county."),
            "ends_on": _("Empty: until further notice."),
            "contact": _("Cleared by the retention rule when the contract has ended."),
        }

    field_order = ["employer", "is_new", "county", "starts_on", "ends_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programmes"].queryset = Programme.objects.alphabetical()
        keepers = User.objects.filter(is_active=True, role__in=[User.Role.STAFF, User.Role.ADMIN])
        self.fields["keeper"].queryset = keepers.order_by("name", "pk")
        promised = {}
        if self.instance.pk:
            self.initial.setdefault("employer", self.instance.organisation.name)
            promised = dict(self.instance.duties.values_list("kind", "per_year"))
        for kind in Offer.Kind:
            self.fields[kind.value] = forms.IntegerField(
                label=kind.label, min_value=0, max_value=MOST_A_YEAR, required=False,
                initial=promised.get(kind.value),
            )  # fmt: skip

    @property
    def facts(self) -> list[forms.BoundField]:
        apart = ("employer", "is_new", "programmes", *Offer.Kind)
        return [self[name] for name in self.fields if name not in apart]

    @property
    def numbers(self) -> list[forms.BoundField]:
        return [self[kind.value] for kind in Offer.Kind]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        name = said.get("employer", "")
        if name and not said.get("is_new") and not Organisation.objects.called(name):
            self.add_error("employer", _unknown(name))
        if not self.errors and not self.duties():
            self.add_error(None, _("Promise something: write a number for at least one duty."))
        return said

    def duties(self) -> dict[str, int]:
        said = self.cleaned_data
        return {kind.value: said[kind.value] for kind in Offer.Kind if said.get(kind.value)}


def _unknown(name: str) -> str:
    near = Organisation.objects.standing().like(name)[:NEAR_NAMES]
    if names := ", ".join(one.name for one in near):
        words = _("No employer has that name. Is it one of these: %(names)s? Or tick below.")
        return words % {"names": names}
    return _("No employer has that name. Is it a new one? Then tick below.")


class FollowUpForm(forms.ModelForm):
    class Meta:
        model = ContractFollowUp
        fields = ["on", "feedback"]
        widgets = {"on": day_input(), "feedback": forms.Textarea(attrs={"rows": 4})}

    def clean_on(self) -> date:
        return come(self.cleaned_data["on"])
