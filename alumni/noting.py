"""The same note to many people."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from alumni.models import AuditEntry, Note

if TYPE_CHECKING:
    from alumni.models import User
    from alumni.models.person import PersonQuerySet

JUST_NOW = timedelta(minutes=10)


@transaction.atomic
def note_to_each(people: "PersonQuerySet", text: str, by: "User") -> int:
    """Write one note to each, and one line in the log. Returns how many.

    Sent twice, it is written once: whoever has just got these words from this author is passed by.
    """
    same = Note.objects.filter(
        person=OuterRef("pk"), by=by, text=text, at__gt=timezone.now() - JUST_NOW
    )
    keys = list(people.exclude(Exists(same)).order_by("pk").values_list("pk", flat=True))
    Note.objects.bulk_create([Note(person_id=key, text=text, by=by) for key in keys], 1000)
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(
                act=AuditEntry.Act.CHANGE, by=by, person_id=key, subject="note",
                detail={"note": "added", "people": len(keys)},
            )
            for key in keys
        ],
        1000,
    )  # fmt: skip
    return len(keys)
