from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alumni.models import Address, Person, Purpose
from campaigns import audience, ledger
from campaigns.models import Campaign, Chunk, LeftOut, Recipient, Suppression
from tests.campaigns.mailroom import campaign, people
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


def _prepared(**fields):
    row = campaign(**fields)
    row.chosen, _going = audience.materialise(row, Person.objects.all())
    row.save()
    return row


def _why(row):
    return dict(LeftOut.objects.filter(campaign=row).values_list("person_id", "reason"))


def test_each_recipient_points_to_the_consent_that_covers_them():
    person = PersonFactory()
    given = consent(person)

    row = _prepared()

    recipient = Recipient.objects.get(campaign=row)
    assert (recipient.consent_id, recipient.basis) == (given.pk, "consent")
    assert recipient.email == person.primary_address.email


def test_a_language_in_which_no_letter_is_written_counts_as_swedish():
    odd, english = people(2)
    Person.objects.filter(pk=odd.pk).update(language="de")
    Person.objects.filter(pk=english.pk).update(language="en")

    newsletter = Purpose.objects.get(code="newsletter")
    forecast = audience.forecast(Person.objects.all(), newsletter)
    row = _prepared()

    written = dict(Recipient.objects.filter(campaign=row).values_list("person_id", "language"))
    assert written == {odd.pk: "sv", english.pk: "en"}
    assert forecast.languages == {"sv": 1, "en": 1}


def test_everyone_left_out_is_a_row_with_its_reason():
    silent = PersonFactory()
    withdrawn, barred, homeless, dead, paused, soon, twin = people(7)
    consent(withdrawn, granted=False)
    Suppression.add(barred.primary_address.email, Suppression.Reason.STAFF)
    homeless.addresses.all().delete()
    dead.addresses.update(state=Address.State.DEAD)
    Person.objects.filter(pk=paused.pk).update(paused_until=timezone.localdate())
    Person.objects.filter(pk=soon.pk).update(days_between_letters=30)
    earlier = campaign(started_at=timezone.now() - timedelta(days=3))
    audience.materialise(earlier, Person.objects.filter(pk=soon.pk))
    first = people(1)[0]
    twin.addresses.update(email=first.primary_address.email)

    row = _prepared()

    assert _why(row) == {
        silent.pk: "no_consent",
        withdrawn.pk: "withdrawn",
        barred.pk: "suppressed",
        homeless.pk: "no_address",
        dead.pk: "dead_address",
        paused.pk: "paused",
        soon.pk: "too_soon",
        first.pk: "same_address",
    }
    assert ledger.of(row).balanced


def test_protected_and_dead_people_are_neither_counted_nor_listed():
    protected, dead, plain = people(3)
    protected.protect()
    Person.objects.filter(pk=dead.pk).update(deceased_at=timezone.now())

    row = _prepared()

    assert list(Recipient.objects.values_list("person_id", flat=True)) == [plain.pk]
    assert (row.chosen, LeftOut.objects.count()) == (1, 0)


def test_public_task_needs_no_consent_and_honours_an_objection():
    plain, objecting = PersonFactory(), PersonFactory()
    consent(objecting, "service", granted=False)

    row = _prepared(purpose="service")

    assert list(Recipient.objects.values_list("person_id", "basis")) == [(plain.pk, "public_task")]
    assert _why(row) == {objecting.pk: "withdrawn"}


def test_forecast_tells_the_same_as_preparing_and_writes_nothing():
    people(2)
    PersonFactory()

    seen = audience.forecast(Person.objects.all(), Purpose.objects.get(code="newsletter"))

    assert (seen.chosen, seen.going, seen.left_out) == (3, 2, {"no_consent": 1})
    assert not Recipient.objects.exists()


def test_chunks_cover_every_recipient_once(monkeypatch):
    monkeypatch.setattr(Chunk, "SIZE", 3)
    people(7)
    row = _prepared()

    assert list(row.chunks.order_by("number").values_list("number", "size")) == [
        (0, 3),
        (1, 3),
        (2, 1),
    ]


def test_no_person_and_no_address_twice_even_by_mistake():
    people(1)
    row = _prepared()
    one = Recipient.objects.get()
    for change in ({"seq": 2, "email": "else@alumni.example"}, {"seq": 3, "person_id": 999}):
        copy = Recipient(
            **{
                **{f.attname: getattr(one, f.attname) for f in Recipient._meta.concrete_fields},
                **change,
            }
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.create(
            campaign=row,
            seq=9,
            person_id=77,
            email="x@alumni.example",
            language="sv",
            basis="consent",
            consent=None,
        )


def test_a_draft_is_prepared_once_and_started():
    people(2)
    row = campaign(subject_sv="Hej")

    assert audience.prepare(row, UserFactory(), Person.objects.all()) == 2

    assert row.state == Campaign.State.SENDING
    assert row.editions.get().subject == "Hej"
    with pytest.raises(audience.NotSendable):
        audience.prepare(row, None, Person.objects.all())
