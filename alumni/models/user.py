from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.keys import normalise_email


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Create an account; without a password it can be opened by e-mail code only."""
        user = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.is_superuser = user.role == User.Role.ADMIN
        user.save(using=self._db)
        user.join_role_group()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, role=User.Role.ADMIN, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=normalise_email(email or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """An account. What is known about a graduate is a Person; most people never have an account."""

    class Role(models.TextChoices):
        ALUMNUS = "alumnus", _("Alumnus")
        TEACHER = "teacher", _("Teacher")
        COMMUNICATOR = "communicator", _("Communicator")
        STAFF = "staff", _("Alumni office")
        ADMIN = "admin", _("Administrator")

    OFFICE_ROLES = (Role.COMMUNICATOR, Role.STAFF, Role.ADMIN)

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.ALUMNUS)
    handles_protected = models.BooleanField(
        _("handles protected identities"),
        default=False,
        help_text=_("May see people with protected identity. Every look is logged."),
    )
    may_export = models.BooleanField(
        _("may export people"),
        default=False,
        help_text=_(
            "May take lists of people out of the house as files. Each is logged with its purpose."
        ),
    )
    records_officer = models.BooleanField(
        _("records officer"),
        default=False,
        help_text=_("May decide what is cleared and when, and release public records."),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv"
    )
    # The study programme's department, for a teacher: shared past sorts first in the portal.
    department = models.ForeignKey(
        "alumni.Department", models.SET_NULL, null=True, blank=True, verbose_name=_("department")
    )
    start_view = models.ForeignKey(
        "alumni.SavedView",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="What the list of people opens with.",
    )
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")), name="user_email_lower"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    @property
    def is_office(self) -> bool:
        """Works in the back office: communicator, staff or admin."""
        return self.role in self.OFFICE_ROLES

    @property
    def is_staff(self) -> bool:
        """Django's word for "may sign in to the back office"."""
        return self.is_office

    @property
    def keeps_register(self) -> bool:
        """May read and mend the register and send letters: staff and admin."""
        return self.role in (self.Role.STAFF, self.Role.ADMIN)

    @property
    def exports_people(self) -> bool:
        """May take people out as a file: a right of its own, given by an administrator."""
        return self.may_export and self.keeps_register

    @property
    def keeps_records(self) -> bool:
        """May change retention rules and release public records: administrators, and those of the
        office whom one of them has named records officer."""
        return self.role == self.Role.ADMIN or (self.records_officer and self.keeps_register)

    @property
    def asks_alumni(self) -> bool:
        """May search the portal and ask: teachers, and the office on their behalf."""
        return self.role == self.Role.TEACHER or self.keeps_register

    def assign_role(self, role: "User.Role") -> None:
        """Change the role, and with it the rights in the back office."""
        self.role = role
        self.is_superuser = role == self.Role.ADMIN
        self.save(update_fields=["role", "is_superuser"])
        self.join_role_group()

    def join_role_group(self) -> None:
        """Wagtail keeps its rights in groups: one group for each office role."""
        self.groups.remove(*self.groups.filter(name__in=self.OFFICE_ROLES))
        if self.is_office:
            group, _created = Group.objects.get_or_create(name=self.role)
            self.groups.add(group)
