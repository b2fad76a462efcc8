"""What a provider tells about a letter, taken in like a letter that came back: once."""

import hashlib

from django.db import transaction

from campaigns.feedback import causes, matching
from campaigns.feedback.classifying import Reading
from campaigns.feedback.receiving import note
from campaigns.models import Incoming
from integrations.providers import Notice

Kind = Incoming.Kind
_KINDS = {
    "bounced": Kind.BOUNCE,
    "delayed": Kind.DELAY,
    "complained": Kind.COMPLAINT,
    "delivered": Kind.DELIVERED,
}


@transaction.atomic
def receive(provider: str, notice: Notice) -> Incoming | None:
    """Take one notice in; None: it is about a letter that is not ours.

    Providers call again when they get no answer: the same notice again changes nothing.
    """
    if notice.token:
        ours = matching.by_token(notice.token)
    else:
        ours = matching.by_message_id(notice.message_id)
    if ours is None:
        return None
    incoming, new = Incoming.objects.get_or_create(
        key=_key(provider, notice),
        defaults={"source": Incoming.Source.PROVIDER, "kind": Kind.NOTICE},
    )
    if new:
        note(incoming, _reading(notice), ours)
    return incoming


def _key(provider: str, notice: Notice) -> str:
    seed = "\n".join((provider, notice.kind, notice.message_id, notice.at.isoformat()))
    return hashlib.sha256(seed.encode()).hexdigest()


def _reading(notice: Notice) -> Reading:
    kind = _KINDS[notice.kind]
    failed = kind in (Kind.BOUNCE, Kind.DELAY)
    cause = causes.of(notice.status, notice.words) if failed else ""
    return Reading(kind, cause, notice.status[:12], " ".join(notice.words.split())[:500])
