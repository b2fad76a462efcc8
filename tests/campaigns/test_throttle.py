"""One pace for all workers: by relay, by destination, by the plan of a new relay's first days."""

import time
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from alumni.models import Address
from campaigns import chunks, destinations, ledger, outbox, sending, throttle
from campaigns.models import Campaign, Flow, Message
from campaigns.throttle import Allowance
from tests.campaigns.mailroom import FakeServer, begun

RELAY = "relay.example:25"


@pytest.fixture(autouse=True)
def _relay(settings):
    settings.MAIL_LEASE_SECONDS, settings.MAIL_CONNECTIONS = 3.0, 2
    yield
    destinations.forget()


def _sent_through(allowance, email="a@gmail.com", most=1000):
    number = 0
    while number < most and allowance.may(email):
        number += 1
    return number


def _pass(seconds):
    """So much time goes by for the buckets."""
    Flow.objects.update(at=F("at") - timedelta(seconds=seconds))
    time.sleep(throttle.NOT_AGAIN_FOR)


def _line_breaks_once_at(number):
    """After the whole of a letter has left."""
    return lambda verb, _text, nth: None if (verb, nth) == ("BODY", number) else b""


@pytest.mark.parametrize(
    ("email", "house"),
    [
        ("a@gmail.com", "gmail"),
        ("a@GoogleMail.com", "gmail"),
        ("a@hotmail.se", "microsoft"),
        ("a@yahoo.co.uk", "yahoo"),
        ("a@student.miun.se", "own"),
        ("a@notgmail.com", "other"),
        ("a@moved.example", "gmail"),
    ],
)
def test_each_address_has_a_destination_and_the_settings_have_the_last_word(settings, email, house):
    settings.MAIL_OWN_DOMAINS = ["miun.se"]
    settings.MAIL_DESTINATIONS = {"moved.example": "gmail"}
    destinations.forget()

    assert destinations.of(email) == house


@pytest.mark.django_db
def test_nothing_is_limited_that_nobody_limited(django_assert_num_queries):
    allowance = Allowance(RELAY)
    assert allowance.may("a@gmail.com")

    with django_assert_num_queries(0):
        assert _sent_through(allowance) == 1000


@pytest.mark.django_db
def test_two_workers_together_keep_the_pace_of_a_destination(settings):
    settings.MAIL_RATES = {"gmail": 1200}
    one, two = Allowance(RELAY), Allowance(RELAY)
    one.may("a@gmail.com")  # opens the bucket
    _pass(60)

    both = _sent_through(one) + _sent_through(two)

    assert both in (60, 61)  # three seconds' worth, never a whole minute's at once
    assert _sent_through(one, "b@elsewhere.example") == 1000


@pytest.mark.django_db
def test_over_time_the_pace_is_exact_to_a_letter(settings):
    settings.MAIL_RATES = {"relay": 600}
    one, two = Allowance(RELAY), Allowance(RELAY)
    one.may("a@gmail.com")
    Flow.objects.update(tokens=0)
    sent, began = 0, time.monotonic()
    for _second in range(20):
        _pass(1)
        sent += _sent_through(one) + _sent_through(two)

    took = time.monotonic() - began  # real time goes by, too
    assert 199 <= sent <= 200 + 10 * took + 1


@pytest.mark.django_db
def test_what_a_worker_leased_and_did_not_use_comes_back(settings):
    settings.MAIL_RATES = {"gmail": 1200}
    allowance = Allowance(RELAY)
    allowance.may("a@gmail.com")
    _pass(60)
    assert allowance.may("a@gmail.com")

    allowance.close()

    assert Flow.objects.get().tokens >= 58


@pytest.mark.django_db
def test_single_letters_never_wait_and_campaigns_make_up_for_them(settings):
    settings.MAIL_RATES = {"gmail": 60}
    worker = Allowance(RELAY)
    worker.may("a@gmail.com")
    post = Allowance(RELAY)
    for _code in range(10):
        post.spend("b@gmail.com")

    _pass(5)
    assert _sent_through(worker) == 0
    _pass(10)
    assert _sent_through(worker) >= 1


@pytest.mark.usefixtures("committed_db")
def test_a_code_leaves_at_once_through_an_empty_bucket(settings):
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        settings.MAIL_RATES = {"relay": 1}
        for number in range(3):
            outbox.post(None, to=f"p{number}@gmail.com", kind="code", subject="Kod", text="123456")
        outbox.send_due()

    assert Message.objects.filter(state=Message.State.SENT).count() == 3
    assert Flow.objects.get(destination="").tokens < 0


@pytest.mark.django_db
def test_asked_to_go_slower_the_rate_is_halved_once_and_success_raises_it():
    throttle.slow(RELAY, "gmail", "421 4.7.28 Unusual rate", 600)
    throttle.slow(RELAY, "gmail", "421 4.7.28 from another connection", 600)
    flow = Flow.objects.get()
    assert (flow.rate, flow.slowed_from) == (300, 600)
    assert "Unusual rate" in flow.words

    Flow.objects.update(slowed_at=timezone.now() - timedelta(minutes=1))
    throttle.slow(RELAY, "gmail", "421 4.7.28 still", 600)
    assert Flow.objects.get().rate == 150

    allowance = Allowance(RELAY)
    _pass(60)
    assert 0 < _sent_through(allowance) <= 9
    assert Flow.objects.get().rate > 150
    Flow.objects.update(rate=599)
    for _more in range(4):
        _pass(3)
        _sent_through(allowance)
    flow.refresh_from_db()
    assert flow.rate is None
    time.sleep(throttle.LOOK_AGAIN)
    assert _sent_through(allowance) == 1000


