"""What is taken out of the words of the two before there is a yes: how either is reached."""

from engagement.masking import masked
from engagement.models import Ask, Request

FIELDS = ("title", "words", "course", "when", "place", "compensation")


def of(request: Request) -> list[str]:
    """The addresses and numbers that the two really have."""
    emails = request.person.addresses.values_list("email", flat=True)
    return [*emails, request.person.phone, request.ask.asked_by.email]


def hidden(request: Request, words: str) -> str:
    return masked(words, filter(None, of(request)))


def take_out_of(ask: Ask) -> None:
    """A question goes out without the teacher's own address or number, wherever it was written."""
    for name in FIELDS:
        setattr(ask, name, masked(getattr(ask, name), [ask.asked_by.email]))
