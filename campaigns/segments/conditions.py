"""Each condition: what can be filled in, the query it becomes, the words it is read as."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, ngettext

from alumni.models import (
    ConsentState,
    Degree,
    Department,
    Employment,
    ImportBatch,
    ImportRow,
    Interaction,
    Offer,
    Person,
    Programme,
    Purpose,
    Sector,
    Topic,
)
from alumni.places import COUNTIES, COUNTRIES

_ = gettext_lazy
Values = dict[str, Any]


class Invalid(ValueError):
    """Rules that cannot be read; the message is a sentence for the person who wrote them."""


class Shape(StrEnum):
    CHOICES = "choices"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Param:
    """One thing to fill in. `choices()` gives (value, label); numbers have their bounds."""

    name: str
    label: str
    shape: Shape
    choices: Callable[[], Iterable[tuple[str, str]]] = tuple
    least: int = 0
    most: int = 0
    required: bool = True
    initial: Any = None

    def clean(self, value: Any) -> Any:
        """The value in its stored form. Raises Invalid."""
        if value in (None, "", []):
            if self.required:
                raise Invalid(gettext("“%s” is not filled in.") % self.label)
            return None
        if self.shape == Shape.NUMBER:
            return self._number(value)
        if self.shape == Shape.TEXT:
            return str(value).strip()[:100]
        wanted = [str(one) for one in (value if isinstance(value, list) else [value])]
        known = {str(code) for code, _label in self.choices()}
        if unknown := [one for one in wanted if one not in known]:
            about = {"value": unknown[0][:40], "label": self.label}
            raise Invalid(gettext("“%(value)s” is not a choice for “%(label)s”.") % about)
        return wanted if self.shape == Shape.CHOICES else wanted[0]

    def _number(self, value: Any) -> int:
        try:
            number = int(value)
        except (TypeError, ValueError):
            raise Invalid(gettext("“%s” has to be a number.") % self.label) from None
        if not self.least <= number <= self.most:
            about = {"label": self.label, "least": self.least, "most": self.most}
            raise Invalid(gettext("“%(label)s” has to be between %(least)s and %(most)s.") % about)
        return number

    def labels(self, value: Any) -> list[str]:
        """The words of what was chosen, in the active language."""
        wanted = {str(one) for one in (value if isinstance(value, list) else [value])}
        return [str(label) for code, label in self.choices() if str(code) in wanted]


@dataclass(frozen=True)
class Condition:
    kind: str
    label: str
    params: tuple[Param, ...]
    build: Callable[[Values], Q]
    say: Callable[["Condition", Values], str]

    def clean(self, values: Values) -> Values:
        """Raises Invalid."""
        cleaned = {"kind": self.kind}
        for param in self.params:
            value = param.clean(values.get(param.name))
            if value is not None:
                cleaned[param.name] = value
        if len(cleaned) == 1 and self.params:
            raise Invalid(gettext("Fill in something for “%s”.") % self.label)
        return cleaned

    def chosen(self, name: str, values: Values) -> str:
        """What was chosen, joined with "or"."""
        param = next(param for param in self.params if param.name == name)
        return joined(param.labels(values.get(name)), gettext("or"))


def joined(parts: list[str], word: str) -> str:
    """ "a, b or c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _of(model: Any, **filters: Any) -> Q:
    """There is a row of this person's in `model`."""
    return Q(Exists(model.objects.filter(person=OuterRef("pk"), **filters)))


def _named(queryset: QuerySet) -> Callable[[], list[tuple[str, str]]]:
    return lambda: sorted(((str(row.pk), row.name) for row in queryset.all()), key=lambda c: c[1])


def _since(months: int) -> Any:
    return timezone.now() - timedelta(days=round(months * 30.44))


def _degree(values: Values) -> Q:
    """Everything that is asked about concerns the same degree."""
    degrees = Degree.objects.filter(person=OuterRef("pk"))
    if "programmes" in values:
        degrees = degrees.filter(programme__in=values["programmes"])
    if "departments" in values:
        degrees = degrees.filter(programme__department__in=values["departments"])
    if "levels" in values:
        degrees = degrees.filter(level__in=values["levels"])
    if "from" in values:
        degrees = degrees.filter(year__gte=values["from"])
    if "to" in values:
        degrees = degrees.filter(year__lte=values["to"])
    return Q(Exists(degrees))


def _say_degree(condition: Condition, values: Values) -> str:
    said = gettext("have a degree")
    if "levels" in values:
        said += " (" + condition.chosen("levels", values).lower() + ")"
    if "programmes" in values:
        said += " " + gettext("in %s") % condition.chosen("programmes", values)
    if "departments" in values:
        said += " " + gettext("from %s") % condition.chosen("departments", values)
    years = (values.get("from"), values.get("to"))
    if all(years):
        said += " " + gettext("from the years %(first)s–%(last)s") % {
            "first": years[0],
            "last": years[1],
        }
    elif years[0]:
        said += " " + gettext("from %s or later") % years[0]
    elif years[1]:
        said += " " + gettext("from %s or earlier") % years[1]
    return said


def _history(kind: str) -> Callable[[Values], Q]:
    return lambda values: _of(Interaction, kind=kind, at__gte=_since(values["months"]))


def _engaged(values: Values) -> Q:
    rows = Interaction.objects.engaged().filter(person=OuterRef("pk"))
    return Q(Exists(rows.filter(at__gte=_since(values["months"]))))


