"""Who may see a field: from the person alone, outwards, to everyone."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from alumni.models import User


class Audience(models.IntegerChoices):
    """Each level includes those before it: what alumni may see, teachers and staff see too."""

    ME = 0, _("Only me")
    STAFF = 10, _("Alumni office")
    TEACHERS = 20, _("Teachers")
    ALUMNI = 30, _("Alumni")
    PUBLIC = 40, _("Everyone")


# The fields that a person can show or hide, with what holds until they choose.
FIELDS: dict[str, tuple[Audience, str]] = {
    "degrees": (Audience.TEACHERS, _("Degrees")),
    "work": (Audience.TEACHERS, _("Work")),
    "place": (Audience.TEACHERS, _("Place")),
    "topics": (Audience.TEACHERS, _("Topics")),
    "languages": (Audience.TEACHERS, _("Languages")),
    "bio": (Audience.TEACHERS, _("About me")),
    "portrait": (Audience.TEACHERS, _("Portrait")),
    "links": (Audience.TEACHERS, _("Links")),
    "email": (Audience.STAFF, _("E-mail")),
    "phone": (Audience.STAFF, _("Phone")),
}
# Never wider than the alumni office by this road: a yes to a request is what hands them over.
CONTACT_FIELDS = frozenset({"email", "phone"})
# The columns of a person, and the lists that hang on them, which each field speaks of.
COLUMNS: dict[str, tuple[str, ...]] = {
    "degrees": ("degrees",),
    "work": ("employments",),
    "place": ("town", "county", "country"),
    "topics": ("topics", "own_words"),
    "languages": ("languages",),
    "bio": ("bio_sv", "bio_en"),
    "portrait": ("portrait", "portrait_whole", "portrait_crop"),
    "links": ("website", "linkedin"),
    "email": ("addresses",),
    "phone": ("phone",),
}
FIELD_OF = {column: field for field, columns in COLUMNS.items() for column in columns}


def level_of(user: "User | AnonymousUser") -> Audience:
    """The audience that a viewer belongs to. An account that is nobody's yet is a stranger's."""
    if not user.is_authenticated:
        return Audience.PUBLIC
    if user.is_office:
        return Audience.STAFF
    if user.role == user.Role.TEACHER:
        return Audience.TEACHERS
    return Audience.ALUMNI if hasattr(user, "person") else Audience.PUBLIC
