"""Two versions of a letter: who gets which, what decides, and that nobody is lost or doubled."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from alumni.models import AuditEntry, Person, User
from campaigns import archive, audience, composing, history, ledger, sending, tasks, trials
from campaigns.models import (
    Campaign,
    Chunk,
    Click,
    DeliveryException,
    Flow,
    Message,
    Segment,
    Trial,
)
from config.embedded import letters as demo
from tests.campaigns.drafts import draft, prose
from tests.campaigns.mailroom import FakeServer, people
from tests.factories import UserFactory

A, B = b"Subject: Maja i norr\r\n", b"Subject: Ljuset i norr\r\n"
pytestmark = pytest.mark.usefixtures("committed_db", "small_chunks")


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


def test_too_few_people_for_a_test_all_get_a(relay):
    campaign = tried(4)
    sending.drain(campaign.pk)

    assert versions(relay) == {A: 4}
    assert trial_of(campaign).winner == "a"
    assert book(campaign).sent == 4


# ── From the test to the rest ─────────────────────────────────────────────────────────────────
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


def test_what_failed_on_its_way_is_no_letter_of_the_test(relay):
    campaign = tried(60)
    DeliveryException.objects.create(campaign=campaign, seq=1, kind="failed")
    DeliveryException.objects.create(campaign=campaign, seq=2, kind="waiting")

    found = trials.figures(trial_of(campaign))

    assert (found.a.letters, found.b.letters, found.rest.letters) == (11, 12, 0)


# ── By hand, and in between ───────────────────────────────────────────────────────────────────
def test_a_person_decides_once_even_while_the_test_is_being_sent(relay):
    campaign = tried(60)
    by = UserFactory(role=User.Role.STAFF)
    assert trials.decide(trial_of(campaign), "b", by)
    assert not trials.decide(trial_of(campaign), "a", by)

    sending.drain(campaign.pk)

    assert versions(relay) == {A: 12, B: 48}
    assert AuditEntry.objects.filter(detail__version="b", by=by).count() == 1


def test_a_worker_that_began_before_the_decision_sends_the_winner(relay):
    campaign = tried(60)
    compiled = sending.compile_campaign(Campaign.objects.get(pk=campaign.pk))
    with pytest.raises(KeyError):
        compiled.letter("sv", 31)

    trials.decide(trial_of(campaign), "b")

    assert compiled.letter("sv", 31) is compiled.letter("sv", 2)
    assert compiled.letter("sv", 1) is not compiled.letter("sv", 2)


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


def test_cancelling_during_the_wait_leaves_the_rest_out(relay):
    campaign = tried(60)
    sending.drain(campaign.pk)
    campaign.refresh_from_db()
    campaign.cancel(None)

    assert not trials.decide(trial_of(campaign), "b")
    sending.drain(campaign.pk)

    assert len(relay.taken) == 24
    assert (book(campaign).sent, book(campaign).left_out) == (24, {"cancelled": 36})


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


def test_a_letter_sent_again_is_the_same_version(settings):
    campaign = tried(60)
    refused = campaign.recipients.get(seq=2).email

    def answer(verb, text, nth):
        first = verb == "RCPT" and refused in text
        return b"451 4.3.0 later\r\n" if first and answer.first else b""

    answer.first = True
    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        answer.first = False
        Flow.objects.all().delete()  # it was told to go slower, and a while has passed
        DeliveryException.objects.update(next_at=timezone.now())
        sending.drain(campaign.pk)

    assert server.emails[refused] == 1
    assert B in dict(server.taken)[refused]


# ── What is shown of it ───────────────────────────────────────────────────────────────────────
def test_history_and_archive_show_the_version_that_the_person_got(client):
    campaign = tried(60)
    Campaign.objects.filter(pk=campaign.pk).update(public=True)
    titles = [
        history.letters_of(row.person)[0].title
        for row in campaign.recipients.filter(seq__lte=2).order_by("seq")
    ]
    assert titles == ["Maja i norr", "Ljuset i norr"]
    rest = campaign.recipients.get(seq=31).person
    assert history.letters_of(rest)[0].title == "Maja i norr"

    trials.decide(trial_of(campaign), "b")

    assert history.letters_of(rest)[0].title == "Ljuset i norr"
    campaign = Campaign.objects.get(pk=campaign.pk)
    assert archive.edition_for(campaign, "sv").subject == "Ljuset i norr"
    url = reverse("campaigns:archived", args=[campaign.pk])
    assert b"Maja i norr" in client.get(url, {"version": "a"}).content


def test_both_versions_share_the_numbers_of_their_links():
    snow, other = "https://forskning.example/sno", "https://x.example/"
    text = f"<p><a href='{snow}'>Snön</a> och <a href='{other}'>en till</a></p>"
    campaign = tried(60, body_sv=prose(text))

    links = dict(campaign.links.exclude(number=0).values_list("url", "number"))
    a, b = (campaign.editions.get(version=version) for version in "ab")
    assert f"/c/{links[snow]}/" in a.html
    assert f"/c/{links[snow]}/" in b.html
    assert f"/c/{links[other]}/" in b.html


def test_b_is_as_a_where_it_is_empty():
    campaign = draft()
    trial = Trial.objects.create(campaign=campaign, body_sv=prose(), subject_en="Another")

    assert trial.changes == ["subject_en"]
    letter = trial.letter()
    assert (letter.subject_en, letter.subject_sv) == ("Another", campaign.subject_sv)
    assert composing.drawn(letter, "sv").html == composing.drawn(campaign, "sv").html


@pytest.mark.parametrize(
    "fields", [{"share": 0}, {"share": 41}, {"winner": "a"}, {"decided_at": timezone.now()}]
)
def test_the_database_refuses_a_test_that_makes_no_sense(fields):
    campaign = draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Trial.objects.create(campaign=campaign, **fields)


# ── The screens ───────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    return client


def test_a_second_version_is_begun_edited_and_dropped(office):
    campaign = draft()
    page = office.post(reverse("campaign_trial", args=[campaign.pk]), {"what": "letter"})
    assert page.url == reverse("trial:edit", args=[campaign.pk])
    assert office.get(page.url).status_code == 200
    assert trial_of(campaign).changes == []
    review = reverse("campaign_review", args=[campaign.pk])
    assert not office.get(review).context["sendable"]

    office.post(reverse("campaign_trial_drop", args=[campaign.pk]))

    assert not Trial.objects.exists()
    assert office.get(review).status_code == 200


def test_a_subject_is_written_for_b_in_the_form(office):
    campaign = draft()
    Trial.objects.create(campaign=campaign)
    empty = {
        f"body_{code}-{part}": value
        for code in ("sv", "en")
        for part, value in [("count", "0"), ("TOTAL_FORMS", "0")]
    }
    form = {
        **empty, "subject_sv": "Ljuset i norr", "subject_en": "", "preheader_sv": "",
        "preheader_en": "", "share": "20", "hours": "6", "least": "30",
    }  # fmt: skip

    page = office.post(reverse("trial:edit", args=[campaign.pk]), form)

    assert page.url == reverse("campaign_review", args=[campaign.pk]) + "?version=b"
    assert (trial_of(campaign).subject_sv, trial_of(campaign).share) == ("Ljuset i norr", 20)


def test_the_proof_comes_in_both_versions(office):
    campaign = draft(subject_en="", body_en=[])
    Trial.objects.create(campaign=campaign, subject_sv="Ljuset i norr")

    office.post(reverse("campaign_proof", args=[campaign.pk]))

    subjects = Message.objects.order_by("pk").values_list("subject", flat=True)
    assert len(subjects) == 2
    assert subjects[1].endswith("Ljuset i norr")


def test_the_ledger_shows_both_versions_and_the_office_decides_once(office):
    campaign = tried(60)
    clicks(campaign, "b", 4)
    page = office.get(reverse("campaign_ledger", args=[campaign.pk]))
    assert [(row["subject"], row["group"].clicked) for row in page.context["test"]["rows"]] == [
        ("Maja i norr", 0),
        ("Ljuset i norr", 4),
    ]
    assert page.context["test"]["waiting"]
    url = reverse("campaign_trial_decide", args=[campaign.pk])
    assert office.post(url, {"version": "c"}).status_code == 404

    office.post(url, {"version": "b"})
    office.post(url, {"version": "a"})

    assert (trial_of(campaign).winner, trial_of(campaign).by_hand) == ("b", True)
    page = office.get(reverse("campaign_ledger", args=[campaign.pk]))
    assert not page.context["test"]["waiting"]


def test_a_subject_with_a_name_in_it_reads_as_whoever_gets_it_reads_it(office):
    campaign = tried(60, subject_sv="{given_name}, ljuset i norr")
    Campaign.objects.filter(pk=campaign.pk).update(subject_sv="Hej {given_name} {family_name}!")

    page = office.get(reverse("campaign_ledger", args=[campaign.pk]))

    subjects = [row["subject"] for row in page.context["test"]["rows"]]
    assert subjects == ["Hej … …!", "…, ljuset i norr"]
    assert "{given_name}" not in page.content.decode()


def test_what_was_started_gets_no_second_version_and_loses_none(office):
    campaign = tried(60)
    other = draft()
    Campaign.objects.filter(pk=other.pk).update(state="sending")

    office.post(reverse("campaign_trial", args=[other.pk]), {"what": "subject"})
    office.post(reverse("campaign_trial_drop", args=[campaign.pk]))

    assert list(Trial.objects.values_list("campaign", flat=True)) == [campaign.pk]
    assert office.get(reverse("trial:edit", args=[campaign.pk])).status_code == 302
    assert office.post(reverse("trial:delete", args=[campaign.pk])).status_code in (302, 403)
    assert Trial.objects.count() == 1


def test_the_gate_looks_at_b_too():
    campaign = draft()
    trial = Trial.objects.create(campaign=campaign)
    assert any("same as A" in f.words for f in _findings(campaign) if f.stops)

    trial.subject_sv = "Kort"
    trial.save()
    said = [finding.words for finding in _findings(campaign, {"sv": 500})]

    assert any(words.startswith("B · Swedish: the subject is short") for words in said)
    assert any("50 people get each version first" in words for words in said)


def _findings(campaign, readers=None):
    with translation.override("en"):
        return composing.gate(Campaign.objects.get(pk=campaign.pk), readers)


def test_the_demo_shows_a_test_that_was_decided(office):
    people(60)
    staff = UserFactory(role=User.Role.STAFF)
    rules = {"match": "all", "rules": [{"kind": "silent", "months": 240}]}
    Segment.objects.create(name="Alla som vill ha Alumnnytt", rules=rules)

    campaign = demo.load_last_letter(staff)

    assert (book(campaign).sent, trial_of(campaign).winner) == (60, "b")
    assert office.get(reverse("campaign_ledger", args=[campaign.pk])).status_code == 200
