"""What an unknown column may be, by its header and then by what stands below it. A guess is shown
to the office, who decides; it is never used by itself."""

import re
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz, process

from alumni.importing.cleaning import EMAIL, Names
from alumni.importing.columns import COLUMN_OF, LABELS, plain
from alumni.places import COUNTY_NAMES

# Headers as short as these resemble far too much.
SHORT = 4
NEAR = 84
PERSONAL_NUMBER = re.compile(r"(19|20)\d{6}[- ]?[\dT]\d{3}")
DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
PHONE = re.compile(r"(\+\d|0)[\d\s-]{6,17}")


def guesses(headers: Sequence[str], samples: Sequence[Sequence[str]], names: Names) -> list[str]:
    """One of our columns for each header, or ""; none of them twice. Known names go first."""
    known = [COLUMN_OF.get(plain(header), "") for header in headers]
    found = [column if column in LABELS else "" for column in known]
    taken = set(found)
    for look in (by_header, lambda _header, values: by_values(values, names)):
        for at, (header, values) in enumerate(zip(headers, samples, strict=True)):
            if not found[at]:
                column = look(header, values)
                if column not in taken:
                    found[at] = column
                    taken.add(column)
    return found


def by_header(header: str, _values: Sequence[str] = ()) -> str:
    """The column that the header resembles: a slip of the pen, or a word more."""
    text = plain(header)
    if len(text) < SHORT:
        return ""
    choices = [name for name, column in COLUMN_OF.items() if column in LABELS]
    choices = [name for name in choices if len(name) >= SHORT]
    near = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    if near:
        return COLUMN_OF[near[0]]
    within = [name for name in choices if len(name) > SHORT and name in text]
    return COLUMN_OF[max(within, key=len)] if within else ""


def by_values(values: Sequence[str], names: Names) -> str:
    """The column whose values look like these; "" when they could be anything."""
    if not values:
        return ""
    tests = (
        ("epost", EMAIL.fullmatch),
        ("personnummer", PERSONAL_NUMBER.fullmatch),
        ("fodelsedatum", lambda text: _year(text) is not None and _year(text) < _adult()),
        ("examensdatum", _year),
        ("programkod", lambda text: text.upper() in names.programmes),
        ("ort", lambda text: plain(text) in names.campuses),
        ("lan", lambda text: text.zfill(2) in COUNTY_NAMES and len(text) == 2),
        ("telefon", PHONE.fullmatch),
        ("namn", lambda text: re.fullmatch(r"[^\W\d]+(?:[ ,.'-]+[^\W\d]+){1,3}", text)),
    )
    return next((column for column, fits in tests if all(map(fits, values))), "")


def _adult() -> int:
    return date.today().year - 20


def _year(text: str) -> int | None:
    found = DATE.fullmatch(text)
    if not found:
        return None
    try:
        return date(*map(int, found.groups())).year
    except ValueError:
        return None


def shown(value: str) -> str:
    """A sample as the page may show it: of a personal number, no more than the date."""
    return PERSONAL_NUMBER.sub(lambda found: f"{found[0][:8]}-••••", value)
