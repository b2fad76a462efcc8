"""What came of the asking: held lectures, visits, theses, for pages, the plan and reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alumni.models import Department, Offer, Programme
from engagement.models import MentorPair, Request

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Period:
    """Days, both included, local time."""

    first: date
    last: date

    @classmethod
    def year(cls, number: int) -> "Period":
        return cls(date(number, 1, 1), date(number, 12, 31))

    def bounds(self) -> tuple[datetime, datetime]:
        start = timezone.make_aware(datetime.combine(self.first, time.min))
        return start, timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time.min))


def held(
    *,
    kinds: Iterable[str] = (),
    programme: Programme | None = None,
    department: Department | None = None,
    period: Period | None = None,
) -> QuerySet[Request]:
    """Requests that led to something that took place, by when it took place.

    A department's are those for its programmes, and those its teachers asked for no programme.
    """
    found = Request.objects.filter(
        state__in=[Request.State.HELD, Request.State.THANKED], held_at__isnull=False
    )
    if kinds := list(kinds):
        found = found.filter(ask__kind__in=kinds)
    if programme:
        found = found.filter(ask__programme=programme)
    if department:
        found = found.filter(
            Q(ask__programme__department=department)
            | Q(ask__programme=None, ask__asked_by__department=department)
        )
    if period:
        start, end = period.bounds()
        found = found.filter(held_at__gte=start, held_at__lt=end)
    return found


def by_kind(found: QuerySet[Request]) -> "Mapping[str, int]":
    """How many of each kind; kinds without any are left out."""
    return dict(found.order_by().values_list("ask__kind").annotate(Count("pk")))


def mentored(
    *,
    programme: Programme | None = None,
    department: Department | None = None,
    period: Period | None = None,
) -> QuerySet[MentorPair]:
    """Pairs of the mentor programme that began, by when both had said yes; a programme's are
    those of its students."""
    found = MentorPair.objects.filter(started_at__isnull=False)
    if programme:
        found = found.filter(application__programme=programme)
    if department:
        found = found.filter(application__programme__department=department)
    if period:
        start, end = period.bounds()
        found = found.filter(started_at__gte=start, started_at__lt=end)
    return found


def together(found: QuerySet[Request], pairs: QuerySet[MentorPair]) -> dict[str, int]:
    """How many of each kind these are, the pairs among the mentors."""
    counted = dict(by_kind(found))
    if number := pairs.count():
        counted[Offer.Kind.MENTOR] = counted.get(Offer.Kind.MENTOR, 0) + number
    return counted


def numbers(
    *,
    programme: Programme | None = None,
    department: Department | None = None,
    period: Period | None = None,
) -> dict[str, int]:
    """How many of each kind took place, the mentor programme's pairs among the mentors."""
    where = {"programme": programme, "department": department, "period": period}
    return together(held(**where), mentored(**where))
