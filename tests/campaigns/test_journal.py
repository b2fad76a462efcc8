"""Which journals are kept, once there is more than one machine."""

from pathlib import Path

import pytest

from campaigns import journal
from campaigns.models import Campaign, Chunk
from tests.campaigns.mailroom import begun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_chunks")]


def _left_here(campaign_id, chunk, attempt=1):
    notes = journal.Journal(campaign_id, chunk, attempt, 4)
    notes.note([0], [1])
    notes.close()


def _kept(settings):
    folder = Path(settings.MAIL_JOURNAL_DIR)
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_the_journal_of_a_chunk_that_another_machine_finished_goes(settings):
    campaign = begun(29)
    for chunk in (0, 1, 2):
        _left_here(campaign.pk, chunk)
        _left_here(campaign.pk, chunk, attempt=2)
    Chunk.objects.filter(number=0).update(state=Chunk.State.DONE)
    Chunk.objects.filter(number=1).update(state=Chunk.State.TAKEN, worker="elsewhere")

    journal.clear_away()

    assert _kept(settings) == {f"{campaign.pk}/{name}" for name in ("1.1", "1.2", "2.1", "2.2")}
    assert journal.read(campaign.pk, 1, 3) == ({0}, {1}, True)


@pytest.mark.parametrize(
    ("state", "goes"),
    [
        (Campaign.State.SENDING, False),
        (Campaign.State.PAUSED, False),
        (Campaign.State.STOPPED, False),
        (Campaign.State.CANCELLED, True),
        (Campaign.State.DONE, True),
    ],
)
def test_while_a_campaign_may_go_on_what_may_have_left_can_be_read(settings, state, goes):
    campaign = begun(3)
    _left_here(campaign.pk, 0)
    Campaign.objects.filter(pk=campaign.pk).update(state=state)

    journal.clear_away()

    assert (_kept(settings) == set()) == goes


def test_journals_of_no_campaign_go_and_what_is_no_journal_stays(settings):
    folder = Path(settings.MAIL_JOURNAL_DIR)
    journal.clear_away()
    _left_here(987654321, 0)
    others = {"7/notes.txt", "mine/0.1", "99999999999999999999/0.1", "README"}
    for name in others:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("?")

    journal.clear_away()

    assert _kept(settings) == others
