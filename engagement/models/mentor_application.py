from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Programme, Topic
from alumni.places import COUNTIES
from engagement.models.mentor_round import MentorRound


class MentorApplicationQuerySet(models.QuerySet["MentorApplication"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None).exclude(email="")

    def unpaired(self) -> Self:
        """Standing, and no pair takes their place now; whose time together the office has closed
        waits for nobody."""
        from engagement.models.mentor_pair import MentorPair  # it has a key to this model

        theirs = MentorPair.objects.filter(application=OuterRef("pk"))
        had = Exists(theirs.closed_by_office())
        return self.standing().exclude(Exists(theirs.living()) | had)


class MentorApplication(models.Model):
    """A student who wishes for a mentor. Not somebody in the register: what they wrote belongs to
    the round and goes with it. Stored only once the address has been proved to be theirs."""

    round = models.ForeignKey(MentorRound, models.CASCADE, related_name="applications")
    email = models.EmailField(_("e-mail"), blank=True)
    given_name = models.CharField(_("first name"), max_length=100)
    family_name = models.CharField(_("last name"), max_length=100)
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentor_applications",
        verbose_name=_("programme"),
    )
    year = models.PositiveSmallIntegerField(
        _("year of study"), choices=[(n, str(n)) for n in range(1, 7)], default=1
    )
    goals = models.TextField(_("what you want to reach"), max_length=1200, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    languages = ArrayField(
        models.CharField(max_length=2), default=list, verbose_name=_("languages")
    )
    county = models.CharField(_("county"), max_length=2, choices=COUNTIES, blank=True)
    online = models.BooleanField(_("online works"), default=True)
    language = models.CharField(
        _("language of letters"),
        max_length=2,
        choices=[("sv", "Svenska"), ("en", "English")],
        default="sv",
    )
    applied_at = models.DateTimeField(_("applied"), default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = MentorApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application for a mentor")
        verbose_name_plural = _("applications for a mentor")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "email"], condition=~Q(email=""), name="one_application_per_round"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1, year__lte=6), name="application_year_sane"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Somebody who has left"))

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def forget(self) -> None:
        """What the student told goes; that somebody of this programme applied stays, to count."""
        self.email = self.given_name = self.family_name = self.goals = self.county = ""
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(
            update_fields=[
                "email", "given_name", "family_name", "goals", "county", "withdrawn_at",
            ]
        )  # fmt: skip
        self.topics.clear()
