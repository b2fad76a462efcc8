"""Complaints that mailbox providers hand on (RFC 5965): "this is spam", said by a reader."""

from dataclasses import dataclass
from email.message import Message

from campaigns.feedback import mime

# A reader's word. "auth-failure" is a report on our signatures, "not-spam" the opposite of one.
ABOUT_PEOPLE = frozenset(
    {"abuse", "fraud", "virus", "other", "opt-out", "opt-out-list", "miscategorized"}
)


@dataclass(frozen=True)
class ComplaintReport:
    """`type` is RFC 5965's Feedback-Type in small letters; `agent`: who hands it on."""

    type: str
    agent: str

    @property
    def complains(self) -> bool:
        return self.type in ABOUT_PEOPLE - {"other"}


def read(message: Message) -> ComplaintReport | None:
    """The complaint in a letter; None when it is something else."""
    part = mime.of_type(message, "message/feedback-report")
    if part is None:
        return None
    fields: dict[str, str] = {}
    for line in mime.content(part).replace("\r\n", "\n").split("\n"):
        key, colon, value = line.partition(":")
        if colon and not line[:1].isspace():
            fields.setdefault(key.strip().lower(), value.strip())
    kind = fields.get("feedback-type", "").split(";")[0].strip().lower()
    return ComplaintReport(kind, fields.get("user-agent", "")) if kind else None
