"""What the list of people can be narrowed and sorted by."""

from collections.abc import Iterator
from html import escape

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from alumni.forms.fields import day_input
from alumni.models import Department, ImportBatch, Offer, Programme, Sector, User
from alumni.models.programme import Named, reads_english
from alumni.places import COUNTIES
from alumni.staff.paging import ORDERS

# What the list of people can show beside the name.
COLUMNS = {
    "degree": _("Latest degree"),
    "work": _("Work"),
    "place": _("Place"),
    "offers": _("Offers"),
    "address": _("E-mail address"),
    "account": _("Account"),
    "language": _("Language of letters"),
    "engaged": _("Last heard from"),
    "changed": _("Last changed"),
}
USUAL_COLUMNS = ("degree", "work", "place", "offers")


class PlainSelect(forms.Select):
    """A select written at once: the filter of the list has hundreds of options."""

    def render(
        self, name: str, value: object, attrs: dict | None = None, renderer: object = None
    ) -> SafeString:
        chosen = "" if value is None else str(value)
        options = "".join(
            f'<option value="{escape(str(key))}"{" selected" if str(key) == chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        )
        attributes = flatatt({"name": name, **(attrs or {})})
        return mark_safe(f"<select{attributes}>{options}</select>")  # noqa: S308 - escaped above


class KeysAndNames(ModelChoiceIterator):
    """What a select shows of rows: no object is made of each."""

    def __iter__(self) -> Iterator[tuple[object, object]]:
        yield ("", self.field.empty_label)
        if not issubclass(self.queryset.model, Named):
            yield from self.queryset.values_list("pk", "name")
            return
        english = reads_english()
        named = self.queryset.alphabetical().values_list("pk", "name_sv", "name_en")
        for key, name_sv, name_en in named:
            yield key, (english and name_en) or name_sv


class NamedChoice(forms.ModelChoiceField):
    widget = PlainSelect
    iterator = KeysAndNames


def _choice(label: object, *choices: tuple[str, object], every: object = _("All")) -> forms.Field:
    return forms.ChoiceField(
        choices=[("", every), *choices], label=label, required=False, widget=PlainSelect
    )


def _model(queryset: QuerySet, label: object, every: object = _("All")) -> forms.Field:
    return NamedChoice(queryset, label=label, required=False, empty_label=every)


def _year(label: object) -> forms.Field:
    return forms.IntegerField(label=label, required=False, min_value=1950, max_value=2100)


class PeopleFilter(forms.Form):
    """What the list of people can be narrowed and sorted by; everything is optional."""

    q = forms.CharField(
        label=_("Name, former name, e-mail or employer"), required=False, max_length=100
    )
    programme = _model(Programme.objects.all(), _("Programme"), _("All programmes"))
    department = _model(Department.objects.all(), _("Department"))
    from_year = _year(_("Graduated from"))
    to_year = _year(_("Graduated to"))
    county = _choice(_("County"), *COUNTIES, every=_("All counties"))
    town = forms.CharField(label=_("Town"), required=False, max_length=80)
    employer = forms.CharField(label=_("Employer"), required=False, max_length=100)
    sector = _model(Sector.objects.all(), _("Sector"))
    offer = _choice(_("Offers"), *Offer.Kind.choices)
    account = _choice(_("Account"), ("yes", _("With an account")), ("no", _("Without an account")))
    address = _choice(
        _("E-mail address"),
        ("confirmed", _("Confirmed")),
        ("unconfirmed", _("Not confirmed")),
        ("bounced", _("Bounces")),
        ("none", _("None")),
    )
    newsletter = _choice(
        _("Newsletter"),
        ("yes", _("Has said yes")),
        ("no", _("Has said no")),
        ("unsaid", _("Has not answered")),
    )
    language = _choice(_("Language of letters"), ("sv", "Svenska"), ("en", "English"))
    silent = forms.DateField(
        label=_("Not heard from since"),
        required=False,
        widget=day_input(),
    )
    batch = _model(
        ImportBatch.objects.filter(state=ImportBatch.State.APPLIED).order_by("-pk"),
        _("Came with the import"),
    )
    duplicate = _choice(_("Duplicates"), ("yes", _("Possible duplicate")))
    mark = _choice(
        _("Mark"),
        ("paused", _("Paused")),
        ("hidden", _("Hidden")),
        ("protected", _("Protected identity")),
        ("deceased", _("Deceased")),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not user.handles_protected:
            choices = self.fields["mark"].choices
            self.fields["mark"].choices = [c for c in choices if c[0] != "protected"]


class PeopleList(PeopleFilter):
    """The filter, with how the list is shown."""

    order = forms.ChoiceField(
        choices=[(name, order.label) for name, order in ORDERS.items()],
        label=_("Sort by"),
        required=False,
    )
    cols = forms.MultipleChoiceField(
        choices=list(COLUMNS.items()),
        label=_("Columns"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def studies(self) -> list[forms.BoundField]:
        return self._of("programme department from_year to_year")

    def place_and_work(self) -> list[forms.BoundField]:
        return self._of("county town employer sector offer")

    def contact(self) -> list[forms.BoundField]:
        return self._of("account address newsletter language silent")

    def about_register(self) -> list[forms.BoundField]:
        return self._of("batch duplicate mark")

    def _of(self, names: str) -> list[forms.BoundField]:
        return [self[name] for name in names.split()]
