"""What left for the relay, note by note, in memory that outlives the process.

One mapped file for each chunk and attempt, a byte per recipient. The kernel keeps the page when
the process is killed, so a mark costs a tenth of a microsecond and no fsync. The file is lost
only with the machine; then what PostgreSQL knows decides (campaigns/sending.py).
"""

import mmap
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from campaigns.models import Campaign, Chunk

# The last line of a letter is about to leave / the relay has said 250.
WRITTEN, ACCEPTED = 1, 2
_IN_WORDS = re.compile("=([0-9a-f]+)/([0-9a-f]+)")
_LONGEST = 80


class Journal:
    def __init__(self, campaign_id: int, chunk: int, attempt: int, size: int) -> None:
        folder = _folder(campaign_id)
        folder.mkdir(parents=True, exist_ok=True)
        # A database that was put back to an older state gives the same numbers out once more: what
        # another letter left under this name must not count for ours.
        fresh = os.O_RDWR | os.O_CREAT | os.O_TRUNC
        file = os.open(folder / f"{chunk}.{attempt}", fresh, 0o600)
        try:
            os.ftruncate(file, size)
            self.marks = mmap.mmap(file, size)
        finally:
            os.close(file)

    def note(self, accepted: Iterable[int], written: Iterable[int]) -> None:
        """Take over what is known from before."""
        for position in written:
            self.marks[position] = WRITTEN
        for position in accepted:
            self.marks[position] = ACCEPTED

    def close(self) -> None:
        self.marks.close()


def read(campaign_id: int, chunk: int, before: int) -> tuple[set[int], set[int], bool]:
    """Positions that were accepted, positions that may have gone, in attempts below `before`.

    The third value tells whether the journal of the last attempt is here at all.
    """
    accepted: set[int] = set()
    written: set[int] = set()
    last_found = False
    for path, attempt in _files(campaign_id, chunk):
        if attempt >= before:
            continue
        last_found |= attempt == before - 1
        for position, mark in enumerate(path.read_bytes()):
            if mark == ACCEPTED:
                accepted.add(position)
            elif mark == WRITTEN:
                written.add(position)
    return accepted, written - accepted, last_found


def in_words(marks: mmap.mmap, done: int) -> str:
    """The marks beyond `done`, as a chunk that is given back tells them in Chunk.worker: its next
    worker may be on another machine. Empty when they lie too far apart for it."""
    said = "=" + "/".join(
        f"{sum(1 << at - done for at in range(done, len(marks)) if marks[at] == mark):x}"
        for mark in (ACCEPTED, WRITTEN)
    )
    return said if len(said) <= _LONGEST else ""


def from_words(words: str, done: int) -> tuple[set[int], set[int]] | None:
    """(accepted, may have gone) as in_words told them; None: the words are a worker's name."""
    if not (found := _IN_WORDS.fullmatch(words)):
        return None
    accepted, written = (int(each, 16) for each in found.groups())
    return _positions(accepted, done), _positions(written, done)


def _positions(bits: int, done: int) -> set[int]:
    return {done + at for at in range(bits.bit_length()) if bits >> at & 1}


def forget(campaign_id: int, chunk: int) -> None:
    """Remove a chunk's journals: everything in them stands in PostgreSQL."""
    for path, _attempt in _files(campaign_id, chunk):
        path.unlink(missing_ok=True)


def clear_away() -> None:
    """Remove what another machine made needless here: the journals of chunks that are done, and of
    campaigns that have ended or are not in this database. Nobody will read them again.

    What lies here is listed before the rows are asked: a chunk that is done stays so.
    """
    found = defaultdict(set)
    for path in Path(settings.MAIL_JOURNAL_DIR).glob("*/*"):
        if named := re.fullmatch(
            r"(\d{1,18})/(\d+)\.\d+", f"{path.parent.name}/{path.name}", re.ASCII
        ):
            found[int(named[1])].add(int(named[2]))
    going_on = Campaign.objects.filter(pk__in=found).exclude(state=Campaign.State.DONE)
    unfinished = Chunk.objects.filter(campaign__in=going_on).exclude(state=Chunk.State.DONE)
    # Of a cancelled campaign only those are asked that a worker left (campaigns/recovering.py).
    unfinished = unfinished.exclude(campaign__state=Campaign.State.CANCELLED, worker="")
    needed = set(unfinished.values_list("campaign_id", "number"))
    for campaign_id, numbers in found.items():
        for number in numbers:
            if (campaign_id, number) not in needed:
                forget(campaign_id, number)


def _folder(campaign_id: int) -> Path:
    return Path(settings.MAIL_JOURNAL_DIR) / str(campaign_id)


def _files(campaign_id: int, chunk: int) -> list[tuple[Path, int]]:
    found = []
    for path in _folder(campaign_id).glob(f"{chunk}.*"):
        if match := re.fullmatch(r"\d+\.(\d+)", path.name):
            found.append((path, int(match[1])))
    return found
