"""The two write to each other through the relay: on the page or by mail, by the same rules."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement import asking, hiding, letters, linking
from engagement.models import Note, Request

# Per side of a request. A machine that answers a machine stops here, whatever it calls itself.
MOST_IN_AN_HOUR, MOST_IN_A_DAY = 6, 20


class NotPassedOn(ValueError):
    """What was written goes no further. The message is written for the writer."""


@transaction.atomic
def write(
    request_id: int,
    side: str,
    words: str,
    *,
    by_mail: bool = False,
    message_id: str = "",
    attachments: int = 0,
) -> Note | None:
    """Store what one of the two wrote and pass it on, without addresses before a yes.

    None when the very letter, or the very words, were passed on already. Raises NotPassedOn.
    """
    request = asking.locked(request_id)
    words = words.replace("\r\n", "\n").strip()
    _refuse(request, words, attachments)
    if _is_again(request, side, words, message_id):
        return None
    _slow_down(request, side)
    shown = words if request.shares_with_asker else hiding.hidden(request, words)
    note = Note.objects.create(
        request=request,
        side=side,
        writer=request.ask.asked_by if side == Note.Side.ASKER else None,
        words=shown,
        by_mail=by_mail,
        message_id=message_id,
        attachments=min(attachments, 100),
        masked=shown != words,
    )
    if side == Note.Side.PERSON:
        asking.note_read(request.pk)
    letters.pass_on(note)
    return note


def _refuse(request: Request, words: str, attachments: int) -> None:
    if not request.is_talking:
        raise NotPassedOn(_("The conversation is over: nothing more is passed on."))
    if not words and attachments:
        raise NotPassedOn(_("Files are not passed on. Say in words what they hold, or link to it."))
    if not words:
        raise NotPassedOn(_("There was nothing to pass on. Write something first."))
    if len(words) > Note.LONGEST:
        raise NotPassedOn(
            _("The message is too long: %(number)s characters of at most %(most)s.")
            % {"number": len(words), "most": Note.LONGEST}
        )
    if refused := linking.why_not(words):
        raise NotPassedOn(refused)


def _is_again(request: Request, side: str, words: str, message_id: str) -> bool:
    """The same letter fetched twice, or a button pressed twice, or two machines in a loop."""
    written = request.notes.filter(side=side)
    if message_id and written.filter(message_id=message_id).exists():
        return True
    hidden = hiding.hidden(request, words)
    today = written.filter(at__gte=timezone.now() - timedelta(days=1))
    return today.filter(words__in=[words, hidden]).exists()


def _slow_down(request: Request, side: str) -> None:
    now = timezone.now()
    written = request.notes.filter(side=side)
    lately = written.filter(at__gte=now - timedelta(hours=1)).count()
    today = written.filter(at__gte=now - timedelta(days=1)).count()
    if lately >= MOST_IN_AN_HOUR or today >= MOST_IN_A_DAY:
        raise NotPassedOn(_("You have written much in a short time. Wait an hour and try again."))
