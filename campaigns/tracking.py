"""Who opened a link: a person or a machine, by rules that can be run again. Source: the reference
on what good systems do with scanners; each reason is kept beside its verdict."""

import hmac
import ipaddress
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest

from alumni.models import Interaction
from campaigns import opting_out
from campaigns.composing.rendering import TRAP
from campaigns.letters.book import spoken
from campaigns.models import Campaign, Click, Incoming, Recipient

ROBOTS = re.compile(
    r"bot\b|crawl|spider|slurp|preview|scan|fetch|monitor|curl|wget|python|java/|go-http|okhttp|"
    r"headless|phantom|safelinks|barracuda|proofpoint|mimecast|googleimageproxy|facebookexternal",
    re.IGNORECASE,
)
Moment = datetime | None
BURST, BURST_LINKS = timedelta(seconds=10), 3
ALL_LINKS_WITHIN = timedelta(seconds=60)
TRAP_WINDOW = timedelta(seconds=10)
AT_DELIVERY = timedelta(seconds=10)
TWO_PLACES = timedelta(seconds=30)
# What the request itself gave away; everything else is worked out from the rows.
FROM_REQUEST = {"prefetch", "no_program", "robot", "scanner"}
SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Mac OS X", "Linux")
# The button on the page behind the link was pressed: no scanner does that.
ACTED = "acted"


def note(request: HttpRequest, campaign: Campaign, seq: int, number: int) -> None:
    """Write down that a link was opened. No address, program name or cookie is kept."""
    reasons = [ACTED] if request.method == "POST" else request_reasons(request)
    origin = _origin(request, campaign.pk, seq)
    Click.objects.create(campaign=campaign, seq=seq, link=number, reasons=reasons, origin=origin)
    judge(campaign, seq)


def _address(request: HttpRequest) -> str:
    """Of the visitor: behind proxies the one that the outermost of them has seen."""
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.NUM_PROXIES == 0 or seen == [""]:
        return request.META.get("REMOTE_ADDR", "")
    return seen[-min(settings.NUM_PROXIES, len(seen))].strip()


def _origin(request: HttpRequest, campaign_id: int, seq: int) -> str:
    """The same for two visits from one place to one letter; nothing can be read off it."""
    program = request.headers.get("User-Agent", "")
    system = next((name for name in SYSTEMS if name in program), "")
    seed = f"{campaign_id}.{seq}|{_address(request)}|{system}".encode()
    return hmac.digest(settings.LINK_KEY.encode(), b"click:" + seed, "sha256").hex()[:8]


def _is_scanner(request: HttpRequest) -> bool:
    """From one of the networks that MAIL_SCANNER_NETWORKS lists."""
    try:
        visitor = ipaddress.ip_address(_address(request))
        return any(
            visitor in ipaddress.ip_network(network, strict=False)
            for network in settings.MAIL_SCANNER_NETWORKS
        )
    except ValueError:
        return False


def request_reasons(request: HttpRequest) -> list[str]:
    program = request.headers.get("User-Agent", "")
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    reasons = []
    if "prefetch" in purpose.lower():
        reasons.append("prefetch")
    if not program.strip():
        reasons.append("no_program")
    elif ROBOTS.search(program):
        reasons.append("robot")
    if _is_scanner(request):
        reasons.append("scanner")
    return reasons


@transaction.atomic
def judge(campaign: Campaign, seq: int) -> None:
    """Work out the verdicts on one recipient's clicks anew; their history follows."""
    # Locked: of two clicks at once the second sees what the first was taken for.
    rows = Click.objects.filter(campaign=campaign, seq=seq).select_for_update()
    clicks = list(rows.order_by("at", "pk")[:500])
    links = campaign.links.exclude(number=TRAP).count()
    before = _first_of_a_person(clicks)
    delivered = _delivered_at(campaign, seq)
    changed = []
    for click, reasons in zip(clicks, _reasons(clicks, links, delivered), strict=True):
        machine = reasons and reasons != [ACTED]
        verdict = Click.Verdict.MACHINE if machine else Click.Verdict.PERSON
        if (click.verdict, click.reasons) != (verdict, reasons):
            click.verdict, click.reasons = verdict, reasons
            changed.append(click)
    Click.objects.bulk_update(changed, ["verdict", "reasons"])
    _keep_history(campaign, seq, before, _first_of_a_person(clicks))


