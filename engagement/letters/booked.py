"""A booked time, with a calendar file for each of the two; and whether it took place."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni.models import Person
from campaigns.letters import Button, Letter
from campaigns.models import Message
from engagement import calendar_file, relay_address
from engagement.letters.links import answer_url, asker_page, held_url
from engagement.letters.news import to_person_letter, to_teacher_letter
from engagement.letters.post import File, to_asker, to_person
from engagement.letters.words import booking
from engagement.models import Note, Request

NAMES = {calendar_file.REQUEST: "booking.ics", calendar_file.CANCEL: "cancelled.ics"}


def tell_booked(request: Request, changed: bool) -> None:
    """To both, each with a file for their own calendar. A later one replaces the earlier."""
    title = _CHANGED if changed else _BOOKED
    _to_both(request, title, "", calendar_file.REQUEST, booking)


def tell_unbooked(request: Request, was: list[tuple[str, str]], words: str, side: str) -> None:
    """To both: the time is cancelled, and leaves both calendars. `was` is told as it was."""
    _to_both(request, _UNBOOKED, words, calendar_file.CANCEL, lambda _request: was, side)


# Said in each reader's language.
_BOOKED = gettext_lazy("Booked: %s")
_CHANGED = gettext_lazy("A new time: %s")
_UNBOOKED = gettext_lazy("The time is cancelled: %s")


def _to_both(
    request: Request, title: object, words: str, method: str, rows, side: str = ""
) -> None:
    def to_teacher() -> Letter:
        signed = request.person_name if side == Note.Side.PERSON else request.ask.asked_by.name
        return to_teacher_letter(
            request, str(title) % request.ask.title, [request.person_name], quote=words,
            signature=signed if words else "", facts=rows(request),
        )  # fmt: skip

    def for_person() -> Letter:
        signed = request.person_name if side == Note.Side.PERSON else request.ask.asked_by.name
        return to_person_letter(
            request, str(title) % request.ask.title, [request.ask.asked_by.name], quote=words,
            signature=signed if words else "", facts=rows(request),
            primary=Button(_("Open the request"), answer_url(request, "open")),
        )  # fmt: skip

    to_asker(request, to_teacher, files=[file_for(request, Note.Side.ASKER, method)])
    address = request.person.addresses.usable().first()
    if address:
        to_person(request, for_person, files=[file_for(request, Note.Side.PERSON, method)])


def file_for(request: Request, side: str, method: str) -> File:
    """The calendar file of one side: it holds that side's own address and the relay's."""
    if side == Note.Side.ASKER:
        own, page = request.ask.asked_by.email, asker_page(request)
    else:
        own, page = _address_of(request.person), ""
    content = calendar_file.file_of(
        request,
        method,
        to=own,
        organiser=relay_address.of(request, side) or settings.MAIL_REPLY_TO,
        page=page,
    )
    return NAMES[method], f'text/calendar; charset="utf-8"; method={method}', content


def _address_of(person: Person) -> str:
    """Also of somebody whom no letter reaches: they may fetch the file themselves."""
    address = person.addresses.usable().first() or person.primary_address
    return address.email if address else person.user.email


def ask_if_held(request: Request) -> None:
    """To both, once, after the time: one click, then a button."""
    to_asker(
        request,
        lambda: to_teacher_letter(
            request,
            _("Did it take place? %s") % request.ask.title,
            [_("%s and you had booked a time.") % request.person_name],
            facts=booking(request),
            primary=Button(_("Tell us"), held_url(request, Note.Side.ASKER)),
        ),
        kind=Message.Kind.NOTICE,
    )
    to_person(
        request,
        lambda: to_person_letter(
            request,
            _("Did it take place? %s") % request.ask.title,
            [_("%s and you had booked a time.") % request.ask.asked_by.name],
            facts=booking(request),
            primary=Button(_("Tell us"), held_url(request, Note.Side.PERSON)),
        ),
        kind=Message.Kind.NOTICE,
    )
