"""Writing all search rows anew: who is composed in a turn is held against what is known of them in
the same turn, so the processors share that too, and only what differs is stored and written. The
code of a value is looked up once in a turn and not once for each person.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

from django.db import migrations

before = import_module("alumni.migrations.0034_search_sets")

CODES = """
CREATE FUNCTION alumni_search_code(fact text) RETURNS int
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT f.code FROM alumni_searchfacet f WHERE f.kind = split_part(fact, ':', 1)
    AND f.key = substr(fact, strpos(fact, ':') + 1)
$$;

CREATE OR REPLACE FUNCTION alumni_search_codes(facts text[])
RETURNS TABLE (facets bytea, lacks boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(int4send(f.code), ''::bytea ORDER BY f.code), ''::bytea),
        coalesce(bool_or(f.code IS NULL), false)
    FROM (SELECT alumni_search_code(x.fact) AS code
        FROM (SELECT DISTINCT unnest(facts)) x (fact) OFFSET 0) f
$$;
"""

# Words and facets are null of whose row is as it was, `shown` of whose card is. OFFSET 0: each is
# looked up by its key, for what the planner knows of a table that was just filled is wrong.
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
        SELECT x.fact, alumni_search_code(x.fact) AS code
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
            "DROP FUNCTION alumni_search_draft;" + CODES + DRAFT + REWRITE,
            "DROP FUNCTION alumni_search_draft, alumni_search_rewrite;"
            + before.one(before.ROWS, "alumni_search_codes").replace("CREATE", "CREATE OR REPLACE")
            + before.REWRITE
            + "DROP FUNCTION alumni_search_code;",
        ),
    ]
