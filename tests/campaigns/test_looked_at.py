"""What is sent is what was looked at: between the look and the press others may change it."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alumni.models import User
from campaigns import looked_at
from campaigns.looked_at import Seen
from campaigns.models import Campaign, Segment, Trial
from tests.campaigns.drafts import draft, prose
from tests.campaigns.rules import county, group, in_segment
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


def readers(count: int, **fields) -> None:
    for _number in range(count):
        consent(PersonFactory(**{"county": "23", **fields}))


def looked(office, letter: Campaign) -> str:
    return office.get(reverse("campaign_review", args=[letter.pk])).context["look"]


def press_send(office, letter: Campaign, look: str):
    page = office.post(reverse("campaign_send", args=[letter.pk]), {"look": look}, follow=True)
    letter.refresh_from_db()
    return [str(message) for message in page.context["messages"]]


def test_the_page_that_was_looked_at_is_sent(office):
    readers(3)
    letter = draft()

    press_send(office, letter, looked(office, letter))

    assert letter.state == Campaign.State.SENDING
    assert letter.recipients.count() == 3


@pytest.mark.parametrize("change", ["rules", "other", "part", "words", "version", "purpose"])
def test_what_a_colleague_changed_meanwhile_is_looked_at_again(office, change):
    readers(3), readers(40, county="22")
    part = Segment.objects.create(name="Del", rules=group("all", county("23")))
    letter = draft()
    Segment.objects.filter(pk=letter.segment_id).update(rules=group("any", in_segment(part)))
    look = looked(office, letter)

    if change == "rules":
        Segment.objects.filter(pk=letter.segment_id).update(rules=group("all"))
    elif change == "other":
        everybody = Segment.objects.create(name="Alla", rules=group("all"))
        Campaign.objects.filter(pk=letter.pk).update(segment=everybody)
    elif change == "part":
        Segment.objects.filter(pk=part.pk).update(rules=group("all", county("22", "23")))
    elif change == "words":
        letter.body_sv = prose("<p>Ett utkast som inte är klart</p>")
        letter.save()
    elif change == "version":
        Trial.objects.create(campaign=letter, subject_sv="En helt annan rad")
    else:
        letter.purpose = type(letter.purpose).objects.get(code="events")
        letter.save()
    said = press_send(office, letter, look)

    assert letter.state == Campaign.State.DRAFT
    assert not letter.recipients.exists() and not letter.editions.exists()
    assert len(said) == 1

    press_send(office, letter, looked(office, letter))
    assert letter.state == Campaign.State.SENDING or change == "purpose"


def test_many_more_than_were_shown_are_looked_at_again_and_a_few_are_not(office):
    readers(3)
    letter, other = draft(), draft()
    look, other_look = looked(office, letter), looked(office, other)
    readers(looked_at.FEW)

    press_send(office, other, other_look)
    assert other.recipients.count() == 3 + looked_at.FEW

    readers(1)
    said = press_send(office, letter, look)
    assert letter.state == Campaign.State.DRAFT
    assert "9" in said[0]


def test_one_that_a_colleague_planned_meanwhile_is_not_sent_at_once(office):
    readers(3)
    letter = draft()
    look = looked(office, letter)
    at = timezone.now() + timedelta(days=1)
    letter.plan(at, UserFactory(role=User.Role.STAFF))

    press_send(office, letter, look)

    assert (letter.state, letter.scheduled_at) == (Campaign.State.SCHEDULED, at)


def test_what_changed_meanwhile_is_not_planned_either(office):
    readers(3)
    letter = draft()
    look = looked(office, letter)
    Segment.objects.filter(pk=letter.segment_id).update(rules=group("all"))
    at = (timezone.localtime() + timedelta(days=1)).replace(hour=9)

    typed = {"at": at.strftime("%Y-%m-%dT%H:%M"), "look": look}
    office.post(reverse("campaign_schedule", args=[letter.pk]), typed)

    letter.refresh_from_db()
    assert letter.state == Campaign.State.DRAFT


def test_pressed_twice_or_by_two_it_is_sent_once_and_nobody_reads_that_nothing_was_sent(office):
    readers(3)
    letter = draft()
    look = looked(office, letter)
    press_send(office, letter, look)

    said = press_send(office, letter, look)

    assert letter.recipients.count() == 3
    assert len(said) == 1
    assert "Inget skickades" not in said[0] and "Nothing was sent" not in said[0]


@pytest.mark.parametrize("words", ["", "x", "x.y", ".3", "abc.99999999999999"])
def test_a_form_that_tells_nothing_sensible_tells_nothing(words):
    assert Seen.told(words) is None


def test_segments_that_speak_of_each_other_are_read_once(office):
    a = Segment.objects.create(name="A", rules={})
    b = Segment.objects.create(name="B", rules=group("any", in_segment(a)))
    Segment.objects.filter(pk=a.pk).update(rules=group("any", in_segment(b)))
    letter = draft(segment=a)

    assert looked_at.mark_of(letter) == looked_at.mark_of(letter)


def test_blocks_that_were_stored_without_their_ids_are_the_same_at_each_look():
    letter = draft()
    bare = [{"type": "prose", "value": {"title": "Nyheter", "text": "<p>Hej</p>"}}]
    with connection.cursor() as cursor:
        sql = "UPDATE campaigns_campaign SET body_sv = %s WHERE id = %s"
        cursor.execute(sql, [json.dumps(bare), letter.pk])

    marks = {looked_at.mark_of(Campaign.objects.get(pk=letter.pk)) for _look in range(2)}

    assert len(marks) == 1
