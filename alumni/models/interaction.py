from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.person import Person


class InteractionQuerySet(models.QuerySet["Interaction"]):
    def engaged(self) -> Self:
        """What a person did themselves, as against what was done to them."""
        return self.exclude(kind__in=Interaction.NO_SIGN)


class Interaction(models.Model):
    """The history of a person. The apps above write it; pages, segments and counts read it."""

    class Kind(models.TextChoices):
        JOINED = "joined", _("Joined")
        PROFILE = "profile", _("Changed the profile")
        CONSENT = "consent", _("Consent")
        LETTER = "letter", _("Letter")
        CLICK = "click", _("Followed a link in a letter")
        # Put to them; then what they answered and did; then what the asker or the clock ended.
        ASKED = "asked", _("Request")
        REQUEST = "request", _("Request")
        CLOSED = "closed", _("Request")
        # Answered whether they come; then was there.
        RSVP = "rsvp", _("Event")
        EVENT = "event", _("Event")
        STORY = "story", _("Story")
        IMPORT = "import", _("Import")
        TOLD = "note", _("From the alumni office")

    # Done to them: no sign of life (the triggers of ListRow know it too).
    NO_SIGN = (Kind.LETTER, Kind.IMPORT, Kind.TOLD, Kind.ASKED, Kind.CLOSED)

    person = models.ForeignKey(Person, models.CASCADE, related_name="interactions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("what"), max_length=250)
    url = models.CharField(_("where"), max_length=300, blank=True)
    at = models.DateTimeField(_("time"), default=timezone.now)

    objects = InteractionQuerySet.as_manager()

    class Meta:
        verbose_name = _("history")
        verbose_name_plural = _("history")
        indexes = [
            models.Index(fields=["person", "-at"], name="interaction_person"),
            models.Index(fields=["kind", "at"], name="interaction_kind"),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def record(
        cls,
        person: Person,
        kind: "Interaction.Kind",
        title: str,
        url: str = "",
        at: datetime | None = None,
    ) -> "Interaction":
        """Write one line of history. Titles are cut at 250 characters."""
        return cls.objects.create(
            person=person, kind=kind, title=title[:250], url=url, at=at or timezone.now()
        )
