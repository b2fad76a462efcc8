"""What alumni did for a programme this year against what it wants, and who would help."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from alumni import portraits
from alumni.audience import Audience
from alumni.models import Offer, Person, Programme
from engagement import contracts, outcomes
from engagement.models import Contract
from portal.models import CONTRACT, WAYS, Ambition
from portal.programmes import working

FACES = 6


@dataclass(frozen=True)
class Line:
    """One way of helping: how many times this year, how many wanted, how many offer it now.

    Contracts are counted while they are in force; nobody offers them here.
    """

    kind: str
    label: str
    held: int
    wanted: int
    offered: int

    @property
    def is_offered(self) -> bool:
        """Whether it is something that people offer."""
        return self.kind != CONTRACT

    @property
    def missing(self) -> int:
        return max(0, self.wanted - self.held)

    @property
    def whole(self) -> int:
        """The length of the bar."""
        return max(self.wanted, self.held, 1)


@dataclass(frozen=True)
class Helper:
    """Somebody who helped the programme this year, as teachers may see them."""

    person: Person
    portrait: str
    did: list[str]


def lines(programme: Programme, year: int, bound: Collection[Contract] | None = None) -> list[Line]:
    """Every way of helping that was wanted, held or is offered.

    `bound`: the year's contracts of the programme, where they have been read already.
    """
    held = outcomes.numbers(programme=programme, period=outcomes.Period.year(year))
    wanted = dict(
        Ambition.objects.filter(programme=programme, year=year).values_list("kind", "number")
    )
    if bound is None:
        bound = contracts.of_programme(programme, year)
    held[CONTRACT] = len(bound)
    counts = (held, wanted, _offered(programme))
    return [
        Line(kind, str(label), *(count.get(kind, 0) for count in counts))
        for kind, label in WAYS
        if any(count.get(kind) for count in counts)
    ]


def _held(programme: Programme, year: int) -> QuerySet:
    return outcomes.held(programme=programme, period=outcomes.Period.year(year))


def _offered(programme: Programme) -> Counter[str]:
    """How many of the programme's own alumni may be asked about each kind today."""
    findable = working.alumni_of(programme).filter(search_row__isnull=False)
    offers = Offer.objects.open().filter(person__in=findable).order_by()
    return Counter(dict(offers.values_list("kind").annotate(Count("person", distinct=True))))


def helpers(programme: Programme, year: int) -> list[Helper]:
    """Those who helped most, the first few; nobody whom teachers may no longer find."""
    did: dict[int, Counter[str]] = {}
    for person, kind in _held(programme, year).values_list("person", "ask__kind"):
        did.setdefault(person, Counter())[kind] += 1
    pairs = outcomes.mentored(programme=programme, period=outcomes.Period.year(year))
    for person in pairs.values_list("mentor__person", flat=True):
        did.setdefault(person, Counter())[Offer.Kind.MENTOR] += 1
    shown = Person.objects.in_register().filter(
        pk__in=did, hidden_at=None, listed_to__gte=Audience.TEACHERS
    )
    most = sorted(shown, key=lambda person: (-did[person.pk].total(), person.pk))[:FACES]
    return [Helper(person, _portrait(person), _said(did[person.pk])) for person in most]


def _portrait(person: Person) -> str:
    if not person.shows("portrait", Audience.TEACHERS):
        return ""
    return portraits.address(person.pk, person.portrait.name)


def _said(did: Counter[str]) -> list[str]:
    return [
        f"{Offer.Kind(kind).label} × {number}" if number > 1 else str(Offer.Kind(kind).label)
        for kind, number in did.most_common()
    ]


def set_ambitions(programme: Programme, year: int, wanted: dict[str, int]) -> None:
    """What the programme wants of the year: kind → number; nought takes the ambition away."""
    for kind, number in wanted.items():
        rows = Ambition.objects.filter(programme=programme, year=year, kind=kind)
        if not number:
            rows.delete()
        elif not rows.update(number=number):
            Ambition.objects.create(programme=programme, year=year, kind=kind, number=number)
