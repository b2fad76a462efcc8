"""Writing all search rows anew: who is composed in a turn is held against what is known of them in
the same turn, so the processors share that too, and only what differs is stored and written. The
code of a value is looked up once in a turn and not once for each person. And the rows of a few or
of many people: they are composed by one statement, which is begun once for all.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

from django.db import migrations

before = import_module("alumni.migrations.0034_search_sets")
FORMER = (
    before.one(
        import_module("alumni.migrations.0018_search_written_by_database").SHOWN,
        "alumni_search_topics",
    )
    + import_module("alumni.migrations.0024_own_words").NAMED
)

# As before, but begun and read with less: what is said of one's work stands in the order of its
# cards, and the offers are read once, for their topics and own words too.
ROWS = """
CREATE OR REPLACE FUNCTION alumni_search_rows(who bigint, today date)
RETURNS TABLE (person_id bigint, prior float8, words tsvector, shown jsonb, facts text[])
LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT p.id,
    least(1, greatest(0, (0.7
        + 0.1 * ((w.cards IS NOT NULL)::int + (d.cards IS NOT NULL)::int
            + (t.cards IS NOT NULL)::int + (s.bio_sv <> '' OR s.bio_en <> '')::int
            + (s.portrait <> '')::int)
        + CASE WHEN p.confirmed_at > now() - interval '1 year' THEN 0.2
               WHEN p.confirmed_at > now() - interval '2 years' THEN 0.1 ELSE 0 END
        + 0.1 * least(o.number, 3)
        - 0.5 * least(1, a.times / greatest(o.most, 1)::float8)
        - CASE WHEN a.latest > now() - interval '30 days' THEN 0.2 ELSE 0 END) / 1.7)),
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
        'languages', to_jsonb(l.codes), 'offers', o.offers, 'work', coalesce(w.cards, '[]'),
        'degrees', coalesce(d.cards, '[]'), 'topics', coalesce(t.cards, '[]'),
        'asked', a.latest, 'times', a.times, 'most', greatest(o.most, 1)),
    array_remove(o.facts || w.facts || d.facts || t.facts || l.facts || ARRAY[
        CASE WHEN s.county <> '' THEN 'county:' || s.county END,
        CASE WHEN o.notice <= 14 AND a.times < o.most
            AND (a.latest IS NULL OR a.latest < now() - interval '30 days') THEN 'free:now' END
        ], NULL)
FROM alumni_search_people(who, today) p
CROSS JOIN LATERAL (SELECT
    CASE WHEN alumni_search_shows(p.audiences, 'portrait') THEN p.portrait ELSE '' END AS portrait,
    CASE WHEN alumni_search_shows(p.audiences, 'place') THEN p.town ELSE '' END AS town,
    CASE WHEN alumni_search_shows(p.audiences, 'place') THEN p.county ELSE '' END AS county,
    CASE WHEN alumni_search_shows(p.audiences, 'bio') THEN p.bio_sv ELSE '' END AS bio_sv,
    CASE WHEN alumni_search_shows(p.audiences, 'bio') THEN p.bio_en ELSE '' END AS bio_en) s
CROSS JOIN LATERAL (
    SELECT string_agg(x.note, ' ' ORDER BY x.kind) AS notes, count(*) AS number,
        sum(x.per_year) AS most, min(x.notice_days) AS notice,
        string_agg(array_to_string(x.languages, ' '), ' ') AS languages, array_agg(x.id) AS ids,
        string_agg(nullif(array_to_string(x.own_words, chr(10)), ''), chr(10)) AS own_words,
        array_agg('offer:' || x.kind) || CASE WHEN bool_or(x."where" = 'either')
            THEN ARRAY['where:online', 'where:on_site'] ELSE array_agg('where:' || x."where") END
            AS facts,
        jsonb_agg(jsonb_build_object('kind', x.kind, 'note', x.note, 'where', x."where",
            'notice', x.notice_days) ORDER BY x.kind) AS offers
    FROM alumni_offer x WHERE x.person_id = p.id
    AND (x.paused_until IS NULL OR x.paused_until < today)) o
