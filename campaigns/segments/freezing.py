"""A segment is frozen to those whom its rules choose now, and thawed to count anew."""

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from campaigns.models import Segment, SegmentMember
from campaigns.segments.rules import people

if TYPE_CHECKING:
    from alumni.models import User

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
        sql, values = people(segment.rules, user).order_by().values("pk").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(_KEEP % {"people": sql}, [segment.pk, *values])
        segment.frozen_at = timezone.now()
        segment.save(update_fields=["frozen_at"])
    return segment.members.count()


@transaction.atomic
def thaw(segment: Segment) -> None:
    """Let the rules choose again."""
    SegmentMember.objects.filter(segment=segment).delete()
    Segment.objects.filter(pk=segment.pk).update(frozen_at=None)
