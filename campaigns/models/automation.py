from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import AuditEntry, Person, Purpose, User
from campaigns.models.campaign import Campaign
from campaigns.models.content import Content
from campaigns.models.segment import Segment


class AutomationQuerySet(models.QuerySet["Automation"]):
    def visible_to(self, user: User) -> Self:
        """Letters are the office's; everyone else sees none."""
        return self if getattr(user, "is_office", False) else self.none()

    def on(self) -> Self:
        return self.exclude(active_since=None)


class Automation(Content):
    """A campaign that never ends: whoever comes to its occasion gets the letter, once for each.

    Every round of it is a Campaign of its own, with its own ledger and the words of its day.
    """

    class Occasion(models.TextChoices):
        WELCOME = "welcome", _("Joined the network")
        NEW_GRADUATE = "new_graduate", _("Just got a degree")
        ADDRESS_CHECK = "address_check", _("Address not confirmed for a long time")
        YEARS_SINCE = "years_since", _("Some years since the degree")
        SILENT = "silent", _("Silent for a long time")

    # Those whose wait is counted in months; the others do not use the field.
    WAITING = (Occasion.ADDRESS_CHECK, Occasion.SILENT)

    name = models.CharField(_("name"), max_length=100)
    occasion = models.CharField(_("occasion"), max_length=16, choices=Occasion)
    months = models.PositiveSmallIntegerField(
        _("months"),
        default=12,
        validators=[MinValueValidator(3), MaxValueValidator(120)],
        help_text=_("How long the address is unconfirmed, or the person silent."),
    )
    years = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(60)]),
        verbose_name=_("years"),
        default=list,
        blank=True,
        help_text=_("How many years since the degree, with commas between: 1, 5, 10."),
    )
    purpose = models.ForeignKey(Purpose, models.PROTECT, verbose_name=_("purpose"))
    segment = models.ForeignKey(
        Segment,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("only within"),
        help_text=_("Without a segment: everybody who comes to the occasion."),
    )
    active_since = models.DateTimeField(_("on since"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects = AutomationQuerySet.as_manager()

    class Meta:
        verbose_name = _("automatic letter")
        verbose_name_plural = _("automatic letters")
        constraints = [
            models.CheckConstraint(
                condition=~Q(occasion="years_since") | Q(years__len__gt=0),
                name="automation_counts_some_years",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.occasion == self.Occasion.YEARS_SINCE and not self.years:
            raise ValidationError({"years": _("Say after how many years: 1, 5, 10, for instance.")})

    @property
    def is_on(self) -> bool:
        return self.active_since is not None

    def turn_on(self, by: User) -> None:
        """From now on. What lies behind is no occasion. Safe to call twice."""
        if not self.is_on:
            self._set(timezone.now(), by)

    def turn_off(self, by: User) -> None:
        """No new round begins; one that has begun is sent to its end. Safe to call twice."""
        if self.is_on:
            self._set(None, by)

    def _set(self, since: object, by: User) -> None:
        self.active_since = since
        self.save(update_fields=["active_since"])
        AuditEntry.note(
            AuditEntry.Act.SEND, by, subject=self.name, automation=self.pk, on=self.is_on
        )

    def draft(self) -> Campaign:
        """The letter as a campaign that is not saved: to look at, or to become a round."""
        return Campaign(
            name=self.name,
            kind=Campaign.Kind.AUTOMATIC,
            purpose=self.purpose,
            automation=self,
            created_by=self.created_by,
            **self.words(),
        )


class Occurrence(models.Model):
    """An occasion that a person has had the letter for, or was left out of it.

    `key` tells the occasions of one person apart: the year, the degree, the day they fell silent.
    """

    automation = models.ForeignKey(Automation, models.CASCADE, related_name="occurrences")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="occurrences")
    at = models.DateTimeField(default=timezone.now)
    # Left out for a reason that passes: not before this day again.
    again_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["automation", "person", "key"], name="once_per_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.automation_id}: {self.key}"
