"""An ask goes to a colleague, who must want it. What a person shared does not go with it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni.models import User
from engagement import asking, letters
from engagement.models import Ask, Handover, Request


class CannotHandOver(ValueError):
    """The message is written for whoever tried."""


@transaction.atomic
def offer(ask: Ask, to_email: str, words: str = "") -> Handover:
    """Ask a colleague to take over. Raises CannotHandOver."""
    colleague = User.objects.filter(email=to_email.strip().lower(), is_active=True).first()
    if colleague is None or not colleague.asks_alumni or asking.is_stopped(colleague):
        raise CannotHandOver(_("No teacher here has that address. Check how it is written."))
    if colleague.pk == ask.asked_by_id:
        raise CannotHandOver(_("The request is that teacher's already."))
    try:
        with transaction.atomic():
            handover = Handover.objects.create(ask=ask, by=ask.asked_by, to=colleague, words=words)
    except IntegrityError:
        raise CannotHandOver(
            _("You have asked a colleague already. Wait for the answer.")
        ) from None
    letters.tell_offered(handover)
    return handover


@transaction.atomic
def answer(handover_id: int, *, accepted: bool) -> Handover:
    """The colleague's word. With a yes the ask is theirs, and every relay address of the one who
    asked is dead; the people are told, and their addresses are not. Safe to call twice.

    Raises CannotHandOver for the yes of somebody whom the office has stopped meanwhile.
    """
    handover = Handover.objects.select_for_update().select_related("by", "to").get(pk=handover_id)
    if handover.answered_at:
        return handover
    if accepted and asking.is_stopped(handover.to):
        raise CannotHandOver(_("You cannot ask alumni for now. Write to the alumni office."))
    ask = Ask.objects.select_for_update().get(pk=handover.ask_id)
    handover.answered_at, handover.accepted = timezone.now(), accepted
    handover.save(update_fields=["answered_at", "accepted"])
    if accepted:
        ask.asked_by = handover.to
        ask.save(update_fields=["asked_by"])
        for request in Request.objects.talked_about().filter(ask=ask):
            if request.is_talking:
                letters.tell_taken_over(request, handover.by)
    letters.tell_took_over(handover)
    return handover


def take_back(ask: Ask) -> None:
    """The one who asks has changed their mind before the colleague answered."""
    Handover.objects.open().filter(ask=ask).delete()
