"""The teacher's search: 500 questions, each with 20 cards, the total and the counts of filters.

    python -m benchmarks.search [--size 20000] [--rounds 3] [--keep]

In a database of its own, removed after, or filled once and kept with --keep. Beside it the same
questions to tantivy, where that is installed: words, filters, twenty best, the total, and the
counts of the same filters. And the whole page as a teacher's browser gets it.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import common

# isort: split
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from alumni import search
from alumni.models import SearchRow, User
from benchmarks.search_data import fill, questions
from benchmarks.search_yardstick import Tantivy, is_installed

DATABASE = "samverka_bench_search"
SIZES = {20_000: ("20k", 10), 200_000: ("200k", 20), 1_000_000: ("1m", 50)}
INDEX_S, UPDATE_MS, TOTAL_ERROR, VS_TANTIVY, PAGE_MS = 300, 1, 0.06, 1.5, 120


def timed(act: Callable[..., object], *given: object) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    act(*given)
    return (time.perf_counter() - start) * 1000


def backend() -> int:
    """The number of the server process of this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def cpu_ms(process: int) -> float:
    """What a process has computed so far; 0 where that is unknown."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e6
    except OSError:
        return 0.0


def measure(rounds: int, yardstick: Tantivy | None) -> dict[str, float]:
    """Each question to all contestants in turn, round by round."""
    viewer = _teacher()
    asked = questions()
    for query in asked[:20]:
        search.find(query, viewer)
    ours: list[float] = []
    theirs: list[float] = []
    server = backend()
    before = cpu_ms(server)
    for _ in range(rounds):
        for query in asked:
            ours.append(timed(search.find, query, viewer))
            if yardstick:
                theirs.append(timed(yardstick.find, query))
    computed = cpu_ms(server) - before
    figures = {
        "p50_ms": round(statistics.median(ours), 2),
        "p95_ms": round(common.p95(ours), 2),
        "server_cpu_ms_mean": round(computed / len(ours), 2),
        "page_p95_ms": round(common.p95(_pages(asked, viewer)), 1),
        "total_error_p95": round(_error_of_totals(asked, viewer), 4),
        **_update(),
    }
    if yardstick:
        figures["tantivy_p50_ms"] = round(statistics.median(theirs), 2)
        figures["tantivy_p95_ms"] = round(common.p95(theirs), 2)
    return figures


def _teacher() -> User:
    known = User.objects.filter(email="bench@miun.example").first()
    return known or User.objects.create_user("bench@miun.example", role=User.Role.TEACHER)


def _pages(asked: list[search.Query], viewer: User) -> list[float]:
    """Milliseconds of the whole page of each question, through Django's own handler."""
    client = Client()
    client.force_login(viewer)
    times = []
    with override_settings(ALLOWED_HOSTS=["*"]):
        for query in asked[:20] + asked:
            address = f"/sv/portal/?{urlencode({'q': query.words, **query.filters}, doseq=True)}"
            begun = time.perf_counter()
            answer = client.get(address)
            times.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answers {answer.status_code}")
    return times[20:]


WRITTEN = """
WITH row AS (UPDATE alumni_searchrow SET words = words || 'nytt'::tsvector
    WHERE person_id = %(person)s)
UPDATE alumni_searchcard SET shown = shown || '{"town": "Ny"}' WHERE row_id = %(person)s
"""


