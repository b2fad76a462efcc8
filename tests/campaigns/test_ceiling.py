"""What is asked again when a chunk is fetched: a letter prepared long ago goes to nobody who may
not or would not have it now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alumni.models import Address, Person
from campaigns import grounds
from campaigns.models import Campaign, Chunk, Suppression
from tests.campaigns.mailroom import begun
from tests.factories import consent

pytestmark = pytest.mark.django_db


def _why(campaign, person):
    seq = campaign.recipients.get(person=person).seq
    return {to.seq: why for to, _language, why in grounds.letters(campaign.pk, 1, 500)}[seq]


def _said_no(person):
    consent(person, granted=False)


def _barred(person):
    Suppression.add(person.primary_address.email, Suppression.Reason.STAFF)


def _barred_by_hash(person):
    Suppression.add(person.primary_address.email, Suppression.Reason.ASKED, keep_address=False)


def _complained(person):
    Address.objects.filter(person=person).update(state=Address.State.COMPLAINT)


def _died(person):
    Person.objects.filter(pk=person.pk).update(deceased_at=timezone.now())


def _erased(person):
    Person.objects.filter(pk=person.pk).update(erased_at=timezone.now())


def _merged(person):
    other = Person.objects.exclude(pk=person.pk).first()
    Person.objects.filter(pk=person.pk).update(merged_into=other)


def _bounced(person):
    Address.objects.filter(person=person).update(state=Address.State.DEAD)


def _moved(person):
    Address.objects.filter(person=person).update(email="elsewhere@alumni.example")


def _rests(person):
    Person.objects.filter(pk=person.pk).update(paused_until=timezone.localdate())


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (_said_no, "withdrawn"),
        (_barred, "suppressed"),
        (_barred_by_hash, "suppressed"),
        (_complained, "suppressed"),
        (Person.protect, "gone"),
        (_died, "gone"),
        (_erased, "gone"),
        (_merged, "gone"),
        (_bounced, "dead_address"),
        (_moved, "no_address"),
        (_rests, "paused"),
    ],
)
def test_what_happened_since_the_letter_was_prepared_decides(happens, reason):
    campaign = begun(2)
    person, other = Person.objects.order_by("pk")

    happens(person)

    assert _why(campaign, person) == reason
    assert _why(campaign, other) == ""


def _seldom(days):
    Person.objects.update(days_between_letters=days)


def _started(campaign, **ago):
    Campaign.objects.filter(pk=campaign.pk).update(started_at=timezone.now() - timedelta(**ago))


def _two():
    first, second = begun(1), begun()
    _started(first, days=2)
    _started(second, hours=1)
    return first, second, Person.objects.get()


def test_of_two_letters_within_the_ceiling_the_first_goes():
    first, second, person = _two()
    _seldom(7)

    assert _why(first, person) == ""
    assert _why(second, person) == "too_soon"


def test_the_ceiling_ends_with_its_days():
    _first, second, person = _two()
    _seldom(1)

    assert _why(second, person) == ""


def test_a_later_letter_that_has_gone_counts_and_one_that_failed_does_not():
    first, second, person = _two()
    _seldom(7)
    Chunk.objects.filter(campaign=second).update(done=1)
    assert _why(first, person) == "too_soon"

    second.exceptions.create(seq=1, kind="failed")

    assert _why(first, person) == ""


def test_a_cancelled_letter_counts_only_where_it_had_gone():
    first, second, person = _two()
    _seldom(7)
    first.cancel(None)
    assert _why(second, person) == ""

    Chunk.objects.filter(campaign=first).update(done=1)

    assert _why(second, person) == "too_soon"
