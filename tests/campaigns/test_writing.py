"""Letters are written block by block, which takes scripts: without them a page says so."""

import pytest
from django.urls import reverse

from alumni.models import User
from campaigns.models import Automation, Campaign, Trial
from campaigns.staff import editing, trials
from tests.campaigns.drafts import draft
from tests.editing import opened
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

    page = office.post(url, _form(letter))

    assert page.context["started"] == letter
    assert "Annat namn" in page.content.decode()
    assert Campaign.objects.get(pk=letter.pk).name == letter.name
    assert office.get(url)["Location"] == reverse("campaign_ledger", args=[letter.pk])


@pytest.mark.parametrize("screen", ["campaign:edit", "campaign:delete", "trial:edit"])
def test_a_letter_that_is_started_at_the_very_moment_is_not_written_over(
    office, monkeypatch, screen
):
    letter = draft()
    Trial.objects.create(campaign=letter, subject_sv="Ljuset i norr")
    hold = editing.hold_draft

    def a_moment_later(pk):
        Campaign.objects.filter(pk=pk).update(state="sending", chosen=7)
        Trial.objects.filter(pk=pk).update(tested=4)
        return hold(pk)

    monkeypatch.setattr(editing, "hold_draft", a_moment_later)
    rule = {"share": "20", "hours": "6", "least": "30"}
    office.post(reverse(screen, args=[letter.pk]), {**_form(letter), **rule})

    kept = Campaign.objects.get(pk=letter.pk)
    assert (kept.state, kept.chosen, kept.name) == ("sending", 7, letter.name)
    assert (kept.trial.tested, kept.trial.share) == (4, 10)


def test_a_draft_is_saved_as_before(office):
    letter = draft()

    url = reverse("campaign:edit", args=[letter.pk])
    office.post(url, opened(office, url) | {"name": "Annat namn"})

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
