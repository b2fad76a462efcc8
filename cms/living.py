"""The living numbers of the network on the start page: counted, never invented."""

from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q

from alumni.counting import FEW
from alumni.models import ConsentState, Person
from alumni.places import COUNTY_NAMES
from engagement.models import Request

KEPT_SECONDS = 60
COUNTIES_SHOWN = 6
# These say nothing of how willingly people answer.
NEVER_PUT = (Request.State.WAITING, Request.State.CANCELLED)


def numbers() -> dict[str, Any]:
    """people, asked (requests answered or out of time), answered (of these), counties [(code,
    number)].

    At most a minute old.
    """
    return cache.get_or_set("cms.living", count, KEPT_SECONDS)


def count() -> dict[str, Any]:
    granted = ConsentState.objects.filter(person=OuterRef("pk"), granted=True)
    members = Person.objects.in_register().filter(Q(user__isnull=False) | Exists(granted))
    by_county = (
        members.exclude(county="")
        .values("county")
        .annotate(number=Count("pk"))
        .filter(number__gt=FEW)
        .order_by("-number", "county")
    )
    ended = Request.objects.exclude(state__in=(*NEVER_PUT, *Request.UNANSWERED))
    requests = ended.aggregate(all=Count("pk"), answered=Count("answered_at"))
    return {
        "people": members.count(),
        "asked": requests["all"],
        "answered": requests["answered"],
        "counties": [(row["county"], row["number"]) for row in by_county[:COUNTIES_SHOWN]],
    }


def county_rows(living: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows for the bars, with the county's name in the reader's language."""
    most = max((number for _code, number in living["counties"]), default=0)
    return [
        {"name": COUNTY_NAMES[code], "number": number, "most": most}
        for code, number in living["counties"]
    ]
