"""Tags of the site's frame and of the small components."""

import hashlib
from functools import cache

from django import template
from django.conf import settings
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from alumni import counting
from config import navigation

register = template.Library()

BUSTS = 6


@register.simple_tag(takes_context=True)
def own_menu(context: Context) -> list[navigation.Link]:
    return navigation.own_menu(context["request"])


@register.simple_tag(takes_context=True)
def places(context: Context) -> list[navigation.Link]:
    return navigation.places(context["request"])


@register.simple_tag(takes_context=True)
def page_of(context: Context, kind: str) -> navigation.Link | None:
    return navigation.page_of(context["request"], kind)


@register.simple_tag(takes_context=True)
def room(context: Context, label: str, name: str) -> navigation.Link | None:
    return navigation.room(context["request"], label, name)


@register.simple_tag(takes_context=True)
def twins(context: Context) -> list[dict[str, object]]:
    """This page in every language: code, name, path, whether it is the one shown."""
    request = context.get("request")
    if request is None:
        return []
    names = dict(settings.LANGUAGES)
    return [
        {"code": code, "name": names[code], "path": path, "here": code == get_language()}
        for code, path in navigation.twins(request, context.get("page")).items()
    ]


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A picture from the icon sheet; silent for screen readers unless it is given words."""
    if not label:
        return _silent_icon(name)
    return format_html(
        '<svg class="icon" role="img" aria-label="{}"><use href="{}#i-{}"/></svg>',
        label,
        static("art/ikoner.svg"),
        name,
    )


@cache
def _silent_icon(name: str) -> SafeString:
    """A page has a hundred of them; where a file lies stays the same as long as a process runs."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("art/ikoner.svg"),
        name,
    )


@register.simple_tag
def bust(key: object) -> str:
    """The neutral picture of a person without a photo. It follows the key and means nothing."""
    number = int(hashlib.sha256(str(key).encode()).hexdigest(), 16) % BUSTS + 1
    return _portrait(number)


@cache
def _portrait(number: int) -> str:
    return static(f"art/portratt-{number}.svg")


@register.simple_tag
def share_of(value: float, whole: float) -> str:
    """A part of a whole on a scale of 100, for the width of a bar; never outside it."""
    if not whole:
        return "0"
    return f"{max(0.0, min(100.0, 100 * value / whole)):.1f}"


@register.filter
def told(value: int) -> str:
    """How many people, in words that pick nobody out."""
    return counting.told(value)


@register.filter
def grouped(value: int | None) -> str:
    """12345 -> 12 345 in Swedish, 12,345 in English; nothing for None."""
    return "" if value is None else counting.grouped(value)
