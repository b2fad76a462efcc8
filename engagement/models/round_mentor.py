from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Person, Topic
from alumni.places import COUNTIES
from engagement.models.mentor_round import MentorRound

if TYPE_CHECKING:
    from alumni.models import User


class RoundMentorQuerySet(models.QuerySet["RoundMentor"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(person__in=Person.objects.visible_to(user))

    def unanswered(self) -> Self:
        return self.filter(confirmed_at=None, withdrawn_at=None)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False, withdrawn_at=None)

    def to_be_paired(self) -> Self:
        """Confirmed, and still there: neither protected, dead, hidden nor taking a break."""
        today = timezone.localdate()
        return self.confirmed().filter(
            Q(person__paused_until=None) | Q(person__paused_until__lt=today),
            person__in=Person.objects.in_register().filter(hidden_at=None),
        )

    def with_question(self) -> Self:
        """Annotated with `asked`: a student has been suggested, and waits for their yes or no."""
        open_to = Q(pairs__state="offered", pairs__mentor_accepted_at=None)
        return self.annotate(asked=Count("pairs", filter=open_to))

    def with_room(self) -> Self:
        """Annotated with `living`: pairs that take a place now; those without a place are out."""
        living = Count("pairs", filter=Q(pairs__state__in=["proposed", "offered", "active"]))
        return self.annotate(living=living).filter(living__lt=F("capacity"))


class RoundMentor(models.Model):
    """Somebody asked to be a mentor in a round: what they offer once they have said yes."""

    MOST = 5

    round = models.ForeignKey(MentorRound, models.CASCADE, related_name="mentors")
    person = models.ForeignKey(Person, models.CASCADE, related_name="mentor_rounds")
    capacity = models.PositiveSmallIntegerField(_("how many students"), default=1)
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    languages = ArrayField(
        models.CharField(max_length=2), default=list, blank=True, verbose_name=_("languages")
    )
    county = models.CharField(_("county"), max_length=2, choices=COUNTIES, blank=True)
    online = models.BooleanField(_("online works"), default=True)
    words = models.TextField(_("a few words to the student"), max_length=600, blank=True)
    invited_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RoundMentorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentor in a round")
        verbose_name_plural = _("mentors in rounds")
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_mentor_per_round"),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=5), name="mentor_capacity_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.round}"

    def forget(self) -> None:
        """What the mentor told goes; that a student had somebody stays, to count."""
        self.words, self.county, self.languages = "", "", []
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(update_fields=["words", "county", "languages", "withdrawn_at"])
        self.topics.clear()

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None and self.withdrawn_at is None
