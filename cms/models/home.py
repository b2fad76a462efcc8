from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms import living
from cms.models.award import Award, with_told_keys
from cms.models.page import SitePage
from cms.models.story import StoryPage, for_lists
from events.models import Event

AWARDS_LOOKED_AT = 6
STORIES = 3


class HomePage(SitePage):
    headline = models.CharField(_("headline"), max_length=120)
    intro = models.TextField(_("introduction"))

    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("intro")]
    parent_page_types = ["wagtailcore.Page"]
    template = "cms/home.html"

    class Meta:
        verbose_name = _("start page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        award, stories = self._award_and_stories()
        return context | {
            "award": award,
            "stories": stories,
            "events": Event.objects.published().upcoming()[:3],
            "living": living.numbers(),
        }

    def _award_and_stories(self) -> tuple[Award | None, list[StoryPage]]:
        """The Alumnus of the Month, and the newest stories beside that one; all read at once."""
        months = Award.objects.given().filter(kind=Award.Kind.MONTH).newest()[:AWARDS_LOOKED_AT]
        award = next(iter(with_told_keys(months, self.locale_id)), None)
        stories = StoryPage.objects.shown().filter(locale_id=self.locale_id)
        if award is None:
            return None, stories.newest()[:STORIES].for_lists()
        others = stories.exclude(pk=award.told_key).newest()[:STORIES].primary_keys()
        told = {story.pk: story for story in for_lists([award.told_key, *others])}
        award.told = told.pop(award.told_key, None)
        return award if award.told else None, list(told.values())
