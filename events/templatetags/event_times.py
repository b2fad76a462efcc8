"""When an event is, in words: one day with its hours, or from one day to another."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.models import Event
from events.models.facts import Facts

register = template.Library()


@register.filter
def hours(event: Facts) -> str:
    """17.30–20.00 in Swedish, 17:30–20:00 in English; with the last day where that is another."""
    pattern = pgettext("time format", "H:i")
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if begins.date() != ends.date():
        return f"{date_format(begins, pattern)} – {date_format(ends, f'j F {pattern}')}"
    return f"{date_format(begins, pattern)}–{date_format(ends, pattern)}"


@register.filter
def day(event: Facts) -> str:
    """Thursday 3 December 2026."""
    return date_format(timezone.localtime(event.starts_at), "l j F Y")


@register.filter
def day_and_time(event: Facts) -> str:
    """Both, in one line; with both days where the event runs past midnight."""
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if begins.date() != ends.date():
        pattern = f"j F Y {pgettext('time format', 'H:i')}"
        return f"{date_format(begins, pattern)} – {date_format(ends, pattern)}"
    return _("%(day)s at %(hours)s") % {"day": day(event), "hours": hours(event)}


@register.filter
def closing(event: Event) -> str:
    """The last day to sign up, with the hour unless it is the whole day; empty: until it begins."""
    if event.closes_at is None or event.closes_at >= event.starts_at:
        return ""
    closes = timezone.localtime(event.closes_at)
    if (closes.hour, closes.minute) == (0, 0):
        closes -= timedelta(minutes=1)  # midnight ends the day before
    if (closes.hour, closes.minute) == (23, 59):
        return date_format(closes, "j F")
    at = date_format(closes, pgettext("time format", "H:i"))
    return _("%(day)s at %(hours)s") % {"day": date_format(closes, "j F"), "hours": at}
