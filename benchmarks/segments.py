"""Segments at scale: counting by tags beside the same rules as Exists() on the tables of truth.

    python -m benchmarks.segments [--size 1000000] [--rounds 5]

Makes its own database and fills it with invented people by SQL. `selective`: programme and years
of the same degree, county, consent, active for a year. `broad`: consent and active for a year.
`index_s` is what it takes to write every row anew, `stale_ms` a count while 2,000 people's rows
are stale. Each round runs every contestant in turn.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from benchmarks.common import answer, own_database, without_list_rows

FILL = """
INSERT INTO alumni_programme (code, name_sv, name_en, "group")
  SELECT 'P' || n, 'Program ' || n, '', '' FROM generate_series(1, 60) n;
INSERT INTO alumni_person (given_name, family_name, former_names, language, languages, phone, town,
    county, country, bio_sv, bio_en, website, linkedin, portrait, listed_to, audiences,
    days_between_letters, source, created_at)
  SELECT 'Maja', 'Norrbin ' || n, '{}', 'sv', '{}', '', '',
    (ARRAY['22','23','01','12'])[1 + n % 4], 'SE', '', '', '', '', '', 20, '{}', 0,
    'register', now() FROM generate_series(1, @people) n;
INSERT INTO alumni_degree (person_id, programme_id, title, subject, level, year, verified)
  SELECT p.id, (SELECT min(id) FROM alumni_programme) + (p.id * 7 + d) % 60, '', '', 'bachelor',
    1990 + (p.id * 13 + d * 5) % 35, true FROM alumni_person p, generate_series(0, 1) d;
INSERT INTO alumni_consent (person_id, purpose_id, wording_id, granted, language, source,
    evidence, at)
  SELECT p.id, u.id, w.id, p.id % 5 <> 0, 'sv', 'web', '', now() FROM alumni_person p,
    alumni_purpose u JOIN alumni_wording w ON w.purpose_id = u.id
    WHERE u.code = 'newsletter' AND p.id % 3 <> 0;
INSERT INTO alumni_interaction (person_id, kind, title, url, at)
  SELECT p.id, 'event', 'x', '', now() - (p.id * 37 + i * 211) % 1500 * interval '1 day'
    FROM alumni_person p, generate_series(0, 2) i;
"""
REACH = {
    "selective_ms_1m": 100,
    "broad_ms_1m": 300,
    "selective_vs_exists": 0.35,
    "broad_vs_exists": 0.2,
}


def milliseconds(act: Callable[[], int]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def fill(size: int) -> float:
    """People, degrees, consents and history; then every row of tags. Returns seconds for those."""
    from django.db import connection

    from campaigns.models import SegmentStale
    from campaigns.segments import index

    without_list_rows("alumni_person", "alumni_degree", "alumni_interaction")
    with connection.cursor() as cursor:
        cursor.execute(FILL.replace("@people", str(size)))
        cursor.execute("VACUUM ANALYZE")
    begun = time.perf_counter()
    while SegmentStale.objects.exists():
        index.refresh()
    taken = time.perf_counter() - begun
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return taken


def rules() -> dict[str, dict]:
    from alumni.models import Programme, Purpose

    newsletter = str(Purpose.objects.get(code="newsletter").pk)
    consent = {"kind": "consent", "purpose": newsletter, "answer": "yes"}
    active = {"kind": "engaged", "months": 12}
    programmes = [
        str(pk) for pk in Programme.objects.order_by("pk").values_list("pk", flat=True)[:6]
    ]
    degree = {"kind": "degree", "programmes": programmes, "from": 2015, "to": 2020}
    county = {"kind": "county", "values": ["22"]}
    return {
        "selective": {"match": "all", "rules": [degree, county, consent, active]},
        "broad": {"match": "all", "rules": [consent, active]},
    }


def measure(rounds: int) -> dict[str, float]:
    """Medians in milliseconds, and what was found; the two ways must find the same."""
    from alumni.models import Person, Purpose, User
    from campaigns import segments

    staff = User.objects.create_user("bench@alumni.example", role=User.Role.STAFF)
    purpose = Purpose.objects.get(code="newsletter")
    contestants, figures = {}, {}
    for name, tree in rules().items():
        contestants[name] = lambda tree=tree: segments.count(tree, staff)
        contestants[f"{name}_exists"] = lambda tree=tree: segments.people(tree, staff).count()
        figures[f"{name}_found"] = contestants[name]()
        if contestants[f"{name}_exists"]() != figures[f"{name}_found"]:
            raise SystemExit(f"{name}: tags and rules disagree")
    contestants["outlook"] = lambda: segments.outlook(rules()["selective"], staff, purpose).chosen
    times = {name: [] for name in contestants}
    for _round in range(rounds):
        for name, act in contestants.items():
            times[name].append(milliseconds(act))
    figures |= {f"{name}_ms": round(statistics.median(taken), 1) for name, taken in times.items()}
    Person.objects.filter(pk__lte=2_000).update(town="Ånge")
    figures["stale_ms"] = round(milliseconds(contestants["selective"]), 1)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with own_database("test_samverka_bench_segments"):
        index_s = fill(wanted.size)
        figures = {"index_s": round(index_s, 1), **measure(wanted.rounds)}
    ratios = {
        f"{name}_vs_exists": round(figures[f"{name}_ms"] / figures[f"{name}_exists_ms"], 3)
        for name in ("selective", "broad")
    }
    if wanted.size == 1_000_000:
        figures |= {f"{name}_ms_1m": figures[f"{name}_ms"] for name in ("selective", "broad")}
    answer("segments", wanted.size, {**figures, **ratios}, REACH, ratios)


if __name__ == "__main__":
    main()
