"""At nine where each reader lives, once letters leave: who goes, who waits, and nobody is lost."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import User
from campaigns import ledger, local_hours, scheduling, sending, trials
from campaigns.models import Campaign, Chunk, Trial
from tests.campaigns.drafts import draft
from tests.campaigns.mailroom import begun
from tests.campaigns.test_local_hours import living_in, planned, today_at
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("committed_db", "small_chunks")


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def shifted(campaign: Campaign, **hours: float) -> None:
    """Let the hour of every chunk be so long ago (or ahead), whatever the clock says now."""
    moment = timezone.now() - timedelta(**hours)
    Chunk.objects.filter(campaign=campaign).update(not_before=moment)


def test_what_has_not_its_hour_waits_and_the_rest_goes(relay, staff):
    living_in("SE", 12), living_in("US", 4)
    campaign = planned(today_at(9), staff)
    now = timezone.now()
    Chunk.objects.filter(campaign=campaign, number__lt=2).update(not_before=now)
    Chunk.objects.filter(campaign=campaign, number=2).update(not_before=now + timedelta(hours=6))

    done = sending.drain(campaign.pk)
    campaign.refresh_from_db()

    assert (done.accepted, done.more) == (12, False)
    assert not sending.has_work(campaign)
    assert not sending.finish_if_done(campaign)
    assert campaign.state == Campaign.State.SENDING
    [stop] = local_hours.waiting(campaign)
    assert (stop.people, stop.leaves) == (4, now + timedelta(hours=6))
    assert (ledger.of(campaign).sent, ledger.of(campaign).remaining) == (12, 4)
    assert ledger.of(campaign).balanced

    shifted(campaign, minutes=1)
    assert sending.has_work(campaign)
    sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert (campaign.state, len(relay.taken)) == (Campaign.State.DONE, 16)
    assert set(relay.emails.values()) == {1}
    assert local_hours.waiting(campaign) == []


@pytest.mark.parametrize(
    ("hours", "leaves"), [(-1, False), (0.1, True), (11.9, True), (12.1, False), (24.1, True)]
)
def test_after_a_pause_or_an_outage_nothing_leaves_by_night(relay, staff, hours, leaves):
    living_in("US", 4)
    campaign = planned(today_at(9), staff)
    campaign.pause()
    shifted(campaign, hours=hours)

    campaign.resume()
    sending.drain(campaign.pk)

    assert len(relay.taken) == (4 if leaves else 0)
    assert len(local_hours.waiting(campaign)) == (0 if leaves else 1)
    assert ledger.of(campaign).balanced


def test_a_chunk_whose_worker_died_is_taken_over_in_its_hours_alone(relay, staff):
    living_in("US", 4)
    campaign = planned(today_at(9), staff)
    lost = {"state": Chunk.State.TAKEN, "worker": "gone", "lease_until": timezone.now()}
    Chunk.objects.filter(campaign=campaign).update(**lost)
    shifted(campaign, hours=13)
    sending.drain(campaign.pk)
    assert relay.taken == []

    shifted(campaign, hours=1)
    Campaign.objects.update(uncertain_policy=Campaign.Uncertain.RESEND)
    sending.drain(campaign.pk)

    assert len(relay.taken) == 4


def test_a_second_try_keeps_the_readers_hours_too(relay, staff):
    living_in("US", 4)
    campaign = planned(today_at(9), staff)
    shifted(campaign, minutes=5)
    relay.answer = lambda verb, text, nth: (
        b"450 4.2.1 later\r\n" if (verb, nth) == ("RCPT", 1) else b""
    )
    sending.drain(campaign.pk)
    assert len(relay.taken) == 3

    shifted(campaign, hours=13)  # one in the morning over there
    campaign.exceptions.update(next_at=timezone.now())
    sending.drain(campaign.pk)

    refused = campaign.exceptions.get()
    assert len(relay.taken) == 3
    assert (refused.kind, refused.tries) == ("waiting", 1)
    assert timedelta(hours=10) < refused.next_at - timezone.now() <= timedelta(hours=11)
    assert not sending.has_work(campaign)
    assert ledger.of(campaign).balanced

    shifted(campaign, hours=1)
    campaign.exceptions.update(next_at=timezone.now())
    sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert (campaign.state, len(relay.taken)) == (Campaign.State.DONE, 4)


def test_sent_at_once_after_all_nobody_waits(relay, client, staff):
    client.force_login(staff)
    living_in("US", 4)
    campaign = draft()
    scheduling.schedule(campaign, today_at(9) + timedelta(days=2), staff, local=True)

    client.post(reverse("campaign_send", args=[campaign.pk]))

    campaign.refresh_from_db()
    sending.drain(campaign.pk)
    assert campaign.local_at is None
    assert len(relay.taken) == 4


def test_a_test_is_drawn_among_those_with_the_university_s_hour(relay, staff):
    swedes, yanks = living_in("SE", 40), living_in("US", 15)
    campaign = draft(subject_sv="Maja i norr", subject_en="", body_en=[])
    Trial.objects.create(campaign=campaign, share=20, least=1, subject_sv="Ljuset i norr")
    campaign = planned(today_at(9), staff, campaign)

    trial = Trial.objects.get(campaign=campaign)
    tested = campaign.recipients.filter(seq__lte=trial.tested)
    assert trial.tested == 22
    assert set(tested.values_list("person", flat=True)) <= swedes
    states = Chunk.objects.filter(campaign=campaign).order_by("number")
    assert list(states.values_list("size", "state")) == [
        (10, 0), (10, 0), (2, 0), (10, 3), (8, 3), (10, 3), (5, 3)
    ]  # fmt: skip
    assert ledger.of(campaign).recipients == 55
    assert ledger.of(campaign).balanced

    shifted(campaign, minutes=5)
    sending.drain(campaign.pk)
    assert len(relay.taken) == 22
    trials.step(campaign)
    assert trials.decide(Trial.objects.get(pk=trial.pk))
    overseas = campaign.recipients.filter(person__in=yanks).values_list("seq", flat=True)
    later = {(seq - 1) // 10 for seq in overseas}
    Chunk.objects.filter(campaign=campaign, number__in=later).update(
        not_before=timezone.now() + timedelta(hours=6)
    )
    sending.drain(campaign.pk)
    assert len(relay.taken) == 40
    assert [stop.people for stop in local_hours.waiting(campaign)] == [10, 5] or [
        stop.people for stop in local_hours.waiting(campaign)
    ] == [15]

    shifted(campaign, minutes=5)
    sending.drain(campaign.pk)
    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DONE
    assert Counter(relay.emails.values()) == {1: 55}


def test_an_ordinary_campaign_waits_for_nothing(relay):
    campaign = begun(3)

    assert campaign.local_at is None
    sending.drain(campaign.pk)

    assert len(relay.taken) == 3
    assert local_hours.waiting(campaign) == []
    assert not Chunk.objects.exclude(not_before=None).exists()
