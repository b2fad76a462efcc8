"""A campaign that leaves later: at its hour, on a person's word when the hour has long passed."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from alumni.models import User
from campaigns import audience, composing, scheduling, tasks
from campaigns.models import Campaign, Recipient, Segment
from tests.campaigns.drafts import draft, prose
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
State = Campaign.State


@pytest.fixture
def letter():
    for _number in range(3):
        consent(PersonFactory(county="23"))
    return draft()


@pytest.fixture
def communicator():
    return UserFactory(role=User.Role.COMMUNICATOR)


@pytest.fixture
def office(client, communicator):
    client.force_login(communicator)
    return client


def _tomorrow(hour, minute=0):
    day = timezone.localtime() + timedelta(days=1)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _planned(letter, by, **ago):
    scheduling.schedule(letter, _tomorrow(9), by)
    Campaign.objects.filter(pk=letter.pk).update(scheduled_at=timezone.now() - timedelta(**ago))


def test_it_begins_when_its_time_has_come_and_not_before(letter, communicator):
    scheduling.schedule(letter, _tomorrow(9), communicator)
    tasks.sweep()
    letter.refresh_from_db()
    assert letter.state == State.SCHEDULED
    assert not Recipient.objects.exists()

    Campaign.objects.update(scheduled_at=timezone.now() - timedelta(minutes=1))
    scheduling.begin_due()

    letter.refresh_from_db()
    assert (letter.state, letter.started_by) == (State.SENDING, communicator)
    assert letter.recipients.count() == 3
    assert letter.segment_words


def test_who_gets_it_is_decided_when_it_leaves(letter, communicator):
    _planned(letter, communicator, minutes=1)
    consent(PersonFactory(county="23"))

    scheduling.begin_due()

    assert letter.recipients.count() == 4


@pytest.mark.parametrize("trouble", ["rules", "account", "role", "closed"])
def test_one_that_cannot_begin_is_a_draft_again_and_holds_no_other_up(
    letter, communicator, trouble
):
    other, planner = draft(), UserFactory(role=User.Role.COMMUNICATOR)
    _planned(letter, planner, minutes=2)
    _planned(other, communicator, minutes=1)
    if trouble == "rules":
        no_more = {"match": "all", "rules": [{"kind": "a_condition_of_earlier"}]}
        Segment.objects.filter(pk=letter.segment_id).update(rules=no_more)
    elif trouble == "account":
        planner.delete()
    elif trouble == "role":  # as a teacher they would choose those alone whom teachers see
        User.objects.filter(pk=planner.pk).update(role=User.Role.TEACHER)
    else:
        User.objects.filter(pk=planner.pk).update(is_active=False)

    tasks.sweep()

    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, other.state) == (State.DRAFT, State.SENDING)
    assert letter.stop_reason


def test_an_old_plan_asks_and_sends_nothing_until_a_person_decides(office, letter, communicator):
    _planned(letter, communicator, hours=5)
    for _turn in range(3):
        assert scheduling.begin_due() == []
    letter.refresh_from_db()
    assert letter.state == State.LATE
    assert not Recipient.objects.exists()
    page = office.get(reverse("campaign_page", args=[letter.pk]), follow=True)
    assert b'role="alert"' in page.content

    office.post(reverse("campaign_send", args=[letter.pk]))

    letter.refresh_from_db()
    assert letter.state == State.SENDING
    assert letter.recipients.count() == 3


def test_a_late_one_gets_a_new_time_or_becomes_a_draft(office, letter, communicator):
    _planned(letter, communicator, hours=5)
    scheduling.begin_due()

    at = {"at": _tomorrow(10).strftime("%Y-%m-%dT%H:%M")}
    office.post(reverse("campaign_schedule", args=[letter.pk]), at)
    letter.refresh_from_db()
    assert (letter.state, letter.scheduled_at) == (State.SCHEDULED, _tomorrow(10))

    office.post(reverse("campaign_unschedule", args=[letter.pk]))
    letter.refresh_from_db()
    assert (letter.state, letter.scheduled_at) == (State.DRAFT, None)


@pytest.mark.parametrize(("hour", "minute"), [(6, 59), (21, 1), (2, 0)])
def test_never_at_night_unless_somebody_chose_so(letter, communicator, hour, minute):
    with pytest.raises(audience.NotSendable):
        scheduling.schedule(letter, _tomorrow(hour, minute), communicator)
    letter.refresh_from_db()
    assert letter.state == State.DRAFT

    scheduling.schedule(letter, _tomorrow(hour, minute), communicator, any_hour=True)

    assert letter.state == State.SCHEDULED


@pytest.mark.parametrize(
    "at", ["", "tomorrow", "2020-01-01T10:00", "2026-02-31T10:00", "2100-01-01T10:00"]
)
def test_a_time_that_cannot_be_is_refused_in_words(office, letter, at):
    page = office.post(reverse("campaign_schedule", args=[letter.pk]), {"at": at}, follow=True)

    assert len(page.context["messages"]) == 1
    letter.refresh_from_db()
    assert letter.state == State.DRAFT


def test_a_plan_that_has_no_segment_any_more_is_a_draft_that_says_why(letter, communicator):
    _planned(letter, communicator, minutes=1)
    Campaign.objects.update(segment=None)

    scheduling.begin_due()

    letter.refresh_from_db()
    assert letter.state == State.DRAFT
    assert letter.stop_reason


def test_a_plan_whose_rules_hold_no_longer_is_a_draft_and_stops_no_other(letter, communicator):
    _planned(letter, communicator, minutes=2)
    rules = {"match": "all", "rules": [{"kind": "topic", "values": ["999"]}]}
    other = draft(segment=Segment.objects.create(name="Ämne", rules={}))
    _planned(other, communicator, minutes=3)
    Segment.objects.filter(pk=other.segment_id).update(rules=rules)

    scheduling.begin_due()

    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, other.state) == (State.SENDING, State.DRAFT)
    assert "Ämne" in other.stop_reason


def test_two_sweeps_begin_it_once(letter, communicator):
    _planned(letter, communicator, minutes=1)

    assert len(scheduling.begin_due()) == 1
    assert scheduling.begin_due() == []


@pytest.mark.parametrize("role", [None, User.Role.ALUMNUS, User.Role.TEACHER])
def test_planning_is_the_office_s(client, letter, role):
    if role:
        client.force_login(UserFactory(role=role))
    for name in ("campaign_schedule", "campaign_unschedule"):
        assert client.post(reverse(name, args=[letter.pk])).status_code in (302, 403)
    letter.refresh_from_db()
    assert letter.state == State.DRAFT


# ── At the very moment ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("act", ["draft", "later", "late"])
def test_what_somebody_took_back_while_another_was_begun_does_not_leave(
    letter, communicator, monkeypatch, act
):
    first, later = draft(), timezone.now() + timedelta(days=3)
    _planned(first, communicator, minutes=2)
    _planned(letter, communicator, minutes=1)
    prepare = audience.prepare

    def slowly(campaign, *args, **how):
        if campaign.pk == first.pk:  # meanwhile, in the back office
            other = Campaign.objects.get(pk=letter.pk)
            _act(other, act, later, communicator)
        return prepare(campaign, *args, **how)

    monkeypatch.setattr(audience, "prepare", slowly)
    begun = scheduling.begin_due()

    assert begun == [first]
    _not_begun(letter, act, later)


@pytest.mark.parametrize("act", ["draft", "later", "late"])
def test_what_somebody_took_back_at_the_very_moment_does_not_leave(
    letter, communicator, monkeypatch, act
):
    later = timezone.now() + timedelta(days=3)
    _planned(letter, communicator, minutes=1)
    prepare = audience.prepare

    def a_moment_later(campaign, *args, **how):
        _act(Campaign.objects.get(pk=letter.pk), act, later, communicator)
        return prepare(campaign, *args, **how)

    monkeypatch.setattr(audience, "prepare", a_moment_later)

    assert scheduling.begin_due() == []
    _not_begun(letter, act, later)


def _act(campaign, act, later, by):
    if act == "draft":
        assert campaign.unschedule()
    elif act == "later":
        assert campaign.plan(later, by)
    else:
        assert campaign.ask_whether_late()


def _not_begun(letter, act, later):
    letter.refresh_from_db()
    state = {"draft": State.DRAFT, "later": State.SCHEDULED, "late": State.LATE}[act]
    assert letter.state == state
    assert letter.scheduled_at == later or act != "later"
    assert not letter.recipients.exists() and not letter.editions.exists()
    assert letter.stop_reason == ""


def test_one_that_nobody_would_get_any_more_is_a_draft_that_says_so(letter, communicator):
    _planned(letter, communicator, minutes=1)
    for person in letter.segment and PersonFactory._meta.model.objects.all():
        consent(person, granted=False)

    assert scheduling.begin_due() == []

    letter.refresh_from_db()
    assert letter.state == State.DRAFT
    assert letter.stop_reason
    assert not letter.editions.exists()


def test_one_whose_event_is_gone_by_then_is_a_draft_that_says_so(letter, communicator):
    gone = [("event", {"event": "999999", "label": ""})]
    letter.body_sv = [*prose(), *gone]
    letter.save()
    _planned(letter, communicator, minutes=1)

    assert scheduling.begin_due() == []

    letter.refresh_from_db()
    assert letter.state == State.DRAFT
    assert letter.stop_reason
    assert not letter.recipients.exists() and not letter.editions.exists()


def test_what_kept_it_from_leaving_is_not_said_of_the_mail_server_once_it_is_sent(
    office, letter, communicator
):
    _planned(letter, communicator, minutes=1)
    Segment.objects.filter(pk=letter.segment_id).update(rules={"match": "some"})
    scheduling.begin_due()
    letter.refresh_from_db()
    assert letter.stop_reason
    rules = {"match": "all", "rules": []}
    Segment.objects.filter(pk=letter.segment_id).update(rules=rules)

    page = office.post(reverse("campaign_send", args=[letter.pk]), follow=True)

    letter.refresh_from_db()
    assert (letter.state, letter.stop_reason) == (State.SENDING, "")
    assert b'role="alert"' not in page.content


def test_the_month_on_top_is_that_of_the_day_on_which_it_is_read(letter, communicator):
    december = timezone.make_aware(datetime(2026, 12, 1, 7))
    with translation.override("en"):
        letter.local_at, letter.started_at = december, december - timedelta(hours=12)
        assert composing.masthead(letter)[1] == "December 2026"

        letter.local_at, letter.started_at, letter.scheduled_at = None, None, december
        assert composing.masthead(letter)[1] == "December 2026"
