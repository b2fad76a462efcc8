import threading
import time

import pytest
from django.db import connections
from django.utils import timezone

from alumni.models import Address, Person, Purpose
from campaigns import audience, chunks, journal, lanes, ledger, sending
from campaigns.models import Campaign, Chunk, DeliveryException, Flow, Suppression
from tests.campaigns.drafts import draft
from tests.campaigns.mailroom import FakeServer, begun, people
from tests.factories import consent

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture(autouse=True)
def _relay(settings):
    settings.MAIL_LEASE_SECONDS = 3.0
    settings.MAIL_CONNECTIONS = 2


def _book(campaign):
    book = ledger.of(campaign)
    assert book.balanced, book
    return book


def test_everyone_gets_one_letter_and_the_ledger_balances(settings):
    campaign = begun(7)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DONE
    assert sorted(server.emails.values()) == [1] * 7
    assert (_book(campaign).sent, _book(campaign).remaining) == (7, 0)
    body = server.taken[0][1]
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in body
    assert b"\r\n.en rad med punkt" in body


def test_a_server_without_pipelining_is_spoken_to_step_by_step(settings):
    campaign = begun(5)
    with FakeServer(features="8BITMIME") as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    assert sorted(server.emails.values()) == [1] * 5
    assert _book(campaign).sent == 5


def test_unknown_user_fails_alone_and_the_address_is_barred(settings):
    campaign = begun(4)
    unlucky = Address.objects.order_by("pk")[1].email

    def answer(verb, text, nth):
        return b"550 5.1.1 User unknown\r\n" if verb == "RCPT" and unlucky in text else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    book = _book(campaign)
    assert (book.sent, book.failed) == (3, 1)
    assert Suppression.objects.covers(unlucky)
    assert Address.objects.get(email=unlucky).state == Address.State.DEAD
    assert sum(server.emails.values()) == 3


def test_policy_refusals_stop_the_campaign_with_the_relays_words_and_bar_nobody(settings):
    campaign = begun(12)

    def answer(verb, text, nth):
        return b"550 5.7.1 Message refused by policy\r\n" if verb == "BODY" else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.STOPPED
    assert "refused by policy" in campaign.stop_reason
    assert not Suppression.objects.exists()
    assert _book(campaign).sent == 0

    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        campaign.resume()
        sending.drain(campaign.pk)
        sending.drain(campaign.pk)

    book = _book(campaign)
    assert (book.sent + book.failed, book.remaining) == (12, 0)
    assert max(server.emails.values()) == 1


@pytest.mark.parametrize("verb", ["RCPT", "MAIL", "BODY", "DATA"])
def test_what_is_refused_for_now_waits_and_is_sent_later(settings, verb):
    campaign = begun(4)

    def answer(said, text, nth):
        return b"451 4.3.0 try later\r\n" if said == verb and nth == 2 else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        book = _book(campaign)
        assert (book.sent, book.waiting, book.remaining) == (3, 1, 1)

        Flow.objects.all().delete()  # it was told to go slower, and a while has passed
        campaign.exceptions.update(next_at=timezone.now())
        sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DONE
    assert _book(campaign).sent == 4
    assert sorted(server.emails.values()) == [1] * 4


def test_a_relay_that_is_down_makes_the_campaign_wait_and_loses_nothing(settings):
    campaign = begun(3)
    settings.EMAIL_URL = "smtp://127.0.0.1:9"
    sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.SENDING
    assert campaign.wait_until > timezone.now()
    assert campaign.stop_reason
    assert _book(campaign).remaining == 3

    Campaign.objects.update(wait_until=None)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
    assert sorted(server.emails.values()) == [1] * 3


def test_what_a_campaign_was_stopped_with_is_not_overwritten_by_another_worker():
    campaign = begun(1)
    elsewhere = Campaign.objects.get(pk=campaign.pk)
    campaign.stop("554 5.7.1 Refused by policy")

    elsewhere.wait(None)
    elsewhere.wait(timezone.now(), Campaign.Wait.RELAY, "421 away", 1)

    assert elsewhere.stop_reason == "554 5.7.1 Refused by policy"
    assert elsewhere.wait_until is None


def test_421_at_the_door_is_waited_out(settings):
    campaign = begun(3)
    with FakeServer(
        lambda verb, text, nth: b"421 4.7.0 busy\r\n" if verb == "CONNECT" else b""
    ) as s:
        settings.EMAIL_URL = s.url
        sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert "busy" in campaign.stop_reason
    assert _book(campaign).remaining == 3


def test_a_connection_lost_after_the_body_is_uncertain_until_a_person_decides(settings):
    campaign = begun(6)

    def answer(verb, text, nth):
        return None if verb == "BODY" and nth == 3 else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        book = _book(campaign)
        assert (book.sent, book.uncertain) == (5, 1)
        assert max(server.emails.values()) == 1

        row = campaign.exceptions.get()
        assert campaign.settle(row.seq, "sent")
    assert _book(campaign).sent == 6


