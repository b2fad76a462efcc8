from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Person
from engagement.models.mentor_application import MentorApplication
from engagement.models.mentor_round import MentorRound
from engagement.models.round_mentor import RoundMentor

if TYPE_CHECKING:
    from alumni.models import User


class Side(models.TextChoices):
    STUDENT = "student", _("The student")
    MENTOR = "mentor", _("The mentor")
    OFFICE = "office", _("The alumni office")


class MentorPairQuerySet(models.QuerySet["MentorPair"]):
    def visible_to(self, user: "User") -> Self:
        """The office's pairs, without those whose mentor this user may not know of."""
        return self.filter(mentor__person__in=Person.objects.visible_to(user))

    def living(self) -> Self:
        return self.filter(state__in=MentorPair.LIVING)

    def proposed(self) -> Self:
        return self.filter(state=MentorPair.State.PROPOSED)

    def offered(self) -> Self:
        return self.filter(state=MentorPair.State.OFFERED)

    def active(self) -> Self:
        return self.filter(state=MentorPair.State.ACTIVE)

    def closed_by_office(self) -> Self:
        """Over for good: not those that were ended to find the student another mentor."""
        closed = self.filter(state=MentorPair.State.CLOSED, ended_by=Side.OFFICE)
        return closed.exclude(outcome=MentorPair.Outcome.ANOTHER_MENTOR)

    def one_each(self) -> Self:
        """The pair that a student has, or had until the office closed it; none that was replaced or
        left early."""
        return self.living() | self.closed_by_office()

    def overdue(self, now: datetime) -> Self:
        return self.offered().filter(deadline__lt=now)

    def halfway(self, now: datetime) -> Self:
        """Offered, not reminded yet, and half of the time to answer is over."""
        gone = ExpressionWrapper(Value(now) - F("offered_at"), DurationField())
        left = ExpressionWrapper(F("deadline") - Value(now), DurationField())
        return (
            self.offered()
            .filter(reminded_at=None, deadline__gt=now)
            .annotate(gone=gone, left=left)
            .filter(gone__gte=F("left"))
        )

    def to_ask_about_fit(self, now: datetime) -> Self:
        """Not asked yet, and they have met or have had 30 days to."""
        met = Exists(Meeting.objects.filter(pair=OuterRef("pk")))
        month_ago = now - timedelta(days=30)
        return self.active().filter(asked_fit_at=None).filter(met | Q(started_at__lte=month_ago))

    def whose_mentor_is_gone(self) -> Self:
        """Living pairs of somebody who is protected, dead or erased by now."""
        return self.living().exclude(mentor__person__in=Person.objects.in_register())

    def with_both(self) -> Self:
        return self.select_related("round", "application__programme", "mentor__person")


class MentorPair(models.Model):
    """A student and a mentor: proposed, offered to both, running, over; with why they fit."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        OFFERED = "offered", _("Both are asked")
        ACTIVE = "active", _("Running")
        CLOSED = "closed", _("Closed")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("No answer")

    class Outcome(models.TextChoices):
        CARRIED_THROUGH = "carried_through", _("Carried through")
        ENDED_EARLY = "ended_early", _("Ended early")
        NEVER_MET = "never_met", _("Never met")
        ANOTHER_MENTOR = "another_mentor", _("Got another mentor")

    LIVING = (State.PROPOSED, State.OFFERED, State.ACTIVE)

    round = models.ForeignKey(MentorRound, models.CASCADE, related_name="pairs")
    application = models.ForeignKey(MentorApplication, models.CASCADE, related_name="pairs")
    mentor = models.ForeignKey(RoundMentor, models.CASCADE, related_name="pairs")
    score = models.PositiveSmallIntegerField(_("points"))
    reasons = models.JSONField(default=list, help_text="[why, codes, points], weightiest first.")
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PROPOSED)
    by_hand = models.BooleanField(_("made by hand"), default=False)
    locked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    offered_at = models.DateTimeField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    student_accepted_at = models.DateTimeField(null=True, blank=True)
    mentor_accepted_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=7, choices=Side, blank=True)
    outcome = models.CharField(_("outcome"), max_length=15, choices=Outcome, blank=True)
    goals = models.TextField(_("what you have agreed on"), max_length=1200, blank=True)
    asked_fit_at = models.DateTimeField(null=True, blank=True)

    objects = MentorPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentor pair")
        verbose_name_plural = _("mentor pairs")
        indexes = [
            models.Index(fields=["round", "state"], name="mentor_pair_round"),
            models.Index(
                fields=["deadline"], condition=Q(state="offered"), name="mentor_pair_deadline"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["proposed", "offered", "active"]),
                name="one_living_pair_per_student",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offered_at__isnull=False, deadline__isnull=False),
                name="mentor_pair_offered_has_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "closed"])
                | Q(
                    student_accepted_at__isnull=False,
                    mentor_accepted_at__isnull=False,
                    started_at__isnull=False,
                ),
                name="mentor_pair_begins_with_two_yes",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="mentor_pair_closed_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}, {self.mentor.person}"

    @property
    def is_living(self) -> bool:
        return self.state in self.LIVING

    def accepted_at(self, side: str) -> datetime | None:
        return self.student_accepted_at if side == Side.STUDENT else self.mentor_accepted_at

    def awaits(self, side: str) -> bool:
        return self.state == self.State.OFFERED and self.accepted_at(side) is None


class Meeting(models.Model):
    """The two have met. Either of them says so."""

    pair = models.ForeignKey(MentorPair, models.CASCADE, related_name="meetings")
    on = models.DateField(_("day"))
    noted_by = models.CharField(max_length=7, choices=Side)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [models.UniqueConstraint(fields=["pair", "on"], name="one_meeting_per_day")]

    def __str__(self) -> str:
        return str(self.on)


class FitCheck(models.Model):
    """Is it a good fit? One of the two says; the alumni office alone reads it."""

    pair = models.ForeignKey(MentorPair, models.CASCADE, related_name="checks")
    side = models.CharField(max_length=7, choices=Side)
    fits = models.BooleanField(_("a good fit"))
    words = models.TextField(_("a few words"), max_length=600, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("word on the fit")
        verbose_name_plural = _("words on the fit")
        constraints = [models.UniqueConstraint(fields=["pair", "side"], name="one_check_per_side")]

    def __str__(self) -> str:
        return f"{self.pair} {self.side}"
