"""What the screens share: the campaign of an address, and Wagtail's header."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Campaign


def campaign_of(request: HttpRequest, pk: int) -> Campaign:
    """With what its screens tell of it; 404 for one that this user may not see."""
    rows = Campaign.objects.visible_to(request.user).select_related("purpose", "segment", "trial")
    return get_object_or_404(rows, pk=pk)


def hold_draft(pk: int) -> bool:
    """Keep a draft from being planned or started until the transaction ends; False: it is none any
    more."""
    rows = Campaign.objects.select_for_update().filter(pk=pk, state=Campaign.State.DRAFT)
    return bool(list(rows.values_list("pk", flat=True)))


def typed(posted: QueryDict, name: str) -> str:
    """What a field holds, without the one character that no text in the database can hold."""
    return posted.get(name, "").replace("\x00", "").strip()


def campaign_frame(campaign: Campaign, here: str) -> dict[str, Any]:
    """The header of a campaign's screens, and its tabs."""
    return {
        "campaign": campaign,
        "header_title": f"{campaign.name}: {here}",
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("campaign:index"), "label": _("Campaigns")},
            {"url": "", "label": f"{campaign.name}: {here}"},
        ],
    }


def segment_frame(title: str) -> dict[str, Any]:
    return {
        "header_title": title,
        "header_icon": "group",
        "breadcrumbs_items": [
            {"url": reverse("segment_list"), "label": _("Segments")},
            {"url": "", "label": title},
        ],
    }