CROSS JOIN LATERAL alumni_search_asked(p.id) a
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT code), '{}') AS codes,
        array_agg('language:' || code) AS facts
    FROM (SELECT unnest(p.languages) WHERE alumni_search_shows(p.audiences, 'languages')
        UNION ALL SELECT string_to_table(o.languages, ' ')) x (code) WHERE code <> '') l
CROSS JOIN LATERAL (
    SELECT string_agg(e.title, ' ' ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS titles,
        string_agg(concat_ws(' ', x.name, e.place, c.name_sv, c.name_en), ' '
            ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS around,
        array_agg('employer:' || x.id) FILTER (WHERE e.ended_on IS NULL)
            || array_agg('sector:' || c.code) FILTER (WHERE e.ended_on IS NULL) AS facts,
        jsonb_agg(jsonb_build_array(e.title, x.name, e.place, e.ended_on)
            ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS cards
    FROM alumni_employment e JOIN alumni_organisation x ON x.id = e.organisation_id
    LEFT JOIN alumni_sector c ON c.id = x.sector_id
    WHERE e.person_id = p.id AND alumni_search_shows(p.audiences, 'work')) w
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', g.name_sv, g.name_en, e.title, e.subject, g.code), ' '
            ORDER BY e.year DESC, e.id DESC) AS names,
        string_agg(concat_ws(' ', x.name_sv, x.name_en, m.name_sv), ' ' ORDER BY e.year DESC, e.id DESC)
            AS around,
        array_agg('programme:' || g.code) || array_agg('department:' || x.code)
            || array_agg('campus:' || m.code) || array_agg('level:' || e.level)
            || array_agg('years:' || e.year / 5 * 5) AS facts,
        jsonb_agg(jsonb_build_array(coalesce(g.name_sv, e.title), coalesce(g.name_en, ''),
            coalesce(m.name_sv, ''), e.year, e.subject, coalesce(x.code, ''))
            ORDER BY e.year DESC, e.id DESC) AS cards
    FROM alumni_degree e LEFT JOIN alumni_programme g ON g.id = e.programme_id
    LEFT JOIN alumni_department x ON x.id = g.department_id
    LEFT JOIN alumni_campus m ON m.id = e.campus_id
    WHERE e.person_id = p.id AND alumni_search_shows(p.audiences, 'degrees')) d
CROSS JOIN LATERAL (
    SELECT string_agg(x.name_sv || ' ' || x.name_en, ' ' ORDER BY x.slug, x.name_sv) AS names,
        string_agg(array_to_string(x.synonyms, ' '), ' ' ORDER BY x.slug, x.name_sv) AS synonyms,
        array_agg('topic:' || x.slug) AS facts,
        jsonb_agg(jsonb_build_array(x.name_sv, x.name_en, array_to_string(x.synonyms, ', '))
            ORDER BY x.slug, x.name_sv) AS cards
    FROM (
        SELECT t.slug, t.name_sv, t.name_en, t.synonyms FROM alumni_topic t WHERE t.id = ANY (ARRAY(
            SELECT x.topic_id FROM alumni_person_topics x
            WHERE x.person_id = p.id AND alumni_search_shows(p.audiences, 'topics')
            UNION ALL SELECT x.topic_id FROM alumni_offer_topics x WHERE x.offer_id = ANY (o.ids)))
        UNION ALL
        SELECT NULL, own.word, '', '{}' FROM (
            SELECT unnest(p.own_words) WHERE alumni_search_shows(p.audiences, 'topics')
            UNION SELECT string_to_table(o.own_words, chr(10))) own (word)) x) t
$$;
"""

# OFFSET 0, here and below: what is known of each is looked up by their key, for what the planner
# knows of a table that was just filled is wrong.
WRITE = """
CREATE OR REPLACE FUNCTION alumni_search_write(people bigint[], today date) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    person record;
BEGIN
    FOR person IN SELECT who AS id, r.*, k.shown AS card, c.*
        FROM unnest(people) who
        LEFT JOIN LATERAL (SELECT w.person_id AS known, w.prior, w.facets, w.words
            FROM alumni_searchrow w WHERE w.person_id = who OFFSET 0) r ON true
        LEFT JOIN LATERAL (SELECT w.shown FROM alumni_searchcard w
            WHERE w.row_id = who OFFSET 0) k ON true
        LEFT JOIN LATERAL (SELECT w.person_id AS found, w.prior AS prior_now,
            w.words AS words_now, w.shown, w.facts, w.facets AS facets_now, w.lacks
            FROM alumni_search_whole(who, today) w) c ON true
    LOOP
        IF person.lacks THEN
            INSERT INTO alumni_searchfacet (kind, key)
            SELECT x.kind, x.key FROM (
                SELECT DISTINCT split_part(fact, ':', 1), substr(fact, strpos(fact, ':') + 1)
                FROM unnest(person.facts) fact) x (kind, key) WHERE NOT EXISTS (
                SELECT FROM alumni_searchfacet f WHERE f.kind = x.kind AND f.key = x.key)
            ORDER BY 1, 2 ON CONFLICT DO NOTHING;
            person.facets_now := (SELECT c.facets FROM alumni_search_codes(person.facts) c);
        END IF;
        IF person.found IS NULL THEN
            CONTINUE WHEN person.known IS NULL;
            DELETE FROM alumni_searchrow r WHERE r.person_id = person.id;
            CONTINUE;
        ELSIF person.known IS NULL THEN
            INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words)
                VALUES (person.id, person.prior_now, person.facets_now, person.words_now)
                ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior,
                facets = excluded.facets, words = excluded.words;
        ELSIF (person.prior, person.facets, person.words)
            IS DISTINCT FROM (person.prior_now, person.facets_now, person.words_now) THEN
            UPDATE alumni_searchrow r SET prior = person.prior_now, facets = person.facets_now,
                words = person.words_now WHERE r.person_id = person.id;
        END IF;
        CONTINUE WHEN person.card = person.shown;
        IF person.card IS NULL THEN
            INSERT INTO alumni_searchcard AS c (row_id, shown) VALUES (person.id, person.shown)
                ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown;
        ELSE
            UPDATE alumni_searchcard c SET shown = person.shown WHERE c.row_id = person.id;
        END IF;
        IF (person.card->'work', person.card->'name') IS DISTINCT FROM
            (person.shown->'work', person.shown->'name') THEN
            PERFORM alumni_search_note(person.id);
        END IF;
    END LOOP;
