"""The staff's list of people and a person's page, at the size of a large university.

    python -m benchmarks.people [--size 1000000] [--times 5] [--keep]

Makes its own database and fills it with invented people by SQL. `people_list_p95_ms` is server time
of whole pages through Django's own handler, count included, over a mix of filters, orders, words
and places deep in the list; `slowest` names the worst of the mix. `person_staff_p95_ms` is the page
of a person with a long history, `person_queries` how many questions it puts to the database.
"""

# ruff: noqa: E501 - the SQL is easier to read unbroken

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

DATABASE = "samverka_bench_people"
REACH = {"people_list_p95_ms": 150, "person_staff_p95_ms": 150, "person_queries": 15}
GIVEN = (
    "Anna Maria Erik Lars Karin Nils Eva Per Ebba Olof Sara Axel Linnéa Hugo Ida Gustav Åsa Örjan"
)
FAMILY = "Andersson Johansson Karlsson Nilsson Eriksson Öberg Ek Åkerlund Norrbin Tallberg Ås Zorn"

FILL = """
CREATE FUNCTION pg_temp.h(n bigint, trait int) RETURNS bigint LANGUAGE sql IMMUTABLE
  AS $$ SELECT abs(hashtext(n::text || '/' || trait)::bigint) $$;
INSERT INTO alumni_department (code, name_sv, name_en, faculty)
  SELECT 'd' || n, 'Institution ' || n, '', '' FROM generate_series(1, 12) n;
INSERT INTO alumni_programme (code, name_sv, name_en, "group", department_id)
  SELECT 'P' || n, 'Program ' || n, '', '', (SELECT min(id) FROM alumni_department) + n % 12
    FROM generate_series(1, 90) n;
INSERT INTO alumni_sector (code, name_sv, name_en)
  SELECT 'x' || n, 'Bransch ' || n, '' FROM generate_series(1, 60) n;
INSERT INTO alumni_person (given_name, family_name, former_names, language, languages, country,
    town, county, listed_to, audiences, days_between_letters, source, created_at, protected_at,
    deceased_at, hidden_at, paused_until, portrait_crop)
  SELECT (@given)[1 + pg_temp.h(n, 1) % 18], (@family)[1 + pg_temp.h(n, 2) % 12] || CASE WHEN pg_temp.h(n, 6) % 3 = 0 THEN ''
      ELSE chr(65 + pg_temp.h(n, 7) % 23) || substr(md5(n::text), 1, 5) END,
    CASE WHEN pg_temp.h(n, 8) % 20 = 0 THEN ARRAY[(@family)[1 + pg_temp.h(n, 9) % 12] || substr(md5(n::text), 7, 4)]
      ELSE '{}' END,
    CASE WHEN pg_temp.h(n, 10) % 9 = 0 THEN 'en' ELSE 'sv' END, '{}', 'SE', 'Ort ' || pg_temp.h(n, 11) % 400,
    (ARRAY['22','23','01','12','14','03','05','21'])[1 + pg_temp.h(n, 12) % 8], 20, '{}', 0, 'register',
    now() - pg_temp.h(n, 13) % 4000 * interval '1 day',
    CASE WHEN pg_temp.h(n, 14) % 1000 = 1 THEN now() END, CASE WHEN pg_temp.h(n, 15) % 90 = 1 THEN now() END,
    CASE WHEN pg_temp.h(n, 16) % 200 = 3 THEN now() END, CASE WHEN pg_temp.h(n, 17) % 150 = 4 THEN current_date + 30 END, '{}'
    FROM generate_series(1, @people) n;
INSERT INTO alumni_address (person_id, email, "primary", state, state_reason, confirmed_at)
  SELECT id, lower(substr(md5(id::text), 1, 8)) || id || '@alumni.example', true,
    CASE WHEN pg_temp.h(id, 18) % 40 = 1 THEN 'dead' ELSE 'active' END, '',
    CASE WHEN pg_temp.h(id, 19) % 3 = 0 THEN now() END FROM alumni_person WHERE pg_temp.h(id, 20) % 50 <> 0;
INSERT INTO alumni_organisation (name, county, website, sector_id)
  SELECT (ARRAY['Region','Bygg','Data','Skog'])[1 + pg_temp.h(n, 21) % 4] || ' ' || substr(md5(n::text), 1, 6),
    '22', '', (SELECT min(id) FROM alumni_sector) + pg_temp.h(n, 22) % 60 FROM generate_series(1, @orgs) n
    ON CONFLICT DO NOTHING;
INSERT INTO alumni_degree (person_id, programme_id, title, subject, level, year, verified)
  SELECT p.id, (SELECT min(id) FROM alumni_programme) + pg_temp.h(p.id + d, 3) % 90, '', '',
    'bachelor', 1980 + pg_temp.h(p.id + d, 4) % 45, true
    FROM alumni_person p, generate_series(0, 1) d WHERE d = 0 OR pg_temp.h(p.id, 23) % 4 = 0;
CREATE TEMPORARY TABLE org AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS n
  FROM alumni_organisation;
INSERT INTO alumni_employment (person_id, organisation_id, title, place, started_on, ended_on)
  SELECT p.id, o.id, 'Handläggare', '', '2010-01-01',
    CASE WHEN d = 1 THEN '2015-01-01'::date END
    FROM alumni_person p CROSS JOIN generate_series(0, 1) d
    JOIN org o ON o.n = pg_temp.h(p.id + d, 5) % (SELECT count(*) FROM org)
    WHERE pg_temp.h(p.id, 24) % 5 < 3 AND (d = 0 OR pg_temp.h(p.id, 25) % 2 = 0);
INSERT INTO alumni_offer (person_id, kind, note, languages, "where", notice_days, per_year,
    created_at)
  SELECT id, (ARRAY['mentor','guest_lecture','thesis','case'])[1 + pg_temp.h(id, 26) % 4], '', '{}', 'either',
    14, 2, now() FROM alumni_person WHERE pg_temp.h(id, 27) % 7 = 0;
INSERT INTO alumni_consent (person_id, purpose_id, wording_id, granted, language, source,
    evidence, at)
  SELECT p.id, u.id, w.id, pg_temp.h(p.id, 28) % 5 <> 0, 'sv', 'web', '', now() FROM alumni_person p,
    alumni_purpose u JOIN alumni_wording w ON w.purpose_id = u.id
    WHERE u.code = 'newsletter' AND pg_temp.h(p.id, 29) % 3 <> 0;
INSERT INTO alumni_consentstate (person_id, purpose_id, consent_id, granted)
  SELECT person_id, purpose_id, id, granted FROM alumni_consent;
INSERT INTO alumni_interaction (person_id, kind, title, url, at)
  SELECT p.id, (ARRAY['event','profile','click'])[1 + i % 3], 'Något hände', '',
    now() - (p.id * 37 + i * 211) % 3000 * interval '1 day'
    FROM alumni_person p, generate_series(0, 2) i WHERE pg_temp.h(p.id, 30) % 5 < 2;
INSERT INTO alumni_importbatch (name, state, rows, new, changed, same, refused, possible, "left",
    progress, moved_at, created_at, applied_at)
  VALUES ('ladok.csv', 'applied', 10000, 10000, 0, 0, 0, 0, 0, 10000, now(), now(), now());
INSERT INTO alumni_importrow (batch_id, number, outcome, reason, data, candidates, choice, changes,
    done, protected, "left", person_id)
  SELECT (SELECT max(id) FROM alumni_importbatch), id, 'new', '', '{}', '[]', '', '{}', '{}',
    false, '', id FROM alumni_person WHERE id % greatest(1, @people / 10000) = 0;
INSERT INTO alumni_duplicatepair (first_id, second_id, score, reasons, state, found_at)
  SELECT id, id + 1, 20, '{}', 'open', now() FROM alumni_person WHERE id % 400 = 10;
INSERT INTO alumni_listrow (person_id, changed_at, engaged_at, last_year)
  SELECT p.id, p.created_at, i.at, coalesce(d.year, 0) FROM alumni_person p
  LEFT JOIN (SELECT person_id, max(year) AS year FROM alumni_degree GROUP BY 1) d
    ON d.person_id = p.id
  LEFT JOIN (SELECT person_id, max(at) AS at FROM alumni_interaction GROUP BY 1) i
    ON i.person_id = p.id;
INSERT INTO alumni_interaction (person_id, kind, title, url, at)
  SELECT (SELECT min(id) FROM alumni_person WHERE protected_at IS NULL),
    (ARRAY['event','profile','click','request'])[1 + i % 4],
    'Något hände', '', now() - i * interval '5 days' FROM generate_series(1, 400) i;
"""


