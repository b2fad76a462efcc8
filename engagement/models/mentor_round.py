from datetime import date
from functools import partial
from secrets import randbelow
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.programme import Named


class MentorRoundQuerySet(models.QuerySet["MentorRound"]):
    def open_to_students(self, today: date | None = None) -> Self:
        """Rounds that take applications today."""
        today = today or timezone.localdate()
        return self.filter(
            applications_from__lte=today,
            applications_until__gte=today,
            offered_at=None,
            closed_at=None,
        )

    def under_way(self) -> Self:
        """The pairs have been asked, and the round is not closed."""
        return self.filter(offered_at__isnull=False, closed_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")


class MentorRound(Named):
    """A term's mentor programme: who applies when, when pairs begin, and how many are wanted.

    What stage it is in follows from the days and from what has been done.
    """

    class Stage(models.TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Students apply")
        PAIRING = "pairing", _("Pairs are made")
        ANSWERING = "answering", _("Both are asked")
        RUNNING = "running", _("Running")
        CLOSED = "closed", _("Closed")

    applications_from = models.DateField(_("students apply from"))
    applications_until = models.DateField(_("students apply until"))
    mentors_until = models.DateField(_("mentors confirm until"))
    answer_days = models.PositiveSmallIntegerField(_("working days to accept a pair"), default=5)
    starts_on = models.DateField(_("pairs begin"))
    ends_on = models.DateField(_("pairs end"))
    goal = models.PositiveSmallIntegerField(_("pairs wanted"), default=130)
    # Settles between equals; drawn once, so that the same round is paired the same way twice.
    seed = models.PositiveIntegerField(default=partial(randbelow, 2**31), editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    offered_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MentorRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentor round")
        verbose_name_plural = _("mentor rounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(applications_until__gte=F("applications_from"))
                & Q(starts_on__gte=F("applications_until"))
                & Q(starts_on__gte=F("mentors_until"))
                & Q(ends_on__gt=F("starts_on")),
                name="mentor_round_days_in_order",
                violation_error_message=_(
                    "The days must follow each other: apply from, apply and confirm until, begin, "
                    "end."
                ),
            ),
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=20),
                name="mentor_round_days_sane",
                violation_error_message=_("Give them between 1 and 20 working days to accept."),
            ),
            models.CheckConstraint(
                condition=Q(goal__gte=1),
                name="mentor_round_wants_something",
                violation_error_message=_("Want at least one pair."),
            ),
        ]

    @property
    def stage(self) -> "MentorRound.Stage":
        today = timezone.localdate()
        if self.closed_at:
            return self.Stage.CLOSED
        if self.offered_at:
            return self.Stage.RUNNING if today >= self.starts_on else self.Stage.ANSWERING
        if today < self.applications_from:
            return self.Stage.PLANNED
        return self.Stage.OPEN if today <= self.applications_until else self.Stage.PAIRING

    @property
    def takes_applications(self) -> bool:
        return self.stage == self.Stage.OPEN

    @property
    def takes_mentors(self) -> bool:
        """Until the day to confirm is over; whoever comes later speaks to the office."""
        return not self.closed_at and timezone.localdate() <= self.mentors_until
