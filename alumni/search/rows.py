"""Writing search rows: set-wise, in the caller's transaction, from what each person shows."""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from alumni.audience import FIELDS, Audience

TEACHERS = int(Audience.TEACHERS)

# In all SQL here `p` is a person and %(today)s the local date.
# People whom teachers may find and ask today. What fails here has no row at all.
ELIGIBLE = f"""
    p.protected_at IS NULL AND p.deceased_at IS NULL AND p.erased_at IS NULL
    AND p.merged_into_id IS NULL AND p.hidden_at IS NULL AND p.listed_to >= {TEACHERS}
    AND (p.paused_until IS NULL OR p.paused_until < %(today)s)
    AND EXISTS (SELECT FROM alumni_offer o WHERE o.person_id = p.id
                AND (o.paused_until IS NULL OR o.paused_until < %(today)s))
    AND EXISTS (SELECT FROM alumni_consentstate s JOIN alumni_purpose u ON u.id = s.purpose_id
                WHERE s.person_id = p.id AND u.code = 'requests' AND s.granted)
"""


def _shows(field: str) -> str:
    """SQL: whether a person shows the field to teachers."""
    default = int(FIELDS[field][0])
    return f"(coalesce((p.audiences->>'{field}')::int, {default}) >= {TEACHERS})"


# One row per person and fact, only of fields that are shown.
FACTS = f"""
offer AS MATERIALIZED (
    SELECT o.* FROM alumni_offer o JOIN chosen p ON p.id = o.person_id
    WHERE o.paused_until IS NULL OR o.paused_until < %(today)s),
degree AS MATERIALIZED (
    SELECT d.person_id, d.id, d.year, d.level, d.title, d.subject,
           g.code, g.name_sv, g.name_en, m.name_sv AS campus_sv, m.name_en AS campus_en,
           t.code AS department, t.name_sv AS department_sv, t.name_en AS department_en
    FROM alumni_degree d JOIN chosen p ON p.id = d.person_id AND {_shows("degrees")}
    LEFT JOIN alumni_programme g ON g.id = d.programme_id
    LEFT JOIN alumni_department t ON t.id = g.department_id
    LEFT JOIN alumni_campus m ON m.id = d.campus_id),
work AS MATERIALIZED (
    SELECT e.person_id, e.id, e.title, e.place, e.started_on, e.ended_on, o.name AS employer,
           s.code AS sector, s.name_sv AS sector_sv, s.name_en AS sector_en
    FROM alumni_employment e JOIN chosen p ON p.id = e.person_id AND {_shows("work")}
    JOIN alumni_organisation o ON o.id = e.organisation_id
    LEFT JOIN alumni_sector s ON s.id = o.sector_id),
topic AS MATERIALIZED (
    SELECT DISTINCT c.person_id, t.slug, t.name_sv, t.name_en, t.synonyms FROM (
        SELECT pt.person_id, pt.topic_id FROM alumni_person_topics pt
        JOIN chosen p ON p.id = pt.person_id AND {_shows("topics")}
        UNION ALL
        SELECT o.person_id, ot.topic_id FROM alumni_offer_topics ot
        JOIN offer o ON o.id = ot.offer_id) c
    JOIN alumni_topic t ON t.id = c.topic_id),
asked AS MATERIALIZED (
    SELECT i.person_id, max(i.at) AS at FROM alumni_interaction i JOIN chosen p
    ON p.id = i.person_id WHERE i.kind = 'request' GROUP BY 1),
fact AS MATERIALIZED (
    SELECT person_id, 'offer' AS kind, kind AS key FROM offer
    UNION SELECT person_id, 'programme', code FROM degree WHERE code IS NOT NULL
    UNION SELECT person_id, 'department', department FROM degree WHERE department IS NOT NULL
    UNION SELECT person_id, 'level', level FROM degree
    UNION SELECT person_id, 'decade', (year / 10 * 10)::text FROM degree
    UNION SELECT p.id, 'county', p.county FROM chosen p WHERE p.county <> '' AND {_shows("place")}
    UNION SELECT person_id, 'where', unnest(CASE "where" WHEN 'either'
        THEN ARRAY['online', 'on_site'] ELSE ARRAY["where"] END) FROM offer
    UNION SELECT person_id, 'sector', sector FROM work
        WHERE sector IS NOT NULL AND ended_on IS NULL
    UNION SELECT p.id, 'language', unnest(languages) FROM chosen p WHERE {_shows("languages")}
    UNION SELECT person_id, 'language', unnest(languages) FROM offer
    UNION SELECT person_id, 'topic', slug FROM topic
    UNION SELECT o.person_id, 'free', 'now' FROM offer o LEFT JOIN asked a USING (person_id)
        WHERE o.notice_days <= 14 AND (a.at IS NULL OR a.at < now() - interval '30 days'))
"""

