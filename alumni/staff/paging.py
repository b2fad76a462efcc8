"""Pages that are as quick at the end of a million as at the beginning: each begins after the last
row of the one before, and the address names that row by its key alone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.translation import gettext_lazy as _

from alumni.models import Person
from alumni.models.person import PersonQuerySet

PAGE = 50
# So few are found first and sorted then. With more of them it is quicker to walk the order and
# look who fits: of a million, 51 of these are met within as many. The database cannot be trusted
# to choose, as it does not see how conditions go together, so it is told.
FEW = 7_000
# Sorting n people whose set is known takes as long as walking to 51 of them where everybody are
# n * n / SORTED; and of whom one in so many fits, 51 are met soon enough without a set.
SORTED = 7
SELDOM = 10
# The ways that would look at everybody before the first row.
_WAYS = (
    "enable_sort", "enable_hashjoin", "enable_mergejoin", "enable_bitmapscan",
    "enable_gathermerge",
)  # fmt: skip
WALK = ";".join(f"SET LOCAL {way} = off" for way in _WAYS)
FREE = ";".join(f"SET LOCAL {way} = on" for way in _WAYS)


def is_walked_by_set(number: int, everybody: int, clustered: bool) -> bool:
    """Whether the order is best walked with the set of those who fit in hand.

    `clustered`: they may stand together at the far end of the order, as those of one name do.
    """
    if number * SELDOM > everybody:
        return False
    return number > FEW or (not clustered and number * number > SORTED * everybody)


@dataclass(frozen=True)
class Order:
    """A way to sort people: by a field, and by key where that is equal."""

    label: str
    field: str
    down: bool = False


ORDERS = {
    "": Order(_("Name"), "sort_key"),
    "changed": Order(_("Last changed"), "list_row__changed_at", down=True),
    "year": Order(_("Year of graduation, latest first"), "list_row__last_year", down=True),
    "new": Order(_("Newest in the register"), "pk", down=True),
}


@dataclass(frozen=True)
class Page:
    """`before` and `after` are the keys that the pages beside this one begin from; or None."""

    rows: list[Person]
    before: int | None
    after: int | None


def page(
    found: PersonQuerySet,
    order: Order,
    before: str = "",
    after: str = "",
    few: bool = False,
    shown: Callable[[PersonQuerySet], PersonQuerySet] = lambda people: people,
) -> Page:
    """The page that begins after, or ends before, the person of a key; else the first one.

    `shown` adds what the page tells of each: only those on it are read whole.
    """
    if order.field.startswith("list_row"):
        # Everybody has one; said aloud, so that its own order can be walked.
        found = found.filter(list_row__isnull=False)
    anchor = _anchor(order, before or after)
    backwards = bool(before) and anchor is not None
    if anchor is not None:
        found = found.filter(_beyond(order, anchor, order.down != backwards))
    keys = _keys(_ordered(found, order, backwards, few)[: PAGE + 1], few)
    more = len(keys) > PAGE
    keys = keys[:PAGE]
    people = shown(Person.objects.all()).in_bulk(keys)
    rows = [people[key] for key in keys if key in people]
    if backwards:
        rows.reverse()
    if not rows:
        return Page([], None, None)
    earlier = more if backwards else anchor is not None
    later = True if backwards else more
    return Page(rows, rows[0].pk if earlier else None, rows[-1].pk if later else None)


def _keys(people: PersonQuerySet, few: bool) -> list[int]:
    keys = people.values_list("pk", flat=True)
    if few:
        return list(keys)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WALK)
        found = list(keys)
        cursor.execute(FREE)
    return found


def _anchor(order: Order, key: str) -> tuple | None:
    """The place in the order of the person with this key, who need not be in the list."""
    if not key.isdigit():
        return None
    return Person.objects.filter(pk=int(key)).values_list(order.field, "pk").first()


def _beyond(order: Order, anchor: tuple, down: bool) -> Q:
    value, key = anchor
    if order.field == "pk":
        return Q(pk__lt=key) if down else Q(pk__gt=key)
    # As rows, so that the index of both is entered at the right place.
    key_field = "list_row__person_id" if order.field.startswith("list_row") else "pk"
    here = Row(F(order.field), F(key_field))
    there = Row(Value(value), Value(key))
    return Q(LessThan(here, there) if down else GreaterThan(here, there))


class Row(Func):
    """SQL: two values, compared by the first and then by the second."""

    function = "ROW"
    output_field = BooleanField()


def _ordered(
    found: PersonQuerySet, order: Order, backwards: bool, few: bool = False
) -> PersonQuerySet:
    down = order.down != backwards
    fields = [F(field) for field in dict.fromkeys([order.field, "pk"])]
    if few:
        # The same value, and no index to be had for it.
        fields[0] = Coalesce(fields[0], fields[0])
    return found.order_by(*(field.desc() if down else field.asc() for field in fields))
