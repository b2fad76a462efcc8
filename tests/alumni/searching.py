"""People to be found, for the tests of the search."""

from django.db import connection
from django.utils import timezone

from alumni import search
from alumni.models import Offer
from tests.factories import OfferFactory, PersonFactory, consent


def rebuild():
    """In a test all is one transaction, and deferred checks stand in the way of emptying."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return search.rebuild()


def findable(offer: dict | None = None, **fields):
    """Someone whom teachers may find: with an offer, a yes to requests, and a search row."""
    person = PersonFactory(**fields)
    OfferFactory(person=person, **(offer or {}))
    consent(person, "requests")
    search.refresh([person.pk])
    return person


def ids(found):
    return [card.person_id for card in found.cards]


def many(number: int) -> list:
    """People who differ in how fresh and complete they are, with the same word in the bio."""
    people = []
    for place in range(number):
        years = timezone.timedelta(days=400 * (place % 3))
        bio = f"Vatten {'rinner ' * (place % 4)}"
        person = PersonFactory(bio_sv=bio, confirmed_at=timezone.now() - years)
        for kind in Offer.Kind.values[: 1 + place % 3]:
            OfferFactory(person=person, kind=kind)
        consent(person, "requests")
        people.append(person)
    search.refresh([person.pk for person in people])
    return people
