"""A relay that stalls, hangs up, refuses or says half a word, at each step of the conversation:
the ledger balances, nobody gets two letters, and who got none is accounted for."""

import threading
import time

import pytest
from django.db import connections
from django.utils import timezone

from campaigns import ledger, outbox, sending
from campaigns.models import Campaign, Flow, Message, Suppression
from integrations import smtp
from tests.campaigns.mailroom import FakeServer, begun

pytestmark = pytest.mark.usefixtures("committed_db")

# A relay that asks to be left alone is asked again only when a turn is over.
TURN = 1.5
STEPS = ["MAIL", "RCPT", "DATA", "BODY"]
SAID = {
    "421": b"421 4.3.2 Service shutting down\r\n",
    "452": b"452 4.3.1 Insufficient system storage\r\n",
    "550": b"550 5.2.2 Mailbox full\r\n",
    "554": b"554 5.7.1 Refused by policy\r\n",
    "lines": b"450-4.2.1 first\r\n450-4.2.1 second\r\n450 4.2.1 third\r\n",
    "half a code": b"25",
    "half a reply": b"250-the rest\r\n250 ne",
    "nonsense": b"25250 2.0.0 ok\r\n",
    "too late": b"",
    "hangs up": None,
}


@pytest.fixture(autouse=True)
def _in_a_hurry(settings, monkeypatch):
    settings.MAIL_LEASE_SECONDS, settings.MAIL_CONNECTIONS = 5.0, 2
    monkeypatch.setattr(smtp, "DIALOGUE_TIMEOUT", 0.6)


def _goes_wrong(step, words, times, silence=1.2):
    def answer(verb, _text, nth):
        if verb == step and nth in times:
            time.sleep(0 if words else silence)
            return words
        return b""

    return answer


def _balanced(campaign, server):
    book = ledger.of(campaign)
    assert book.balanced, book
    assert book.chosen == 12
    assert not server.emails or max(server.emails.values()) == 1
    return book


def _again(campaign):
    """Time passes: the relay is well again, and whatever waits is due."""
    campaign.refresh_from_db()
    campaign.resume()
    Campaign.objects.filter(pk=campaign.pk).update(wait_until=None)
    campaign.exceptions.filter(kind="waiting").update(next_at=timezone.now())
    sending.drain(campaign.pk)


@pytest.mark.parametrize("pipelining", [True, False], ids=["pipelined", "step by step"])
@pytest.mark.parametrize(
    "said",
    [pytest.param(said, marks=() if words else pytest.mark.long) for said, words in SAID.items()],
)
def test_the_ledger_balances_whatever_the_relay_says(settings, said, pipelining):
    features = "PIPELINING" if pipelining else "8BITMIME"
    for number, step in enumerate(STEPS):
        campaign = begun(0 if number else 12)
        with FakeServer(_goes_wrong(step, SAID[said], {2, 5}), features=features) as server:
            settings.EMAIL_URL = server.url
            sending.drain(campaign.pk, seconds=TURN)
            _balanced(campaign, server)

            server.answer = lambda *_said: b""
            Flow.objects.all().delete()
            _again(campaign)
            _again(campaign)

            book = _balanced(campaign, server)
        assert book.remaining == 0, step
        assert book.sent + book.failed + book.uncertain == 12, step
        assert book.sent <= len(server.taken) <= book.sent + book.uncertain, step
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("step", STEPS)
def test_a_relay_that_refuses_everything_by_policy_stops_the_campaign(settings, step):
    campaign = begun(12)
    with FakeServer(_goes_wrong(step, SAID["554"], range(100))) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=10)

        book = _balanced(campaign, server)
    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.STOPPED
    assert (book.sent, book.uncertain) == (0, 0)


@pytest.mark.parametrize("pipelining", [True, False], ids=["pipelined", "step by step"])
@pytest.mark.parametrize("step", ["MAIL", "RCPT"])
def test_a_relay_that_refuses_by_policy_and_hangs_up_stops_the_campaign_too(
    settings, step, pipelining
):
    campaign = begun(12)
    banned = b"554 5.7.1 Your network is on a list\r\n\r"  # whole, and then the line is dead
    features = "PIPELINING" if pipelining else "8BITMIME"
    with FakeServer(_goes_wrong(step, banned, range(100)), features=features) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=10)

        _balanced(campaign, server)
    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.STOPPED
    assert "on a list" in campaign.stop_reason


def test_a_relay_that_takes_three_letters_a_connection_is_not_away(settings):
    campaign = begun(30)
    taken = threading.local()

    def answer(verb, _text, _nth):
        taken.number = 0 if verb == "CONNECT" else taken.number + (verb == "MAIL")
        return None if taken.number > 3 else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=20)

    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits) == (Campaign.State.DONE, 0)
    assert sorted(server.emails.values()) == [1] * 30


@pytest.mark.parametrize("pipelining", [True, False], ids=["pipelined", "step by step"])
def test_a_relay_that_says_421_after_so_many_letters_a_connection_slows_nobody(
    settings, pipelining
):
    campaign = begun(30)
    taken = threading.local()

    def answer(verb, _text, _nth):
        taken.number = 0 if verb == "CONNECT" else taken.number + (verb == "MAIL")
        return b"421 Too many messages in this connection\r\n\r" if taken.number > 3 else b""

    features = "PIPELINING" if pipelining else "8BITMIME"
    with FakeServer(answer, features=features) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=20)

    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits) == (Campaign.State.DONE, 0)
    assert sorted(server.emails.values()) == [1] * 30
    assert not Flow.objects.slowed().exists()


