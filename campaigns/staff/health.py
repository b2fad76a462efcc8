"""How letters leave at present: the pace towards each destination, and why it is what it is."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alumni.access import office_only
from campaigns import throttle
from campaigns.destinations import Destination
from campaigns.models import Campaign, Flow, Message
from integrations.transport import endpoint_from


@dataclass(frozen=True)
class Line:
    """One bucket as the office sees it; rates are letters a minute, None: as fast as it goes."""

    name: str
    most: int | None
    slowed_to: int | None = None
    slowed_at: datetime | None = None
    words: str = ""

    @property
    def now(self) -> int | None:
        return self.most if self.slowed_to is None else min(self.slowed_to, self.most or 10**9)


@dataclass(frozen=True)
class WarmUp:
    """A day of a new relay's plan."""

    number: int
    most: int
    today: bool


@require_safe
@office_only
def page(request: HttpRequest) -> HttpResponse:
    relay = throttle.name_of(endpoint_from(settings.EMAIL_URL))
    flows = {flow.destination: flow for flow in Flow.objects.filter(relay=relay)}
    today = timezone.localdate()
    whole = flows.get("")
    shown = {
        "header_title": _("Sending health"),
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("campaign:index"), "label": _("Campaigns")},
            {"url": "", "label": _("Sending health")},
        ],
        "relay": relay,
        "lines": [_line(_("Everything through the mail server"), "", whole)]
        + [_line(str(each.label), each.value, flows.get(each.value)) for each in Destination],
        "plan": _plan(),
        "gone_today": whole.day_count if whole and whole.day == today else 0,
        "waiting": Campaign.objects.visible_to(request.user)
        .filter(state=Campaign.State.SENDING, wait_until__gt=timezone.now())
        .order_by("wait_until", "pk"),
        "single": Message.objects.due().count(),
    }
    return render(request, "campaigns/staff/health.html", shown)


def _line(name: str, destination: str, flow: Flow | None) -> Line:
    most = throttle.limit(destination)
    if flow is None or flow.rate is None:
        return Line(name, most)
    return Line(name, most, round(flow.rate), flow.slowed_at, flow.words)


def _plan() -> list[WarmUp]:
    """The days of the warm-up, while it lasts."""
    today = timezone.localdate()
    if throttle.warm_up(today) is None:
        return []
    nth = max(0, (today - settings.MAIL_WARM_UP_FROM).days)
    return [
        WarmUp(number + 1, most, number == nth) for number, most in enumerate(settings.MAIL_WARM_UP)
    ]
