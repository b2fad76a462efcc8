"""Letters about what became of an event, to somebody who comes, waits or may come."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.letters import Button, Letter, NoticeLetter, greeting
from campaigns.models import Message
from events import actions, calendar, differences, letters
from events.calendar import named
from events.models import Event, Registration

State = Registration.State


def cancelled(event: Event, row: Registration, words: str) -> bool:
    """With a file that takes it out of a calendar. Told as it stood when they last heard of it."""

    def write() -> Letter:
        return _letter(
            row,
            subject=named(event),
            preheader=_("It does not take place, and you need do nothing."),
            issue=pgettext("event", "Cancelled"),
            title=_("The event is cancelled"),
            said=[
                _("We are sorry: it does not take place. You need do nothing."),
                _("If it stands in your calendar, the attached file takes it out."),
            ],
            words=words,
            facts=letters.facts(row.knows or event, with_meeting=False),
            primary=Button(_("See what else is coming"), _absolute(reverse("events:list"))),
        )

    return letters.post(
        row,
        Message.Kind.NOTICE,
        write,
        lambda: [letters.calendar_file(event, calendar.CANCEL)],
    )


def restored(event: Event, row: Registration, words: str) -> bool:
    def write() -> Letter:
        return _letter(
            row,
            subject=_("It takes place after all: %s") % event.title,
            preheader=_("When, where and how to change your answer: all of it is here."),
            issue=_("Takes place after all"),
            title=_("The event takes place after all"),
            said=[_("We wrote that it was cancelled. It is not."), _standing(row)],
            words=words,
            facts=_facts(event, row),
            primary=_change(row),
        )

    return letters.post(row, Message.Kind.NOTICE, write, lambda: _files(event, row))


def moved(event: Event, row: Registration, words: str) -> bool:
    def write() -> Letter:
        return _letter(
            row,
            subject=f"{_what_is_new(event, row)}: {event.title}",
            preheader=_("What was, what is now, and how to change your answer."),
            issue=_("A change"),
            title=_what_is_new(event, row),
            said=[_("The event has been changed. Here is what is new."), _standing(row)],
            words=words,
            facts=_facts(event, row),
            primary=_change(row),
        )

    return letters.post(row, Message.Kind.NOTICE, write, lambda: _files(event, row))


def _letter(row: Registration, *, said: list[str], words: str, **parts: object) -> Letter:
    event = row.event
    page = Button(_("Programme and how to find us"), _absolute(event.get_absolute_url()))
    return NoticeLetter(
        row.person.language,
        paragraphs=[" ".join([greeting(row.person.given_name), said[0]]), *said[1:]],
        why=_why(row),
        facts_title=event.title,
        quote=words,
        signature=_("The alumni office") if words else "",
        others=[page] if event.published and not event.is_cancelled else [],
        **parts,
    ).letter()


def _why(row: Registration) -> str:
    return {
        State.GOING: _("You get this letter because you answered yes to the event."),
        State.WAITING: _("You get this letter because you are on the event's waiting list."),
        State.MAYBE: _("You get this letter because you answered maybe to the event."),
    }[row.state]


def _standing(row: Registration) -> str:
    return {
        State.GOING: _(
            "Your seat is still yours, and the attached file brings your calendar up to date. If "
            "it does not suit you any more, give the seat to somebody else."
        ),
        State.WAITING: _("You are still on the waiting list."),
        State.MAYBE: _("You answered maybe, and that still stands."),
    }[row.state]


def _facts(event: Event, row: Registration) -> letters.Rows:
    """What is now; below each fact that has changed, what was."""
    seat = row.state == State.GOING
    was = row.knows or event
    before = {each.word: each for each in differences.between(was, event, seat=seat)}
    rows = []
    for word, value in letters.facts(event, with_meeting=seat):
        change = before.pop(word, None)
        rows.append((word, value))
        if change and change.was:
            rows.append((_("Before"), change.was))
    # What there was and is no more.
    return rows + [(each.word, _("no longer %s") % each.was) for each in before.values()]


def _what_is_new(event: Event, row: Registration) -> str:
    seat = row.state == State.GOING
    found = {each.what for each in differences.between(row.knows or event, event, seat=seat)}
    if {"time", "place"} <= found:
        return _("New time and place")
    if "time" in found:
        return _("New time")
    return _("New place") if "place" in found else _("New meeting link")


def _change(row: Registration) -> Button:
    return Button(_("I cannot come, or want to change my answer"), actions.answer_url(row))


def _files(event: Event, row: Registration) -> list[letters.File]:
    return [letters.calendar_file(event)] if row.state == State.GOING else []


def _absolute(path: str) -> str:
    return settings.BASE_URL + path
