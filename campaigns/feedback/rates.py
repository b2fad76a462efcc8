"""How much of a campaign came back, and the halt that follows from too much of it.

Mailbox providers bar a sender from 0.3 % of complaints on. Few letters say nothing: a rate counts
from LEAST letters and LEAST_COMPLAINTS complaints (or LEAST_BOUNCES bounces) on.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from alumni.models import AuditEntry, User
from campaigns import ledger
from campaigns.models import Campaign, DeliveryException, Halt, Incoming

LEAST, LEAST_COMPLAINTS, LEAST_BOUNCES = 100, 3, 5
COMPLAINTS_WARN, COMPLAINTS_HALT = 0.001, 0.003
BOUNCES_WARN, BOUNCES_HALT = 0.02, 0.05
# After a person let it go on, the same thing halts it again when it has doubled.
AGAIN = 2
_SOFT = (Incoming.Cause.FULL, Incoming.Cause.TEMPORARY)
# The mail server's own word for a full mailbox, and what it never took in three days.
_NOT_HARD = Q(smtp_code__startswith="4") | Q(smtp_code="5.2.2")
GOOD, WARN, HALT = "good", "warn", "halt"


@dataclass(frozen=True)
class Rates:
    """Figures of one campaign. `sent` counts every letter that was decided by a mail server."""

    sent: int
    complaints: int
    bounces: int  # hard ones: also those that the mail server refused at once
    soft: int  # mailboxes that were full or out of reach

    @property
    def delivered(self) -> int:
        """Letters that did not come back; those refused at once never left."""
        return max(self.sent - self.bounces - self.soft, 0)

    @property
    def complaint_rate(self) -> float:
        return self.complaints / self.sent if self.sent else 0.0

    @property
    def bounce_rate(self) -> float:
        return self.bounces / self.sent if self.sent else 0.0

    @property
    def complaint_level(self) -> str:
        enough = self.sent >= LEAST and self.complaints >= LEAST_COMPLAINTS
        return _level(self.complaint_rate, enough, COMPLAINTS_WARN, COMPLAINTS_HALT)

    @property
    def bounce_level(self) -> str:
        enough = self.sent >= LEAST and self.bounces >= LEAST_BOUNCES
        return _level(self.bounce_rate, enough, BOUNCES_WARN, BOUNCES_HALT)


def _level(rate: float, enough: bool, warn: float, halt: float) -> str:
    if not enough or rate <= warn:
        return GOOD
    return HALT if rate >= halt else WARN


def of(campaign: Campaign) -> Rates:
    """What came back of a campaign's letters; each letter counts once."""
    book = ledger.of(campaign)
    came = Incoming.objects.filter(campaign=campaign)
    refused = DeliveryException.objects.filter(campaign=campaign, kind="failed")
    given_up = refused.filter(_NOT_HARD).count()
    at_once = refused.count() - given_up
    bounced = came.filter(kind=Incoming.Kind.BOUNCE)
    hard = bounced.exclude(cause__in=_SOFT).values("seq").distinct().count()
    return Rates(
        sent=book.sent + book.failed,
        complaints=came.filter(kind=Incoming.Kind.COMPLAINT).values("seq").distinct().count(),
        bounces=hard + at_once,
        soft=bounced.filter(cause__in=_SOFT).values("seq").distinct().count() + given_up,
    )


def judge_refusals(campaign: Campaign) -> None:
    """Judge it by what the mail server refused at once, too: of that nothing comes back."""
    refused = campaign.exceptions.filter(kind=DeliveryException.Kind.FAILED)
    if refused.exclude(_NOT_HARD).count() >= LEAST_BOUNCES:
        judge(campaign)


@transaction.atomic
def judge(campaign: Campaign) -> Halt | None:
    """Halt a campaign that is being sent when too much of it comes back."""
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if locked.state != Campaign.State.SENDING or locked.halts.filter(lifted_at=None).exists():
        return None
    found = of(locked)
    for why, level, number in (
        (Halt.Why.COMPLAINTS, found.complaint_level, found.complaints),
        (Halt.Why.BOUNCES, found.bounce_level, found.bounces),
    ):
        last = locked.halts.filter(why=why).order_by("-at", "-pk").first()
        if level == HALT and (last is None or number >= last.number * AGAIN):
            halt = Halt.objects.create(campaign=locked, why=why, number=number, of=found.sent)
            locked.stop("")
            return halt
    return None


@transaction.atomic
def lift(campaign: Campaign, by: User, why: str) -> bool:
    """Let a halted campaign go on; the reason stands in the log. False: it was not halted."""
    lifted = campaign.halts.filter(lifted_at=None).first()
    if lifted is None or not why.strip():
        return False
    lifted.lift(by, why)
    AuditEntry.note(
        AuditEntry.Act.SEND, by, subject=campaign.name, campaign=campaign.pk, halt_lifted=why[:300]
    )
    return campaign.resume()
