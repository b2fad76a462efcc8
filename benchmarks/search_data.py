"""People to search among, and what is asked about them, at any size and always the same.

Words are as common as in a real network: the most common of them in one text out of five, the
thousandth in one out of some hundreds (the law of Zipf and Mandelbrot over a vocabulary of 4,200);
and the hundred most common surnames are those of 38 % of all people.
"""

import random
from collections.abc import Iterator

import numpy
from django.db import connection

from alumni.models import Purpose
from alumni.search import Query

SYLLABLES = "ba be bo dra e fla gno hi i jo ka kle la li mo na ny o pa ri sa ske sta to ul va vi ö"
VOCABULARY = 4_200
SURNAMES = 960
COUNTIES = ["22", "23", "01", "24", "21", "03", "12", "14"]
KINDS = ["guest_lecture", "mentor", "thesis", "study_visit", "case"]
# How flat the law is at its beginning: at 0 the first word would stand in nearly every text.
FLAT = 50
BIO = (25, 55)  # So many words, and less than so many.

PEOPLE = """
CREATE TEMP TABLE word (place int PRIMARY KEY, said text NOT NULL);
INSERT INTO word SELECT n, w FROM unnest(%(words)s::text[]) WITH ORDINALITY x(w, n);
CREATE TEMP TABLE name (place int PRIMARY KEY, said text NOT NULL);
INSERT INTO name SELECT n, w FROM unnest(%(names)s::text[]) WITH ORDINALITY x(w, n);
ANALYZE word, name;
CREATE FUNCTION pg_temp.often(seed int, most int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT 1 + floor(%(flat)s * power(most::float8 / %(flat)s + 1,
        (hashint4(seed)::int8 + 2147483648) / 4294967296::float8) - %(flat)s)::int $$;
SET session_replication_role = replica;
INSERT INTO alumni_programme (code, name_sv, name_en, "group")
SELECT 'P' || n, 'Program ' || (SELECT said FROM word WHERE place = 40 + n), 'Programme ' || n, ''
FROM generate_series(0, 59) n;
INSERT INTO alumni_topic (slug, name_sv, name_en, synonyms)
SELECT 't' || n, (SELECT said FROM word WHERE place = n), (SELECT said FROM word WHERE place = 4201 - n), '{}' FROM generate_series(1, 2000) n;
INSERT INTO alumni_organisation (name, county, website)
SELECT 'Bolaget ' || n, '', '' FROM generate_series(1, greatest(%(size)s / 20, 2000)) n;
INSERT INTO alumni_person (given_name, family_name, former_names, language, languages, phone, town,
    county, country, bio_sv, bio_en, website, linkedin, portrait, listed_to, audiences,
    days_between_letters, source, created_at, confirmed_at)
SELECT (SELECT said FROM name WHERE place = pg_temp.often(n * 3, 400)),
    (SELECT said FROM name WHERE place = pg_temp.often(n, 960)),
    '{}', 'sv', '{sv,en}', '', 'Sundsvall', (%(counties)s::text[])[1 + (hashint4(n) & 7)], 'SE',
    said,
    '', '', '', '', 20, '{}', 0, 'register', now(), now() - (hashint4(n) & 1023) * interval '1 day'
FROM bio ORDER BY n;
INSERT INTO alumni_degree (person_id, programme_id, title, subject, level, year, verified)
SELECT id, (SELECT min(id) FROM alumni_programme) + (hashint4(id::int) & 31), '', '', 'bachelor',
    1990 + (hashint4(id::int * 5) & 31), true FROM alumni_person;
INSERT INTO alumni_employment (person_id, organisation_id, title, place, started_on, ended_on)
SELECT id, (SELECT min(id) FROM alumni_organisation)
    + pg_temp.often(id::int * 7 + k, greatest(%(size)s / 20, 2000)) - 1,
    (SELECT said FROM word WHERE place = pg_temp.often(id::int * 11 + k, 800)) || 'ansvarig', 'Sundsvall',
    '2015-01-01', CASE k WHEN 1 THEN '2019-12-31'::date END
FROM alumni_person, generate_series(0, 1) k;
INSERT INTO alumni_person_topics (person_id, topic_id)
SELECT id, (SELECT min(id) FROM alumni_topic) + pg_temp.often(id::int * 13 + k, 2000) - 1
FROM alumni_person, generate_series(1, 3) k ON CONFLICT DO NOTHING;
INSERT INTO alumni_offer (person_id, kind, note, languages, "where", notice_days, per_year, created_at)
SELECT id, (%(kinds)s::text[])[1 + (id + k) %% 5],
    'Om ' || (SELECT said FROM word WHERE place = pg_temp.often(id::int * 17 + k, 4200)), '{sv}', 'either', 14, 2, now()
FROM alumni_person, (VALUES (0), (2)) v(k) WHERE k = 0 OR id %% 3 = 0;
SET session_replication_role = origin;
INSERT INTO alumni_consent (person_id, purpose_id, wording_id, granted, language, source, evidence, at)
SELECT id, %(purpose)s, %(wording)s, true, 'sv', 'web', '', now() FROM alumni_person;
ANALYZE
"""  # noqa: E501


