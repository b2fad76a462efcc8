"""People taken out of the house as a file: by those who have the right, for a stated purpose."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni import exporting
from alumni.access import exporters_only
from alumni.audience import Audience
from alumni.models import AuditEntry, Person
from alumni.models.person import PersonQuerySet
from alumni.staff import finding
from alumni.staff.forms import ExportForm
from alumni.staff.headings import heading, people_link

# What a file may hold: no personal number, no birth date, nothing on protection or consent.
COLUMNS: dict[str, tuple[object, Callable[[Person], object]]] = {
    "given_name": (gettext_lazy("First name"), lambda one: one.given_name),
    "family_name": (gettext_lazy("Last name"), lambda one: one.family_name),
    "email": (gettext_lazy("E-mail"), lambda one: one.primary_address or ""),
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
    choices = [(name, label) for name, (label, _value) in COLUMNS.items()]
    given = {"columns": USUAL, "kind": "xlsx", **request.GET.dict()}
    form = ExportForm(request.POST or None, initial=given, columns=choices, user=request.user)
    if request.method != "POST" or not form.is_valid():
        context = {**heading(_("Export people"), "download", people_link()), "form": form}
        return render(request, "alumni/staff/export.html", context)
    wanted = dict(form.cleaned_data)
    purpose, columns, kind = (wanted.pop(name) for name in ("purpose", "columns", "kind"))
    used = {name: str(value) for name, value in wanted.items() if value and name != "q"}
    found = finding.people(request.user, wanted).in_register().alphabetical()
    AuditEntry.note(
        AuditEntry.Act.EXPORT, request.user, subject=purpose, filters=used, columns=columns
    )
    head = [str(COLUMNS[name][0]) for name in columns]
    return exporting.download(_("people"), kind, head, _rows(found, columns))


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


def _joined(rows: object) -> str:
    return "; ".join(str(row) for row in rows)
