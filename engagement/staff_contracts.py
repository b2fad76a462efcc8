"""Competence contracts in the back office: the list, one contract, and what is noted of it."""

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from alumni import organisations
from alumni.access import register_keepers_only
from alumni.models import AuditEntry, Organisation
from alumni.places import COUNTIES
from alumni.staff.headings import Link, heading
from alumni.staff.meanwhile import Meanwhile, held
from engagement import contracts
from engagement.forms_contracts import ContractForm, FollowUpForm
from engagement.models import Contract

PER_PAGE = 50
ICON = "doc-full-inverse"
SHOWN = {
    "in_force": gettext_lazy("In force"),
    "silent": gettext_lazy("No word for a year"),
    "ending_soon": gettext_lazy("End within 90 days"),
    "ended": gettext_lazy("Ended"),
    "all": gettext_lazy("All"),
}


def _above() -> Link:
    return reverse("contracts"), _("Competence contracts")


@require_safe
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Every contract of one kind, by employer, in one county or all."""
    show = request.GET.get("show", "")
    show = show if show in SHOWN else "in_force"
    county = request.GET.get("county", "")
    county = county if county in dict(COUNTIES) else ""
    rows = getattr(Contract.objects, show)()
    if county:
        rows = rows.filter(county=county)
    rows = rows.select_related("organisation").prefetch_related("programmes", "duties")
    rows = rows.annotate(spoken_on=Max("follow_ups__on")).order_by("organisation__sort_key", "pk")
    figures = contracts.figures()
    context = {
        **heading(_("Competence contracts"), ICON),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
        "figures": figures,
        "counties": [(code, name, figures.by_county.get(code, 0)) for code, name in COUNTIES],
        "tabs": SHOWN.items(),
        "show": show,
        "county": county,
    }
    return render(request, "engagement/staff/contracts.html", context)


def _contract(pk: int) -> Contract:
    return get_object_or_404(Contract.objects.select_related("organisation", "keeper"), pk=pk)


@require_safe
@register_keepers_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _contract(pk), FollowUpForm(initial={"on": timezone.localdate()}))


def _page(request: HttpRequest, found: Contract, form: FollowUpForm) -> HttpResponse:
    year = timezone.localdate().year
    employer = found.organisation
    context = {
        **heading(str(found), ICON, _above()),
        "contract": found,
        "programmes": found.programmes.alphabetical(),
        "year": year,
        "promises": contracts.promises(found, year, request.user),
        "follow_ups": found.follow_ups.select_related("by").order_by("-on", "-pk"),
        "working": organisations.people_at([employer], request.user).get(employer.pk, (0, 0))[0],
        "form": form,
    }
    return render(request, "engagement/staff/contract.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@register_keepers_only
@transaction.atomic
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new contract, perhaps with an employer one came from; or the facts of one."""
    found = get_object_or_404(held(Contract.objects, request), pk=pk) if pk else None
    begun = None if found else _begun_with(request)
    form = ContractForm(request.POST or None, instance=found, initial=begun)
    written = Q(act=AuditEntry.Act.CHANGE, subject="contract", detail__contract=pk)
    meanwhile = Meanwhile(request, form, written)
    if request.method == "POST" and form.is_valid() and meanwhile.is_clear():
        stored = form.save(commit=False)
        said = form.cleaned_data
        contracts.save(stored, said["employer"], said["programmes"], form.duties(), request.user)
        messages.success(request, _("The contract is saved."))
        return redirect("contract", stored.pk)
    title = _("Change the contract") if found else _("New contract")
    above = [_above(), (reverse("contract", args=[pk]), str(found))] if found else [_above()]
    context = {**heading(title, ICON, *above), "form": meanwhile.form, "contract": found}
    context |= {"meanwhile": meanwhile}
    return render(request, "engagement/staff/contract_form.html", context)


def _begun_with(request: HttpRequest) -> dict[str, object]:
    key = request.GET.get("organisation", "")
    known = key.isdecimal() and len(key) < 19
    employer = Organisation.objects.standing().filter(pk=key).first() if known else None
    begun: dict[str, object] = {"starts_on": timezone.localdate(), "keeper": request.user.pk}
    return begun | ({"employer": employer.name, "county": employer.county} if employer else {})


@require_POST
@register_keepers_only
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = _contract(pk)
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    said = form.cleaned_data
    contracts.follow_up(found, said["on"], said["feedback"], request.user)
    messages.success(request, _("Noted."))
    return redirect("contract", pk)


@require_POST
@register_keepers_only
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = _contract(pk)
    if found.is_in_force:
        contracts.end(found, request.user)
        messages.success(request, _("Today is the last day of the contract."))
    else:
        messages.error(request, _("The contract is not in force, so there is nothing to end."))
    return redirect("contract", pk)


@require_POST
@register_keepers_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _contract(pk)
    contracts.remove(found, request.user)
    messages.success(
        request, _("The contract with %(name)s is removed.") % {"name": found.organisation}
    )
    return redirect("contracts")