NEW_FACETS = """
INSERT INTO alumni_searchfacet (kind, key) SELECT DISTINCT kind, key FROM fact
WHERE NOT EXISTS (SELECT FROM alumni_searchfacet f WHERE f.kind = fact.kind AND f.key = fact.key)
ORDER BY 1, 2 ON CONFLICT DO NOTHING
"""

NEW_NAMES = """
INSERT INTO alumni_searchname (name)
SELECT DISTINCT lower(n) FROM chosen, regexp_split_to_table(
    given_name || ' ' || family_name, '[^[:alnum:]]+') n
WHERE length(n) > 1 ON CONFLICT DO NOTHING
"""

ROWS = f"""
SELECT p.id AS person_id, b.prior, coalesce(f.codes, ''::bytea) AS facets,
    setweight(to_tsvector('swedish', p.given_name || ' ' || p.family_name || ' '
        || coalesce(t.names, '')), 'A')
    || setweight(to_tsvector('swedish', coalesce(w.titles, '') || ' '
        || coalesce(d.names, '')), 'B')
    || setweight(to_tsvector('swedish', coalesce(w.around, '') || ' ' || coalesce(d.around, '')
        || ' ' || coalesce(t.synonyms, '') || ' '
        || CASE WHEN {_shows("place")} THEN p.town ELSE '' END), 'C')
    || strip(to_tsvector('swedish', o.notes || ' '
        || CASE WHEN {_shows("bio")} THEN p.bio_sv || ' ' || p.bio_en ELSE '' END))
    || array_to_tsvector(coalesce(f.words, ARRAY[]::text[])
        || ('r' || least(9, floor(b.prior * 10))::int)) AS words,
    jsonb_build_object(
        'name', p.given_name || ' ' || p.family_name, 'given', p.given_name,
        'portrait', CASE WHEN {_shows("portrait")} THEN p.portrait ELSE '' END,
        'town', CASE WHEN {_shows("place")} THEN p.town ELSE '' END,
        'bio', CASE WHEN {_shows("bio")} THEN jsonb_build_array(p.bio_sv, p.bio_en)
               ELSE '["",""]'::jsonb END,
        'languages', coalesce(l.codes, '[]'::jsonb), 'offers', o.offers,
        'work', coalesce(w.cards, '[]'::jsonb),
        'degrees', coalesce(d.cards, '[]'::jsonb), 'topics', coalesce(t.cards, '[]'::jsonb),
        'asked', a.at) AS card
FROM chosen p
JOIN (
    SELECT person_id, string_agg(note, ' ') AS notes, count(*) AS number,
        jsonb_agg(jsonb_build_object('kind', kind, 'note', note, 'where', "where",
            'notice', notice_days) ORDER BY kind) AS offers
    FROM offer GROUP BY 1) o ON o.person_id = p.id
LEFT JOIN (
    SELECT person_id, jsonb_agg(DISTINCT code) AS codes FROM (
        SELECT p.id AS person_id, unnest(languages) AS code FROM chosen p
        WHERE {_shows("languages")}
        UNION SELECT person_id, unnest(languages) FROM offer) x GROUP BY 1) l
    ON l.person_id = p.id
LEFT JOIN asked a ON a.person_id = p.id
LEFT JOIN (
    SELECT person_id, string_agg(title, ' ') AS titles,
        string_agg(concat_ws(' ', employer, place, sector_sv, sector_en), ' ') AS around,
        jsonb_agg(jsonb_build_array(title, employer, place, ended_on)
            ORDER BY ended_on DESC NULLS FIRST, started_on DESC NULLS LAST, id DESC) AS cards
    FROM work GROUP BY 1) w ON w.person_id = p.id
LEFT JOIN (
    SELECT person_id, string_agg(concat_ws(' ', name_sv, name_en, title, subject, code), ' ')
            AS names,
        string_agg(concat_ws(' ', department_sv, department_en, campus_sv), ' ') AS around,
        jsonb_agg(jsonb_build_array(coalesce(name_sv, title), coalesce(name_en, ''),
            coalesce(campus_sv, ''), year, subject, coalesce(department, ''))
            ORDER BY year DESC, id DESC) AS cards
    FROM degree GROUP BY 1) d ON d.person_id = p.id
LEFT JOIN (
    SELECT person_id, string_agg(name_sv || ' ' || name_en, ' ' ORDER BY slug) AS names,
        string_agg(array_to_string(synonyms, ' '), ' ' ORDER BY slug) AS synonyms,
        jsonb_agg(jsonb_build_array(name_sv, name_en, array_to_string(synonyms, ', '))
            ORDER BY slug) AS cards
    FROM topic GROUP BY 1) t ON t.person_id = p.id
LEFT JOIN (
    SELECT person_id, string_agg(int2send(code), ''::bytea) AS codes,
        array_agg('f' || code) AS words
    FROM fact JOIN alumni_searchfacet USING (kind, key) GROUP BY 1) f ON f.person_id = p.id
CROSS JOIN LATERAL (SELECT (
    0.1 * ((w.cards IS NOT NULL)::int + (d.cards IS NOT NULL)::int + (t.cards IS NOT NULL)::int
        + (p.bio_sv <> '' OR p.bio_en <> '')::int + (p.portrait <> '')::int)
    + CASE WHEN p.confirmed_at > now() - interval '1 year' THEN 0.2
           WHEN p.confirmed_at > now() - interval '2 years' THEN 0.1 ELSE 0 END
    + 0.1 * least(o.number, 3)
    - CASE WHEN a.at > now() - interval '30 days' THEN 0.2 ELSE 0 END
    )::float8 AS raw) r
CROSS JOIN LATERAL (SELECT greatest(0, r.raw) AS prior) b
"""

