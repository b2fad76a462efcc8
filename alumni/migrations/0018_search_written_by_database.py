"""Search rows are written by functions of the database: planned once in a session, and the same
for one person after a change as for all of them at night. `alumni.search.rows` calls them.

In all of it `who` is a person's key, `today` the local date, and 20 the audience of teachers."""

from django.db import migrations

# Who may be found and asked at all, and what each of them shows to teachers.
SHOWN = """
CREATE FUNCTION alumni_search_shows(audiences jsonb, field text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((audiences->>field)::int, 20) >= 20
$$;

CREATE FUNCTION alumni_search_people(who bigint, today date) RETURNS SETOF alumni_person
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT p.* FROM alumni_person p
    WHERE p.id = who AND p.protected_at IS NULL AND p.deceased_at IS NULL AND p.erased_at IS NULL
    AND p.merged_into_id IS NULL AND p.hidden_at IS NULL AND p.listed_to >= 20
    AND (p.paused_until IS NULL OR p.paused_until < today)
    AND EXISTS (SELECT FROM alumni_offer o WHERE o.person_id = p.id
                AND (o.paused_until IS NULL OR o.paused_until < today))
    AND EXISTS (SELECT FROM alumni_consentstate s JOIN alumni_purpose u ON u.id = s.purpose_id
                WHERE s.person_id = p.id AND u.code = 'requests' AND s.granted)
$$;

CREATE FUNCTION alumni_search_topics(who bigint, shown boolean, today date)
RETURNS SETOF alumni_topic LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.* FROM alumni_topic t WHERE t.id IN (
        SELECT x.topic_id FROM alumni_person_topics x WHERE x.person_id = who AND shown
        UNION ALL
        SELECT x.topic_id FROM alumni_offer o JOIN alumni_offer_topics x ON x.offer_id = o.id
        WHERE o.person_id = who AND (o.paused_until IS NULL OR o.paused_until < today))
$$;

CREATE FUNCTION alumni_search_asked(who bigint) RETURNS TABLE (latest timestamptz, times bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT max(i.at), count(*) FILTER (WHERE i.at > now() - interval '1 year')
    FROM alumni_interaction i WHERE i.person_id = who AND i.kind = 'request'
$$;
"""

# What can be filtered on: one line per person and fact.
FACTS = """
CREATE FUNCTION alumni_search_facts(who bigint, today date) RETURNS TABLE (kind text, key text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH p AS (SELECT * FROM alumni_search_people(who, today)),
    offer AS (SELECT o.* FROM p JOIN alumni_offer o ON o.person_id = p.id
        WHERE o.paused_until IS NULL OR o.paused_until < today),
    degree AS (SELECT d.level, d.year, g.code, t.code AS department, c.code AS campus
        FROM p JOIN alumni_degree d ON d.person_id = p.id
            AND alumni_search_shows(p.audiences, 'degrees')
        LEFT JOIN alumni_programme g ON g.id = d.programme_id
        LEFT JOIN alumni_department t ON t.id = g.department_id
        LEFT JOIN alumni_campus c ON c.id = d.campus_id),
    work AS (SELECT o.id, s.code AS sector FROM p JOIN alumni_employment e ON e.person_id = p.id
            AND e.ended_on IS NULL AND alumni_search_shows(p.audiences, 'work')
        JOIN alumni_organisation o ON o.id = e.organisation_id
        LEFT JOIN alumni_sector s ON s.id = o.sector_id)
    SELECT 'offer', o.kind FROM offer o
    UNION SELECT 'programme', d.code FROM degree d WHERE d.code IS NOT NULL
    UNION SELECT 'department', d.department FROM degree d WHERE d.department IS NOT NULL
    UNION SELECT 'campus', d.campus FROM degree d WHERE d.campus IS NOT NULL
    UNION SELECT 'level', d.level FROM degree d
    UNION SELECT 'years', (d.year / 5 * 5)::text FROM degree d
    UNION SELECT 'county', p.county FROM p
        WHERE p.county <> '' AND alumni_search_shows(p.audiences, 'place')
    UNION SELECT 'where', unnest(CASE o."where" WHEN 'either' THEN ARRAY['online', 'on_site']
        ELSE ARRAY[o."where"] END) FROM offer o
    UNION SELECT 'employer', w.id::text FROM work w
    UNION SELECT 'sector', w.sector FROM work w WHERE w.sector IS NOT NULL
    UNION SELECT 'language', unnest(p.languages) FROM p
        WHERE alumni_search_shows(p.audiences, 'languages')
    UNION SELECT 'language', unnest(o.languages) FROM offer o
    UNION SELECT 'topic', t.slug FROM p, LATERAL
        alumni_search_topics(p.id, alumni_search_shows(p.audiences, 'topics'), today) t
    UNION SELECT 'free', 'now' FROM (SELECT min(o.notice_days) AS notice, sum(o.per_year) AS most
        FROM offer o) o, LATERAL alumni_search_asked(who) a
        WHERE o.notice <= 14 AND a.times < o.most
        AND (a.latest IS NULL OR a.latest < now() - interval '30 days')
$$;
"""

