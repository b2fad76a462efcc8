"""The hour of the day where each reader lives.

A campaign may leave "at nine where they are": then the readers of one hour have chunks of their
own. Such a chunk leaves between that hour and CLOSES over there, on the day that was chosen or, if
something kept it, on a later one: never at night, whatever paused it and for how long. A letter
that the mail server refused for now is tried again in the same hours.

What waits on while summer time begins or ends keeps the university's clock if it has its hour; for
all others, of whom only the moment is kept, the hour is then an hour off where they change clocks.

A place is a country. One that spans several zones counts as the one in which most people live; who
tells no country, or keeps it to themselves, gets the university's hour.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Sum
from django.utils import timezone

from campaigns.models import Campaign, Chunk

OPENS, CLOSES = 7, 21
DAY = timedelta(days=1)
UNKNOWN = ""
# Where zone.tab does not name first the zone in which most people of the country live.
_MAIN = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
}
# `c` is a chunk, `k` its campaign. True: it waits for no hour, or it is day where its readers are.
_HERE = f"AT TIME ZONE '{settings.TIME_ZONE}'"
OPEN = f"""
(c.not_before IS NULL OR (now() >= c.not_before AND
 mod(extract(epoch FROM CASE WHEN c.not_before = k.local_at
                             THEN (now() {_HERE}) - (c.not_before {_HERE})
                             ELSE now() - c.not_before END)::bigint, 86400)
 < extract(epoch FROM time '{CLOSES}:00' - (k.local_at {_HERE})::time)))
"""


@dataclass(frozen=True)
class Stop:
    """Readers whose hour comes at the same moment. `leaves`: when their letters can leave."""

    moment: datetime
    leaves: datetime
    people: int
    places: tuple[str, ...] = ()
    # Their hour has come, today or before, and it is still day there.
    at_once: bool = False


@cache
def _zones() -> dict[str, str]:
    """The first zone of each country in the time zone database's own table, or the better one."""
    found: dict[str, str] = {}
    for line in files("tzdata").joinpath("zoneinfo", "zone.tab").read_text().splitlines():
        if not line.startswith("#"):
            country, _where, zone = line.split("\t")[:3]
            found.setdefault(country, zone)
    return found | _MAIN


def zone_of(country: str) -> ZoneInfo:
    """The zone of a country; the university's for one that is unknown."""
    return ZoneInfo(_zones().get(country, settings.TIME_ZONE))


def hour_in(country: str, at: datetime) -> datetime:
    """When it is the day and the hour there that `at` is here.

    In UTC: in the night when summer time ends two hours here have one name.
    """
    return timezone.localtime(at).replace(tzinfo=zone_of(country)).astimezone(UTC)


def by_moment(people: dict[str, int], at: datetime) -> dict[datetime, list[str]]:
    """The countries whose hour comes at the same moment, earliest first."""
    found: dict[datetime, list[str]] = defaultdict(list)
    for country in sorted(people):
        found[hour_in(country, at)].append(country)
    return dict(sorted(found.items()))


def next_chance(moment: datetime, at: datetime, now: datetime) -> datetime:
    """When letters whose hour comes at `moment` can leave: then, now, or on the next day."""
    if moment >= now:
        return moment
    hour = timezone.localtime(at)
    open_for = hour.replace(hour=CLOSES, minute=0, second=0, microsecond=0) - hour
    # Between two moments of one zone Python counts by the clock on the wall there.
    zone = timezone.get_default_timezone() if moment == at else UTC
    here = now.astimezone(zone)
    passed = (here - moment.astimezone(zone)) % DAY
    return now if passed < open_for else (here - passed + DAY).astimezone(UTC)


def opens(campaign: Campaign, seq: int) -> datetime:
    """When one letter of a campaign may leave: now, or when it is day where its reader lives."""
    now = timezone.now()
    if campaign.local_at is None:
        return now
    chunk = Chunk.objects.filter(campaign=campaign, number=(seq - 1) // Chunk.SIZE)
    moment = chunk.values_list("not_before", flat=True).first()
    return next_chance(moment, campaign.local_at, now) if moment else now


def stops(people: dict[str, int], at: datetime) -> list[Stop]:
    """Who would wait for what if the campaign began for `at`."""
    now, found = timezone.now(), []
    for moment, countries in by_moment(people, at).items():
        leaves = next_chance(moment, at, now)
        number = sum(people[country] for country in countries)
        places = tuple(sorted(countries, key=lambda country: -people[country]))
        found.append(Stop(moment, leaves, number, places, at_once=moment < leaves == now))
    return found


def waiting(campaign: Campaign) -> list[Stop]:
    """Whose hour has not come: what lies free in chunks that may not leave now."""
    if campaign.local_at is None:
        return []
    now, free = timezone.now(), Chunk.objects.filter(campaign=campaign, state=Chunk.State.FREE)
    rows = free.exclude(not_before=None).values_list("not_before")
    found = [
        Stop(moment, next_chance(moment, campaign.local_at, now), people)
        for moment, people in rows.annotate(left=Sum(F("size") - F("done"))).order_by("not_before")
    ]
    return sorted((stop for stop in found if stop.leaves > now), key=lambda stop: stop.leaves)
