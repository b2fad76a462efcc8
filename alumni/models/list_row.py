"""What the staff's list of people is sorted and narrowed by and no column of the person tells.
Written by the database alone, in the transaction of the change (migration `people_list`)."""

from django.db import models
from django.utils import timezone

from alumni.models.person import Person


class ListRow(models.Model):
    """One narrow row per person, so that a million can be walked in either order."""

    # No constraint: the database takes the row away with the person, however that one goes.
    person = models.OneToOneField(
        Person, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="list_row"
    )
    # The person, their degrees, work, offers or addresses.
    changed_at = models.DateTimeField(default=timezone.now)
    # What they did themselves; a letter to them is no sign of life, nor is a note about them.
    engaged_at = models.DateTimeField(null=True)
    # The latest year of graduation; 0 where there is none.
    last_year = models.SmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["changed_at", "person"], name="list_row_changed"),
            models.Index(fields=["engaged_at"], include=["person"], name="list_row_engaged"),
            models.Index(fields=["last_year", "person"], name="list_row_year"),
        ]
