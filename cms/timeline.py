"""Stories in the history of the person whom they are about."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from alumni import timeline
from alumni.models import User
from alumni.timeline import Group, Line, Row
from cms.models import StoryPage


def register_all() -> None:
    """Called once when the app starts."""
    timeline.register(
        timeline.Source(
            "stories",
            frozenset({Group.STORIES}),
            lambda person, group: StoryPage.objects.filter(
                person=person, first_published_at__isnull=False
            ),
            "first_published_at",
            {"title": "title", "live": "live"},
            _tell,
        )
    )


def _tell(rows: list[Row], user: User) -> Iterator[Line]:
    for row in rows:
        words = _("Story on the site") if row.data["live"] else _("Story, no longer on the site")
        url = reverse("wagtailadmin_pages:edit", args=[row.key])
        yield Line(row.at, "openquote", row.data["title"], words, url)
