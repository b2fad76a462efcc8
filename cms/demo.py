"""Stories and awards to look at, in both languages. People and employers are invented."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.images.models import Image
from wagtail.models import Locale

from alumni.models import Programme
from cms.models import Award, StoryIndexPage, StoryPage

STORIES = Path(__file__).with_name("demo_stories.json")
PICTURES = Path(settings.BASE_DIR) / "config" / "embedded" / "pictures"
CREDIT = {"sv": "Illustration: alumnredaktionen", "en": "Illustration: the alumni office"}
# How a programme of the demo's register is recognised by its Swedish name.
PROGRAMME_WORDS = {
    "sport": "sportteknologi",
    "socionom": "socionom",
    "eko": "ekoteknik",
    "larare": "ämneslärar",
    "maskin": "maskin",
    "sjuk": "sjuksköterske",
    "skog": "geo",
    "turism": "turism",
}
MONTHS = 6
REASON = {
    "sv": "För att ha tagit en enkel fråga från studietiden hela vägen till nytta för andra.",
    "en": "For taking a simple question from student days all the way to use for others.",
}


@transaction.atomic
def load_stories() -> list[StoryPage]:
    """Eight stories, six Alumni of the Month and one of the Year. Does nothing when there are
    stories already. Needs cms.setup.build_site().
    """
    if StoryPage.objects.exists():
        return []
    told = json.loads(STORIES.read_text(encoding="utf-8"))
    stories = [_tell(row) for row in told]
    for story in stories[:MONTHS]:
        Award.objects.create(
            kind=Award.Kind.MONTH,
            month=story.told_on.replace(day=1),
            story=story,
        )
    Award.objects.create(
        kind=Award.Kind.YEAR,
        month=date(stories[0].told_on.year, 1, 1),
        story=stories[-1],
        reason_sv=REASON["sv"],
        reason_en=REASON["en"],
    )
    return stories


def _tell(row: dict[str, Any]) -> StoryPage:
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    story = StoryPage(
        person_name=row["name"],
        told_on=date.fromisoformat(row["told"]),
        portrait=picture(row["picture"], row["sv"]["alt"]),
        programme=_programme(row["programme"]),
        locale=index.locale,
        road=_road(row["road"]),
        **_words(row["sv"], "sv", row["name"]),
    )
    index.add_child(instance=story)
    story.save_revision().publish()
    twin = story.copy_for_translation(Locale.objects.get(language_code="en"))
    words = _words(row["en"], "en", row["name"]) | {"road": _road(row["road_en"])}
    words["slug"] = slugify(words["title"])
    for name, value in words.items():
        setattr(twin, name, value)
    twin.save_revision().publish()
    return story


def _words(words: dict[str, Any], language: str, name: str) -> dict[str, Any]:
    plain = {key: words[key] for key in words if key not in ("alt", "body")}
    body = [_block(line, name) for line in words["body"]]
    return plain | {"portrait_alt": words["alt"], "credit": CREDIT[language], "body": body}


def _block(line: str, name: str) -> tuple[str, Any]:
    """A line of the file: "# " is a heading, "> " a quote, the rest paragraphs."""
    if line.startswith("# "):
        return "heading", line[2:]
    if line.startswith("> "):
        return "quote", {"text": line[2:], "source": name}
    return "paragraph", f"<p>{line}</p>"


def _road(stops: list[list[str]]) -> list[tuple[str, dict[str, str]]]:
    return [("stop", dict(zip(("when", "what", "where"), stop, strict=True))) for stop in stops]


def picture(name: str, title: str) -> Image:
    """One of the demo's pictures, in Wagtail's library."""
    with (PICTURES / f"{name}.jpg").open("rb") as file:
        return Image.objects.create(title=title[:255], file=ImageFile(file, name=f"{name}.jpg"))


def _programme(word: str) -> Programme | None:
    named = Programme.objects.filter(name_sv__icontains=PROGRAMME_WORDS[word])
    return named.order_by("pk").first()