# Above this many people the planner, which cannot know how many are chosen, is told to hash.
MANY = 50
COLUMNS = "person_id, prior, facets, words, card"


def _people(scope: str) -> str:
    return f"chosen AS MATERIALIZED (SELECT p.* FROM alumni_person p WHERE {scope} AND {ELIGIBLE})"


def _chosen(scope: str) -> str:
    return f"{_people(scope)}, {FACTS}"


def _hash_joins(cursor: CursorWrapper, many: bool) -> None:
    cursor.execute("SELECT set_config('enable_nestloop', %s, true)", ["off" if many else "on"])


def _write_vocabulary(cursor: CursorWrapper, scope: str, values: dict[str, object]) -> None:
    """Give a code to each new facet and note each new name."""
    cursor.execute(f"WITH {_chosen(scope)} {NEW_FACETS}", values)
    cursor.execute(f"WITH {_people(scope)} {NEW_NAMES}", values)


def refresh(person_ids: Iterable[int]) -> None:
    """Rewrite the search rows of these people; who may no longer be found loses theirs.

    Call it in the transaction of the change. Any number of people, in a few statements.
    """
    ids = sorted(set(person_ids))
    if not ids:
        return
    scope = "p.id = ANY(%(ids)s)"
    with transaction.atomic(), connection.cursor() as cursor:
        values = {"ids": ids, "today": timezone.localdate()}
        cursor.execute(
            f"""DELETE FROM alumni_searchrow r WHERE r.person_id = ANY(%(ids)s) AND NOT EXISTS (
                SELECT FROM alumni_person p WHERE p.id = r.person_id AND {ELIGIBLE})""",
            values,
        )
        # Most people offer nothing: to plan the statements below costs more than to run them.
        cursor.execute(f"SELECT p.id FROM alumni_person p WHERE {scope} AND {ELIGIBLE}", values)
        values["ids"] = [key for (key,) in cursor.fetchall()]
        if not values["ids"]:
            return
        _hash_joins(cursor, len(ids) > MANY)
        _write_vocabulary(cursor, scope, values)
        cursor.execute(
            f"""WITH {_chosen(scope)} INSERT INTO alumni_searchrow ({COLUMNS}) {ROWS}
                ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior,
                facets = excluded.facets, words = excluded.words, card = excluded.card""",
            values,
        )
        _hash_joins(cursor, False)


def rebuild() -> int:
    """Write all rows anew, in the order of a hash, so that the first matches are a fair sample.

    Returns the number of rows. Readers go on until the last moment; writers wait, so nobody who
    leaves meanwhile is brought back.
    """
    values = {"today": timezone.localdate()}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE alumni_searchrow IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM alumni_searchname")
        _hash_joins(cursor, True)
        _write_vocabulary(cursor, "true", values)
        cursor.execute("DROP TABLE IF EXISTS pg_temp.search_new")
        cursor.execute(
            f"CREATE TEMP TABLE search_new ON COMMIT DROP AS WITH {_chosen('true')} {ROWS}", values
        )
        cursor.execute("TRUNCATE alumni_searchrow")
        cursor.execute(
            f"""INSERT INTO alumni_searchrow ({COLUMNS}) SELECT {COLUMNS} FROM search_new
                ORDER BY hashint8(person_id), person_id"""
        )
        written = cursor.rowcount
        _hash_joins(cursor, False)
        cursor.execute("ANALYZE alumni_searchrow")
    return written