def _delivered_at(campaign: Campaign, seq: int) -> datetime | None:
    """When the letter arrived where somebody told us; else no later than this it cannot have."""
    told = Incoming.objects.filter(campaign=campaign, seq=seq, kind=Incoming.Kind.DELIVERED)
    first = told.order_by("at").values_list("at", flat=True).first()
    return first or campaign.started_at


def _first_of_a_person(clicks: Sequence[Click]) -> datetime | None:
    return next((click.at for click in clicks if click.verdict == Click.Verdict.PERSON), None)


def _keep_history(campaign: Campaign, seq: int, before: Moment, after: Moment) -> None:
    """One line in the person's history per campaign: when they first followed a link of it.

    It is taken back when later clicks show that a machine was at work.
    """
    if before == after:
        return
    recipient = Recipient.objects.filter(campaign=campaign, seq=seq).first()
    person = recipient and opting_out.living(recipient.person_id)
    if not person:
        return
    kind = Interaction.Kind.CLICK
    if before:
        person.interactions.filter(kind=kind, at=before).delete()
    if after:
        language = recipient.language
        named = {"given_name": person.given_name, "family_name": person.family_name}
        title = spoken(campaign.subject_in(language, seq), language, named)
        Interaction.record(person, kind, title, at=after)


def recompute(campaign: Campaign) -> int:
    """Judge every click of a campaign again, after the rules have changed. Returns recipients."""
    recipients = campaign.clicks.values_list("seq", flat=True).distinct()
    for seq in recipients:
        judge(campaign, seq)
    return len(recipients)


def _reasons(clicks: Sequence[Click], links: int, delivered: Moment = None) -> list[list[str]]:
    trapped = [click.at for click in clicks if click.link == TRAP]
    return [
        [ACTED]
        if ACTED in click.reasons
        else sorted(
            FROM_REQUEST.intersection(click.reasons)
            | _company(click, clicks, links, trapped)
            | _place(click, clicks, delivered)
        )
        for click in clicks
    ]


def _place(click: Click, clicks: Sequence[Click], delivered: Moment) -> set[str]:
    """What the time of arrival, and another place at the same time, say about it."""
    reasons = set()
    later = [other for other in clicks if other.at > click.at]
    at_once = delivered and timedelta() <= click.at - delivered < AT_DELIVERY
    # Somebody who comes back was no scanner, unless that was at once too.
    if at_once and not any(other.at - delivered >= AT_DELIVERY for other in later):
        reasons.add("at_delivery")
    if click.origin and any(
        other.origin and other.origin != click.origin and other.at - click.at <= TWO_PLACES
        for other in later
    ):
        reasons.add("two_places")
    return reasons


def _company(click: Click, clicks: Sequence[Click], links: int, trapped: list) -> set[str]:
    """What the recipient's other clicks say about this one."""
    reasons = set()
    if any(abs(click.at - at) <= TRAP_WINDOW for at in trapped):
        reasons.add("trap")
    if any(
        len(_links_from(start.at, clicks, BURST)) >= BURST_LINKS
        for start in clicks
        if timedelta() <= click.at - start.at <= BURST
    ):
        reasons.add("burst")
    if links >= BURST_LINKS and any(
        len(_links_from(start.at, clicks, ALL_LINKS_WITHIN)) >= links
        for start in clicks
        if timedelta() <= click.at - start.at <= ALL_LINKS_WITHIN
    ):
        reasons.add("all_links")
    return reasons


def _links_from(start: object, clicks: Sequence[Click], window: timedelta) -> set[int]:
    return {c.link for c in clicks if timedelta() <= c.at - start <= window and c.link != TRAP}


def people_and_machines(campaign: Campaign) -> list[dict[str, object]]:
    """For each link: how many people opened it (each counted once), how many machine visits."""
    machine = dict(
        campaign.clicks.filter(verdict=Click.Verdict.MACHINE)
        .values_list("link")
        .annotate(number=Count("pk"))
    )
    people = dict(
        campaign.clicks.filter(verdict=Click.Verdict.PERSON)
        .values_list("link")
        .annotate(number=Count("seq", distinct=True))
    )
    return [
        {
            "link": link,
            "people": people.get(link.number, 0),
            "machines": machine.get(link.number, 0),
        }
        for link in campaign.links.exclude(number=TRAP).order_by("number")
    ]


def people_who_did_something(campaign: Campaign) -> int:
    return campaign.clicks.filter(verdict=Click.Verdict.PERSON).values("seq").distinct().count()
