"""The ledger of a campaign: everyone whom the segment chose, and what became of them."""

from dataclasses import asdict, dataclass, field

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum

from alumni.models import Person
from campaigns.models import Campaign, Chunk, DeliveryException, LeftOut, Recipient


@dataclass(frozen=True)
class Ledger:
    chosen: int = 0
    sent: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    failed: int = 0
    uncertain: int = 0
    remaining: int = 0
    waiting: int = 0  # of the remaining: refused for now, and tried again later
    recipients: int = 0

    @property
    def left_out_total(self) -> int:
        return sum(self.left_out.values())

    @property
    def total(self) -> int:
        return self.sent + self.left_out_total + self.failed + self.uncertain + self.remaining

    @property
    def balanced(self) -> bool:
        """Chosen at preparation, against what is known now. No figure may be below zero."""
        figures = (self.sent, self.failed, self.uncertain, self.remaining)
        return self.chosen == self.total and min(figures) >= 0

    @property
    def percent(self) -> int:
        """Share of the letters to send that are decided, whole percent, 0 to 100."""
        if not self.recipients:
            return 100
        return (self.recipients - self.remaining) * 100 // self.recipients

    def as_dict(self) -> dict[str, object]:
        return {**asdict(self), "balanced": self.balanced}


def of(campaign: Campaign) -> Ledger:
    """Four small queries, whatever the size: last number, chunks, exceptions, left out."""
    # Not from the chunks: a recipient outside every chunk must unbalance the ledger.
    last = Recipient.objects.filter(campaign=campaign).aggregate(last=Max("seq"))["last"] or 0
    # A chunk that is not full, before the last one, leaves numbers without a letter behind it.
    gaps = Sum(Chunk.SIZE - F("size"), filter=Q(number__lt=(last - 1) // Chunk.SIZE), default=0)
    chunks = Chunk.objects.filter(campaign=campaign).aggregate(
        gaps=gaps, size=Sum("size"), done=Sum("done")
    )
    done = chunks["done"] or 0
    kinds: dict[str, int] = {}
    left_out: dict[str, int] = {}
    rows = DeliveryException.objects.filter(campaign=campaign).values_list("kind", "reason")
    for kind, reason, count in rows.annotate(count=Count("id")):
        kinds[kind] = kinds.get(kind, 0) + count
        if kind == DeliveryException.Kind.LEFT_OUT:
            left_out[reason] = left_out.get(reason, 0) + count
    late = sum(left_out.values())
    before = LeftOut.objects.filter(campaign=campaign).values_list("reason")
    for reason, count in before.annotate(count=Count("id")):
        left_out[reason] = left_out.get(reason, 0) + count

    waiting = kinds.get("waiting", 0)
    remaining = (chunks["size"] or 0) - done + waiting
    if campaign.state == Campaign.State.CANCELLED and remaining:
        cancelled = LeftOut.Reason.CANCELLED.value
        left_out[cancelled] = left_out.get(cancelled, 0) + remaining
        waiting = remaining = 0
    failed, uncertain = kinds.get("failed", 0), kinds.get("uncertain", 0)
    return Ledger(
        chosen=campaign.chosen or 0,
        sent=done - failed - uncertain - kinds.get("waiting", 0) - late,
        left_out=left_out,
        failed=failed,
        uncertain=uncertain,
        remaining=remaining,
        waiting=waiting,
        recipients=last - chunks["gaps"],
    )


def left_out(campaign: Campaign, reason: str) -> QuerySet[Person]:
    """Who was left out for this reason: when prepared, on the way, or by cancelling."""
    before = LeftOut.objects.filter(campaign=campaign, reason=reason)
    kind = DeliveryException.Kind.LEFT_OUT
    late = DeliveryException.objects.filter(campaign=campaign, kind=kind, reason=reason)
    recipients = Recipient.objects.filter(campaign=campaign)
    who = Q(pk__in=before.values("person"))
    who |= Q(pk__in=recipients.filter(seq__in=late.values("seq")).values("person"))
    if reason == LeftOut.Reason.CANCELLED and campaign.state == Campaign.State.CANCELLED:
        who |= Q(pk__in=_never_sent(campaign, recipients).values("person"))
    return Person.objects.filter(who)


def _never_sent(campaign: Campaign, recipients: QuerySet[Recipient]) -> QuerySet[Recipient]:
    chunk = Chunk.objects.filter(campaign=campaign, number=(OuterRef("seq") - 1) / Chunk.SIZE)
    waiting = DeliveryException.objects.filter(
        campaign=campaign, kind=DeliveryException.Kind.WAITING
    )
    rest = recipients.annotate(
        done=Subquery(chunk.values("done")[:1]), position=(F("seq") - 1) % Chunk.SIZE
    )
    return rest.filter(Q(position__gte=F("done")) | Q(seq__in=waiting.values("seq")))
