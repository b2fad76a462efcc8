"""Organisations with their people: found, looked at, mended, and two spellings made one."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alumni import organisations
from alumni.access import register_keepers_only
from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import WebAddress
from alumni.models import AuditEntry, Organisation
from alumni.staff.headings import heading
from alumni.staff.meanwhile import Meanwhile, held

PAGE = 50


@nothing_chosen(sector=_("Not known"), county=_("Not known"))
class OrganisationForm(forms.ModelForm):
    website = WebAddress(label=_("Website"), required=False)

    class Meta:
        model = Organisation
        fields = ["name", "sector", "county", "website"]

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        other = Organisation.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).first()
        if other and other.merged_into_id:
            raise forms.ValidationError(_("That spelling was merged before. Choose another one."))
        if other:
            raise forms.ValidationError(
                _("There is an organisation of that name. Merge the two below instead.")
            )
        return name


def _above() -> tuple[str, str]:
    return reverse("alumni_staff:organisations"), _("Organisations")


def _standing(pk: int) -> Organisation:
    return get_object_or_404(Organisation.objects.standing().select_related("sector"), pk=pk)


def _opened(request: HttpRequest, found: Organisation, form: OrganisationForm) -> Meanwhile:
    changed = Q(act=AuditEntry.Act.CHANGE, subject="organisation", detail__organisation=found.pk)
    merged = Q(act=AuditEntry.Act.MERGE, subject="organisation", detail__kept=found.pk)
    opened = Meanwhile(request, form, changed | merged)
    opened.address = reverse("alumni_staff:organisation", args=[found.pk])
    return opened


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    rows = Organisation.objects.standing().named(text).select_related("sector")
    page = Paginator(rows.order_by("sort_key", "pk"), PAGE).get_page(request.GET.get("p"))
    counts = organisations.people_at(list(page), request.user)
    lines = [(row, *counts.get(row.pk, (0, 0))) for row in page]
    context = {**heading(_("Organisations"), "site"), "page": page, "lines": lines, "q": text}
    return render(request, "alumni/staff/organisations.html", context)


@require_GET
@register_keepers_only
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation; a spelling that was merged leads to the one it became."""
    found = get_object_or_404(Organisation.objects.select_related("sector"), pk=pk)
    if found.merged_into_id:
        return redirect("alumni_staff:organisation", found.merged_into_id)
    return _page(request, found, _opened(request, found, OrganisationForm(instance=found)))


def _page(request: HttpRequest, found: Organisation, meanwhile: Meanwhile) -> HttpResponse:
    now, ever = organisations.people_at([found], request.user).get(found.pk, (0, 0))
    jobs = organisations.jobs(request.user).filter(organisation=found).select_related("person")
    jobs = jobs.order_by("-ended_on", "person__sort_key", "pk")
    others = Organisation.objects.standing().exclude(pk=found.pk)
    text = request.GET.get("q", "").strip()[:100]
    likely = others.named(text).order_by("sort_key", "pk") if text else others.like(found.name)
    context = {
        **heading(found.name, "site", _above()), "organisation": found,
        "form": meanwhile.form, "meanwhile": meanwhile, "q": text,
        "now": now, "ever": ever,
        "page": Paginator(jobs, PAGE).get_page(request.GET.get("p")),
        "likely": likely[:8], "spellings": found.spellings.order_by("name", "pk"),
        "panels": organisations.panels(found),
    }  # fmt: skip
    return render(request, "alumni/staff/organisation.html", context)


@require_POST
@register_keepers_only
@transaction.atomic
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(held(Organisation.objects.standing(), request), pk=pk)
    before = {field: str(getattr(found, field) or "") for field in OrganisationForm.Meta.fields}
    form = OrganisationForm(request.POST, instance=found)
    meanwhile = _opened(request, found, form)
    if not (form.is_valid() and meanwhile.is_clear()):
        found.refresh_from_db()
        return _page(request, found, meanwhile)
    form.save()
    changes = {
        field: [old, str(getattr(found, field) or "")]
        for field, old in before.items()
        if field in form.changed_data
    }
    if changes:
        AuditEntry.note(
            AuditEntry.Act.CHANGE, request.user, subject="organisation", organisation=pk,
            changes=changes,
        )  # fmt: skip
    messages.success(request, _("Saved."))
    return redirect("alumni_staff:organisation", pk)


@require_http_methods(["GET", "POST"])
@register_keepers_only
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what would happen to `other`; POST does it, for good."""
    kept = _standing(pk)
    key = (request.POST if request.method == "POST" else request.GET).get("other", "")
    gone = _standing(int(key) if key.isdecimal() and len(key) < 19 else 0)
    if request.method == "GET":
        counts = organisations.people_at([kept, gone], request.user)
        context = {
            **heading(_("Merge two spellings"), "copy", _above()), "kept": kept, "gone": gone,
            "of_kept": counts.get(kept.pk, (0, 0))[1], "of_gone": counts.get(gone.pk, (0, 0))[1],
        }  # fmt: skip
        return render(request, "alumni/staff/organisation_merge.html", context)
    try:
        moved = organisations.merge(kept, gone, request.user)
    except organisations.CannotMerge as fault:
        messages.error(request, str(fault))
    else:
        said = ngettext("%s job was moved here.", "%s jobs were moved here.", moved)
        messages.success(request, said % moved)
    return redirect("alumni_staff:organisation", pk)