def _topic(values: Values) -> Q:
    own = Person.topics.through.objects.filter(person=OuterRef("pk"), topic__in=values["values"])
    offered = Offer.objects.filter(person=OuterRef("pk"), topics__in=values["values"])
    return Q(Exists(own)) | Q(Exists(offered))


def _consent(values: Values) -> Q:
    return _of(ConsentState, purpose=values["purpose"], granted=values["answer"] == "yes")


def _say_consent(condition: Condition, values: Values) -> str:
    sentence = (
        gettext("have said yes to %s")
        if values["answer"] == "yes"
        else gettext("have said no to %s")
    )
    return sentence % condition.chosen("purpose", values)


def _lasting(values: Values) -> str:
    months = values["months"]
    return ngettext("in the last month", "in the last %(n)s months", months) % {"n": months}


def _saying(sentence: Any) -> Callable[[Condition, Values], str]:
    return lambda condition, values: str(sentence) % condition.chosen("values", values)


def _saying_since(sentence: Any) -> Callable[[Condition, Values], str]:
    return lambda condition, values: f"{sentence} {_lasting(values)}"


_MONTHS = Param("months", _("months"), Shape.NUMBER, least=1, most=240, initial=12)


def _many(label: str, choices: Callable[[], Iterable[tuple[str, str]]]) -> tuple[Param]:
    return (Param("values", label, Shape.CHOICES, choices),)


def _batches() -> list[tuple[str, str]]:
    rows = ImportBatch.objects.order_by("-created_at", "-pk")[:100]
    return [(str(row.pk), f"{row.name} ({timezone.localdate(row.created_at)})") for row in rows]


_DEGREE = (
    Param("programmes", _("programme"), Shape.CHOICES, _named(Programme.objects), required=False),
    Param(
        "departments", _("department"), Shape.CHOICES, _named(Department.objects), required=False
    ),
    Param("levels", _("level"), Shape.CHOICES, lambda: Degree.Level.choices, required=False),
    Param("from", _("from year"), Shape.NUMBER, least=1950, most=2100, required=False),
    Param("to", _("to year"), Shape.NUMBER, least=1950, most=2100, required=False),
)

CONDITIONS: dict[str, Condition] = {
    condition.kind: condition
    for condition in [
        Condition("degree", _("Degree"), _DEGREE, _degree, _say_degree),
        Condition(
            "county",
            _("County"),
            _many(_("county"), lambda: COUNTIES),
            lambda values: Q(county__in=values["values"]),
            _saying(_("live in %s")),
        ),
        Condition(
            "country",
            _("Country"),
            _many(_("country"), lambda: COUNTRIES),
            lambda values: Q(country__in=values["values"]),
            _saying(_("live in %s")),
        ),
        Condition(
            "employer",
            _("Employer"),
            (Param("name", _("name, or part of it"), Shape.TEXT),),
            lambda values: _of(
                Employment, ended_on=None, organisation__name__icontains=values["name"]
            ),
            lambda condition, values: gettext("work at “%s”") % values["name"],
        ),
        Condition(
            "sector",
            _("Sector"),
            _many(_("sector"), _named(Sector.objects)),
            lambda values: _of(
                Employment, ended_on=None, organisation__sector__in=values["values"]
            ),
            _saying(_("work in the sector %s")),
        ),
        Condition(
            "offer",
            _("Offer"),
            _many(_("offer"), lambda: Offer.Kind.choices),
            lambda values: _of(Offer, kind__in=values["values"]),
            lambda condition, values: (
                gettext("offer %s") % condition.chosen("values", values).lower()
            ),
        ),
        Condition(
            "topic",
            _("Topic"),
            _many(_("topic"), _named(Topic.objects)),
            _topic,
            _saying(_("know or follow %s")),
        ),
        Condition(
            "language",
            _("Language of letters"),
            _many(_("language"), lambda: [("sv", _("Swedish")), ("en", _("English"))]),
            lambda values: Q(language__in=values["values"]),
            _saying(_("want letters in %s")),
        ),
        Condition(
            "engaged",
            _("Has been active"),
            (_MONTHS,),
            _engaged,
            _saying_since(_("have been active")),
        ),
        Condition(
            "silent",
            _("Has been silent"),
            (_MONTHS,),
            lambda values: ~_engaged(values),
            _saying_since(_("have not been heard from")),
        ),
        Condition(
            "joined",
            _("Has an account"),
            (),
            lambda values: Q(user__isnull=False),
            lambda condition, values: gettext("have joined the network"),
        ),
        Condition(
            "consent",
            _("Consent"),
            (
                Param("purpose", _("purpose"), Shape.CHOICE, _named(Purpose.objects)),
                Param(
                    "answer",
                    _("answer"),
                    Shape.CHOICE,
                    lambda: [("yes", _("Yes")), ("no", _("No"))],
                    initial="yes",
                ),
            ),
            _consent,
            _say_consent,
        ),
        Condition(
            "event",
            _("Came to an event"),
            (_MONTHS,),
            _history(Interaction.Kind.EVENT),
            _saying_since(_("took part in an event")),
        ),
        Condition(
            "request",
            _("Got a request"),
            (_MONTHS,),
            _history(Interaction.Kind.REQUEST),
            _saying_since(_("got a request")),
        ),
        Condition(
            "clicked",
            _("Followed a link in a letter"),
            (_MONTHS,),
            _history(Interaction.Kind.CLICK),
            _saying_since(_("followed a link in a letter")),
        ),
        Condition(
            "imported",
            _("Came with an import"),
            _many(_("import"), _batches),
            lambda values: _of(ImportRow, batch__in=values["values"]),
            _saying(_("came with the import %s")),
        ),
    ]
}
