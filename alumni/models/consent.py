"""Consent: append-only. A database trigger refuses update and delete, save by erasure's own door
(migration 0002), and keeps `ConsentState` so that "what holds now" is one row to read."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alumni.models.merge import Merge
from alumni.models.person import Person
from alumni.models.programme import Named


class Purpose(Named):
    """What personal data may be used for, and on which ground; the university decides which."""

    class Basis(models.TextChoices):
        CONSENT = "consent", _("Consent")
        PUBLIC_TASK = "public_task", _("Public task, with the right to object")

    code = models.SlugField(unique=True)
    basis = models.CharField(_("legal basis"), max_length=12, choices=Basis)
    decided_by = models.CharField(_("decided by"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")

    def current_wording(self) -> "Wording":
        """Raises Wording.DoesNotExist for a purpose that was never put into words."""
        return self.wordings.latest("version")


class Wording(models.Model):
    """The words that a person says yes to. A changed sentence is a new version."""

    purpose = models.ForeignKey(Purpose, models.PROTECT, related_name="wordings")
    version = models.PositiveSmallIntegerField(_("version"))
    text_sv = models.TextField(_("in Swedish"))
    text_en = models.TextField(_("in English"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version"], name="one_wording_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"

    @property
    def text(self) -> str:
        return self.text_en if (get_language() or "sv").startswith("en") else self.text_sv


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self) -> Self:
        """Without what came by a merge that has been undone."""
        return self.filter(models.Q(merge=None) | models.Q(merge__undone_at=None))

    def history_of(self, person: Person) -> Self:
        return (
            self.filter(person=person).select_related("purpose", "wording").order_by("-at", "-pk")
        )


class Consent(models.Model):
    """One thing that was said once: yes or no, to which words, where from and when."""

    class Source(models.TextChoices):
        WEB = "web", _("On the website")
        LETTER = "letter", _("From a letter")
        ONE_CLICK = "one_click", _("One click in the mail program")
        STAFF = "staff", _("Told to the alumni office")
        FORMER = "former", _("Brought from the former register, with proof")

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.ForeignKey(Purpose, models.PROTECT)
    wording = models.ForeignKey(Wording, models.PROTECT)
    granted = models.BooleanField(_("granted"))
    language = models.CharField(_("language"), max_length=2)
    source = models.CharField(_("source"), max_length=10, choices=Source)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)
    # Said as another row of the same person; counts only as long as that merge stands.
    merge = models.ForeignKey(Merge, models.PROTECT, null=True, blank=True, related_name="consents")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="+",
    )
    at = models.DateTimeField(_("time"), default=timezone.now)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["person", "purpose", "-at"], name="consent_person_purpose")]

    def __str__(self) -> str:
        return f"{self.purpose}: {'+' if self.granted else '-'}"


class ConsentState(models.Model):
    """What a person's last word on a purpose was. Written by the trigger on Consent alone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consent_states")
    purpose = models.ForeignKey(Purpose, models.CASCADE)
    consent = models.ForeignKey(Consent, models.CASCADE)
    granted = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "purpose"], name="one_state_per_purpose")
        ]
        indexes = [
            models.Index(fields=["purpose", "granted", "person"], name="consent_state_purpose")
        ]
