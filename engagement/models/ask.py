from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models import Offer, Programme

if TYPE_CHECKING:
    from alumni.models import User


class AskQuerySet(models.QuerySet["Ask"]):
    def visible_to(self, user: "User") -> Self:
        """A teacher sees their own; those who keep the register see all."""
        return self if user.keeps_register else self.filter(asked_by=user)


class Ask(models.Model):
    """What a teacher wants to know, put to one to three people through Samverka."""

    class Mode(models.TextChoices):
        IN_ORDER = "in_order", _("One at a time, in this order")
        AT_ONCE = "at_once", _("All at once")

    MOST_PEOPLE = 3

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="asks", verbose_name=_("asked by")
    )
    kind = models.CharField(_("about"), max_length=16, choices=Offer.Kind)
    title = models.CharField(_("heading"), max_length=120)
    course = models.CharField(_("course"), max_length=160, blank=True)
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="asks",
        verbose_name=_("programme"),
    )
    words = models.TextField(_("message"), max_length=1200)
    when = models.CharField(_("times you suggest"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    online = models.BooleanField(_("online works too"), default=False)
    compensation = models.CharField(_("compensation"), max_length=160, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv"
    )
    mode = models.CharField(_("how"), max_length=8, choices=Mode, default=Mode.IN_ORDER)
    days = models.PositiveSmallIntegerField(_("working days to answer"), default=5)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        indexes = [models.Index(fields=["asked_by", "-created_at"], name="ask_asked_by")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days__gte=1, days__lte=30), name="ask_days_sane"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether somebody may still be asked or answer."""
        return any(request.is_open for request in self.requests.all())
