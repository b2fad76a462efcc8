"""What this app stores about a person, told to the privacy registry."""

from alumni import privacy
from alumni.models import Person
from cms.models import StoryPage


def register_all() -> None:
    privacy.register(
        "stories",
        [StoryPage],
        export=_export,
        erase=_erase,
        merge=_merge,
        # A story goes with its person: none may by silence alone.
        under_way=lambda person: StoryPage.objects.filter(person=person),
    )


def _export(person: Person) -> list[dict[str, str]]:
    stories = StoryPage.objects.filter(person=person).select_related("locale").order_by("pk")
    return [
        {
            "story": story.title,
            "language": story.locale.language_code,
            "told": story.told_on.isoformat(),
            "introduction": story.intro,
        }
        for story in stories
    ]


def _erase(person: Person) -> None:
    """A story is about one person: it goes whole, with every earlier version of it."""
    for story in StoryPage.objects.filter(person=person):
        story.delete()


def _merge(kept: Person, gone: Person) -> None:
    StoryPage.objects.filter(person=gone).update(person=kept)
