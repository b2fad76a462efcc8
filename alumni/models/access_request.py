"""The rights of the registered: who asked for what, until when it is answered, and how."""

import calendar
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person

if TYPE_CHECKING:
    from alumni.models.user import User


# How long a delivered copy can be fetched.
COPY_LIFE = timedelta(days=30)


def months_after(day: date, months: int) -> date:
    """The same date so many months on, or the month's last; a weekend ends on the Monday after.

    Source: regulation 1182/71, art. 3, as art. 12.3 of the GDPR counts.
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    due = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return due + timedelta(days=8 - due.isoweekday() if due.isoweekday() > 5 else 0)


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    def visible_to(self, user: "User") -> Self:
        """Cases of protected identities are for those who may handle them."""
        if user.handles_protected:
            return self
        return self.filter(Q(person=None) | Q(person__protected_at=None))

    def waiting(self) -> Self:
        return self.filter(closed_at=None).order_by("due_on", "pk")

    def overdue(self) -> Self:
        return self.filter(closed_at=None, due_on__lt=timezone.localdate())


class AccessRequest(models.Model):
    """One request under the data protection regulation, articles 15 to 21."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("Access: a copy of my data (art. 15)")
        CORRECTION = "correction", _("Correction (art. 16)")
        ERASURE = "erasure", _("Erasure (art. 17)")
        RESTRICTION = "restriction", _("Restriction (art. 18)")
        PORTABILITY = "portability", _("Data to take along (art. 20)")
        OBJECTION = "objection", _("Objection (art. 21)")

    class Way(models.TextChoices):
        PAGE = "page", _("From their own page")
        LETTER = "letter", _("By post")
        EMAIL = "email", _("By e-mail")
        VISIT = "visit", _("In person or by phone")

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("Granted")
        PARTLY = "partly", _("Granted in part")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Taken back")

    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="access_requests"
    )
    name = models.CharField(_("name as it was given"), max_length=200, blank=True)
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    way = models.CharField(_("how it came"), max_length=8, choices=Way)
    text = models.TextField(_("in their words"), max_length=4000, blank=True)
    received_on = models.DateField(_("received"))
    due_on = models.DateField(_("answer by"))
    extension = models.CharField(_("why more time is needed"), max_length=500, blank=True)
    extended_on = models.DateField(null=True)
    identity = models.CharField(_("how we know who it is"), max_length=200, blank=True)
    identified_at = models.DateTimeField(null=True)
    # The copy of what is kept, as it was when it was put together: by the name of the holding.
    # It is gone again once it has been fetched or its link is over.
    package = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    left_out = models.JSONField(_("parts left out"), default=list, blank=True)
    assembled_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    delivered_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, blank=True)
    decision = models.TextField(_("decision and reasons"), max_length=4000, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("rights request")
        verbose_name_plural = _("rights requests")
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(closed_at=None), name="access_request_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(outcome=""), name="access_request_closed_how"
            ),
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(reviewed_at__isnull=False),
                name="access_request_reviewed_first",
            ),
            models.CheckConstraint(
                condition=Q(extended_on=None) | ~Q(extension=""), name="access_request_longer_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_on}"

    @property
    def copy(self) -> dict[str, Any]:
        """The parts that the person gets."""
        return {name: part for name, part in self.package.items() if name not in self.left_out}

    @property
    def can_be_fetched(self) -> bool:
        return bool(self.delivered_at and self.package)

    @property
    def fetch_until(self) -> datetime | None:
        return self.delivered_at + COPY_LIFE if self.delivered_at else None

    @property
    def is_overdue(self) -> bool:
        return self.closed_at is None and self.due_on < timezone.localdate()

    @property
    def days_left(self) -> int:
        return (self.due_on - timezone.localdate()).days

    @property
    def may_be_acted_on(self) -> bool:
        """Open, and it is known who asks and that it is them."""
        return bool(self.closed_at is None and self.identified_at and self.person_id)

    @property
    def may_be_erased(self) -> bool:
        return self.kind == self.Kind.ERASURE and self.may_be_acted_on

    @property
    def is_done_erasure(self) -> bool:
        granted = self.closed_at and self.outcome == self.Outcome.GRANTED
        return bool(self.kind == self.Kind.ERASURE and granted and self.was_emptied)

    @property
    def was_emptied(self) -> bool:
        """The person has been erased: the case keeps neither key nor name."""
        return self.person_id is None and not self.name

    @property
    def wants_copy(self) -> bool:
        return self.kind in (self.Kind.ACCESS, self.Kind.PORTABILITY)
