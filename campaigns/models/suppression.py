from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.keys import email_hash, normalise_email


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    def visible_to(self, user: object) -> Self:
        """Bars are the office's to see; those of erased people are nobody's."""
        return self.exclude(email="") if getattr(user, "is_office", False) else self.none()

    def covers(self, email: str) -> bool:
        """Whether letters to this address are barred, for whatever reason."""
        return self.covering(email).exists()

    def covering(self, email: str) -> "SuppressionQuerySet":
        return self.filter(email_hash=email_hash(email))

    def hash_only(self) -> "SuppressionQuerySet":
        """Those that outlived an erasure: known by hash alone, so SQL cannot match them."""
        return self.filter(email="")


class Suppression(models.Model):
    """An address that is never mailed again until the bar is lifted by hand.

    The hash is what counts and outlives erasure; the address stands beside it, while its person
    is in the register, so that a million recipients are compared in one join.
    """

    class Reason(models.TextChoices):
        UNKNOWN = "unknown", _("Does not exist")
        FULL = "full", _("Mailbox full for weeks")
        UNREACHED = "unreached", _("Could not be reached for weeks")
        COMPLAINT = "complaint", _("Complained")
        ASKED = "asked", _("Asked never to be written to")
        STAFF = "staff", _("Barred by the alumni office")
        ERASED = "erased", _("Erased")

    class Source(models.TextChoices):
        RELAY = "relay", _("The mail server's answer")
        REPORT = "report", _("A letter that came back")
        PROVIDER = "provider", _("The mail provider")
        STAFF = "staff", _("The alumni office")
        PERSON = "person", _("The person")

    email_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    source = models.CharField(_("from where"), max_length=8, choices=Source, blank=True)
    words = models.CharField(_("what the other side said"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        indexes = [models.Index(fields=["email"], name="suppression_email")]

    def __str__(self) -> str:
        return self.email or self.email_hash[:12]

    @classmethod
    def add(
        cls,
        email: str,
        reason: "Suppression.Reason",
        words: str = "",
        *,
        source: str = "",
        keep_address: bool = True,
    ) -> "Suppression":
        """Bar an address. Safe to call twice; the first reason stays."""
        bar, _created = cls.objects.get_or_create(
            email_hash=email_hash(email),
            defaults={
                "email": normalise_email(email) if keep_address else "",
                "reason": reason,
                "source": source,
                "words": words[:300],
            },
        )
        return bar

    @classmethod
    def forget_address(cls, email: str) -> None:
        """Keep the bar and lose the address: what erasure asks for."""
        cls.objects.filter(email_hash=email_hash(email)).update(email="", words="")
