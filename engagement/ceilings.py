"""How often a person is asked: never more than they wish, whoever asks and whatever it is about.

Questions, mentoring and invitations by mail are counted together.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils import timezone

from alumni.models import Offer
from campaigns.models import Campaign, Recipient
from engagement.models import AskLimit, Request

# people's keys, since when (None: what is open now) → how often each was asked
Counted = Callable[[Sequence[int], datetime | None], dict[int, int]]
_counted: list[tuple[Counted, str]] = []


def also_count(counted: Counted, kind: str = "") -> None:
    """Another way of asking (mentoring, say) tells, when it starts, what counts towards the
    common ceilings; with a kind also towards how many times a year that is offered."""
    _counted.append((counted, kind))


def askable(people: Sequence[int], kind: str) -> list[Offer]:
    """The open offers of this kind, of those who may be found today and are below every ceiling.

    Locks the people, so that two teachers cannot both take the last time, be it about two kinds.
    """
    found = open_offers(people, kind).select_for_update(of=("person",), no_key=True)
    offers = list(found.order_by("person_id"))
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
    return _times_this_year([offer.person_id])[offer.person_id, offer.kind]


def _times_this_year(people: Sequence[int]) -> Counter[tuple[int, str]]:
    """(person, kind) → how many times they were really asked about it in the last 365 days."""
    since = timezone.now() - timedelta(days=365)
    asked = Request.objects.filter(person__in=people, asked_at__gte=since).order_by()
    counts = asked.values_list("person", "ask__kind").annotate(number=Count("pk"))
    times = Counter({(person, about): number for person, about, number in counts})
    for counted, kind in _counted:
        if kind:
            times.update({(p, kind): number for p, number in counted(people, since).items()})
    return times


def asked_enough(people: Sequence[int]) -> set[int]:
    """Those with as many open questions, or as many in 90 days, as anybody is to have."""
    quarter = timezone.now() - timedelta(days=90)
    asked = Request.objects.filter(person__in=people)
    being_asked = _numbers(asked.awaiting_answer())
    lately = _numbers(asked.filter(asked_at__gte=quarter))
    lately.update(_invited(people, quarter))
    for counted, _kind in _counted:
        being_asked.update(counted(people, None))
        lately.update(counted(people, quarter))
    wishes = AskLimit.objects.filter(person__in=people).values_list("person", "in_quarter")
    most = {person: min(wish, settings.ASK_MOST_IN_QUARTER) for person, wish in wishes}
    tired = {p for p, n in lately.items() if n >= most.get(p, settings.ASK_MOST_IN_QUARTER)}
    return tired | {p for p, n in being_asked.items() if n >= settings.ASK_MOST_OPEN}


def resting(people: Sequence[int], kind: str = "") -> set[int]:
    """Those who cannot be asked today: about this kind, or about anything at all.

    Why is theirs: a break, a ceiling that is reached, an offer that is gone all look the same.
    """
    times = _times_this_year(people)
    offers = Offer.objects.open().filter(person__in=people, person__search_row__isnull=False)
    if kind:
        offers = offers.filter(kind=kind)
    open_to = {
        offer.person_id
        for offer in offers.only("person_id", "kind", "per_year")
        if times[offer.person_id, offer.kind] < offer.per_year
    }
    return set(people) - (open_to - asked_enough(people))


def _invited(people: Sequence[int], since: datetime) -> dict[int, int]:
    """Invitations by mail ask something of a person, too."""
    letters = Recipient.objects.filter(
        person__in=people,
        campaign__kind=Campaign.Kind.INVITATION,
        campaign__started_at__gte=since,
    )
    return _numbers(letters)


def _numbers(rows: QuerySet) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("person").annotate(Count("pk"))))
