from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Facts(models.Model):
    """When and where: what somebody who has signed up goes by."""

    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("street address"), max_length=200, blank=True)
    online_url = models.URLField(
        _("online meeting"), blank=True, help_text=_("Shown only to those who have signed up.")
    )

    class Meta:
        abstract = True

    @property
    def is_online(self) -> bool:
        return not self.place and bool(self.online_url)

    @property
    def where(self) -> str:
        return self.place or (str(_("Online")) if self.online_url else "")

    @property
    def where_in_full(self) -> str:
        """With the street address."""
        return ", ".join(filter(None, [self.where, self.address]))

    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FACTS}


FACTS = tuple(field.name for field in Facts._meta.local_fields)


class EventVersion(Facts):
    """How an event stood until the office changed it: what those who had answered go by until they
    are told. Kept as long as the event, for an undone merge may bring an answer back."""

    event = models.ForeignKey("Event", models.CASCADE, related_name="versions")
    until = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("earlier time and place")
        verbose_name_plural = _("earlier times and places")

    def __str__(self) -> str:
        return f"{self.event_id} {self.until}"
