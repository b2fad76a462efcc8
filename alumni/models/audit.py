"""The audit log: rows are added and never changed; a trigger refuses both update and delete."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from alumni.models.person import Person
    from alumni.models.user import User


class AuditEntry(models.Model):
    class Act(models.TextChoices):
        READ_CONTACT = "read_contact", _("Read contact details")
        READ_PROTECTED = "read_protected", _("Opened a protected identity")
        CHANGE = "change", _("Changed")
        EXPORT = "export", _("Exported")
        IMPORT = "import", _("Imported")
        UNDO = "undo", _("Undid")
        MERGE = "merge", _("Merged")
        ERASE = "erase", pgettext_lazy("act", "Erased")
        SEND = "send", pgettext_lazy("act", "Sent")
        ROLE = "role", _("Changed a role")
        SIGN_IN = "sign_in", _("Signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("Failed to sign in")
        PURGE = "purge", _("Cleared by a retention rule")
        RECORDS = "records", _("Released public records")
        RIGHTS = "rights", _("Handled a rights request")
        RULE = "rule", _("Changed a retention rule")

    act = models.CharField(_("act"), max_length=16, choices=Act)
    # No foreign keys: the log outlives what it speaks of.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        verbose_name=_("who"),
    )
    person = models.ForeignKey(
        "alumni.Person",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        verbose_name=_("person"),
    )
    subject = models.CharField(_("what"), max_length=200, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("time"), default=timezone.now)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        indexes = [
            models.Index(fields=["person", "-at"], name="audit_person"),
            models.Index(fields=["-at"], name="audit_at"),
            models.Index(fields=["by", "-at"], name="audit_by"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.subject}"

    @property
    def role_and_unit(self) -> str:
        """Who did it, as others may know it: the role and the department, not the name."""
        if self.by is None:
            return ""
        unit = self.by.department
        return f"{self.by.get_role_display()}, {unit}" if unit else self.by.get_role_display()

    @classmethod
    def note(
        cls,
        act: "AuditEntry.Act",
        by: "User | None",
        *,
        person: "Person | None" = None,
        subject: str = "",
        **detail: object,
    ) -> "AuditEntry":
        """Write one entry. `detail` must be JSON and hold no contact details."""
        return cls.objects.create(
            act=act, by=by, person=person, subject=subject[:200], detail=detail
        )
