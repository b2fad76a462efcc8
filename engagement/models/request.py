from datetime import date, datetime, time
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni.models import Offer, Person
from engagement.models.ask import Ask

if TYPE_CHECKING:
    from alumni.models import User


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, user: "User") -> Self:
        """A teacher sees those of their own asks; those who keep the register see all."""
        return self if user.keeps_register else self.filter(ask__asked_by=user)

    def put_to(self, person: Person) -> Self:
        """What has really been asked of this person; those in the queue are not told of it."""
        return self.filter(person=person).exclude(asked_at=None)

    def awaiting_answer(self) -> Self:
        return self.filter(state__in=Request.UNANSWERED)

    def agreed(self) -> Self:
        return self.filter(state__in=Request.AGREED)

    def overdue(self, now: datetime) -> Self:
        return self.awaiting_answer().filter(deadline__lt=now)

    def talked_about(self) -> Self:
        """With what a page about the two of them shows."""
        return self.select_related("ask__asked_by__department", "person", "agreed_with")

    def halfway(self, now: datetime) -> Self:
        """Unanswered, not reminded yet, and half of the time to answer is over."""
        gone = ExpressionWrapper(Value(now) - F("asked_at"), DurationField())
        left = ExpressionWrapper(F("deadline") - Value(now), DurationField())
        return (
            self.awaiting_answer()
            .filter(reminded_at=None, deadline__gt=now)
            .annotate(gone=gone, left=left)
            .filter(gone__gte=F("left"))
        )

    def to_ask_again(self, today: date) -> Self:
        """They said later, and the day that they chose has come."""
        return self.filter(
            state=Request.State.LATER, ask_again_on__lte=today, ask__cancelled_at=None
        )

    def over_since(self, moment: datetime) -> Self:
        """What was booked has ended by then, and nobody has said whether it took place."""
        return self.filter(
            state=Request.State.BOOKED,
            ends_at__lt=moment,
            asked_if_held_at=None,
            stopped_at=None,
        )


class Request(models.Model):
    """One ask put to one person, with its whole fate. Asking is not telling: what the person
    shares is noted here, and only with a yes."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("In the queue")
        ASKED = "asked", gettext_lazy("Asked")
        READ = "read", gettext_lazy("Read")
        ACCEPTED = "accepted", gettext_lazy("Yes")
        LATER = "later", gettext_lazy("Later")
        OTHER = "other", gettext_lazy("Something else")
        DECLINED = "declined", gettext_lazy("No, thank you")
        EXPIRED = "expired", gettext_lazy("No answer")
        CANCELLED = "cancelled", gettext_lazy("Cancelled")
        BOOKED = "booked", gettext_lazy("Booked")
        HELD = "held", gettext_lazy("Held")
        THANKED = "thanked", gettext_lazy("Thanked")

    UNANSWERED = (State.ASKED, State.READ)
    AGREED = (State.ACCEPTED, State.BOOKED, State.HELD, State.THANKED)
    # Nothing that the person did.
    CLOSED = (State.EXPIRED, State.CANCELLED, State.THANKED)
    # Something is still to come of it.
    LIVING = (State.WAITING, *UNANSWERED, State.LATER, State.ACCEPTED, State.BOOKED)
    # Nobody writes to somebody who said no, or never answered.
    TALKING = (*UNANSWERED, State.LATER, State.OTHER, *AGREED)

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="requests")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(
        gettext_lazy("state"), max_length=9, choices=State, default=State.WAITING
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    deadline = models.DateTimeField(gettext_lazy("answer by"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_words = models.TextField(gettext_lazy("your words"), max_length=1200, blank=True)
    shares_email = models.BooleanField(gettext_lazy("my e-mail address"), default=False)
    shares_phone = models.BooleanField(gettext_lazy("my phone number"), default=False)
    # Who was given what is shared: a colleague who takes over is not told it without a new word.
    agreed_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ask_again_on = models.DateField(gettext_lazy("ask me again"), null=True, blank=True)
    other_kind = models.CharField(
        gettext_lazy("ask me about this instead"), max_length=16, choices=Offer.Kind, blank=True
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    booked_at = models.DateTimeField(null=True, blank=True)
    starts_at = models.DateTimeField(gettext_lazy("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(gettext_lazy("ends"), null=True, blank=True)
    meeting_place = models.CharField(gettext_lazy("place"), max_length=200, blank=True)
    meeting_url = models.URLField(gettext_lazy("link to the meeting"), max_length=300, blank=True)
    # Grows with each calendar file: a later file replaces the earlier in both calendars.
    calendar_revision = models.PositiveSmallIntegerField(default=0)
    asked_if_held_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)
    # Misuse was reported: nothing is passed on any more, whatever the state.
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("request")
        verbose_name_plural = gettext_lazy("requests")
        indexes = [
            models.Index(fields=["person", "-asked_at"], name="request_person"),
            models.Index(
                fields=["deadline"],
                condition=Q(state__in=["asked", "read"]),
                name="request_deadline",
            ),
            models.Index(
                fields=["ask_again_on"], condition=Q(state="later"), name="request_ask_again"
            ),
            models.Index(fields=["ends_at"], condition=Q(state="booked"), name="request_booked"),
            models.Index(
                fields=["held_at"], condition=Q(state__in=["held", "thanked"]), name="request_held"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["ask", "person"], name="one_request_per_person"),
            models.UniqueConstraint(fields=["ask", "position"], name="one_request_per_position"),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=3), name="request_three_at_most"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "booked", "held", "thanked"])
                | Q(shares_email=False, shares_phone=False),
                name="request_shares_only_with_yes",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "booked"])
                | Q(shares_email=True)
                | Q(shares_phone=True),
                name="request_yes_shares_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "cancelled"])
                | Q(asked_at__isnull=False, deadline__isnull=False),
                name="request_asked_has_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state="booked") | Q(starts_at__isnull=False, ends_at__isnull=False),
                name="request_booked_has_time",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="request_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ask_again_on=None) | Q(state="later"), name="request_again_after_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ask} ({self.get_state_display()})"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, *self.UNANSWERED)

    @property
    def is_answerable(self) -> bool:
        """In time, and somebody is there to be answered."""
        waits = self.state in self.UNANSWERED and self.deadline >= timezone.now()
        return waits and self.ask.asked_by.is_active

    @property
    def is_agreed(self) -> bool:
        return self.state in self.AGREED

    @property
    def is_talking(self) -> bool:
        """Whether the two may still write to each other."""
        return self.state in self.TALKING and not (self.ask.cancelled_at or self.stopped_at)

    @property
    def ask_again_at(self) -> datetime | None:
        """The morning of the day that the person chose, local time."""
        if self.ask_again_on is None:
            return None
        return timezone.make_aware(datetime.combine(self.ask_again_on, time(8)))

    @property
    def person_name(self) -> str:
        """As a teacher may speak of the person. Whoever hides is still named to whom they said
        yes; the protected and the dead to nobody."""
        person = self.person
        gone = person.protected_at or person.deceased_at or person.erased_at
        if gone or (person.hidden_at and not self.is_agreed):
            return _("Somebody who has left")
        return person.name

    @property
    def shares_with_asker(self) -> bool:
        """Whether the one who asks now is the one who was given what is shared."""
        return self.is_agreed and self.agreed_with_id == self.ask.asked_by_id
