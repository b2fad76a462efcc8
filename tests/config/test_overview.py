"""What waits for the office today."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from alumni.models import ClaimRequest, User
from cms import setup
from cms.models import Award
from config import overview
from tests.cms.stories import tell
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def _waits(days: int, **person) -> ClaimRequest:
    deadline = timezone.now() + timedelta(days=days)
    return ClaimRequest.objects.create(person=PersonFactory(**person), deadline=deadline)


def _newcomers(user: User) -> overview.Card:
    with translation.override("en"):
        url = reverse("alumni_staff:claims")
        return next(card for card in overview.cards(user) if card.url == url)


def test_the_office_sees_how_many_newcomers_wait_and_how_many_too_long():
    _waits(3)
    late = _waits(-1)

    card = _newcomers(UserFactory(role=User.Role.STAFF))

    assert card.number == 2
    assert card.unit == "newcomers to approve, 1 overdue"
    assert [row.urgent for row in card.rows] == [True, False]
    assert card.rows[0].text == late.person.name


def test_without_a_newcomer_too_late_nothing_is_said_of_it():
    _waits(3)

    assert _newcomers(UserFactory(role=User.Role.STAFF)).unit == "newcomer to approve"


def test_a_newcomer_with_protected_identity_counts_only_for_who_may_handle_it():
    _waits(-1, protected_at=timezone.now())

    assert _newcomers(UserFactory(role=User.Role.STAFF)).number == 0
    keeper = UserFactory(role=User.Role.STAFF, handles_protected=True)
    assert _newcomers(keeper).number == 1


def test_the_alumni_of_the_month_so_far_are_not_those_of_the_months_to_come():
    setup.build_site()
    this_month = timezone.localdate().replace(day=1)
    for month in (this_month, this_month + timedelta(days=32)):
        Award.objects.create(month=month.replace(day=1), story=tell(f"Berättelse {month}"))

    with translation.override("en"):
        card = overview.cards(UserFactory(role=User.Role.COMMUNICATOR))[-1]

    assert (card.number, card.unit) == (1, "alumnus of the month so far")
