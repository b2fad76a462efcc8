"""Rights requests: the queue with its deadlines, and one case from the letter to the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alumni import granting, own_reading, rights
from alumni.access import register_keepers_only
from alumni.forms.sections import PauseForm
from alumni.models import AccessRequest, Person
from alumni.models.person import PersonQuerySet
from alumni.own_copy import HEADINGS, copy_file, in_order
from alumni.staff.forms_law import CloseForm, ExtendForm, IdentityForm, RequestForm
from alumni.staff.headings import heading

CLOSED = 50
SOON = 7


def _above() -> tuple[str, str]:
    return reverse("alumni_staff:rights"), _("Rights requests")


def _case(request: HttpRequest, pk: int) -> AccessRequest:
    """An open case that this user may see."""
    found = AccessRequest.objects.visible_to(request.user).filter(closed_at=None)
    return get_object_or_404(found.select_related("person"), pk=pk)


def _people(request: HttpRequest) -> PersonQuerySet:
    """Those whom a case may be about."""
    return Person.objects.visible_to(request.user).filter(erased_at=None, merged_into=None)


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Those who wait, the nearest deadline first, and what was answered lately."""
    mine = AccessRequest.objects.visible_to(request.user).select_related("person").defer("package")
    waiting = list(mine.waiting())
    soon = timezone.localdate() + timezone.timedelta(days=SOON)
    context = {
        **heading(_("Rights requests"), "key"), "waiting": waiting,
        "overdue": sum(case.is_overdue for case in waiting),
        "soon": sum(not case.is_overdue and case.due_on <= soon for case in waiting),
        "closed": mine.exclude(closed_at=None).order_by("-closed_at", "-pk")[:CLOSED],
    }  # fmt: skip
    return render(request, "alumni/staff/rights.html", context)


@register_keepers_only
def create(request: HttpRequest) -> HttpResponse:
    """Write down what came by post, by e-mail or in person."""
    people = _people(request)
    given = {"person": request.GET.get("person", ""), "received_on": timezone.localdate()}
    form = RequestForm(request.POST or None, people=people, initial=given)
    if request.method == "POST" and form.is_valid():
        case = form.save(commit=False)
        case.person = form.cleaned_data["person"]
        rights.registered(case, request.user)
        messages.success(request, _("Written down. The answer is due on the day that is shown."))
        return redirect("alumni_staff:right", case.pk)
    context = {**heading(_("Write down a request"), "key", _above()), "form": form}
    return render(request, "alumni/staff/right_new.html", context)


@require_GET
@register_keepers_only
def case(request: HttpRequest, pk: int) -> HttpResponse:
    mine = AccessRequest.objects.visible_to(request.user)
    found = get_object_or_404(mine.select_related("person", "closed_by", "reviewed_by"), pk=pk)
    title = found.person.name if found.person else found.name or _("Erased")
    parts = [
        (name, HEADINGS.get(name, name), own_reading.tables(name, part), name in found.left_out)
        for name, part in in_order(found.package).items()
    ]
    context: dict[str, Any] = {
        **heading(title, "key", _above()), "case": found, "parts": parts,
        "extend_form": ExtendForm(), "close_form": CloseForm(), "pause_form": PauseForm(),
        "identity_form": IdentityForm(found, people=_people(request)),
        "acts": granting.ACTS.get(found.kind, ()) if found.may_be_acted_on else (),
        "hidden_here": found.person and granting.hidden_from(found, found.person),
        "no_letters": found.person and granting.gets_no_letters(found.person),
        "extended_until": rights.months_after(
            found.received_on, rights.ANSWER_MONTHS + rights.EXTRA_MONTHS
        ),
    }  # fmt: skip
    return render(request, "alumni/staff/right.html", context)


@require_POST
@register_keepers_only
def identify(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = IdentityForm(found, request.POST, people=_people(request))
    if form.is_valid():
        told = form.cleaned_data
        rights.identify(found, told["identity"], request.user, told.get("person"))
        messages.success(request, _("Saved."))
    elif "person" in form.errors:
        messages.error(request, " ".join(form.errors["person"]))
    else:
        messages.error(request, _("Say how you know who it is."))
    return redirect("alumni_staff:right", pk)


@require_POST
@register_keepers_only
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Two months more, with the reason that the person is told."""
    form = ExtendForm(request.POST)
    found = _case(request, pk)
    if not form.is_valid():
        messages.error(request, _("Say why more time is needed: the person is told the reason."))
        return redirect("alumni_staff:right", pk)
    try:
        rights.extend(found, form.cleaned_data["extension"], request.user)
    except rights.NotYet:
        messages.error(request, _("The time can be made longer once only."))
    else:
        messages.success(request, _("The answer may take two months more. Tell the person why."))
    return redirect("alumni_staff:right", pk)


@require_POST
@register_keepers_only
def assemble(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        rights.assemble(_case(request, pk), request.user)
    except rights.NotYet:
        messages.error(request, _("Say first who it is and how you know."))
    return redirect("alumni_staff:right", pk)


@require_POST
@register_keepers_only
def review(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    left_out = [name for name in found.package if name not in request.POST.getlist("parts")]
    try:
        rights.review(found, left_out, request.user)
    except rights.NotYet:
        messages.error(request, _("Put the copy together first."))
    return redirect("alumni_staff:right", pk)


@require_POST
@register_keepers_only
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    try:
        rights.deliver(found, request.user)
    except rights.NotYet:
        messages.error(request, _("Look through the copy first."))
    else:
        _say_delivered(request, found)
    return redirect("alumni_staff:right", pk)


def _say_delivered(request: HttpRequest, case: AccessRequest) -> None:
    if case.person and case.person.primary_address:
        messages.success(request, _("The person has got a link that works for thirty days."))
    else:
        messages.warning(request, _("No letter was sent: there is no address. Print the copy."))


@require_POST
@register_keepers_only
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviewed copy as a page to print and post; that it was taken out is written down."""
    found = _case(request, pk)
    if found.reviewed_at is None or not found.package:
        messages.error(request, _("Look through the copy first."))
        return redirect("alumni_staff:right", pk)
    rights.fetched(found, request.user)
    return copy_file(found, "html")


@require_POST
@register_keepers_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    form = CloseForm(request.POST)
    found = _case(request, pk)
    granted = form.data.get("outcome") == AccessRequest.Outcome.GRANTED
    if granted and found.may_be_erased:
        messages.error(request, _("Granting it erases the person: it is done here."))
        return redirect("alumni_staff:right_erase", pk)
    if form.is_valid():
        rights.close(found, **form.cleaned_data, by=request.user)
        messages.success(request, _("The request is closed."))
        return redirect("alumni_staff:rights")
    said = [str(error) for errors in form.errors.values() for error in errors]
    messages.error(request, " ".join(said))
    return redirect("alumni_staff:right", pk)
