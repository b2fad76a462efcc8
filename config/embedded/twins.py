"""People who joined by themselves and are in the register already: what "Duplicates" is for."""

from collections.abc import Callable

from django.utils import timezone

from alumni import duplicates
from alumni.models import Address, Degree, Person

FULL_NAME = 2


def _misspelt(name: tuple[str, str]) -> tuple[str, str]:
    given, family = name
    return given, family[:2] + family[3:] if len(family) > FULL_NAME else family


def _married(name: tuple[str, str]) -> tuple[str, str]:
    return name[0], "Ängsmark"


def _the_same(name: tuple[str, str]) -> tuple[str, str]:
    return name


def _short(name: tuple[str, str]) -> tuple[str, str]:
    return name[0][:4], name[1]


HOW: tuple[Callable[[tuple[str, str]], tuple[str, str]], ...] = (
    _misspelt,
    _married,
    _the_same,
    _short,
)


def load() -> int:
    """One twin in each way, and the first search for them. Returns the number of pairs found."""
    known = Person.objects.in_register().exclude(birth_date=None).exclude(degrees=None)
    chosen = known.filter(user=None).order_by("-pk").prefetch_related("degrees", "addresses")
    for person, change in zip(chosen[: len(HOW)], HOW, strict=False):
        _twin(person, *change((person.given_name, person.family_name)))
    duplicates.complete()
    return duplicates.search()


def _twin(person: Person, given: str, family: str) -> None:
    twin = Person.objects.create(
        given_name=given,
        family_name=family,
        former_names=[person.family_name] if family == "Ängsmark" else [],
        birth_date=person.birth_date,
        town=person.town,
        county=person.county,
        phone=person.phone,
        source=Person.Source.SELF,
        confirmed_at=timezone.now(),
    )
    local = f"{given}.{family}".lower().translate(str.maketrans("åäöéü ", "aaoeu."))
    Address.objects.create(
        person=twin,
        email=f"{local}.hem@alumni.example",
        primary=True,
        confirmed_at=timezone.now(),
    )
    degree = person.degrees.all()[0]
    Degree.objects.create(
        person=twin, programme=degree.programme, year=degree.year, level=degree.level
    )
