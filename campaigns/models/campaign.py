from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alumni.models import AuditEntry, Purpose, User
from campaigns.models.content import Content
from campaigns.models.segment import Segment


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User) -> Self:
        """Letters are the office's; everyone else sees none."""
        return self if getattr(user, "is_office", False) else self.none()

    def public(self) -> Self:
        """Letters in the public archive: sent, or on their way."""
        state = Campaign.State
        gone = [state.SENDING, state.PAUSED, state.STOPPED, state.DONE]
        return self.filter(public=True, state__in=gone)

    def under_way(self) -> Self:
        """Those that a worker may work on now: sending, and not waiting for the relay."""
        return self.filter(state=Campaign.State.SENDING).exclude(wait_until__gt=timezone.now())


class Campaign(Content):
    """One letter to many: drafted, prepared (recipients fixed), sent in chunks."""

    class Kind(models.TextChoices):
        NEWSLETTER = "newsletter", _("Newsletter")
        INVITATION = "invitation", _("Invitation")
        AUTOMATIC = "automatic", _("Automatic letter")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Scheduled")
        LATE = "late", _("Late: asks whether to send")
        PREPARING = "preparing", _("Being prepared")
        SENDING = "sending", _("Being sent")
        PAUSED = "paused", _("Paused")
        STOPPED = "stopped", _("Stopped by the mail server's answer")
        DONE = "done", _("Sent")
        CANCELLED = "cancelled", pgettext_lazy("campaign", "Cancelled")

    # Who gets it is written down, and it is not over.
    UNDER_WAY = (State.PREPARING, State.SENDING, State.PAUSED, State.STOPPED)

    class Uncertain(models.TextChoices):
        HOLD = "hold", _("Hold for a person to decide")
        RESEND = "resend", _("Send again")

    class Wait(models.TextChoices):
        RELAY = "relay", _("the mail server cannot be reached; we try again")
        WARM_UP = "warm_up", _("today's share of the new mail server is used up; it goes on")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.NEWSLETTER)
    purpose = models.ForeignKey(Purpose, models.PROTECT, verbose_name=_("purpose"))
    segment = models.ForeignKey(
        Segment, models.SET_NULL, null=True, blank=True, verbose_name=_("segment")
    )
    automation = models.ForeignKey(
        "Automation",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="rounds",
        verbose_name=_("automatic letter"),
    )
    segment_words = models.TextField(_("who it went to"), blank=True)
    public = models.BooleanField(
        _("in the public archive"),
        default=False,
        help_text=_("Anybody may read it on the web, and the letter says where."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    scheduled_at = models.DateTimeField(_("leaves"), null=True, blank=True, editable=False)
    # The university's clock: each reader gets it when theirs shows the same. Empty: all at once.
    local_at = models.DateTimeField(null=True, blank=True, editable=False)
    stop_reason = models.TextField(_("what the mail server said"), blank=True)
    # While the relay cannot be reached: not before, why, and how often in a row it failed.
    wait_until = models.DateTimeField(null=True, blank=True, editable=False)
    wait_for = models.CharField(max_length=8, choices=Wait, blank=True, editable=False)
    waits = models.PositiveSmallIntegerField(default=0, editable=False)
    chosen = models.PositiveIntegerField(_("chosen"), null=True, editable=False)
    uncertain_policy = models.CharField(
        _("letters that may have gone"),
        max_length=6,
        choices=Uncertain,
        default=Uncertain.HOLD,
    )
    rate_per_minute = models.PositiveIntegerField(
        _("at most this many a minute"), null=True, blank=True
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    # It may be prepared and begin.
    READY = (State.DRAFT, State.SCHEDULED, State.LATE)
    # Whose words these are: Trial.letter() puts those of B in.
    version = "a"

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rate_per_minute=None) | models.Q(rate_per_minute__gt=0),
                name="campaign_rate_positive",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def subject_in(self, language: str, seq: int = 0) -> str:
        """The subject that a reader of this language gets: in the other one where it is alone.

        `seq`: the number of their letter, which tells the version that they got.
        """
        trial = getattr(self, "trial", None) if seq else None
        if trial and trial.version_of(seq) != Edition.Version.B:
            trial = None
        for code in (language, "sv", "en"):
            name = f"subject_{code}"
            if subject := getattr(trial, name, "") or getattr(self, name):
                return subject
        return self.name

    def _move(self, sources: list[str], to: str, **fields: object) -> bool:
        """Change the state only from one of `sources`; False when somebody was faster."""
        moved = Campaign.objects.filter(pk=self.pk, state__in=sources).update(state=to, **fields)
        self.refresh_from_db(fields=["state", *fields])
        return bool(moved)

    @property
    def unsent(self) -> bool:
        """Nothing of it has left, and nothing is on its way."""
        return self.state in self.READY

    # ── Acts ──────────────────────────────────────────────────────────────────────────────────
    def plan(self, at: datetime, by: User, local_at: datetime | None = None) -> bool:
        """Begin at that time; `by` is who answers for it. `local_at`: see the field."""
        return self._move(
            list(self.READY),
            self.State.SCHEDULED,
            scheduled_at=at,
            local_at=local_at,
            started_by=by,
            stop_reason="",
        )

    def unschedule(self, why: str = "") -> bool:
        """Back to a draft, which may be changed."""
        planned = [self.State.SCHEDULED, self.State.LATE]
        return self._move(
            planned, self.State.DRAFT, scheduled_at=None, local_at=None, stop_reason=why[:1000]
        )

    def ask_whether_late(self) -> bool:
        """Its time passed while nobody was here to send it: nothing goes until a person decides."""
        return self._move([self.State.SCHEDULED], self.State.LATE)

    def pause(self) -> bool:
        """Stop sending within a second; what is on its way is finished."""
        return self._move([self.State.SENDING], self.State.PAUSED)

    def resume(self) -> bool:
        """Go on after a pause, or after the relay's refusal was mended.

        Not while a halt stands: that is lifted with a reason (feedback.rates).
        """
        if self.halts.filter(lifted_at=None).exists():
            return False
        return self._move(
            [self.State.PAUSED, self.State.STOPPED],
            self.State.SENDING,
            stop_reason="",
            wait_until=None,
            wait_for="",
            waits=0,
        )

    def wait(
        self, until: datetime | None, why: str = "", words: str = "", failures: int = 0
    ) -> None:
        """Leave it alone until then, and say why; None: it goes on. One that was stopped meanwhile
        keeps the words it was stopped with."""
        fields = {"wait_until": until, "wait_for": why, "waits": failures}
        sending = Campaign.objects.filter(pk=self.pk, state=self.State.SENDING)
        sending.update(**fields, stop_reason=words[:1000])
        self.refresh_from_db(fields=[*fields, "stop_reason"])

    def cancel(self, by: User | None) -> bool:
        """Send no more, for good. Who was not reached is counted as left out: cancelled."""
        done = self._move(
            [self.State.SENDING, self.State.PAUSED, self.State.STOPPED, self.State.PREPARING],
            self.State.CANCELLED,
            finished_at=timezone.now(),
            wait_until=None,
        )
        if done:
            AuditEntry.note(
                AuditEntry.Act.SEND, by, subject=self.name, campaign=self.pk, cancelled=True
            )
        return done

    def stop(self, words: str) -> bool:
        """The relay refuses what we send (policy, content): nobody's address is to blame."""
        return self._move([self.State.SENDING], self.State.STOPPED, stop_reason=words[:1000])

    def finish(self) -> bool:
        return self._move(
            [self.State.SENDING],
            self.State.DONE,
            finished_at=timezone.now(),
            stop_reason="",
            wait_until=None,
        )

    def settle(self, seq: int, word: str, by: User | None = None) -> bool:
        """Decide about an uncertain letter: "sent" (it arrived) or "resend" (send it again).

        False when it is not uncertain, is on its way at this moment, or is to be sent again though
        the campaign was cancelled.
        """
        from campaigns.models.recipient import DeliveryException

        return bool(DeliveryException.settle(self, word, by, seq))

    def settle_all(self, word: str, by: User | None = None) -> int:
        """The same about all that are uncertain now. Returns how many were."""
        from campaigns.models.recipient import DeliveryException

        return DeliveryException.settle(self, word, by)


class Edition(models.Model):
    """The words of a campaign in one language and version, as they stood when it was prepared.

    Every worker compiles its letters from here, so a letter sent again is the same letter.
    """

    class Version(models.TextChoices):
        A = "a", "A"
        B = "b", "B"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="editions", db_index=False)
    language = models.CharField(max_length=2)
    version = models.CharField(max_length=1, choices=Version, default=Version.A)
    subject = models.CharField(max_length=250)
    html = models.TextField()
    text = models.TextField()
    date = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "version", "language"], name="one_edition_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.version} {self.language}"


class Pace(models.Model):
    """How many letters of a campaign may leave at once; shared by all workers."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, primary_key=True)
    tokens = models.FloatField(default=0)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.tokens:.1f}"
