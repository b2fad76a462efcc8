"""When an event is, in words: one day with its hours, or from one day to another."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.models import Event

register = template.Library()


@register.filter
def hours(event: Event) -> str:
    """17.30–20.00 in Swedish, 17:30–20:00 in English; with the last day where that is another."""
    pattern = pgettext("time format", "H:i")
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if begins.date() != ends.date():
        return f"{date_format(begins, pattern)} – {date_format(ends, f'j F {pattern}')}"
    return f"{date_format(begins, pattern)}–{date_format(ends, pattern)}"


@register.filter
def day(event: Event) -> str:
    """Thursday 3 December 2026."""
    return date_format(timezone.localtime(event.starts_at), "l j F Y")


@register.filter
def day_and_time(event: Event) -> str:
    """Both, in one line; with both days where the event runs past midnight."""
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if begins.date() != ends.date():
        pattern = f"j F Y {pgettext('time format', 'H:i')}"
        return f"{date_format(begins, pattern)} – {date_format(ends, pattern)}"
    return _("%(day)s at %(hours)s") % {"day": day(event), "hours": hours(event)}
