from django.db import models
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person
from alumni.models.programme import Campus, Programme


class Degree(models.Model):
    class Level(models.TextChoices):
        DIPLOMA = "diploma", _("Higher education diploma")
        BACHELOR = "bachelor", _("Bachelor's degree")
        MAGISTER = "magister", _("Master's degree (60 credits)")
        MASTER = "master", _("Master's degree (120 credits)")
        PROFESSIONAL = "professional", _("Professional degree")
        LICENTIATE = "licentiate", _("Licentiate degree")
        DOCTORATE = "doctorate", _("Doctoral degree")
        COURSES = "courses", _("Courses")

    person = models.ForeignKey(Person, models.CASCADE, related_name="degrees")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, verbose_name=_("programme")
    )
    title = models.CharField(_("degree"), max_length=200, blank=True)
    subject = models.CharField(_("main field"), max_length=120, blank=True)
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.BACHELOR)
    campus = models.ForeignKey(
        Campus, models.PROTECT, null=True, blank=True, verbose_name=_("campus")
    )
    year = models.PositiveSmallIntegerField(_("year of graduation"))
    awarded_on = models.DateField(_("awarded"), null=True, blank=True)
    credits = models.PositiveSmallIntegerField(_("credits"), null=True, blank=True)
    # From the student register: the person can ask for a correction but not change it.
    verified = models.BooleanField(_("verified by the student register"), default=False)

    class Meta:
        verbose_name = _("degree")
        verbose_name_plural = _("degrees")
        indexes = [
            models.Index(
                fields=["programme", "year"], include=["person"], name="degree_programme_year"
            ),
            models.Index(fields=["year"], name="degree_year"),
            # Whether somebody has a degree of a programme is told without reading the degree.
            models.Index(fields=["person", "programme", "year"], name="degree_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__gte=1950, year__lte=2100), name="degree_year_sane"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.year}"

    @property
    def name(self) -> str:
        return (self.programme and self.programme.name) or self.title
