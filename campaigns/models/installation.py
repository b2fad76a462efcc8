from django.db import models
from django.utils import timezone


class Installation(models.Model):
    """Which installation this database belongs to: one row, compared with a file beside it."""

    # Always 1: there is one row or none.
    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mark = models.CharField(max_length=64)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_installation_row")
        ]

    def __str__(self) -> str:
        return self.mark
