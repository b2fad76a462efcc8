"""A segment of the very people who were chosen in the list of people."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import AuditEntry, User
from campaigns import segments
from campaigns.models import Segment
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    user = UserFactory(role=User.Role.STAFF)
    client.force_login(user)
    return user


def frozen(client, *people, **more):
    data = {"pk": [person.pk for person in people], "number": len(people), "scope": "rows",
            "name": "Jubileet", "shared": "on", **more}  # fmt: skip
    client.post(reverse("alumni_staff:bulk", args=["segment"]), data)
    return Segment.objects.first()


def test_the_ticked_people_become_a_frozen_segment(client, keeper):
    first, second, _other = PersonFactory.create_batch(3)

    segment = frozen(client, first, second)

    assert set(segments.of(segment, keeper)) == {first, second}
    assert (segment.created_by, segment.shared, segment.by_hand) == (keeper, True, True)
    entry = AuditEntry.objects.get(subject="segment")
    assert (entry.detail["segment"], entry.detail["people"]) == (segment.pk, 2)


def test_those_who_are_not_spoken_of_are_left_out(client, keeper):
    keeper.handles_protected = True
    keeper.save()
    protected, person = PersonFactory(protected_at=timezone.now()), PersonFactory()

    segment = frozen(client, protected, person, number=1)

    assert list(segment.members.values_list("person", flat=True)) == [person.pk]


def test_people_chosen_by_hand_are_never_counted_anew(client, keeper):
    person = PersonFactory()
    segment = frozen(client, person)
    PersonFactory()

    page = client.get(reverse("segment_edit", args=[segment.pk])).content.decode()
    client.post(reverse("segment_thaw", args=[segment.pk]))

    assert reverse("segment_thaw", args=[segment.pk]) not in page
    segment.refresh_from_db()
    assert list(segments.of(segment, keeper)) == [person]
    assert segments.words_of(segment, "en").startswith("people chosen by hand, as they were")


def test_a_segment_that_was_frozen_by_its_rules_is_not_one_by_hand(keeper):
    segment = Segment.objects.create(name="Alla", rules={}, created_by=keeper)

    segments.freeze(segment, keeper)

    segment.refresh_from_db()
    assert not segment.by_hand
