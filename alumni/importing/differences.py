"""What an import changes, in words for the office: field by field, and what was refused why."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alumni.audience import FIELD_OF, Audience
from alumni.importing.reasons import sentence
from alumni.models import Campus, Degree, ImportRow, Person, Programme
from alumni.models.batch import ImportRowQuerySet
from alumni.places import COUNTY_NAMES

Outcome = ImportRow.Outcome
PARTS = ("person", "degree", "kept")
ALONE = ("address", "degree_new", "protect", "deceased")
# Said as done, never shown: an id is of no use to the eye.
SECRET = frozenset({"personal_number_hash"})
COUNT = """
SELECT f.name, count(*)
  FROM ({rows}) r, LATERAL (
    SELECT jsonb_object_keys(coalesce(r.changes->'person', '{{}}') || coalesce(r.changes->'degree',
    '{{}}') || coalesce(r.changes->'kept', '{{}}') || (r.changes - %s::text[])) AS name) f
 GROUP BY 1 ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True)
class Difference:
    """One field of one person: now, then, and whether the person's own word stands."""

    row: ImportRow
    field: str
    before: str
    after: str
    why: str
    stands: bool = False


@dataclass(frozen=True)
class Refusal:
    """A reason, the first lines that it was given for, and how many there are."""

    sentence: str
    lines: list[int]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.lines)


def differing(rows: ImportRowQuerySet) -> ImportRowQuerySet:
    """Lines that change something, and those where the person's own word stands against them."""
    kept = Q(changes__has_key="kept")
    return rows.filter(Q(outcome=ImportRow.Outcome.CHANGED) | kept).annotate(
        stands=ExpressionWrapper(kept, output_field=BooleanField())
    )


def fields(rows: ImportRowQuerySet) -> list[tuple[str, str, int]]:
    """(name, label, how many) of every field that differs, the most frequent first."""
    query, values = differing(rows).order_by().values("changes").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(rows=query), [*values, [*PARTS, "degree_id"]])
        return [(name, label(name), number) for name, number in cursor.fetchall()]


def differences(rows: ImportRowQuerySet, field: str, at_most: int) -> list[Difference]:
    """The first of them, where people's own words stand before the others; `field` "" is all."""
    found = differing(rows)
    if field in ALONE:
        found = found.filter(changes__has_key=field)
    elif field:
        keys = (Q(**{f"changes__{part}__has_key": field}) for part in PARTS)
        found = found.filter(next(keys) | next(keys) | next(keys))
    words = _Words()
    entries: list[Difference] = []
    for row in found.order_by("-stands", "number")[:at_most]:
        entries += (one for name, one in words.of(row) if field in ("", name))
        if len(entries) >= at_most:
            break
    return entries[:at_most]


def refusals(rows: ImportRowQuerySet, at_most: int = 20) -> list[Refusal]:
    """Why lines were refused, the most frequent reason first; possible duplicates left out."""
    groups = (
        refused(rows)
        .exclude(reason__startswith="duplicate")
        .order_by()
        .values("reason")
        .annotate(count=Count("pk"), lines=ArrayAgg("number", order_by="number"))
        .order_by("-count", "reason")[:at_most]
    )
    return [Refusal(sentence(g["reason"]), g["lines"][:3], g["count"]) for g in groups]


def possible_duplicates(rows: ImportRowQuerySet) -> ImportRowQuerySet:
    return refused(rows).filter(reason__startswith="duplicate").order_by("number")


def belonging(rows: ImportRowQuerySet) -> ImportRowQuerySet:
    """Lines about a new person whom an earlier line makes, but for those that one chooses for."""
    follow = Q(outcome__in=[Outcome.NEW, Outcome.SAME]) | Q(outcome=Outcome.POSSIBLE, reason="")
    return rows.filter(follow, same_as__isnull=False).order_by("number")


def refused(rows: ImportRowQuerySet) -> ImportRowQuerySet:
    return rows.filter(outcome=Outcome.REFUSED)


def label(name: str) -> str:
    """What a reader calls a field."""
    alone = {
        "address": _("E-mail"),
        "degree_new": _("New degree"),
        "protect": _("Protected identity"),
        "deceased": _("Deceased"),
    }
    columns = [*Person._meta.concrete_fields, *Degree._meta.concrete_fields]
    labels = {field.attname: field.verbose_name for field in columns}
    text = str(alone.get(name) or labels.get(name, name))
    return text[:1].upper() + text[1:]


class _Words:
    """Values as a reader says them. Reads the short lists once."""

    def __init__(self) -> None:
        self.programmes = {one.pk: one.name for one in Programme.objects.all()}
        self.names = {
            "campus_id": {one.pk: one.name for one in Campus.objects.all()},
            "county": {code: str(name) for code, name in COUNTY_NAMES.items()},
            "level": {code: str(name) for code, name in Degree.Level.choices},
            "verified": {True: _("verified"), False: _("told by the person")},
        }

    def of(self, row: ImportRow) -> list[tuple[str, Difference]]:
        found = []
        register, own = _("The student register holds for this"), _("The person changed it here")
        for part in PARTS[::-1]:
            for name, (before, after) in row.changes.get(part, {}).items():
                why = own if part == "kept" else register if before else _("Was empty")
                shown = ("", "…") if name in SECRET else (self(name, before), self(name, after))
                if part != "degree" and not self._may_show(row, name):
                    shown = (_("Only the person sees this"), shown[1])
                one = Difference(row, label(name), *shown, why, stands=part == "kept")
                found.append((name, one))
        for name, after, why in self._alone(row):
            found.append((name, Difference(row, label(name), "", after, why)))
        return found

    @staticmethod
    def _may_show(row: ImportRow, name: str) -> bool:
        """Whether the office may see what stands there now; what the file says it has read."""
        field = FIELD_OF.get(name)
        return not (field and row.person) or row.person.shows(field, Audience.STAFF)

    def _alone(self, row: ImportRow) -> list[tuple[str, str, str]]:
        data = row.data
        degree = self.programmes.get(data.get("programme")) or data.get("title", "")
        register = _("The student register says so")
        said = {
            "address": (data.get("email", ""), _("An address more; the others stay")),
            "degree_new": (f"{degree} {data.get('year', '')}".strip(), _("New degree")),
            "protect": (_("yes"), register),
            "deceased": (_("yes"), register),
        }
        return [(name, *said[name]) for name in ALONE if name in row.changes]

    def __call__(self, name: str, value: Any) -> str:
        if value is None:
            return ""
        if name in self.names:
            return str(self.names[name].get(value, value))
        if name in ("birth_date", "awarded_on") and (day := parse_date(str(value))):
            return date_format(day, "j F Y")
        return str(value)
