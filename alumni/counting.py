"""How many: told so that nobody is picked out. Small numbers are never said exactly."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

FEW = 5


def is_few(count: int) -> bool:
    return 0 < count <= FEW


def told(count: int) -> str:
    """The number in words for a page: "fewer than 6", or 12 345 as the language writes it."""
    if is_few(count):
        return _("fewer than 6")
    return f"{count:,}".replace(",", "\u00a0" if get_language() == "sv" else ",")
