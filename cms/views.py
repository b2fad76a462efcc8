"""The site's pages, and addresses that stay where they are, whatever an editor calls a page."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views
from wagtail.models import Site
from wagtail.url_routing import RouteResult

from cms import menu
from cms.models import StandardPage
from cms.models.page import page_at


@login_not_required
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A page as Wagtail serves it, found at once.

    Wagtail looks for the site and goes down its tree, and asks the database at each step; but what
    it has found once it keeps on the request, and here it finds both there from the beginning.
    """
    request._wagtail_cached_site_root_paths = roots = Site.get_site_root_paths()
    if found := page_at(path, get_language(), roots):
        request._wagtail_route_for_request = RouteResult(found)
    return wagtail_views.serve(request, path)


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Every letter leads here: the page on personal data, where it lies today."""
    for place in menu.places(get_language()):
        if place.kind == StandardPage.Kind.PRIVACY:
            return redirect(place.url)
    raise Http404
