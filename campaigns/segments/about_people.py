"""Conditions on what a person is: degree, place, work, offers, topics, language, consent."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext, gettext_lazy

from alumni.audience import Audience
from alumni.models import (
    Campus,
    ConsentState,
    Degree,
    Department,
    Employment,
    Offer,
    Organisation,
    Person,
    Programme,
    Purpose,
    Sector,
    Topic,
)
from alumni.places import COUNTIES, countries
from campaigns.models import SegmentRow
from campaigns.segments.conditions import Condition, Invalid, Param, Shape, Values, register

_ = gettext_lazy

Choices = Callable[[], Iterable[tuple[str, str]]]

FIRST_YEAR, LAST_YEAR = 1950, 2100
# Above this many tags the degree is looked up in its own table instead.
MOST_TAGS = 2_000
# What a degree rule can ask for, with the letter of its tag and the column of Degree.
DEGREE_PARTS = {
    "programmes": ("g", "programme__in"),
    "departments": ("h", "programme__department__in"),
    "levels": ("v", "level__in"),
    "campuses": ("u", "campus__in"),
}


def named(queryset: QuerySet) -> Choices:
    """The rows of a vocabulary as choices, by name."""
    return lambda: sorted(((str(row.pk), row.name) for row in queryset.all()), key=lambda c: c[1])


def of(model: Any, **filters: Any) -> Q:
    """There is a row of this person's in `model`."""
    return Q(Exists(model.objects.filter(person=OuterRef("pk"), **filters)))


def told(field: str, person: str = "") -> Q:
    """The person lets the office know of the field: what is "only me" is not asked about."""
    key = f"{person}audiences__{field}"
    return Q(**{f"{key}__isnull": True}) | Q(**{f"{key}__gte": int(Audience.STAFF)})


def if_told(field: str, build: Callable[[Values], Q]) -> Callable[[Values], Q]:
    return lambda values: build(values) & told(field)


def tagged(letter: str, name: str = "values") -> Callable[[Values], Q]:
    """The person has one of the tags that the letter and the chosen values make."""
    return lambda values: Q(tags__overlap=[f"{letter}{value}" for value in values[name]])


def many(label: str, choices: Choices, older: Any = None) -> tuple[Param]:
    return (Param("values", label, Shape.CHOICES, choices, older=older),)


def saying(sentence: Any) -> Callable[[Condition, Values], str]:
    return lambda condition, values: str(sentence) % condition.chosen("values", values)


# ── Degree: everything that is asked about concerns the same degree ───────────────────────────
def _degree(values: Values) -> Q:
    degrees = Degree.objects.filter(person=OuterRef("pk"))
    for name, (_letter, lookup) in DEGREE_PARTS.items():
        if name in values:
            degrees = degrees.filter(**{lookup: values[name]})
    if "from" in values:
        degrees = degrees.filter(year__gte=values["from"])
    if "to" in values:
        degrees = degrees.filter(year__lte=values["to"])
    return Q(Exists(degrees))


def _degree_tags(values: Values) -> Q:
    """Exact by tags for one part, alone or with years; a second part is looked up behind them."""
    parts = [name for name in DEGREE_PARTS if name in values]
    years = range(values.get("from", FIRST_YEAR), values.get("to", LAST_YEAR) + 1)
    dated = "from" in values or "to" in values
    if not parts:
        return Q(tags__overlap=[f"y{year}" for year in years])
    plain = [f"{DEGREE_PARTS[parts[0]][0]}{value}" for value in values[parts[0]]]
    pairs = len(plain) * len(years) <= MOST_TAGS
    tags = [f"{tag}:{year}" for tag in plain for year in years] if dated and pairs else plain
    exact = len(parts) == 1 and (pairs or not dated)
    return Q(tags__overlap=tags) if exact else Q(tags__overlap=tags) & _degree(values)


def _years_in_order(values: Values) -> None:
    if values.get("from", 0) > values.get("to", LAST_YEAR):
        raise Invalid(gettext("“%s” has to be the earlier year.") % gettext("from year"))


def _say_degree(condition: Condition, values: Values) -> str:
    said = gettext("have a degree")
    if "levels" in values:
        said += " (" + condition.chosen("levels", values).lower() + ")"
    if "programmes" in values:
        said += " " + gettext("in %s") % condition.chosen("programmes", values)
    if "departments" in values:
        said += " " + gettext("from %s") % condition.chosen("departments", values)
    if "campuses" in values:
        said += " " + gettext("taken in %s") % condition.chosen("campuses", values)
    first, last = values.get("from"), values.get("to")
    if first and last:
        said += " " + gettext("from the years %(first)s–%(last)s") % {"first": first, "last": last}
    elif first:
        said += " " + gettext("from %s or later") % first
    elif last:
        said += " " + gettext("from %s or earlier") % last
    return said


_DEGREE = (
    Param("programmes", _("programme"), Shape.CHOICES, named(Programme.objects), required=False),
    Param("departments", _("department"), Shape.CHOICES, named(Department.objects), required=False),
    Param("levels", _("level"), Shape.CHOICES, lambda: Degree.Level.choices, required=False),
    Param("campuses", _("campus"), Shape.CHOICES, named(Campus.objects), required=False),
    Param("from", _("from year"), Shape.NUMBER, least=1950, most=2100, required=False),
    Param("to", _("to year"), Shape.NUMBER, least=1950, most=2100, required=False),
)


