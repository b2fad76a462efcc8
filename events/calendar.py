"""Calendar files: RFC 5545, times in UTC, an identity that never changes."""

from collections.abc import Iterable
from datetime import UTC

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Entry

from events.models import Event


def file_of(events: Iterable[Event], *, with_meeting: bool = False) -> bytes:
    """The events as one .ics; `with_meeting` adds the online address, for those who signed up."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samverka//Events//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
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
    entry.add("summary", event.title)
    entry.add("description", "\n".join(part for part in (event.summary, meeting, url) if part))
    location = ", ".join(part for part in (event.place, event.address) if part)
    entry.add("location", location or event.where)
    entry.add("url", url)
    return entry
