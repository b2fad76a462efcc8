"""The columns that a file of people may have: what they are called here, by readers, and in the
files we have met. This list is all that an import knows: what a person has consented to or been
suppressed for is not in it, and so no file can say it."""

import unicodedata
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Canonical column → other headers that mean it (compared without case, accents and signs).
ALIASES: dict[str, tuple[str, ...]] = {
    "student_uid": ("uid", "studentuid", "studentid", "externtuid", "ladokuid"),
    "personnummer": ("pnr", "personal number", "personalnumber", "personnr"),
    "fodelsedatum": ("fodelsedata", "birth date", "date of birth", "birthdate"),
    "namn": ("hela namnet", "fullstandigt namn", "name", "full name"),
    "fornamn": ("tilltalsnamn", "first name", "given name", "firstname"),
    "efternamn": ("last name", "family name", "surname", "lastname"),
    "epost": ("e-post", "epostadress", "e-mail", "email", "mail"),
    "telefon": ("telefonnummer", "mobil", "phone", "telephone"),
    "bostadsort": ("postort", "hemort", "town", "city"),
    "lan": ("lanskod", "county", "county code"),
    "examensbenamning_sv": ("examensbenamning", "examen", "degree", "benamning"),
    "examensbenamning_en": ("degree in english",),
    "examenstyp": ("niva", "degree type", "level"),
    "huvudomrade": ("amne", "main field", "subject"),
    "inriktning": ("specialisation",),
    "programkod": ("programme code", "program code", "programmekod"),
    "programnamn": ("program", "programme"),
    "antagningstermin": ("lasarstermin", "startterminen", "admitted"),
    "examensdatum": ("examinationsdatum", "date of degree", "graduated", "degree date"),
    "utfardandedatum": ("utfardad", "issued", "date of issue"),
    "omfattning_hp": ("hp", "hogskolepoang", "omfattning", "credits"),
    "institution": ("avdelning", "department"),
    "ort": ("studieort", "campus", "ortkod"),
    "skyddsstatus": ("skyddad", "sekretess", "sekretessmarkering", "protected"),
    "avliden": ("deceased",),
    "skal": ("fel", "reason", "error"),  # the last column of an error file that comes back
}
# What a reader calls those that a column of a file can be said to be.
LABELS: dict[str, Any] = {
    "student_uid": _("Id in the student register"),
    "personnummer": _("Personal number"),
    "fodelsedatum": _("Date of birth"),
    "namn": _("First and last name in one"),
    "fornamn": _("First name"),
    "efternamn": _("Last name"),
    "epost": _("E-mail"),
    "telefon": _("Phone"),
    "bostadsort": pgettext_lazy("where somebody lives", "Town"),
    "lan": _("County, by code"),
    "examensbenamning_sv": _("Name of the degree"),
    "examensbenamning_en": _("Name of the degree in English"),
    "examenstyp": _("Level of the degree"),
    "huvudomrade": _("Main field of study"),
    "inriktning": _("Specialisation"),
    "programkod": _("Programme, by code"),
    "examensdatum": _("Date of the degree"),
    "utfardandedatum": _("Date when the degree was issued"),
    "omfattning_hp": _("Credits"),
    "ort": _("Campus"),
    "skyddsstatus": _("Protected identity"),
    "avliden": _("Deceased"),
}


@lru_cache(maxsize=1000)
def plain(header: str) -> str:
    """'E-post ' → 'epost', 'Förnamn' → 'fornamn'."""
    text = unicodedata.normalize("NFKD", header.strip().casefold())
    return "".join(letter for letter in text if letter.isalnum())


COLUMN_OF = {plain(name): column for column, names in ALIASES.items() for name in (column, *names)}
EXPORTED = [column for column in ALIASES if column not in ("personnummer", "skal")]
# In one of each of these groups somebody is named, and a degree dated: no row does without.
NEEDED = (("fornamn", "namn"), ("efternamn", "namn"), ("examensdatum", "utfardandedatum"))
