"""What a newcomer meets: people, stories, events, a letter on its way, a question asked.

Everybody in it is invented. Loaded once, into an empty database, by `bin/run`.
"""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from alumni import search
from alumni.models import (
    Address,
    Campus,
    Consent,
    Degree,
    Department,
    Employment,
    Interaction,
    Offer,
    Organisation,
    Person,
    Programme,
    Purpose,
    Topic,
    User,
)
from cms.demo import picture
from events.models import Event, Registration

PASSWORD = "samverka-demo"  # noqa: S105 (shown at every start; embedded only)
EVENTS = Path(__file__).with_name("events.json")
SATURDAY = 5

# Who can sign in: address, name, role.
ACCOUNTS = [
    ("johan.rask@alumni.example", "Johan Rask", User.Role.ALUMNUS),
    ("karin.ostlund@miun.example", "Karin Östlund", User.Role.TEACHER),
    ("elin.sand@miun.example", "Elin Sand", User.Role.COMMUNICATOR),
    ("per.wester@miun.example", "Per Wester", User.Role.STAFF),
    ("admin@miun.example", "Administratör", User.Role.ADMIN),
]


def load(say: Callable[[str], object]) -> None:
    """Fill an empty database. `say` gets a line for each part, for people who wait."""
    from cms import demo as stories
    from cms import setup
    from config.embedded import (
        came_back,
        compass,
        contracts,
        fellows,
        law,
        letters,
        mentors,
        newcomers,
        office,
        requests,
        sample,
        twins,
    )

    setup.build_site()
    say("People: two thousand from a student register's extract …")
    sample.load_people(say)
    say("Accounts, events, stories and letters …")
    with transaction.atomic():
        accounts = {user.role: user for user in (_account(*account) for account in ACCOUNTS)}
        johan = _johan(accounts[User.Role.ALUMNUS])
        fellows.load(johan)
        load_events(accounts[User.Role.COMMUNICATOR])
    stories.load_stories()
    letters.load(accounts[User.Role.STAFF])
    requests.load(accounts[User.Role.TEACHER], johan)
    mentors.load(johan)
    compass.load(accounts[User.Role.TEACHER])
    contracts.load(accounts[User.Role.STAFF], accounts[User.Role.TEACHER])
    twins.load()
    newcomers.load()
    came_back.load_came_back()
    law.load(accounts[User.Role.STAFF], johan)
    office.load(accounts[User.Role.STAFF], johan)


def sign_ins() -> list[tuple[str, str, str]]:
    """(role, address, password) of the demo accounts, to print at the start."""
    return [(str(User.Role(role).label), email, PASSWORD) for email, _name, role in ACCOUNTS]


def is_loaded() -> bool:
    return User.objects.filter(email=ACCOUNTS[0][0]).exists()


@cache
def _hashed_password() -> str:
    """Hashed once: five times would be a second and a half of everybody's first start."""
    return make_password(PASSWORD)


def _account(email: str, name: str, role: User.Role) -> User:
    user = User.objects.create_user(email, name=name, role=role)
    user.password = _hashed_password()
    user.save(update_fields=["password"])
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    if role == User.Role.ADMIN:
        user.handles_protected = True
        user.save(update_fields=["handles_protected"])
    if user.keeps_register:
        user.may_export = user.records_officer = True
        user.save(update_fields=["may_export", "records_officer"])
    if role == User.Role.TEACHER:
        user.department = Department.objects.order_by("pk").first()
        user.save(update_fields=["department"])
    return user


def _johan(user: User) -> Person:
    """The alumnus of the demo: a profile that is nearly complete, with three offers."""
    joined = timezone.now() - timedelta(days=600)
    person = Person.objects.create(
        user=user,
        given_name="Johan",
        family_name="Rask",
        birth_date="1988-05-14",
        languages=["sv", "en"],
        town="Funäsdalen",
        county="23",
        phone="070-174 06 12",
        website="https://skogsra.example",
        bio_sv=(
            "Jag räknar på snö. I tolv säsonger har jag satt priser på sängar, liftkort och "
            "skidskolor, och varje år lär jag mig något nytt om varför gäster väljer som de gör."
        ),
        bio_en=(
            "I do the sums on snow. For twelve seasons I have set prices on beds, lift passes and "
            "ski lessons, and every year I learn something new about why guests choose as they do."
        ),
        own_words=["hållbar fjällturism", "dynamiska priser"],
        source=Person.Source.SELF,
        created_at=joined,
        confirmed_at=timezone.now(),
    )
    Address.objects.create(
        person=person, email=user.email, primary=True, confirmed_at=timezone.now()
    )
    _his_past(person)
    _his_offers(person)
    _his_word(person, joined)
    search.refresh([person.pk])
    return person