@pytest.mark.django_db
def test_a_clock_that_was_put_back_by_an_hour_holds_nothing_up_for_an_hour(settings):
    settings.MAIL_RATES = {"gmail": 600}
    allowance = Allowance(RELAY)
    _sent_through(allowance)
    _pass(-3600)

    _sent_through(allowance)
    _pass(60)

    assert _sent_through(allowance) == 30


@pytest.mark.usefixtures("committed_db")
def test_a_destination_that_is_slow_holds_nobody_else_up(settings):
    campaign = begun(20)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        settings.MAIL_RATES = {"gmail": 6}
        settings.MAIL_DESTINATIONS = {"alumni.example": "other"}
        slow = campaign.recipients.filter(seq__lte=10)
        for row in slow:
            Address.objects.filter(pk=row.address_id).update(email=f"s{row.seq}@gmail.com")
            campaign.recipients.filter(seq=row.seq).update(email=f"s{row.seq}@gmail.com")
        sending.drain(campaign.pk, seconds=1.5)

    book = ledger.of(campaign)
    assert book.balanced
    assert sum(email.endswith("@alumni.example") for email in server.emails) == 10
    assert sum(email.endswith("@gmail.com") for email in server.emails) <= 2


@pytest.mark.usefixtures("committed_db")
def test_another_machine_goes_on_behind_a_slow_destination_and_holds_nothing(settings, tmp_path):
    campaign = begun(90)
    slow = campaign.recipients.filter(seq__gt=10, seq__lte=30)
    with FakeServer(_line_breaks_once_at(35)) as server:
        settings.EMAIL_URL = server.url
        settings.MAIL_RATES = {"gmail": 6}
        for row in slow:
            Address.objects.filter(pk=row.address_id).update(email=f"s{row.seq}@gmail.com")
            campaign.recipients.filter(seq=row.seq).update(email=f"s{row.seq}@gmail.com")
        for turn in range(3):
            settings.MAIL_JOURNAL_DIR = tmp_path / f"machine{turn % 2}"
            sending.drain(campaign.pk, seconds=1.5)
        assert 30 <= len(server.taken) < 60
        chunks.claim(campaign.pk, "ends before its first letter")
        campaign.chunks.update(lease_until=timezone.now())
        settings.MAIL_RATES = {}
        sending.drain(campaign.pk)

    book = ledger.of(campaign)
    assert book.balanced
    assert (book.sent, book.uncertain, book.remaining) == (89, 1, 0)
    assert max(server.emails.values()) == 1


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("verb", ["RCPT", "BODY", "CONNECT"])
def test_a_relay_that_says_too_fast_is_obeyed(settings, verb):
    campaign = begun(8)

    def answer(said, _text, nth):
        too_fast = said == verb and nth in (1, 2)
        return b"421 4.7.28 Unusual rate of mail\r\n" if too_fast else b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk, seconds=2)

    flow = Flow.objects.get()
    assert flow.destination == ("" if verb == "CONNECT" else "other")
    assert "Unusual rate" in flow.words
    assert flow.rate < flow.slowed_from
    assert ledger.of(campaign).balanced


@pytest.mark.usefixtures("committed_db")
def test_greylisting_and_full_mailboxes_slow_nobody_down(settings):
    campaign = begun(4)
    words = iter([b"451 4.7.1 Greylisted, try later\r\n", b"452 4.2.2 Over quota\r\n"])
    with FakeServer(lambda said, *_rest: next(words, b"") if said == "RCPT" else b"") as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    assert not Flow.objects.exists()
    assert ledger.of(campaign).waiting == 2


@pytest.mark.usefixtures("committed_db")
def test_a_new_relay_takes_its_share_for_the_day_and_the_rest_waits_for_tomorrow(settings):
    settings.MAIL_WARM_UP_FROM = timezone.localdate()
    settings.MAIL_WARM_UP = [3, 5]
    campaign = begun(10)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        campaign.refresh_from_db()
        assert len(server.taken) == 3
        assert campaign.wait_for == Campaign.Wait.WARM_UP
        goes_on = timezone.localtime(campaign.wait_until)
        assert goes_on.date() == timezone.localdate() + timedelta(days=1)
        assert (goes_on.hour, goes_on.minute) == (7, 0)
        assert not sending.has_work(campaign)

        # The next day
        settings.MAIL_WARM_UP_FROM -= timedelta(days=1)
        Flow.objects.update(day=timezone.localdate() - timedelta(days=1))
        Campaign.objects.update(wait_until=None)
        sending.drain(campaign.pk)
        assert len(server.taken) == 8

        # The plan is over
        settings.MAIL_WARM_UP_FROM -= timedelta(days=1)
        Campaign.objects.update(wait_until=None)
        sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DONE
    assert sorted(server.emails.values()) == [1] * 10
    assert campaign.wait_for == ""


@pytest.mark.usefixtures("committed_db")
def test_second_tries_keep_the_pace_too(settings):
    campaign = begun(4)
    with FakeServer(lambda said, *_rest: b"451 4.2.1 later\r\n" if said == "RCPT" else b"") as s:
        settings.EMAIL_URL = s.url
        sending.drain(campaign.pk)
        campaign.exceptions.update(next_at=timezone.now())
        settings.MAIL_RATES = {"other": 1}
        s.answer = lambda *_said: b""
        sending.drain(campaign.pk, seconds=2)

    assert len(s.taken) <= 1
    assert ledger.of(campaign).waiting >= 3
    assert set(campaign.exceptions.values_list("tries", flat=True)) == {1}
