"""Stories as a block of a letter."""

from collections.abc import Iterable
from uuid import UUID

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


def withheld(keys: Iterable[str]) -> dict[str, set[str]]:
    """Of these stories, those that nobody may read any more, with the names in them.

    One is enough: a translation about somebody who is protected hides the story in every language.
    """
    wanted = {str(key) for key in keys if _is_key(str(key))}
    pages = StoryPage.objects.filter(translation_key__in=wanted)
    shown = set(StoryPage.objects.shown().filter(translation_key__in=wanted).values_list("pk"))
    names: dict[str, set[str]] = {key: set() for key in wanted}
    told: set[str] = set()
    hidden: set[str] = set()
    for pk, key, name, live in pages.values_list("pk", "translation_key", "person_name", "live"):
        names[str(key)].add(name)
        if (pk,) in shown:
            told.add(str(key))
        elif live:
            hidden.add(str(key))
    return {key: names[key] for key in wanted if key in hidden or key not in told}


def _is_key(key: str) -> bool:
    try:
        return bool(UUID(key))
    except ValueError:
        return False


def _picture(story: StoryPage) -> Picture | None:
    if story.portrait is None:
        return None
    shown = story.portrait.get_rendition("fill-1040x520|format-jpeg")
    return Picture(settings.BASE_URL + shown.url, story.portrait_alt, 520, 260)
