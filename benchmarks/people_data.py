"""People by the million, written by SQL: studies, work, offers, consents and what they did."""

# ruff: noqa: E501 - the SQL is easier to read unbroken

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from django.db import connection

from alumni import duplicates, search
from alumni.models import Department, ImportBatch, Programme, Sector, User
from alumni.staff import sets
from benchmarks import common

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
    birth_date, town, county, listed_to, audiences, days_between_letters, source, created_at, protected_at,
    deceased_at, hidden_at, paused_until, portrait_crop, student_uid)
  SELECT (@given)[1 + pg_temp.h(n, 1) % 18], (@family)[1 + pg_temp.h(n, 2) % 12] || CASE WHEN pg_temp.h(n, 6) % 3 = 0 THEN ''
      ELSE chr(65 + (pg_temp.h(n, 7) % 23)::int) || substr(md5(n::text), 1, 5) END,
    CASE WHEN pg_temp.h(n, 8) % 20 = 0 THEN ARRAY[(@family)[1 + pg_temp.h(n, 9) % 12] || substr(md5(n::text), 7, 4)]
      ELSE '{}' END,
    CASE WHEN pg_temp.h(n, 10) % 9 = 0 THEN 'en' ELSE 'sv' END, '{}', 'SE',
    date '1945-01-01' + (pg_temp.h(n, 31) % 20000)::int, 'Ort ' || pg_temp.h(n, 11) % 400,
    (ARRAY['22','23','01','12','14','03','05','21'])[1 + pg_temp.h(n, 12) % 8], 20, '{}', 0, 'register',
    now() - pg_temp.h(n, 13) % 4000 * interval '1 day',
    CASE WHEN pg_temp.h(n, 14) % 1000 = 1 THEN now() END, CASE WHEN pg_temp.h(n, 15) % 90 = 1 THEN now() END,
    CASE WHEN pg_temp.h(n, 16) % 200 = 3 THEN now() END, CASE WHEN pg_temp.h(n, 17) % 150 = 4 THEN current_date + 30 END, '{}',
    CASE WHEN pg_temp.h(n, 33) % 5 < 4 THEN 'r' || n END
    FROM generate_series(1, @people) n;
INSERT INTO alumni_address (person_id, email, "primary", state, state_reason, confirmed_at)
  SELECT id, lower(substr(md5(id::text), 1, 8)) || id || '@alumni.example', true,
    CASE WHEN pg_temp.h(id, 18) % 40 = 1 THEN 'dead' ELSE 'active' END, '',
    CASE WHEN pg_temp.h(id, 19) % 3 = 0 THEN now() END FROM alumni_person WHERE pg_temp.h(id, 20) % 50 <> 0;
INSERT INTO alumni_user (password, is_superuser, email, name, role, handles_protected, may_export,
    records_officer, language, is_active, date_joined)
  SELECT '!', false, 'a' || id || '@alumni.example', '', 'alumnus', false, false, false, 'sv', true, now()
    FROM alumni_person WHERE pg_temp.h(id, 32) % 12 = 0;
UPDATE alumni_person p SET user_id = u.id FROM alumni_user u
  WHERE u.email = 'a' || p.id || '@alumni.example';
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
  SELECT p.id, u.id, w.id, pg_temp.h(p.id + u.id, 28) % 5 <> 0, 'sv', 'web', '', now() FROM alumni_person p,
    alumni_purpose u JOIN alumni_wording w ON w.purpose_id = u.id
    WHERE u.code IN ('newsletter', 'requests') AND pg_temp.h(p.id + u.id, 29) % 3 <> 0;
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


def database(size: int, keep: bool) -> AbstractContextManager[None]:
    """The register of this size, as every benchmark of it sees it; kept by its size."""
    return common.own_database(f"samverka_bench_people_{size}", keep, lambda: fill(size))


def fill(size: int) -> None:
    """Everything by SQL, past the triggers, which would write each row several times over."""
    for model in (Programme, Department, Sector, User, ImportBatch):
        common.plain_defaults(model)
    sql = FILL.replace("@people", str(size)).replace("@orgs", str(max(200, size // 50)))
    for name, words in (("@given", GIVEN), ("@family", FAMILY)):
        sql = sql.replace(name, "ARRAY['" + "','".join(words.split()) + "']")
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in filter(str.strip, sql.split(";\n")):
            _said(statement.strip()[:60], lambda: cursor.execute(statement))  # noqa: B023
        cursor.execute("SET session_replication_role = DEFAULT")
        _said("analyse", lambda: cursor.execute("VACUUM ANALYZE"))
        _said("search rows", search.rebuild)
        _said("match cards", duplicates.rebuild)
        _said("sets of the list", lambda: sets.mend(whole=True))
        _said("analyse", lambda: cursor.execute("VACUUM ANALYZE"))


def somebody(role: str) -> User:
    """An account of the role, the same in every run on a kept database."""
    email = f"bench.{role}@alumni.example"
    return User.objects.filter(email=email).first() or User.objects.create_user(email, role=role)


def _said(name: str, act: Callable[[], object]) -> None:
    begun = time.perf_counter()
    act()
    print(f"{time.perf_counter() - begun:>6.1f} s {name!r}", flush=True)
