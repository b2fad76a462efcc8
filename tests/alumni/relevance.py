"""A fixed network with a known truth, and questions with those who ought to be found.

`tests/data/relevance.json` holds twenty fields with a programme, topics, titles, presentations
and a syllabus, each written for the purpose. For every field five people work in it today and
five studied it and worked in it before; two hundred others have nothing to do with any.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from alumni import search
from alumni.models import (
    Consent,
    Degree,
    Employment,
    Offer,
    Organisation,
    Person,
    Programme,
    Purpose,
    Topic,
)
from alumni.search import Query

DATA = json.loads((Path(__file__).parents[1] / "data" / "relevance.json").read_text("utf-8"))
# fmt: off
GIVEN = ["Anna", "Erik", "Maria", "Lars", "Karin", "Nils", "Eva", "Per", "Sara", "Jonas", "Emma",
         "Mikael", "Lena", "Anders", "Sofia"]
FAMILY = ["Lind", "Berg", "Nyman", "Sand", "Östlund", "Dahl", "Ek", "Holm", "Ström", "Vik", "Ås",
          "Björk", "Moberg", "Norin", "Rask"]
# fmt: on
NOW, BEFORE, OTHERS = 5, 5, 200


@dataclass(frozen=True)
class Question:
    kind: str
    text: str
    query: Query
    # Person → how much they ought to be found: 2 surely, 1 rather.
    wanted: dict[int, int]


class Network:
    """The people, by field, as they were made."""

    def __init__(self) -> None:
        self.made = 0
        self.now: dict[str, list[Person]] = {}
        self.before: dict[str, list[Person]] = {}
        self.named: list[Person] = []
        self.work: list[Employment] = []
        self.offers: list[Offer] = []
        self.employers = Organisation.objects.bulk_create(
            Organisation(name=f"Arbetsgivare {number}") for number in range(20)
        )
        for field in DATA["fields"]:
            self._add_field(field)
        self._add_others()
        Employment.objects.bulk_create(self.work)
        Offer.objects.bulk_create(self.offers)
        self._say_yes()
        search.refresh(Person.objects.values_list("pk", flat=True))

    def _person(self, bio: str, name: tuple[str, str] | None = None) -> Person:
        number, self.made = self.made, self.made + 1
        given, family = name or (GIVEN[number % 15], FAMILY[number * 7 // 15 % 15])
        common = DATA["common"]
        person = Person.objects.create(
            given_name=given,
            family_name=family,
            bio_sv=" ".join(filter(None, [common[number % 5], bio, common[(number + 2) % 5]])),
            county=("22", "23")[number % 2],
            confirmed_at=timezone.now() - timezone.timedelta(days=number * 37 % 900),
        )
        kinds = [Offer.Kind.GUEST_LECTURE, Offer.Kind.MENTOR, Offer.Kind.THESIS]
        chosen = kinds[: 1 + number % 3] if number % 4 else [Offer.Kind.MENTOR]
        self.offers += [Offer(person=person, kind=kind) for kind in chosen]
        return person

    def _works(self, person: Person, title: str, ended: bool = False) -> None:
        employer = self.employers[len(self.work) % 20]
        until = "2019-12-31" if ended else None
        self.work.append(
            Employment(person=person, organisation=employer, title=title, ended_on=until)
        )

    def _add_field(self, field: dict) -> None:
        name_sv, name_en = field["programme"]
        code = f"R{len(self.now):03}"
        programme = Programme.objects.create(code=code, name_sv=name_sv, name_en=name_en)
        topics = [
            Topic.objects.create(
                slug=f"{field['key']}-{number}", name_sv=sv, name_en=en, synonyms=others
            )
            for number, (sv, en, others) in enumerate(field["topics"])
        ]
        self.now[field["key"]] = [self._person(field["bios"][n % 2]) for n in range(NOW)]
        self.before[field["key"]] = [self._person("") for _ in range(BEFORE)]
        for number, person in enumerate(self.now[field["key"]]):
            person.topics.set(topics)
            self._works(person, field["titles"][number % 3])
            Degree.objects.create(person=person, programme=programme, year=2005 + number)
        for number, person in enumerate(self.before[field["key"]]):
            self._works(person, field["titles"][number % 3], ended=True)
            Degree.objects.create(person=person, programme=programme, year=1995 + number)

    def _add_others(self) -> None:
        titles = ("Handläggare", "Projektledare", "Egenföretagare", "Samordnare")
        self.named = [self._person("", tuple(name)) for name in DATA["names"]]
        for number in range(OTHERS):
            self._works(self._person(""), titles[number % 4])

    def _say_yes(self) -> None:
        purpose = Purpose.objects.get(code="requests")
        wording = purpose.current_wording()
        Consent.objects.bulk_create(
            Consent(
                person=person, purpose=purpose, wording=wording, granted=True, language="sv",
                source=Consent.Source.WEB,
            )
            for person in Person.objects.all()
        )  # fmt: skip

    def questions(self) -> list[Question]:
        """20 syllabi, 20 topics, 10 misspelt names and 10 with filters."""
        asked = [self._syllabus(field) for field in DATA["fields"]]
        for field, text in zip(DATA["fields"], DATA["topic_queries"], strict=True):
            wanted = {person.pk: 2 for person in self.now[field["key"]]}
            asked.append(Question("topic", text, Query(text), wanted))
        for person, text in zip(self.named, DATA["misspelt"], strict=True):
            asked.append(Question("name", text, Query(text), {person.pk: 2}))
        for key, text, filters in DATA["faceted"]:
            fits = Person.objects.filter(pk__in=[person.pk for person in self.now[key]])
            if "county" in filters:
                fits = fits.filter(county__in=filters["county"])
            if "offer" in filters:
                fits = fits.filter(offers__kind__in=filters["offer"])
            wanted = dict.fromkeys(fits.values_list("pk", flat=True), 2)
            asked.append(Question("filters", f"{text} {filters}", Query(text, filters), wanted))
        return asked

    def _syllabus(self, field: dict) -> Question:
        terms = [
            (term.words, term.weight or 0.1)
            for term in search.pick_terms(field["syllabus"])
            if not term.struck
        ]
        wanted = {person.pk: 2 for person in self.now[field["key"]]}
        wanted |= {person.pk: 1 for person in self.before[field["key"]]}
        return Question("syllabus", field["key"], Query(terms=terms), wanted)


def ndcg(found: list[int], wanted: dict[int, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `depth`: 1.0 is the best order."""

    def gain(grades: list[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))

    best = gain(sorted(wanted.values(), reverse=True)[:depth])
    return gain([wanted.get(person, 0) for person in found[:depth]]) / best
