"""What is kept about a person, in the reader's own words: names of fields, codes, days, yes and no.

The names and the codes come from the models that a holding is registered with; what the models do
not say stands in the tables here. The file to take home as JSON keeps what is stored as it is.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import is_aware, localtime, make_aware
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alumni import languages, places, privacy, telling
from alumni.audience import FIELDS, Audience
from alumni.models import Offer, Purpose

Table = list[tuple[str, str]]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.+Z-]+)?$")
# What the models do not call by a name, or not by one for the person whom it is about.
NAMES: dict[str, str | Promise] = {
    "about": _("What it is about"),
    "account": _("Account"), "address": _("Address"), "answer": _("Answer"),
    "answered": _("Answered"), "ask_again_on": _("Ask again on"), "asked": _("Asked"),
    "at": _("When"), "audiences": _("Who may see what"),
    "batch__applied_at": _("Read in"), "batch__name": _("File"),
    "begins": _("Begins"), "bio": _("About me"), "birth_date": _("Date of birth"),
    "booked": _("Booked"),
    "cancelled": _("The event was cancelled"),
    "card": _("What is shown"), "confirmed": _("Confirmed"),
    "consent": _("Consent"), "county": _("County"), "created_at": _("Written down"),
    "data": _("What the line says"),
    "degrees": _("Degrees"),
    "decided_at": _("Decided"), "closed_at": _("Closed"), "ended": _("Ended"),
    "event": _("Event"), "evidence": _("How we know"),
    "evidence__told": _("What you told"), "fits": _("Fits"),
    "found_by_teachers": _("Teachers can find you"),
    "from": _("Sender"), "given": _("First name"), "good_fit": _("How it works"),
    "granted": _("Answer"), "ground": _("Ground"), "held": _("Held"),
    "introduction": _("Introduction"), "kind": _("Kind"),
    "languages": _("Languages"), "listed_to": _("Found by"),
    "meetings": _("Meetings"), "messages": _("Messages"), "most": _("Times a year at most"),
    "name": _("Name"), "note": _("In your own words"), "notice": _("Notice, in days"),
    "offers": _("Offers"), "online": _("Online"), "outcome": _("Outcome"),
    "own_words": _("In your own words"), "pairs": _("Pairs"),
    "personal_number": _("Personal number told"), "portrait": _("Portrait"),
    "portrait_whole": _("The whole picture"), "programme": _("Programme"),
    "purpose": _("Purpose"), "reports": _("Reports of misuse"), "round": _("Round"),
    "shared_email": _("E-mail handed over"), "shared_phone": _("Phone handed over"),
    "source": _("Where from"), "state": _("State"), "story": _("Story"),
    "student": _("Student"), "students_at_most": _("Students at most"),
    "subject": _("Subject"), "tags": _("Tags"), "text": _("Text"),
    "times": _("Asked, number of times"),
    "title": _("Heading"), "to": _("Recipient"), "told": _("Told"),
    "topic_names": _("Topics"), "topics": _("Topics"), "town": _("Town"), "version": _("Version"),
    "what": _("What"), "where": _("Where"), "who": _("Who"), "withdrawn": _("Withdrawn"),
    "words": _("Words"), "work": _("Work"), "year": _("Year"), "you_said_yes": _("You said yes"),
    "your_words": _("Your words"),
}  # fmt: skip
# Keys of an export that hold the code of another field of the model.
SAME_AS = {"answer": "state", "what": "act"}
# Names that say little of a row of theirs: what the models call them is meant for the office.
OURS = {
    "granted": ("consents",),
    "title": ("history", "letters", "requests"),
    "source": ("person", "consents"),
}
# The same for a reader at the office, who is told about somebody else.
OF_ANOTHER: dict[str, str | Promise] = {
    "evidence__told": _("What the person told"),
    "found_by_teachers": _("Teachers can find the person"),
    "you_said_yes": _("The person said yes"), "your_words": _("The person's words"),
}  # fmt: skip
# Of no use to a reader, and in the file to take home all the same.
LEFT_OUT = {("letters", "consent"), ("consents", "evidence")}
CODES: dict[str, dict[Any, str | Promise]] = {
    "ground": {
        "consent": _("You said yes"), "public_task": _("The university's task"),
        "asked": _("You asked for it yourself"), "contract": _("You asked for it yourself"),
    },
    "state": {
        "sent": _("Sent"), "waiting": _("Waits"), "failed": _("Failed"),
        "uncertain": _("Uncertain"), "left_out": _("Left out"),
        "cancelled": _("Cancelled"),
    },
    "from": {"asker": _("Who asked"), "person": _("You")},
    "kind": dict(Offer.Kind.choices), "where": dict(Offer.Where.choices),
}  # fmt: skip
CODES_OF_ANOTHER: dict[str, dict[Any, str | Promise]] = {
    "ground": {
        "consent": _("The person said yes"), "asked": _("The person asked for it"),
        "contract": _("The person asked for it"),
    },
    "from": {"person": _("The person")},
}  # fmt: skip
# Where a row says when it came to be, the first that it has.
SINCE = (
    "at", "created_at", "received_on", "sent_at", "asked_at", "asked", "registered_at",
    "answered", "starts_at", "batch__applied_at", "extract__sealed_at",
)  # fmt: skip


def tables(holding: str, data: Any) -> list[Table]:
    """What a holding exported, a table for each row, without what is empty."""
    told = [table(holding, row) for row in rows(data)]
    return [each for each in told if each]


def rows(data: Any) -> list[dict[str, Any]]:
    """What a holding exported as rows of fields, as they are stored."""
    if isinstance(data, list):
        return [row if isinstance(row, dict) else {"": row} for row in data]
    return [data if isinstance(data, dict) else {"": data}]


def table(holding: str, row: dict[str, Any], *, own: bool = True) -> Table:
    """One row in words, without what is empty. Not `own`: read by somebody else than whom it is
    about, who is told all of it."""
    return [
        (_name(holding, key, own), words)
        for key, value in row.items()
        if not (own and (holding, key) in LEFT_OUT) and (words := _words(holding, key, value, own))
    ]


def since(row: dict[str, Any]) -> datetime | None:
    """When a row came to be, as far as it says so itself."""
    for name in SINCE:
        value = _stored_moment(row.get(name))
        if isinstance(value, datetime):
            return value if is_aware(value) else make_aware(value)
        if isinstance(value, date):
            return make_aware(datetime(value.year, value.month, value.day))
    return None


def _name(holding: str, key: str, own: bool) -> str:
    if key == "":
        return ""
    if not own and key in OF_ANOTHER:
        return str(OF_ANOTHER[key])
    if holding in OURS.get(key, ()) or (key in NAMES and not _field(holding, key)):
        return str(NAMES[key])
    if (field := _field(holding, key)) and (named := _given_name(field)):
        return capfirst(named)
    return str(NAMES.get(key, capfirst(key.replace("__", " ").replace("_", " "))))


def _given_name(field: models.Field) -> str:
    """The name that somebody gave the field; none when Django made it of the attribute."""
    named = str(field.verbose_name)
    return "" if named == field.name.replace("_", " ") and field.name in NAMES else named


def _field(holding: str, key: str) -> models.Field | None:
    """The field that a key of an export speaks of, in the models of the holding."""
    held = next((one.models for one in privacy.holdings() if one.name == holding), ())
    for model in held:
        try:
            field = model._meta.get_field(key.split("__")[0])
        except FieldDoesNotExist:
            continue
        if isinstance(field, models.Field):
            return field
    return None


def _words(holding: str, key: str, value: Any, own: bool) -> str:
    """One value as text; "" for nothing."""
    if value in (None, "") or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if (holding, key) == ("history", "title"):
        return telling.Teller().words(value)
    if special := SPECIAL.get(key):
        return special(value)
    if isinstance(value, dict):
        lines = table(holding, value, own=own)
        return "\n".join(": ".join(filter(None, line)) for line in lines)
    if isinstance(value, list | tuple):
        apart = "\n\n" if isinstance(value[0], dict) else ", "
        return apart.join(filter(None, (_words(holding, key, one, own) for one in value)))
    return _moment(value) or _code(holding, key, value, own)


def _stored_moment(value: Any) -> Any:
    """A day or a time that is kept as text, as what it is; everything else as it stands."""
    if isinstance(value, str) and _DAY.match(value):
        # Not by trying: a day alone is read as the midnight that it begins with.
        return parse_datetime(value) if "T" in value else parse_date(value)
    return value


def _moment(value: Any) -> str:
    """A day, or a day and a time, as one reads it here."""
    value = _stored_moment(value)
    if isinstance(value, datetime):
        return date_format(localtime(value) if is_aware(value) else value, "j F Y H.i")
    return date_format(value, "j F Y") if isinstance(value, date) else ""


def _code(holding: str, key: str, value: Any, own: bool) -> str:
    field = _field(holding, SAME_AS.get(key, key))
    known = dict(field.flatchoices) if field else {}
    if key in ("purpose", "ground") and (named := Purpose.objects.filter(code=value).first()):
        return named.name
    theirs = {} if own else CODES_OF_ANOTHER.get(key, {})
    told = known.get(value) or theirs.get(value) or CODES.get(key, {}).get(value)
    return str(told or value)


def _audiences(chosen: dict[str, int]) -> str:
    return "\n".join(
        f"{FIELDS[name][1] if name in FIELDS else name}: {Audience(level).label}"
        for name, level in chosen.items()
    )


def _languages(codes: list[str] | str) -> str:
    spoken = [codes] if isinstance(codes, str) else codes
    return ", ".join(languages.language_name(code, get_language() or "sv") for code in spoken)


def _degrees(rows: list[list[Any]]) -> str:
    """As the search keeps them: programme in both languages, place, year, and a code of its own."""
    if not all(isinstance(row, list) for row in rows):
        return str(rows)
    return "\n".join(", ".join(str(part) for part in row[:4] if part) for row in rows)


def _tags(codes: list[str]) -> str:
    words = gettext("{0} codes made of what stands on this page, so that groups are counted fast.")
    return words.format(len(codes))


def _rhythm(days: int) -> str:
    return gettext("{0} days").format(days) if days else gettext("No limit")


SPECIAL: dict[str, Callable[[Any], str]] = {
    "days_between_letters": _rhythm,
    "degrees": _degrees,
    "tags": _tags,
    "audiences": _audiences,
    "listed_to": lambda level: str(Audience(level).label),
    "languages": _languages,
    "language": _languages,
    "country": lambda code: places.country_name(code, get_language() or "sv"),
    "county": lambda code: str(places.COUNTY_NAMES.get(code, code)),
}
