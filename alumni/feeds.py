"""Atom feeds that a reader can always read."""

import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed

# XML has no way to write these; a text pasted from elsewhere may bring them along unseen.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class ReadableFeed(Atom1Feed):
    def add_item(self, title: str, link: str, description: str, **others: Any) -> None:
        title, description = (UNSEEN.sub(" ", words) for words in (title, description))
        super().add_item(title, link, description, **others)
