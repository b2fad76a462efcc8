"""Newcomers whom the office compares with the register, and corrections that members ask for."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alumni import claiming
from alumni.access import register_keepers_only
from alumni.models import ClaimRequest, CorrectionRequest, Person
from alumni.staff.headings import heading


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Those who wait, the most urgent first, with the evidence and who comes near."""
    visible = Person.objects.visible_to(request.user)
    waiting = list(ClaimRequest.objects.waiting().select_related("person")[:50])
    keys = {row["person"] for claim in waiting for row in claim.evidence.get("candidates", [])}
    near = {person.pk: person for person in visible.filter(pk__in=keys)}
    claims = [
        (
            claim,
            [
                (near[row["person"]], row["agrees"])
                for row in claim.evidence.get("candidates", [])
                if row["person"] in near
            ],
        )
        for claim in waiting
    ]
    corrections = CorrectionRequest.objects.filter(closed_at=None, person__in=visible)
    context = {
        **heading(_("Newcomers and corrections"), "mail"),
        "claims": claims,
        "corrections": corrections.select_related("person", "degree__programme").order_by(
            "deadline", "pk"
        )[:50],
    }
    return render(request, "alumni/staff/claims.html", context)


@require_POST
@register_keepers_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """With `person`: the newcomer is that person. Without: not in the register."""
    claim = get_object_or_404(ClaimRequest.objects.waiting(), pk=pk)
    key = request.POST.get("person", "")
    if not key:
        claiming.refuse(claim, request.user)
        messages.success(request, _("Saved: the newcomer stays as a person of their own."))
        return redirect("alumni_staff:claims")
    candidates = {str(row["person"]) for row in claim.evidence.get("candidates", [])}
    if key not in candidates:
        raise Http404
    visible = Person.objects.visible_to(request.user).filter(user=None)
    known = get_object_or_404(visible, pk=key)
    claiming.approve(claim, known, request.user)
    messages.success(request, _("Saved: the newcomer is that person."))
    return redirect("alumni_staff:claims")


@require_POST
@register_keepers_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Person.objects.visible_to(request.user)
    correction = get_object_or_404(CorrectionRequest, pk=pk, closed_at=None, person__in=visible)
    correction.close(request.user)
    messages.success(request, _("The correction is closed."))
    return redirect("alumni_staff:claims")
