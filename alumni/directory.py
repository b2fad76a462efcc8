"""Finding fellow alumni: only by what each shows to the one who looks."""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Upper

from alumni.audience import FIELDS, Audience
from alumni.models import Person


def showing(field: str, people: QuerySet[Person], level: Audience) -> QuerySet[Person]:
    """Those who show the field to viewers of this level: what is hidden cannot be searched."""
    default, _words = FIELDS[field]
    shows = Q(**{f"audiences__{field}__gte": int(level)})
    if default >= level:
        shows |= ~Q(audiences__has_key=field)
    return people.filter(shows)


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
