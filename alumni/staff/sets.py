"""Sets of people, one for each value of a filter, made from the truth and mended where it changed.

A set is one number whose bit at a person's key says whether they fit, so that "both" is `&`, and a
million people are counted within a millisecond. Who changed since is in ListChange.
"""

import re
from array import array
from collections.abc import Callable, Collection
from dataclasses import dataclass
from sys import byteorder

from django.db import connection, transaction
from django.db.models import (
    Aggregate,
    BinaryField,
    Case,
    Expression,
    F,
    Func,
    IntegerField,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import ExtractMonth, ExtractYear
from django.db.models.lookups import Exact
from django.utils import timezone

from alumni.audience import Audience
from alumni.directory import showing, shows
from alumni.models import Address, ConsentState, ListRow, ListSet, Offer, Person
from alumni.staff import finding

# One at a time; a number of our own among the locks of the database.
_LOCK = 0x5E75
# With more of them, all sets are made anew: no slower, and any drift is gone.
MANY_CHANGED = 50_000
# Until so many changed, they are looked at one by one when somebody opens the list.
FEW_CHANGED = 300
# What a person can show to nobody, and a filter asks for that has no set of its own.
HIDDEN = ("degrees", "work", "place", "email")
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


ONE = Value("")
# Months end when they end here, wherever the reader is.
HERE = timezone.get_default_timezone()


# ── Facets ────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Facet:
    """`rows` of whoever fits a value, the value, and where the key of the person stands."""

    rows: Callable[[], QuerySet]
    value: str | Expression = ONE
    key: str = "pk"


def _people(**fields: object) -> Callable[[], QuerySet]:
    return lambda: Person.objects.filter(**fields)


def _showing(field: str, **fields: object) -> Callable[[], QuerySet]:
    return lambda: showing(field, Person.objects.filter(**fields), Audience.STAFF)


def _hiding(field: str) -> Callable[[], QuerySet]:
    return lambda: Person.objects.exclude(shows(field, Audience.STAFF))


STANDING = {"erased_at": None, "merged_into": None}
IN_A_SECTOR = {"employments__ended_on": None, "employments__organisation__sector__isnull": False}
FACETS = {
    "everybody": Facet(_people(**STANDING, protected_at=None)),
    "protected": Facet(_people(**STANDING, protected_at__isnull=False)),
    "hidden": Facet(_people(hidden_at__isnull=False)),
    "deceased": Facet(_people(deceased_at__isnull=False)),
    "account": Facet(_people(user__isnull=False)),
    "language": Facet(_people(), "language"),
    "county": Facet(_showing("place"), "county"),
    "sector": Facet(_showing("work", **IN_A_SECTOR), "employments__organisation__sector"),
    "programme": Facet(_showing("degrees", degrees__programme__isnull=False), "degrees__programme"),
    "year": Facet(_showing("degrees", degrees__isnull=False), "degrees__year"),
    "offer": Facet(Offer.objects.all, "kind", "person"),
    "address": Facet(
        lambda: Address.objects.filter(primary=True),
        Case(
            *(When(**fits, then=Value(name)) for name, fits in finding.ADDRESSES.items()),
            default=Value("other"),
        ),
        "person",
    ),
    "newsletter": Facet(
        lambda: ConsentState.objects.filter(purpose__code="newsletter"), "granted", "person"
    ),
    # The month of the last sign of life, counted from the year 0.
    "engaged": Facet(
        lambda: ListRow.objects.filter(engaged_at__isnull=False),
        ExtractYear("engaged_at", tzinfo=HERE) * 12 + ExtractMonth("engaged_at", tzinfo=HERE),
        "person",
    ),
    **{f"hides_{field}": Facet(_hiding(field)) for field in HIDDEN},
}


# ── Sets ──────────────────────────────────────────────────────────────────────────────────────
def of_keys(keys: Collection[int]) -> int:
    """The set of these people."""
    bits = bytearray((max(keys, default=0) >> 3) + 1)
    for key in keys:
        bits[key >> 3] |= 1 << (key & 7)
    return int.from_bytes(bits, "little")


def keys_of(people: int) -> list[int]:
    """Who is in a set, by key."""
    return [
        (at.start() << 3) + bit
        for at in re.finditer(rb"[^\0]", as_bytes(people), re.DOTALL)
        for bit in _BITS[at.group()[0]]
    ]


def as_bytes(people: int) -> bytes:
    return people.to_bytes((people.bit_length() + 7) // 8, "little")


def unpacked(keys: bytes) -> array:
    """Keys as the database packs them: eight bytes each, the highest first."""
    found = array("q", keys)
    if byteorder == "little":
        found.byteswap()
    return found


class Keys(RawSQL):
    """SQL: these keys, however many."""

    def __init__(self, keys: Collection[int]) -> None:
        super().__init__("SELECT unnest(%s::bigint[])", [list(keys)])


def within(people: int) -> Case:
    """SQL: whether a person's key is in this set, which travels as its bits: no row is read for it,
    so that an index of the order is enough to walk it."""
    bit = Func(
        Value(as_bytes(people), BinaryField()),
        F("pk"),
        function="get_bit",
        output_field=IntegerField(),
    )
    held = Exact(bit, 1)
    return Case(When(pk__lt=people.bit_length(), then=held), default=Value(False))


class PackedKeys(Aggregate):
    """SQL: keys as bytes; a million of them are read in no time."""

    template = "string_agg(int8send(%(expressions)s), '')"
    output_field = BinaryField()


# ── Making ────────────────────────────────────────────────────────────────────────────────────
def mend(whole: bool = False) -> int:
    """Make the sets true for everybody who changed, or all anew; tells how many had changed.

    Who changes meanwhile is noted in a row of their own, which stays: what is read here is read
    after the notes are taken, and is never older than them.
    """
    with transaction.atomic():
        changed = _taken()
        if whole or len(changed) > MANY_CHANGED or not ListSet.objects.exists():
            _remake()
        elif changed:
            _mend(changed)
    return len(changed)


def mend_if_needed() -> int:
    """As `mend`, once more changed than a list can look at in passing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT unnest(people) FROM alumni_listchange LIMIT %s) c",
            [FEW_CHANGED],
        )
        return mend() if cursor.fetchone()[0] >= FEW_CHANGED else 0


def _taken() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(
            "WITH taken AS (DELETE FROM alumni_listchange RETURNING people)"
            " SELECT DISTINCT unnest(people) FROM taken"
        )
        return {key for (key,) in cursor.fetchall()}


def _made(facet: Facet, among: Collection[int] | None = None) -> dict[str, int]:
    """The sets of a facet as the tables have it: of everybody, or of some alone."""
    rows = facet.rows()
    if among is not None:
        rows = rows.filter(**{f"{facet.key}__in": Keys(among)})
    value = F(facet.value) if isinstance(facet.value, str) else facet.value
    packed = rows.order_by().values(fits=value).annotate(packed=PackedKeys(facet.key))
    return {
        str(value): of_keys(unpacked(keys))
        for value, keys in packed.values_list("fits", "packed")
        if keys
    }


def _remake() -> None:
    ListSet.objects.all().delete()
    for name, facet in FACETS.items():
        ListSet.objects.bulk_create(
            ListSet(facet=name, value=value, members=as_bytes(people))
            for value, people in _made(facet).items()
        )


def _mend(changed: set[int]) -> None:
    """Whoever changed is taken out of every set and put where the tables have them now."""
    others = ~of_keys(changed)
    for name, facet in FACETS.items():
        now = _made(facet, changed)
        for kept in ListSet.objects.filter(facet=name):
            before = int.from_bytes(kept.members, "little")
            after = before & others | now.pop(kept.value, 0)
            if after != before:
                kept.members = as_bytes(after)
                kept.save(update_fields=["members"])
        ListSet.objects.bulk_create(
            ListSet(facet=name, value=value, members=as_bytes(people))
            for value, people in now.items()
        )
