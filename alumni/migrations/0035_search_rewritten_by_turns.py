"""Writing all search rows anew: who is composed in a turn is held against what is known of them in
the same turn, so the processors share that too, and only what differs is stored and written. The
code of a value is looked up once in a turn and not once for each person. And the rows of a few or
of many people: they are composed by one statement, which is begun once for all.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

from django.db import migrations

before = import_module("alumni.migrations.0034_search_sets")

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
            "DROP FUNCTION alumni_search_draft;" + WRITE + DRAFT + REWRITE,
            "DROP FUNCTION alumni_search_draft, alumni_search_rewrite;"
            + before.WRITE.replace("CREATE", "CREATE OR REPLACE")
            + before.REWRITE,
        ),
    ]
