"""What came back, in the back office: reports, complaints, what nobody understood, and the bars."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from alumni.access import office_only
from campaigns.feedback import rates, undoing
from campaigns.models import Campaign, Effect, Incoming, ReadMark
from campaigns.staff.came_back_forms import ReasonForm

DAYS = 30
PAGE = 50
Kind = Incoming.Kind


def frame(title: str, here: str) -> dict[str, Any]:
    """The header of these screens; `here` names the tab."""
    return {
        "header_title": title,
        "header_icon": "rotate",
        "here": here,
        "unsettled": Incoming.objects.unsettled().count(),
        "breadcrumbs_items": [
            {"url": reverse("came_back"), "label": _("What came back")},
            {"url": "", "label": title},
        ],
    }


@require_safe
@office_only
def page(request: HttpRequest) -> HttpResponse:
    """The last thirty days by kind and cause, and what each campaign came to."""
    since = timezone.now() - timedelta(days=DAYS)
    recent = Incoming.objects.visible_to(request.user).filter(at__gte=since)
    shown = {
        **frame(_("What came back"), "health"),
        "days": DAYS,
        "causes": _counted(recent.filter(kind=Kind.BOUNCE), "cause", Incoming.Cause),
        "kinds": _counted(recent.exclude(kind=Kind.BOUNCE), "kind", Kind),
        "campaigns": _campaigns(request),
        "mailboxes": ReadMark.objects.order_by("mailbox"),
    }
    return render(request, "campaigns/staff/came_back.html", shown)


def _counted(rows: QuerySet[Incoming], field: str, names: type) -> list[tuple[str, str, int]]:
    """(code, in words, how many), most first."""
    found = rows.values_list(field).annotate(number=Count("pk")).order_by("-number", field)
    return [(code, names(code).label if code else "", number) for code, number in found]


def _campaigns(request: HttpRequest) -> list[tuple[Campaign, rates.Rates]]:
    newest = Campaign.objects.visible_to(request.user).exclude(started_at=None)
    return [(row, rates.of(row)) for row in newest.order_by("-started_at", "-pk")[:10]]


@require_safe
@office_only
def latest(request: HttpRequest) -> HttpResponse:
    """Everything that came back, newest first; of one kind or cause if asked for."""
    rows = Incoming.objects.visible_to(request.user).select_related("campaign", "message")
    kind, cause = request.GET.get("kind", ""), request.GET.get("cause", "")
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    if cause in Incoming.Cause.values:
        rows = rows.filter(cause=cause)
    standing = Effect.objects.standing().order_by("-pk")
    rows = rows.prefetch_related(Prefetch("effects", standing, to_attr="standing"))
    found = Paginator(rows.order_by("-at", "-pk"), PAGE).get_page(request.GET.get("p"))
    shown = {
        **frame(_("Latest"), "latest"),
        "page_obj": found,
        "kinds": Kind.choices,
        "causes": Incoming.Cause.choices,
        "kind": kind,
        "cause": cause,
    }
    return render(request, "campaigns/staff/came_back_latest.html", shown)


@require_safe
@office_only
def odd(request: HttpRequest) -> HttpResponse:
    """Letters that nobody understood, to be read by a person."""
    rows = Incoming.objects.visible_to(request.user).unsettled().order_by("-at", "-pk")[:PAGE]
    shown = {**frame(_("Not understood"), "odd"), "rows": rows}
    return render(request, "campaigns/staff/came_back_odd.html", shown)


@require_POST
@office_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Incoming.objects.visible_to(request.user).unsettled(), pk=pk).settle()
    messages.success(request, _("Put aside as read."))
    return redirect("came_back_odd")


@require_POST
@office_only
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one thing did, with a reason."""
    incoming = get_object_or_404(Incoming.objects.visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was undone: write the reason, it is kept in the log."))
        return redirect("came_back_latest")
    for effect in incoming.effects.standing().order_by("-pk"):
        try:
            undoing.undo(effect, request.user, form.cleaned_data["why"])
        except undoing.CannotUndo:
            messages.warning(request, _("Something has changed since; that part stands as it is."))
        else:
            messages.success(request, _("Undone: what stood before stands again."))
    return redirect("came_back_latest")


@require_POST
@office_only
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a halted campaign go on, with a reason."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST)
    if form.is_valid() and rates.lift(campaign, request.user, form.cleaned_data["why"]):
        messages.success(request, _("The letters leave again. The reason is in the log."))
    else:
        messages.error(request, _("It stays halted: write the reason, it is kept in the log."))
    return redirect("campaign_ledger", pk)
