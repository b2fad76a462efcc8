"""Two versions of a letter: who gets which, what decides, and that nobody is lost or doubled."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alumni.models import AuditEntry, Person, User
from campaigns import audience, ledger, local_hours, sending, tasks, trials
from campaigns.models import (
    Campaign,
    Chunk,
    Click,
    DeliveryException,
    Trial,
)
from tests.campaigns.drafts import draft
from tests.campaigns.mailroom import FakeServer, people
from tests.factories import UserFactory

A, B = b"Subject: Maja i norr\r\n", b"Subject: Ljuset i norr\r\n"
pytestmark = pytest.mark.usefixtures("small_chunks")
# Only where letters leave: a database that keeps what was written is made anew for each test.
sends = pytest.mark.usefixtures("committed_db")


@pytest.fixture(autouse=True)
def _always_day(monkeypatch):
    """Whatever the clock says while the tests run."""
    monkeypatch.setattr(local_hours, "by_day", lambda moment: moment)


def tried(count: int = 60, **fields) -> Campaign:
    """A campaign to so many people, prepared, of which B has a subject of its own."""
    people(count)
    campaign = draft(subject_sv="Maja i norr", subject_en="", body_en=[])
    values = {"share": 20, "hours": 4, "least": 3, "subject_sv": "Ljuset i norr", **fields}
    Trial.objects.create(campaign=campaign, **values)
    campaign = Campaign.objects.get(pk=campaign.pk)
    audience.prepare(campaign, None, Person.objects.all())
    return campaign


def trial_of(campaign: Campaign) -> Trial:
    return Trial.objects.get(campaign=campaign)


def book(campaign: Campaign) -> ledger.Ledger:
    found = ledger.of(Campaign.objects.get(pk=campaign.pk))
    assert found.balanced, found
    return found


def clicks(campaign: Campaign, version: str, count: int, verdict: str = "person") -> None:
    """So many recipients of that version in the test follow a link, each twice."""
    trial = trial_of(campaign)
    mine = [n for n in range(1, trial.tested + 1) if trial.version_of(n) == version][:count]
    for seq in mine * 2:
        Click.objects.create(campaign=campaign, seq=seq, link=1, verdict=verdict)


def hours_later(campaign: Campaign, hours: float) -> None:
    Trial.objects.filter(campaign=campaign).update(
        waits_since=trial_of(campaign).waits_since - timedelta(hours=hours)
    )


def versions(relay: FakeServer) -> Counter[bytes]:
    return Counter(A if A in body else B for _to, body in relay.taken)


# ── Who gets which ────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_the_test_is_drawn_by_lot_and_the_rest_begins_with_a_chunk_of_its_own():
    campaign = tried(60)

    chunks = Chunk.objects.filter(campaign=campaign).order_by("number")
    assert trial_of(campaign).tested == 24
    assert list(chunks.values_list("number", "size", "state")) == [
        (0, 10, 0), (1, 10, 0), (2, 4, 0), (3, 10, 3), (4, 10, 3), (5, 10, 3), (6, 6, 3)
    ]  # fmt: skip
    seqs = list(campaign.recipients.order_by("seq").values_list("seq", flat=True))
    assert seqs == [*range(1, 25), *range(31, 67)]
    order = list(campaign.recipients.order_by("seq").values_list("person_id", flat=True))
    assert order != sorted(order)
    assert (book(campaign).remaining, book(campaign).recipients) == (60, 60)


@sends
def test_too_few_people_for_a_test_all_get_a(relay):
    campaign = tried(4)
    sending.drain(campaign.pk)

    assert versions(relay) == {A: 4}
    assert trial_of(campaign).winner == "a"
    assert book(campaign).sent == 4


# ── From the test to the rest ─────────────────────────────────────────────────────────────────
@sends
def test_the_better_version_goes_to_the_rest_and_nobody_gets_two(relay):
    campaign = tried(60)
    sending.drain(campaign.pk)
    assert versions(relay) == {A: 12, B: 12}
    assert (book(campaign).sent, book(campaign).remaining) == (24, 36)
    assert not sending.has_work(campaign)

    assert not trials.step(campaign)
    clicks(campaign, "a", 2)
    clicks(campaign, "b", 3)
    hours_later(campaign, 3.9)
    assert not trials.step(campaign)
    sending.drain(campaign.pk)
    assert len(relay.taken) == 24

    hours_later(campaign, 0.2)
    assert trials.step(campaign)
    sending.drain(campaign.pk)

    assert versions(relay) == {A: 12, B: 48}
    assert sorted(relay.emails.values()) == [1] * 60
    assert (book(campaign).sent, book(campaign).percent) == (60, 100)
    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DONE
    trial = trial_of(campaign)
    assert (trial.winner, trial.by_hand, trial.clicked_a, trial.clicked_b) == ("b", False, 2, 3)


@sends
def test_the_sweep_decides_and_wakes_a_worker(relay, monkeypatch):
    campaign = tried(60)
    sending.drain(campaign.pk)
    woken = []
    monkeypatch.setattr(tasks.drain, "delay", woken.append)
    tasks.sweep()
    assert trial_of(campaign).waits_since
    assert not woken

    hours_later(campaign, 5)
    tasks.sweep()

    assert set(woken) == {campaign.pk}
    assert trial_of(campaign).winner == "a"


@sends
@pytest.mark.parametrize(
    ("in_a", "in_b", "verdict", "winner"),
    [
        (0, 5, "person", "b"),
        (5, 4, "person", "a"),
        (4, 4, "person", "a"),
        (0, 2, "person", "a"),  # fewer than three in all
        (0, 9, "machine", "a"),
    ],
)
def test_the_rule_counts_people(relay, in_a, in_b, verdict, winner):
    campaign = tried(60)
    clicks(campaign, "a", in_a, verdict)
    clicks(campaign, "b", in_b, verdict)

    assert trials.decide(trial_of(campaign))

    assert trial_of(campaign).winner == winner


@sends
def test_what_failed_on_its_way_is_no_letter_of_the_test(relay):
    campaign = tried(60)
    DeliveryException.objects.create(campaign=campaign, seq=1, kind="failed")
    DeliveryException.objects.create(campaign=campaign, seq=2, kind="waiting")

    found = trials.figures(trial_of(campaign))

    assert (found.a.letters, found.b.letters, found.rest.letters) == (11, 12, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("over", "decides"),
    [
        ("2026-12-01 06:59", "2026-12-01 07:00"),
        ("2026-12-01 07:00", "2026-12-01 07:00"),
        ("2026-12-01 20:59", "2026-12-01 20:59"),
        ("2026-12-01 21:00", "2026-12-02 07:00"),
        ("2026-10-24 23:30", "2026-10-25 07:00"),
        ("2027-03-28 01:30", "2027-03-28 07:00"),
    ],
)
def test_the_rest_do_not_get_it_at_night(over, decides, monkeypatch):
    monkeypatch.undo()
    over, decides = (timezone.make_aware(datetime.fromisoformat(each)) for each in (over, decides))

    trial = Trial(hours=4, waits_since=over - timedelta(hours=4))

    assert trials.decides_at(trial) == decides


# ── By hand, and in between ───────────────────────────────────────────────────────────────────
@sends
def test_a_person_decides_once_even_while_the_test_is_being_sent(relay):
    campaign = tried(60)
    by = UserFactory(role=User.Role.STAFF)
    assert trials.decide(trial_of(campaign), "b", by)
    assert not trials.decide(trial_of(campaign), "a", by)

    sending.drain(campaign.pk)

    assert versions(relay) == {A: 12, B: 48}
    assert AuditEntry.objects.filter(detail__version="b", by=by).count() == 1


@pytest.mark.django_db
def test_a_worker_that_began_before_the_decision_sends_the_winner():
    campaign = tried(60)
    compiled = sending.compile_campaign(Campaign.objects.get(pk=campaign.pk))
    with pytest.raises(KeyError):
        compiled.letter("sv", 31)

    trials.decide(trial_of(campaign), "b")

    assert compiled.letter("sv", 31) is compiled.letter("sv", 2)
    assert compiled.letter("sv", 1) is not compiled.letter("sv", 2)


@sends
def test_nothing_is_decided_while_the_campaign_is_paused(relay):
    campaign = tried(60)
    sending.drain(campaign.pk)
    trials.step(campaign)
    campaign.refresh_from_db()
    campaign.pause()
    hours_later(campaign, 9)
    tasks.sweep()
    assert trial_of(campaign).winner == ""
    assert book(campaign).remaining == 36

    campaign.resume()
    trials.step(campaign)
    sending.drain(campaign.pk)

    assert versions(relay) == {A: 48, B: 12}
    assert book(campaign).sent == 60


@sends
def test_cancelling_during_the_wait_leaves_the_rest_out(relay):
    campaign = tried(60)
    sending.drain(campaign.pk)
    campaign.refresh_from_db()
    campaign.cancel(None)

    assert not trials.decide(trial_of(campaign), "b")
    sending.drain(campaign.pk)

    assert len(relay.taken) == 24
    assert (book(campaign).sent, book(campaign).left_out) == (24, {"cancelled": 36})


@sends
def test_a_crash_between_winner_and_rest_undoes_both(relay, monkeypatch):
    campaign = tried(60)
    sending.drain(campaign.pk)

    def crash(*_args, **_fields):
        raise SystemExit

    with monkeypatch.context() as broken, pytest.raises(SystemExit):
        broken.setattr(AuditEntry, "note", crash)
        trials.decide(trial_of(campaign), "b")
    assert trial_of(campaign).winner == ""
    assert Chunk.objects.filter(campaign=campaign, state=Chunk.State.HELD).count() == 4

    trials.decide(trial_of(campaign), "b")
    sending.drain(campaign.pk)

    assert sorted(relay.emails.values()) == [1] * 60
    assert book(campaign).sent == 60


@sends
def test_a_letter_sent_again_is_the_same_version(settings):
    campaign = tried(60)
    refused = campaign.recipients.get(seq=2).email

    def answer(verb, text, nth):
        first = verb == "RCPT" and refused in text
        return b"450 4.2.1 later\r\n" if first and answer.first else b""

    answer.first = True
    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        answer.first = False
        DeliveryException.objects.update(next_at=timezone.now())
        sending.drain(campaign.pk)

    assert server.emails[refused] == 1
    assert B in dict(server.taken)[refused]
