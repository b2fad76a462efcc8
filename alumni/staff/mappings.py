"""What the columns of somebody's file are: asked once, remembered, and mended here."""

from typing import BinaryIO

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from alumni import importing, tasks
from alumni.access import register_keepers_only
from alumni.importing import guessing, reading, waiting
from alumni.importing.cleaning import Names
from alumni.importing.columns import LABELS
from alumni.importing.reading import Look
from alumni.models import ColumnMapping, WaitingFile
from alumni.staff.forms import MappingForm
from alumni.staff.headings import heading
from alumni.staff.meanwhile import Meanwhile, held, note_edit


def read(
    request: HttpRequest, file: BinaryIO, name: str, remembered: ColumnMapping | None
) -> HttpResponse:
    """Stage the file and go to its page. Raises BadFile, and then nothing is kept."""
    batch = importing.stage(file, name, request.user, remembered)
    if remembered:
        remembered.note_use()
    tasks.plan_import.delay_on_commit(batch.pk)
    return redirect("alumni_staff:import", batch.pk)


def _above() -> list[tuple[str, str]]:
    return [(reverse("alumni_staff:imports"), _("Imports"))]


def ask(request: HttpRequest, file: UploadedFile, look: Look) -> HttpResponse:
    """Put the file away and ask what its columns are, with the guesses chosen. Raises BadFile."""
    waits, key = waiting.keep(file.file, file.name, request.user)
    guessed = guessing.guesses(look.headers, look.samples, Names.load())
    form = MappingForm(headers=look.headers, guessed=guessed)
    return _page(request, waits, key, look, form)


def _page(
    request: HttpRequest, waits: WaitingFile, key: str, look: Look, form: MappingForm
) -> HttpResponse:
    samples = dict(zip(look.headers, look.samples, strict=True))
    rows = [
        (field, header, [guessing.shown(value) for value in samples.get(header, [])])
        for header, field in form.by_header()
    ]
    unknown = len(look.unknown)
    context = {
        **heading(_("What are the columns?"), "upload", *_above()), "waits": waits, "key": key,
        "form": form, "rows": rows, "sentence": ngettext(
            "The file {file} has {number} heading that we do not know.",
            "The file {file} has {number} headings that we do not know.", unknown,
        ).format(file=waits.name, number=unknown),
    }  # fmt: skip
    return render(request, "alumni/staff/mapping_ask.html", context)


@require_POST
@register_keepers_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the waiting file as the office says, and remember it for the next of its kind."""
    key = request.POST.get("key", "")
    waits = WaitingFile.objects.fresh().filter(pk=pk, by=request.user).first()
    try:
        file = waiting.opened(waits, key) if waits else None
    except LookupError:
        file = None
    if file is None:
        messages.error(request, _("The file is no longer kept here. Send it once more."))
        return redirect("alumni_staff:imports")
    look = reading.look(file)
    form = MappingForm(request.POST, headers=look.headers)
    if not form.is_valid():
        return _page(request, waits, key, look, form)
    remembered = ColumnMapping.objects.remember(
        form.cleaned_data["name"], form.columns(), request.user
    )
    waits.delete()
    try:
        return read(request, file, waits.name, remembered)
    except importing.BadFile as error:
        messages.error(request, str(error))
        messages.info(request, _("What the columns are is remembered for the next time."))
        return redirect("alumni_staff:imports")


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """The kinds of files whose columns we know, the last used first."""
    found = ColumnMapping.objects.select_related("by").order_by("-used_at", "-pk")[:200]
    rows = [
        (mapping, [(header, LABELS.get(column, column)) for header, column in mapping.used])
        for mapping in found
    ]
    context = {**heading(_("Remembered columns"), "list-ul", *_above()), "rows": rows}
    return render(request, "alumni/staff/mappings.html", context)


@register_keepers_only
@transaction.atomic
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, or another word on a column; files that were read already stay as they are."""
    mapping = get_object_or_404(held(ColumnMapping.objects, request), pk=pk)
    headers = [header for header, _column in mapping.columns]
    given = {"name": mapping.name}
    said = [column for _header, column in mapping.columns]
    form = MappingForm(request.POST or None, headers=headers, guessed=said, initial=given)

    def again(kept: dict[str, object]) -> MappingForm:
        return MappingForm(headers=headers, guessed=said, initial=given | kept)

    meanwhile = Meanwhile(request, form, again=again, row=mapping)
    if request.method == "POST" and form.is_valid() and meanwhile.is_clear():
        mapping.name, mapping.columns = form.cleaned_data["name"], form.columns()
        mapping.save(update_fields=["name", "columns"])
        note_edit(mapping, request.user)
        messages.success(request, _("Saved."))
        return redirect("alumni_staff:mappings")
    above = [*_above(), (reverse("alumni_staff:mappings"), _("Remembered columns"))]
    context = {
        **heading(mapping.name, "list-ul", *above), "form": meanwhile.form, "mapping": mapping,
        "rows": [(field, header, []) for header, field in meanwhile.form.by_header()],
        "meanwhile": meanwhile,
    }  # fmt: skip
    return render(request, "alumni/staff/mapping.html", context)


@require_POST
@register_keepers_only
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(ColumnMapping, pk=pk).delete()
    messages.success(request, _("Forgotten: the next file of this kind is asked about again."))
    return redirect("alumni_staff:mappings")