def test_an_uncertain_letter_is_sent_again_only_on_a_persons_word(settings):
    campaign = begun(2)

    def answer(verb, text, nth):
        return None if verb == "BODY" and nth == 1 else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        campaign.refresh_from_db()
        assert campaign.state == Campaign.State.DONE
        assert campaign.settle(campaign.exceptions.get().seq, "resend")
        sending.drain(campaign.pk)

    book = _book(campaign)
    assert (book.sent, book.uncertain) == (2, 0)
    assert sum(server.emails.values()) == 3


def test_withdrawal_and_suppression_win_over_letters_already_prepared(settings):
    campaign = begun(5)
    first, second, third, *_rest = Person.objects.order_by("pk")
    consent(first, granted=False)
    Suppression.add(second.primary_address.email, Suppression.Reason.COMPLAINT, keep_address=False)
    third.protect()
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    book = _book(campaign)
    assert book.sent == 2
    assert book.left_out == {"withdrawn": 1, "suppressed": 1, "gone": 1}
    assert sum(server.emails.values()) == 2


def test_pause_stops_within_a_second_and_resume_goes_on(settings):
    campaign = begun(60)

    def answer(verb, text, nth):
        time.sleep(0.05)
        if verb == "BODY" and nth == 5:
            Campaign.objects.update(state=Campaign.State.PAUSED)
        return b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        # A second in letters, which no busy machine can stretch: 0.2 s each over two connections,
        # and those that were on their way.
        assert 5 <= len(server.taken) <= 5 + 10 + 4
        book = _book(campaign)
        assert book.sent == len(server.taken)

        server.answer = lambda verb, text, nth: b""
        campaign.refresh_from_db()
        campaign.resume()
        sending.drain(campaign.pk)
    assert sorted(server.emails.values()) == [1] * 60


def test_the_pace_is_kept(settings):
    campaign = begun(30, rate_per_minute=600)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=1.5)

    assert 1 <= len(server.taken) <= 26
    assert _book(campaign).sent == len(server.taken)


def test_a_lost_journal_holds_what_may_have_gone(settings):
    campaign = begun(200)
    Chunk.objects.filter(campaign=campaign).update(
        state=1, worker="elsewhere", attempts=1, done=50, lease_until=timezone.now()
    )
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    book = _book(campaign)
    assert book.uncertain == 116
    assert len(server.taken) == 200 - 50 - 116
    assert campaign.exceptions.filter(kind=DeliveryException.Kind.UNCERTAIN).count() == 116


def test_a_second_loss_before_the_first_mark_doubles_nothing(settings, monkeypatch, tmp_path):
    campaign = begun(200)
    Chunk.objects.update(
        state=1, worker="elsewhere", attempts=1, done=10, lease_until=timezone.now()
    )

    class MachineLostError(BaseException):
        pass

    def lost(run, to, reply):
        raise MachineLostError

    monkeypatch.setattr(lanes, "MARK_AFTER", 60)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        with monkeypatch.context() as patch, pytest.raises(MachineLostError):
            patch.setattr(lanes.ChunkRun, "_answered", lost)
            sending.drain(campaign.pk)
        assert server.taken
        Chunk.objects.update(lease_until=timezone.now())
        settings.MAIL_JOURNAL_DIR = tmp_path
        sending.drain(campaign.pk)

    assert _book(campaign).remaining == 0
    assert max(server.emails.values()) == 1


def test_a_journal_of_an_earlier_life_of_the_database_counts_for_nothing(settings):
    campaign = begun(3)
    earlier = journal.Journal(campaign.pk, 0, 1, 3)
    earlier.marks[:] = bytes([journal.ACCEPTED]) * 3
    earlier.close()

    chunks.claim(campaign.pk, "a worker that is killed at once")
    Chunk.objects.update(lease_until=timezone.now())
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    assert len(server.taken) == 3


def test_cancelling_counts_the_rest_as_left_out(settings):
    campaign = begun(4)
    campaign.cancel(None)

    book = _book(campaign)
    assert book.left_out == {"cancelled": 4}
    assert book.remaining == 0


def test_a_purpose_that_now_asks_for_consent_reaches_nobody_without_it(settings):
    campaign = begun(3, purpose="service")
    willing = Person.objects.order_by("pk").first()
    consent(willing, "service")
    Purpose.objects.filter(code="service").update(basis=Purpose.Basis.CONSENT)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    assert set(server.emails) == {willing.primary_address.email}
    assert _book(campaign).left_out == {"no_consent": 2}


def test_pressed_by_two_at_the_same_moment_it_begins_once():
    people(5)
    campaign, ready, outcomes = draft(), threading.Barrier(2), []

    def press():
        mine = Campaign.objects.get(pk=campaign.pk)
        ready.wait(10)
        try:
            audience.prepare(mine, None, Person.objects.all(), at_once=True)
            outcomes.append("begun")
        except audience.Overtaken:
            outcomes.append("overtaken")
        finally:
            connections.close_all()

    staff = [threading.Thread(target=press) for _each in range(2)]
    for each in staff:
        each.start()
    for each in staff:
        each.join(30)

    assert sorted(outcomes) == ["begun", "overtaken"]
    assert campaign.recipients.count() == 5
    assert campaign.chunks.count() == 1
