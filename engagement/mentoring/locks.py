"""One thing at a time happens in a round; whoever changes it holds its row first."""

from engagement.models import MentorPair, MentorRound, RoundMentor


def round_of(key: int) -> MentorRound:
    """The round, held until the transaction ends."""
    return MentorRound.objects.select_for_update().get(pk=key)


def pair(key: int) -> MentorPair:
    """The pair, after its round is held."""
    round_of(MentorPair.objects.values_list("round_id", flat=True).get(pk=key))
    return MentorPair.objects.with_both().get(pk=key)


def mentor(key: int) -> RoundMentor:
    """The mentor's row, held: nobody else gives away their places meanwhile."""
    round_of(RoundMentor.objects.values_list("round_id", flat=True).get(pk=key))
    rows = RoundMentor.objects.select_related("person", "round")
    return rows.select_for_update(of=("self",)).get(pk=key)
