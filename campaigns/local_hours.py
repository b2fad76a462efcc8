"""The hour of the day where each reader lives.

A campaign may leave "at nine where they are": then the readers of one hour have chunks of their
own. Such a chunk leaves between that hour and CLOSES over there, on the day that was chosen or, if
something kept it, on a later one: never at night, whatever paused it and for how long. A letter
that the mail server refused for now is tried again in the same hours.

A chunk keeps its first moment and the zone whose clock it goes by, so that the hour stays the
same over there when summer time begins or ends meanwhile. Countries share a chunk where their
clocks agree for a year.

A place is a country. One that spans several zones counts as the one in which most people live; who
tells no country, or keeps it to themselves, gets the university's hour.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
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
# A day is counted by their clock; without a zone, as in chunks of earlier versions, by 24 hours.
_HERE = f"AT TIME ZONE '{settings.TIME_ZONE}'"
OPEN = f"""
(c.not_before IS NULL OR (now() >= c.not_before AND
 mod(extract(epoch FROM CASE WHEN c.zone = '' THEN now() - c.not_before
                             ELSE (now() AT TIME ZONE c.zone) - (c.not_before AT TIME ZONE c.zone)
                        END)::bigint, 86400)
 < extract(epoch FROM time '{CLOSES}:00' - (k.local_at {_HERE})::time)))
"""


@dataclass(frozen=True)
class Clock:
    """Countries whose hour comes at the same moment, and whose clocks agree for a year from then.

    `zone`: the university's where it is one of them, else that of most of the readers.
    """

    moment: datetime
    zone: str
    countries: tuple[str, ...]


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


def clocks(people: dict[str, int], at: datetime) -> list[Clock]:
    """The countries by the clock that they share, whose hour comes first before the others."""
    day, found = timezone.localdate(at), defaultdict(list)
    for country in sorted(people):
        found[hour_in(country, at), _year_of(zone_of(country).key, day)].append(country)
    ours = _year_of(settings.TIME_ZONE, day)
    named = [
        Clock(
            moment,
            settings.TIME_ZONE if year == ours else zone_of(max(those, key=people.get)).key,
            tuple(those),
        )
        for (moment, year), those in found.items()
    ]
    return sorted(named, key=lambda clock: (clock.moment, clock.zone))


@lru_cache(maxsize=2048)
def _year_of(zone: str, day: date) -> tuple[timedelta | None, ...]:
    """How far its clock is from UTC on each day of a year."""
    noon, rules = datetime.combine(day, time(12)), ZoneInfo(zone)
    return tuple(rules.utcoffset(noon + number * DAY) for number in range(366))


def next_chance(moment: datetime, zone: str, at: datetime, now: datetime) -> datetime:
    """When letters whose hour comes at `moment` can leave: then, now, or on the next day.

    `zone`: by whose clock a day is counted; empty: by 24 hours.
    """
    if moment >= now:
        return moment
    hour = timezone.localtime(at)
    open_for = hour.replace(hour=CLOSES, minute=0, second=0, microsecond=0) - hour
    # Between two moments of one zone Python counts by the clock on the wall there.
    rules = ZoneInfo(zone) if zone else UTC
    there = now.astimezone(rules)
    passed = (there - moment.astimezone(rules)) % DAY
    return now if passed < open_for else (there - passed + DAY).astimezone(UTC)


def by_day(moment: datetime) -> datetime:
    """The same moment, or the next morning where it falls in the university's night."""
    local = timezone.localtime(moment)
    if OPENS <= local.hour < CLOSES:
        return moment
    morning = local.replace(hour=OPENS, minute=0, second=0, microsecond=0)
    return morning + DAY if local.hour >= CLOSES else morning


def opens(campaign: Campaign, seq: int) -> datetime:
    """When one letter of a campaign may leave: now, or when it is day where its reader lives."""
    now = timezone.now()
    if campaign.local_at is None:
        return now
    chunk = Chunk.objects.filter(campaign=campaign, number=(seq - 1) // Chunk.SIZE).first()
    if chunk is None or chunk.not_before is None:
        return now
    return next_chance(chunk.not_before, chunk.zone, campaign.local_at, now)


def stops(people: dict[str, int], at: datetime) -> list[Stop]:
    """Who would wait for what if the campaign began for `at`."""
    now, found = timezone.now(), defaultdict(list)
    for clock in clocks(people, at):
        leaves = next_chance(clock.moment, clock.zone, at, now)
        found[clock.moment, leaves] += clock.countries
    return [
        Stop(
            moment,
            leaves,
            sum(people[country] for country in countries),
            tuple(sorted(countries, key=lambda country: (-people[country], country))),
            at_once=moment < leaves == now,
        )
        for (moment, leaves), countries in found.items()
    ]


def waiting(campaign: Campaign) -> list[Stop]:
    """Whose hour has not come: what lies free in chunks that may not leave now."""
    if campaign.local_at is None:
        return []
    now, free = timezone.now(), Chunk.objects.filter(campaign=campaign, state=Chunk.State.FREE)
    rows = free.exclude(not_before=None).values_list("not_before", "zone")
    found: dict[datetime, list[tuple[datetime, int]]] = defaultdict(list)
    for moment, zone, people in rows.annotate(left=Sum(F("size") - F("done"))):
        leaves = next_chance(moment, zone, campaign.local_at, now)
        found[leaves].append((moment, people))
    return [
        Stop(min(moment for moment, _people in each), leaves, sum(people for _m, people in each))
        for leaves, each in sorted(found.items())
        if leaves > now
    ]
