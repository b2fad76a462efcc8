"""Calendar files: RFC 5545, times in UTC, an identity that never changes."""

from collections.abc import Iterable
from datetime import UTC

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Entry

from events.models import Event

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def file_of(events: Iterable[Event], *, with_meeting: bool = False, method: str = PUBLISH) -> bytes:
    """The events as one .ics; `with_meeting` adds the online address, for those who signed up.

    The method CANCEL takes them out of the reader's calendar. A list that is published keeps them
    with a mark, for a calendar that follows it learns nothing from what is absent.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Samverka//Events//SV")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(_entry(event, with_meeting))
    return calendar.to_ical()


def _entry(event: Event, with_meeting: bool) -> Entry:
    url = settings.BASE_URL + event.get_absolute_url()
    meeting = event.online_url if with_meeting else ""
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{settings.MAIL_DOMAIN}")
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("sequence", event.revision)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    entry.add("summary", named(event))
    entry.add("description", "\n".join(part for part in (event.summary, meeting, url) if part))
    location = ", ".join(part for part in (event.place, event.address) if part)
    entry.add("location", location or event.where)
    entry.add("url", url)
    entry["organizer"] = organiser = vCalAddress(f"mailto:{settings.MAIL_REPLY_TO}")
    organiser.params["CN"] = vText("Samverka")
    return entry


def named(event: Event) -> str:
    """The title; of a cancelled event with a mark, for where nothing else can stand."""
    return _("Cancelled: %s") % event.title if event.is_cancelled else event.title
