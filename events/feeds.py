from collections.abc import Iterable
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.translation import gettext as _

from alumni.feeds import ReadableFeed
from events.calendar import named
from events.models import Event


class EventFeed(Feed):
    """Events to come, the newest announcement first."""

    feed_type = ReadableFeed

    def title(self) -> str:
        return _("Events for alumni")

    def link(self) -> str:
        return reverse("events:list")

    def items(self) -> Iterable[Event]:
        return Event.objects.published().upcoming().order_by("-created_at")[:30]

    def item_title(self, item: Event) -> str:
        return named(item)

    def item_description(self, item: Event) -> str:
        return item.summary

    def item_pubdate(self, item: Event) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Event) -> datetime:
        return item.cancelled_at or item.created_at
