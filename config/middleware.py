"""Small things that hold for every request."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.crypto import salted_hmac

from campaigns.accounts import READ_IN

READER = "samverka_reader"


def policy_by_area(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Wagtail's admin has scripts in its pages: a policy of its own; the site's is strict."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.WAGTAIL_POLICY
        elif request.path == "/api/v1/":
            response._csp_replace = settings.API_PAGE_POLICY
        return response

    return middleware


def no_null_characters(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """No address of ours has one and PostgreSQL takes none: a page that asks it for what the
    address says would end in an error."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\x00" in request.path_info:
            raise BadRequest("a null character in the address")
        return get_response(request)

    return middleware


def one_readers_pages(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """On a shared computer: what somebody reads signed in is theirs alone, and once they have
    left, the browser shows nothing of it at the back key.

    Never `no-store`, which would lose what is typed in a form at the back key: a cookie that goes
    when they leave tells the pages that the browser kept whole (static/js/back.js). What says
    itself how long it is kept stays as it says.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        came_in = settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session
        response = get_response(request)
        is_in = request.session.accessed and SESSION_KEY in request.session
        if came_in or is_in:
            response.headers.setdefault("Cache-Control", "private")
        if came_in and not is_in:
            response.headers["Clear-Site-Data"] = '"cache"'
        _tell_who_reads(request, response, is_in)
        return response

    return middleware


def _tell_who_reads(request: HttpRequest, response: HttpResponse, is_in: bool) -> None:
    """In a cookie that scripts can read: one reader from another, and never who they are."""
    told = request.COOKIES.get(READER)
    if not is_in:
        if told:
            response.delete_cookie(READER, samesite="Lax")
        return
    reader = salted_hmac(READER, request.session[SESSION_KEY]).hexdigest()[:16]
    if told != reader:
        response.set_cookie(
            READER, reader, settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE, samesite="Lax",
        )  # fmt: skip


class PageLocaleMiddleware(LocaleMiddleware):
    """Chooses the language; a page without one in its address is looked for in the reader's.

    Only pages: below these prefixes a 404 is a 404. Without this the site's catch-all would turn
    each of them into a redirect.
    """

    NO_PAGES = (
        "/admin/",
        "/api/",
        "/media/",
        "/documents/",
        "/static/",
        "/mailbox/",
        "/a/",
        "/c/",
        "/p/",
        "/u/",
    )

    def process_request(self, request: HttpRequest) -> None:
        """The back office in the language of the pages that one came from, not of the browser."""
        super().process_request(request)
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and READ_IN in request.session
        if not signed_in:
            return
        if request.path_info.startswith("/admin/"):
            translation.activate(request.session[READ_IN])
            request.LANGUAGE_CODE = translation.get_language()
        elif (here := translation.get_language_from_path(request.path_info)) and (
            here != request.session[READ_IN]
        ):
            request.session[READ_IN] = here

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404 and request.path_info.startswith(self.NO_PAGES):
            return response
        # A page from a letter speaks its reader's language, whatever the browser asked for.
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return super().process_response(request, response)
