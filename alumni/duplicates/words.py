"""The reasons of a score, in words for the office."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "name": _("Same name"),
    "swapped": _("Same names in another order"),
    "given_name": _("Same first name"),
    "given_alike": _("Similar first name"),
    "family_name": _("Same last name"),
    "family_alike": _("Similar last name"),
    "former_name": _("Same name as before"),
    "birth_date": _("Same birthday"),
    "birth_year": _("Same year of birth"),
    "email": _("Same e-mail address"),
    "phone": _("Same phone number"),
    "degree": _("Same programme and year"),
    "programme": _("Same programme, another year"),
    "town": _("Same town"),
    "-given_name": _("Different first names"),
    "-family_name": _("Different last names"),
    "-birth": _("Different dates of birth"),
    "-email": _("Different e-mail addresses"),
}


def sentence(reason: str) -> str:
    """A reason in the reader's language."""
    return str(REASONS.get(reason, reason))
