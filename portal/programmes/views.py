"""The working-life compass: where each programme's alumni work, and what they do for it."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alumni.access import teachers_only
from alumni.models import Programme, User
from engagement import contracts, outcomes
from portal.models import Ambition
from portal.programmes import gaps, helping, similar, working
from portal.programmes.forms import AmbitionsForm


@require_safe
@teachers_only
def index(request: HttpRequest) -> HttpResponse:
    """Every programme with what was held for it this year; one's own department first."""
    year = timezone.localdate().year
    held = outcomes.held(period=outcomes.Period.year(year)).order_by()
    numbers = Counter(dict(held.values_list("ask__programme").annotate(Count("pk"))))
    pairs = outcomes.mentored(period=outcomes.Period.year(year)).order_by()
    numbers.update(dict(pairs.values_list("application__programme").annotate(Count("pk"))))
    mine = request.user.department_id
    rows = [
        (programme, numbers[programme.pk])
        for programme in Programme.objects.select_related("department").alphabetical()
    ]
    context = {
        "mine": [row for row in rows if mine and row[0].department_id == mine],
        "others": [row for row in rows if not mine or row[0].department_id != mine],
        "year": year,
    }
    return render(request, "portal/programmes/index.html", context)


@require_safe
@teachers_only
def page(request: HttpRequest, code: str) -> HttpResponse:
    programme = _programme(code)
    today = timezone.localdate()
    where = working.of(programme, today)
    bound = list(contracts.of_programme(programme, today.year))
    lines = helping.lines(programme, today.year, bound)
    near = similar.to(programme, today.year)
    context = {
        "programme": programme,
        "year": today.year,
        "working": where,
        "lines": lines,
        "wants": any(line.wanted for line in lines),
        "helpers": helping.helpers(programme, today.year),
        "held": sum(line.held for line in lines if line.is_offered),
        "contracts": bound,
        "similar": [(one.programme, _kinds(one.did)) for one in near],
        "gaps": gaps.of(programme, lines, where, near),
        "may_change": _may_change(request.user, programme),
    }
    return render(request, "portal/programmes/page.html", context)


@teachers_only
def ambitions(request: HttpRequest, code: str) -> HttpResponse:
    """What the programme wants of this year: its own teachers and the office decide."""
    programme = _programme(code)
    if not _may_change(request.user, programme):
        raise PermissionDenied
    year = timezone.localdate().year
    rows = list(Ambition.objects.filter(programme=programme, year=year))
    form = AmbitionsForm(rows, request.POST or None)
    if request.method == "POST" and form.is_valid():
        helping.set_ambitions(programme, year, form.wanted())
        messages.success(request, _("Saved."))
        return redirect("portal:programme", programme.code)
    context = {"programme": programme, "year": year, "form": form}
    return render(request, "portal/programmes/ambitions.html", context)


def _programme(code: str) -> Programme:
    return get_object_or_404(Programme.objects.select_related("department"), code=code)


def _may_change(user: User, programme: Programme) -> bool:
    own = user.department_id is not None and user.department_id == programme.department_id
    return user.keeps_register or own


def _kinds(did: dict[str, int]) -> list[tuple[str, int]]:
    labels = dict(helping.Offer.Kind.choices)
    return [(str(labels[kind]), number) for kind, number in sorted(did.items())]
