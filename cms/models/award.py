from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.blocks import PROSE
from cms.models.page import SitePage
from cms.models.story import StoryPage, for_lists
from cms.ready import Given, ReadyQuery

MONTHS_LOOKED_AT = 6


class AwardQuerySet(models.QuerySet["Award"]):
    def given(self) -> Self:
        """Those whose month or year has begun."""
        return self.begun_by(timezone.localdate())

    def begun_by(self, day: date | Given) -> Self:
        return self.filter(month__lte=day)

    def newest(self) -> Self:
        return self.order_by("-month", "-kind", "-pk")

    def with_told_keys(self, locale_id: int | Given) -> Self:
        """With `told_key`: that of the story in a language, None where it cannot be read there."""
        told = StoryPage.objects.shown().filter(
            locale_id=locale_id, translation_key=OuterRef("story__translation_key")
        )
        return self.annotate(told_key=Subquery(told.values("pk")))

    def of_story(self, story: StoryPage) -> Self:
        """What a story was awarded, in whichever language it was chosen."""
        return self.given().filter(story__translation_key=story.translation_key).newest()


class Award(models.Model):
    """A story chosen as Alumnus of the Month or of the Year. It holds for all translations."""

    class Kind(models.TextChoices):
        MONTH = "month", _("Alumnus of the Month")
        YEAR = "year", _("Alumnus of the Year")

    kind = models.CharField(_("award"), max_length=5, choices=Kind, default=Kind.MONTH)
    month = models.DateField(
        _("month"),
        help_text=_("Any day of the month; for Alumnus of the Year any day of the year."),
    )
    story = models.ForeignKey(
        StoryPage, models.CASCADE, related_name="awards", verbose_name=_("story")
    )
    reason_sv = models.TextField(_("reason, in Swedish"), blank=True)
    reason_en = models.TextField(_("reason, in English"), blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            models.UniqueConstraint(
                "month",
                condition=Q(kind="month"),
                name="one_alumnus_a_month",
                violation_error_message=_("This month already has its alumnus."),
            ),
            models.UniqueConstraint(
                "month", "story", condition=Q(kind="year"), name="one_award_a_year_and_story"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="award_on_the_first"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.when}: {self.story.person_name}"

    def clean(self) -> None:
        """Any day stands for its month, or for its year."""
        if not self.month:
            return  # which the field itself tells
        self.month = self.month.replace(day=1)
        if self.kind == self.Kind.YEAR:
            self.month = self.month.replace(month=1)

    @property
    def when(self) -> str:
        if self.kind == self.Kind.YEAR:
            return str(self.month.year)
        return date_format(self.month, "F Y")

    @property
    def title(self) -> str:
        return f"{self.get_kind_display()}, {self.when}"

    @property
    def reason(self) -> str:
        return (get_language() == "en" and self.reason_en) or self.reason_sv


class AwardIndexPage(SitePage):
    intro = models.TextField(_("introduction"), blank=True)
    how_to_nominate = RichTextField(_("how to nominate"), blank=True, features=PROSE)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("how_to_nominate")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "cms/awards.html"

    class Meta:
        verbose_name = _("Alumnus of the Month")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"awards": told_awards(Award.objects.given().newest(), self.locale_id)}


def told_awards(awards: AwardQuerySet, locale_id: int) -> list[Award]:
    """The awards whose story can be read in this language; `award.told` is that story."""
    chosen = list(awards.with_told_keys(locale_id))
    told = {story.pk: story for story in for_lists([award.told_key for award in chosen])}
    for award in chosen:
        award.told = told.get(award.told_key)
    return [award for award in chosen if award.told]


MONTHS = ReadyQuery(
    lambda: (
        Award.objects.filter(kind=Award.Kind.MONTH)
        .begun_by(Given("today"))
        .newest()
        .with_told_keys(Given("locale"))[:MONTHS_LOOKED_AT]
    )
)


def award_of_the_month(locale_id: int) -> Award | None:
    """The newest Alumnus of the Month whose story can be read in this language."""
    months = MONTHS.objects(locale=locale_id, today=timezone.localdate())
    return next((award for award in months if award.told_key), None)
