"""What people do with their own row of the register, at the size of a country.

    python -m benchmarks.register [--size 1000000] [--rounds 20] [--keep]

On the register of benchmarks.people. A member saves every section of the profile in turn, through
Django's own handler: `profile_save_ms` is the 95th percentile over all sections, and
`profile_save_cpu_ms` what of it is processor time, here and in the database. `erase_ms`: erasing
one person with a rich history, the slowest of a few. `person_queries`: what a person's page asks of
the database, for the office and for fellow alumni, whichever is more.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import timedelta

from benchmarks import common

# isort: split
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from alumni import consenting, privacy
from alumni.models import (
    Consent,
    Degree,
    Employment,
    Interaction,
    Offer,
    Person,
    Purpose,
    Topic,
    User,
)
from benchmarks import people_data

REACH = {"profile_save_ms": 50, "erase_ms": 1000, "person_queries": 15}
LINES = 500
ERASED = 5


def sections(turn: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Each section of the profile with what a member sends; a little else each time."""
    topics = ", ".join(topic.name_sv for topic in Topic.objects.order_by("pk")[: 2 + turn % 2])
    yield "names", {"given_name": "Johan", "family_name": f"Rask {turn}", "former": "Ek, Alm"}
    yield "place", {"town": f"Ort {turn}", "county": "22", "country": "SE"}
    yield "bio", {"bio_sv": f"Jag bygger broar, nummer {turn}.", "bio_en": "I build bridges."}
    yield "links", {"website": f"https://rask.example/{turn}", "linkedin": ""}
    yield "languages", {"languages": ["sv", "en", "fi"][: 1 + turn % 3]}
    yield "topics", {"topics": topics}
    yield "degrees", {"title": f"Kurs {turn}", "level": "courses", "year": 2001 + turn % 20}
    yield "work", {"title": f"Ingenjör {turn}", "employer": f"Brobolaget {turn % 5} AB"}


def members() -> QuerySet[User]:
    """Accounts of people whom teachers find, so that a save also writes a row of the search."""
    found = User.objects.filter(role=User.Role.ALUMNUS, person__search_row__isnull=False)
    return found.order_by("pk")


def saving(rounds: int) -> dict[str, float]:
    """Milliseconds of server time and of processor time to save a section, p95. Raises SystemExit
    when one is refused."""
    user = members().first()
    client, taken, computed = Client(), [], []
    client.force_login(user)
    for turn in range(rounds + 1):
        for section, data in sections(turn):
            begun, cpu = time.perf_counter(), common.cpu_ms()
            response = client.post(reverse("alumni:save", args=[section]), data)
            if turn:  # the first round warms up
                taken.append((time.perf_counter() - begun) * 1000)
                computed.append(common.cpu_ms() - cpu)
            if response.status_code != 302:
                raise SystemExit(f"{section} answers {response.status_code}")
    return {
        "profile_save_ms": round(common.p95(taken), 1),
        "profile_save_cpu_ms": round(common.p95(computed), 1),
    }


def with_history() -> list[Person]:
    """A few people who have done much: consents, jobs, degrees, offers, hundreds of lines."""
    chosen = list(Person.objects.filter(user=None, protected_at=None).order_by("pk")[:ERASED])
    now = timezone.now()
    for person in chosen:
        for purpose in Purpose.objects.all():
            for granted in (False, True, False, True):
                consenting.say(person, purpose, granted, source=Consent.Source.WEB, language="sv")
        employer = Employment.objects.order_by("pk").first().organisation
        Employment.objects.bulk_create(
            Employment(person=person, organisation=employer, title=f"Steg {n}") for n in range(20)
        )
        Degree.objects.bulk_create(
            Degree(person=person, title=f"Kurs {n}", year=2000 + n) for n in range(10)
        )
        for kind in Offer.Kind:
            Offer.objects.get_or_create(person=person, kind=kind)
        Interaction.objects.bulk_create(
            Interaction(person=person, kind="event", title=f"Träff {n}", at=now - timedelta(days=n))
            for n in range(LINES)
        )
    return chosen


def asking(person: Person) -> int:
    """How many queries the page of a person takes, at most."""
    roles = {
        User.Role.STAFF: reverse("alumni_staff:person", args=[person.pk]),
        User.Role.ALUMNUS: reverse("alumni:person", args=[person.pk]),
    }
    Person.objects.filter(pk=person.pk).update(listed_to=40)
    numbers = []
    for role, url in roles.items():
        client = Client()
        client.force_login(members().first() if role == "alumnus" else people_data.somebody(role))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
            number = len(asked)
        numbers.append(number)
    return max(numbers)


def erasing(people: list[Person]) -> float:
    """Milliseconds to erase one, the slowest of them: nobody should have to wait."""
    taken = []
    for person in people:
        begun = time.perf_counter()
        privacy.erase(person, None)
        taken.append((time.perf_counter() - begun) * 1000)
    return max(taken)


def measure(rounds: int) -> dict[str, float]:
    people = with_history()
    return {
        **saving(rounds),
        "person_queries": asking(people[0]),
        "erase_ms": round(erasing(people), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--keep", action="store_true")
    wanted = parser.parse_args()
    with people_data.database(wanted.size, wanted.keep), override_settings(ALLOWED_HOSTS=["*"]):
        cache.clear()
        figures = measure(wanted.rounds)
    common.answer("register", wanted.size, figures, REACH)


if __name__ == "__main__":
    main()
