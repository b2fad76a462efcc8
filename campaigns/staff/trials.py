"""An A/B test from its making to its decision."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from alumni.access import office_only
from campaigns import composing, trials
from campaigns.letters.book import to_anybody
from campaigns.models import Campaign, Trial
from campaigns.staff.frame import campaign_of, hold_draft

BODIES = ("body_sv", "body_en")


@require_POST
@office_only
@transaction.atomic
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Another version of a draft: with a subject of its own, or with A's letter to write on."""
    campaign = campaign_of(request, pk)
    if not hold_draft(pk):
        messages.warning(request, _("Only a draft can get a second version."))
        return redirect("campaign_page", pk)
    whole = request.POST.get("what") == "letter"
    words = {name: getattr(campaign, name) for name in BODIES} if whole else {}
    Trial.objects.get_or_create(campaign=campaign, defaults=words)
    return redirect("trial:edit", pk)


@require_POST
@office_only
@transaction.atomic
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """No test: everybody gets A."""
    if hold_draft(campaign_of(request, pk).pk):
        Trial.objects.filter(campaign=pk).delete()
        messages.success(request, _("No test: everybody gets the same letter."))
    else:
        messages.warning(request, _("Somebody was faster: the campaign had changed meanwhile."))
    return redirect("campaign_page", pk)


@require_POST
@office_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's word instead of the rule."""
    trial = get_object_or_404(Trial, campaign=campaign_of(request, pk))
    version = request.POST.get("version", "")
    if version not in Trial.Version.values:
        raise Http404
    if trials.decide(trial, version, request.user):
        messages.success(request, _("The rest get version %s.") % version.upper())
    else:
        messages.warning(request, _("Somebody was faster: the campaign had changed meanwhile."))
    return redirect("campaign_ledger", pk)


def shown(campaign: Campaign) -> dict[str, Any]:
    """What the ledger tells of a test; nothing where there is none or it had too few people."""
    trial = getattr(campaign, "trial", None)
    if trial is None or not trial.tested:
        return {}
    figures = trials.figures(trial)
    rows = [("A", figures.a, campaign), ("B", figures.b, trial.letter())]
    most = max(figures.a.percent, figures.b.percent) or 1
    # In a language in which they differ.
    language = (composing.tried(trial) or ["sv"])[0]
    return {
        "trial": trial,
        "rule": trials.rule(trial),
        "decides_at": trials.decides_at(trial),
        "figures": figures,
        "rows": [
            {
                "name": name,
                "group": group,
                "subject": to_anybody(letter.subject_in(language), language),
                "bar": (bar := round(100 * group.percent / most)),
                "empty": 100 - bar,
                "leads": figures.leader == name.lower(),
            }
            for name, group, letter in rows
        ],
        "waiting": campaign.state in trials.OPEN and not trial.winner,
    }


def by_version(campaign: Campaign, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What came of each link, with the version where it stands in one alone."""
    alone = trials.only_in(campaign)
    return [{**row, "version": alone.get(row["link"].number, "")} for row in rows]
