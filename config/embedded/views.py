"""The page of the local mailbox, in the embedded run alone: all mail there is invented."""

from datetime import UTC, datetime

from csp.constants import NONE, SELF
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from config.embedded.mailbox import Folder, StoredLetter

LETTERS_ON_A_PAGE = 50
# What a letter may do when it is shown: nothing but look, and open its links in a new tab.
LETTER_POLICY = {
    "default-src": [NONE],
    "script-src": [NONE],
    "connect-src": [NONE],
    "form-action": [NONE],
    "img-src": [SELF, "data:", settings.BASE_URL],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@require_safe
@login_not_required
def mailbox(request: HttpRequest) -> HttpResponse:
    """All letters, newest first, or those to one address."""
    to = request.GET.get("to", "").strip()
    page = Paginator(_folder().keys(to), LETTERS_ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(letter) for letter in _folder().letters(list(page))]
    return render(request, "config/mailbox.html", {"page": page, "letters": rows, "to": to})


@require_safe
@login_not_required
@csp_update({"frame-src": [SELF]})
def letter(request: HttpRequest, key: str) -> HttpResponse:
    stored = _letter(key)
    context = {
        **_row(stored),
        "has_html": bool(stored.body("html")),
        "text": stored.body("plain"),
        "headers": list(stored.message.items()),
        "attachments": [part.get_filename() or "" for part in stored.attachments],
    }
    return render(request, "config/letter.html", context)


@require_safe
@login_not_required
@xframe_options_sameorigin
@csp_replace(LETTER_POLICY)
def letter_html(request: HttpRequest, key: str) -> HttpResponse:
    """The letter's own page, for the frame: no scripts, no forms, links open in a new tab."""
    html = _letter(key).body("html")
    return HttpResponse(f'<!doctype html><base target="_blank">{html}')


@require_safe
@login_not_required
def letter_source(request: HttpRequest, key: str) -> HttpResponse:
    source = _letter(key).source.decode(errors="replace")
    return HttpResponse(source, content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
def attachment(request: HttpRequest, key: str, number: int) -> HttpResponse:
    parts = _letter(key).attachments
    if number >= len(parts):
        raise Http404
    content = parts[number].get_payload(decode=True) or b""
    name = (parts[number].get_filename() or "attachment").replace('"', "")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _folder() -> Folder:
    return Folder(settings.VAR / "mailbox")


def _letter(key: str) -> StoredLetter:
    found = _folder().get(key)
    if found is None:
        raise Http404
    return found


def _row(stored: StoredLetter) -> dict[str, object]:
    return {
        "key": stored.key,
        "subject": stored.subject,
        "sender": stored.sender,
        "recipients": stored.recipients,
        "received": datetime.fromtimestamp(stored.received, UTC),
    }
