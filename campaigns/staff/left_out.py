"""Who gets no letter, by name: as it looks before the sending, and as it was."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alumni.access import office_only
from alumni.models import Person
from campaigns import audience, ledger
from campaigns.models import Campaign, LeftOut
from campaigns.staff.frame import campaign_frame

PAGE = 50


@require_safe
@office_only
def page(request: HttpRequest, pk: int, reason: str) -> HttpResponse:
    """Those whom the viewer may see of the people left out for one reason."""
    rows = Campaign.objects.visible_to(request.user).select_related("purpose", "segment")
    campaign = get_object_or_404(rows, pk=pk)
    if reason not in LeftOut.Reason.values:
        raise Http404
    people = Person.objects.visible_to(request.user).in_register()
    people = people.filter(pk__in=_left_out(request, campaign, reason)).alphabetical()
    shown = {
        **campaign_frame(campaign, _("Left out")),
        "reason": LeftOut.Reason(reason).label,
        "page_obj": Paginator(people, PAGE).get_page(request.GET.get("p")),
    }
    return render(request, "campaigns/staff/left_out.html", shown)


def by_reason(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """(reason, in words, how many), most first."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [(code, str(LeftOut.Reason(code).label), number) for code, number in rows]


def _left_out(request: HttpRequest, campaign: Campaign, reason: str) -> object:
    if not campaign.unsent:
        return ledger.left_out(campaign, reason).values("pk")
    try:
        chosen = audience.chosen_by(campaign.segment, request.user)
    except audience.NotSendable:
        return []
    return audience.left_out_now(chosen, campaign.purpose, reason)
