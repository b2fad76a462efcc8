"""What came back, counted: when a campaign is halted, and how it goes on."""

import pytest

from campaigns import tasks
from campaigns.feedback import rates
from campaigns.models import Campaign, DeliveryException, Halt, Incoming
from tests.campaigns import mailroom
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sending():
    """Being sent: a thousand have gone."""
    row = mailroom.begun(0)
    row.chunks.create(number=0, size=500, done=500, state=2)
    row.chunks.create(number=1, size=500, done=500, state=2)
    row.chunks.create(number=2, size=500)
    Campaign.objects.filter(pk=row.pk).update(chosen=1500)
    return row


def came(campaign, kind, number, cause=""):
    Incoming.objects.bulk_create(
        Incoming(key=f"{kind}{cause}{n}", source="pipe", kind=kind, cause=cause,
                 campaign=campaign, seq=n)
        for n in range(1, number + 1)
    )  # fmt: skip
    return rates.judge(campaign)


def test_three_complaints_of_a_thousand_halt_with_the_reason_in_words(sending):
    assert came(sending, "complaint", 2) is None
    Incoming.objects.create(key="x", source="pipe", kind="complaint", campaign=sending, seq=900)

    halt = rates.judge(sending)

    sending.refresh_from_db()
    assert sending.state == Campaign.State.STOPPED
    assert (halt.why, halt.number, halt.of) == (Halt.Why.COMPLAINTS, 3, 1000)


def test_two_complaints_of_a_thousand_are_too_few_to_tell(sending):
    came(sending, "complaint", 2)

    assert rates.of(sending).complaint_level == rates.GOOD


def test_bounces_warn_above_two_percent_and_halt_at_five(sending):
    assert came(sending, "bounce", 30, "unknown") is None
    assert rates.of(sending).bounce_level == rates.WARN
    Incoming.objects.all().delete()

    assert came(sending, "bounce", 50, "unknown").why == Halt.Why.BOUNCES


def test_full_mailboxes_are_not_hard_bounces(sending):
    assert came(sending, "bounce", 200, "full") is None
    assert rates.of(sending).bounce_level == rates.GOOD


def refused(campaign, number, code):
    campaign.exceptions.all().delete()
    DeliveryException.objects.bulk_create(
        DeliveryException(campaign=campaign, seq=seq, kind="failed", smtp_code=code)
        for seq in range(1, number + 1)
    )


def test_addresses_that_the_mail_server_refuses_at_once_halt_it_though_nothing_comes_back(sending):
    refused(sending, 49, "5.1.1")
    tasks.sweep()
    assert not Halt.objects.exists()

    refused(sending, 50, "5.1.1")
    tasks.sweep()

    sending.refresh_from_db()
    assert sending.state == Campaign.State.STOPPED
    assert Halt.objects.get().why == Halt.Why.BOUNCES


@pytest.mark.parametrize("code", ["5.2.2", "4.4.1", "451"])
def test_a_full_mailbox_and_three_days_of_not_now_are_no_hard_bounces(sending, code):
    refused(sending, 200, code)
    tasks.sweep()

    sending.refresh_from_db()
    assert sending.state == Campaign.State.SENDING
    found = rates.of(sending)
    assert (found.sent, found.bounces, found.soft, found.delivered) == (1000, 0, 200, 800)


def test_one_of_three_is_no_alarm():
    campaign = mailroom.begun(4)
    campaign.chunks.update(done=4, state=2)

    came(campaign, "complaint", 1)
    came(campaign, "bounce", 3, "unknown")

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.SENDING


def test_a_halted_campaign_goes_on_with_a_reason_alone_and_halts_anew_when_it_doubles(sending):
    came(sending, "complaint", 3)
    sending.refresh_from_db()
    staff = UserFactory(role="staff")

    assert not sending.resume()
    assert not rates.lift(sending, staff, " ")
    assert rates.lift(sending, staff, "en kampanj av en läsare")
    assert sending.state == Campaign.State.SENDING
    assert rates.judge(sending) is None
    Incoming.objects.bulk_create(
        Incoming(key=f"n{n}", source="pipe", kind="complaint", campaign=sending, seq=100 + n)
        for n in range(3)
    )
    assert rates.judge(sending).number == 6