def fill(size: int) -> None:
    """Everything by SQL, past the triggers, which would write each row several times over."""
    sql = FILL.replace("@people", str(size)).replace("@orgs", str(max(200, size // 50)))
    for name, words in (("@given", GIVEN), ("@family", FAMILY)):
        sql = sql.replace(name, "ARRAY['" + "','".join(words.split()) + "']")
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in sql.split(";\n"):
            begun = time.perf_counter()
            cursor.execute(statement)
            print(f"{time.perf_counter() - begun:>6.1f} s {statement.strip()[:60]!r}")
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


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
    client.force_login(User.objects.create_user("bench@alumni.example", role=User.Role.STAFF))
    lists = {name: f"/admin/people/?{query}" for name, query in mix().items()}
    taken: dict[str, list[float]] = {name: [] for name in lists}
    said = {name: _found(client, url) for name, url in lists.items()}
    for _round in range(times):
        for name, url in lists.items():
            taken[name].append(_milliseconds(client, url))
    worst = {name: round(max(values)) for name, values in taken.items()}
    for name in sorted(worst, key=worst.get, reverse=True):
        print(f"{worst[name]:>6} ms  {said[name]:>24}  {name}")
    person = f"/admin/people/{_long_history().pk}/"
    with CaptureQueriesContext(connection) as asked:
        client.get(person)
    pages = [_milliseconds(client, person) for _time in range(times * 4)]
    return {
        "people_list_p95_ms": round(common.p95([t for some in taken.values() for t in some]), 1),
        "people_list_median_ms": round(common.p95([min(some) for some in taken.values()]), 1),
        "person_staff_p95_ms": round(common.p95(pages), 1),
        "person_queries": len(asked),
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
    with common.own_database(DATABASE, wanted.keep), override_settings(ALLOWED_HOSTS=["*"]):
        cache.clear()
        for model in (Programme, Department, Sector, User, ImportBatch):
            common.plain_defaults(model)
        begun = time.perf_counter()
        fill(wanted.size)
        print(f"filled in {time.perf_counter() - begun:.0f} s")
        figures = measure(wanted.times)
    common.answer("people", wanted.size, figures, REACH)


if __name__ == "__main__":
    main()
