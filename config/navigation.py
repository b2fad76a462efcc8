"""What stands in the head of every page: the menu for a role, and the way to the other language."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import menu


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False


def own_menu(request: HttpRequest) -> list[Link]:
    """The rooms behind the door, for whoever is signed in; nothing for a stranger."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    rooms = []
    if user.is_office:
        rooms.append((_("Back office"), "wagtailadmin_home"))
    if user.asks_alumni:
        rooms += [
            (_("Find alumni"), "portal:search"),
            (_("Requests"), "engagement:asks"),
            (_("Programmes"), "portal:programmes"),
        ]
    if not (user.is_office or user.asks_alumni):
        rooms += [
            (_("My profile"), "alumni:profile"),
            (_("My requests"), "engagement:my_requests"),
            (_("Fellow alumni"), "alumni:directory"),
            (_("Letters and consents"), "alumni:preferences"),
        ]
    return [link for label, name in rooms if (link := room(request, label, name))]


def room(request: HttpRequest, label: str, name: str) -> Link | None:
    """A link to a named screen, marked when it is the one shown."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        return None
    return Link(label, url, request.path.startswith(url))


def places(request: HttpRequest) -> list[Link]:
    """The site's own pages that stand in the menu."""
    return [
        Link(place.title, place.url, request.path.startswith(place.url))
        for place in _places(request)
        if place.in_menu
    ]


def page_of(request: HttpRequest, kind: str) -> Link | None:
    """The page of a kind (cms.menu), for the foot; None where it is not published."""
    found = (place for place in _places(request) if place.kind == kind)
    return next((Link(place.title, place.url) for place in found), None)


def _places(request: HttpRequest) -> list[menu.Place]:
    if not hasattr(request, "site_places"):
        request.site_places = menu.places(get_language())
    return request.site_places


def twins(request: HttpRequest, page: object | None = None) -> dict[str, str]:
    """The same page in each language: code -> path. Empty when its address has no language."""
    if page is not None and hasattr(page, "twin_urls"):
        return page.twin_urls()
    here = request.get_full_path()
    codes = [code for code, _name in settings.LANGUAGES]
    if not any(here.startswith(f"/{code}/") for code in codes):
        return {}
    return {code: here if code == get_language() else _twin(request, code) for code in codes}


def _twin(request: HttpRequest, code: str) -> str:
    """Where somebody is on the way to, after signing in, they come in the same language."""
    path, asked = translate_url(request.path, code), request.GET.copy()
    if on_the_way := asked.get(REDIRECT_FIELD_NAME, ""):
        asked[REDIRECT_FIELD_NAME] = translate_url(on_the_way, code)
    return f"{path}?{asked.urlencode(safe='/')}" if asked else path
