"""Stories as a block of a letter."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.letters import Picture, Story
from cms.models import StoryPage

OFFERED = 40


def choices() -> list[tuple[str, str]]:
    """The latest stories, by the key that all translations share."""
    stories = StoryPage.objects.shown().in_language(settings.LANGUAGE_CODE).newest()[:OFFERED]
    return [(str(story.translation_key), story.title) for story in stories]


def load(key: str, language: str) -> Story | None:
    """The block in this language; None for a story that is not shown in it."""
    story = (
        StoryPage.objects.shown()
        .in_language(language)
        .filter(translation_key=key)
        .select_related("portrait", "locale")
        .first()
    )
    if story is None:
        return None
    with translation.override(language):
        more = _("Read about %(name)s") % {"name": story.person_name.split(" ")[0]}
    return Story(
        title=story.title,
        intro=story.intro,
        url=settings.BASE_URL + story.url,
        more=more,
        picture=_picture(story),
    )


def _picture(story: StoryPage) -> Picture | None:
    if story.portrait is None:
        return None
    shown = story.portrait.get_rendition("fill-1040x520|format-jpeg")
    return Picture(settings.BASE_URL + shown.url, story.portrait_alt, 520, 260)
