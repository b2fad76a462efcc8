"""One thing at a time happens in a round; whoever changes it holds its row first."""

from django.utils.translation import gettext as _

from engagement.mentoring import Refused
from engagement.models import MentorPair, MentorRound, RoundMentor


def round_of(key: int) -> MentorRound:
    """The round, held until the transaction ends."""
    return MentorRound.objects.select_for_update().get(pk=key)


def pair(key: int) -> MentorPair:
    """The pair, after its round is held. Raises Refused where somebody paired anew meanwhile."""
    pairs = MentorPair.objects.filter(pk=key)
    held = pairs.values_list("round_id", flat=True).first()
    found = pairs.with_both().first() if held and round_of(held) else None
    if found is None:
        raise Refused(_("This pair is gone: the round has been paired anew. Look at it again."))
    return found


def mentor(key: int) -> RoundMentor:
    """The mentor's row, held: nobody else gives away their places meanwhile."""
    round_of(RoundMentor.objects.values_list("round_id", flat=True).get(pk=key))
    rows = RoundMentor.objects.select_related("person", "round")
    return rows.select_for_update(of=("self",)).get(pk=key)
