"""Which programmes lead to the same sort of work, and what alumni do for them."""

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt

from django.core.cache import cache
from django.db.models import Count

from alumni.audience import Audience
from alumni.directory import showing
from alumni.models import Employment, Person, Programme
from engagement import outcomes

SHOWN = 3
LEAST = 0.3
KEPT_SECONDS = 3600
SAME_FIELD, SAME_DEPARTMENT = 0.15, 0.1


@dataclass(frozen=True)
class Similar:
    """`did`: kinds → how many times this year."""

    programme: Programme
    did: dict[str, int]


def to(programme: Programme, year: int) -> list[Similar]:
    """The nearest programmes for which alumni did something this year."""
    others = Programme.objects.exclude(pk=programme.pk)
    near = sorted(
        ((_nearness(programme, other), other) for other in others),
        key=lambda pair: (-pair[0], pair[1].pk),
    )
    found = []
    for nearness, other in near[: 4 * SHOWN]:
        if nearness < LEAST or len(found) == SHOWN:
            break
        if did := outcomes.numbers(programme=other, period=outcomes.Period.year(year)):
            found.append(Similar(other, did))
    return found


def _nearness(one: Programme, other: Programme) -> float:
    """0 to 1 by the sectors in which their alumni work, and a little for a shared home."""
    sectors = _sectors()
    shared = _cosine(sectors.get(one.pk, {}), sectors.get(other.pk, {}))
    if one.group and one.group == other.group:
        shared += SAME_FIELD
    if one.department_id and one.department_id == other.department_id:
        shared += SAME_DEPARTMENT
    return shared


def _sectors() -> dict[int, dict[int, int]]:
    """Programme → sector → how many work there now. At most an hour old."""
    return cache.get_or_set("portal.programme-sectors", _count_sectors, KEPT_SECONDS)


def _count_sectors() -> dict[int, dict[int, int]]:
    people = Person.objects.in_register().filter(hidden_at=None, listed_to__gte=Audience.TEACHERS)
    shown = showing("work", people, Audience.TEACHERS)
    rows = (
        Employment.objects.filter(
            person__in=shown,
            ended_on=None,
            organisation__sector__isnull=False,
            person__degrees__programme__isnull=False,
        )
        .order_by()
        .values_list("person__degrees__programme", "organisation__sector")
        .annotate(Count("person", distinct=True))
    )
    counted: dict[int, dict[int, int]] = defaultdict(dict)
    for programme, sector, number in rows:
        counted[programme][sector] = number
    return dict(counted)


def _cosine(one: dict[int, int], other: dict[int, int]) -> float:
    length = sqrt(sum(n * n for n in one.values())) * sqrt(sum(n * n for n in other.values()))
    together = sum(one[key] * other[key] for key in one.keys() & other.keys())
    return together / length if length else 0.0
