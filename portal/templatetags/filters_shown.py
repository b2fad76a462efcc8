"""The lines of the search's filters: more than a hundred on a page, so not a template for each."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from alumni.counting import grouped
from alumni.search import FacetValue

register = template.Library()

_LINE = (
    '<label class="choice"><input type="checkbox" id="f-{0}-{1}" name="{0}" value="{1}"{2}>'
    '<span>{3}</span><span class="count">{4}</span></label>'
)
_CHECKED = mark_safe(" checked")


@register.simple_tag
def choices(kind: str, values: Iterable[FacetValue]) -> SafeString:
    """A box to tick for each value, with how many of the people found have it."""
    lines = (
        (kind, key, _CHECKED if chosen else "", label, grouped(count))
        for key, label, count, chosen in values
    )
    return format_html_join("", _LINE, lines)