END $$;
"""

# Words and facets are null of whose row is as it was, `shown` of whose card is.
DRAFT = f"""
CREATE FUNCTION alumni_search_draft(first bigint, today date)
RETURNS TABLE (person_id bigint, prior float8, words tsvector, facets bytea, shown jsonb)
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100000 ROWS {before.AT_A_TIME}
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY WITH composed AS MATERIALIZED (
        SELECT c.* FROM alumni_person p, alumni_search_rows(p.id, today) c
        WHERE p.id BETWEEN first AND first + {before.AT_A_TIME} - 1),
    said AS MATERIALIZED (
        SELECT DISTINCT c.person_id, x.fact FROM composed c, unnest(c.facts) x (fact)),
    known AS MATERIALIZED (
        SELECT x.fact, (SELECT f.code FROM alumni_searchfacet f
            WHERE f.kind = split_part(x.fact, ':', 1)
            AND f.key = substr(x.fact, strpos(x.fact, ':') + 1)) AS code
        FROM (SELECT DISTINCT s.fact FROM said s) x),
    coded AS (
        SELECT s.person_id, string_agg(int4send(k.code), ''::bytea ORDER BY k.code) AS facets
        FROM said s JOIN known k ON k.fact = s.fact GROUP BY s.person_id)
    SELECT c.person_id, c.prior, CASE WHEN x.new THEN c.words END,
        CASE WHEN x.new THEN n.facets END, CASE WHEN k.shown IS DISTINCT FROM c.shown THEN c.shown END
    FROM composed c LEFT JOIN coded f ON f.person_id = c.person_id
    LEFT JOIN LATERAL (SELECT w.prior, w.facets, w.words FROM alumni_searchrow w
        WHERE w.person_id = c.person_id OFFSET 0) r ON true
    LEFT JOIN LATERAL (SELECT w.shown FROM alumni_searchcard w
        WHERE w.row_id = c.person_id OFFSET 0) k ON true
    CROSS JOIN LATERAL (SELECT coalesce(f.facets, '')) n (facets)
    CROSS JOIN LATERAL (SELECT (r.prior, r.facets, r.words)
        IS DISTINCT FROM (c.prior, n.facets, c.words)) x (new);
