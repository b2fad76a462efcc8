import pytest

from alumni.models import AccessRequest, ColumnMapping, RecordsExtract, RetentionRule, User
from config.embedded import law
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_demo_shows_rules_requests_with_deadlines_and_a_draft_of_records(settings, tmp_path):
    settings.RETENTION_ARCHIVE_DIR = tmp_path
    johan = PersonFactory(user=UserFactory())
    for number in range(3):
        PersonFactory(birth_date="1990-01-02", town="Ånge", email=f"n{number}@alumni.example")

    law.load(UserFactory(role=User.Role.STAFF), johan)

    assert RetentionRule.objects.exclude(active_since=None).count() == 5
    assert AccessRequest.objects.waiting().count() == 3
    assert AccessRequest.objects.overdue().count() == 1
    assert RecordsExtract.objects.get().rows.count() == 3
    assert ColumnMapping.objects.get().used[0] == ("Namn", "namn")
