"""A booked time as a calendar file: one for each of the two, holding nobody else's address."""

import hashlib
import hmac
from datetime import UTC

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

from engagement.models import Request

REQUEST, CANCEL = "REQUEST", "CANCEL"


def file_of(request: Request, method: str, *, to: str, organiser: str, page: str) -> bytes:
    """The .ics for one side. `organiser` is the relay's address: answers reach nobody directly."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samverka//Requests//SV")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    entry = Event()
    entry.add("uid", f"{_identity(request)}@{settings.MAIL_DOMAIN}")
    entry.add("sequence", request.calendar_revision)
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("dtstart", request.starts_at.astimezone(UTC))
    entry.add("dtend", request.ends_at.astimezone(UTC))
    entry.add("summary", request.ask.title)
    entry.add("description", "\n".join(filter(None, (request.meeting_url, page))))
    entry.add("location", request.meeting_place or request.meeting_url)
    entry.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    organiser_address = vCalAddress(f"mailto:{organiser}")
    organiser_address.params["CN"] = vText("Samverka")
    entry["organizer"] = organiser_address
    attendee = vCalAddress(f"mailto:{to}")
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    entry.add("attendee", attendee, encode=0)
    calendar.add_component(entry)
    return calendar.to_ical()


def _identity(request: Request) -> str:
    """The same for every file of this request, and no running number."""
    key = settings.LINK_KEY.encode()
    return "request-" + hmac.new(key, b"ics:%d" % request.pk, hashlib.sha256).hexdigest()[:24]
