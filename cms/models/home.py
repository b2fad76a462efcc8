from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms import living
from cms.models.award import Award, told_awards
from cms.models.page import SitePage
from cms.models.story import StoryPage
from events.models import Event

AWARDS_LOOKED_AT = 6


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
        months = Award.objects.given().filter(kind=Award.Kind.MONTH).newest()[:AWARDS_LOOKED_AT]
        award = next(iter(told_awards(months, self.locale_id)), None)
        stories = StoryPage.objects.shown().filter(locale_id=self.locale_id)
        if award:
            stories = stories.exclude(pk=award.told.pk)
        return context | {
            "award": award,
            "stories": stories.newest()[:3].for_lists(),
            "events": Event.objects.published().upcoming()[:3],
            "living": living.numbers(),
        }