def words(number: int, seed: int) -> list[str]:
    """So many different invented words, the most common first."""
    draw, syllables = random.Random(seed), SYLLABLES.split()
    made: dict[str, None] = {}
    while len(made) < number:
        made["".join(draw.choices(syllables, k=draw.randint(3, 4)))] = None
    return list(made)


def fill(size: int) -> None:
    """So many people who may be found, each with a degree, two jobs, topics and offers.

    The office's list and its segments are not told of them: the triggers rest meanwhile.
    """
    purpose = Purpose.objects.get(code="requests")
    values = {
        "size": size, "words": words(VOCABULARY, 1), "names": words(SURNAMES, 2),
        "counties": COUNTIES, "kinds": KINDS, "flat": FLAT,
        "purpose": purpose.pk, "wording": purpose.current_wording().pk,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE bio (n int, said text)")
        with cursor.copy("COPY bio FROM STDIN") as copy:
            for row in enumerate(_bios(size), 1):
                copy.write_row(row)
        for statement in PEOPLE.split(";\n"):
            cursor.execute(statement, values)
        cursor.execute("DROP TABLE word, name, bio")


def _bios(size: int) -> Iterator[str]:
    """So many texts; those of a small network are the first of a large one."""
    draw, known = numpy.random.default_rng(3), words(VOCABULARY, 1)
    for _person in range(size):
        lots = draw.random(draw.integers(*BIO))
        places = FLAT * (VOCABULARY / FLAT + 1) ** lots - FLAT
        yield " ".join(map(known.__getitem__, places.astype(int).tolist()))


def questions(seed: int = 7) -> list[Query]:
    """500: 60 % two or three words and filters, 15 % one word and filters, 10 % filters, 10 % one
    of the most common words, 5 % one word and a programme."""
    draw, known = random.Random(seed), words(VOCABULARY, 1)

    def one(most: int) -> str:
        return known[int(most ** draw.random()) - 1]

    made = []
    for number in range(500):
        county, kind = {"county": [draw.choice(COUNTIES)]}, {"offer": [draw.choice(KINDS)]}
        some = " ".join(dict.fromkeys(one(600) for _ in range(2 + number % 2)))
        share = number % 20
        if share < 12:
            made.append(Query(some, county | kind if number % 3 else kind))
        elif share < 15:
            made.append(Query(one(2000), kind | (county if number % 2 else {})))
        elif share < 17:
            made.append(Query(filters=county | kind))
        elif share < 19:
            made.append(Query(known[draw.randrange(10)]))
        else:
            made.append(Query(one(600), {"programme": [f"P{draw.randrange(32)}"]}))
    return made
