from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alumni.models.organisation import Organisation
from alumni.models.person import Person


class Employment(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="employments")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="employments", verbose_name=_("employer")
    )
    title = models.CharField(_("title"), max_length=120)
    place = models.CharField(_("place"), max_length=80, blank=True)
    started_on = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        indexes = [
            models.Index(
                fields=["person", "organisation"],
                condition=Q(ended_on=None),
                name="employment_now",
            ),
            # Who works somewhere is told without reading the job.
            models.Index(
                fields=["organisation", "person"],
                condition=Q(ended_on=None),
                name="employment_at",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                name="employment_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"
