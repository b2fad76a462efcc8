"""What the post room stores about a person, told to the privacy registry."""

from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from alumni import privacy
from alumni.models import Person
from campaigns import history
from campaigns.models import (
    AddressCheck,
    Attachment,
    Campaign,
    DeliveryException,
    Effect,
    Incoming,
    LeftOut,
    Message,
    Occurrence,
    Recipient,
    SegmentMember,
    SegmentRow,
    Suppression,
)


def register_all() -> None:
    """Called once when the app starts."""
    # Before the letters: their addresses tell which effects are this person's.
    privacy.register(
        "what_came_back",
        [Incoming, Effect],
        export=_came_back,
        erase=_forget_what_came_back,
        merge=_move_what_came_back,
    )
    privacy.register(
        "letters",
        [Recipient, LeftOut],
        export=_letters,
        erase=_blank,
        merge=_move,
        under_way=lambda person: Recipient.objects.filter(
            person=person, campaign__state__in=Campaign.UNDER_WAY
        ),
    )
    privacy.register(
        "address_checks",
        [AddressCheck],
        export=lambda person: list(
            person.address_checks.order_by("pk").values("email", "sent_at", "used_at")
        ),
        erase=lambda person: person.address_checks.all().delete() and None,
        merge=lambda kept, gone: gone.address_checks.update(person=kept) and None,
    )
    privacy.register(
        "single_letters",
        [Message],
        export=_messages,
        erase=_blank_messages,
        merge=lambda kept, gone: Message.objects.filter(person=gone).update(person=kept) and None,
        under_way=lambda person: Message.objects.filter(
            person=person, state__in=[Message.State.WAITING, Message.State.SENDING]
        ),
    )
    privacy.register(
        "automatic_letters",
        [Occurrence],
        export=lambda person: list(
            Occurrence.objects.filter(person=person)
            .order_by("pk")
            .values("automation__name", "key", "at")
        ),
        erase=lambda person: Occurrence.objects.filter(person=person).delete() and None,
        merge=_move_occurrences,
    )
    privacy.register(
        "frozen_segments",
        [SegmentMember],
        export=lambda person: list(
            SegmentMember.objects.filter(person=person).order_by("pk").values("segment__name")
        ),
        erase=lambda person: SegmentMember.objects.filter(person=person).delete() and None,
        merge=_move_memberships,
    )
    privacy.register(
        "segment_tags",
        [SegmentRow],
        export=lambda person: list(SegmentRow.objects.filter(person=person).values("tags")),
        erase=lambda person: SegmentRow.objects.filter(person=person).delete() and None,
        merge=lambda kept, gone: SegmentRow.objects.filter(person=gone).delete() and None,
        derived=True,
    )


def _came_back(person: Person) -> list[dict[str, Any]]:
    """What came back of letters to this person, and what it changed."""
    rows = Incoming.objects.filter(person=person).order_by("at", "pk")
    effects = Effect.objects.filter(person=person).order_by("at", "pk")
    return [
        *rows.values("at", "kind", "cause", "status", "words"),
        *effects.values("at", "kind", "cause", "email", "undone_at", "undone_why"),
    ]


def _forget_what_came_back(person: Person) -> None:
    """That something came back is counted; what it said, and of whom, goes."""
    emails = _addresses(person)
    Effect.objects.filter(Q(person=person) | Q(email__in=emails)).update(
        email="", person=None, before={}, after={}
    )
    Incoming.objects.filter(person=person).update(words="", excerpt="", person=None)


def _move_what_came_back(kept: Person, gone: Person) -> None:
    Incoming.objects.filter(person=gone).update(person=kept)
    Effect.objects.filter(person=gone).update(person=kept)


def _letters(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "at": line.at.isoformat(),
            "title": line.title,
            "state": line.state,
            "ground": line.basis,
            "consent": line.consent_id,
        }
        for line in history.letters_of(person, limit=10_000)
        if line.campaign_id
    ]


def _messages(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "at": message.created_at.isoformat(),
            "kind": message.kind,
            "subject": message.subject,
            "to": message.to,
            "state": message.state,
            "ground": message.ground,
        }
        for message in Message.objects.filter(person=person).order_by("created_at", "pk")
    ]


def _addresses(person: Person) -> set[str]:
    """Every address that we ever wrote to this person at, as far as it still stands anywhere."""
    return {
        *person.addresses.values_list("email", flat=True),
        *Recipient.objects.filter(person=person).values_list("email", flat=True),
        *Message.objects.filter(person=person).values_list("to", flat=True),
    } - {""}


def _blank(person: Person) -> None:
    """Counts stay and the address goes; a bar on it stays as its hash."""
    for email in _addresses(person):
        Suppression.forget_address(email)
    Recipient.objects.filter(person=person).update(
        email=Concat(
            F("campaign_id"),
            Value("."),
            F("seq"),
            Value("@erased.invalid"),
            output_field=CharField(),
        ),
        address=None,
        consent=None,
    )
    theirs = Recipient.objects.filter(
        person=person, campaign=OuterRef("campaign"), seq=OuterRef("seq")
    )
    # Mail servers repeat the address in what they say.
    DeliveryException.objects.filter(Exists(theirs)).update(words="")


def _blank_messages(person: Person) -> None:
    # Letters with a code belong to an address alone.
    ours = Q(person=person) | Q(person=None, to__in=_addresses(person))
    # A farewell to somebody who had the same address loses it by itself.
    messages = Message.objects.filter(ours).exclude(kind=Message.Kind.FAREWELL)
    Attachment.objects.filter(message__in=messages).delete()
    messages.update(
        to="", to_name="", subject="", text="", html="", reply_to="", words="", person=None
    )


def _move(kept: Person, gone: Person) -> None:
    """Letters follow the person; where both got the same one, it stays with the row it was."""
    had = Recipient.objects.filter(person=kept).values("campaign_id")
    Recipient.objects.filter(person=gone).exclude(campaign_id__in=had).update(person=kept)
    LeftOut.objects.filter(person=gone).update(person=kept)


def _move_memberships(kept: Person, gone: Person) -> None:
    had = SegmentMember.objects.filter(person=kept).values("segment_id")
    rows = SegmentMember.objects.filter(person=gone)
    rows.filter(segment_id__in=had).delete()
    rows.update(person=kept)


def _move_occurrences(kept: Person, gone: Person) -> None:
    """What either had, the one person has had."""
    rows = Occurrence.objects.filter(person=gone)
    had = Occurrence.objects.filter(
        person=kept, automation=OuterRef("automation"), key=OuterRef("key")
    )
    rows.filter(Exists(had)).delete()
    rows.update(person=kept)
