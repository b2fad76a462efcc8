"""What came back, applied to our rows.

An address that does not exist is barred; a full one is counted; a refusal for policy or content
changes nothing about the person; a complaint is a no to every kind of letter, and bars the address.
A delivered letter, an absence or a delay changes nothing.
"""

from django.db import transaction

from alumni import consenting, preferences
from alumni.models import Consent, Purpose
from campaigns import barring
from campaigns.feedback import rates
from campaigns.feedback.matching import Ours
from campaigns.models import Effect, Incoming, Suppression

Kind, Cause = Incoming.Kind, Incoming.Cause


@transaction.atomic
def apply(incoming: Incoming, ours: Ours) -> None:
    """Do what follows from it. The caller sees to it that it happens once."""
    if incoming.kind == Kind.BOUNCE and ours.email and not _is_secret(ours):
        _bounced(incoming, ours.email)
    elif incoming.kind == Kind.COMPLAINT and ours.person and ours.purpose:
        _complained(incoming, ours)
    if incoming.campaign and incoming.kind in (Kind.BOUNCE, Kind.COMPLAINT):
        rates.judge(incoming.campaign)


def _is_secret(ours: Ours) -> bool:
    """Whoever types an address on the sign-in page must not be able to bar it."""
    return bool(ours.message and ours.message.secret)


def _bounced(incoming: Incoming, email: str) -> None:
    if incoming.cause == Cause.UNKNOWN:
        _bar(incoming, email, Suppression.Reason.UNKNOWN)
    elif incoming.cause in (Cause.FULL, Cause.TEMPORARY):
        barring.count(email, incoming.cause, incoming.words, incoming)


def _bar(incoming: Incoming, email: str, reason: Suppression.Reason) -> None:
    provider = incoming.source == Incoming.Source.PROVIDER
    source = Suppression.Source.PROVIDER if provider else Suppression.Source.REPORT
    barring.bar(email, reason, incoming.words, source=source, incoming=incoming)


def _complained(incoming: Incoming, ours: Ours) -> None:
    """Nothing more, at once: whoever sends asks for the ground again just before each letter.

    The mailbox provider counts every further letter against us, of whatever kind it is.
    """
    person = ours.person
    for purpose in Purpose.objects.order_by("order", "pk"):
        if not consenting.holds(person, purpose):
            continue
        preferences.say(person, purpose, False, Consent.Source.LETTER, person.language)
        Effect.objects.create(
            kind=Effect.Kind.OPTED_OUT,
            incoming=incoming,
            cause="complaint",
            email=ours.email,
            domain=incoming.domain,
            person=person,
            purpose=purpose,
            before={"says": True},
            after={"says": False},
        )
    if ours.email:
        _bar(incoming, ours.email, Suppression.Reason.COMPLAINT)
