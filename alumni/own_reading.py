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
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alumni import languages, places, privacy
from alumni.audience import FIELDS, Audience
from alumni.models import Purpose

Table = list[tuple[str, str]]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.+Z-]+)?$")
# What the models do not call by a name, or not by one for the person whom it is about.
NAMES: dict[str, str | Promise] = {
    "about": _("What it is about"),
    "account": _("Account"), "address": _("Address"), "answer": _("Answer"),
    "answered": _("Answered"), "ask_again_on": _("Ask again on"), "asked": _("Asked"),
    "at": _("When"), "audiences": _("Who may see what"),
    "batch__applied_at": _("Read in"), "batch__name": _("File"),
    "begins": _("Begins"), "birth_date": _("Date of birth"), "booked": _("Booked"),
    "card": _("What is shown"), "confirmed": _("Confirmed"),
    "created_at": _("Written down"), "data": _("What the line says"),
    "decided_at": _("Decided"), "closed_at": _("Closed"), "ended": _("Ended"),
    "event": _("Event"), "evidence": _("How we know"),
    "evidence__told": _("What you told"), "fits": _("Fits"),
    "found_by_teachers": _("Teachers can find you"),
    "from": _("Sender"), "good_fit": _("How it works"),
    "granted": _("Answer"), "ground": _("Ground"), "held": _("Held"),
    "introduction": _("Introduction"), "kind": _("Kind"), "listed_to": _("Found by"),
    "meetings": _("Meetings"), "messages": _("Messages"), "outcome": _("Outcome"),
    "own_words": _("In your own words"), "pairs": _("Pairs"),
    "personal_number": _("Personal number told"), "portrait": _("Portrait"),
    "portrait_whole": _("The whole picture"), "programme": _("Programme"),
    "purpose": _("Purpose"), "reports": _("Reports"), "round": _("Round"),
    "shared_email": _("E-mail handed over"), "shared_phone": _("Phone handed over"),
    "source": _("Where from"), "state": _("State"), "story": _("Story"),
    "student": _("Student"), "students_at_most": _("Students at most"),
    "subject": _("Subject"), "tags": _("Tags"), "text": _("Text"),
    "title": _("Heading"), "to": _("Recipient"), "told": _("Told"),
    "topic_names": _("Topics"), "topics": _("Topics"), "version": _("Version"),
    "what": _("What"), "where": _("Where"), "who": _("Who"), "withdrawn": _("Withdrawn"),
    "words": _("Words"), "year": _("Year"), "you_said_yes": _("You said yes"),
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
}  # fmt: skip


def tables(holding: str, data: Any) -> list[Table]:
    """What a holding exported, a table for each row, without what is empty."""
    rows = data if isinstance(data, list) else [data]
    told = [_table(holding, row if isinstance(row, dict) else {"": row}) for row in rows]
    return [table for table in told if table]


def _table(holding: str, row: dict[str, Any]) -> Table:
    return [
        (_name(holding, key), words)
        for key, value in row.items()
        if (holding, key) not in LEFT_OUT and (words := _words(holding, key, value))
    ]


def _name(holding: str, key: str) -> str:
    if key == "":
        return ""
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


def _words(holding: str, key: str, value: Any) -> str:
    """One value as text; "" for nothing."""
    if value in (None, "") or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if special := SPECIAL.get(key):
        return special(value)
    if isinstance(value, dict):
        return "\n".join(": ".join(filter(None, line)) for line in _table(holding, value))
    if isinstance(value, list | tuple):
        apart = "\n\n" if isinstance(value[0], dict) else ", "
        return apart.join(filter(None, (_words(holding, key, one) for one in value)))
    return _moment(value) or _code(holding, key, value)


def _moment(value: Any) -> str:
    """A day, or a day and a time, as one reads it here."""
    if isinstance(value, str) and _DAY.match(value):
        value = parse_datetime(value) or parse_date(value)
    if isinstance(value, datetime):
        return date_format(localtime(value) if is_aware(value) else value, "j F Y H.i")
    return date_format(value, "j F Y") if isinstance(value, date) else ""


def _code(holding: str, key: str, value: Any) -> str:
    field = _field(holding, SAME_AS.get(key, key))
    known = dict(field.flatchoices) if field else {}
    if key in ("purpose", "ground") and (named := Purpose.objects.filter(code=value).first()):
        return named.name
    return str(known.get(value) or CODES.get(key, {}).get(value) or value)


def _audiences(chosen: dict[str, int]) -> str:
    return "\n".join(
        f"{FIELDS[name][1] if name in FIELDS else name}: {Audience(level).label}"
        for name, level in chosen.items()
    )


def _languages(codes: list[str] | str) -> str:
    spoken = [codes] if isinstance(codes, str) else codes
    return ", ".join(languages.language_name(code, get_language() or "sv") for code in spoken)


SPECIAL: dict[str, Callable[[Any], str]] = {
    "audiences": _audiences,
    "listed_to": lambda level: str(Audience(level).label),
    "languages": _languages,
    "language": _languages,
    "country": lambda code: places.country_name(code, get_language() or "sv"),
    "county": lambda code: str(places.COUNTY_NAMES.get(code, code)),
}
