"""Whether letters reach a person. The post room lies above this app and knows: it tells here what
is wrong with an address, and hears here when an address has proved to work."""

from collections.abc import Callable
from dataclasses import dataclass

from alumni.models import Person


@dataclass(frozen=True)
class Trouble:
    """What is wrong, in the reader's language, and the page where the person mends it."""

    email: str
    words: str
    url: str


_trouble: Callable[[Person], Trouble | None] = lambda _person: None  # noqa: E731
_confirmed: Callable[[Person, str], object] = lambda _person, _email: None  # noqa: E731


def told_by(
    trouble: Callable[[Person], Trouble | None], confirmed: Callable[[Person, str], object]
) -> None:
    """The post room says where it is asked and where it listens."""
    global _trouble, _confirmed
    _trouble, _confirmed = trouble, confirmed


def trouble_with(person: Person) -> Trouble | None:
    """None: letters arrive, as far as anybody knows."""
    return _trouble(person)


def confirmed(person: Person, email: str) -> None:
    """The person has read a letter at this address."""
    _confirmed(person, email)
