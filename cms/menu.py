"""The pages of words that the frame links to, from every screen of the product."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.models import HomePage
from cms.models.page import path_of
from cms.ready import AnyGiven, Given, ReadyQuery

HOME_DEPTH = 2


@dataclass(frozen=True)
class Place:
    title: str
    url: str
    kind: str
    in_menu: bool


# By their types, of which there are few pages: by depth alone every story would be looked at.
PLACES = ReadyQuery(
    lambda: (
        Page.objects.live()
        .filter(content_type=AnyGiven("types"), depth=HOME_DEPTH + 1)
        .filter(locale__language_code=Given("language"))
        .order_by("path")
        .values_list(
            "title", "url_path", "show_in_menus", "standardpage__kind", "content_type__model"
        )
    )
)


def places(language: str) -> list[Place]:
    """Children of the start page, in the tree's order, in one query.

    kind: a StandardPage's kind, or the name of the page type.
    """
    types = ContentType.objects.get_for_models(*HomePage.allowed_subpage_models()).values()
    return [
        Place(title, path_of(url_path, language), kind or model, in_menu)
        for title, url_path, in_menu, kind, model in PLACES.rows(
            language=language, types=[type.pk for type in types]
        )
    ]