@pytest.mark.usefixtures("small_chunks")
def test_a_relay_that_lets_in_two_of_our_connections_is_not_knocked_at_and_slows_nobody(settings):
    settings.MAIL_CONNECTIONS = 4
    campaign = begun(60)  # six chunks

    def answer(verb, _text, nth):
        full = verb == "CONNECT" and nth > 2
        return b"421 4.7.0 Error: too many connections\r\n" if full else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=30)

    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits) == (Campaign.State.DONE, 0)
    assert sorted(server.emails.values()) == [1] * 60
    assert not Flow.objects.slowed().exists()
    assert server.counts["CONNECT"] == 4


@pytest.mark.parametrize(
    "said", [b"421 4.7.0 Too fast\r\n", b"421 Not now\r\n"], ids=["policy", "nor the next"]
)
def test_a_421_that_may_be_about_our_haste_is_obeyed(settings, said):
    settings.MAIL_CONNECTIONS = 1
    campaign = begun(12)
    once = said.startswith(b"421 4.7.0")

    def answer(verb, _text, nth):
        return said if verb == "MAIL" and (nth == 3 or (nth > 3 and not once)) else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=TURN)

        _balanced(campaign, server)
    assert "421" in Flow.objects.slowed().get(destination="").words


def _so_many(number, words, verb="MAIL"):
    """A relay that takes so many letters a connection; then it says so, or hangs up."""
    taken = threading.local()

    def answer(said, _text, _nth):
        taken.number = 0 if said == "CONNECT" else taken.number + (said == "MAIL")
        return words if said == verb and taken.number > number else b""

    return answer


FULL = b"421 Too many messages in this connection\r\n\r"


@pytest.mark.parametrize("words", [FULL, None], ids=["says 421", "hangs up"])
def test_second_tries_go_on_over_the_next_connection_and_slow_nobody(settings, words):
    campaign = begun(5)
    with FakeServer(lambda verb, *_rest: b"451 4.2.1\r\n" if verb == "RCPT" else b"") as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        server.answer = _so_many(2, words)
        _again(campaign)

    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits) == (Campaign.State.DONE, 0)
    assert sorted(server.emails.values()) == [1] * 5
    assert not Flow.objects.slowed().exists()


def test_a_second_try_that_no_connection_takes_waits_and_was_a_try_once(settings):
    campaign = begun(3)
    with FakeServer(lambda verb, *_rest: b"451 4.2.1\r\n" if verb == "RCPT" else b"") as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        server.answer = lambda verb, _text, nth: FULL if verb == "MAIL" and nth > 4 else b""
        _again(campaign)

    campaign.refresh_from_db()
    assert (len(server.taken), campaign.waits) == (1, 1)
    assert sorted(campaign.exceptions.values_list("tries", flat=True)) == [1, 2]
    assert "421" in Flow.objects.slowed().get(destination="").words
    assert ledger.of(campaign).balanced


@pytest.mark.parametrize("words", [FULL, None], ids=["says 421", "hangs up"])
def test_single_letters_go_on_over_the_next_connection_and_slow_nobody(settings, words):
    for number in range(5):
        outbox.post(None, to=f"p{number}@gmail.com", kind="code", subject="Kod", text="123456")
    with FakeServer(_so_many(2, words)) as server:
        settings.EMAIL_URL = server.url

        assert outbox.send_due() == 5

    assert sorted(server.emails.values()) == [1] * 5
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}
    assert not Flow.objects.slowed().exists()


@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_single_letters_that_no_connection_takes_wait_and_slow_whom_it_is_about(settings, verb):
    for number in range(3):
        outbox.post(None, to=f"p{number}@gmail.com", kind="code", subject="Kod", text="123456")
    full = {"MAIL": FULL, "RCPT": b"421 4.3.2 Not so fast\r\n\r"}[verb]
    with FakeServer(lambda said, _text, nth: full if said == verb and nth > 1 else b"") as server:
        settings.EMAIL_URL = server.url
        outbox.send_due()

    assert len(server.taken) == 1
    waiting = Message.objects.filter(state="waiting").order_by("-attempts", "pk")
    assert list(waiting.values_list("attempts", flat=True)) == [1, 0]
    assert Flow.objects.slowed().get().destination == ("" if verb == "MAIL" else "gmail")


def test_second_tries_refused_by_policy_and_hung_up_on_stop_the_campaign_too(settings):
    campaign = begun(6)
    banned = b"554 5.7.1 Your network is on a list\r\n\r"
    with FakeServer(lambda verb, *_rest: b"451 4.2.1\r\n" if verb == "RCPT" else b"") as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        server.answer = lambda verb, *_rest: banned if verb == "MAIL" else b""
        _again(campaign)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.STOPPED
    assert "on a list" in campaign.stop_reason
    assert ledger.of(campaign).waiting == 6


def test_a_relay_that_lets_strangers_wait_does_not_cost_the_lease(settings):
    settings.MAIL_LEASE_SECONDS, settings.MAIL_CONNECTIONS = 2.0, 3
    campaign = begun(6)
    leases = []

    def answer(verb, _text, nth):
        if verb == "CONNECT":
            time.sleep(1)
            leases.append(sending.workers_on(campaign))
            connections.close_all()
        return b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=10)

    assert leases == [1, 1, 1]
    assert sorted(server.emails.values()) == [1] * 6


def test_a_relay_that_never_answers_a_body_leaves_one_uncertain_letter_a_connection(settings):
    campaign = begun(12)
    silent = _goes_wrong("BODY", b"", range(100), silence=2.5)
    with FakeServer(silent) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=10)

        book = _balanced(campaign, server)
    campaign.refresh_from_db()
    assert campaign.wait_until > timezone.now()
    assert 1 <= book.uncertain <= 6
    assert book.sent == 0
    assert book.remaining == 12 - book.uncertain
