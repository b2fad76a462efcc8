"""The public archive: letters that were sent, for anybody to read."""

from itertools import groupby

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from campaigns import archive
from campaigns.models import Campaign


@require_safe
@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    """All public letters, by year."""
    issues = archive.issues(get_language())
    years = groupby(issues, key=lambda issue: timezone.localtime(issue.sent_at).year)
    shown = {"years": [(year, list(some)) for year, some in years]}
    return render(request, "campaigns/archive.html", shown)


@require_safe
@login_not_required
@csp_replace(settings.LETTER_POLICY)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter in the page's language, or in the one in which it was written."""
    campaign = get_object_or_404(Campaign.objects.public().select_related("trial"), pk=pk)
    edition = archive.edition_for(campaign, get_language(), request.GET.get("version", ""))
    page = archive.html(campaign, edition) if edition else None
    if page is None:
        raise Http404
    return HttpResponse(page)
