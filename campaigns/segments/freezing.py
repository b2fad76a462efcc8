"""A segment is frozen to those whom its rules choose now, and thawed to count anew."""

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Segment, SegmentMember
from campaigns.segments.conditions import Invalid
from campaigns.segments.rules import check, people

if TYPE_CHECKING:
    from alumni.models import User
    from alumni.models.person import PersonQuerySet

# %(people)s is the segment's own SELECT id.
_KEEP = """
INSERT INTO campaigns_segmentmember (segment_id, person_id)
SELECT %%s, id FROM alumni_person WHERE id IN (%(people)s)
"""


@transaction.atomic
def freeze(segment: Segment, user: "User") -> int:
    """Keep who is chosen now. Returns how many. Safe to call twice: the first day holds.

    Raises Invalid for rules that cannot be read.
    """
    segment = Segment.objects.select_for_update().get(pk=segment.pk)
    if segment.frozen_at is None:
        segment.rules = check(segment.rules)
        _keep(segment, people(segment.rules, user))
        segment.frozen_at = timezone.now()
        segment.save(update_fields=["frozen_at", "rules"])
    return segment.members.count()


@transaction.atomic
def hold(chosen: "PersonQuerySet", name: str, by: "User", shared: bool = True) -> Segment:
    """A segment frozen from the start, to people whom somebody chose by hand."""
    segment = Segment.objects.create(
        name=name, created_by=by, shared=shared, rules={}, frozen_at=timezone.now()
    )
    _keep(segment, chosen.in_register())
    return segment


def _keep(segment: Segment, chosen: "PersonQuerySet") -> None:
    sql, values = chosen.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_KEEP % {"people": sql}, [segment.pk, *values])


@transaction.atomic
def thaw(segment: Segment) -> None:
    """Let the rules choose again. Raises Invalid where there never were any."""
    if segment.by_hand:
        raise Invalid(_("These people were chosen by hand; there are no rules to count anew."))
    SegmentMember.objects.filter(segment=segment).delete()
    Segment.objects.filter(pk=segment.pk).update(frozen_at=None)
