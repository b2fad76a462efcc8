"""The day before an event: whoever has a seat is reminded, once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from campaigns.letters import Letter, ReminderLetter
from campaigns.models import Message
from events import actions, letters
from events.models import Event, Registration

# The letter says "tomorrow": it leaves by day, and on no other day.
FIRST_HOUR, LAST_HOUR = 9, 18
# Whoever signed up so lately has just read it in the confirmation.
LATELY = timedelta(days=1)


def remind() -> int:
    """Remind of all events of tomorrow; returns the number of letters. Safe to call twice, and at
    any hour. An event whose day before was missed is not reminded of."""
    if not FIRST_HOUR <= timezone.localtime().hour < LAST_HOUR:
        return 0
    return sum(_remind(key) for key in _tomorrows().order_by("pk").values_list("pk", flat=True))


def _tomorrows() -> QuerySet[Event]:
    tomorrow = timezone.localdate() + timedelta(days=1)
    events = Event.objects.published().filter(cancelled_at=None, reminded_at=None)
    return events.filter(starts_at__date=tomorrow)


@transaction.atomic
def _remind(event_id: int) -> int:
    """The mark and the letters are of one transaction: none without the other."""
    event = _tomorrows().select_for_update().filter(pk=event_id).first()
    if event is None:  # reminded of, cancelled or moved a moment ago
        return 0
    event.reminded_at = timezone.now()
    event.save(update_fields=["reminded_at"])
    going = Registration.objects.filter(event=event, state=Registration.State.GOING)
    rows = going.concerned().filter(answered_at__lt=event.reminded_at - LATELY)
    return sum(post(event, row) for row in rows.select_related("person").order_by("pk"))


def post(event: Event, row: Registration) -> bool:
    row.event = event
    return letters.post(row, Message.Kind.REMINDER, lambda: _letter(event, row), list)


def _letter(event: Event, row: Registration) -> Letter:
    return ReminderLetter(
        row.person.language,
        row.person.given_name,
        event.title,
        letters.facts(event, with_meeting=True),
        change_url=actions.answer_url(row),
        event_url=settings.BASE_URL + event.get_absolute_url(),
    ).letter()
