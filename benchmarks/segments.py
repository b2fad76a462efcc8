"""Segments at scale: how long counting takes, beside the same rules as one hand-written query.

    python benchmarks/segments.py [--people 200000]

Makes its own database (test_samverka_bench), fills it with invented people by SQL, prints JSON,
and drops it. `selective`: programme and years of the same degree, county, consent, active for a
year. `broad`: consent and active for a year.
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("SAMVERKA_PG_FAST", "1")
NAME = "test_samverka_bench"

FILL = """
INSERT INTO alumni_programme (code, name_sv, name_en, "group")
  SELECT 'P' || n, 'Program ' || n, '', '' FROM generate_series(1, 60) n;
INSERT INTO alumni_person (given_name, family_name, former_names, language, languages, phone, town,
    county, country, bio_sv, bio_en, website, linkedin, portrait, listed_to, audiences,
    days_between_letters, source, created_at)
  SELECT 'Maja', 'Norrbin ' || n, '{{}}', 'sv', '{{}}', '', '',
    (ARRAY['22','23','01','12'])[1 + n %% 4], 'SE', '', '', '', '', '', 20, '{{}}', 0,
    'register', now() FROM generate_series(1, {people}) n;
INSERT INTO alumni_degree (person_id, programme_id, title, subject, level, year, verified)
  SELECT p.id, (SELECT min(id) FROM alumni_programme) + (p.id * 7 + d) %% 60, '', '', 'bachelor',
    1990 + (p.id * 13 + d * 5) %% 35, true FROM alumni_person p, generate_series(0, 1) d;
INSERT INTO alumni_consent (person_id, purpose_id, wording_id, granted, language, source,
    evidence, at)
  SELECT p.id, u.id, w.id, p.id %% 5 <> 0, 'sv', 'web', '', now() FROM alumni_person p,
    alumni_purpose u JOIN alumni_wording w ON w.purpose_id = u.id
    WHERE u.code = 'newsletter' AND p.id %% 3 <> 0;
INSERT INTO alumni_interaction (person_id, kind, title, url, at)
  SELECT p.id, 'event', 'x', '', now() - (p.id * 37 + i * 211) %% 1500 * interval '1 day'
    FROM alumni_person p, generate_series(0, 2) i;
ANALYZE;
"""
BY_HAND = """
SELECT count(*) FROM alumni_person p
 WHERE p.protected_at IS NULL AND p.deceased_at IS NULL AND p.erased_at IS NULL
   AND p.merged_into_id IS NULL
   AND EXISTS (SELECT FROM alumni_consentstate s JOIN alumni_purpose u ON u.id = s.purpose_id
                WHERE s.person_id = p.id AND u.code = 'newsletter' AND s.granted)
   AND EXISTS (SELECT FROM alumni_interaction i WHERE i.person_id = p.id
                AND i.kind NOT IN ('letter', 'import') AND i.at >= now() - interval '365 days')
"""


def median_ms(act: object, times: int = 5) -> float:
    act()
    taken = []
    for _time in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(taken), 1)


def measure(people: int) -> dict[str, object]:
    from django.db import connection

    from alumni.models import Programme, Purpose, User
    from campaigns import segments

    with connection.cursor() as cursor:
        cursor.execute(FILL.format(people=people).replace("%%", "%"))
    staff = User.objects.create_user("bench@alumni.example", role=User.Role.STAFF)
    purpose = Purpose.objects.get(code="newsletter")
    consent = {"kind": "consent", "purpose": str(purpose.pk), "answer": "yes"}
    active = {"kind": "engaged", "months": 12}
    programmes = [str(pk) for pk in Programme.objects.values_list("pk", flat=True)[:6]]
    degree = {"kind": "degree", "programmes": programmes, "from": 2015, "to": 2020}
    county = {"kind": "county", "values": ["22"]}
    broad = {"match": "all", "rules": [consent, active]}
    selective = {"match": "all", "rules": [degree, county, consent, active]}

    def by_hand() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BY_HAND)
            cursor.fetchone()

    broad_ms, hand_ms = median_ms(lambda: segments.count(broad, staff)), median_ms(by_hand)
    return {
        "people": people,
        "selective_ms": median_ms(lambda: segments.count(selective, staff)),
        "broad_ms": broad_ms,
        "broad_by_hand_ms": hand_ms,
        "broad_vs_by_hand": round(broad_ms / hand_ms, 2),
        "outlook_ms": median_ms(lambda: segments.outlook(selective, staff, purpose), 3),
        "selective_found": segments.count(selective, staff),
        "broad_found": segments.count(broad, staff),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=200_000)
    wanted = parser.parse_args()

    import django

    django.setup()
    from django.db import connections

    from config.embedded.template import copy_into, ensure_template

    copy_into(NAME, ensure_template())
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = NAME
    print(json.dumps(measure(wanted.people), indent=2))
    connections["default"].close()
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{NAME}"')


if __name__ == "__main__":
    main()
