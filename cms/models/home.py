from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms import living
from cms.models.award import Award, award_of_the_month
from cms.models.page import SitePage
from cms.models.story import NEWEST, StoryPage, for_lists
from events.models import Event

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
        award = award_of_the_month(self.locale_id)
        awarded = award.told_key if award else 0
        newest = NEWEST.keys(locale=self.locale_id, but=awarded)[:STORIES]
        told = {story.pk: story for story in for_lists([awarded, *newest])}
        if award:
            award.told = told.pop(awarded, None)
        return award if award and award.told else None, list(told.values())
