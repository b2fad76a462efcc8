"""Campaigns and single letters through a provider over HTTP: nobody gets a letter twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns import again, ledger, outbox, sending
from campaigns.models import Campaign, Message
from integrations import http_mail
from tests.campaigns import mailroom
from tests.campaigns.fake_provider import Answer, FakeProvider
from tests.factories import PersonFactory

pytestmark = pytest.mark.usefixtures("committed_db")
State = Campaign.State


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    monkeypatch.setattr(http_mail, "PAUSES", (0.0, 0.01, 0.01))
    monkeypatch.setattr(http_mail, "TIMEOUT", 0.5)


def _drained(settings, campaign, answer=None):
    with FakeProvider(answer) as provider:
        settings.EMAIL_URL = provider.url
        sending.drain(campaign.pk, seconds=10)
    campaign.refresh_from_db()
    return provider


def test_everybody_gets_the_campaign_once(settings):
    campaign = mailroom.begun(40)

    provider = _drained(settings, campaign)

    assert campaign.state == State.DONE
    assert sorted(provider.emails.values()) == [1] * 40
    assert {told["subject"] for told in provider.taken.values()} == {"Hej Åsa"}
    assert ledger.of(campaign).balanced


def test_letters_without_an_answer_are_sent_again_and_arrive_once(settings):
    """All attempts of three requests are taken and cut; then the line is good."""
    campaign = mailroom.begun(40)

    def answer(told, nth):
        return Answer(0, before=False) if 10 <= nth < 19 else None

    provider = _drained(settings, campaign, answer)

    book = ledger.of(campaign)
    assert campaign.state == State.DONE
    assert sorted(provider.emails.values()) == [1] * 40
    assert (book.sent, book.uncertain, book.balanced) == (40, 0, True)
    assert max(provider.keys.values()) > 3


def test_a_day_later_the_campaigns_own_choice_holds(settings):
    campaign = mailroom.begun(10)
    Campaign.objects.update(started_at=timezone.now() - timedelta(hours=24))

    unlucky = campaign.recipients.get(seq=4).email

    def answer(told, nth):
        return Answer(0, before=False) if unlucky in told["to"][0] else None

    provider = _drained(settings, campaign, answer)

    book = ledger.of(campaign)
    assert (book.sent, book.uncertain, book.balanced) == (9, 1, True)
    assert max(provider.keys.values()) == len(http_mail.PAUSES)


def test_what_is_refused_for_us_stops_the_campaign_and_bars_nobody(settings):
    campaign = mailroom.begun(20)
    unverified = Answer(403, "validation_error", "The alumni.example domain is not verified")

    _drained(settings, campaign, lambda told, nth: unverified)

    assert campaign.state == State.STOPPED
    assert "domain is not verified" in campaign.stop_reason
    assert ledger.of(campaign).balanced


def test_an_address_of_no_possible_form_fails_alone(settings):
    campaign = mailroom.begun(10)
    invalid = Answer(422, "validation_error", "Invalid `to` field.")

    _drained(settings, campaign, lambda told, nth: invalid if nth == 3 else None)

    book = ledger.of(campaign)
    assert campaign.state == State.DONE
    assert (book.sent, book.failed) == (9, 1)


def test_a_single_letter_that_may_have_gone_is_sent_again_and_arrives_once(settings):
    message = outbox.post(
        PersonFactory(), to="maja@alumni.example", kind=Message.Kind.NOTICE, subject="Hej", text="x"
    )

    with FakeProvider(lambda told, nth: Answer(0, before=False) if nth < 4 else None) as provider:
        settings.EMAIL_URL = provider.url
        outbox.send_due()
        message.refresh_from_db()
        waiting = message.state
        Message.objects.update(next_at=timezone.now())
        outbox.send_due()

    message.refresh_from_db()
    assert (waiting, message.state) == (Message.State.WAITING, Message.State.SENT)
    assert provider.emails == {"maja@alumni.example": 1}
    assert list(provider.keys.values()) == [4]


def test_a_mail_server_never_knows_a_letter_again(settings):
    settings.EMAIL_URL = "smtp://relay.example"

    assert not again.recognised(timezone.now())
    assert not again.at_once(Campaign(started_at=timezone.now()))
    assert again.at_once(Campaign(uncertain_policy=Campaign.Uncertain.RESEND))
