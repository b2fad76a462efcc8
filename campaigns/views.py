"""What opens from a letter: signed links, each for one thing, and never a session."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import iri_to_uri
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from alumni import preferences as wishes
from alumni.forms.preferences import PreferencesForm
from alumni.models import Consent, Person, Purpose
from campaigns import actions, links, moved, opting_out, tracking
from campaigns.composing.rendering import TRAP
from campaigns.models import Link, Recipient

_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{20,400}")
Page = Callable[..., HttpResponseBase]


def _from_letter(view: Page) -> Page:
    """Open to everyone who holds the link; told to no search engine and to no other site."""

    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        # A page with a form must tell our own server where it comes from, or its POST is refused;
        # other sites learn nothing of the link in either case.
        own_page = response.status_code != 302
        response["Referrer-Policy"] = "same-origin" if own_page else "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store"
        return response

    return opened


@_from_letter
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, number: int, token: str) -> HttpResponseBase:
    """Link number n of a campaign: to where it leads, or the page of an act."""
    try:
        letter = links.read_token(token)
    except links.BadToken:
        return _no_such_link(request)
    rows = Link.objects.filter(Q(number=number) | Q(number=TRAP), campaign=letter.campaign_id)
    known = {row.number: row for row in rows.select_related("campaign")}
    if (link := known.get(number)) is None:
        return _no_such_link(request)
    campaign = link.campaign
    if request.method == "GET" or (request.method == "POST" and link.action):
        tracking.note(request, campaign, letter.seq, number)
    if number == TRAP or (link.action and links.expired(campaign.started_at, timezone.now())):
        return _no_such_link(request, over=True)
    if link.action:
        recipient = Recipient.objects.get(campaign=campaign, seq=letter.seq)
        return _perform(
            request,
            actions.Action(link.action, recipient.person_id, link.argument, campaign.pk),
        )
    # The trap leads to the front page, under the address that the site had then.
    base = known[TRAP].url.rstrip("/") if TRAP in known else ""
    return _away(moved.to_here(link.url, base))


@_from_letter
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, token: str) -> HttpResponseBase:
    """A single letter's link: GET shows the act's page, POST does it."""
    try:
        action = actions.read(token)
    except actions.Expired:
        return _no_such_link(request, over=True)
    except actions.Invalid:
        return _no_such_link(request)
    return _perform(request, action)


@csrf_exempt
@_from_letter
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: POST says no, at once and without a redirect; GET shows a page with a button.

    A token of nobody gets the same answer as one of somebody: nothing is told by trying.
    """
    if not _WELL_FORMED.fullmatch(token):
        return _no_such_link(request, status=400)
    reader, form = opting_out.reader_of(token), _form(request)
    by_hand = form.get("by_hand") == "yes"
    everything = form.get("scope") == "all"
    if request.method == "POST" and reader:
        source = Consent.Source.LETTER if by_hand else Consent.Source.ONE_CLICK
        opting_out.opt_out(reader, source, everything=everything)
    if request.method == "POST" and not by_hand:
        return HttpResponse("OK", content_type="text/plain; charset=utf-8")
    done = request.method == "POST"
    shown = {"purpose": reader and reader.purpose, "done": done, "everything": everything}
    with _language(request, reader.person if reader else None):
        return render(request, "campaigns/unsubscribe.html", {**shown, "token": token})


def _form(request: HttpRequest) -> QueryDict:
    """What was posted; nothing where it cannot be read: the token alone says who and what."""
    try:
        return request.POST
    except (BadRequest, MultiPartParserError):
        return QueryDict()


@_from_letter
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """What I want to get: opens exactly this, signed in or not."""
    reader = opting_out.reader_of(token)
    if reader is None or links.expired(reader.started_at, timezone.now()):
        return _no_such_link(request, over=reader is not None)
    with _language(request, reader.person) as language:
        form = PreferencesForm(reader.person, request.POST or None)
        if request.method == "POST" and form.is_valid() and not form.adds_topic:
            about = form.about_letters()
            wishes.save(reader.person, about, Consent.Source.LETTER, language)
            return _saved(token)
        shown = {
            "form": form,
            "standings": wishes.standings(reader.person),
            "address": _hinted(reader.person),
            "saved": "saved" in request.GET and request.method == "GET",
            "token": token,
        }
        return render(request, "campaigns/preferences.html", shown)


@_from_letter
@require_POST
def say(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """Yes or no to one purpose, in one step, from the page behind the link."""
    reader = opting_out.reader_of(token)
    if reader is None or links.expired(reader.started_at, timezone.now()):
        return _no_such_link(request, over=reader is not None)
    purpose = get_object_or_404(Purpose, code=code)
    granted = request.POST.get("granted") == "yes"
    wishes.say(reader.person, purpose, granted, Consent.Source.LETTER, reader.person.language)
    return _saved(token)


def _saved(token: str) -> HttpResponse:
    """Back to the page by GET: to load it again asks nothing twice. No session, so no message."""
    return redirect(reverse("letters:preferences", args=[token]) + "?saved")


def _hinted(person: Person) -> str:
    """Enough of the address for its owner; a letter that was passed on does not tell it."""
    address = person.primary_address
    if address is None:
        return ""
    account, _at, domain = address.email.rpartition("@")
    return f"{account[:1]}…@{domain}"


def act_unsubscribe(request: HttpRequest, action: actions.Action) -> HttpResponse:
    """The same page, for the links of single letters."""
    return unsubscribe(request, request.resolver_match.kwargs["token"])


def act_preferences(request: HttpRequest, action: actions.Action) -> HttpResponse:
    return preferences(request, request.resolver_match.kwargs["token"])


def _perform(request: HttpRequest, action: actions.Action) -> HttpResponseBase:
    """Hand over to the app that registered the act, in the recipient's language."""
    try:
        view = actions.find(action.name)
    except actions.Invalid:
        return _no_such_link(request, over=True)
    person = opting_out.living(action.person_id) if action.person_id != actions.NOBODY else None
    if person is None and action.person_id != actions.NOBODY:
        return _no_such_link(request, over=True)
    if person:
        action = replace(action, person_id=person.pk)
    with _language(request, person):
        response = view(request, action)
        if hasattr(response, "render") and not response.is_rendered:
            response.render()
        return response


def _away(url: str) -> HttpResponse:
    response = HttpResponse(status=302)
    response["Location"] = iri_to_uri(url)
    return response


def _language(request: HttpRequest, person: Person | None) -> "_Spoken":
    return _Spoken(request, person.language if person else translation.get_language() or "sv")


class _Spoken(translation.override):
    """The letter's reader decides the language of its pages, not the browser."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        super().__init__(language)
        request.LANGUAGE_CODE = language

    def __enter__(self) -> str:
        super().__enter__()
        return self.language


def _no_such_link(request: HttpRequest, *, over: bool = False, status: int = 404) -> HttpResponse:
    """Not a link of ours (404), or one whose time is over (410)."""
    status = 410 if over else status
    return render(request, "campaigns/no_link.html", {"over": over}, status=status)
