"""A letter to one who has answered: in their language, to the address that works."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from campaigns import outbox
from campaigns.letters import Letter
from campaigns.models import Message
from events import calendar
from events.models import Event, Registration
from events.models.facts import Facts
from events.templatetags.event_times import day_and_time

File = tuple[str, str, bytes]
Rows = list[tuple[str, str]]


def post(
    row: Registration,
    kind: Message.Kind,
    write: Callable[[], Letter],
    files: Callable[[], list[File]],
) -> bool:
    """False where the person has no address that works. They answered, so they have asked for it:
    a pause or a no to invitations does not keep it back."""
    address = row.person.addresses.usable().first()
    if address is None:
        return False
    with translation.override(row.person.language):
        letter, attachments = write(), files()
    outbox.post(
        row.person,
        to=address.email,
        kind=kind,
        subject=letter.subject,
        letter=letter,
        ground=outbox.ASKED,
        attachments=attachments,
    )
    return True


def facts(of: Facts, *, with_meeting: bool) -> Rows:
    """When, where and, for those with a seat, at which address online. In the active language."""
    rows = [(_("When"), day_and_time(of)), (_("Where"), of.where_in_full)]
    rows += [(_("Meeting"), of.online_url)] if with_meeting else []
    return [(word, value) for word, value in rows if value]


def calendar_file(event: Event, method: str = calendar.PUBLISH) -> File:
    content = calendar.file_of([event], with_meeting=method == calendar.PUBLISH, method=method)
    return f"{event.slug}.ics", f'text/calendar; charset="utf-8"; method={method}', content
