"""The signed links of the programme: one page for a mentor, one for a student, and their acts."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from campaigns import actions
from engagement.models import MentorApplication, MentorPair, RoundMentor, Side

AFTERWARDS = timedelta(days=60)
Row = RoundMentor | MentorApplication


def page(row: Row) -> str:
    """The page of a mentor or a student in a round. It works until 60 days after the end."""
    return act(row, "")


def act(row: Row, name: str, pair: MentorPair | None = None) -> str:
    """Where a form of that page is sent to."""
    side = Side.MENTOR if isinstance(row, RoundMentor) else Side.STUDENT
    return actions.url(
        f"engagement.{side}",
        person_id=row.person_id if side == Side.MENTOR else actions.NOBODY,
        argument=":".join([str(row.pk), name, str(pair.pk) if pair else ""]),
        expires_in=_life(row),
    )


def row_of(pair: MentorPair, side: str) -> Row:
    return pair.mentor if side == Side.MENTOR else pair.application


def _life(row: Row) -> timedelta:
    end = timezone.make_aware(datetime.combine(row.round.ends_on, time.max))
    return max(end - timezone.now(), timedelta()) + AFTERWARDS
