"""The pages of words that the frame links to, from every screen of the product."""

from dataclasses import dataclass

from wagtail.models import Page

from cms.models import HomePage
from cms.models.page import path_of

HOME_DEPTH = 2


@dataclass(frozen=True)
class Place:
    title: str
    url: str
    kind: str
    in_menu: bool


def places(language: str) -> list[Place]:
    """Children of the start page, in the tree's order, in one query.

    By their types, of which there are few pages: by depth alone every story would be looked at.
    kind: a StandardPage's kind, or the name of the page type.
    """
    rows = (
        Page.objects.live()
        .exact_type(*HomePage.allowed_subpage_models())
        .filter(depth=HOME_DEPTH + 1, locale__language_code=language)
        .order_by("path")
        .values_list(
            "title", "url_path", "show_in_menus", "standardpage__kind", "content_type__model"
        )
    )
    return [
        Place(
            title,
            path_of(url_path, language),
            kind or model,
            in_menu,
        )
        for title, url_path, in_menu, kind, model in rows
    ]
