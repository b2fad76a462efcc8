"""Addresses that stay where they are, whatever an editor calls a page."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms import menu
from cms.models import StandardPage


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Every letter leads here: the page on personal data, where it lies today."""
    for place in menu.places(get_language()):
        if place.kind == StandardPage.Kind.PRIVACY:
            return redirect(place.url)
    raise Http404
