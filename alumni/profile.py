"""A profile: what each viewer sees of it, and how complete it is. One road for page, directory,
API and "see as"."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alumni import duplicates, languages, portraits, search
from alumni.audience import Audience
from alumni.models import Degree, Employment, Interaction, Offer, Person, Topic
from alumni.places import COUNTY_NAMES, country_name

if TYPE_CHECKING:
    from datetime import date

VIEWERS = {
    "public": (Audience.PUBLIC, _("Everyone")),
    "alumni": (Audience.ALUMNI, _("Alumni")),
    "teachers": (Audience.TEACHERS, _("Teachers")),
    "office": (Audience.STAFF, _("Alumni office")),
}


@dataclass(frozen=True)
class Shown:
    """What one viewer sees of a person. A field that is not shown is empty, never hinted at."""

    pk: int
    name: str
    findable: bool
    degrees: list[Degree] = field(default_factory=list)
    work: list[Employment] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    own_words: list[str] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    place: str = ""
    bio: str = ""
    portrait: str = ""
    website: str = ""
    linkedin: str = ""
    email: str = ""
    phone: str = ""

    @property
    def lede(self) -> str:
        """Work and degree in one line, of what is shown."""
        now = [job for job in self.work if job.ended_on is None]
        parts = [f"{job.title}, {job.organisation.name}" for job in now[:1]]
        parts += [f"{degree.name} {degree.year}" for degree in self.degrees[:1]]
        return ". ".join(parts)


def with_all(people: QuerySet[Person]) -> QuerySet[Person]:
    """Everything that `shown` reads, in a fixed number of queries."""
    jobs = Employment.objects.select_related("organisation")
    return people.prefetch_related(
        Prefetch("degrees", Degree.objects.select_related("programme", "campus")),
        Prefetch("employments", jobs),
        Prefetch("offers", Offer.objects.prefetch_related("topics")),
        "topics",
        "addresses",
    )


def shown(person: Person, level: Audience, own: bool = False) -> Shown:
    """What a viewer of this level sees. `own`: the person themselves, who sees all."""

    def may(name: str) -> bool:
        return own or person.shows(name, level)

    address = person.primary_address
    face = own or (may("portrait") and not person.is_protected)
    now = get_language() or "sv"
    return Shown(
        pk=person.pk,
        name=person.name,
        findable=own or is_findable(person, level),
        degrees=sorted_degrees(person) if may("degrees") else [],
        work=sorted_work(person) if may("work") else [],
        topics=list(person.topics.all()) if may("topics") else [],
        own_words=person.own_words if may("topics") else [],
        offers=_open_offers(person) if level <= Audience.TEACHERS or own else [],
        languages=[languages.language_name(code, now) for code in person.languages]
        if may("languages")
        else [],
        place=place_of(person) if may("place") else "",
        bio=bio_of(person) if may("bio") else "",
        portrait=portraits.address(person.pk, person.portrait.name) if face else "",
        website=person.website if may("links") else "",
        linkedin=person.linkedin if may("links") else "",
        email=address.email if address and may("email") else "",
        phone=person.phone if may("phone") else "",
    )


def is_findable(person: Person, level: Audience) -> bool:
    """Whether a viewer of this level may know of the person at all; as Person.visible_to."""
    if person.erased_at or person.merged_into_id or person.protected_at:
        return False
    if level == Audience.STAFF:
        return True
    return person.listed_to >= level and not (person.hidden_at or person.deceased_at)


def sorted_degrees(person: Person) -> list[Degree]:
    return sorted(person.degrees.all(), key=lambda degree: (-degree.year, degree.pk))


def sorted_work(person: Person) -> list[Employment]:
    """The present first, then the latest."""
    jobs = person.employments.all()
    newest = sorted(jobs, key=lambda job: (str(job.started_on or ""), job.pk), reverse=True)
    return sorted(newest, key=lambda job: job.ended_on is not None)


def _open_offers(person: Person) -> list[Offer]:
    today = timezone.localdate()
    if person.is_paused:
        return []
    offers = [offer for offer in person.offers.all() if (offer.paused_until or today) <= today]
    return sorted(
        (offer for offer in offers if offer.paused_until != today), key=lambda offer: offer.pk
    )


def place_of(person: Person) -> str:
    now = get_language() or "sv"
    parts = [person.town, str(COUNTY_NAMES.get(person.county, ""))]
    if person.country and person.country != "SE":
        parts.append(country_name(person.country, now))
    return ", ".join(part for part in parts if part)


def bio_of(person: Person) -> str:
    """In the reader's language, else in the other."""
    both = (person.bio_en, person.bio_sv)
    first, second = both if (get_language() or "sv").startswith("en") else both[::-1]
    return first or second


# ── How complete ──────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Completeness:
    """Share done in per cent, and what to add next: section and words."""

    percent: int
    missing: list[tuple[str, str]]


def completeness(person: Person) -> Completeness:
    steps = [
        ("degrees", _("Add what you studied"), bool(person.degrees.all())),
        ("work", _("Add your work"), bool(person.employments.all())),
        ("place", _("Tell where you live"), bool(person.town or person.county)),
        ("offers", _("Say what you can help with"), bool(person.offers.all())),
        ("topics", _("Add topics"), bool(person.topics.all() or person.own_words)),
        ("languages", _("Add languages"), bool(person.languages)),
        ("bio", _("Write a few lines about yourself"), bool(person.bio_sv or person.bio_en)),
        ("portrait", _("Upload a portrait"), bool(person.portrait)),
    ]
    missing = [(section, words) for section, words, done in steps if not done]
    return Completeness(round(100 * (len(steps) - len(missing)) / len(steps)), missing)


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────
def changed(person: Person, what: str, compared: bool = True) -> None:
    """Note a change that the person made, and let it be found. In the caller's transaction.

    `compared`: people are told apart by what was changed (name, phone, place, degrees, address).
    """
    Interaction.record(person, Interaction.Kind.PROFILE, what)
    search.refresh([person.pk])
    if compared:
        duplicates.refresh([person.pk])


@transaction.atomic
def show_to(person: Person, name: str, audience: Audience) -> None:
    person.set_audience(name, audience)
    search.refresh([person.pk])


@transaction.atomic
def list_to(person: Person, audience: Audience) -> None:
    person.listed_to = audience
    person.save(update_fields=["listed_to"])
    search.refresh([person.pk])


@transaction.atomic
def hide(person: Person) -> None:
    """At once: the search row goes in the same transaction."""
    person.hide()
    search.refresh([person.pk])


@transaction.atomic
def show(person: Person) -> None:
    person.show()
    search.refresh([person.pk])


@transaction.atomic
def pause(person: Person, until: "date | None") -> None:
    person.paused_until = until
    person.save(update_fields=["paused_until"])
    search.refresh([person.pk])
