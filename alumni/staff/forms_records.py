"""What somebody asks for of the public records: whom, what, and of which time."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alumni import records
from alumni.forms.fields import day_input
from alumni.models import RecordsExtract
from alumni.models.person import PersonQuerySet
from alumni.staff.exports import COLUMNS
from alumni.staff.forms import FindsPerson
from alumni.staff.people_filter import PeopleFilter

FILTERS = ("q", "programme", "department", "from_year", "to_year", "county", "town")


class ExtractForm(FindsPerson, PeopleFilter):
    """Nobody has to say who they are or why they ask: there is no field for it."""

    asked = forms.CharField(label=_("What was asked for"), max_length=300, min_length=5)
    case = forms.CharField(label=_("Case number"), max_length=80, required=False)
    person = forms.IntegerField(
        label=_("Person's number"),
        required=False,
        min_value=1,
        help_text=_("For all that is kept about one person; else choose by the filters."),
    )
    columns = forms.MultipleChoiceField(
        label=_("From the register"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label=_("What else is kept, about one person"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    begins = forms.DateField(
        label=pgettext_lazy("period", "From"), required=False, widget=day_input()
    )
    ends = forms.DateField(
        label=pgettext_lazy("period", "To and including"), required=False, widget=day_input()
    )
    field_order = ["asked", "case", "person", *FILTERS, "columns", "kinds", "begins", "ends"]

    def __init__(self, *args: object, people: PersonQuerySet, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for name in self.fields.keys() - {
            *self.base_fields.keys() - PeopleFilter.base_fields.keys()
        }:
            if name not in FILTERS:
                del self.fields[name]
        self.fields["columns"].choices = [(name, label) for name, (label, _v) in COLUMNS.items()]
        self.fields["kinds"].choices = records.parts()

    def clean(self) -> dict[str, object]:
        said = self.cleaned_data
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("The period ends before it begins."))
        if said.get("kinds") and not said.get("person") and "person" not in self.errors:
            self.add_error("person", _("Give the person's number: that part is kept one by one."))
        if not (said.get("columns") or said.get("kinds")):
            self.add_error("columns", _("Choose at least one thing that was asked for."))
        return said

    def extract(self) -> RecordsExtract:
        names = ("asked", "case", "person", "begins", "ends", "kinds")
        return RecordsExtract(**{name: self.cleaned_data[name] for name in names})