def _his_past(person: Person) -> None:
    programme = Programme.objects.get(name_sv="Turismprogrammet")
    campus = Campus.objects.filter(name_sv__startswith="Östersund").first()
    Degree.objects.create(
        person=person, programme=programme, campus=campus, year=2012, verified=True, credits=180
    )
    employer, _created = Organisation.objects.get_or_create(name="Skogsrå Fjällhotell")
    Employment.objects.create(
        person=person, organisation=employer, title="Intäktschef", started_on="2019-05-01"
    )


def _his_offers(person: Person) -> None:
    topics = [_topic("prissattning", "Prissättning", "Pricing")]
    topics += [_topic("snobrist", "Snöbrist", "Lack of snow")]
    topics += [_topic("bokningsdata", "Bokningsdata", "Booking data")]
    person.topics.set(topics)
    for kind, times, note in [
        (Offer.Kind.GUEST_LECTURE, 4, "Prissättning och efterfrågan när snön kommer sent."),
        (Offer.Kind.THESIS, 1, "Bokningsdata från fem säsonger."),
        (Offer.Kind.MENTOR, 1, "För dig som vill arbeta i besöksnäringen."),
    ]:
        offer = Offer.objects.create(
            person=person, kind=kind, per_year=times, note=note, languages=["sv", "en"]
        )
        offer.topics.set(topics)


def _his_word(person: Person, at: datetime) -> None:
    """Yes to all three on the day he joined: before any letter came to him."""
    for purpose in Purpose.objects.filter(code__in=["newsletter", "events", "requests"]):
        Consent.objects.create(
            person=person,
            purpose=purpose,
            wording=purpose.current_wording(),
            granted=True,
            language="sv",
            source=Consent.Source.WEB,
            at=at,
        )
        Interaction.record(person, Interaction.Kind.CONSENT, f"+ {purpose.name_sv}", at=at)


def _topic(slug: str, name_sv: str, name_en: str) -> Topic:
    found = Topic.objects.filter(name_sv__iexact=name_sv).first()
    return found or Topic.objects.create(slug=slug, name_sv=name_sv, name_en=name_en)


def load_events(by: User) -> None:
    """The events of events.json, counted in days from today, with some who have signed up."""
    guests = iter(Person.objects.in_register().exclude(addresses=None).order_by("pk")[:400])
    for row in json.loads(EVENTS.read_text()):
        event = Event.objects.create(created_by=by, **_event_fields(row))
        if row["days"] > 0:
            _fill(event, [next(guests) for _seat in range(row.get("signed_up", 9))])


def _event_fields(row: dict[str, Any]) -> dict[str, Any]:
    nouns = ("title", "summary", "body", "picture_alt")
    words = [f"{noun}_{language}" for noun in nouns for language in ("sv", "en")]
    day = _fitting(timezone.localdate() + timedelta(days=row["days"]), row.get("saturday", False))
    begins = timezone.make_aware(datetime.combine(day, time.fromisoformat(row["starts"])))
    closes = day - timedelta(days=row["days"] - row["closes_days"])
    return {
        **{field: row[field] for field in words},
        "picture": picture(row["picture"], row["picture_alt_sv"]),
        "slug": row["slug"],
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=row["hours"]),
        "closes_at": timezone.make_aware(datetime.combine(closes, time(23, 59))),
        "place": row.get("place", ""),
        "address": row.get("address", ""),
        "online_url": row.get("online_url", ""),
        "capacity": row["capacity"],
        "published": True,
    }


def _fitting(day: date, saturday: bool) -> date:
    """The day itself or the nearest after it: a Saturday for outings, else a working day."""
    while (day.weekday() != SATURDAY) if saturday else (day.weekday() >= SATURDAY):
        day += timedelta(days=1)
    return day


def _fill(event: Event, guests: list[Person]) -> None:
    """Seats that are taken already, without a letter to each: nobody waits for those."""
    Registration.objects.bulk_create(
        Registration(event=event, person=guest, state="going", source="web") for guest in guests
    )
    Event.objects.filter(pk=event.pk).update(seats_taken=len(guests))