def _update() -> dict[str, float]:
    """One person composed and written anew after a change, the median of 200, in milliseconds; the
    same in a file of 200, for each; what the database alone computes for one; and writing what is
    composed already."""
    people = list(SearchRow.objects.values_list("pk", flat=True)[:210])
    for key in people[:10]:
        search.refresh([key])
    times, computed, server = [], [], backend()
    change = "UPDATE alumni_person SET bio_sv = bio_sv || ' ny' WHERE id = ANY(%s)"
    with connection.cursor() as cursor:
        for key in people[10:]:
            cursor.execute(change, [[key]])
            before = cpu_ms(server)
            times.append(timed(search.refresh, [key]))
            computed.append(cpu_ms(server) - before)
        cursor.execute(change, [people[10:]])
        together = timed(search.refresh, people[10:]) / len(people[10:])
        written = [timed(cursor.execute, WRITTEN, {"person": key}) for key in people[10:]]
    search.refresh(people)
    return {
        "update_ms": round(statistics.median(times), 3),
        "update_server_cpu_ms": round(statistics.median(computed), 3),
        "update_of_many_ms": round(together, 3),
        "update_written_ms": round(statistics.median(written), 3),
    }


# How many fit one word and these filters by the tables that the index is made from.
TRUTH = """
SELECT count(*) FROM alumni_searchrow r JOIN alumni_person p ON p.id = r.person_id
WHERE r.words @@ ANY (SELECT plainto_tsquery('swedish', w) FROM unnest(%s::text[]) w)
AND (%s::text IS NULL OR p.county = %s) AND (%s::text IS NULL OR EXISTS (
    SELECT FROM alumni_offer o WHERE o.person_id = p.id AND o.kind = %s))
"""


def _error_of_totals(asked: list[search.Query], viewer: User) -> float:
    """How far totals are from the truth, at the 95th percentile, over questions of one word."""
    simple = {str(query): query for query in asked if len(query.words.split()) == 1}
    errors = []
    for query in list(simple.values())[:60]:
        found = search.find(query, viewer)
        county, kind = (query.filters.get(name, [None])[0] for name in ("county", "offer"))
        if found.any_word or not {"county", "offer"}.issuperset(query.filters):
            continue
        with connection.cursor() as cursor:
            cursor.execute(TRUTH, [found.terms, county, county, kind, kind])
            (true,) = cursor.fetchone()
        errors.append(abs(found.total - true) / max(true, 1))
    return common.p95(errors)


def relevance() -> float | None:
    """nDCG of the first ten over the questions of `tests/alumni/relevance.py`, in a network of its
    own. None without the packages that the tests need."""
    if not find_spec("factory"):
        print("the packages of the tests are not installed: ndcg10 is left out")
        return None
    from tests.alumni.relevance import Network, ndcg

    with common.own_database(f"{DATABASE}_relevance"):
        viewer = _teacher()
        found = [
            (search.find(question.query, viewer).cards, question.wanted)
            for question in Network().questions()
        ]
    return round(statistics.mean(ndcg([c.person_id for c in f], w) for f, w in found), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="fill once, use again")
    wanted = parser.parse_args()
    name = f"{DATABASE}_{wanted.size}"
    with common.own_database(name, wanted.keep, lambda: fill(wanted.size)):
        index_s = timed(search.rebuild) / 1000
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        yardstick = Tantivy() if is_installed() else None
        if yardstick is None:
            print("tantivy is not installed: its ratio is left out")
        figures = {"index_s": round(index_s, 1), **measure(wanted.rounds, yardstick)}
    if (reached := relevance()) is not None:
        figures["ndcg10"] = reached
    ratios = {}
    reach: dict[str, float] = {
        "index_s": INDEX_S, "update_ms": UPDATE_MS, "total_error_p95": TOTAL_ERROR,
        "page_p95_ms": PAGE_MS,
    }  # fmt: skip
    if wanted.size in SIZES:
        short, most = SIZES[wanted.size]
        figures[f"p95_ms_{short}"] = figures.pop("p95_ms")
        reach[f"p95_ms_{short}"] = most
    if yardstick:
        ours = next(value for name, value in figures.items() if name.startswith("p95_ms"))
        ratios["vs_tantivy"] = round(ours / figures["tantivy_p95_ms"], 2)
        figures["vs_tantivy"], reach["vs_tantivy"] = ratios["vs_tantivy"], VS_TANTIVY
    common.answer("search", wanted.size, figures, reach, ratios)


if __name__ == "__main__":
    main()
