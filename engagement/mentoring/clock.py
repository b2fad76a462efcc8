"""What happens in the mentor programme by the clock. Each may run twice and harms nobody."""

from django.utils import timezone

from engagement.mentoring import answering, ending, following, inviting, pairing
from engagement.models import MentorPair, MentorRound


def remind() -> int:
    """Invitations without a word and offers half of whose time is over."""
    now = timezone.now()
    mentors = sum(inviting.remind(key) for key in inviting.to_remind())
    return mentors + sum(answering.remind(key) for key in _keys(MentorPair.objects.halfway(now)))


def lapse() -> int:
    """Offers whose time is over, and mentors who are gone; then everybody's next choice."""
    for key in _keys(MentorPair.objects.whose_mentor_is_gone()):
        ending.drop(key)
    overdue = MentorPair.objects.overdue(timezone.now())
    number = sum(answering.lapse(key) for key in _keys(overdue))
    for key in list(MentorRound.objects.under_way().order_by("pk").values_list("pk", flat=True)):
        pairing.next_choice(key)
    return number


def ask_fit() -> int:
    due = MentorPair.objects.to_ask_about_fit(timezone.now())
    return sum(following.ask_fit(key) for key in _keys(due))


def _keys(pairs) -> list[int]:
    return list(pairs.order_by("pk").values_list("pk", flat=True))
