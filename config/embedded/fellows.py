"""Some of the demo's people let fellow alumni find them: a map, and the class of Johan Rask."""

from django.db.models import Count, F
from django.db.models.functions import Mod

from alumni import search
from alumni.audience import Audience
from alumni.models import ConsentState, Degree, Person

SHOWN = dict.fromkeys(["degrees", "work", "place", "topics", "languages"], int(Audience.ALUMNI))
CLASSMATES = 13
# Words that our list of topics does not have: one is misspelt, one in two spellings.
OWN_WORDS = [
    "hållbar fjällturism", "Energilagring i bostäder", "hållbar fjällturism", "promptteknik",
    "Promptteknik", "energilagring i bostäder", "samisk språkteknik", "Prisättning",
    "Hållbar fjällturism",
]  # fmt: skip


def load(johan: Person) -> None:
    own = Degree.objects.select_related("programme").get(person=johan)
    willing = ConsentState.objects.filter(granted=True).values("person")
    people = Person.objects.in_register().filter(pk__in=willing, user=None, hidden_at=None)
    _graduate_with(own, people)
    mates = Degree.objects.filter(programme=own.programme, year=own.year).values("person")
    half = people.annotate(half=Mod(F("pk"), 2)).filter(half=0)
    for some in (half, people.filter(pk__in=mates)):
        some.update(listed_to=Audience.ALUMNI, audiences=SHOWN)
    Person.objects.filter(pk=johan.pk).update(
        listed_to=Audience.ALUMNI, audiences={**SHOWN, "bio": int(Audience.ALUMNI)}
    )
    _write_own_words(people)


def _write_own_words(people: object) -> None:
    chosen = list(people.filter(offers__kind="guest_lecture").order_by("pk")[: len(OWN_WORDS)])
    for person, word in zip(chosen, OWN_WORDS, strict=True):
        person.own_words = [word]
    Person.objects.bulk_update(chosen, ["own_words"])
    search.refresh(person.pk for person in chosen)


def _graduate_with(own: Degree, people: object) -> None:
    """Enough people of the same year studied the same."""
    alone = people.annotate(number=Count("degrees")).filter(number=1, degrees__year=own.year)
    keys = list(alone.order_by("pk").values_list("pk", flat=True)[:CLASSMATES])
    Degree.objects.filter(person__in=keys).update(
        programme=own.programme, campus=own.campus, level=own.level, title=""
    )
    search.refresh(keys)
