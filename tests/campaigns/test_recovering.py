"""A campaign that is cancelled while letters are on their way: whoever got one stands as sent."""

import pytest
from django.utils import timezone

from campaigns import chunks, history, journal, ledger, recovering, sending, tasks
from campaigns.models import Campaign, Chunk
from tests.campaigns.mailroom import begun

pytestmark = pytest.mark.usefixtures("committed_db", "small_chunks")


def _left(campaign, accepted=(), written=(), done=0):
    """A worker took the first chunk, sent some of it and is gone; then somebody cancels."""
    lease, notes = chunks.claim(campaign.pk, "elsewhere")
    notes.note(accepted, written)
    notes.close()
    Chunk.objects.filter(campaign=campaign, number=lease.number).update(
        done=done, lease_until=timezone.now()
    )
    campaign.cancel(None)
    return Campaign.objects.get(pk=campaign.pk)


def _book(campaign):
    book = ledger.of(campaign)
    assert book.balanced, book
    return book


def test_what_a_lost_worker_had_sent_counts_as_sent_though_the_campaign_was_cancelled():
    campaign = _left(begun(25), accepted={0, 1, 2, 4}, written={3}, done=1)
    assert _book(campaign).sent == 1

    tasks.sweep()

    book = _book(campaign)
    assert (book.sent, book.uncertain, book.left_out) == (4, 1, {"cancelled": 20})
    states = [
        history.letters_of(row.person)[0].state for row in campaign.recipients.order_by("seq")[:6]
    ]
    assert states == ["sent", "sent", "sent", "uncertain", "sent", "left_out"]
    assert ledger.left_out(campaign, "cancelled").count() == 20


def test_where_the_journal_is_lost_what_may_have_gone_is_uncertain(settings, tmp_path):
    campaign = _left(begun(25), accepted={0, 1, 2})
    settings.MAIL_JOURNAL_DIR = tmp_path

    assert recovering.wind_up() == 1
    assert recovering.wind_up() == 0

    book = _book(campaign)
    assert (book.sent, book.uncertain, book.left_out) == (0, 10, {"cancelled": 15})


def test_a_chunk_given_back_with_gaps_tells_who_got_the_letter():
    campaign = begun(25)
    lease, notes = chunks.claim(campaign.pk, "here")
    notes.note({2, 5}, set())
    words = journal.in_words(notes.marks, 0)
    chunks.write(lease, 0, {}, Chunk.State.FREE, words)
    campaign.cancel(None)

    recovering.wind_up()

    book = _book(campaign)
    assert (book.sent, book.uncertain, book.left_out) == (2, 0, {"cancelled": 23})


def test_a_worker_that_is_still_at_it_is_left_alone_and_finishes_itself():
    campaign = begun(25)
    lease, notes = chunks.claim(campaign.pk, "here")
    campaign.cancel(None)

    assert recovering.wind_up() == 0

    chunks.write(lease, 4, {}, Chunk.State.FREE, "")
    notes.close()
    assert recovering.wind_up() == 0
    assert (_book(campaign).sent, _book(campaign).left_out) == (4, {"cancelled": 21})


def test_whoever_slept_past_its_lease_notes_nothing_more():
    campaign = begun(25)
    lease, notes = chunks.claim(campaign.pk, "asleep")
    Chunk.objects.filter(campaign=campaign, number=0).update(lease_until=timezone.now())
    campaign.cancel(None)
    recovering.wind_up()

    with pytest.raises(chunks.LeaseLost):
        chunks.write(lease, 7, {}, Chunk.State.FREE, "")
    notes.close()
    assert _book(campaign).sent == 0


def test_the_journal_of_a_cancelled_campaign_is_kept_until_it_has_been_read():
    campaign = _left(begun(25), accepted={0, 1, 2})

    journal.clear_away()
    recovering.wind_up()
    assert _book(campaign).sent == 3

    journal.clear_away()
    assert journal.read(campaign.pk, 0, 2) == (set(), set(), False)


def test_nothing_of_it_is_sent_again(relay):
    campaign = _left(begun(25), accepted={0}, written={1})
    recovering.wind_up()

    sending.drain(campaign.pk)

    assert relay.taken == []
    assert campaign.settle_all("resend") == 0