# The row itself. `prior` adds up: how complete (half), how fresh (a fifth), how willing; less for
# those asked often or lately, and all of it between 0 and 1. A twentieth goes by lot, so that equals change places.
ROWS = """
CREATE FUNCTION alumni_search_rows(who bigint, today date, seed bigint)
RETURNS TABLE (person_id bigint, prior float8, words tsvector, shown jsonb)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT p.id, b.prior,
    setweight(to_tsvector('swedish', p.given_name || ' ' || p.family_name || ' '
        || coalesce(t.names, '')), 'A')
    || setweight(to_tsvector('swedish', coalesce(w.titles, '') || ' '
        || coalesce(d.names, '')), 'B')
    || setweight(to_tsvector('swedish', coalesce(w.around, '') || ' ' || coalesce(d.around, '')
        || ' ' || coalesce(t.synonyms, '') || ' ' || s.town), 'C')
    || strip(to_tsvector('swedish', o.notes || ' ' || s.bio_sv || ' ' || s.bio_en)),
    jsonb_build_object(
        'name', p.given_name || ' ' || p.family_name, 'given', p.given_name,
        'portrait', s.portrait, 'town', s.town, 'bio', jsonb_build_array(s.bio_sv, s.bio_en),
        'languages', (SELECT coalesce(jsonb_agg(DISTINCT code), '[]') FROM (
            SELECT unnest(p.languages) AS code
            WHERE alumni_search_shows(p.audiences, 'languages') UNION ALL
            SELECT unnest(x.languages) FROM alumni_offer x WHERE x.person_id = p.id
            AND (x.paused_until IS NULL OR x.paused_until < today)) l),
        'offers', o.offers, 'work', coalesce(w.cards, '[]'), 'degrees', coalesce(d.cards, '[]'),
        'topics', coalesce(t.cards, '[]'),
        'asked', a.latest, 'times', a.times, 'most', o.most)
FROM alumni_search_people(who, today) p
CROSS JOIN LATERAL (SELECT
    CASE WHEN alumni_search_shows(p.audiences, 'portrait') THEN p.portrait ELSE '' END AS portrait,
    CASE WHEN alumni_search_shows(p.audiences, 'place') THEN p.town ELSE '' END AS town,
    CASE WHEN alumni_search_shows(p.audiences, 'bio') THEN p.bio_sv ELSE '' END AS bio_sv,
    CASE WHEN alumni_search_shows(p.audiences, 'bio') THEN p.bio_en ELSE '' END AS bio_en) s
CROSS JOIN LATERAL (
    SELECT string_agg(x.note, ' ' ORDER BY x.kind) AS notes, count(*) AS number,
        greatest(sum(x.per_year), 1) AS most,
        jsonb_agg(jsonb_build_object('kind', x.kind, 'note', x.note, 'where', x."where",
            'notice', x.notice_days) ORDER BY x.kind) AS offers
    FROM alumni_offer x WHERE x.person_id = p.id
    AND (x.paused_until IS NULL OR x.paused_until < today)) o
CROSS JOIN LATERAL alumni_search_asked(p.id) a
CROSS JOIN LATERAL (
    SELECT string_agg(e.title, ' ' ORDER BY e.id) AS titles,
        string_agg(concat_ws(' ', x.name, e.place, c.name_sv, c.name_en), ' ' ORDER BY e.id)
            AS around,
        jsonb_agg(jsonb_build_array(e.title, x.name, e.place, e.ended_on)
            ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS cards
    FROM alumni_employment e JOIN alumni_organisation x ON x.id = e.organisation_id
    LEFT JOIN alumni_sector c ON c.id = x.sector_id
    WHERE e.person_id = p.id AND alumni_search_shows(p.audiences, 'work')) w
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', g.name_sv, g.name_en, e.title, e.subject, g.code), ' '
            ORDER BY e.id) AS names,
        string_agg(concat_ws(' ', x.name_sv, x.name_en, m.name_sv), ' ' ORDER BY e.id) AS around,
        jsonb_agg(jsonb_build_array(coalesce(g.name_sv, e.title), coalesce(g.name_en, ''),
            coalesce(m.name_sv, ''), e.year, e.subject, coalesce(x.code, ''))
            ORDER BY e.year DESC, e.id DESC) AS cards
    FROM alumni_degree e LEFT JOIN alumni_programme g ON g.id = e.programme_id
    LEFT JOIN alumni_department x ON x.id = g.department_id
    LEFT JOIN alumni_campus m ON m.id = e.campus_id
    WHERE e.person_id = p.id AND alumni_search_shows(p.audiences, 'degrees')) d
CROSS JOIN LATERAL (
    SELECT string_agg(x.name_sv || ' ' || x.name_en, ' ' ORDER BY x.slug) AS names,
        string_agg(array_to_string(x.synonyms, ' '), ' ' ORDER BY x.slug) AS synonyms,
        jsonb_agg(jsonb_build_array(x.name_sv, x.name_en, array_to_string(x.synonyms, ', '))
            ORDER BY x.slug) AS cards
    FROM alumni_search_topics(p.id, alumni_search_shows(p.audiences, 'topics'), today) x) t
CROSS JOIN LATERAL (SELECT 0.95 * least(1, greatest(0, (0.7
    + 0.1 * ((w.cards IS NOT NULL)::int + (d.cards IS NOT NULL)::int + (t.cards IS NOT NULL)::int
        + (s.bio_sv <> '' OR s.bio_en <> '')::int + (s.portrait <> '')::int)
    + CASE WHEN p.confirmed_at > now() - interval '1 year' THEN 0.2
           WHEN p.confirmed_at > now() - interval '2 years' THEN 0.1 ELSE 0 END
    + 0.1 * least(o.number, 3)
    - 0.5 * least(1, a.times / o.most::float8)
    - CASE WHEN a.latest > now() - interval '30 days' THEN 0.2 ELSE 0 END) / 1.7))
    + 0.05 * (hashint8extended(p.id, seed) & 1023) / 1024.0 AS prior) b
$$;
"""

