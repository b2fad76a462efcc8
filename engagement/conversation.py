"""What the two wrote, as each of them reads it."""

from dataclasses import dataclass

from engagement import hiding, linking
from engagement.models import Note, Request


@dataclass(frozen=True)
class Line:
    """One message. `mine`: the reader wrote it."""

    who: str
    mine: bool
    note: Note
    words: str
    links: list[linking.Link]


def lines(request: Request, reader: str) -> list[Line]:
    """The messages of a request in order, for one of the two sides."""
    notes = list(Note.objects.filter(request=request).select_related("writer").in_order())
    texts = [note.words for note in notes]
    if reader == Note.Side.ASKER:
        texts = hiding.as_asker_reads(request, texts)
    return [
        Line(_who(note, request), note.side == reader, note, words, linking.links(words))
        for note, words in zip(notes, texts, strict=True)
    ]


def _who(note: Note, request: Request) -> str:
    if note.side == Note.Side.PERSON:
        return request.person_name
    return note.writer.name if note.writer else request.ask.asked_by.name
