"""Automatic letters: looked over, turned on and off, and followed round by round."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from alumni.access import office_only
from campaigns import automating, composing, letters, occasions
from campaigns.models import Automation, Campaign, LeftOut
from campaigns.staff import previews

ROUNDS = 30


def _automation(request: HttpRequest, pk: int) -> Automation:
    rows = Automation.objects.visible_to(request.user).select_related("purpose", "segment")
    return get_object_or_404(rows, pk=pk)


@require_safe
@office_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter, what the gate says of it, whose occasion has come, and the rounds so far."""
    automation = _automation(request, pk)
    findings = automating.faults(automation)
    names = {"sv": capfirst(_("Swedish")), "en": capfirst(_("English"))}
    draft = automation.draft()
    written = composing.written_languages(draft)
    shown = {
        **_frame(automation),
        "automation": automation,
        "words": occasions.in_words(automation),
        "findings": findings,
        "stopped": any(finding.stops for finding in findings),
        "outlook": automating.outlook(automation),
        "languages": [
            (code, names[code], previews.heading(request, draft, None, code)) for code in written
        ],
        "rounds": _rounds(automation),
        "totals": automating.totals(automation),
    }
    shown["reasons"] = sorted(
        ((LeftOut.Reason(code).label, n) for code, n in shown["outlook"].left_out.items()),
        key=lambda row: -row[1],
    )
    return render(request, "campaigns/staff/automation.html", shown)


def _rounds(automation: Automation) -> list[Campaign]:
    rounds = automation.rounds.annotate(skipped=Count("left_out"))
    return list(rounds.order_by("-started_at", "-pk")[:ROUNDS])


@require_safe
@office_only
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter itself, for a frame that runs no scripts and follows no links."""
    automation = _automation(request, pk)
    language = "en" if request.GET.get("language") == "en" else "sv"
    reader = composing.Reader.called(request.user.name, request.user.email)
    try:
        letter = composing.proof(automation.draft(), language, reader)
    except letters.UnsafeLink as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=422)
    return HttpResponse(letter.rendered.html)


@require_POST
@office_only
def turn_on(request: HttpRequest, pk: int) -> HttpResponse:
    automation = _automation(request, pk)
    if any(finding.stops for finding in automating.faults(automation)):
        messages.error(request, _("Not turned on: the letter has faults that stop it."))
    else:
        automation.turn_on(request.user)
        messages.success(request, _("On. A round begins within the hour, between 8 and 20."))
    return redirect("automation_page", pk)


@require_POST
@office_only
def turn_off(request: HttpRequest, pk: int) -> HttpResponse:
    automation = _automation(request, pk)
    automation.turn_off(request.user)
    messages.success(request, _("Off. Nobody more gets it; what has begun is sent to its end."))
    return redirect("automation_page", pk)


def _frame(automation: Automation) -> dict[str, Any]:
    return {
        "header_title": automation.name,
        "header_icon": "time",
        "breadcrumbs_items": [
            {"url": reverse("automation:index"), "label": _("Automatic letters")},
            {"url": "", "label": automation.name},
        ],
    }
