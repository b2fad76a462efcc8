from typing import Self

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person


class AddressQuerySet(models.QuerySet["Address"]):
    def usable(self) -> Self:
        """Primary and not known to be dead."""
        return self.working().filter(primary=True)

    def working(self) -> Self:
        return self.filter(state__in=[Address.State.ACTIVE, Address.State.SOFT])


class Address(models.Model):
    """An e-mail address of a person. Two people may share one (a couple, a family business)."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Works")
        SOFT = "soft", _("Bounced lately")
        DEAD = "dead", _("Does not exist")
        COMPLAINT = "complaint", _("Complained")
        WRONG = "wrong", _("Belongs to somebody else")

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    email = models.EmailField(_("e-mail"))
    primary = models.BooleanField(_("primary"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    state_reason = models.CharField(_("reason"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        indexes = [
            # Of a kind that also finds how an address begins, whatever the server's language.
            models.Index(OpClass("email", "varchar_pattern_ops"), name="address_email"),
            models.Index(
                fields=["person"],
                condition=Q(primary=True) & ~Q(state="active"),
                name="address_bad",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(primary=True), name="one_primary_address"
            ),
            models.UniqueConstraint(fields=["person", "email"], name="address_once_per_person"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="address_email_lower"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_usable(self) -> bool:
        """As `usable` of many."""
        return self.primary and self.state in (self.State.ACTIVE, self.State.SOFT)

    @property
    def is_wrong(self) -> bool:
        return self.state == self.State.WRONG

    def mark_wrong(self) -> None:
        """Whoever reads letters here is somebody else. The row stays: no import adds it anew."""
        self.state, self.confirmed_at = self.State.WRONG, None
        self.save(update_fields=["state", "confirmed_at"])

    def make_primary(self) -> None:
        self.person.addresses.filter(primary=True).exclude(pk=self.pk).update(primary=False)
        self.primary = True
        self.save(update_fields=["primary"])
