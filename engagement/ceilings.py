"""How often a person is asked: never more than they wish, whoever asks and whatever it is about."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from alumni.models import Offer
from engagement.models import Request

# people's keys, since when (None: what is open now) → how often each was asked
Counted = Callable[[Sequence[int], datetime | None], dict[int, int]]
_counted: list[Counted] = []


def also_count(counted: Counted) -> None:
    """Another way of asking (mentoring, say) tells, when it starts, what counts towards the
    common ceilings."""
    _counted.append(counted)


def askable(people: Sequence[int], kind: str) -> list[Offer]:
    """The open offers of this kind, of those who may be found today and are below every ceiling.

    Locks the offers, so that two teachers cannot both take the last time of the year.
    """
    offers = list(open_offers(people, kind).select_for_update(of=("self",)).order_by("pk"))
    tired = asked_enough([offer.person_id for offer in offers])
    return [
        offer
        for offer in offers
        if offer.person_id not in tired and asked_this_year(offer) < offer.per_year
    ]


def open_offers(people: Sequence[int], kind: str):
    """Offers of this kind that may be asked about today, whether or not the ceiling is reached."""
    return (
        Offer.objects.open()
        .filter(kind=kind, person__in=people, person__search_row__isnull=False)
        .select_related("person")
    )


def asked_this_year(offer: Offer) -> int:
    """How many times this person was really asked about this in the last 365 days."""
    since = timezone.now() - timedelta(days=365)
    return Request.objects.filter(
        person=offer.person_id, ask__kind=offer.kind, asked_at__gte=since
    ).count()


def asked_enough(people: Sequence[int]) -> set[int]:
    """Those with as many open questions, or as many in 90 days, as anybody is to have."""
    quarter = timezone.now() - timedelta(days=90)
    asked = Request.objects.filter(person__in=people)
    being_asked = _numbers(asked.awaiting_answer())
    lately = _numbers(asked.filter(asked_at__gte=quarter))
    for counted in _counted:
        being_asked.update(counted(people, None))
        lately.update(counted(people, quarter))
    return _at_least(being_asked, settings.ASK_MOST_OPEN) | _at_least(
        lately, settings.ASK_MOST_IN_QUARTER
    )


def _numbers(requests) -> Counter[int]:
    return Counter(dict(requests.order_by().values_list("person").annotate(Count("pk"))))


def _at_least(numbers: Counter[int], ceiling: int) -> set[int]:
    return {person for person, number in numbers.items() if number >= ceiling}
