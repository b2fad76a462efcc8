from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Concat, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.audience import FIELDS, Audience, level_of
from alumni.models.topic import own_words_field
from alumni.places import COUNTIES, COUNTY_NAMES
from alumni.private_files import PrivateStorage
from alumni.sorting import SwedishSortKey

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from alumni.models.address import Address
    from alumni.models.degree import Degree
    from alumni.models.employment import Employment
    from alumni.models.user import User


class FormerNames(models.Func):
    """SQL: all former names as one text in capitals; a function of the database (people_list)."""

    function = "alumni_former_names"
    output_field = models.TextField()


GONE = Q(erased_at__isnull=False) | Q(merged_into__isnull=False)
IN_REGISTER = Q(protected_at=None, deceased_at=None, erased_at=None, merged_into=None)


def latest(degrees: Iterable["Degree"]) -> "Degree | None":
    return max(degrees, key=lambda degree: (degree.year, degree.pk), default=None)


def current(jobs: Iterable["Employment"]) -> "Employment | None":
    """The job that somebody has now; the one begun last where there are several."""
    now = (job for job in jobs if job.ended_on is None)
    return max(now, key=lambda job: (str(job.started_on or ""), job.pk), default=None)


class PersonQuerySet(models.QuerySet["Person"]):
    def in_register(self) -> Self:
        """People who can be spoken of at all: neither protected, dead, erased nor merged away."""
        return self.filter(IN_REGISTER)

    def gone(self) -> Self:
        """Erased, or merged into somebody else."""
        return self.filter(GONE)

    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The one door to people: those whom this viewer may know of at all.

        Protected identities pass only for those who may handle them; then the office sees
        everyone, teachers and alumni those who chose it, the public those who chose that.
        """
        people = self.filter(erased_at=None, merged_into=None)
        if not (user.is_authenticated and user.handles_protected):
            own = Q(user=user) if user.is_authenticated else Q(pk__in=[])
            people = people.filter(Q(protected_at=None) | own)
        level = level_of(user)
        if level == Audience.STAFF:
            return people
        shown = Q(listed_to__gte=level, hidden_at=None, deceased_at=None, protected_at=None)
        if user.is_authenticated:
            shown |= Q(user=user)
        return people.filter(shown)

    def reachable(self) -> Self:
        """People with a primary address that is not known to be dead. Says nothing of consent."""
        return self.in_register().filter(
            addresses__primary=True, addresses__state__in=["active", "soft"]
        )

    def alphabetical(self) -> Self:
        return self.order_by("sort_key", "pk")


class Person(models.Model):
    """Someone in the register; may exist long before they have an account, or without one."""

    class Source(models.TextChoices):
        REGISTER = "register", _("Student register")
        SELF = "self", _("The person")
        STAFF = "staff", _("Alumni office")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    given_name = models.CharField(_("first name"), max_length=100)
    family_name = models.CharField(_("last name"), max_length=100)
    former_names = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, verbose_name=_("former names")
    )
    sort_key = models.GeneratedField(
        expression=SwedishSortKey(Concat("family_name", models.Value(" "), "given_name")),
        output_field=models.CharField(max_length=201, db_collation="C"),
        db_persist=True,
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    language = models.CharField(
        _("language of letters"),
        max_length=2,
        choices=[("sv", "Svenska"), ("en", "English")],
        default="sv",
    )
    languages = ArrayField(
        models.CharField(max_length=2), default=list, blank=True, verbose_name=_("languages")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    county = models.CharField(_("county"), max_length=2, choices=COUNTIES, blank=True)
    country = models.CharField(_("country"), max_length=2, default="SE")
    bio_sv = models.TextField(_("about me, in Swedish"), max_length=2000, blank=True)
    bio_en = models.TextField(_("about me, in English"), max_length=2000, blank=True)
    website = models.URLField(_("website"), blank=True)
    linkedin = models.URLField(_("LinkedIn"), blank=True)
    portrait = models.ImageField(
        _("portrait"), upload_to="portraits/%Y/%m", storage=PrivateStorage(), blank=True
    )
    # What the portrait was cut from, so that the cut can be changed: for the person alone.
    portrait_whole = models.ImageField(
        _("whole picture"), upload_to="portraits/%Y/%m", storage=PrivateStorage(), blank=True
    )
    portrait_crop = models.JSONField(
        default=dict, blank=True, help_text="x, y and zoom in per cent; see alumni.portraits."
    )
    topics = models.ManyToManyField(
        "alumni.Topic", blank=True, related_name="people", verbose_name=_("topics")
    )
    own_words = own_words_field()

    # What the person decided
    listed_to = models.PositiveSmallIntegerField(
        _("who can find me"), choices=Audience, default=Audience.TEACHERS
    )
    audiences = models.JSONField(
        default=dict, blank=True, help_text="Field → Audience, for those the person has changed."
    )
    hidden_at = models.DateTimeField(_("hidden since"), null=True, blank=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    days_between_letters = models.PositiveSmallIntegerField(
        _("at least this many days between letters"), default=0
    )
    confirmed_at = models.DateTimeField(_("profile confirmed"), null=True, blank=True)

    # What the university knows
    protected_at = models.DateTimeField(_("protected identity since"), null=True, blank=True)
    deceased_at = models.DateTimeField(_("deceased, known since"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="merged"
    )
    student_uid = models.CharField(
        _("id in the student register"), max_length=64, null=True, blank=True, unique=True
    )
    personal_number_hash = models.CharField(
        max_length=64, null=True, blank=True, unique=True, editable=False
    )
    source = models.CharField(_("source"), max_length=8, choices=Source, default=Source.REGISTER)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            models.Index(fields=["sort_key", "id"], name="person_sort"),
            models.Index(fields=["county"], name="person_county"),
            models.Index(fields=["id"], name="person_own_words", condition=~Q(own_words=[])),
            GinIndex(
                OpClass(
                    Upper(Concat("given_name", models.Value(" "), "family_name")), "gin_trgm_ops"
                ),
                name="person_name_trgm",
            ),
            GinIndex(
                OpClass(FormerNames("former_names"), "gin_trgm_ops"),
                name="person_former_trgm",
                condition=~Q(former_names=[]),
            ),
            models.Index(Upper("town"), name="person_town"),
            models.Index(fields=["id"], condition=Q(hidden_at__isnull=False), name="person_hidden"),
            models.Index(
                fields=["paused_until"],
                condition=Q(paused_until__isnull=False),
                name="person_paused",
            ),
            models.Index(
                fields=["id"], condition=Q(protected_at__isnull=False), name="person_protected"
            ),
            models.Index(
                fields=["id"], condition=Q(deceased_at__isnull=False), name="person_deceased"
            ),
            models.Index(fields=["id"], condition=GONE, name="person_gone"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(listed_to__in=Audience.values), name="person_listed_to_audience"
            ),
            models.CheckConstraint(
                condition=~Q(given_name="") | ~Q(family_name=""), name="person_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("id")),
                name="person_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def county_name(self) -> str:
        return str(COUNTY_NAMES.get(self.county, ""))

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_protected(self) -> bool:
        return self.protected_at is not None

    @property
    def is_free(self) -> bool:
        """Can be given to an account: in the register, as in_register() has it, without one."""
        gone = self.protected_at or self.deceased_at or self.erased_at
        return not (self.user_id or self.merged_into_id or gone)

    @property
    def is_paused(self) -> bool:
        return self.paused_until is not None and self.paused_until >= timezone.localdate()

    def audience_of(self, field: str) -> Audience:
        """Who may see `field`. Raises KeyError for a field that nobody can show or hide."""
        return Audience(self.audiences.get(field, FIELDS[field][0]))

    def shows(self, field: str, level: Audience) -> bool:
        """Whether a viewer of this level may see the field. The person always sees their own.

        The office needs work, degree and address to do its task, so its level passes unless the
        person said "only me".
        """
        return self.audience_of(field) >= level

    def fields_shown_to(self, level: Audience) -> dict[str, bool]:
        """Of each field, whether a viewer of this level may see it; for templates."""
        return {field: self.shows(field, level) for field in FIELDS}

    def set_audience(self, field: str, audience: Audience) -> None:
        """Raises KeyError for an unknown field."""
        if field not in FIELDS:
            raise KeyError(field)
        with transaction.atomic():
            # Of another field they may choose in another tab at this moment.
            locked = Person.objects.select_for_update().only("audiences").get(pk=self.pk)
            self.audiences = {**locked.audiences, field: int(audience)}
            self.save(update_fields=["audiences"])

    @property
    def primary_address(self) -> "Address | None":
        return next((address for address in self.addresses.all() if address.primary), None)

    @property
    def current_employment(self) -> "Employment | None":
        return current(self.employments.all())

    @property
    def latest_degree(self) -> "Degree | None":
        return latest(self.degrees.all())

    def keys_ever(self) -> list[int]:
        """The key of this row, and of every row that has been merged into it."""
        keys = [self.pk]
        for key in keys:  # grows: what was merged may have had others merged into it
            keys += Person.objects.filter(merged_into=key).values_list("pk", flat=True)
        return keys

    # ── Acts ──────────────────────────────────────────────────────────────────────────────────
    def hide(self) -> None:
        """Hide me entirely: at once, everywhere but for the office. Safe to call twice."""
        if self.hidden_at is None:
            self.hidden_at = timezone.now()
            self.save(update_fields=["hidden_at"])

    def show(self) -> None:
        self.hidden_at = None
        self.save(update_fields=["hidden_at"])

    def protect(self) -> None:
        """Note a protected identity: out of every list; place and employer are not kept."""
        if self.protected_at is None:
            self.protected_at = timezone.now()
        self.town = self.county = ""
        self.save(update_fields=["protected_at", "town", "county"])
        self.employments.all().delete()

    def confirm(self) -> None:
        """The person says: this is still me."""
        self.confirmed_at = timezone.now()
        self.save(update_fields=["confirmed_at"])
