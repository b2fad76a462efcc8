"""What is taken out of the words of the two before there is a yes: how either is reached."""

from collections.abc import Sequence

from django.db.models import CharField

from engagement.masking import masked
from engagement.models import Ask, Request

FIELDS = ("title", "words", "course", "when", "place", "compensation")


def of(request: Request) -> list[str]:
    """The addresses and numbers that the two really have."""
    emails = [address.email for address in request.person.addresses.all()]
    return [*emails, request.person.phone, request.ask.asked_by.email]


def hidden(request: Request, words: str) -> str:
    return masked(words, filter(None, of(request)))


def as_asker_reads(request: Request, texts: Sequence[str]) -> list[str]:
    """What the two wrote, for the one who asks now: what a yes to another let pass is taken out
    again before a colleague reads on."""
    if request.shares_with_asker or not any(texts):
        return list(texts)
    known = list(filter(None, of(request)))
    return [masked(text, known) for text in texts]


def take_out_of(ask: Ask) -> None:
    """A question goes out without the teacher's own address or number, wherever it was written."""
    for name in FIELDS:
        field = Ask._meta.get_field(name)
        # What stands in an address's place may be longer than the address.
        most = field.max_length if isinstance(field, CharField) else None
        setattr(ask, name, masked(getattr(ask, name), [ask.asked_by.email])[:most])
