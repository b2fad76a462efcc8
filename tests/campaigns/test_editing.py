"""Letters that two of the office write at once, and letters that somebody sends meanwhile."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from alumni.models import Purpose, User
from campaigns import audience
from campaigns.models import Automation, Campaign, Segment, Trial
from tests.campaigns.drafts import draft
from tests.campaigns.rules import saved
from tests.editing import filled_in, letter, opened
from tests.factories import PersonFactory, UserFactory, consent
from tests.reading import one_line

State = Campaign.State


def colleague(name):
    client = Client()
    client.force_login(UserFactory(role=User.Role.STAFF, name=name))
    return client


@pytest.fixture
def anna(db):
    return colleague("Anna Ask")


@pytest.fixture
def bo(db):
    return colleague("Bo Björk")


def of_campaign():
    return reverse("campaign:edit", args=[draft().pk])


def of_version_b():
    campaign = draft()
    Trial.objects.create(campaign=campaign, subject_sv="B", body_sv=campaign.body_sv)
    return reverse("trial:edit", args=[campaign.pk])


def of_automation():
    words = draft().words()
    purpose = Purpose.objects.get(code="newsletter")
    made = Automation.objects.create(name="Tyst", occasion="silent", purpose=purpose, **words)
    return reverse("automation:edit", args=[made.pk])


KINDS = [of_campaign, of_version_b, of_automation]


@pytest.mark.parametrize("make", KINDS)
def test_one_writes_the_subject_and_another_the_letter_and_both_are_kept(anna, bo, make):
    url = make()
    of_anna = opened(anna, url) | {"subject_sv": "Ljuset i norr"}
    text = letter("body_sv", [("Nytt", "<p>Bos ord.</p>")])
    assert bo.post(url, opened(bo, url) | text).status_code == 302

    page = anna.post(url, of_anna)

    assert page.status_code == 200 and "Bo Björk" in one_line(page)
    meeting = page.context["meanwhile"].meeting
    assert (meeting.theirs, meeting.both) == (["Brev på svenska"], [])
    assert opened(bo, url)["subject_sv"] != "Ljuset i norr"
    assert anna.post(url, filled_in(page)).status_code == 302
    now = opened(bo, url)
    assert now["subject_sv"] == "Ljuset i norr" and "Bos ord" in str(now)


@pytest.mark.parametrize("make", KINDS)
def test_a_letter_that_both_wrote_on_is_shown_as_typed_before_it_overwrites(anna, bo, make):
    url = make()
    of_anna = opened(anna, url) | letter("body_sv", [("Nytt", "<p>Annas ord.</p>")])
    bo.post(url, opened(bo, url) | letter("body_sv", [("Nytt", "<p>Bos ord.</p>")]))

    page = anna.post(url, of_anna)

    assert page.context["meanwhile"].meeting.both == ["Brev på svenska"]
    assert "Annas ord" in page.content.decode() and "Bos ord" in str(opened(bo, url))
    anna.post(url, filled_in(page))
    assert "Annas ord" in str(opened(bo, url))


@pytest.mark.parametrize("make", KINDS)
def test_saving_what_was_opened_and_saving_it_twice_stops_nobody(anna, bo, make):
    url = make()
    data = opened(anna, url)

    assert [each.post(url, data).status_code for each in (anna, anna, bo)] == [302] * 3


def test_what_is_wrong_is_mended_before_others_are_told_of(anna, bo):
    url = of_campaign()
    of_anna = opened(anna, url) | {"name": "", "subject_sv": "Ljuset"}
    bo.post(url, opened(bo, url) | {"name": "Vinterbrevet"})

    page = anna.post(url, of_anna)
    assert page.context["form"].errors and not page.context["meanwhile"].meeting

    page = anna.post(url, filled_in(page) | {"name": "Höstbrevet"})
    assert page.context["meanwhile"].meeting.both == ["Namn"]


def test_a_machine_s_own_fields_stop_nobody(anna):
    url = of_campaign()
    data = opened(anna, url)
    Campaign.objects.update(stop_reason="Gick inte", segment_words="alla i Jämtland")

    assert anna.post(url, data | {"name": "Vinterbrevet"}).status_code == 302

    row = Campaign.objects.get()
    assert (row.name, row.stop_reason) == ("Vinterbrevet", "Gick inte")
    assert row.segment_words == "alla i Jämtland"


def test_an_automatic_letter_that_is_turned_on_meanwhile_stays_on(anna):
    url = of_automation()
    data = opened(anna, url) | {"name": "Tyst länge"}
    letter = Automation.objects.get()
    letter.turn_on(UserFactory())

    assert anna.post(url, data).status_code == 302

    now = Automation.objects.get()
    assert (now.name, now.is_on) == ("Tyst länge", True)


@pytest.mark.parametrize("make", [of_campaign, of_automation])
def test_what_is_written_in_a_letter_that_was_thrown_away_meanwhile_becomes_a_new_one(anna, make):
    url = make()
    data = opened(anna, url) | letter("body_sv", [("Nytt", "<p>Annas ord.</p>")])
    Automation.objects.all().delete(), Campaign.objects.all().delete()

    refused = anna.post(url, data | {"name": ""})
    assert refused.context["form"].errors and "Annas ord" in refused.content.decode()
    answer = anna.post(url, data, follow=True)

    kept = Campaign.objects.first() or Automation.objects.first()
    assert "Annas ord" in str(kept.body_sv) and kept.created_by.name == "Anna Ask"
    assert "slängts" in one_line(answer)


# ── Somebody presses Send while the editor is open ────────────────────────────────────────────
@pytest.mark.parametrize("make", [of_campaign, of_version_b])
def test_what_was_sent_meanwhile_is_not_rewritten_and_what_was_typed_stays(anna, bo, make):
    consent(PersonFactory(county="23"))
    url = make()
    data = opened(anna, url) | letter("body_sv", [("Sent", "<p>Annas ord.</p>")])
    campaign = Campaign.objects.get()
    bo.post(reverse("campaign_send", args=[campaign.pk]))

    page = anna.post(url, data | {"subject_sv": "För sent"})

    assert page.status_code == 200
    assert "Annas ord" in page.content.decode() and "För sent" in page.content.decode()
    assert "Bo Björk" in one_line(page)
    campaign.refresh_from_db()
    assert campaign.state == State.SENDING and campaign.recipients.count() == 1
    assert campaign.subject_sv == "Maja håller ljuset tänt i Norrland"
    assert not Trial.objects.filter(subject_sv="För sent").exists()


def test_what_was_planned_meanwhile_is_saved_once_it_is_a_draft_again(anna, bo):
    url = of_campaign()
    data = opened(anna, url) | {"subject_sv": "Ljuset i norr"}
    Campaign.objects.update(state=State.SCHEDULED, scheduled_at="2030-01-01T08:00Z")

    page = anna.post(url, data)
    assert page.context["started"] and Campaign.objects.get().state == State.SCHEDULED

    bo.post(reverse("campaign_unschedule", args=[Campaign.objects.get().pk]))
    assert anna.post(url, filled_in(page)).status_code == 302
    assert Campaign.objects.get().subject_sv == "Ljuset i norr"


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("make", [of_campaign, of_version_b])
def test_sent_between_the_editor_s_look_and_its_save_a_campaign_stays_sent(monkeypatch, make):
    """In two connections: the letter is prepared while the form that was posted is checked."""
    from campaigns.staff.editing import DraftEditView

    consent(PersonFactory(county="23"))
    url, anna, sender = make(), colleague("Anna Ask"), UserFactory(role=User.Role.STAFF)
    data = opened(anna, url) | {"subject_sv": "För sent"}
    looks = DraftEditView.is_valid
    ended = []

    def send():
        campaign = Campaign.objects.get()
        audience.prepare(campaign, sender)
        ended.append(campaign.state)
        connection.close()

    sending = threading.Thread(target=send)

    def while_it_is_sent(view, form):
        sending.start()
        sending.join(1)
        return looks(view, form)

    monkeypatch.setattr(DraftEditView, "is_valid", while_it_is_sent)

    anna.post(url, data)
    sending.join(20)

    campaign = Campaign.objects.get()
    assert ended == [State.SENDING] and campaign.state == State.SENDING
    assert campaign.recipients.count() == 1
    stored = getattr(campaign, "trial", campaign)
    words = [edition.subject for edition in campaign.editions.filter(language="sv")]
    assert stored.subject_sv in words


# ── Segments ──────────────────────────────────────────────────────────────────────────────────
def built(client, url):
    page = client.get(url)
    return page, typed_in(page)


def typed_in(page):
    context = page.context
    data = {"name": context["name"], "seen": context["meanwhile"].seal, "match:0": "all"}
    assert f'value="{data["seen"]}"' in page.content.decode()
    for node in context["tree"]["children"]:
        data[f"kind:{node['path']}"] = node["kind"]
        for field in node["fields"]:
            data[field["name"]] = [code for code, _label, chosen in field["choices"] if chosen]
    return data


@pytest.fixture
def segment(db):
    return saved("Norr")


@pytest.fixture
def builder(segment):
    return reverse("segment_edit", args=[segment.pk])


SAVE = {"save": "yes"}


def test_one_renames_a_segment_while_another_changes_its_rules(anna, bo, builder, segment):
    of_anna = typed_in(anna.get(builder)) | {"name": "Nordväst"}
    bo.post(builder, typed_in(bo.get(builder)) | {"values:0.0": ["22"]} | SAVE)

    page = anna.post(builder, of_anna | SAVE)

    meeting = page.context["meanwhile"].meeting
    assert (meeting.theirs, meeting.both) == (["Regler"], []) and "Bo Björk" in one_line(page)
    again = typed_in(page)
    assert (again["name"], again["values:0.0"]) == ("Nordväst", ["22"])
    assert anna.post(builder, again | SAVE).status_code == 302
    segment.refresh_from_db()
    assert (segment.name, segment.rules["rules"][0]["values"]) == ("Nordväst", ["22"])


def test_rules_that_both_changed_are_kept_as_built_and_the_note_survives_the_buttons(
    anna, bo, builder, segment
):
    of_anna = typed_in(anna.get(builder)) | {"values:0.0": ["22"]}
    bo.post(builder, typed_in(bo.get(builder)) | {"values:0.0": ["21"]} | SAVE)

    page = anna.post(builder, of_anna | {"add_rule": "0", "new:0": "campus"})
    assert page.context["meanwhile"].seal == of_anna["seen"]
    page = anna.post(builder, typed_in(page) | {"remove": "0.1"} | SAVE)

    assert page.context["meanwhile"].meeting.both == ["Regler"]
    segment.refresh_from_db()
    assert segment.rules["rules"][0]["values"] == ["21"]
    anna.post(builder, typed_in(page) | SAVE)
    segment.refresh_from_db()
    assert segment.rules["rules"][0]["values"] == ["22"]


def test_a_segment_saved_twice_or_counted_live_stops_nobody(anna, builder):
    data = typed_in(anna.get(builder)) | {"values:0.0": ["22"]}

    assert anna.post(reverse("segment_figures"), data).status_code == 200
    assert [anna.post(builder, data | SAVE).status_code for _press in range(2)] == [302, 302]


def test_a_segment_frozen_meanwhile_stays_frozen_and_the_rules_stay_on_the_page(
    anna, bo, builder, segment
):
    data = typed_in(anna.get(builder)) | {"values:0.0": ["22"]}
    bo.post(reverse("segment_freeze", args=[segment.pk]))

    page = anna.post(builder, data | SAVE)

    assert page.context["error"] and typed_in(page)["values:0.0"] == ["22"]
    segment.refresh_from_db()
    assert segment.frozen_at and segment.rules["rules"][0]["values"] == ["23"]


def test_a_new_segment_needs_no_note(anna):
    form = {"name": "Väst", "match:0": "all", "kind:0.0": "county", "values:0.0": ["14"]}

    assert anna.post(reverse("segment_new"), form | SAVE).status_code == 302
    assert Segment.objects.get().name == "Väst"
