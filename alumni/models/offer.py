from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person
from alumni.models.topic import Topic, own_words_field


class OfferQuerySet(models.QuerySet["Offer"]):
    def open(self) -> Self:
        """Offers that may be asked about today."""
        today = timezone.localdate()
        return self.filter(Q(paused_until=None) | Q(paused_until__lt=today)).filter(
            Q(person__paused_until=None) | Q(person__paused_until__lt=today)
        )


class Offer(models.Model):
    """What a person is willing to do. Withdrawing it deletes the row."""

    class Kind(models.TextChoices):
        GUEST_LECTURE = "guest_lecture", _("Guest lecture")
        MENTOR = "mentor", _("Mentor")
        THESIS = "thesis", _("Thesis")
        INTERNSHIP = "internship", _("Internship")
        STUDY_VISIT = "study_visit", _("Study visit")
        CASE = "case", _("Case from working life")
        AMBASSADOR = "ambassador", _("Ambassador")

    class Where(models.TextChoices):
        ONLINE = "online", _("Online")
        ON_SITE = "on_site", _("On site")
        EITHER = "either", _("On site or online")

    person = models.ForeignKey(Person, models.CASCADE, related_name="offers")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    note = models.CharField(_("in your own words"), max_length=300, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    own_words = own_words_field()
    languages = ArrayField(
        models.CharField(max_length=2), default=list, blank=True, verbose_name=_("languages")
    )
    where = models.CharField(_("where"), max_length=8, choices=Where, default=Where.EITHER)
    notice_days = models.PositiveSmallIntegerField(_("notice, in days"), default=14)
    per_year = models.PositiveSmallIntegerField(_("times a year at most"), default=2)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        indexes = [
            models.Index(fields=["kind", "person"], name="offer_kind"),
            models.Index(fields=["person"], name="offer_own_words", condition=~Q(own_words=[])),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_offer_of_a_kind")
        ]

    def __str__(self) -> str:
        # By the name of the kind: Django's own way compares all choices each time, in each list.
        return str(self.Kind(self.kind).label) if self.kind in self.Kind.values else self.kind
