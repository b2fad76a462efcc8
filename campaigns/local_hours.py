"""The hour of the day where each reader lives.

A campaign may leave "at nine where they are": then the readers of one hour have chunks of their
own. Such a chunk leaves between that hour and CLOSES over there, on the day that was chosen or, if
something kept it, on a later one: never at night, whatever paused it and for how long. A letter
that the mail server refused for now is tried again in the same hours.

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
OPEN = f"""
(c.not_before IS NULL OR (now() >= c.not_before AND
 mod(extract(epoch FROM now() - c.not_before)::bigint, 86400) < extract(epoch FROM
     time '{CLOSES}:00' - (k.local_at AT TIME ZONE '{settings.TIME_ZONE}')::time)))
"""


@dataclass(frozen=True)
class Stop:
    """Readers whose hour comes at the same moment. `leaves`: when their letters can leave."""

    moment: datetime
    leaves: datetime
    people: int
    places: tuple[str, ...] = ()

    @property
    def at_once(self) -> bool:
        """Their hour has come, today or before, and it is still day there."""
        return self.leaves > self.moment and (self.leaves - self.moment) % DAY > timedelta(0)


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
    passed = (now - moment) % DAY
    return now if passed < open_for else now - passed + DAY


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
    now = timezone.now()
    return [
        Stop(
            moment,
            next_chance(moment, at, now),
            sum(people[country] for country in countries),
            tuple(sorted(countries, key=lambda country: -people[country])),
        )
        for moment, countries in by_moment(people, at).items()
    ]


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
