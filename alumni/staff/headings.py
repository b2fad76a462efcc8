"""The slim line at the top of a screen, as on Wagtail's own lists: where we are, and what above."""

from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext

Link = tuple[str, str]


def people_link() -> Link:
    """Up to the list of people."""
    return reverse("alumni_staff:people"), pgettext("register", "People")


def heading(title: str, icon: str, *above: Link) -> dict[str, Any]:
    """Context for the head of a screen; `above` are (url, title) from the top down."""
    path = [{"url": url, "label": label} for url, label in above]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [*path, {"url": "", "label": title}],
    }
