from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alumni import importing, tasks
from alumni.access import register_keepers_only
from alumni.importing import error_file
from alumni.importing.reasons import LEFT
from alumni.models import ImportBatch, ImportRow, Person, Programme
from alumni.staff.forms import UploadForm

State = ImportBatch.State
SHOWN = 100


@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Earlier imports, and a form to read a new file dry."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = importing.stage(file.file, file.name, request.user)
        except importing.BadFile as error:
            form.add_error("file", str(error))
        else:
            tasks.plan_import.delay_on_commit(batch.pk)
            return redirect("alumni_staff:import", batch.pk)
    context = {
        "page_title": _("Imports"), "header_icon": "upload", "form": form,
        "batches": ImportBatch.objects.select_related("by").order_by("-pk")[:50],
    }  # fmt: skip
    return render(request, "alumni/staff/imports.html", context)


@require_GET
@register_keepers_only
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would do, or what it did, as a diff."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    lines = batch.lines.visible_to(request.user).select_related("person").order_by("number")
    outcome = ImportRow.Outcome
    context = {
        "page_title": batch.name, "header_icon": "upload", "batch": batch,
        "changes": [] if batch.is_working else _changes(lines.filter(outcome=outcome.CHANGED)),
        "new": lines.filter(outcome=outcome.NEW)[:SHOWN],
        "refused": [
            (row, importing.sentence(row.reason))
            for row in lines.filter(outcome=outcome.REFUSED)[:SHOWN]
        ],
        "left": [
            (row, importing.sentence(row.left, LEFT))
            for row in lines.exclude(left="")[:SHOWN]
        ],
        "hidden": batch.rows - lines.count() if batch.rows <= 50_000 else 0,
    }  # fmt: skip
    return render(request, "alumni/staff/import.html", context)


def _changes(rows: object) -> list[dict]:
    """One entry per field: whom, what, now, then, and whether the person's own word stands."""
    programmes = {one.pk: one.name for one in Programme.objects.all()}
    entries = []
    for row in rows[:SHOWN]:
        for part, stands in (("kept", True), ("person", False), ("degree", False)):
            for name, (before, after) in row.changes.get(part, {}).items():
                secret = name in ("personal_number_hash",)
                entries.append({
                    "row": row, "field": _label(name), "stands": stands,
                    "before": "" if secret else before, "after": "…" if secret else after,
                })  # fmt: skip
        if "address" in row.changes:
            entries.append({"row": row, "field": _("E-mail"), "after": row.data.get("email")})
        if "degree_new" in row.changes:
            degree = programmes.get(row.data.get("programme")) or row.data.get("title", "")
            text = f"{degree} {row.data.get('year')}"
            entries.append({"row": row, "field": _("New degree"), "after": text})
        if "protect" in row.changes:
            entries.append({"row": row, "field": _("Protected identity"), "after": _("yes")})
        if "deceased" in row.changes:
            entries.append({"row": row, "field": _("Deceased"), "after": _("yes")})
    return entries


def _label(name: str) -> str:
    labels = {field.attname: field.verbose_name for field in Person._meta.concrete_fields}
    degree = ImportRow._meta.apps.get_model("alumni", "Degree")
    labels |= {field.attname: field.verbose_name for field in degree._meta.concrete_fields}
    return str(labels.get(name, name))


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
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch, pk=pk)
    rows = batch.lines.visible_to(request.user)
    response = StreamingHttpResponse(error_file.lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="fel-{batch.pk}.csv"'
    return response
