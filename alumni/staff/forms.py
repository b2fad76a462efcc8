from django import forms
from django.utils.translation import gettext_lazy as _

from alumni.forms.choosing import nothing_chosen
from alumni.importing.columns import LABELS
from alumni.importing.reading import lacking
from alumni.models import Department, Person, User
from alumni.staff.people_filter import PeopleFilter

# What is said when no column of a file gives what every row needs.
LACKING = {
    "fornamn": _("No column gives the person's first name."),
    "efternamn": _("No column gives the person's last name."),
    "examensdatum": _("No column gives the date of the degree."),
}
DEGREES = frozenset({"programkod", "examensbenamning_sv", "examensbenamning_en"})
IDENTITIES = frozenset({"student_uid", "personnummer", "fodelsedatum", "epost"})


class FindsPerson:
    """For a form to inherit first: `person` is typed as a number, and found among `self.people`,
    whom this user may see."""

    def clean_person(self) -> Person | None:
        key = self.cleaned_data["person"]
        person = self.people.filter(pk=key).first() if key else None
        if key and person is None:
            raise forms.ValidationError(_("There is nobody with that number in the register."))
        return person


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something in the note first.")},
        help_text=_("The person may read every note about them. Write what you can stand for."),
    )


class FileForm(forms.Form):
    """What a file of people holds, and what it is for."""

    columns = forms.MultipleChoiceField(
        label=_("What the file holds"), widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(
        label=_("Kind of file"), choices=[("xlsx", _("Excel workbook (XLSX)")), ("csv", "CSV")]
    )
    purpose = forms.CharField(
        label=_("What is the list for?"),
        min_length=8,
        max_length=200,
        help_text=_("Is written in the audit log together with your name."),
    )

    def __init__(self, *args: object, columns: list[tuple[str, object]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = columns


class ExportForm(FileForm, PeopleFilter):
    """The same, with whom it is about."""


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A student-register extract as CSV or XLSX. Nothing is changed until you apply it."
        ),
    )


@nothing_chosen(department=_("No department"))
class AccountForm(forms.ModelForm):
    """What an administrator decides on an account; the name and address are the user's own."""

    class Meta:
        model = User
        fields = [
            "role",
            "handles_protected",
            "may_export",
            "records_officer",
            "department",
            "is_active",
        ]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.alphabetical()


class MappingForm(forms.Form):
    """What each column of a file is. Only what the register takes in can be chosen: LABELS."""

    name = forms.CharField(
        label=_("Where do such files come from?"),
        max_length=120,
        help_text=_("For example “The nurses' spreadsheet” or “Ladok, degrees”."),
    )

    def __init__(
        self,
        *args: object,
        headers: list[str],
        guessed: list[str] | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headers = headers
        for at, header in enumerate(headers):
            if header and header not in headers[:at]:
                self.fields[f"column-{at}"] = forms.ChoiceField(
                    choices=[("", _("Leave out")), *LABELS.items()],
                    label=header,
                    required=False,
                    initial=guessed[at] if guessed else "",
                )

    def by_header(self) -> list[tuple[str, forms.BoundField]]:
        """(header, field) for each named column, in the order of the file."""
        return [(self[name].label, self[name]) for name in self.fields if name != "name"]

    def columns(self) -> list[tuple[str, str]]:
        """(header, our column or "") of every column, as a ColumnMapping keeps them."""
        said = {
            field.label: self.cleaned_data[name]
            for name, field in self.fields.items()
            if name != "name"
        }
        return [(header, said.get(header, "")) for header in self.headers]

    def clean(self) -> dict[str, object]:
        first: dict[str, str] = {}
        for name in [name for name in self.fields if name != "name"]:
            column = self.cleaned_data.get(name)
            if column and column in first:
                said = {"label": LABELS[column], "header": first[column]}
                self.add_error(name, _("%(header)s is %(label)s already. Choose one.") % said)
            elif column:
                first[column] = self.fields[name].label
        for column in lacking(first):
            self.add_error(None, LACKING[column])
        if not (first.keys() & DEGREES):
            self.add_error(None, _("No column gives the programme or the name of the degree."))
        if not (first.keys() & IDENTITIES):
            self.add_error(
                None,
                _(
                    "No column gives what people are recognised by: id in the student register, "
                    "personal number, date of birth or e-mail."
                ),
            )
        return self.cleaned_data