END $$;
"""

# Runs as the owner of the tables, whoever calls it. Writers wait, so nobody who leaves meanwhile
# is brought back.
REWRITE = f"""
CREATE OR REPLACE FUNCTION alumni_search_rewrite(today date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET work_mem = '256MB' SET maintenance_work_mem = '256MB' SET client_min_messages = warning
SET parallel_tuple_cost = 0 AS $$
DECLARE
    first bigint;
BEGIN
    LOCK TABLE alumni_searchrow IN SHARE ROW EXCLUSIVE MODE;
    PERFORM alumni_search_vocabulary();
    -- Few to a page, for pages are what the processors share.
    CREATE UNLOGGED TABLE search_turn WITH (parallel_workers = 2, fillfactor = 10) AS
        SELECT generate_series(min(id), max(id), {before.AT_A_TIME}) AS first FROM alumni_person;
    CREATE UNLOGGED TABLE search_draft AS
        SELECT d.* FROM search_turn t, alumni_search_draft(t.first, today) d;
    CREATE UNIQUE INDEX ON search_draft (person_id);
    ANALYZE search_draft;
    DELETE FROM alumni_searchname;
    INSERT INTO alumni_searchname (name) SELECT DISTINCT w FROM (
        SELECT DISTINCT given_name AS t FROM alumni_person JOIN search_draft ON person_id = id
        UNION SELECT DISTINCT family_name FROM alumni_person JOIN search_draft ON person_id = id
        ) x, alumni_search_split(t) w;
    DELETE FROM alumni_searchrow r
        WHERE NOT EXISTS (SELECT FROM search_draft d WHERE d.person_id = r.person_id);
    FOR first IN SELECT generate_series(min(person_id), max(person_id), {before.WRITTEN_AT_A_TIME})
        FROM search_draft WHERE words IS NOT NULL OR shown IS NOT NULL
    LOOP
        INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words)
            SELECT d.person_id, d.prior, d.facets, d.words FROM search_draft d
            WHERE d.words IS NOT NULL
            AND d.person_id BETWEEN first AND first + {before.WRITTEN_AT_A_TIME} - 1
            ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior,
                facets = excluded.facets, words = excluded.words;
        INSERT INTO alumni_searchcard AS c (row_id, shown)
            SELECT d.person_id, d.shown FROM search_draft d
            WHERE d.shown IS NOT NULL
            AND d.person_id BETWEEN first AND first + {before.WRITTEN_AT_A_TIME} - 1
            ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown;
    END LOOP;
    DROP TABLE search_draft, search_turn;
    RETURN (SELECT count(*) FROM alumni_searchrow);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0034_search_sets")]

    operations = [
        migrations.RunSQL(
            "DROP FUNCTION alumni_search_draft, alumni_search_named, alumni_search_topics;"
            + ROWS
            + WRITE
            + DRAFT
            + REWRITE,
            "DROP FUNCTION alumni_search_draft, alumni_search_rewrite;"
            + FORMER
            + before.one(before.ROWS, "alumni_search_rows").replace("CREATE", "CREATE OR REPLACE")
            + before.WRITE.replace("CREATE", "CREATE OR REPLACE")
            + before.REWRITE,
        ),
    ]