# ── The others ────────────────────────────────────────────────────────────────────────────────
def _employer_tags(values: Values) -> Q:
    found = Organisation.objects.filter(name__icontains=values["name"])
    keys = list(found.values_list("pk", flat=True)[: MOST_TAGS + 1])
    if len(keys) > MOST_TAGS:
        return _employer(values, told("work", "person__"))
    return Q(tags__overlap=[f"e{key}" for key in keys]) if keys else Q(pk__in=[])


def _employer(values: Values, also: Q | None = None) -> Q:
    jobs = Employment.objects.filter(also or Q(), person=OuterRef("pk"), ended_on=None)
    return Q(Exists(jobs.filter(organisation__name__icontains=values["name"])))


def _sector(values: Values) -> Q:
    return of(Employment, ended_on=None, organisation__sector__in=values["values"])


def _topic(values: Values) -> Q:
    own = Person.topics.through.objects.filter(person=OuterRef("pk"), topic__in=values["values"])
    offered = Offer.objects.filter(person=OuterRef("pk"), topics__in=values["values"])
    return Q(Exists(own)) & told("topics") | Q(Exists(offered))


def _consent(values: Values) -> Q:
    return of(ConsentState, purpose=values["purpose"], granted=values["answer"] == "yes")


def _consent_bits(values: Values) -> Q:
    """By bits, which lie in an index; by tags for a purpose that has none."""
    purpose, yes = int(values["purpose"]), values["answer"] == "yes"
    if purpose > SegmentRow.MOST_BITS:
        return Q(tags__contains=[f"q{purpose}{'+' if yes else '-'}"])
    return Q(GreaterThan(F("agreed" if yes else "declined").bitand(1 << purpose), 0))


def _say_consent(condition: Condition, values: Values) -> str:
    sentence = (
        gettext("have said yes to %s")
        if values["answer"] == "yes"
        else gettext("have said no to %s")
    )
    return sentence % condition.chosen("purpose", values)


_CONSENT = (
    Param("purpose", _("purpose"), Shape.CHOICE, named(Purpose.objects)),
    Param(
        "answer",
        _("answer"),
        Shape.CHOICE,
        lambda: [("yes", _("Yes")), ("no", _("No"))],
        initial="yes",
    ),
)


def _within(column: str) -> Callable[[Values], Q]:
    """A column of the person's own row."""
    return lambda values: Q(**{f"{column}__in": values["values"]})


def register_all() -> None:
    register(
        Condition(
            "degree",
            _("Degree"),
            _DEGREE,
            if_told("degrees", _degree),
            _say_degree,
            _degree_tags,
            _years_in_order,
        ),
        Condition(
            "county",
            _("County"),
            many(_("county"), lambda: COUNTIES),
            if_told("place", _within("county")),
            saying(_("live in %s")),
            tagged("c"),
        ),
        Condition(
            "town",
            _("Town"),
            (Param("name", _("name, or part of it"), Shape.TEXT),),
            lambda values: Q(Exists(_living_in(values["name"]))),
            lambda condition, values: gettext("live in “%s”") % values["name"],
        ),
        Condition(
            "country",
            _("Country"),
            many(_("country"), countries),
            if_told("place", _within("country")),
            saying(_("live in %s")),
            tagged("k"),
        ),
        Condition(
            "language",
            _("Language of letters"),
            many(_("language"), lambda: [("sv", _("Swedish")), ("en", _("English"))]),
            _within("language"),
            saying(_("want letters in %s")),
            tagged("l"),
        ),
        Condition(
            "joined",
            _("Has an account"),
            (),
            lambda values: Q(user__isnull=False),
            lambda condition, values: gettext("have joined the network"),
            lambda values: Q(tags__contains=["a"]),
        ),
        Condition("consent", _("Consent"), _CONSENT, _consent, _say_consent, _consent_bits),
    )
    _register_work_and_offers()


def _living_in(town: str) -> QuerySet:
    return Person.objects.filter(told("place"), pk=OuterRef("pk"), town__icontains=town)


def _register_work_and_offers() -> None:
    register(
        Condition(
            "employer",
            _("Employer"),
            (Param("name", _("name, or part of it"), Shape.TEXT),),
            if_told("work", _employer),
            lambda condition, values: gettext("work at “%s”") % values["name"],
            _employer_tags,
        ),
        Condition(
            "sector",
            _("Sector"),
            many(_("sector"), named(Sector.objects)),
            if_told("work", _sector),
            saying(_("work in the sector %s")),
            tagged("s"),
        ),
        Condition(
            "offer",
            _("Offer"),
            many(_("offer"), lambda: Offer.Kind.choices),
            lambda values: of(Offer, kind__in=values["values"]),
            lambda condition, values: (
                gettext("offer %s") % condition.chosen("values", values).lower()
            ),
            tagged("o"),
        ),
        Condition(
            "topic",
            _("Topic"),
            many(_("topic"), named(Topic.objects)),
            _topic,
            saying(_("know or follow %s")),
            tagged("t"),
        ),
    )
