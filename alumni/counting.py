"""How many: told so that nobody is picked out. Small numbers are never said exactly."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

FEW = 5


def is_few(count: int) -> bool:
    return 0 < count <= FEW


def told(count: int) -> str:
    """The number in words for a page: "fewer than 6", or grouped."""
    return _("fewer than 6") if is_few(count) else grouped(count)


def grouped(count: int) -> str:
    """12 345 in Swedish, 12,345 in English."""
    return f"{count:,}".replace(",", "\u00a0" if get_language() == "sv" else ",")
