import time

import pytest
from django.db import connection

from alumni.models import Address
from campaigns import chunks, grounds
from campaigns.chunks import LeaseLost
from campaigns.marks import Marks
from campaigns.models import Chunk, Suppression
from tests.campaigns.mailroom import begun

pytestmark = pytest.mark.usefixtures("committed_db", "small_chunks")


@pytest.fixture
def marks(committed_db):
    marks = Marks()
    yield marks
    marks.close()


def _claimed(campaign):
    lease, notes = chunks.claim(campaign.pk, "here:1")
    notes.close()
    return lease


def _look_ahead(marks, lease):
    marks.look_ahead(lease)
    marks.collect(lease)  # the answer is here


def _numbers(letters):
    return [to.seq for to, _language, _why in letters]


def test_letters_looked_ahead_for_are_those_of_the_chunk_claimed_next(marks):
    campaign = begun(13)
    first = _claimed(campaign)

    _look_ahead(marks, first)
    looked = time.monotonic()
    second = _claimed(campaign)
    letters, asked_at = marks.letters(second)

    assert _numbers(letters) == [11, 12, 13]
    assert letters == grounds.letters(campaign.pk, 11, 10)
    assert asked_at <= looked


def test_the_second_line_is_opened_on_the_terms_of_the_first(monkeypatch, committed_db):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "application_name", "as agreed")

    marks = Marks()
    told = marks._connection.execute("SHOW application_name").fetchone()
    marks.close()

    assert told == ("as agreed",)


def test_letters_of_a_chunk_that_somebody_else_took_are_not_used(marks):
    campaign = begun(23)
    first = _claimed(campaign)

    _look_ahead(marks, first)
    assert _claimed(campaign).number == 1
    third = _claimed(campaign)

    assert _numbers(marks.letters(third)[0]) == [21, 22, 23]


def test_what_was_looked_ahead_for_is_used_once(marks):
    campaign = begun(13)
    _look_ahead(marks, _claimed(campaign))
    second = _claimed(campaign)
    marks.letters(second)

    Suppression.add(Address.objects.order_by("pk").last().email, Suppression.Reason.STAFF)
    letters, _asked_at = marks.letters(second)

    assert [why for _to, _language, why in letters] == ["", "", "suppressed"]


def test_looking_ahead_where_nothing_follows_finds_nothing(marks):
    campaign = begun(2)
    lease = _claimed(campaign)

    _look_ahead(marks, lease)

    assert _numbers(marks.letters(lease)[0]) == [1, 2]


def test_a_mark_under_way_is_heard_before_looking_ahead(marks):
    campaign = begun(2)
    lease = _claimed(campaign)
    marks.send(lease, 1)
    while not Chunk.objects.filter(campaign=campaign, done=1):  # the mark is on its way
        time.sleep(0.01)
    Chunk.objects.filter(campaign=campaign).update(attempts=9)

    marks.look_ahead(lease)
    assert campaign.chunks.get().done == 1
    marks.send(lease, 2)

    with pytest.raises(LeaseLost):
        marks.collect(lease)
