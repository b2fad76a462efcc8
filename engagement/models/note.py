from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.models.request import Request


class NoteQuerySet(models.QuerySet["Note"]):
    def in_order(self) -> Self:
        return self.order_by("at", "pk")


class Note(models.Model):
    """What one of the two wrote to the other through the relay, as it was passed on."""

    class Side(models.TextChoices):
        ASKER = "asker", _("The teacher")
        PERSON = "person", _("The alumnus")

    LONGEST = 4000

    request = models.ForeignKey(Request, models.CASCADE, related_name="notes")
    side = models.CharField(_("from"), max_length=6, choices=Side)
    # Whoever asked when it was written: a colleague may have taken over since.
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("message"), max_length=LONGEST)
    at = models.DateTimeField(_("time"), default=timezone.now)
    by_mail = models.BooleanField(default=False)
    # The letter's own identity, so that one that is delivered twice is passed on once.
    message_id = models.CharField(max_length=250, blank=True)
    attachments = models.PositiveSmallIntegerField(_("files left out"), default=0)
    masked = models.BooleanField(_("contact details were taken out"), default=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["request", "at"], name="note_request")]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "message_id"],
                condition=~models.Q(message_id=""),
                name="one_note_per_letter",
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.at:%Y-%m-%d}"
