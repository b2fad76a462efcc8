"""What mentoring asks of a person, for the common ceilings, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from engagement.models import MentorPair, RoundMentor


def asked(people: Sequence[int], since: datetime | None) -> dict[int, int]:
    """How often each was asked to be a mentor, or became one, since then. Without a moment: how
    many invitations and offers wait for their word now."""
    mentors = RoundMentor.objects.filter(person__in=people)
    pairs = MentorPair.objects.filter(mentor__person__in=people)
    if since is None:
        mentors = mentors.unanswered().filter(round__closed_at=None)
        pairs = pairs.offered().filter(mentor_accepted_at=None)
    else:
        mentors, pairs = mentors.filter(invited_at__gte=since), pairs.filter(started_at__gte=since)
    both = mentors.order_by().values_list("person", flat=True)
    return Counter(both.union(pairs.order_by().values_list("mentor__person", flat=True), all=True))
