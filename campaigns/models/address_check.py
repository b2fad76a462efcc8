from django.db import models
from django.utils import timezone

from alumni.models import Person


class AddressCheck(models.Model):
    """A letter that asks whether an address works; its link names this row, not the address."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="address_checks")
    email = models.EmailField()
    sent_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.pk}"
