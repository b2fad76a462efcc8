"""A letter before it is sent: in each form, in each version, as the person that somebody chose."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from alumni.access import office_only
from alumni.models import Person, User
from alumni.models.person import PersonQuerySet
from campaigns import composing, letters
from campaigns.models import Campaign, Trial

FORMS = ("phone", "desktop", "dark", "images", "text")
MATCHES = 8


def choice(request: HttpRequest) -> dict[str, Any]:
    """What the address asks to see; whatever makes no sense is as usual."""
    form, language = request.GET.get("form", ""), request.GET.get("language", "")
    return {
        "form": form if form in FORMS else "phone",
        "language": language if language in ("sv", "en") else "sv",
        "version": "b" if request.GET.get("version") == "b" else "a",
        "person": _person(request, request.GET.get("person", "")),
    }


def _readers(request: HttpRequest) -> PersonQuerySet:
    return Person.objects.visible_to(request.user).in_register()


def _person(request: HttpRequest, key: str) -> Person | None:
    return _readers(request).filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None


def find(request: HttpRequest, words: str) -> list[Person]:
    """People whose names hold all of these words, the first few."""
    people = _readers(request)
    for word in words.split()[:5]:
        people = people.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
    return list(people.alphabetical()[:MATCHES]) if words.strip() else []


def in_version(campaign: Campaign, version: str) -> Campaign:
    """The campaign with the words of that version; A's where there is no other."""
    trial = Trial.objects.filter(campaign=campaign).first() if version == "b" else None
    return trial.letter() if trial else campaign


@require_safe
@office_only
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter itself, for a frame that runs no scripts and follows no links."""
    asked = choice(request)
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    letter = in_version(campaign, asked["version"])
    try:
        shown = composing.proof(
            letter, asked["language"], reader(request, letter, asked["person"], asked["language"])
        )
    except letters.UnsafeLink as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=422)
    if asked["form"] == "text":
        return HttpResponse(shown.rendered.text, content_type="text/plain; charset=utf-8")
    html = shown.rendered.html
    if asked["form"] == "images":
        html = letters.without_pictures(html)
    # Whatever the viewer's own setting is, the frame shows what was asked for.
    dark = "@media all" if asked["form"] == "dark" else "@media not all"
    return HttpResponse(html.replace("@media (prefers-color-scheme: dark)", dark))


def proofs(campaign: Campaign, user: User) -> list[tuple[str, letters.Letter]]:
    """(subject, letter) in each language and version that is written, as `user` would get it.

    Raises letters.UnsafeLink.
    """
    me, found = composing.Reader.called(user.name, user.email), []
    for version in ("a", "b") if hasattr(campaign, "trial") else ("a",):
        named = _("Proof of version B: %s") if version == "b" else _("Proof: %s")
        written = in_version(campaign, version)
        for language in composing.written_languages(written):
            letter = composing.proof(written, language, me)
            found.append((named % letter.subject, letter))
    return found


def reader(
    request: HttpRequest, campaign: Campaign, person: Person | None, language: str
) -> composing.Reader:
    """The fields of that person, else of the viewer. The address of another is not shown."""
    if person is None:
        return composing.Reader.called(request.user.name, request.user.email)
    state = person.consent_states.filter(purpose=campaign.purpose, granted=True).first()
    since = ""
    if state:
        with translation.override(language):
            since = formats.date_format(timezone.localdate(state.consent.at), "DATE_FORMAT")
    return composing.Reader(person.given_name, person.family_name, _("(the address)"), since)


def heading(
    request: HttpRequest, campaign: Campaign, person: Person | None, language: str
) -> tuple[str, str]:
    """Subject and preheader, which the letter itself does not show."""
    return composing.heading(campaign, language, reader(request, campaign, person, language))
