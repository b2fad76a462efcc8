from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from events.models.facts import Facts

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from alumni.models import User

# A slip of the finger in the year would stand at the end of every list.
YEARS = range(1990, 2100)
# Addresses that the site itself uses below /events/.
TAKEN = ("feed",)


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> Self:
        return self.filter(published=True)

    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The office sees drafts too."""
        return self if user.is_authenticated and user.is_office else self.published()

    def upcoming(self) -> Self:
        """From the first to the last; one that goes on right now still counts."""
        return self.filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")

    def past(self) -> Self:
        return self.filter(ends_at__lt=timezone.now()).order_by("-starts_at", "-pk")


class Event(Facts):
    """A gathering. Without a capacity there is room for all."""

    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    title_sv = models.CharField(_("title in Swedish"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    summary_sv = models.CharField(_("in one sentence, in Swedish"), max_length=220)
    summary_en = models.CharField(_("in one sentence, in English"), max_length=220, blank=True)
    body_sv = models.TextField(_("about it, in Swedish"), blank=True)
    body_en = models.TextField(_("about it, in English"), blank=True)
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty: room for all.")
    )
    # Counted here under the row's lock, so that the database itself can refuse to overbook.
    seats_taken = models.PositiveIntegerField(default=0, editable=False)
    closes_at = models.DateTimeField(_("sign-up closes"), null=True, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt_sv = models.CharField(
        _("the picture in words, Swedish"), max_length=200, blank=True
    )
    picture_alt_en = models.CharField(
        _("the picture in words, English"), max_length=200, blank=True
    )
    published = models.BooleanField(_("published"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # A calendar takes a change for a new version only when this number has grown.
    revision = models.PositiveIntegerField(default=0, editable=False)

    # When those who had a seat got it in their history that they were there.
    noted_at = models.DateTimeField(null=True, editable=False)
    # When those with a seat were reminded, the day before.
    reminded_at = models.DateTimeField(null=True, editable=False)
    # It stays on the site with a mark, and with these words.
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_words_sv = models.TextField(blank=True, editable=False)
    cancelled_words_en = models.TextField(blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["starts_at"], name="event_starts_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")),
                name="event_ends_after_start",
                violation_error_message=_("The event ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__lte=F("ends_at")),
                name="event_closes_before_end",
                violation_error_message=_("Sign-up closes after the event has ended."),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(seats_taken__lte=F("capacity")),
                name="event_never_overbooked",
                violation_error_message=_("More people than that have signed up already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])

    def clean(self) -> None:
        """What the form cannot see, for the number of seats taken is not in it."""
        wrong: dict[str, object] = {}
        for name in ("starts_at", "ends_at", "closes_at"):
            moment: datetime | None = getattr(self, name)
            if moment and moment.year not in YEARS:
                wrong[name] = _("Is the year right?")
        if self.capacity is not None and self.capacity < self.seats_taken:
            wrong["capacity"] = _("More people than that have signed up already.")
        if self.closes_at and self.ends_at and self.closes_at > self.ends_at:
            wrong.setdefault("closes_at", _("Sign-up closes after the event has ended."))
        if self.slug in TAKEN:
            wrong["slug"] = _("The site uses this address itself. Choose another.")
        if wrong:
            raise ValidationError(wrong)

    def _in_language(self, field: str) -> str:
        """The words in the reader's language; Swedish where there are no English ones."""
        english = (get_language() or "sv").startswith("en")
        return (english and getattr(self, f"{field}_en")) or getattr(self, f"{field}_sv")

    @property
    def title(self) -> str:
        return self._in_language("title")

    @property
    def summary(self) -> str:
        return self._in_language("summary")

    @property
    def body(self) -> str:
        return self._in_language("body")

    @property
    def picture_alt(self) -> str:
        return self._in_language("picture_alt")

    @property
    def seats_left(self) -> int | None:
        """None where there is no limit."""
        return None if self.capacity is None else max(self.capacity - self.seats_taken, 0)

    @property
    def is_full(self) -> bool:
        return self.seats_left == 0

    @property
    def takes_answers(self) -> bool:
        """Whether one can still sign up."""
        closes = min(self.closes_at or self.ends_at, self.ends_at)
        return self.published and not self.is_cancelled and timezone.now() < closes

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def cancelled_words(self) -> str:
        """Why, in the office's own words; in the other language where they wrote only that one."""
        return self._in_language("cancelled_words") or self.cancelled_words_en

    @property
    def has_begun(self) -> bool:
        """From here on nobody moves up from the waiting list."""
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        """From here on nobody steps down: whoever had a seat was there."""
        return self.ends_at <= timezone.now()

    @property
    def status(self) -> str:
        """In the office's list."""
        if self.is_cancelled:
            return pgettext("event", "Cancelled")
        return pgettext("event", "Published") if self.published else _("Draft")

    @property
    def percent_taken(self) -> str:
        """0 to 100 with a decimal point, for the meter's path."""
        if not self.capacity:
            return "0"
        return f"{100 * min(self.seats_taken / self.capacity, 1):.1f}"
