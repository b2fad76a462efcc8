"""Letters about a person's place in the register, which this room asks for.

The post room lies above this app and writes them: it fills `post` when it starts.
"""

from collections.abc import Callable
from enum import StrEnum

from alumni.models import Address, Person


class Notice(StrEnum):
    FOUND = "found"  # the office: the newcomer is who they said
    NOT_FOUND = "not_found"  # the office: the register does not know them; they are welcome
    LINKED = "linked"  # to addresses of the register: somebody joined with the person's facts
    STILL_YOU = "still_you"  # to an address of the register: is this still you?


# The address as text, or the row that the letter's link is about.
Post = Callable[[Notice, Person, "str | Address"], None]


def _nowhere(notice: Notice, person: Person, to: "str | Address") -> None:
    """Until the post room has started."""


post: Post = _nowhere


def posted_by(room: Post) -> None:
    """The post room says who writes these letters."""
    global post
    post = room
