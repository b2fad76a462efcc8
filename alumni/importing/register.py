"""What the register holds on the people of a block of rows: fetched at once, compared in memory."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from alumni.importing.tables import one_of, plain
from alumni.models import Address, Degree, Person

PERSON = (
    "student_uid", "personal_number_hash", "birth_date", "given_name", "family_name", "phone",
    "town", "county", "protected_at", "deceased_at",
)  # fmt: skip
# The person's own words win over the register's in these.
OWN = frozenset({"given_name", "family_name", "phone", "town", "county"})
DEGREE = ("title", "subject", "level", "campus_id", "awarded_on", "year", "credits", "verified")
Values = dict[str, Any]


@dataclass
class Known:
    """One person with what an import may touch. Holds no consent: an import cannot reach it."""

    pk: int
    values: Values
    owned: bool
    erased: bool
    merged_into: int | None
    emails: set[str] = field(default_factory=set)
    degrees: list[Values] = field(default_factory=list)

    def name(self) -> str:
        return name_key(self.values["given_name"], self.values["family_name"])

    def same_degree(self, data: Values) -> Values | None:
        return next((d for d in self.degrees if is_same_degree(d, data)), None)


def name_key(given: str, family: str) -> str:
    return f"{given} {family}".casefold()


def is_same_degree(one: Values, data: Values) -> bool:
    """Same programme and year, and titles that do not contradict each other."""
    if one["programme_id"] != data.get("programme") or one["year"] != data["year"]:
        return False
    title = data.get("title", "")
    return not title or not one["title"] or one["title"].casefold() == title.casefold()


def known(keys: Iterable[int], *, lock: bool = False) -> dict[int, Known]:
    """People by key, with addresses and degrees; those merged away point to whom they became."""
    keys = set(keys)
    people = Person.objects.filter(one_of("pk", keys, "bigint"))
    if lock:
        people = people.select_for_update(of=("self",)).order_by("pk")
    extra = ("pk", "user_id", "source", "erased_at", "merged_into_id")
    found = {}
    for row in people.values(*PERSON, *extra):
        values = {name: plain(row[name]) for name in PERSON}
        owned = row["user_id"] is not None or row["source"] == Person.Source.SELF
        found[row["pk"]] = Known(
            row["pk"], values, owned, row["erased_at"] is not None, row["merged_into_id"]
        )
    _fill(found)
    further = {one.merged_into for one in found.values() if one.merged_into} - keys
    return found | known(further, lock=lock) if further else found


def _fill(found: dict[int, Known]) -> None:
    people = one_of("person_id", found, "bigint")
    addresses = Address.objects.filter(people)
    for person, email in addresses.values_list("person_id", "email"):
        found[person].emails.add(email)
    degrees = Degree.objects.filter(people).order_by("pk")
    for row in degrees.values("pk", "person_id", "programme_id", *DEGREE):
        found[row["person_id"]].degrees.append({k: plain(v) for k, v in row.items()})


def follow(found: dict[int, Known], pk: int) -> Known:
    """The person that this one has been merged into, in the end."""
    one = found[pk]
    while one.merged_into and one.merged_into in found:
        one = found[one.merged_into]
    return one


def by_column(pairs: Iterable[tuple[Any, int]]) -> dict[Any, set[int]]:
    grouped: dict[Any, set[int]] = defaultdict(set)
    for key, pk in pairs:
        grouped[key].add(pk)
    return grouped
