"""Who gets a campaign. Recipients are written once and never touched by the sending: how far it
came stands in one row per 500 (Chunk), and only what went otherwise has a row of its own."""

import random
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Address, AuditEntry, Consent, Person, User
from campaigns.models.campaign import Campaign

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_TRY = timedelta(hours=72)


class Recipient(models.Model):
    """One letter to one person, with the ground that covers it. Insert-only.

    No database constraints on its keys: a million rows are written at once, from rows that are
    locked in the same transaction, and they outlive the person (erasure blanks the address).
    """

    class Basis(models.TextChoices):
        CONSENT = "consent", _("Consent")
        PUBLIC_TASK = "public_task", _("Public task")

    pk = models.CompositePrimaryKey("campaign_id", "seq")
    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="recipients", db_index=False, db_constraint=False
    )
    seq = models.PositiveIntegerField()
    person = models.ForeignKey(
        Person,
        models.DO_NOTHING,
        related_name="letters",
        db_index=False,
        db_constraint=False,
    )
    address = models.ForeignKey(
        Address,
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
        null=True,
    )
    email = models.EmailField(_("e-mail"))
    language = models.CharField(max_length=2)
    consent = models.ForeignKey(
        Consent,
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
        null=True,
    )
    basis = models.CharField(max_length=12, choices=Basis)

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = [
            models.UniqueConstraint(fields=["person", "campaign"], name="one_letter_per_person"),
            models.UniqueConstraint(fields=["campaign", "email"], name="one_letter_per_address"),
            models.CheckConstraint(
                condition=models.Q(consent__isnull=False)
                | models.Q(basis="public_task")
                | models.Q(email__endswith=".invalid"),
                name="recipient_has_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}.{self.seq}"


class LeftOut(models.Model):
    """Somebody the segment chose who gets no letter, and why. Never a protected or dead person."""

    class Reason(models.TextChoices):
        NO_CONSENT = "no_consent", _("Has not consented")
        WITHDRAWN = "withdrawn", _("Has said no")
        SUPPRESSED = "suppressed", _("The address is barred")
        NO_ADDRESS = "no_address", _("Has no address")
        DEAD_ADDRESS = "dead_address", _("The address does not work")
        TOO_SOON = "too_soon", _("Wants letters less often")
        SAME_ADDRESS = "same_address", _("Shares the address of another recipient")
        PAUSED = "paused", _("Has paused letters")
        NOT_ASCII = "not_ascii", _("The mail server cannot reach such an address")
        GONE = "gone", _("No longer in the register")
        CANCELLED = "cancelled", _("The campaign was cancelled")

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="left_out", db_index=False, db_constraint=False
    )
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+", db_constraint=False)
    reason = models.CharField(_("reason"), max_length=14, choices=Reason)

    class Meta:
        verbose_name = _("left out")
        verbose_name_plural = _("left out")
        indexes = [models.Index(fields=["campaign", "reason"], name="left_out_reason")]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.get_reason_display()}"


class Chunk(models.Model):
    """Up to 500 recipients in a row: who works on them, until when, and how far they came.

    Everyone below `done` was sent or has a DeliveryException; which letters beyond it have gone
    is told in `worker` when the chunk is given back. `attempts` is the fencing number:
    a worker that slept past its lease can no longer write. No index but the key, and room in
    each page (migration 0001), so that an update touches no index.
    """

    class State(models.IntegerChoices):
        FREE = 0
        TAKEN = 1
        DONE = 2
        HELD = 3  # until an A/B test is decided

    SIZE = 500

    pk = models.CompositePrimaryKey("campaign_id", "number")
    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="chunks", db_index=False, db_constraint=False
    )
    number = models.PositiveIntegerField()
    size = models.PositiveSmallIntegerField()
    done = models.PositiveSmallIntegerField(default=0)
    state = models.PositiveSmallIntegerField(choices=State, default=State.FREE)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # The hour of these readers, and by whose clock (campaigns/local_hours.py); empty: at any time.
    not_before = models.DateTimeField(null=True)
    zone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.campaign_id}/{self.number}: {self.done} of {self.size}"


class DeliveryException(models.Model):
    """A letter that did not simply go: at most one row per recipient."""

    class Kind(models.TextChoices):
        FAILED = "failed", _("Failed")
        WAITING = "waiting", _("Is tried again")
        UNCERTAIN = "uncertain", _("Uncertain")
        LEFT_OUT = "left_out", _("Left out")
        RESENT = "resent", _("Sent again")

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="exceptions", db_index=False
    )
    seq = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    reason = models.CharField(_("reason"), max_length=14, blank=True, choices=LeftOut.Reason)
    smtp_code = models.CharField(_("code"), max_length=12, blank=True)
    words = models.CharField(_("what the mail server said"), max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Waiting: not before. Uncertain: on its way until then, and not to be settled.
    next_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(kind__in=["waiting", "uncertain"]),
                name="exception_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "seq"], name="one_exception_per_letter")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}.{self.seq}: {self.get_kind_display()}"

    @staticmethod
    def pause_after(tries: int) -> timedelta:
        """How long to wait after the n-th refusal: 5 min × 2ⁿ, give or take a fifth."""
        steps = min(max(tries, 1) - 1, 9)
        return min(FIRST_PAUSE * 2**steps * random.uniform(0.8, 1.2), timedelta(hours=8))  # noqa: S311

    @classmethod
    def settle(cls, campaign: Campaign, word: str, by: User | None, seq: int | None = None) -> int:
        """See Campaign.settle. Raises ValueError for another word."""
        if word == "resend" and campaign.state == Campaign.State.CANCELLED:
            return 0  # nothing of it leaves any more
        now = timezone.now()
        rows = cls.objects.filter(campaign=campaign, kind=cls.Kind.UNCERTAIN)
        rows = rows.exclude(next_at__gt=now)
        note = {"settled": word} if seq is None else {"settled": word, "seq": seq}
        if seq is not None:
            rows = rows.filter(seq=seq)
        if word == "sent":
            done = rows.delete()[0]
        elif word == "resend":
            done = rows.update(kind=cls.Kind.WAITING, next_at=now, tries=0, created_at=now)
        else:
            raise ValueError(word)
        if done:
            AuditEntry.note(
                AuditEntry.Act.SEND,
                by,
                subject=campaign.name,
                campaign=campaign.pk,
                letters=done,
                **note,
            )
            if word == "resend" and campaign.state == Campaign.State.DONE:
                Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.DONE).update(
                    state=Campaign.State.SENDING, finished_at=None
                )
        return done
