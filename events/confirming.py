"""The letter that says: you are signed up, or on the waiting list."""

from django.conf import settings
from django.utils.translation import gettext as _

from campaigns.letters import ConfirmationLetter, Letter
from campaigns.models import Message
from events import actions, letters
from events.models import Event, Registration


def post(event: Event, row: Registration) -> None:
    """Put the confirmation in the outbox; nothing where the person has no address that works."""
    waiting = row.state == Registration.State.WAITING
    letters.post(
        row,
        Message.Kind.CONFIRMATION,
        lambda: _letter(event, row, waiting),
        lambda: [] if waiting else [letters.calendar_file(event)],
    )


def _letter(event: Event, row: Registration, waiting: bool) -> Letter:
    return ConfirmationLetter(
        row.person.language,
        row.person.given_name,
        event.title,
        letters.facts(event, with_meeting=not waiting),
        why=_("You get this letter because you answered yes to the event."),
        change_url=actions.answer_url(row),
        event_url=settings.BASE_URL + event.get_absolute_url(),
        waiting=waiting,
    ).letter()
