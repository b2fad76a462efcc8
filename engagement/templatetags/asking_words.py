"""The words of a question as a text to read: room left for a first name is marked as such."""

from django import template
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from engagement.letters.words import ROOMS

register = template.Library()


@register.filter
def with_rooms(words: str) -> SafeString:
    """Paragraphs, with a mark where each reader finds their own first name."""
    mark = format_html(
        '<span class="room" title="{}">{}</span>',
        _("Each reads their own first name here."), _("first name"),
    )  # fmt: skip
    text = escape(words)
    for room in ROOMS:
        text = text.replace(escape(room), mark)
    return mark_safe(linebreaks(text, autoescape=False))  # noqa: S308 - escaped above