# The parts of a row that are numbers: its codes, and how far up it is.
PARTS = """
CREATE FUNCTION alumni_search_codes(who bigint, today date)
RETURNS TABLE (facets bytea, words text[], lacks boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(int4send(f.code), ''::bytea ORDER BY f.code), ''::bytea),
        coalesce(array_agg('f' || f.code) FILTER (WHERE f.code IS NOT NULL), '{}'),
        coalesce(bool_or(f.code IS NULL), false)
    FROM (SELECT (SELECT c.code FROM alumni_searchfacet c
            WHERE c.kind = x.kind AND c.key = x.key) AS code
        FROM alumni_search_facts(who, today) x OFFSET 0) f
$$;

CREATE FUNCTION alumni_search_bands(prior float8, bands float8[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg('r' || n), '{}') FROM unnest(bands) WITH ORDINALITY x(least, n)
    WHERE prior >= least
$$;

CREATE FUNCTION alumni_search_split(words text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT DISTINCT left(w, 100)
    FROM string_to_table(translate(lower(words), '-,./()&', '       '), ' ') w
    WHERE length(w) > 1
$$;
"""

WRITE = """
CREATE FUNCTION alumni_search_write(people bigint[], today date) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    who bigint;
    found record;
    part record;
    state record;
BEGIN
    SELECT seed, bands INTO state FROM alumni_searchorder;
    FOREACH who IN ARRAY people LOOP
        SELECT * INTO found FROM alumni_search_rows(who, today, state.seed);
        IF found.person_id IS NULL THEN
            DELETE FROM alumni_searchrow r WHERE r.person_id = who;
            CONTINUE;
        END IF;
        SELECT * INTO part FROM alumni_search_codes(who, today);
        IF part.lacks THEN
            INSERT INTO alumni_searchfacet (kind, key)
            SELECT x.kind, x.key FROM alumni_search_facts(who, today) x WHERE NOT EXISTS (
                SELECT FROM alumni_searchfacet f WHERE f.kind = x.kind AND f.key = x.key)
            ORDER BY 1, 2 ON CONFLICT DO NOTHING;
            SELECT * INTO part FROM alumni_search_codes(who, today);
        END IF;
        INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words) VALUES (
            who, found.prior, part.facets, found.words || array_to_tsvector(
                part.words || alumni_search_bands(found.prior, state.bands)))
        ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior, facets = excluded.facets,
            words = excluded.words
        WHERE (r.prior, r.facets, r.words) IS DISTINCT FROM
            (excluded.prior, excluded.facets, excluded.words);
        INSERT INTO alumni_searchcard AS c (row_id, shown) VALUES (who, found.shown)
        ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown
        WHERE c.shown IS DISTINCT FROM excluded.shown;
        PERFORM alumni_search_note(who);
    END LOOP;
END $$;

CREATE FUNCTION alumni_search_note(who bigint) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    INSERT INTO alumni_searchname (name)
    SELECT w FROM alumni_person p, alumni_search_split(p.given_name || ' ' || p.family_name) w
    WHERE p.id = who AND NOT EXISTS (SELECT FROM alumni_searchname n WHERE n.name = w)
    ORDER BY 1 ON CONFLICT DO NOTHING;
    INSERT INTO alumni_searchword (word)
    SELECT w FROM alumni_employment e, alumni_search_split(e.title) w
    WHERE e.person_id = who AND NOT EXISTS (SELECT FROM alumni_searchword n WHERE n.word = w)
    ORDER BY 1 ON CONFLICT DO NOTHING;
END $$;
"""

