"""Segments on the office's screens: shared, frozen, deleted, and with rules that hold no longer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import Purpose, User
from campaigns import segments
from campaigns.models import Automation, Campaign, Segment
from tests.campaigns.drafts import draft
from tests.campaigns.rules import group, in_segment, saved
from tests.factories import PersonFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def noted(client, segment, form):
    """Where a segment is saved, and the form with the note of the page that was opened."""
    url = reverse("segment_edit", args=[segment.pk])
    return url, {"seen": client.get(url).context["meanwhile"].seal, **form}


def test_freezing_thawing_and_deleting_are_acts_of_the_office(client, staff):
    person, segment = PersonFactory(county="23"), saved()
    client.force_login(staff)

    client.post(reverse("segment_freeze", args=[segment.pk]))
    segment.refresh_from_db()
    assert segment.frozen_at
    page = client.get(reverse("segment_edit", args=[segment.pk])).content.decode()
    assert reverse("segment_thaw", args=[segment.pk]) in page
    assert 'name="save"' not in page

    client.post(reverse("segment_thaw", args=[segment.pk]))
    segment.refresh_from_db()
    assert segment.frozen_at is None and not segment.members.exists()
    client.post(reverse("segment_delete", args=[segment.pk]))
    assert not Segment.objects.filter(pk=segment.pk).exists()
    assert person.pk


def test_a_segment_that_others_are_built_on_is_not_deleted(client, staff):
    first = saved()
    saved("Byggd", group("all", in_segment(first)))
    client.force_login(staff)

    answer = client.post(reverse("segment_delete", args=[first.pk]), follow=True)

    assert Segment.objects.filter(pk=first.pk).exists()
    assert "”Byggd”" in answer.content.decode() or "“Byggd”" in answer.content.decode()


def test_a_segment_that_a_letter_waits_for_is_not_deleted(client, staff):
    planned, within = saved("Planerad"), saved("Inom")
    draft(name="Julbrevet", segment=planned, state=Campaign.State.SCHEDULED)
    purpose = Purpose.objects.get(code="newsletter")
    Automation.objects.create(name="Tyst länge", occasion="silent", purpose=purpose, segment=within)
    client.force_login(staff)

    for segment, letter in ((planned, "Julbrevet"), (within, "Tyst länge")):
        answer = client.post(reverse("segment_delete", args=[segment.pk]), follow=True)

        assert letter in answer.content.decode()
        assert Segment.objects.filter(pk=segment.pk).exists()


def test_a_segment_of_a_draft_is_deleted_and_the_draft_asks_for_another(client, staff):
    letter = draft(segment=saved())
    client.force_login(staff)

    client.post(reverse("segment_delete", args=[letter.segment_id]))

    page = client.get(reverse("campaign_review", args=[letter.pk]))
    assert page.status_code == 200
    assert page.context["outlook"] is None


def test_what_a_colleague_shared_is_not_hidden_by_another(client, staff):
    shared = saved(created_by=UserFactory(role=User.Role.COMMUNICATOR))
    client.force_login(staff)
    form = {"name": "Norr", "save": "yes", "private": "yes", "match:0": "all"}

    client.post(*noted(client, shared, form))

    shared.refresh_from_db()
    assert (shared.name, shared.shared) == ("Norr", True)


def test_a_segment_that_others_are_built_on_stays_shared(client, staff):
    first = saved(created_by=staff)
    saved("Byggd", group("all", in_segment(first)))
    client.force_login(staff)
    form = {"name": "Grund", "save": "yes", "private": "yes", "match:0": "all"}

    page = client.post(*noted(client, first, form))

    first.refresh_from_db()
    assert "Byggd" in page.context["error"]
    assert first.shared


@pytest.fixture
def gone():
    """A segment that speaks of a topic that there is no more."""
    topic = TopicFactory()
    segment = saved("Ämne", group("all", {"kind": "topic", "values": [str(topic.pk)]}))
    topic.delete()
    return segment


def test_a_letter_whose_segment_holds_no_longer_says_what_to_mend(client, staff, gone):
    letter = draft(segment=gone)
    client.force_login(staff)

    page = client.get(reverse("campaign_review", args=[letter.pk]))
    hours = reverse("campaign_hours", args=[letter.pk]) + "?at=2026-12-01T10:00"
    left = reverse("campaign_left_out", args=[letter.pk, "no_consent"])
    sent = client.post(reverse("campaign_send", args=[letter.pk]), follow=True)

    assert reverse("segment_edit", args=[gone.pk]) in page.content.decode()
    assert client.get(hours).status_code == 302
    assert client.get(left).status_code == 200
    assert "”Ämne”" in sent.content.decode()
    letter.refresh_from_db()
    assert letter.state == Campaign.State.DRAFT


def test_an_automatic_letter_whose_segment_holds_no_longer_is_not_sent(client, staff, gone):
    purpose = Purpose.objects.get(code="newsletter")
    around = saved("Runt", group("all", in_segment(gone)))
    automation = Automation.objects.create(
        name="Tyst", occasion="silent", purpose=purpose, segment=around
    )
    client.force_login(staff)

    page = client.get(reverse("automation_page", args=[automation.pk]))

    assert page.context["findings"][0].stops
    assert "”Runt”" in page.content.decode()


def test_a_frozen_segment_outlives_what_its_rules_speak_of(client, staff, gone):
    gone.frozen_at = timezone.now()
    gone.save()
    client.force_login(staff)

    assert client.get(reverse("segment_edit", args=[gone.pk])).status_code == 200
    assert "hold no longer" in segments.words_of(gone, "en")


def test_freezing_rules_that_no_longer_hold_says_what_to_mend(client, staff, gone):
    client.force_login(staff)

    answer = client.post(reverse("segment_freeze", args=[gone.pk]), follow=True)

    gone.refresh_from_db()
    assert answer.status_code == 200
    assert gone.frozen_at is None


def test_a_character_that_no_text_holds_is_left_out(client, staff):
    client.force_login(staff)
    form = {"name": "No\x00rr", "save": "yes", "match:0": "all"}
    form |= {"kind:0.0": "town", "name:0.0": "Å\x00re"}

    client.post(reverse("segment_new"), form)

    segment = Segment.objects.get()
    assert segment.name == "Norr"
    assert segment.rules["rules"][0]["name"] == "Åre"


@pytest.mark.parametrize("screen", ["segment_freeze", "segment_thaw", "segment_delete"])
def test_another_ones_own_segment_is_not_found(client, screen):
    own = saved(created_by=UserFactory(role=User.Role.STAFF), shared=False)
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    assert client.post(reverse(screen, args=[own.pk])).status_code == 404
    assert client.get(reverse("segment_edit", args=[own.pk])).status_code == 404


def test_the_list_tells_whom_each_segment_chooses(client, staff):
    client.force_login(staff)
    topic = TopicFactory()
    saved("Norr", group("all", {"kind": "county", "values": ["23"]}))
    saved("Ämne", group("all", {"kind": "topic", "values": [str(topic.pk)]}))
    topic.delete()

    page = client.get(reverse("segment_list")).content.decode()

    assert "Personer som bor i Jämtland" in page
    assert "går inte att välja för" in page


def test_a_long_list_of_segments_asks_the_database_no_more(client, staff):
    client.force_login(staff)
    topic = TopicFactory()
    rules = group("all", {"kind": "topic", "values": [str(topic.pk)]}, in_segment(saved("Norr")))

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("segment_list")).status_code == 200
        return len(queries)

    saved("A", rules)
    asked()
    one = asked()
    saved("B", rules)
    saved("C", rules)

    assert asked() == one


def test_a_segment_says_which_planned_letter_goes_to_it(client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    letter = draft(name="Höstbrevet")
    url = reverse("segment_edit", args=[letter.segment_id])
    assert "Höstbrevet" not in client.get(url).content.decode()

    letter.plan(timezone.now(), None)

    assert "Höstbrevet" in client.get(url).content.decode()
