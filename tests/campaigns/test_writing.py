"""Letters are written block by block, which takes scripts: without them a page says so."""

import re

import pytest
from django.urls import reverse

from alumni.models import User
from campaigns.models import Automation, Campaign, Trial
from campaigns.staff import trials, writing
from tests.campaigns.drafts import draft
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


@pytest.mark.parametrize("name", ["campaign:add", "automation:add"])
def test_a_new_letter_that_was_posted_without_scripts_is_refused_with_a_sentence(office, name):
    answer = office.post(reverse(name), {"name": "Vinterbrev"}, follow=True)

    assert "JavaScript" in answer.content.decode()
    assert not Campaign.objects.exists() and not Automation.objects.exists()


def test_a_draft_posted_without_scripts_keeps_its_letter(office):
    letter = draft()

    answer = office.post(
        reverse("campaign:edit", args=[letter.pk]), {"name": "Annat namn"}, follow=True
    )

    assert "JavaScript" in answer.content.decode()
    kept = Campaign.objects.get(pk=letter.pk)
    assert (kept.name, kept.body_sv) == (letter.name, letter.body_sv)


# ── While somebody starts it ──────────────────────────────────────────────────────────────────
EMPTY = {
    f"body_{code}-{part}": value
    for code in ("sv", "en")
    for part, value in [("count", "0"), ("TOTAL_FORMS", "0")]
}
WORDS = {"subject_sv": "", "subject_en": "", "preheader_sv": "", "preheader_en": ""}


def _form(letter):
    about = {"name": "Annat namn", "kind": "newsletter", "uncertain_policy": "hold"}
    keys = {"purpose": letter.purpose_id, "segment": letter.segment_id, "rate_per_minute": ""}
    return {**EMPTY, **WORDS, **about, **keys}


def test_what_is_saved_after_the_start_is_not_kept_and_the_writer_reads_so(office):
    letter = draft()
    Campaign.objects.filter(pk=letter.pk).update(state="sending")
    url = reverse("campaign:edit", args=[letter.pk])

    page = office.post(url, _form(letter), follow=True)

    assert len(list(page.context["messages"])) == 1
    assert Campaign.objects.get(pk=letter.pk).name == letter.name
    assert len(list(office.get(url, follow=True).context["messages"])) == 0


@pytest.mark.parametrize("screen", ["campaign:edit", "campaign:delete", "trial:edit"])
def test_a_letter_that_is_started_at_the_very_moment_is_not_written_over(
    office, monkeypatch, screen
):
    letter = draft()
    Trial.objects.create(campaign=letter, subject_sv="Ljuset i norr")
    hold = writing.hold_draft

    def a_moment_later(pk):
        Campaign.objects.filter(pk=pk).update(state="sending", chosen=7)
        Trial.objects.filter(pk=pk).update(tested=4)
        return hold(pk)

    monkeypatch.setattr(writing, "hold_draft", a_moment_later)
    rule = {"share": "20", "hours": "6", "least": "30"}
    office.post(reverse(screen, args=[letter.pk]), {**_form(letter), **rule})

    kept = Campaign.objects.get(pk=letter.pk)
    assert (kept.state, kept.chosen, kept.name) == ("sending", 7, letter.name)
    assert (kept.trial.tested, kept.trial.share) == (4, 10)


def test_a_draft_is_saved_as_before(office):
    letter = draft()

    office.post(reverse("campaign:edit", args=[letter.pk]), _form(letter))

    assert Campaign.objects.get(pk=letter.pk).name == "Annat namn"


@pytest.mark.parametrize("screen", ["campaign_trial", "campaign_trial_drop"])
def test_a_version_b_is_neither_begun_nor_dropped_when_it_has_started(office, monkeypatch, screen):
    letter = draft()
    if screen == "campaign_trial_drop":
        Trial.objects.create(campaign=letter, subject_sv="Ljuset i norr")
    hold = trials.hold_draft

    def a_moment_later(pk):
        Campaign.objects.filter(pk=pk).update(state="sending")
        return hold(pk)

    monkeypatch.setattr(trials, "hold_draft", a_moment_later)
    office.post(reverse(screen, args=[letter.pk]))

    assert Trial.objects.count() == (screen == "campaign_trial_drop")


@pytest.mark.parametrize("version", ["a", "b"])
def test_of_two_who_write_at_once_the_second_reads_of_the_first_and_may_go_on(office, version):
    letter = draft()
    if version == "b":
        Trial.objects.create(campaign=letter, subject_sv="Ljuset i norr")
    url = reverse("campaign:edit" if version == "a" else "trial:edit", args=[letter.pk])
    rule = {"share": "20", "hours": "6", "least": "30"}
    opened = _stamp(office.get(url))
    theirs = {**_form(letter), **rule, "stamp": opened, "subject_sv": "Den enas ord i raden"}
    office.post(url, theirs)

    ours = {**theirs, "subject_sv": "Den andras ord i raden"}
    page = office.post(url, ours)

    def subject():
        row = Campaign.objects.get(pk=letter.pk)
        return row.trial.subject_sv if version == "b" else row.subject_sv

    assert subject() == "Den enas ord i raden"
    assert "Den andras ord i raden" in page.content.decode()
    assert len(page.context["form"].non_field_errors()) == 1

    office.post(url, {**ours, "stamp": _stamp(page)})
    assert subject() == "Den andras ord i raden"


def _stamp(page) -> str:
    return re.search(r'name="stamp" value="(\w+)"', page.content.decode())[1]


def test_a_new_letter_has_no_stamp_and_an_automatic_one_is_written_as_before(office):
    assert 'name="stamp" value=""' in office.get(reverse("campaign:add")).content.decode()
    assert office.get(reverse("automation:add")).status_code == 200
