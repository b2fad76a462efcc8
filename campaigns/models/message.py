from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Person


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self) -> Self:
        return self.filter(state=Message.State.WAITING, next_at__lte=timezone.now())


class Message(models.Model):
    """A letter to one: code, confirmation, reminder, request. Stored first, sent afterwards."""

    class Kind(models.TextChoices):
        CODE = "code", _("Code")
        CONFIRMATION = "confirmation", _("Confirmation")
        REMINDER = "reminder", _("Reminder")
        REQUEST = "request", _("Request")
        ANSWER = "answer", _("Answer")
        NOTICE = "notice", _("Notice")
        CHECK = "check", _("Address check")
        TEST = "test", _("Test letter")
        FAREWELL = "farewell", _("Farewell to somebody erased")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("On its way")
        SENT = "sent", _("Sent")
        LEFT_OUT = "left_out", _("Left out")
        FAILED = "failed", _("Failed")
        UNCERTAIN = "uncertain", _("Uncertain")

    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    to = models.EmailField(_("to"), blank=True)
    to_name = models.CharField(max_length=201, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    language = models.CharField(max_length=2, default="sv")
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    reply_to = models.EmailField(blank=True)
    # A purpose's code, or "asked": the person asked for this very letter.
    ground = models.CharField(_("ground"), max_length=50)
    # A code must not lie about: subject and body are blanked when it has gone.
    secret = models.BooleanField(default=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    smtp_code = models.CharField(max_length=12, blank=True)
    words = models.CharField(_("what the mail server said"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("single letter")
        verbose_name_plural = _("single letters")
        indexes = [
            models.Index(
                fields=["next_at"], condition=models.Q(state="waiting"), name="message_due"
            ),
            models.Index(
                fields=["lease_until"], condition=models.Q(state="sending"), name="message_sending"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="farewell")
                | models.Q(state__in=["waiting", "sending"], person=None)
                | models.Q(to="", person=None),
                name="farewell_keeps_no_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_farewell(self) -> bool:
        """Its address goes when it has gone: its person is erased already."""
        return self.kind == self.Kind.FAREWELL


class Attachment(models.Model):
    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    mimetype = models.CharField(max_length=80)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
