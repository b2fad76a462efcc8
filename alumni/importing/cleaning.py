"""From the text of one row to values that the register can hold, or the reason why not.

The personal number ends here: what goes on is its keyed hash and the date of birth.
"""

import difflib
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone

from alumni.importing.columns import EXPORTED, plain
from alumni.importing.reasons import reason
from alumni.keys import normalise_email, personal_number_hash
from alumni.models import Campus, Degree, Person, Programme
from alumni.places import COUNTY_NAMES

Raw = dict[str, str]
Data = dict[str, Any]
EMAIL = re.compile(r"[^\s@<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+\.[^\s@<>\"(),:;\\.]{2,}")
NO = {"", "0", "nej", "no", "n", "false", "falskt", "ingen", "none"}
LENGTHS = {
    "namn": ("given_name", Person),
    "fornamn": ("given_name", Person), "efternamn": ("family_name", Person),
    "student_uid": ("student_uid", Person), "telefon": ("phone", Person),
    "bostadsort": ("town", Person), "examensbenamning_sv": ("title", Degree),
    "huvudomrade": ("subject", Degree),
}  # fmt: skip
LEVELS = (
    ("doktor", "doctorate"), ("doctor", "doctorate"), ("licentiat", "licentiate"),
    ("magister", "magister"), ("master", "master"), ("kandidat", "bachelor"),
    ("bachelor", "bachelor"), ("högskoleexamen", "diploma"), ("diploma", "diploma"),
    ("kurs", "courses"),
)  # fmt: skip


class Refused(ValueError):
    """The row cannot be used; args[0] is the stored reason."""


@dataclass(frozen=True)
class Names:
    """Programmes and campuses by the names that a file may use, read once for each file."""

    programmes: dict[str, int]
    campuses: dict[str, int]
    limits: dict[str, int]
    today: str

    @classmethod
    def load(cls) -> "Names":
        programmes = {code.upper(): pk for code, pk in Programme.objects.values_list("code", "pk")}
        campuses = {}
        for code, sv, en, pk in Campus.objects.values_list("code", "name_sv", "name_en", "pk"):
            campuses |= {plain(name): pk for name in (code, sv, en) if name}
        limits = {
            column: model._meta.get_field(field).max_length
            for column, (field, model) in LENGTHS.items()
        }
        return cls(programmes, campuses, limits, timezone.localdate().isoformat())


def clean(raw: Raw, extra_cells: int, names: Names) -> Data:
    """Raises Refused with the stored reason."""
    if extra_cells > 0:
        raise Refused(reason("cells", "+" + str(extra_cells), "0"))
    for column, limit in names.limits.items():
        if len(raw.get(column, "")) > limit:
            raise Refused(reason("long", column, limit))
    data = _identity(raw)
    data |= _degree(raw, names)
    data |= _person(raw)
    return {key: value for key, value in data.items() if value not in ("", None, False)}


def keep_for_error_file(raw: Raw) -> Data:
    """The row as it came, for the error file: all but the personal number."""
    return {"raw": {column: raw[column] for column in EXPORTED if column in raw}}


def _identity(raw: Raw) -> Data:
    given, family = _names(raw)
    if not (given and family):
        raise Refused(reason("name"))
    data: Data = {"given_name": given, "family_name": family}
    data["student_uid"] = raw.get("student_uid", "")
    if number := raw.get("personnummer"):
        try:
            data["personal_number_hash"] = personal_number_hash(number)
        except ValueError:
            raise Refused(reason("personal_number")) from None
        data["birth_date"] = _birth_date(number)
    if born := raw.get("fodelsedatum"):
        data["birth_date"] = _date(born, "fodelsedatum")
    data["email"] = normalise_email(raw.get("epost", ""))
    if data["email"] and not (len(data["email"]) <= 254 and EMAIL.fullmatch(data["email"])):
        raise Refused(reason("email", data["email"]))
    known = ("student_uid", "personal_number_hash", "birth_date", "email")
    if not any(data.get(key) for key in known):
        raise Refused(reason("identity"))
    return data


def _names(raw: Raw) -> tuple[str, str]:
    """First and last name; from one cell as "Last, First", or with the last name last."""
    given, family, whole = (raw.get(name, "") for name in ("fornamn", "efternamn", "namn"))
    if whole and not (given or family):
        if "," in whole:
            family, _comma, given = (part.strip() for part in whole.partition(","))
        else:
            given, _space, family = whole.rpartition(" ")
    return given.strip(), family.strip()


def _birth_date(number: str) -> str | None:
    """The date in a personal number; a coordination number has 60 added to the day."""
    digits = re.sub(r"\D", "", number)[:8]
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        return date(year, month, day - 60 if day > 60 else day).isoformat()
    except ValueError:
        return None


def _degree(raw: Raw, names: Names) -> Data:
    awarded_text = raw.get("examensdatum") or raw.get("utfardandedatum")
    if not awarded_text:
        raise Refused(reason("no_date"))
    awarded = _date(awarded_text, "examensdatum")
    if not (awarded[:4] >= "1950" and awarded <= names.today):
        raise Refused(reason("year", awarded))
    title = raw.get("examensbenamning_sv") or raw.get("examensbenamning_en", "")
    programme = _programme(raw.get("programkod", ""), names)
    if not (programme or title):
        raise Refused(reason("degree"))
    subject = raw.get("huvudomrade") or raw.get("inriktning", "")
    credits = raw.get("omfattning_hp", "").replace(",", ".")
    if credits and not re.fullmatch(r"\d{1,4}(\.\d+)?", credits):
        raise Refused(reason("credits", credits))
    campus = raw.get("ort", "")
    if campus and plain(campus) not in names.campuses:
        raise Refused(reason("campus", campus))
    return {
        "programme": programme,
        "title": title,
        "subject": subject[:120],
        "level": _level(f"{raw.get('examenstyp', '')} {title}"),
        "campus": names.campuses[plain(campus)] if campus else None,
        "year": int(awarded[:4]),
        "awarded_on": awarded,
        "credits": int(float(credits)) if credits else None,
    }


def _programme(code: str, names: Names) -> int | None:
    if not code:
        return None
    if found := names.programmes.get(code.upper()):
        return found
    like = difflib.get_close_matches(code.upper(), names.programmes, 1)
    raise Refused(reason("programme_like", code, like[0]) if like else reason("programme", code))


@lru_cache(maxsize=1000)
def _level(words: str) -> str:
    words = words.casefold()
    return next((level for word, level in LEVELS if word in words), Degree.Level.PROFESSIONAL.value)


def _person(raw: Raw) -> Data:
    county = raw.get("lan", "").zfill(2) if raw.get("lan") else ""
    if county and county not in COUNTY_NAMES:
        raise Refused(reason("county", county))
    protected = raw.get("skyddsstatus", "").casefold() not in NO
    return {
        "protected": protected,
        "deceased": raw.get("avliden", "").casefold() not in NO,
        "phone": raw.get("telefon", ""),
        # Where somebody with a protected identity lives is not kept, not even in the dry run.
        "town": "" if protected else raw.get("bostadsort", ""),
        "county": "" if protected else county,
    }


@lru_cache(maxsize=100_000)
def _iso(text: str) -> str | None:
    digits = text[:10].replace("-", "")
    if re.fullmatch(r"\d{8}", digits) and len(text) in (8, 10):
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
        except ValueError:
            return None
    return None


def _date(text: str, column: str) -> str:
    if found := _iso(text):
        return found
    raise Refused(reason("date", column, text))
