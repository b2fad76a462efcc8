"""The staff's list of people and a person's page, at the size of a large university.

    python -m benchmarks.people [--size 1000000] [--times 5] [--keep]

Makes its own database and fills it with invented people by SQL. `people_list_p95_ms` is server time
of whole pages through Django's own handler, count included, over a mix of filters, orders, words
and places deep in the list, each told in a line of its own; `people_list_about` says of how many
the number was estimated. `person_staff_p95_ms` is the page of a person with a long history,
`person_queries` how many questions it puts to the database.
"""

import argparse
import re
import time

from benchmarks import common

# isort: split
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from alumni.models import Department, ImportBatch, Person, Programme, Sector, User
from benchmarks import people_data

REACH = {"people_list_p95_ms": 150, "person_staff_p95_ms": 150, "person_queries": 15}


def mix() -> dict[str, str]:
    """Ways to ask for the list: by what it is named in the answer."""
    programme = Programme.objects.order_by("pk")[7].pk
    department = Department.objects.order_by("pk")[3].pk
    sector = Sector.objects.order_by("pk")[9].pk
    batch = ImportBatch.objects.get().pk
    middle = Person.objects.order_by("sort_key", "pk").values_list("pk", flat=True)
    deep = middle[middle.count() * 3 // 4]
    return {
        "all": "all=1",
        "deep": f"after={deep}",
        "back": f"before={deep}",
        "changed": "order=changed",
        "changed_deep": f"order=changed&after={deep}",
        "year": "order=year",
        "year_deep": f"order=year&after={deep}",
        "programme": f"programme={programme}",
        "programme_years": f"programme={programme}&from_year=2010&to_year=2015",
        "programme_by_year": f"programme={programme}&order=year",
        "department": f"department={department}",
        "years": "from_year=2015&to_year=2015",
        "county": "county=22",
        "town": "town=Ort 77",
        "county_offer": "county=22&offer=mentor",
        "sector": f"sector={sector}",
        "employer": "employer=Region a",
        "account": "account=yes",
        "bounced": "address=bounced",
        "no_address": "address=none",
        "confirmed": "address=confirmed",
        "newsletter": "newsletter=yes",
        "newsletter_no": "newsletter=no&county=01",
        "unsaid": "newsletter=unsaid",
        "english": "language=en&order=changed",
        "silent": "silent=2024-01-01",
        "batch": f"batch={batch}",
        "duplicate": "duplicate=yes",
        "paused": "mark=paused",
        "hidden": "mark=hidden&county=01",
        "deceased": "mark=deceased&order=year",
        "common_name": "q=Anna",
        "whole_name": "q=Anna Norrbin",
        "rare_name": "q=Zorn a1b2",
        "employer_word": "q=Bygg 3f",
        "email": "q=0a1b2c",
        "nobody": "q=Xyzzy Qwert",
        "many": (
            f"department={department}&from_year=2000&county=22&newsletter=yes&offer=mentor"
            "&address=confirmed"
        ),
        "narrow": f"programme={programme}&county=01&offer=thesis&language=en&order=changed",
    }


def measure(times: int) -> dict[str, float]:
    client = Client()
    client.force_login(people_data.somebody(User.Role.STAFF))
    lists = {name: f"/admin/people/?{query}" for name, query in mix().items()}
    taken: dict[str, list[float]] = {name: [] for name in lists}
    said = {name: _found(client, url) for name, url in lists.items()}
    computed: dict[str, list[float]] = {name: [] for name in lists}
    for _round in range(times):
        for name, url in lists.items():
            before = common.cpu_ms()
            taken[name].append(_milliseconds(client, url))
            computed[name].append(common.cpu_ms() - before)
    print("slowest, quickest, least processor time")
    for name in sorted(lists, key=lambda name: max(taken[name]), reverse=True):
        told = f"{max(taken[name]):>6.0f} {min(taken[name]):>6.0f} {min(computed[name]):>6.0f} ms"
        print(f"{told}  {said[name]:>24}  {name}")
    person = f"/admin/people/{_long_history().pk}/"
    with CaptureQueriesContext(connection) as asked:
        client.get(person)
    queries = len(asked)  # read at once: the next request begins the log anew
    pages = [_milliseconds(client, person) for _time in range(times * 4)]
    return {
        "people_list_p95_ms": round(common.p95([t for some in taken.values() for t in some]), 1),
        "people_list_cpu_p95_ms": round(
            common.p95([t for some in computed.values() for t in some]), 1
        ),
        "people_list_about": sum(words.startswith("Ungefär") for words in said.values()),
        "people_list_median_ms": round(common.p95([min(some) for some in taken.values()]), 1),
        "person_staff_p95_ms": round(common.p95(pages), 1),
        "person_queries": queries,
    }


def _long_history() -> Person:
    return Person.objects.in_register().order_by("pk").first()


def _found(client: Client, url: str) -> str:
    """What the page says of how many there are; read once, which also warms."""
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answers {response.status_code}")
    lede = re.search(r'class="sv-lede sv-sum"><strong>([^<]*)', response.content.decode())
    return lede.group(1).replace("\u202f", " ") if lede else "?"


def _milliseconds(client: Client, url: str) -> float:
    begun = time.perf_counter()
    client.get(url)
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--keep", action="store_true")
    wanted = parser.parse_args()
    with people_data.database(wanted.size, wanted.keep), override_settings(ALLOWED_HOSTS=["*"]):
        cache.clear()
        figures = measure(wanted.times)
    common.answer("people", wanted.size, figures, REACH)


if __name__ == "__main__":
    main()
