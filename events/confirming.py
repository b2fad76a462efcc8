"""The letter that says: you are signed up, or on the waiting list."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alumni.models import Person
from campaigns import outbox
from campaigns.letters import ConfirmationLetter
from campaigns.models import Message
from events import actions, calendar
from events.models import Event, Registration
from events.templatetags.event_times import day_and_time


def post(event: Event, row: Registration) -> None:
    """Put the confirmation in the outbox; nothing where the person has no address that works."""
    address = row.person.addresses.usable().first()
    if address is None:
        return
    with translation.override(row.person.language):
        waiting = row.state == Registration.State.WAITING
        letter = _letter(event, row, row.person, waiting)
        files = [] if waiting else [_calendar_file(event)]
    outbox.post(
        row.person,
        to=address.email,
        kind=Message.Kind.CONFIRMATION,
        subject=letter.subject,
        letter=letter,
        ground="asked",
        attachments=files,
    )


def _letter(event: Event, row: Registration, person: Person, waiting: bool) -> object:
    facts = [(_("When"), day_and_time(event))]
    if event.where:
        facts.append((_("Where"), ", ".join(filter(None, [event.where, event.address]))))
    if event.online_url and not waiting:
        facts.append((_("Meeting"), event.online_url))
    return ConfirmationLetter(
        person.language,
        person.given_name,
        event.title,
        facts,
        why=_("You get this letter because you answered yes to the event."),
        change_url=actions.answer_url(row),
        event_url=settings.BASE_URL + event.get_absolute_url(),
        waiting=waiting,
    ).letter()


def _calendar_file(event: Event) -> tuple[str, str, bytes]:
    content = calendar.file_of([event], with_meeting=True)
    return (f"{event.slug}.ics", 'text/calendar; charset="utf-8"; method=PUBLISH', content)
