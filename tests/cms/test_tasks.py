from datetime import timedelta

import pytest
from django.utils import timezone

from cms import tasks
from tests.cms.stories import tell

pytestmark = pytest.mark.django_db


def test_a_page_appears_and_is_taken_down_when_it_was_planned(home):
    hour = timedelta(hours=1)
    planned, expiring = tell("Den som kommer"), tell("Den som går")
    planned.unpublish()
    planned.go_live_at = timezone.now() + hour
    revision = planned.save_revision()
    revision.publish()
    its_time = timezone.now() - hour  # has come
    revision.content["go_live_at"] = its_time.isoformat()
    revision.approved_go_live_at = its_time
    revision.save()
    type(expiring).objects.filter(pk=expiring.pk).update(expire_at=its_time)

    tasks.publish_scheduled()

    planned.refresh_from_db()
    expiring.refresh_from_db()
    assert planned.live
    assert not expiring.live
