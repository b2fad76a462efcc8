from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Offer, Organisation, Programme
from alumni.places import COUNTIES

# An employer who has not been spoken with for so long has fallen silent.
FOLLOWED_UP = timedelta(days=365)
# A contract that ends within so long is soon to be renewed or left.
SOON = timedelta(days=90)


class ContractQuerySet(models.QuerySet["Contract"]):
    def in_force(self, today: date | None = None) -> Self:
        """Begun and not ended; the last day counts."""
        today = today or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today)

    def ended(self, today: date | None = None) -> Self:
        return self.filter(ends_on__lt=today or timezone.localdate())

    def ending_soon(self, today: date | None = None) -> Self:
        today = today or timezone.localdate()
        return self.in_force(today).filter(ends_on__lte=today + SOON)

    def followed_up(self, today: date | None = None) -> Self:
        """In force, and the employer has told in the last twelve months how it goes."""
        return self.in_force(today).filter(Exists(_lately(today)))

    def silent(self, today: date | None = None) -> Self:
        """In force for twelve months or more without a word in the last twelve."""
        today = today or timezone.localdate()
        old = self.in_force(today).filter(starts_on__lte=today - FOLLOWED_UP)
        return old.exclude(Exists(_lately(today)))


def _lately(today: date | None) -> models.QuerySet["ContractFollowUp"]:
    since = (today or timezone.localdate()) - FOLLOWED_UP
    return ContractFollowUp.objects.filter(contract=OuterRef("pk"), on__gt=since)


class Contract(models.Model):
    """A competence contract: what an employer does for programmes it recruits from, and how long.

    An empty last day: until further notice. One that ended is kept, for it counts in its years.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="contracts", verbose_name=_("employer")
    )
    programmes = models.ManyToManyField(
        Programme, related_name="contracts", verbose_name=_("programmes")
    )
    # Where the work is done, which is not always where the employer has its seat.
    county = models.CharField(_("county"), max_length=2, choices=COUNTIES)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    reference = models.CharField(_("registration number"), max_length=60, blank=True)
    contact = models.CharField(_("contact at the employer"), max_length=120, blank=True)
    contact_email = models.EmailField(_("their e-mail"), blank=True)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kept by"),
    )

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence contract")
        verbose_name_plural = _("competence contracts")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="contract_ends_after_it_begins",
                violation_error_message=_("The last day comes before the first one."),
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def is_in_force(self) -> bool:
        today = timezone.localdate()
        return self.starts_on <= today and (self.ends_on is None or self.ends_on >= today)

    def end(self, on: date) -> None:
        """Its last day is `on`."""
        self.ends_on = on
        self.save(update_fields=["ends_on"])


class ContractDuty(models.Model):
    """One kind of help the employer has promised, so many times a year."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="duties")
    kind = models.CharField(_("kind"), max_length=16, choices=Offer.Kind)
    per_year = models.PositiveSmallIntegerField(_("a year"), validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [
            models.UniqueConstraint(fields=["contract", "kind"], name="contract_duty_once"),
            models.CheckConstraint(condition=Q(per_year__gte=1), name="contract_duty_is_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} × {self.per_year}"


class ContractFollowUp(models.Model):
    """A conversation with the employer about the contract, and what they said of it."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="follow_ups")
    on = models.DateField(_("day"))
    feedback = models.TextField(_("what they said"), max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.CheckConstraint(condition=~Q(feedback=""), name="contract_follow_up_says_how"),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.on}"
