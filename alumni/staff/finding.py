"""The list of people, narrowed so that a million is no trouble: no join multiplies rows, and each
condition has an index to begin from."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, Upper
from django.db.models.lookups import Contains, Exact
from django.utils import timezone

from alumni.audience import Audience
from alumni.directory import showing, shows
from alumni.keys import normalise_email
from alumni.models import (
    Address,
    ConsentState,
    Degree,
    DuplicatePair,
    Employment,
    ImportRow,
    ListRow,
    Offer,
    Organisation,
    Person,
    Purpose,
    User,
)
from alumni.models.person import FormerNames, PersonQuerySet

State = Address.State
# The filters that ask for something that a person may show to nobody.
SHOWN_AS = {"county": "place", "town": "place", "sector": "work", "employer": "work"}
BOUNCED = (State.SOFT, State.DEAD, State.COMPLAINT)


def people(user: User, wanted: dict[str, Any], walked: bool = False) -> PersonQuerySet:
    """People this user may see who fit the cleaned values of PeopleFilter, in no order.

    What somebody shows to nobody finds them for nobody, the office included. The same people are
    asked for in another way when they are `walked`: each is looked at, until a page is full.
    """
    found = Person.objects.visible_to(user)
    if text := (wanted.get("q") or "").strip():
        found = found.filter(_has_words(text) if walked else Q(pk__in=_by_words(text)))
    for name, condition in CONDITIONS.items():
        if value := wanted.get(name):
            if name in SHOWN_AS:
                found = showing(SHOWN_AS[name], found, Audience.STAFF)
            found = found.filter(condition(value))
    if asked := of_one_degree(wanted):
        found = showing("degrees", found, Audience.STAFF).filter(_of(Degree, **asked))
    if wanted.get("duplicate"):
        found = found.filter(_possible_duplicate(user))
    return found


# ── Words ─────────────────────────────────────────────────────────────────────────────────────
def by_words(text: str) -> list[tuple[str, QuerySet]]:
    """Keys of people by name, former name, employer or how an address begins; before each what
    they must show to be found so, or ""."""
    by_address = Address.objects.filter(email__startswith=normalise_email(text)).values("person")
    if "@" in text:
        return [("email", by_address)]
    words = text.upper().split()
    named = _with_words(
        Person.objects.annotate(told=Upper(Concat("given_name", Value(" "), "family_name"))), words
    )
    former = Person.objects.exclude(former_names=[])
    former = _with_words(former.annotate(told=FormerNames("former_names")), words)
    return [
        ("", named.values("pk")),
        ("", former.values("pk")),
        ("email", by_address),
        ("work", working_at(text).values("person")),
    ]


def _by_words(text: str) -> QuerySet:
    first, *others = [
        showing(field, Person.objects.filter(pk__in=keys), Audience.STAFF).values("pk")
        if field
        else keys
        for field, keys in by_words(text)
    ]
    return first.union(*others, all=True) if others else first


def _has_words(text: str) -> Q:
    """As `_by_words`, of one person at a time."""
    own = {"person": OuterRef("pk")}
    addressed = Address.objects.filter(email__startswith=normalise_email(text), **own)
    by_address = shows("email", Audience.STAFF) & Q(Exists(addressed))
    if "@" in text:
        return by_address
    named, former = Q(), ~Q(former_names=[])
    for word in text.upper().split():
        named &= Q(Contains(Upper(Concat("given_name", Value(" "), "family_name")), word))
        former &= Q(Contains(FormerNames("former_names"), word))
    return (
        named
        | former
        | by_address
        | (shows("work", Audience.STAFF) & Q(Exists(working_at(text).filter(**own))))
    )


def _with_words(rows: QuerySet, words: list[str]) -> QuerySet:
    for word in words:
        rows = rows.filter(told__contains=word)
    return rows


def working_at(text: str) -> QuerySet[Employment]:
    """Jobs that people have now, at organisations whose name holds these words."""
    named = Organisation.objects.annotate(told=Upper("name"))
    named = _with_words(named, text.upper().split())
    return Employment.objects.filter(organisation__in=named, ended_on=None)


# ── Conditions, by the name of the field in PeopleFilter ──────────────────────────────────────
def _of(model: type, **fields: object) -> Exists:
    return Exists(model.objects.filter(person=OuterRef("pk"), **fields))


def _address(state: str) -> Q:
    primary = Address.objects.filter(person=OuterRef("pk"), primary=True)
    if state == "none":
        return ~Q(Exists(primary))
    return Q(Exists(primary.filter(**ADDRESSES[state])))


ADDRESSES: dict[str, dict[str, object]] = {
    "confirmed": {"state": State.ACTIVE, "confirmed_at__isnull": False},
    "unconfirmed": {"state": State.ACTIVE, "confirmed_at": None},
    "bounced": {"state__in": BOUNCED},
}


def _newsletter(answer: str) -> Q:
    # By key, of which the database knows how common it is.
    purpose = Purpose.objects.filter(code="newsletter").values_list("pk", flat=True).first()
    said = {"person": OuterRef("pk"), "purpose": purpose}
    if answer == "unsaid":
        return ~Q(Exists(ConsentState.objects.filter(**said)))
    return Q(Exists(ConsentState.objects.filter(**said, granted=answer == "yes")))


def _mark(mark: str) -> Q:
    return {
        "paused": Q(paused_until__gte=timezone.localdate()),
        "hidden": Q(hidden_at__isnull=False),
        "protected": Q(protected_at__isnull=False),
        "deceased": Q(deceased_at__isnull=False),
    }[mark]


def _silent(since: date) -> Q:
    begins = timezone.make_aware(datetime.combine(since, time.min))
    silent = ListRow.objects.filter(Q(engaged_at=None) | Q(engaged_at__lt=begins))
    return Q(pk__in=silent.values("person"))


CONDITIONS: dict[str, Callable[[Any], Q | Exists | Exact]] = {
    "county": lambda code: Q(county=code),
    "town": lambda town: Exact(Upper("town"), town.strip().upper()),
    "language": lambda code: Q(language=code),
    "account": lambda answer: Q(user__isnull=answer == "no"),
    "offer": lambda kind: _of(Offer, kind=kind),
    "sector": lambda sector: _of(Employment, organisation__sector=sector, ended_on=None),
    "employer": lambda text: Exists(working_at(text).filter(person=OuterRef("pk"))),
    "address": _address,
    "newsletter": _newsletter,
    "silent": _silent,
    "batch": lambda batch: _of(ImportRow, batch=batch, done__isnull=False),
    "mark": _mark,
}


def of_one_degree(wanted: dict[str, Any]) -> dict[str, object]:
    """What is asked of a degree must be true of one and the same degree."""
    asked = {
        "programme": wanted.get("programme"),
        "programme__department": wanted.get("department"),
        "year__gte": wanted.get("from_year"),
        "year__lte": wanted.get("to_year"),
    }
    return {field: value for field, value in asked.items() if value}


def _possible_duplicate(user: User) -> Q:
    return Q(pk__in=possible_duplicates(user))


def possible_duplicates(user: User) -> QuerySet:
    """Keys of those who may be somebody else's second row."""
    pairs = DuplicatePair.objects.visible_to(user).open()
    return pairs.values_list(Func("first", "second", template="unnest(ARRAY[%(expressions)s])"))
