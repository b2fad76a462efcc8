"""Two thousand invented graduates: through the real import, then what no register knows.

`people/register.csv.gz` is an extract as a student register gives it, with columns in Swedish.
`people/network.json.gz` holds work, topics, offers and consents of the same people.
"""

import gzip
import io
import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from alumni import importing, search
from alumni.importing import tables
from alumni.models import (
    Address,
    Campus,
    Consent,
    Course,
    Department,
    Employment,
    ImportBatch,
    Interaction,
    Offer,
    Organisation,
    Person,
    Programme,
    Purpose,
    Sector,
    Topic,
)
from campaigns.models import Suppression

FOLDER = Path(__file__).with_name("people")
WORDS = ("bio_sv", "bio_en", "languages", "country", "language", "confirmed_at")
HISTORY = {
    "clicked": (Interaction.Kind.CLICK, "Läste mer i Alumnnytt"),
    "signed_in": (Interaction.Kind.PROFILE, "Gick igenom sin profil"),
    "event": (Interaction.Kind.EVENT, "Var med på en alumnträff"),
    "lecture": (Interaction.Kind.REQUEST, "Höll en gästföreläsning"),
    "mentoring": (Interaction.Kind.REQUEST, "Var mentor för en student"),
}
# So many days before they did it, they were asked.
ASKED_BEFORE = 30
ASKED = {
    "lecture": "Fick en fråga om en gästföreläsning",
    "mentoring": "Fick en fråga om att vara mentor",
}


def load_people(say: Callable[[str], object]) -> None:
    """Fill an empty register. `say` gets a line for each part."""
    load_reference()
    batch = _import("register.csv.gz")
    say(f"  {batch.rows} rows read, {batch.new} new, {batch.refused} refused")
    network = json.loads(gzip.decompress((FOLDER / "network.json.gz").read_bytes()))
    with transaction.atomic():
        _add_network(network)
        search.rebuild()


def load_reference() -> None:
    """Campuses, departments, programmes, courses, sectors and topics. Safe to call twice."""
    reference = json.loads((FOLDER / "reference.json").read_text(encoding="utf-8"))
    for code, sv, en in reference["campuses"]:
        Campus.objects.get_or_create(code=code, defaults={"name_sv": sv, "name_en": en})
    Sector.objects.bulk_create(
        [Sector(code=code, name_sv=sv, name_en=en) for code, sv, en in reference["sectors"]],
        ignore_conflicts=True,
    )
    Topic.objects.bulk_create(
        [
            Topic(slug=slug, name_sv=sv, name_en=en, synonyms=synonyms)
            for slug, sv, en, synonyms in reference["topics"]
        ],
        ignore_conflicts=True,
    )
    courses = json.loads((FOLDER / "courses.json").read_text(encoding="utf-8"))
    names = ("code", "name_sv", "name_en", "syllabus_sv", "syllabus_en")
    Course.objects.bulk_create(
        [Course(**dict(zip(names, course, strict=True))) for course in courses],
        ignore_conflicts=True,
    )
    departments = {}
    for code, sv, en, faculty in reference["departments"]:
        defaults = {"name_sv": sv, "name_en": en, "faculty": faculty}
        departments[code] = Department.objects.get_or_create(code=code, defaults=defaults)[0]
    Programme.objects.bulk_create(
        [
            Programme(
                code=code, name_sv=sv, name_en=en, group=group, department=departments[department]
            )
            for code, sv, en, department, group in reference["programmes"]
        ],
        ignore_conflicts=True,
    )


def _import(name: str) -> ImportBatch:
    content = gzip.decompress((FOLDER / name).read_bytes())
    batch = importing.stage(io.BytesIO(content), name.removesuffix(".gz"))
    importing.plan(batch)
    batch.begin(ImportBatch.State.APPLYING, (ImportBatch.State.READ,))
    importing.apply(batch)
    return batch


def _add_network(network: dict[str, Any]) -> None:
    people = {person.student_uid: person for person in Person.objects.exclude(student_uid=None)}
    known = [(people[one["u"]], one) for one in network["people"] if one["u"] in people]
    _add_words(known)
    _add_work(known, network["organisations"])
    _add_topics_and_offers(known)
    _add_consents(known)
    _add_history(known)
    _add_stops(known)


