"""Stories to test with."""

from wagtail.models import Locale

from cms.models import StoryIndexPage, StoryPage


def tell(title="Hon räknar fisken", english="She counts the fish", **fields):
    """A published story in both languages; returns the Swedish one."""
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    told = {"intro": "Kort sagt.", "person_name": "Elle Stenberg", **fields}
    story = StoryPage(title=title, locale=index.locale, **told)
    index.add_child(instance=story)
    twin = story.copy_for_translation(Locale.objects.get(language_code="en"))
    twin.title = english
    twin.live = True
    twin.save()
    return story