# All rows anew, beside the old ones. Runs as the owner of the tables, whoever calls it.
REBUILD = """
CREATE FUNCTION alumni_search_vocabulary() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO alumni_searchfacet (kind, key)
    SELECT 'programme', code FROM alumni_programme
    UNION SELECT 'department', code FROM alumni_department
    UNION SELECT 'campus', code FROM alumni_campus
    UNION SELECT 'sector', code FROM alumni_sector
    UNION SELECT 'topic', slug FROM alumni_topic
    UNION SELECT 'employer', organisation_id::text FROM alumni_employment WHERE ended_on IS NULL
    UNION SELECT 'level', level FROM alumni_degree
    UNION SELECT 'years', (year / 5 * 5)::text FROM alumni_degree
    UNION SELECT 'county', county FROM alumni_person WHERE county <> ''
    UNION SELECT 'language', unnest(languages) FROM alumni_person
    UNION SELECT 'language', unnest(languages) FROM alumni_offer
    UNION SELECT 'offer', kind FROM alumni_offer
    UNION SELECT * FROM (VALUES ('where', 'online'), ('where', 'on_site'), ('free', 'now')) x
    EXCEPT SELECT kind, key FROM alumni_searchfacet
    ORDER BY 1, 2 ON CONFLICT DO NOTHING;
    INSERT INTO alumni_searchword (word)
    SELECT DISTINCT w FROM (
        SELECT DISTINCT title AS t FROM alumni_employment
        UNION ALL SELECT name_sv || ' ' || name_en FROM alumni_programme
        UNION ALL SELECT name_sv || ' ' || name_en || ' ' || array_to_string(synonyms, ' ')
        FROM alumni_topic) x, alumni_search_split(t) w
    ORDER BY 1 ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION alumni_search_rebuild(today date, draw bigint, levels int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET work_mem = '256MB' SET maintenance_work_mem = '256MB' SET client_min_messages = warning AS $$
DECLARE
    written bigint;
BEGIN
    LOCK TABLE alumni_searchrow IN SHARE ROW EXCLUSIVE MODE;
    PERFORM alumni_search_vocabulary();
    CREATE TABLE search_draft AS
        SELECT r.*, c.facets, c.words AS codes FROM alumni_person p,
            alumni_search_rows(p.id, today, draw) r, LATERAL alumni_search_codes(p.id, today) c;
    UPDATE alumni_searchorder SET seed = draw, bands = coalesce((
        SELECT percentile_disc(array(SELECT 1 - 0.5 ^ n FROM generate_series(1, levels) n))
        WITHIN GROUP (ORDER BY prior) FROM search_draft), '{}');
    DELETE FROM alumni_searchname;
    INSERT INTO alumni_searchname (name) SELECT DISTINCT w FROM (
        SELECT DISTINCT given_name AS t FROM alumni_person JOIN search_draft ON person_id = id
        UNION SELECT DISTINCT family_name FROM alumni_person JOIN search_draft ON person_id = id
        ) x, alumni_search_split(t) w;
    -- In the order of a hash the first matches are a fair sample of all.
    CREATE TABLE search_next (LIKE alumni_searchrow INCLUDING DEFAULTS INCLUDING STORAGE);
    INSERT INTO search_next (person_id, prior, facets, words)
        SELECT person_id, prior, facets, words || array_to_tsvector(
            codes || alumni_search_bands(prior, bands)) FROM search_draft, alumni_searchorder
        ORDER BY hashint8(person_id), person_id;
    GET DIAGNOSTICS written = ROW_COUNT;
    ALTER TABLE search_next ADD CONSTRAINT search_next_pkey PRIMARY KEY (person_id);
    CREATE INDEX search_next_words ON search_next USING gin (words) WITH (fastupdate = off);
    CREATE INDEX search_next_prior ON search_next (prior DESC, person_id);
    CREATE TABLE search_next_card (LIKE alumni_searchcard INCLUDING DEFAULTS INCLUDING STORAGE);
    INSERT INTO search_next_card (row_id, shown) SELECT person_id, shown FROM search_draft
        ORDER BY hashint8(person_id), person_id;
    ALTER TABLE search_next_card ADD CONSTRAINT search_next_card_pkey PRIMARY KEY (row_id);
    ALTER TABLE search_next_card ADD CONSTRAINT search_card_row
        FOREIGN KEY (row_id) REFERENCES search_next ON DELETE CASCADE;
    DROP TABLE search_draft;
    ANALYZE search_next;
    DROP TABLE alumni_searchcard, alumni_searchrow;
    ALTER TABLE search_next RENAME TO alumni_searchrow;
    ALTER INDEX search_next_pkey RENAME TO alumni_searchrow_pkey;
    ALTER INDEX search_next_words RENAME TO search_row_words;
    ALTER INDEX search_next_prior RENAME TO search_row_prior;
    ALTER TABLE search_next_card RENAME TO alumni_searchcard;
    ALTER INDEX search_next_card_pkey RENAME TO alumni_searchcard_pkey;
    RETURN written;
END $$;

CREATE FUNCTION alumni_search_person_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM alumni_searchrow WHERE person_id = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER search_person_gone AFTER DELETE ON alumni_person
    FOR EACH ROW EXECUTE FUNCTION alumni_search_person_gone();
"""

