"""The time together: what they want to reach, when they met, whether it is a good fit."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement import linking
from engagement.mentoring import Refused, letters, locks
from engagement.models import FitCheck, Meeting, MentorPair, MentorRound

SILENT_AFTER = timedelta(days=30)


@transaction.atomic
def note_meeting(pair_id: int, side: str, on: date) -> None:
    """They met that day. Noted once, whoever says it. Raises Refused."""
    pair = _running(pair_id)
    begun = timezone.localtime(pair.started_at).date()
    if not begun <= on <= timezone.localdate():
        raise Refused(_("Choose a day since you became a pair, today at the latest."))
    Meeting.objects.get_or_create(pair=pair, on=on, defaults={"noted_by": side})


@transaction.atomic
def set_goals(pair_id: int, words: str) -> None:
    """What the two have agreed on; both see and may change it. Raises Refused."""
    pair = _running(pair_id)
    if refused := linking.why_not(words):
        raise Refused(refused)
    pair.goals = words
    pair.save(update_fields=["goals"])


@transaction.atomic
def say_fit(pair_id: int, side: str, *, fits: bool, words: str = "") -> None:
    """For the alumni office alone. May be said anew. Raises Refused."""
    pair = _running(pair_id)
    FitCheck.objects.update_or_create(
        pair=pair, side=side, defaults={"fits": fits, "words": words, "at": timezone.now()}
    )


@transaction.atomic
def ask_fit(pair_id: int) -> bool:
    """After the first meeting, or a month: is it a good fit? Once, to both."""
    pair = locks.pair(pair_id)
    if pair.state != MentorPair.State.ACTIVE or pair.asked_fit_at:
        return False
    pair.asked_fit_at = timezone.now()
    pair.save(update_fields=["asked_fit_at"])
    letters.ask_fit(pair)
    return True


def worries(of: MentorRound) -> list[tuple[MentorPair, list[str]]]:
    """Running pairs that the office should look at, and why, the oldest first."""
    now = timezone.now()
    pairs = (
        of.pairs.active()
        .with_both()
        .prefetch_related("meetings", "checks")
        .order_by("started_at", "pk")
    )
    found = [(pair, _why(pair, now - SILENT_AFTER)) for pair in pairs]
    return [(pair, why) for pair, why in found if why]


def _why(pair: MentorPair, silent_since) -> list[str]:
    """ "bad_fit", "not_met", "silent": what there is to worry about."""
    why = []
    if any(not check.fits for check in pair.checks.all()):
        why.append("bad_fit")
    days = [meeting.on for meeting in pair.meetings.all()]
    if not days and pair.started_at <= silent_since:
        why.append("not_met")
    if days and max(days) <= timezone.localtime(silent_since).date():
        why.append("silent")
    return why


def _running(pair_id: int) -> MentorPair:
    pair = locks.pair(pair_id)
    if pair.state != MentorPair.State.ACTIVE:
        raise Refused(_("This pair is not running."))
    return pair
