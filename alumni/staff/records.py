"""Public records that somebody asks for: chosen, looked through by field, sealed, released."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from alumni import exporting, records
from alumni.access import records_officers_only, register_keepers_only
from alumni.models import Person, RecordsExtract, RecordsRow
from alumni.models.records import GROUNDS
from alumni.staff import finding
from alumni.staff.exports import shown_column
from alumni.staff.forms_records import ExtractForm
from alumni.staff.headings import heading

PAGE = 50
Decision = RecordsRow.Decision


def _above() -> tuple[str, str]:
    return reverse("alumni_staff:extracts"), _("Public records")


def _mine(request: HttpRequest, pk: int, **state: object) -> RecordsExtract:
    found = RecordsExtract.objects.visible_to(request.user).filter(**state)
    return get_object_or_404(found.defer("content").select_related("made_by", "sealed_by"), pk=pk)


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Those that wait for a decision first, then those that were handed out."""
    found = RecordsExtract.objects.visible_to(request.user).defer("content")
    found = found.select_related("made_by", "sealed_by").order_by("-pk")
    context = {
        **heading(_("Public records"), "doc-full"), "open": found.filter(sealed_at=None)[:50],
        "sealed": found.exclude(sealed_at=None)[:100],
    }  # fmt: skip
    return render(request, "alumni/staff/extracts.html", context)


@register_keepers_only
def create(request: HttpRequest) -> HttpResponse:
    """Choose whom, what and of which time; the draft is put together and shown."""
    people = Person.objects.visible_to(request.user).filter(erased_at=None, merged_into=None)
    given = {"person": request.GET.get("person", "")}
    form = ExtractForm(request.POST or None, people=people, initial=given, user=request.user)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["person"]:
            chosen = people.filter(pk=form.cleaned_data["person"].pk)
        else:
            wanted = form.cleaned_data
            chosen = finding.people(request.user, wanted).filter(erased_at=None, merged_into=None)
        number = chosen.order_by()[: records.AT_MOST + 1].count()
        if 0 < number <= records.AT_MOST:
            columns = [shown_column(name) for name in form.cleaned_data["columns"]]
            extract = records.draft(form.extract(), chosen, columns, request.user)
            return redirect("alumni_staff:extract", extract.pk)
        form.add_error(None, _how_many(number))
    context = {**heading(_("A request for public records"), "doc-full", _above()), "form": form}
    return render(request, "alumni/staff/extract_new.html", context)


def _how_many(number: int) -> str:
    if not number:
        return _("Nobody in the register fits. Take away a filter.")
    most = records.AT_MOST
    return _("More than {0} people fit. Narrow the request, or divide it.").format(most)


@require_GET
@register_keepers_only
def extract(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft to look through; once sealed, what was decided and the files."""
    found = _mine(request, pk)
    rows = found.rows.select_related("person").order_by("position")
    left = rows.filter(decision=Decision.UNDECIDED)
    if request.GET.get("left"):
        rows = left
    page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
    context = {
        **heading(str(found), "doc-full", _above()), "extract": found, "page": page,
        "number": found.rows.count(), "left": left.count(), "decisions": Decision.choices[1:],
        "kept_back": found.rows.filter(decision__in=[Decision.MASK, Decision.WITHHOLD]).count(),
        "grounds": GROUNDS.items(), "own": found.made_by_id == request.user.pk,
        "fields": _fields(page), "may_seal": request.user.keeps_records,
    }  # fmt: skip
    return render(request, "alumni/staff/extract.html", context)


def _fields(page: Paginator) -> list[str]:
    return list(dict.fromkeys(name for row in page.object_list for name, _value in row.fields))


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    where = reverse("alumni_staff:extract", args=[pk])
    number = request.POST.get("p", "")
    return redirect(f"{where}?p={number}" if number.isdigit() else where)


@require_POST
@register_keepers_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was said of the records on one page; the rest of the draft stays as it is."""
    found = _mine(request, pk, sealed_at=None)
    said, lacking = request.POST, []
    keys = [int(key) for key in said.getlist("row") if key.isdecimal() and len(key) < 19]
    for row in found.rows.filter(pk__in=keys).order_by("position"):
        decision = said.get(f"decision-{row.pk}", "")
        if decision not in Decision.values:
            continue
        hidden, ground = said.getlist(f"hide-{row.pk}"), said.get(f"ground-{row.pk}", "")
        if hidden and decision != Decision.WITHHOLD:
            decision = Decision.MASK
        try:
            records.decide(row, decision, hidden, ground)
        except ValueError:
            lacking.append(str(row.position))
    if lacking:
        words = _("What is kept back needs its ground. Not saved: record {0}.")
        messages.error(request, words.format(", ".join(lacking)))
    else:
        messages.success(request, _("Saved. Nothing has been handed out."))
    return _back(request, pk)


@require_POST
@register_keepers_only
def mask(request: HttpRequest, pk: int) -> HttpResponse:
    """One field masked in every record."""
    found = _mine(request, pk, sealed_at=None)
    field, ground = request.POST.get("field", ""), request.POST.get("ground", "").strip()
    if not (field and ground):
        messages.error(request, _("Choose a field, and give the ground."))
        return _back(request, pk)
    number = records.mask_everywhere(found, field, ground)
    words = ngettext(
        "{field} is masked in {n} record.", "{field} is masked in {n} records.", number
    )
    messages.success(request, words.format(field=field, n=number))
    return _back(request, pk)


@require_POST
@register_keepers_only
def release_rest(request: HttpRequest, pk: int) -> HttpResponse:
    number = records.release_rest(_mine(request, pk, sealed_at=None))
    words = ngettext("{n} record is released.", "{n} records are released.", number)
    messages.success(request, words.format(n=number))
    return _back(request, pk)


@require_POST
@records_officers_only
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision. By another than who made the draft, or with the word that one is alone."""
    found = _mine(request, pk, sealed_at=None)
    told = {
        "undecided": _("Decide every record first."),
        "alone": _("You made the draft. Let a colleague decide, or say that you decide alone."),
        "reasons": _("Something is kept back: write the decision with its reasons."),
        "sealed": _("Somebody else has sealed it already."),
        "protected": _(
            "Somebody has got a protected identity since the draft was made. Their records are "
            "withheld now: look at them before you decide."
        ),
    }
    ruling, alone = request.POST.get("ruling", "")[:4000], "alone" in request.POST
    try:
        records.seal(found, request.user, ruling, alone=alone)
    except records.NotYet as error:
        messages.error(request, told[error.args[0]])
    else:
        messages.success(request, _("Decided and sealed. The files below hold what is released."))
    return redirect("alumni_staff:extract", pk)


@require_POST
@records_officers_only
def release(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file of what was released; that it was taken out is written down."""
    sealed = RecordsExtract.objects.visible_to(request.user).exclude(sealed_at=None)
    found = get_object_or_404(sealed, pk=pk)
    kind = request.POST.get("kind", "")
    kind = kind if kind in ("csv", "xlsx") else "pdf"
    records.handed_out(found, kind, request.user)
    name = f"utdrag-{found.pk}"
    if kind != "pdf":
        return exporting.download(name, kind, *records.table(found))
    # Here, and not above: its fonts and shapes take 17 MB in each process that never makes a PDF.
    from alumni import records_pdf

    response = HttpResponse(records_pdf.pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


@require_POST
@register_keepers_only
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a draft: nothing of it has left the house."""
    _mine(request, pk, sealed_at=None).delete()
    messages.success(request, _("The draft was thrown away."))
    return redirect("alumni_staff:extracts")
