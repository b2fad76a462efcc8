"""No more letters: from the mail program's own button, or from the page behind the link."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alumni import preferences
from alumni.models import Consent, Person, Purpose
from campaigns import actions, links
from campaigns.models import Campaign, Recipient

# The link of a single letter (a request): its argument is the purpose's code.
UNSUBSCRIBE = "campaigns.unsubscribe"
PREFERENCES = "campaigns.preferences"


@dataclass(frozen=True)
class Reader:
    """Who a letter's link belongs to, and what the letter was about."""

    person: Person
    purpose: Purpose
    campaign_id: int | None = None
    started_at: datetime | None = None


def reader_of(token: str) -> Reader | None:
    """The reader whose letter carried this token, or None: a token of nobody (any more).

    Links of campaigns and of single letters are both understood.
    """
    try:
        letter = links.read_token(token)
    except links.BadToken:
        return _reader_of_single(token)
    recipient = Recipient.objects.filter(campaign_id=letter.campaign_id, seq=letter.seq).first()
    campaign = Campaign.objects.select_related("purpose").filter(pk=letter.campaign_id).first()
    if recipient is None or campaign is None:
        return None
    person = living(recipient.person_id)
    if person is None:
        return None
    return Reader(person, campaign.purpose, campaign.pk, campaign.started_at)


def _reader_of_single(token: str) -> Reader | None:
    try:
        action = actions.read(token)
    except actions.Invalid:
        return None
    person = living(action.person_id)
    purpose = Purpose.objects.filter(code=action.argument).first()
    if person is None or purpose is None or action.name not in (UNSUBSCRIBE, PREFERENCES):
        return None
    return Reader(person, purpose)


def living(person_id: int) -> Person | None:
    """The person, also after their record was merged into another."""
    person = Person.objects.filter(pk=person_id, erased_at=None).first()
    while person is not None and person.merged_into_id is not None:
        person = Person.objects.filter(pk=person.merged_into_id, erased_at=None).first()
    return person


@transaction.atomic
def opt_out(reader: Reader, source: Consent.Source, *, everything: bool = False) -> None:
    """Say no for the reader: to this kind of letter, or to all. Safe to call twice.

    Letters that wait to be sent see it: each is checked again just before it leaves.
    """
    purposes = Purpose.objects.order_by("pk") if everything else [reader.purpose]
    for purpose in purposes:
        preferences.say(reader.person, purpose, False, source, reader.person.language)


def unsubscribe_token(person: Person, purpose: Purpose) -> str:
    """For the List-Unsubscribe header and the footer of a single letter."""
    return actions.token(UNSUBSCRIBE, person_id=person.pk, argument=purpose.code)
