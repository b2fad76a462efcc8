"""The privacy registry: each app tells what it stores about a person, so that "my data", erasure
and merge are complete by construction. A test walks all models with a key to Person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction

from alumni.models import AuditEntry, Person

if TYPE_CHECKING:
    from alumni.models import User

Export = Callable[[Person], Any]
Erase = Callable[[Person], None]
Merge = Callable[[Person, Person], None]
Watched = Callable[[list[int]], Iterable[models.QuerySet]]
Settle = Callable[[list[int]], None]
# Rows, of the person whom the outer query is at, that something is going on in.
UnderWay = Callable[[models.OuterRef], models.QuerySet]


@dataclass(frozen=True)
class Holding:
    """What one app stores in some models about a person.

    export(person) gives JSON-ready data; erase(person) deletes or anonymises; merge(kept, gone)
    moves what belonged to `gone`. `derived`: computed from the rest, so that it is no reason to
    keep a person whom an undone import would delete. An undone merge puts back the rows that have
    a key to the person and what hangs on them; `watched(people)` gives other rows that `merge`
    may change. `settle(people)` follows a merge and its undoing: it puts right what depends on
    other people's rows too, and is itself not undone. `under_way(person)`: rows by which something
    is going on with somebody, so that no rule of retention erases them in the middle of it.
    """

    name: str
    models: tuple[type[models.Model], ...]
    export: Export
    erase: Erase
    merge: Merge
    derived: bool = False
    watched: Watched = lambda people: []
    settle: Settle = lambda people: None
    under_way: UnderWay | None = None


_holdings: dict[str, Holding] = {}


def register(
    name: str,
    held: Iterable[type[models.Model]],
    *,
    export: Export,
    erase: Erase,
    merge: Merge,
    derived: bool = False,
    watched: Watched = lambda people: [],
    settle: Settle = lambda people: None,
    under_way: UnderWay | None = None,
) -> None:
    """Tell the registry, once, when the app starts. `name` is the heading in "my data"."""
    _holdings[name] = Holding(
        name, tuple(held), export, erase, merge, derived, watched, settle, under_way
    )


def holdings() -> list[Holding]:
    return list(_holdings.values())


def derived_models() -> set[type[models.Model]]:
    """Models whose rows are computed from what is kept elsewhere."""
    return {model for holding in holdings() if holding.derived for model in holding.models}


def with_nothing_under_way(people: models.QuerySet[Person]) -> models.QuerySet[Person]:
    """Those of `people` with whom nothing is going on in any app."""
    for holding in holdings():
        if holding.under_way:
            people = people.exclude(models.Exists(holding.under_way(models.OuterRef("pk"))))
    return people


def export(person: Person) -> dict[str, Any]:
    """Everything that is kept about a person, by the name of the holding; ready for JSON."""
    return {holding.name: holding.export(person) for holding in holdings()}


@transaction.atomic
def erase(person: Person, by: "User | None") -> None:
    """Erase a person, and whoever was merged into them, from every app at once.

    What stays: the hash of a suppressed address, the audit log (which holds no contact details)
    and anonymous counts. The row itself stays without a name, so that counts still add up.
    """
    # Two who erase the same person at once take turns, and the second has nothing left to do.
    if Person.objects.select_for_update().filter(pk=person.pk, erased_at=None).first() is None:
        return
    for merged in Person.objects.filter(merged_into=person, erased_at=None):
        erase(merged, by)
    AuditEntry.note(AuditEntry.Act.ERASE, by, person=person, subject="person")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL samverka.erasing = 'on'")
        for holding in holdings():
            holding.erase(person)
        cursor.execute("SET LOCAL samverka.erasing = 'off'")
