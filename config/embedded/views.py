"""The page of the local mailbox, in the embedded run alone: all mail there is invented."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime, make_msgid, parseaddr

from csp.constants import NONE, SELF
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from config.embedded.mailbox import Folder, StoredLetter
from integrations.smtp import send_one
from integrations.transport import connect, endpoint_from

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
        "answers_to": _answers_to(stored),
    }
    return render(request, "config/letter.html", context)


@require_POST
@login_not_required
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Answer a letter as its recipient would in a mail program: by SMTP, to its Reply-To."""
    stored = _letter(key)
    words = request.POST.get("words", "").strip()
    if not (stored.recipients and _answers_to(stored) and words):
        raise Http404
    mail = EmailMessage()
    mail["From"], mail["To"] = stored.recipients[0], _answers_to(stored)
    mail["Subject"] = f"Re: {stored.subject}"
    mail["Date"] = localtime()
    mail["Message-ID"] = make_msgid(domain="mailbox.example")
    mail["In-Reply-To"] = str(stored.message["Message-ID"] or "")
    mail.set_content(words)
    connection = connect(endpoint_from(settings.EMAIL_URL))
    try:
        raw = mail.as_bytes(policy=SMTP)
        send_one(connection, raw, stored.recipients[0], _answers_to(stored))
    finally:
        connection.quit()
    messages.success(request, _("The answer is on its way."))
    return redirect("mailbox:mailbox")


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


def _answers_to(stored: StoredLetter) -> str:
    """The relay's address that an answer to this letter goes to; empty for all other letters."""
    address = parseaddr(str(stored.message["Reply-To"] or ""))[1]
    domain = settings.MAIL_REPLY_DOMAIN
    return address if domain and address.endswith(f"@{domain}") else ""


def _row(stored: StoredLetter) -> dict[str, object]:
    return {
        "key": stored.key,
        "subject": stored.subject,
        "sender": stored.sender,
        "recipients": stored.recipients,
        "received": datetime.fromtimestamp(stored.received, UTC),
    }
