"""What came back, each thing once; and what it changed, so that it can be taken back."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Person, Purpose
from campaigns.models.campaign import Campaign
from campaigns.models.message import Message


class IncomingQuerySet(models.QuerySet["Incoming"]):
    def visible_to(self, user: object) -> Self:
        """What comes back is the office's to see."""
        return self if getattr(user, "is_office", False) else self.none()

    def unsettled(self) -> Self:
        """Not understood, and nobody has looked at it yet."""
        return self.filter(kind=Incoming.Kind.NOT_UNDERSTOOD, settled_at=None)


class Incoming(models.Model):
    """One letter or notice about a letter of ours. `key` keeps it from being taken in twice."""

    class Source(models.TextChoices):
        MAILBOX = "mailbox", _("Mailbox")
        FOLDER = "folder", _("Mail folder")
        PIPE = "pipe", _("Mail server")
        PROVIDER = "provider", _("Mail provider")

    class Kind(models.TextChoices):
        BOUNCE = "bounce", _("Came back")
        DELAY = "delay", _("Delayed")
        DELIVERED = "delivered", _("Delivered")
        COMPLAINT = "complaint", _("Complaint")
        ABSENCE = "absence", _("Out of office")
        CHALLENGE = "challenge", _("Asks for a confirmation")
        REPLY = "reply", _("Answer by a person")
        UNSUBSCRIBE = "unsubscribe", _("Unsubscribed by mail")
        NOTICE = "notice", _("Other notice")
        NOT_UNDERSTOOD = "odd", _("Not understood")

    class Cause(models.TextChoices):
        UNKNOWN = "unknown", _("The address does not exist")
        FULL = "full", _("Mailbox full")
        TEMPORARY = "temporary", _("Could not be reached")
        POLICY = "policy", _("Refused by a policy")
        CONTENT = "content", _("Refused for its content or size")
        PROTOCOL = "protocol", _("Refused as faulty")
        OTHER = "other", _("Without a known cause")

    key = models.CharField(max_length=64, unique=True)
    source = models.CharField(_("from where"), max_length=8, choices=Source)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    cause = models.CharField(_("cause"), max_length=9, choices=Cause, blank=True)
    status = models.CharField(_("code"), max_length=12, blank=True)
    words = models.CharField(_("what the other side said"), max_length=500, blank=True)
    campaign = models.ForeignKey(
        Campaign, models.CASCADE, null=True, blank=True, related_name="incoming", db_index=False
    )
    seq = models.PositiveIntegerField(null=True, blank=True)
    message = models.ForeignKey(
        Message, models.SET_NULL, null=True, blank=True, related_name="incoming"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="incoming"
    )
    # Of the address that was written to; the address itself stands with the letter.
    domain = models.CharField(_("domain"), max_length=190, blank=True)
    # The beginning of a letter that nobody understood, for staff to read.
    excerpt = models.TextField(blank=True)
    at = models.DateTimeField(_("came"), default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = IncomingQuerySet.as_manager()

    class Meta:
        verbose_name = _("thing that came back")
        verbose_name_plural = _("what came back")
        indexes = [
            models.Index(fields=["kind", "-at"], name="incoming_kind"),
            models.Index(fields=["campaign", "kind"], name="incoming_campaign"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(campaign=None) | models.Q(message=None),
                name="incoming_about_one_letter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def settle(self) -> None:
        """Staff have read it. Safe to call twice."""
        if self.settled_at is None:
            self.settled_at = timezone.now()
            self.save(update_fields=["settled_at"])


class EffectQuerySet(models.QuerySet["Effect"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def on(self, email: str) -> Self:
        """Those on one address that still hold."""
        return self.standing().filter(email=email)


class Effect(models.Model):
    """One change that something made to our rows, with what stood there before and after."""

    class Kind(models.TextChoices):
        BARRED = "barred", _("The address was barred")
        COUNTED = "counted", _("Counted, nothing barred")
        OPTED_OUT = "opted_out", _("A no to this kind of letter")

    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    # None: the mail server said it while the letter was being sent, or staff did it by hand.
    incoming = models.ForeignKey(
        Incoming, models.CASCADE, null=True, blank=True, related_name="effects"
    )
    cause = models.CharField(_("cause"), max_length=10, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    domain = models.CharField(_("domain"), max_length=190, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="effects"
    )
    purpose = models.ForeignKey(Purpose, models.CASCADE, null=True, blank=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    at = models.DateTimeField(_("time"), default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_why = models.CharField(_("reason"), max_length=300, blank=True)

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        indexes = [
            models.Index(fields=["email"], name="effect_email"),
            models.Index(
                fields=["-at"], condition=models.Q(undone_at=None), name="effect_standing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class Halt(models.Model):
    """A campaign that was stopped because too much came back, until somebody lets it go on."""

    class Why(models.TextChoices):
        COMPLAINTS = "complaints", _("Too many complaints")
        BOUNCES = "bounces", _("Too many addresses that do not work")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="halts")
    why = models.CharField(_("why"), max_length=10, choices=Why)
    number = models.PositiveIntegerField()
    of = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lifted_why = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(lifted_at=None),
                name="one_standing_halt_a_campaign",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.get_why_display()}"

    @property
    def percent(self) -> float:
        return self.number * 100 / self.of if self.of else 0.0

    def lift(self, by: object, why: str) -> None:
        self.lifted_at, self.lifted_by, self.lifted_why = timezone.now(), by, why[:300]
        self.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])


class ReadMark(models.Model):
    """How far a mailbox has been read. A mailbox that was made anew has another `validity`.

    `trying` is noted before a letter is taken in: one that has ended the reader several times is
    put aside, so that it does not stand in the way of the others.
    """

    TRIES = 3

    mailbox = models.CharField(max_length=190, unique=True)
    validity = models.CharField(max_length=20, blank=True)
    uid = models.BigIntegerField(default=0)
    trying = models.CharField(max_length=190, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.mailbox}: {self.uid}"

    def tries_again(self, letter: str) -> bool:
        """Note that this letter is being taken in. False: it has been tried often enough."""
        self.tries = self.tries + 1 if self.trying == letter else 1
        self.trying = letter
        self.save(update_fields=["trying", "tries"])
        return self.tries <= self.TRIES

    def passed(self, uid: int | None = None) -> None:
        """The letter is through."""
        self.trying, self.tries, self.read_at, self.trouble = "", 0, timezone.now(), ""
        if uid is not None:
            self.uid = uid
        self.save(update_fields=["trying", "tries", "read_at", "trouble", "uid"])
