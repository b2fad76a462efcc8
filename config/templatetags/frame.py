"""Wagtail's own tags, with what stands around every page of the back office made once a minute.

The menu, the table of keyboard shortcuts and the words for scripts are the same on page after page,
and making them took a third of each page's time. They are kept in this process for each user and
language. A new role or name shows at once, a right given to a whole group within the minute; and it
is only what the menu shows: whether a page opens is asked anew each time.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.admin.templatetags import wagtailadmin_tags as wagtails
from wagtail.admin.utils import get_keyboard_key_labels_from_request

from alumni.models import User

KEPT_FOR = 60
register = Library()
register.tags |= wagtails.register.tags
register.filters |= wagtails.register.filters
kept = LocMemCache("frame", {"TIMEOUT": KEPT_FOR, "OPTIONS": {"MAX_ENTRIES": 500}})


@register.simple_tag(takes_context=True)
def sidebar_props(context: Context) -> SafeString:
    user = context["request"].user
    return _made_once("menu", _read_of(user), lambda: wagtails.sidebar_props(context))


@register.simple_tag(takes_context=True)
def keyboard_shortcuts_dialog(context: Context) -> SafeString:
    request = context["request"]
    return _made_once(
        "shortcuts",
        (_wants_shortcuts(request.user), get_keyboard_key_labels_from_request(request).MOD),
        lambda: render_to_string(
            "wagtailadmin/shared/keyboard_shortcuts_dialog.html",
            wagtails.keyboard_shortcuts_dialog(context),
        ),
    )


@register.simple_tag(takes_context=True)
def wagtail_config(context: Context) -> dict[str, Any]:
    request: HttpRequest = context["request"]
    here = getattr(context.get("locale"), "language_code", None)
    config = _made_once(
        "config", (_wants_shortcuts(request.user), here), lambda: wagtails.wagtail_config(context)
    )
    return {**config, "CSRF_TOKEN": get_token(request)}


def _read_of(user: User) -> tuple:
    """All that Wagtail's menu and ours read of the user, but for the rights of their group."""
    profile = getattr(user, "wagtail_userprofile", None)
    look = (str(profile.avatar), profile.dismissibles) if profile else None
    rights = (user.role, user.is_superuser, user.may_export, user.records_officer)
    return (user.pk, user.email, user.name, user.handles_protected, *rights, look)


def _wants_shortcuts(user: User) -> bool:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts


def _made_once(name: str, key: tuple, make: Callable[[], Any]) -> Any:
    """What `make` gives, made anew for each language and key, and after a minute."""
    told = hashlib.sha256(repr((get_language(), key)).encode()).hexdigest()
    return kept.get_or_set(f"{name}:{told}", make)
