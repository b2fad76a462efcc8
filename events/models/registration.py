from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Address, Person
from events.models.event import Event
from events.models.facts import EventVersion

if TYPE_CHECKING:
    from alumni.models import User


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, user: "User") -> Self:
        """Answers of the people whom this user may know of."""
        return self.filter(person__in=Person.objects.visible_to(user))

    def waiting(self) -> Self:
        """The waiting list, first come first."""
        return self.filter(state=Registration.State.WAITING).order_by("queued_at", "pk")

    def concerned(self) -> Self:
        """Those who are told of what becomes of the event: who come, wait or may come."""
        alive = Q(person__erased_at=None, person__merged_into=None, person__deceased_at=None)
        return self.filter(alive).exclude(state=Registration.State.DECLINED)

    def unreached(self) -> Self:
        """Those to whom no letter comes: no address of theirs works."""
        usable = Address.objects.usable().filter(person=OuterRef("person"))
        return self.filter(~Exists(usable))


class Registration(models.Model):
    """One person's answer to one event: the last one counts."""

    class State(models.TextChoices):
        GOING = "going", _("Coming")
        WAITING = "waiting", _("On the waiting list")
        MAYBE = "maybe", _("Maybe")
        DECLINED = "declined", _("Not coming")

    class Source(models.TextChoices):
        WEB = "web", _("On the website")
        LETTER = "letter", _("From a letter")
        STAFF = "staff", _("Told to the alumni office")

    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="registrations")
    state = models.CharField(_("answer"), max_length=8, choices=State)
    source = models.CharField(_("from"), max_length=6, choices=Source)
    queued_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), default=timezone.now)
    # What they go by, where the office has moved the event and not told them. Empty: as it is.
    knows = models.ForeignKey(
        EventVersion, models.RESTRICT, null=True, editable=False, related_name="registrations"
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes = [
            models.Index(
                fields=["event", "queued_at", "id"],
                condition=Q(state="waiting"),
                name="registration_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="one_answer_per_person"),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(queued_at__isnull=False),
                name="registration_waits_since",
            ),
        ]

    @property
    def may_step_down(self) -> bool:
        """Whoever has a seat or waits for one can give it up until the event is over, also when
        sign-up has closed."""
        if self.event.is_over or self.event.is_cancelled:
            return False
        return self.state in (self.State.GOING, self.State.WAITING)
