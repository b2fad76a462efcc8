"""Where the alumni of a programme work: counted from what each shows to teachers, and told so
that nobody is picked out."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min, QuerySet

from alumni.audience import Audience
from alumni.counting import FEW, is_few, told
from alumni.directory import showing
from alumni.models import Degree, Employment, Person, Programme, Sector
from alumni.places import COUNTY_NAMES
from alumni.sorting import swedish_order

# Years since the degree, both included.
BANDS = ((0, 2), (3, 5), (6, 10), (11, 15), (16, 150))
COLOURS = 4  # sectors with a colour of their own; the fifth is all the others
LISTED = 8
TITLES = 3  # told of for each band of years


@dataclass(frozen=True)
class Line:
    """One row of a list with bars: a name, how many, and that number in words."""

    name: str
    number: int
    words: str

    @property
    def few(self) -> bool:
        return is_few(self.number)


@dataclass(frozen=True)
class Part:
    """A piece of a stacked bar: where it begins and how wide it is, per cent of the whole."""

    name: str
    colour: int
    start: float
    share: float


@dataclass(frozen=True)
class Band:
    """Those who graduated so many years ago. `parts` is empty when no sector can be told of, and
    `titles` when each is held by a few."""

    first: int
    last: int | None
    number: int
    words: str
    parts: list[Part] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Working:
    """`alumni`: whom teachers may be told of; `known`: of them, those who show where they work."""

    alumni: int
    known: int
    first_year: int | None
    last_year: int | None
    sectors: list[str]
    bands: list[Band]
    employers: list[Line]
    titles: list[Line]
    counties: list[Line]

    @property
    def share_known(self) -> int:
        return round(100 * self.known / self.alumni) if self.alumni else 0

    @property
    def tells_share(self) -> bool:
        """Per cent of a few, or that are a few, would tell how many they are."""
        return self.alumni > FEW and not is_few(self.known)

    @property
    def tells_more(self) -> bool:
        """Years, sectors and bands of a few alumni would be those of one of them."""
        return self.alumni > FEW

    @property
    def key(self) -> list[tuple[int, str]]:
        """(colour, sector) of the pieces that some bar has; without a name for the others."""
        return sorted({(part.colour, part.name) for band in self.bands for part in band.parts})

    @property
    def tells_titles(self) -> bool:
        return any(band.titles for band in self.bands)


def alumni_of(programme: Programme) -> QuerySet[Person]:
    """Those who show teachers that they studied the programme; the hidden are not even counted."""
    found = Person.objects.in_register().filter(hidden_at=None, listed_to__gte=Audience.TEACHERS)
    graduates = Degree.objects.filter(programme=programme).values("person")
    return showing("degrees", found, Audience.TEACHERS).filter(pk__in=graduates)


def of(programme: Programme, today: date) -> Working:
    people = alumni_of(programme)
    years = dict(
        Degree.objects.filter(programme=programme, person__in=people)
        .order_by()
        .values_list("person")
        .annotate(Min("year"))
    )
    jobs = _jobs(people)
    sectors = _leading_sectors(jobs)
    return Working(
        alumni=len(years),
        known=len(jobs),
        first_year=min(years.values(), default=None),
        last_year=max(years.values(), default=None),
        sectors=[str(sector) for sector in sectors.values()],
        bands=_bands(jobs, years, sectors, today.year),
        employers=_lines(Counter(job.organisation.name for job in jobs)),
        titles=_lines(_titles(jobs)),
        counties=_counties(people),
    )


def _jobs(people: QuerySet[Person]) -> list[Employment]:
    """The work of today that each shows to teachers: one per person, the latest begun."""
    shown = showing("work", people, Audience.TEACHERS)
    return list(
        Employment.objects.filter(person__in=shown, ended_on=None)
        .select_related("organisation")
        .order_by("person", "-started_on", "-pk")
        .distinct("person")
    )


def _leading_sectors(jobs: list[Employment]) -> dict[int, Sector]:
    """The sectors in which most work, by key, as many as there are colours; never a few people."""
    numbers = Counter(key for job in jobs if (key := job.organisation.sector_id))
    most = [key for key, number in numbers.most_common(COLOURS) if number > FEW]
    found = Sector.objects.in_bulk(most)
    return {key: found[key] for key in most}


def _bands(
    jobs: list[Employment], years: dict[int, int], sectors: dict[int, Sector], this_year: int
) -> list[Band]:
    groups: dict[tuple[int, int], list[Employment]] = defaultdict(list)
    for job in jobs:
        since = max(0, this_year - years[job.person_id])
        groups[next(band for band in BANDS if band[0] <= since <= band[1])].append(job)
    return [_band(years, group, sectors) for years, group in _joined(groups, sectors)]


def _joined(
    groups: dict[tuple[int, int], list[Employment]], sectors: dict[int, Sector]
) -> list[tuple[tuple[int, int], list[Employment]]]:
    """A band that can tell nothing is one with its neighbour: it would show an empty bar, and
    where it is of a few people, the whole less the others would tell how many they are."""
    joined: list[tuple[tuple[int, int], list[Employment]]] = []
    for band in BANDS:
        if not groups[band]:
            continue
        if joined and not _tells(joined[-1][1], sectors):
            before, those = joined.pop()
            joined.append(((before[0], band[1]), those + groups[band]))
        else:
            joined.append((band, groups[band]))
    if len(joined) > 1 and not _tells(joined[-1][1], sectors):
        after, those = joined.pop()
        before, earlier = joined.pop()
        joined.append(((before[0], after[1]), earlier + those))
    return joined


def _tells(jobs: list[Employment], sectors: dict[int, Sector]) -> bool:
    return bool(_kept(jobs, sectors)) or (not sectors and len(jobs) > FEW)


def _kept(jobs: list[Employment], sectors: dict[int, Sector]) -> dict[int, int]:
    """How many work in each leading sector; one with a few people goes to the others, so that
    no share tells of one."""
    numbers = Counter(job.organisation.sector_id for job in jobs)
    return {key: numbers[key] for key in sectors if numbers[key] > FEW}


def _band(years: tuple[int, int], jobs: list[Employment], sectors: dict[int, Sector]) -> Band:
    whole = len(jobs)
    last = years[1] if years[1] != BANDS[-1][1] else None
    if is_few(whole):
        return Band(years[0], last, whole, told(whole))
    titles = [title for title, number in _titles(jobs).most_common(TITLES) if number > FEW]
    parts = _parts(_kept(jobs, sectors), sectors, whole)
    return Band(years[0], last, whole, told(whole), parts, titles)


def _parts(kept: dict[int, int], sectors: dict[int, Sector], whole: int) -> list[Part]:
    parts, start = [], 0.0
    for colour, key in enumerate(sectors, start=1):
        if key in kept:
            share = 100 * kept[key] / whole
            parts.append(Part(str(sectors[key]), colour, start, share))
            start += share
    if parts and start < 100:
        parts.append(Part("", COLOURS + 1, start, 100 - start))
    return parts


def _titles(jobs: list[Employment]) -> Counter[str]:
    """How many hold each title, however it is written."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for job in jobs:
        spelt[job.title.casefold().strip()][job.title.strip()] += 1
    return Counter({ways.most_common(1)[0][0]: ways.total() for ways in spelt.values()})


def _counties(people: QuerySet[Person]) -> list[Line]:
    shown = showing("place", people, Audience.TEACHERS).exclude(county="")
    numbers = Counter(shown.values_list("county", flat=True))
    return _lines(Counter({str(COUNTY_NAMES[code]): n for code, n in numbers.items()}))


def _lines(numbers: Counter[str]) -> list[Line]:
    """The most common first; among a few, in the order of the alphabet, which tells nothing."""
    named = sorted(numbers.items(), key=lambda row: (-max(row[1], FEW), swedish_order(row[0])))
    listed, left = named[:LISTED], named[LISTED:]
    if _can_be_reckoned([number for _name, number in listed], sum(n for _name, n in left)):
        listed = [row for row in listed if row[1] > FEW]
    return [Line(name, number, told(number)) for name, number in listed]


def _can_be_reckoned(listed: list[int], left: int) -> bool:
    """Whether those of a few could be told from the whole, less the numbers that are shown.

    `left` is how many are in no line. What remains for the few must be sharable in two ways.
    """
    few = [number for number in listed if is_few(number)]
    if not few:
        return False
    if left:
        return sum(few) + left - len(few) < 2
    return not len(few) < sum(few) < FEW * len(few) or len(few) < 2
