from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alumni import exporting, importing, tasks
from alumni.access import register_keepers_only
from alumni.duplicates import sentence
from alumni.importing import differences, error_file, possible, reading
from alumni.importing.columns import LABELS
from alumni.importing.reasons import LEFT
from alumni.models import ColumnMapping, ImportBatch, ImportRow, Person, User
from alumni.models.batch import ImportRowQuerySet
from alumni.staff import mappings
from alumni.staff.forms import UploadForm
from alumni.staff.headings import heading

State = ImportBatch.State
SHOWN = 100
FEW = 25


@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Earlier imports, and a form to read a new file dry. A file with headings that we do not know
    is read as it was said the last time, or the office is asked."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            look = reading.look(file.file)
            remembered = ColumnMapping.objects.for_headers(look.headers)
            if look.unknown and not remembered:
                return mappings.ask(request, file, look)
            return mappings.read(request, file.file, file.name, remembered)
        except importing.BadFile as error:
            form.add_error("file", str(error))
    context = {
        **heading(_("Imports"), "upload"), "form": form,
        "mappings": ColumnMapping.objects.count(),
        "batches": ImportBatch.objects.select_related("by").order_by("-pk")[:50],
    }  # fmt: skip
    return render(request, "alumni/staff/imports.html", context)


@require_GET
@register_keepers_only
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would do, or what it did, as a diff."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    context = {**heading(batch.name, "upload", _above()), "batch": batch}
    context["read_as"] = [(header, LABELS.get(column)) for header, column in batch.columns]
    if not batch.is_working:
        lines = batch.lines.visible_to(request.user).select_related("person")
        context |= _diff(batch, lines, request.GET.get("field", ""), request.user)
    return render(request, "alumni/staff/import.html", context)


def _above() -> tuple[str, str]:
    return reverse("alumni_staff:imports"), _("Imports")


def _diff(batch: ImportBatch, lines: ImportRowQuerySet, field: str, user: User) -> dict[str, Any]:
    bare = lines.select_related(None)
    fields = differences.fields(bare)
    field = field if field in {name for name, *_rest in fields} else ""
    doubles = differences.possible_duplicates(bare)
    all_doubles = differences.possible_duplicates(batch.lines).count()
    shown = differences.differences(lines, field, SHOWN)
    return {
        "fields": fields, "field": field, "changes": shown,
        "field_count": sum(number for name, _label, number in fields if field in ("", name)),
        "new": lines.filter(outcome=ImportRow.Outcome.NEW).order_by("number")[:FEW],
        "belonging": differences.belonging(bare)[:FEW],
        "doubles": [(row, importing.sentence(row.reason)) for row in doubles[:FEW]],
        "double_count": all_doubles + batch.possible,
        "possible": _possible(lines, user), "refused_count": batch.refused - all_doubles,
        "refusals": differences.refusals(bare),
        "left": [
            (row, importing.sentence(row.left, LEFT))
            for row in lines.exclude(left="").order_by("number")[:SHOWN]
        ],
        "hidden": batch.rows - bare.count() if batch.rows <= 50_000 else 0,
    }  # fmt: skip


def _open(lines: ImportRowQuerySet) -> ImportRowQuerySet:
    """Lines to choose for: those that may be somebody, without those that go with their first."""
    alone = Q(same_as=None) | Q(reason=possible.IN_FILE)
    return lines.filter(alone, outcome=ImportRow.Outcome.POSSIBLE).order_by("number")


def _possible(lines: ImportRowQuerySet, user: User) -> list[dict[str, Any]]:
    """The first lines that may be somebody, each with those whom the reader may know of."""
    rows = list(_open(lines)[:SHOWN])
    offered = [one for row in rows for one in row.candidates]
    people = Person.objects.visible_to(user).in_bulk(
        {one["person"] for one in offered if "person" in one}
    )
    numbers = {one["line"] for one in offered if "line" in one}
    near = {row.number: row for row in lines.filter(number__in=numbers)}
    return [
        {
            "row": row,
            "suggested": possible.suggested(row),
            "candidates": [
                (people[one["person"]], [sentence(reason) for reason in one["reasons"]])
                for one in row.candidates
                if one.get("person") in people
            ],
            "lines": [
                (near[one["line"]], [sentence(reason) for reason in one["reasons"]])
                for one in row.candidates
                if one.get("line") in near
            ],
        }
        for row in rows
    ]


@require_POST
@register_keepers_only
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Same person or a new one: what the office says of possible duplicates in a dry run."""
    batch = get_object_or_404(ImportBatch, pk=pk, state=State.READ)
    if "all" in request.POST:
        number = possible.accept_suggestions(batch)
        messages.success(request, _("{0} suggestions were accepted.").format(number))
        return redirect("alumni_staff:import", pk)
    for row in _open(batch.lines.visible_to(request.user))[:SHOWN]:
        chosen = request.POST.get(f"line-{row.number}")
        if chosen is not None:
            possible.choose(batch, row.number, chosen)
    messages.success(request, _("The choices were saved. Nothing has been changed yet."))
    return redirect("alumni_staff:import", pk)


@require_POST
@register_keepers_only
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch, pk=pk)
    again = (State.APPLYING,) if batch.has_stalled else ()
    if batch.begin(State.APPLYING, (State.READ, *again)):
        tasks.apply_import.delay_on_commit(batch.pk, request.user.pk)
    else:
        messages.error(request, _("This import has been applied already."))
    return redirect("alumni_staff:import", pk)


@require_POST
@register_keepers_only
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch, pk=pk)
    again = (State.UNDOING,) if batch.has_stalled else ()
    if batch.begin(State.UNDOING, (State.APPLIED, *again)):
        tasks.undo_import.delay_on_commit(batch.pk, request.user.pk)
    else:
        messages.error(request, _("Only an applied import can be undone."))
    return redirect("alumni_staff:import", pk)


@require_POST
@register_keepers_only
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a dry run, with the rows that were read."""
    batch = get_object_or_404(ImportBatch, pk=pk, state__in=[State.READ, State.MATCHING])
    batch.delete()
    messages.success(request, _("The dry run was thrown away. Nothing was changed."))
    return redirect("alumni_staff:imports")


@require_GET
@register_keepers_only
def errors(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The refused lines as CSV, or with `kind=xlsx` as a workbook, to mend and load again."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    kind = "xlsx" if request.GET.get("kind") == "xlsx" else "csv"
    rows = error_file.table(batch.lines.visible_to(request.user))
    return exporting.download(f"fel-{batch.pk}", kind, error_file.HEAD, rows)
