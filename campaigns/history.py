"""Which letters a person got: read from the campaigns themselves, not written a second time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Subquery

from alumni.models import Person
from campaigns.letters.book import spoken
from campaigns.models import Campaign, Chunk, DeliveryException, Message, Recipient


@dataclass(frozen=True)
class LetterLine:
    """One letter to a person. `state`: sent, waiting, failed, uncertain, left_out."""

    at: datetime
    title: str
    state: str
    basis: str
    consent_id: int | None
    campaign_id: int | None = None


def letters_of(person: Person, limit: int = 50) -> list[LetterLine]:
    """The newest letters to a person, of campaigns and single ones, newest first."""
    exception = DeliveryException.objects.filter(campaign=OuterRef("campaign"), seq=OuterRef("seq"))
    chunk = Chunk.objects.filter(
        campaign=OuterRef("campaign"), number=(OuterRef("seq") - 1) / Chunk.SIZE
    )
    rows = (
        Recipient.objects.filter(person=person, campaign__started_at__isnull=False)
        .annotate(
            kind=Subquery(exception.values("kind")[:1]),
            done=Subquery(chunk.values("done")[:1]),
            position=(F("seq") - 1) % Chunk.SIZE,
        )
        .select_related("campaign__trial")
        .order_by("-campaign__started_at", "-campaign_id")[:limit]
    )
    named = {"given_name": person.given_name, "family_name": person.family_name}
    lines = [
        LetterLine(
            at=row.campaign.started_at,
            title=spoken(row.campaign.subject_in(row.language, row.seq), row.language, named),
            state=state_of(row),
            basis=row.basis,
            consent_id=row.consent_id,
            campaign_id=row.campaign_id,
        )
        for row in rows
    ]
    singles = Message.objects.filter(person=person).order_by("-created_at")[:limit]
    lines += [
        LetterLine(m.sent_at or m.created_at, m.subject, m.state, m.ground, None) for m in singles
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:limit]


def state_of(row: Recipient) -> str:
    """What became of a letter; the row has `kind`, `done` and `position` beside it."""
    if row.kind and row.kind != DeliveryException.Kind.RESENT:
        return row.kind
    if row.done is None or row.position < row.done:
        return "sent"
    return "cancelled" if row.campaign.state == Campaign.State.CANCELLED else "waiting"
