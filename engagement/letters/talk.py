"""What the two write to each other, passed on; and word to the writer when it was not."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.letters import Button
from campaigns.models import Message
from engagement import relay_address
from engagement.letters.links import answer_url, asker_page
from engagement.letters.news import to_person_letter, to_teacher_letter
from engagement.letters.post import to_asker, to_person
from engagement.letters.words import hosts
from engagement.models import Note, Request


def pass_on(note: Note) -> None:
    """To the other side, with the relay's address to answer to."""
    request = note.request
    if note.side == Note.Side.PERSON:
        to_asker(request, lambda: _to_teacher(note))
    else:
        to_person(request, lambda: _to_person(note))


def _to_teacher(note: Note):
    request = note.request
    title = _("%s writes to you") % request.person_name
    return to_teacher_letter(
        request, title, [request.ask.title], quote=note.words, after=_after(note)
    )


def _to_person(note: Note):
    request = note.request
    title = _("%s writes to you") % request.ask.asked_by.name
    return to_person_letter(
        request,
        title,
        [request.ask.title],
        quote=note.words,
        after=_after(note),
        primary=Button(_("Open the request"), answer_url(request, "open")),
        footer_links=[Button(_("Report misuse"), answer_url(request, "report"))],
    )


def _after(note: Note) -> list[str]:
    lines = []
    if relay_address.of(note.request, note.side):
        lines.append(_("Answer by answering this letter. Your address is not shown."))
    if found := hosts(note.words):
        lines.append(_("Links lead to: %s") % found)
    if note.attachments:
        lines.append(
            ngettext(
                "%s file was left out: files are not passed on.",
                "%s files were left out: files are not passed on.",
                note.attachments,
            )
            % note.attachments
        )
    return lines


def say_not_passed_on(request: Request, side: str, why: str) -> None:
    """To the writer alone, at the address that we know: why their letter went no further."""
    if side == Note.Side.PERSON:
        to_person(
            request,
            lambda: to_person_letter(
                request,
                _("Your letter was not passed on as it was"),
                [why],
                primary=Button(_("Write on the page instead"), answer_url(request, "open")),
            ),
            kind=Message.Kind.NOTICE,
        )
        return
    to_asker(
        request,
        lambda: to_teacher_letter(
            request,
            _("Your letter was not passed on as it was"),
            [why],
            primary=Button(_("Write on the page instead"), asker_page(request)),
        ),
        kind=Message.Kind.NOTICE,
    )
