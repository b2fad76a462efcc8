"""A restored copy holds its letters: what would leave, and the button that lets it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from alumni.access import office_only, register_keepers_only
from campaigns import installation
from campaigns.models import Campaign, Message


@require_safe
@office_only
def page(request: HttpRequest) -> HttpResponse:
    """Why nothing is sent, and what would leave if it were."""
    shown = {
        "header_title": _("Sending is held"),
        "header_icon": "warning",
        "breadcrumbs_items": [
            {"url": reverse("campaign:index"), "label": _("Campaigns")},
            {"url": "", "label": _("Sending is held")},
        ],
        "reason": installation.held(),
        "campaigns": Campaign.objects.visible_to(request.user)
        .filter(state=Campaign.State.SENDING)
        .order_by("started_at", "pk"),
        "single": Message.objects.due().count(),
    }
    return render(request, "campaigns/staff/held.html", shown)


@require_POST
@register_keepers_only
def resume(request: HttpRequest) -> HttpResponse:
    """This is the one that sends."""
    if installation.resume(request.user):
        messages.success(request, _("Letters leave again."))
    else:
        messages.warning(request, _("Nothing was held: letters leave already."))
    return redirect("sending_held")