# Other words for topics: each name and synonym as the index sees it.
KEYS = """
CREATE FUNCTION alumni_topic_keys(name_sv text, name_en text, synonyms text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(plainto_tsquery('swedish', x)::text)
    FROM unnest(synonyms || ARRAY[name_sv, name_en]) x WHERE x <> ''
$$;
CREATE INDEX topic_keys ON alumni_topic
    USING gin (alumni_topic_keys(name_sv, name_en, synonyms::text[]));
"""

# What was written in the former shape goes; the functions write it anew.
BEGIN = """
TRUNCATE alumni_searchcard, alumni_searchrow;
ALTER TABLE alumni_searchcard ADD CONSTRAINT search_card_row
    FOREIGN KEY (row_id) REFERENCES alumni_searchrow ON DELETE CASCADE;
INSERT INTO alumni_searchorder (id, seed, bands) VALUES (1, 0, '{}');
DELETE FROM alumni_searchfacet WHERE kind = 'decade';
"""
FILL = """
SELECT alumni_search_rebuild(current_date, 0, 14);
"""

BACKWARDS = """
ALTER TABLE alumni_searchcard DROP CONSTRAINT search_card_row;
DELETE FROM alumni_searchorder;
DROP INDEX topic_keys;
DROP TRIGGER search_person_gone ON alumni_person;
DROP FUNCTION alumni_search_person_gone, alumni_search_rebuild, alumni_search_vocabulary;
DROP FUNCTION alumni_topic_keys, alumni_search_note, alumni_search_write, alumni_search_split,
    alumni_search_bands, alumni_search_codes, alumni_search_rows, alumni_search_facts,
    alumni_search_asked, alumni_search_topics, alumni_search_people, alumni_search_shows;
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0017_search_tables")]

    operations = [
        migrations.RunSQL(SHOWN + FACTS + ROWS + PARTS + WRITE + REBUILD + KEYS + BEGIN, BACKWARDS),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
