import pytest

from config.embedded import mentors
from engagement.models import MentorPair, MentorRound
from tests.engagement.mentoring.stage import willing
from tests.factories import ProgrammeFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_the_demo_has_a_round_that_is_over_one_being_paired_and_one_to_apply_to():
    for _ in range(8):
        TopicFactory()
    ProgrammeFactory()
    johan, *_others = [willing() for _ in range(26)]

    mentors.load(johan)

    stages = MentorRound.objects.order_by("pk")
    assert [of.stage for of in stages] == ["closed", "open", "pairing"]
    over, _open, pairing = stages
    assert over.pairs.filter(outcome=MentorPair.Outcome.CARRIED_THROUGH).count() >= 4
    assert pairing.pairs.proposed().count() >= 12
    assert pairing.mentors.filter(person=johan, confirmed_at__isnull=False).exists()
