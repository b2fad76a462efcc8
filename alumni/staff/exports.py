"""People taken out of the house as a file: by those who have the right, for a stated purpose."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni import exporting
from alumni.access import exporters_only
from alumni.audience import Audience
from alumni.models import AuditEntry, Person, User
from alumni.models.person import PersonQuerySet
from alumni.staff import finding
from alumni.staff.forms import ExportForm, FileForm
from alumni.staff.headings import heading, people_link

# What a file may hold: no personal number, no birth date, nothing on protection or consent.
COLUMNS: dict[str, tuple[object, Callable[[Person], object]]] = {
    "given_name": (gettext_lazy("First name"), lambda one: one.given_name),
    "family_name": (gettext_lazy("Last name"), lambda one: one.family_name),
    "email": (gettext_lazy("E-mail"), lambda one: _email(one)),
    "phone": (gettext_lazy("Phone"), lambda one: one.phone),
    "town": (gettext_lazy("Town"), lambda one: one.town),
    "county": (gettext_lazy("County"), lambda one: one.get_county_display()),
    "degrees": (gettext_lazy("Degrees"), lambda one: _joined(one.degrees.all())),
    "work": (gettext_lazy("Work"), lambda one: one.current_employment or ""),
    "offers": (gettext_lazy("Offers"), lambda one: _joined(one.offers.all())),
}
# The columns that are empty for whoever shows them to nobody, by the field that they speak of.
_FIELDS = {"email": "email", "phone": "phone", "town": "place", "county": "place",
           "degrees": "degrees", "work": "work"}  # fmt: skip
USUAL = ("given_name", "family_name", "email", "degrees")


@exporters_only
def export(request: HttpRequest) -> HttpResponseBase:
    """A list as CSV or workbook, for a stated purpose that goes into the log."""
    given = {"columns": USUAL, "kind": "xlsx", **request.GET.dict()}
    form = ExportForm(request.POST or None, initial=given, columns=_choices(), user=request.user)
    if request.method != "POST" or not form.is_valid():
        context = {**heading(_("Export people"), "download", people_link()), "form": form}
        return render(request, "alumni/staff/export.html", context)
    wanted = dict(form.cleaned_data)
    about = ("q", "purpose", "columns", "kind")
    used = {name: str(value) for name, value in wanted.items() if value and name not in about}
    return as_file(request.user, finding.people(request.user, wanted), wanted, used)


def file_form(data: QueryDict | None = None) -> FileForm:
    """What else has to be asked of people who are chosen already."""
    return FileForm(data, initial={"columns": USUAL, "kind": "xlsx"}, columns=_choices())


def as_file(
    user: User, people: PersonQuerySet, wanted: dict[str, Any], filters: dict[str, str]
) -> HttpResponseBase:
    """These people as the FileForm asks for it, and a line in the log."""
    columns = wanted["columns"]
    found = people.in_register().alphabetical()
    AuditEntry.note(
        AuditEntry.Act.EXPORT, user, subject=wanted["purpose"], filters=filters, columns=columns
    )
    head = [str(COLUMNS[name][0]) for name in columns]
    return exporting.download(_("people"), wanted["kind"], head, _rows(found, columns))


def _choices() -> list[tuple[str, object]]:
    return [(name, label) for name, (label, _value) in COLUMNS.items()]


def shown_column(name: str) -> tuple[object, Callable[[Person], object]]:
    """Label and value of a column; the value is empty for whoever shows the field to nobody."""
    label, value = COLUMNS[name]
    field = _FIELDS.get(name)
    return (
        label,
        lambda one: value(one) if one.fields_shown_to(Audience.STAFF).get(field, True) else "",
    )


def _rows(people: PersonQuerySet, columns: list[str]) -> Iterator[list[object]]:
    values = [(_FIELDS.get(name), COLUMNS[name][1]) for name in columns]
    rows = people.prefetch_related(
        "addresses", "degrees__programme", "employments__organisation", "offers"
    )
    for one in rows.iterator(chunk_size=1000):
        shows = one.fields_shown_to(Audience.STAFF)
        yield [value(one) if shows.get(field, True) else "" for field, value in values]


def _email(person: Person) -> str:
    """Nothing where whoever reads letters at the address is somebody else."""
    address = person.primary_address
    return "" if address is None or address.is_wrong else address.email


def _joined(rows: object) -> str:
    return "; ".join(str(row) for row in rows)