Known = list[tuple[Person, dict[str, Any]]]


def _at(day: str) -> datetime:
    return timezone.make_aware(datetime.combine(date.fromisoformat(day), time(12)))


def _add_words(known: Known) -> None:
    words = {}
    for person, one in known:
        person.language = "en" if one["en"] else "sv"
        since = _at(one["d"]).isoformat() if one["c"] else None
        languages = "{" + ",".join(one["l"]) + "}"
        values = (*one["b"], languages, one["co"], person.language, since)
        words[person.pk] = dict(zip(WORDS, values, strict=True))
    tables.update(Person, words)


def _add_work(known: Known, organisations: list[list[str]]) -> None:
    sectors = dict(Sector.objects.values_list("code", "pk"))
    employers = Organisation.objects.bulk_create(
        [
            Organisation(name=name, sector_id=sectors.get(sector), county=county)
            for name, sector, county in organisations
        ]
    )
    Employment.objects.bulk_create(
        [
            Employment(
                person=person, organisation=employers[number], title=title, place=place,
                started_on=since, ended_on=until,
            )
            for person, one in known
            for number, title, place, since, until in one["j"]
        ]
    )  # fmt: skip


def _add_topics_and_offers(known: Known) -> None:
    reference = json.loads((FOLDER / "reference.json").read_text(encoding="utf-8"))["topics"]
    keys = dict(Topic.objects.values_list("slug", "pk"))
    topics = [keys[slug] for slug, *_names in reference]
    through = Person.topics.through
    through.objects.bulk_create(
        [
            through(person_id=person.pk, topic_id=topics[number])
            for person, one in known
            for number in one["t"]
        ]
    )
    offers = [
        (
            Offer(
                person=person, kind=kind, where=where, notice_days=notice, per_year=per_year,
                languages=one["l"], created_at=_at(one["d"]),
            ),
            [topics[number] for number in one["t"][:3]],
        )
        for person, one in known
        for kind, where, notice, per_year in one["o"]
    ]  # fmt: skip
    Offer.objects.bulk_create([offer for offer, _topics in offers])
    Offer.topics.through.objects.bulk_create(
        [
            Offer.topics.through(offer_id=offer.pk, topic_id=topic)
            for offer, about in offers
            for topic in about
        ]
    )


def _add_consents(known: Known) -> None:
    """What people said to the former register, each with the wording that they said it to."""
    purposes = {purpose.code: purpose for purpose in Purpose.objects.all()}
    wordings = {code: purpose.current_wording() for code, purpose in purposes.items()}
    Consent.objects.bulk_create(
        [
            Consent(
                person=person, purpose=purposes[code], wording=wordings[code], granted=granted,
                language=person.language, source=Consent.Source.FORMER,
                evidence="alumnregistret 2026, export med tidsstämplar", at=_at(one["d"]),
            )
            for person, one in known
            for granted, codes in ((True, one["c"]), (False, one["n"]))
            for code in codes
        ]
    )  # fmt: skip


def _add_history(known: Known) -> None:
    latest = timezone.now() - timedelta(days=1)
    lines = []
    for person, one in known:
        for what, day in one["h"]:
            at = min(_at(day), latest)
            kind, title = HISTORY[what]
            lines.append(Interaction(person=person, kind=kind, title=title, at=at))
            if title := ASKED.get(what):
                at -= timedelta(days=ASKED_BEFORE)
                kind = Interaction.Kind.ASKED
                lines.append(Interaction(person=person, kind=kind, title=title, at=at))
    Interaction.objects.bulk_create(lines)


def _add_stops(known: Known) -> None:
    """Addresses that are dead, and people who have asked for no more letters."""
    stopped = {person.pk for person, one in known if one["s"] == "b"}
    addresses = Address.objects.filter(person__in=stopped)
    addresses.update(state=Address.State.DEAD, state_reason="5.1.1")
    reasons = {"r": Suppression.Reason.ASKED, "c": Suppression.Reason.COMPLAINT}
    asked = {person.pk: reasons[one["s"]] for person, one in known if one["s"] in reasons}
    for address in Address.objects.filter(person__in=asked):
        Suppression.add(address.email, asked[address.person_id])
