"""Where a mail provider tells what became of letters; closed unless its secret is set."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from campaigns.feedback import notices
from integrations import providers


@csrf_exempt
@login_not_required
@require_POST
def notice(request: HttpRequest, name: str) -> HttpResponse:
    """The signature is the authority; whatever is not signed is refused."""
    secret = settings.MAIL_PROVIDER_SECRETS.get(name)
    if not secret:
        raise Http404
    try:
        told = providers.read(name, secret, request)
    except providers.NoticeRefused:
        return HttpResponse("refused", content_type="text/plain", status=400)
    for each in told:
        notices.receive(name, each)
    return HttpResponse("OK", content_type="text/plain")
