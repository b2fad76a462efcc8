"""A campaign that leaves later: at a time of ours, or at that hour where each reader lives."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from alumni.access import office_only
from alumni.places import country_name
from campaigns import audience, composing, scheduling
from campaigns.looked_at import Seen, mark_of
from campaigns.staff.frame import campaign_frame, campaign_of

TYPED = "%Y-%m-%dT%H:%M"


@require_POST
@office_only
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Send later. What the gate finds now decides whether it may be planned.

    In the readers' own time it is planned from the page that shows who would get it when.
    """
    campaign, at = campaign_of(request, pk), _local_time(request.POST.get("at", ""))
    theirs, seen = request.POST.get("clock") == "theirs", Seen.told(request.POST.get("look", ""))
    if at is None:
        messages.error(request, _("Nothing is planned: write a day and a time."))
    elif seen and seen.mark != mark_of(campaign):
        messages.error(request, _("Nothing is planned. %s") % audience.changed())
    elif any(finding.stops for finding in composing.gate(campaign)):
        messages.error(request, _("Nothing is planned: the letter has faults that stop it."))
    else:
        any_hour = "any_hour" in request.POST
        try:
            if theirs and "seen" not in request.POST:
                scheduling.check(campaign, at, local=True)
                return redirect(_hours_of(pk, at))
            scheduling.schedule(campaign, at, request.user, any_hour=any_hour, local=theirs)
        except audience.NotSendable as error:
            messages.error(request, _("Nothing is planned. %s") % error)
        else:
            messages.success(request, _("It leaves %s.") % scheduling.words(campaign))
    return redirect("campaign_page", pk)


def _hours_of(pk: int, at: datetime) -> str:
    typed = timezone.localtime(at).strftime(TYPED)
    return f"{reverse('campaign_hours', args=[pk])}?{urlencode({'at': typed})}"


@require_safe
@office_only
def hours(request: HttpRequest, pk: int) -> HttpResponse:
    """Who would get it when, if it left at that time where each reader lives."""
    campaign, at = campaign_of(request, pk), _local_time(request.GET.get("at", ""))
    if not campaign.unsent or at is None or campaign.segment is None:
        return redirect("campaign_page", pk)
    try:
        stops = scheduling.stops(campaign, at, request.user)
    except audience.NotSendable as error:
        messages.error(request, str(error))
        return redirect("campaign_page", pk)
    shown = {
        **campaign_frame(campaign, _("In the readers' own time")),
        "at": at,
        "typed": timezone.localtime(at).strftime(TYPED),
        "closes": f"{scheduling.LAST_HOUR}.00",
        "begins": max(stops[0].moment, timezone.now()) if stops else None,
        "stops": [(stop, _names(stop.places)) for stop in stops],
        "trial": getattr(campaign, "trial", None),
    }
    return render(request, "campaigns/staff/hours.html", shown)


def _names(countries: tuple[str, ...]) -> list[str]:
    """In words, those with most readers first."""
    language = (translation.get_language() or "sv")[:2]
    return [country_name(code, language) if code else _("no country told") for code in countries]


def _local_time(typed: str) -> datetime | None:
    """A time as the browser's field gives it; None when it is none."""
    try:
        at = parse_datetime(typed.strip()[:30])
    except ValueError:  # well written, and no day of any calendar
        return None
    return timezone.make_aware(at) if at and timezone.is_naive(at) else at


@require_POST
@office_only
def unschedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the draft."""
    if campaign_of(request, pk).unschedule():
        messages.success(request, _("It is a draft again. Nothing was sent."))
    else:
        messages.warning(request, _("Somebody was faster: the campaign had changed meanwhile."))
    return redirect("campaign_page", pk)
