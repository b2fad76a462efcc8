"""Sets of people, one for each value of a filter of the staff's list, so that any filters together
are counted exactly at a million. Derived; made by alumni.staff.sets alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ListSet(models.Model):
    """Who fits one value of one filter: a bit for each key of a person, the lowest key first."""

    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=24)
    members = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value"], name="one_set_of_a_value"),
        ]


class ListChange(models.Model):
    """People of whom the sets may no longer be true: they are looked at themselves until the sets
    are made anew. Written by triggers, each statement a row of its own, so that nobody waits."""

    # The keys alone: somebody may be gone already.
    people = ArrayField(models.BigIntegerField())
