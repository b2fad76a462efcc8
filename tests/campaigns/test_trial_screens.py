"""What staff, readers and the archive are shown of a test of two versions, and how B is written."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from alumni.models import Person, User
from campaigns import archive, audience, composing, history, trials
from campaigns.models import (
    Campaign,
    Click,
    DeliveryException,
    Message,
    Segment,
    Trial,
)
from config.embedded import letters as demo
from tests.campaigns.drafts import draft, prose
from tests.campaigns.mailroom import people
from tests.campaigns.test_trials import book, clicks, sends, trial_of, tried
from tests.editing import opened
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("small_chunks")


@sends
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


@pytest.mark.django_db
def test_both_versions_share_the_numbers_of_their_links():
    snow, other = "https://forskning.example/sno", "https://x.example/"
    text = f"<p><a href='{snow}'>Snön</a> och <a href='{other}'>en till</a></p>"
    campaign = tried(60, body_sv=prose(text))

    links = dict(campaign.links.exclude(number=0).values_list("url", "number"))
    a, b = (campaign.editions.get(version=version) for version in "ab")
    assert f"/c/{links[snow]}/" in a.html
    assert f"/c/{links[snow]}/" in b.html
    assert f"/c/{links[other]}/" in b.html


@pytest.mark.django_db
def test_b_is_as_a_where_it_is_empty():
    campaign = draft()
    trial = Trial.objects.create(campaign=campaign, body_sv=prose(), subject_en="Another")

    assert trial.changes == ["subject_en"]
    letter = trial.letter()
    assert (letter.subject_en, letter.subject_sv) == ("Another", campaign.subject_sv)
    assert composing.drawn(letter, "sv").html == composing.drawn(campaign, "sv").html


@pytest.mark.django_db
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


@pytest.mark.django_db
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


@pytest.mark.django_db
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

    url = reverse("trial:edit", args=[campaign.pk])
    page = office.post(url, opened(office, url) | form)

    assert page.url == reverse("campaign_review", args=[campaign.pk]) + "?version=b"
    assert (trial_of(campaign).subject_sv, trial_of(campaign).share) == ("Ljuset i norr", 20)


@pytest.mark.django_db
def test_the_proof_comes_in_both_versions(office):
    campaign = draft(subject_en="", body_en=[])
    Trial.objects.create(campaign=campaign, subject_sv="Ljuset i norr")

    office.post(reverse("campaign_proof", args=[campaign.pk]))

    subjects = Message.objects.order_by("pk").values_list("subject", flat=True)
    assert len(subjects) == 2
    assert subjects[1].endswith("Ljuset i norr")


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_a_subject_with_a_name_in_it_reads_as_whoever_gets_it_reads_it(office):
    campaign = tried(60, subject_sv="{given_name}, ljuset i norr")
    Campaign.objects.filter(pk=campaign.pk).update(subject_sv="Hej {given_name} {family_name}!")

    page = office.get(reverse("campaign_ledger", args=[campaign.pk]))

    subjects = [row["subject"] for row in page.context["test"]["rows"]]
    assert subjects == ["Hej … …!", "…, ljuset i norr"]
    assert "{given_name}" not in page.content.decode()


@pytest.mark.django_db
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


@pytest.mark.django_db
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


# ── Where B has other words in one language alone ─────────────────────────────────────────────
def _in_two_languages(english: int, local: bool = False, **fields) -> Campaign:
    """A test of which B has another Swedish subject; so many of sixty read English."""
    readers = people(60)
    Person.objects.filter(pk__in=[one.pk for one in readers[:english]]).update(language="en")
    campaign = draft(subject_sv="Maja i norr", subject_en="Maja up north")
    if local:
        Campaign.objects.filter(pk=campaign.pk).update(local_at=timezone.now())
    values = {"share": 40, "least": 1, "subject_sv": "Ljuset i norr", **fields}
    Trial.objects.create(campaign=campaign, **values)
    campaign = Campaign.objects.get(pk=campaign.pk)
    audience.prepare(campaign, None, Person.objects.all())
    return campaign


def _tested(campaign: Campaign, language: str, odd: int) -> list[int]:
    letters = campaign.recipients.filter(seq__lte=trial_of(campaign).tested, language=language)
    return [seq for seq in letters.values_list("seq", flat=True) if seq % 2 == odd]


@pytest.mark.django_db
def test_who_reads_the_same_words_in_both_versions_counts_for_neither():
    campaign = _in_two_languages(30)
    for language, odd in (("sv", 1), ("en", 0), ("en", 1)):
        for seq in _tested(campaign, language, odd):
            Click.objects.create(campaign=campaign, seq=seq, link=1, verdict="person")

    found = trials.figures(trial_of(campaign))

    swedes = [len(_tested(campaign, "sv", odd)) for odd in (1, 0)]
    assert [found.a.letters, found.b.letters] == swedes
    assert (found.a.clicked, found.b.clicked) == (swedes[0], 0)
    assert trials.by_rule(trial_of(campaign), found) == "a"


@pytest.mark.django_db
@pytest.mark.parametrize("local", [False, True])
def test_each_version_gets_as_many_readers_of_a_language(local):
    campaigns = [_in_two_languages(30, local=local) for _each in range(4)]

    for campaign in campaigns:
        tested = [_tested(campaign, "sv", odd) for odd in (1, 0)]
        assert abs(len(tested[0]) - len(tested[1])) <= 1
        assert (
            len(tested[0])
            + len(tested[1])
            + sum(len(_tested(campaign, "en", odd)) for odd in (1, 0))
            == trial_of(campaign).tested
        )
        assert book(campaign).remaining == campaign.recipients.count()


@pytest.mark.django_db
def test_a_letter_of_the_test_that_failed_counts_only_where_the_versions_differ():
    campaign = _in_two_languages(30)
    for language in ("sv", "en"):
        seq = _tested(campaign, language, 0)[0]
        DeliveryException.objects.create(campaign=campaign, seq=seq, kind="failed")

    found = trials.figures(trial_of(campaign))

    assert found.b.letters == len(_tested(campaign, "sv", 0)) - 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "tried_in"),
    [
        ({"subject_sv": "Ljuset"}, ["sv"]),
        ({"subject_en": "The light"}, ["en"]),
        ({"subject_sv": "Ljuset", "body_en": prose("<p>Other</p>")}, ["sv", "en"]),
        ({"subject_sv": "Maja håller ljuset tänt i Norrland"}, []),
    ],
)
def test_a_test_is_tried_on_the_readers_of_what_b_changes(fields, tried_in):
    trial = Trial.objects.create(campaign=draft(), **fields)

    assert composing.tried(trial) == tried_in


@pytest.mark.django_db
def test_where_there_is_one_language_all_its_readers_are_in_the_test():
    one = draft(subject_en="", body_en=[])
    assert composing.tried(Trial.objects.create(campaign=one, subject_sv="Ljuset")) == ["sv", "en"]

    two = draft(subject_en="", body_en=[])
    b = Trial.objects.create(campaign=two, subject_en="The light", body_en=prose())
    assert composing.tried(b) == ["en"]

    three = draft(subject_en="", body_en=[])
    nowhere = Trial.objects.create(campaign=three, subject_en="The light")
    assert composing.tried(nowhere) == []


@pytest.mark.django_db
def test_the_gate_says_for_whom_both_versions_are_the_same():
    campaign = draft()
    trial = Trial.objects.create(campaign=campaign, subject_sv="Ljuset i hela Norrland")

    said = [finding.words for finding in _findings(campaign, {"sv": 500, "en": 70})]
    assert any("only in Swedish. 70 people get the same letter" in words for words in said)
    assert any("50 people get each version first" in words for words in said)
    assert not any("the same letter" in f.words for f in _findings(campaign, {"sv": 500}))

    trial.subject_sv, trial.preheader_en = campaign.subject_sv, campaign.preheader_en
    trial.save()
    assert any("same as A" in f.words for f in _findings(campaign) if f.stops)


@pytest.mark.django_db
def test_the_rule_and_the_ledger_speak_of_the_language_that_is_tried(office):
    with translation.override("en"):
        assert "Only those who read Swedish count" in trials.rule(
            Trial.objects.create(campaign=draft(), subject_sv="Ljuset")
        )
        assert "Only those who read" not in trials.rule(
            Trial.objects.create(campaign=draft(), subject_sv="Ljuset", subject_en="The light")
        )

    campaign = _in_two_languages(30, subject_sv="", subject_en="The light up north")
    page = office.get(reverse("campaign_ledger", args=[campaign.pk]))
    subjects = [row["subject"] for row in page.context["test"]["rows"]]
    assert subjects == ["Maja up north", "The light up north"]


@pytest.mark.django_db
def test_a_link_that_one_version_has_alone_says_which(office):
    people(60)
    campaign = draft(public=True, subject_sv="Maja i norr", subject_en="", body_en=[])
    Trial.objects.create(campaign=campaign, share=20, subject_sv="Ljuset i norr")
    campaign = Campaign.objects.get(pk=campaign.pk)
    audience.prepare(campaign, None, Person.objects.all())

    page = office.get(reverse("campaign_ledger", args=[campaign.pk]))

    rows = [(row["link"].label, row["version"]) for row in page.context["results"]]
    assert sorted(rows) == [
        ("Läs om snödjupet", ""), ("Läs på webben", "a"), ("Läs på webben", "b")
    ]  # fmt: skip
    assert page.content.decode().count("version B") >= 1


@pytest.mark.django_db
def test_without_a_test_no_link_belongs_to_a_version():
    campaign = draft(public=True)
    audience.prepare(campaign, None, Person.objects.all())

    assert trials.only_in(campaign) == {}


@sends
def test_the_demo_shows_a_test_that_was_decided(office):
    people(60)
    staff = UserFactory(role=User.Role.STAFF)
    rules = {"match": "all", "rules": [{"kind": "silent", "months": 240}]}
    Segment.objects.create(name="Alla som vill ha Alumnnytt", rules=rules)

    campaign = demo.load_last_letter(staff)

    assert (book(campaign).sent, trial_of(campaign).winner) == (60, "b")
    assert office.get(reverse("campaign_ledger", args=[campaign.pk])).status_code == 200
