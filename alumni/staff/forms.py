from django import forms
from django.utils.translation import gettext_lazy as _

from alumni.models import Department, Offer, Programme, User
from alumni.places import COUNTIES


class PeopleFilter(forms.Form):
    """What the list of people can be narrowed by; everything is optional."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100)
    programme = forms.ModelChoiceField(
        Programme.objects.order_by("name_sv"),
        label=_("Programme"),
        required=False,
        empty_label=_("All programmes"),
    )
    county = forms.ChoiceField(
        choices=[("", _("All counties")), *COUNTIES], label=_("County"), required=False
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1950, max_value=2100)
    account = forms.ChoiceField(
        choices=[("", _("All")), ("yes", _("With an account")), ("no", _("Without an account"))],
        label=_("Account"),
        required=False,
    )
    offer = forms.ChoiceField(
        choices=[("", _("All")), *Offer.Kind.choices], label=_("Offers"), required=False
    )
    order = forms.ChoiceField(
        choices=[("", _("By name")), ("new", _("Newest first"))], label=_("Order"), required=False
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person may read every note about them. Write what you can stand for."),
    )


class ExportForm(PeopleFilter):
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


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A student-register extract as CSV or XLSX. Nothing is changed until you apply it."
        ),
    )


class AccountForm(forms.ModelForm):
    """What an administrator decides on an account; the name and address are the user's own."""

    class Meta:
        model = User
        fields = ["role", "handles_protected", "may_export", "department", "is_active"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.order_by("name_sv")
