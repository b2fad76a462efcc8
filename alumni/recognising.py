"""Who in the register may a newcomer be, and is it beyond doubt?

The same questions are asked of the database whoever knocks: neither the answer nor the number of
queries tells whether the register knows somebody.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from alumni.keys import personal_number_hash
from alumni.models import Address, Degree, Person, Programme
from alumni.sorting import SWEDISH_FROM, SWEDISH_TO

MOST_NEAR = 10
FACTS = frozenset({"name", "birth_date", "degree"})
_SORTED_AS = str.maketrans(SWEDISH_FROM, SWEDISH_TO)


@dataclass(frozen=True)
class Told:
    """What a newcomer says of themselves. The personal number is hashed and then forgotten."""

    given_name: str
    family_name: str
    birth_date: date
    programme: Programme | None
    year: int
    personal_number: str = ""

    @property
    def number_hash(self) -> str:
        try:
            return personal_number_hash(self.personal_number) if self.personal_number else ""
        except ValueError:
            return ""


@dataclass(frozen=True)
class Near:
    """Somebody who resembles the newcomer, and the parts that agree."""

    person: Person
    agrees: frozenset[str]


def near(told: Told, emails: Collection[str]) -> list[Near]:
    """All who come near, those with most agreeing parts first. Four queries, whoever is found."""
    found = set(_keys(told, emails)) | {0}  # 0 is nobody: the next three queries are always asked
    people = list(Person.objects.filter(pk__in=found, erased_at=None, merged_into=None))
    addresses, degrees = defaultdict(set), defaultdict(set)
    theirs = Address.objects.filter(person__in=found).exclude(state=Address.State.WRONG)
    for person, email in theirs.values_list("person", "email"):
        addresses[person].add(email)
    verified = Degree.objects.filter(person__in=found, verified=True)
    for person, *degree in verified.values_list("person", "programme", "year"):
        degrees[person].add(tuple(degree))
    rows = [
        Near(person, _agreeing(told, emails, person, addresses[person.pk], degrees[person.pk]))
        for person in people
    ]
    rows = [row for row in rows if row.agrees]
    return sorted(rows, key=lambda row: (-len(row.agrees), row.person.pk))


def beyond_doubt(rows: list[Near], *, by_facts: bool = True) -> Person | None:
    """The one person that the newcomer is beyond doubt, or None. `by_facts`: also without an
    address or a number, by what others might know.

    An address needs the name beside it, a number name and degree. The facts decide only where the
    register has no number, and only if no second person fits, whatever else is known of them.
    """
    free = [row for row in rows if row.person.is_free]
    for proof in ({"address", "name"}, {"personal_number", "name", "degree"}):
        fits = [row for row in free if proof <= row.agrees]
        if fits:
            return fits[0].person if len(fits) == 1 else None
    fits = [row for row in rows if row.agrees >= FACTS]
    if not by_facts or len(fits) != 1 or not fits[0].person.is_free:
        return None
    person = fits[0].person
    return None if person.personal_number_hash or _year_alone(person.birth_date) else person


def _keys(told: Told, emails: Collection[str]) -> list[int]:
    """The keys of people who share something with the newcomer. Each part is one index."""
    named = Person.objects.filter(sort_key__startswith=_sort_key(told))
    classmates = Degree.objects.filter(programme=told.programme, year=told.year)
    parts: list[QuerySet] = [
        Address.objects.filter(email__in=emails).values("person_id"),
        Person.objects.filter(personal_number_hash=told.number_hash).values("pk"),
        named.filter(Q(birth_date=told.birth_date) | Q(degrees__year=told.year)).values("pk"),
        classmates.filter(person__birth_date=told.birth_date).values("person_id"),
    ]
    return [row["person_id"] for row in parts[0].union(*parts[1:])]


def _agreeing(
    told: Told,
    emails: Collection[str],
    person: Person,
    addresses: set[str],
    degrees: set[tuple[int, int]],
) -> frozenset[str]:
    number = told.number_hash
    parts = {
        "address": bool(addresses & set(emails)),
        "name": _same_name(person, told),
        "birth_date": person.birth_date == told.birth_date,
        "degree": told.programme is not None and (told.programme.pk, told.year) in degrees,
        "personal_number": bool(number) and person.personal_number_hash == number,
    }
    return frozenset(part for part, agrees in parts.items() if agrees)


def _same_name(person: Person, told: Told) -> bool:
    """Given name by its first word, family name as now or as before."""
    given, mine = _words(told.given_name), _words(person.given_name)
    family = " ".join(_words(told.family_name))
    former = " ".join(_words(" ".join(person.former_names)))
    same_family = family == " ".join(_words(person.family_name)) or f" {family} " in f" {former} "
    return bool(given and mine and family) and given[0] == mine[0] and same_family


def _words(name: str) -> list[str]:
    """A name as it is compared: without case, and with a hyphen as a space."""
    return unicodedata.normalize("NFC", name).casefold().replace("-", " ").split()


def _sort_key(told: Told) -> str:
    """How the sort key of somebody with this name begins; see Person.sort_key."""
    given = unicodedata.normalize("NFC", told.given_name).split()[:1]
    family = " ".join(unicodedata.normalize("NFC", told.family_name).split())
    return f"{family} {''.join(given)}".translate(_SORTED_AS).upper()


def _year_alone(born: date) -> bool:
    """Registers write a year without a day as the first of January: that proves no day."""
    return (born.month, born.day) == (1, 1)
