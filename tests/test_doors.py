"""Closed by default: what a stranger may open is listed here, by name, and nothing else is open."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.permissions import AllowAny

# Pages that need no sign-in. Whoever opens a new one adds it here and can say why.
OPEN_PAGES = {
    "wagtail_serve",  # the public site
    "cms:feed",
    "cms:privacy",  # every letter leads to it: on to the page on personal data
    "alumni:person",  # of those who show themselves to everyone; else the page to sign in
    "alumni:face",  # a portrait, to whom the person shows it; else 404
    "campaigns:archive",
    "campaigns:archived",
    "events:list",
    "events:event",
    "events:file",
    "events:calendar",
    "events:feed",
    # A student without an account applies; what is stored hangs on a code to their address.
    "engagement:mentoring",
    "engagement:mentoring_apply",
    "engagement:mentoring_code",
    "engagement:mentoring_prove",
    "engagement:mentoring_other",
    "healthz",
    "wagtailadmin_login",  # on to the sign-in page, or told why not
    "wagtailcore_login",  # the same
    # A document of a page: closed collections ask who looks.
    "wagtaildocs_serve",
    "wagtaildocs_authenticate_with_password",
    "icon",  # the picture of the site, on pages that name none
    # From letters: the signed link is the authority, and it opens one thing.
    "letters:act",
    "letters:follow",
    "letters:preferences",
    "letters:say",
    "letters:unsubscribe",
    "letters:provider",  # a mail provider's notices: its signature is the authority; off by default
    # The local mailbox, which is there in the embedded run alone.
    "mailbox:mailbox",
    "mailbox:letter",
    "mailbox:answer",
    "mailbox:letter_html",
    "mailbox:letter_source",
    "mailbox:attachment",
}
# API views that anyone may read.
OPEN_API = {
    "api:schema",
    "api:docs",
    "api:events",
    "api:event",
    "api:stories",
    "api:story",
}
# Opened by the libraries themselves: signing in, files.
LIBRARY_DOORS = ("account/", "admin/password_reset/", "media/")


def _patterns(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(
                entry, path, f"{space}{entry.namespace}:" if entry.namespace else space
            )
        elif isinstance(entry, URLPattern):
            yield path, f"{space}{entry.name or path}", entry.callback


def _api_class(view):
    return getattr(view, "cls", None)


def test_only_the_listed_pages_are_open_to_strangers():
    opened = {
        name
        for path, name, view in _patterns(get_resolver())
        if not getattr(view, "login_required", True)
        and not hasattr(_api_class(view), "permission_classes")
        and not any(door in path for door in LIBRARY_DOORS)
    }

    assert opened == OPEN_PAGES


def test_only_the_listed_api_views_are_open_to_strangers():
    opened = {
        name
        for _path, name, view in _patterns(get_resolver())
        if AllowAny in getattr(_api_class(view), "permission_classes", [])
    }

    assert opened == OPEN_API


def test_every_api_view_names_who_may_use_it():
    unguarded = [
        name
        for _path, name, view in _patterns(get_resolver())
        if hasattr(_api_class(view), "permission_classes")
        and not _api_class(view).permission_classes
    ]

    assert unguarded == []
