from collections.abc import Iterable
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alumni.feeds import ReadableFeed
from cms.models import StoryPage

LATEST = 20


class StoryFeed(Feed):
    """The latest stories in the reader's language, as Atom."""

    feed_type = ReadableFeed

    def title(self) -> str:
        return _("Stories from the alumni network")

    def link(self) -> str:
        return f"/{get_language()}/"

    def feed_url(self) -> str:
        return reverse("cms:feed")

    def subtitle(self) -> str:
        return _("What the graduates of Mid Sweden University made of it.")

    def items(self) -> Iterable[StoryPage]:
        stories = StoryPage.objects.shown().in_language(get_language())
        return stories.select_related("locale").newest()[:LATEST]

    def item_title(self, item: StoryPage) -> str:
        return item.title

    def item_description(self, item: StoryPage) -> str:
        return item.intro

    def item_link(self, item: StoryPage) -> str:
        return item.url

    def item_pubdate(self, item: StoryPage) -> datetime:
        return timezone.make_aware(datetime.combine(item.told_on, time(8)))

    def item_updateddate(self, item: StoryPage) -> datetime:
        return item.last_published_at or self.item_pubdate(item)
