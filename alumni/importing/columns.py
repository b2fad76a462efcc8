"""The columns of a student-register extract, and the names they go by in files we have met."""

import unicodedata
from functools import lru_cache

# Canonical column → other headers that mean it (compared without case, accents and signs).
ALIASES: dict[str, tuple[str, ...]] = {
    "student_uid": ("uid", "studentuid", "studentid", "externtuid", "ladokuid"),
    "personnummer": ("pnr", "personal number", "personalnumber", "personnr"),
    "fodelsedatum": ("fodelsedata", "birth date", "date of birth", "birthdate"),
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


@lru_cache(maxsize=1000)
def plain(header: str) -> str:
    """'E-post ' → 'epost', 'Förnamn' → 'fornamn'."""
    text = unicodedata.normalize("NFKD", header.strip().casefold())
    return "".join(letter for letter in text if letter.isalnum())


COLUMN_OF = {plain(name): column for column, names in ALIASES.items() for name in (column, *names)}
EXPORTED = [column for column in ALIASES if column not in ("personnummer", "skal")]
