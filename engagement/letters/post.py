"""A letter about a request into the post: to the person, or to whoever asks. An answer to it
comes back through the relay."""

from collections.abc import Callable, Iterable

from django.utils import translation

from alumni.models import User
from campaigns import outbox
from campaigns.letters import Letter
from campaigns.models import Message
from engagement import relay_address
from engagement.models import Note, Request

File = tuple[str, str, bytes]


def to_person(
    request: Request,
    write: Callable[[], Letter],
    *,
    kind: str = Message.Kind.REQUEST,
    files: Iterable[File] = (),
) -> bool:
    """`write` is called in the person's language. False when no address works.

    What was agreed is theirs to know, also when they want no new requests.
    """
    person = request.person
    address = person.addresses.usable().first()
    if address is None:
        return False
    with translation.override(person.language):
        letter = write()
    outbox.post(
        person,
        to=address.email,
        kind=kind,
        subject=letter.subject,
        letter=letter,
        ground=outbox.ASKED if request.is_agreed else "requests",
        reply_to=_answer_to(request, Note.Side.PERSON),
        attachments=files,
    )
    return True


def to_asker(
    request: Request,
    write: Callable[[], Letter],
    *,
    kind: str = Message.Kind.ANSWER,
    files: Iterable[File] = (),
) -> None:
    """`write` is called in the language of the teacher who asks now."""
    asker = request.ask.asked_by
    with translation.override(asker.language):
        letter = write()
    outbox.post(
        None,
        to=asker.email,
        kind=kind,
        subject=letter.subject,
        letter=letter,
        reply_to=_answer_to(request, Note.Side.ASKER),
        attachments=files,
    )


def to_colleague(user: User, write: Callable[[], Letter]) -> None:
    """About an ask, to somebody at the house who has no relay of their own in it."""
    with translation.override(user.language):
        letter = write()
    outbox.post(None, to=user.email, kind=Message.Kind.NOTICE, subject=letter.subject,
                letter=letter)  # fmt: skip


def _answer_to(request: Request, side: str) -> str:
    return relay_address.of(request, side) if request.is_talking else ""
