"""Finding fellow alumni: only by what each shows to the one who looks."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Concat, Upper

from alumni import profile
from alumni.audience import FIELDS, Audience
from alumni.counting import told
from alumni.models import Degree, Person, Programme


def showing(field: str, people: QuerySet[Person], level: Audience) -> QuerySet[Person]:
    """Those who show the field to viewers of this level: what is hidden cannot be searched."""
    return people.filter(shows(field, level))


def shows(field: str, level: Audience) -> Q:
    default, _words = FIELDS[field]
    told = Q(**{f"audiences__{field}__gte": int(level)})
    return told | ~Q(audiences__has_key=field) if default >= level else told


def matching(
    people: QuerySet[Person],
    level: Audience,
    *,
    words: str = "",
    programme: object = None,
    year: int | None = None,
    county: str = "",
) -> QuerySet[Person]:
    """People by name, programme, year of graduation and county."""
    for word in words.split():
        name = Upper(Concat("given_name", Value(" "), "family_name"))
        people = people.alias(whole_name=name).filter(whole_name__contains=word.upper())
    if programme or year:
        degree = {"degrees__programme": programme} if programme else {}
        degree |= {"degrees__year": year} if year else {}
        people = showing("degrees", people, level).filter(**degree).distinct()
    if county:
        people = showing("place", people, level).filter(county=county)
    return people


# ── The class one graduated with ──────────────────────────────────────────────────────────────
FACES = 24
YEARS_AROUND = 2


@dataclass(frozen=True)
class Class:
    """A programme and a year. `size`: of the whole class in the register, in words; `found`: how
    many of them this viewer may find; `mates`: the first of those; `around`: the years beside,
    each with how many may be found there."""

    programme: Programme
    year: int
    size: str
    found: int
    mates: list[profile.Shown]
    around: list[tuple[int, str]]


def classes_of(person: Person, people: QuerySet[Person], level: Audience) -> list[Class]:
    """The classes that a person graduated with. `people`: those whom the viewer may find."""
    keys = {(d.programme, d.year): None for d in profile.sorted_degrees(person) if d.programme}
    return [_class(person, people, level, *key) for key in keys]


def _class(
    person: Person, people: QuerySet[Person], level: Audience, programme: Programme, year: int
) -> Class:
    others = people.exclude(pk=person.pk)
    mates = matching(others, level, programme=programme, year=year)
    keys = list(mates.alphabetical().values_list("pk", flat=True))
    first = profile.with_all(Person.objects.filter(pk__in=keys[:FACES])).alphabetical()
    size = Person.objects.in_register().filter(
        degrees__programme=programme, degrees__year=year
    )  # fmt: skip
    return Class(
        programme,
        year,
        told(size.distinct().count()),
        len(keys),
        [profile.shown(mate, level) for mate in first],
        _years_around(others, level, programme, year),
    )


def _years_around(
    people: QuerySet[Person], level: Audience, programme: Programme, year: int
) -> list[tuple[int, str]]:
    near = range(year - YEARS_AROUND, year + YEARS_AROUND + 1)
    counts = (
        Degree.objects.filter(
            person__in=showing("degrees", people, level), programme=programme, year__in=near
        )
        .values_list("year")
        .annotate(Count("person", distinct=True))
        .order_by("year")
    )
    return [(then, told(count)) for then, count in counts if then != year]
