"""Reading what has come into a mailbox or a mail folder. Safe to run twice, and to be ended at any
moment: a letter is filed away after it was taken in, and taken in once."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from campaigns.feedback.receiving import put_aside, receive
from campaigns.models import Incoming, ReadMark
from integrations.imap import Account, ImapError, Mailbox

ODD_FOLDER = ".Samverka not understood"


@dataclass
class Read:
    """What one reading came to."""

    taken: int = 0
    odd: int = 0

    def note(self, incoming: Incoming) -> bool:
        """Counts it. True: somebody has to look at it."""
        odd = incoming.kind == Incoming.Kind.NOT_UNDERSTOOD
        self.taken += 1
        self.odd += odd
        return odd


def read(account: Account) -> Read:
    """Take in what is new in a mailbox. Raises ImapError after noting it for staff."""
    mark, _new = ReadMark.objects.get_or_create(mailbox=account.name)
    try:
        return _read(account, mark)
    except ImapError as error:
        ReadMark.objects.filter(pk=mark.pk).update(trouble=str(error)[:300])
        raise


def _read(account: Account, mark: ReadMark) -> Read:
    result = Read()
    with Mailbox(account) as mailbox:
        if mark.validity != mailbox.validity:
            mark.validity, mark.uid = mailbox.validity, 0
            mark.save(update_fields=["validity", "uid"])
        for uid, raw in mailbox.letters(mark.uid):
            if mark.tries_again(str(uid)):
                incoming = receive(raw, source=Incoming.Source.MAILBOX)
            else:
                incoming = put_aside(raw, Incoming.Source.MAILBOX)
            odd = result.note(incoming)
            mailbox.file(uid, account.odd if odd else account.handled)
            mark.passed(uid)
    ReadMark.objects.filter(pk=mark.pk).update(read_at=timezone.now(), trouble="")
    return result


def read_folder(folder: Path) -> Read:
    """Take in the new letters of a maildir; they go to its cur, the odd ones to a folder below."""
    mark, _new = ReadMark.objects.get_or_create(mailbox=str(folder)[:190])
    result = Read()
    for place in ("cur", f"{ODD_FOLDER}/cur"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    for path in sorted((folder / "new").iterdir()):
        raw = path.read_bytes()
        if mark.tries_again(path.name[:190]):
            incoming = receive(raw, source=Incoming.Source.FOLDER)
        else:
            incoming = put_aside(raw, Incoming.Source.FOLDER)
        cur = folder / ODD_FOLDER / "cur" if result.note(incoming) else folder / "cur"
        path.replace(cur / f"{path.name.partition(':')[0]}:2,S")
        mark.passed()
    return result
