"""The back office's queue of reports of misuse."""

from django import forms
from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alumni.access import register_keepers_only
from alumni.models import Person
from alumni.staff.headings import heading
from engagement import reporting
from engagement.models import AskingStop, Note, Report

MOST = 50


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(choices=Report.Decision.choices)
    words = forms.CharField(max_length=2000, required=False)

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("decision") != Report.Decision.NOTHING and not said.get("words"):
            self.add_error("words", gettext_lazy("Write what the person is to be told."))


@require_safe
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, the oldest first; what was decided lately; who may not ask."""
    return _page(request)


def _page(request: HttpRequest, refused: DecisionForm | None = None, pk: int = 0) -> HttpResponse:
    notes = Prefetch("request__notes", Note.objects.in_order())
    reports = Report.objects.select_related(
        "asker", "request__ask", "request__person", "closed_by"
    ).prefetch_related(notes)
    context = {
        **heading(_("Reports of misuse"), "warning"),
        "open": _named(request, reports.open().order_by("created_at", "pk")),
        "closed": _named(request, reports.exclude(closed_at=None).order_by("-closed_at", "-pk")),
        "stops": AskingStop.objects.select_related("user").order_by("-since", "-pk"),
        "decisions": Report.Decision,
        "refused": refused,
        "refused_pk": pk,
    }
    return render(request, "engagement/staff/reports.html", context)


def _named(request: HttpRequest, reports: QuerySet[Report]) -> list[tuple[Report, str]]:
    """Each with the name of who was asked, where this user may know it."""
    rows = list(reports[:MOST])
    keys = [row.request.person_id for row in rows if row.request]
    names = {p.pk: p.name for p in Person.objects.visible_to(request.user).filter(pk__in=keys)}
    somebody = _("Somebody who has left")
    return [(row, names.get(row.request and row.request.person_id, somebody)) for row in rows]


@require_POST
@register_keepers_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Report.objects.open(), pk=pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, form, pk)
    said = form.cleaned_data
    reporting.decide(found.pk, said["decision"], request.user, said["words"])
    messages.success(request, _("Decided. Whoever told us has been thanked."))
    return redirect("engagement_reports")


@require_POST
@register_keepers_only
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    reporting.lift(get_object_or_404(AskingStop, pk=pk), request.user)
    messages.success(request, _("The teacher may ask again."))
    return redirect("engagement_reports")
