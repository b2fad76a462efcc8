"""The search is answered from sets of people, one for each stem and each value of a filter, which a
process keeps in memory; the database keeps the rows, the sets as they were last made, and a note of
each change since, written by statement.

Who comes first of equals is a lot of the day for each teacher; the rows know nothing of it.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

written = import_module("alumni.migrations.0018_search_written_by_database")
own_words = import_module("alumni.migrations.0024_own_words")
parts = import_module("alumni.migrations.0030_search_rows_in_parts")
asked = import_module("alumni.migrations.0031_search_asked_in_parts")
counted = import_module("alumni.migrations.0033_search_counted_in_one_visit")
one = counted._of

FORMER = """
DROP FUNCTION alumni_search_find, alumni_search_best, alumni_search_best_of_many,
    alumni_search_count, alumni_search_visit, alumni_search_band, alumni_search_parts,
    alumni_search_matches, alumni_search_similar, alumni_search_look_up, alumni_search_draft,
    alumni_search_rebuild, alumni_search_note_stems, alumni_search_write, alumni_search_bands,
    alumni_search_codes, alumni_search_rows;
"""

FORMER_ROWS = own_words.WITH_OWN_WORDS.replace("CREATE OR REPLACE", "CREATE")
ROWS = (
    FORMER_ROWS.replace("(who bigint, today date, seed bigint)", "(who bigint, today date)")
    .replace("(SELECT 0.95 * least(1,", "(SELECT least(1,")
    .replace(
        "/ 1.7))\n    + 0.05 * (hashint8extended(p.id, seed) & 1023) / 1024.0 AS", "/ 1.7)) AS"
    )
)

CODES = """
CREATE FUNCTION alumni_search_codes(who bigint, today date)
RETURNS TABLE (facets bytea, lacks boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(int4send(f.code), ''::bytea ORDER BY f.code), ''::bytea),
        coalesce(bool_or(f.code IS NULL), false)
    FROM (SELECT (SELECT c.code FROM alumni_searchfacet c
            WHERE c.kind = x.kind AND c.key = x.key) AS code
        FROM alumni_search_facts(who, today) x OFFSET 0) f
$$;
"""

# Whoever offers nothing has no row and gets none.
WRITE = """
CREATE FUNCTION alumni_search_write(people bigint[], today date) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    who bigint;
    fresh record;
    part record;
    before jsonb;
BEGIN
    FOREACH who IN ARRAY people LOOP
        -- Of a file of graduates that is nearly everybody.
        CONTINUE WHEN NOT EXISTS (SELECT FROM alumni_offer o WHERE o.person_id = who)
            AND NOT EXISTS (SELECT FROM alumni_searchrow r WHERE r.person_id = who);
        SELECT * INTO fresh FROM alumni_search_rows(who, today);
        IF fresh.person_id IS NULL THEN
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
        INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words)
        VALUES (who, fresh.prior, part.facets, fresh.words)
        ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior, facets = excluded.facets,
            words = excluded.words
        WHERE (r.prior, r.facets, r.words) IS DISTINCT FROM
            (excluded.prior, excluded.facets, excluded.words);
        SELECT c.shown INTO before FROM alumni_searchcard c WHERE c.row_id = who;
        CONTINUE WHEN before = fresh.shown;
        INSERT INTO alumni_searchcard AS c (row_id, shown) VALUES (who, fresh.shown)
            ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown;
        IF (before->'work', before->'name') IS DISTINCT FROM
            (fresh.shown->'work', fresh.shown->'name') THEN
            PERFORM alumni_search_note(who);
        END IF;
    END LOOP;
END $$;
"""

# Each statement that changes rows notes whose.
NOTED = """
CREATE FUNCTION alumni_search_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alumni_searchchange (people, transaction)
    SELECT array_agg(person_id), pg_current_xact_id()::text::bigint FROM changed
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
""" + "".join(
    f"""
CREATE TRIGGER search_noted_{event} AFTER {event} ON alumni_searchrow
    REFERENCING {side} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION alumni_search_noted();
"""
    for event, side in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD"))
)

# The latest build, and this moment; when the build is the known one, then whoever changed since
# the moment that was `seen`, as they are now: without words and prior when they are gone. What
# this transaction itself has changed is always among them: it may yet be taken back.
CHANGES = """
CREATE FUNCTION alumni_search_changes(known bigint, seen pg_snapshot)
RETURNS TABLE (build bigint, moment text, writing boolean, person bigint, prior float8,
    facets bytea, names text, titles text, around text, texts text)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    own bigint := pg_current_xact_id_if_assigned()::text::bigint;
    since bigint := pg_snapshot_xmin(seen)::text::bigint;
    latest bigint := coalesce((SELECT max(b.id) FROM alumni_searchbuild b), 0);
BEGIN
    RETURN QUERY SELECT latest, pg_current_snapshot()::text, own IS NOT NULL, NULL::bigint,
        NULL::float8, NULL::bytea, NULL, NULL, NULL, NULL;
    IF latest <> known THEN
        RETURN;
    ELSIF seen IS NULL THEN
        RETURN QUERY SELECT latest, NULL, NULL::boolean, w.* FROM alumni_search_now(ARRAY(
            SELECT DISTINCT unnest(c.people) FROM alumni_searchchange c)) w;
    ELSE
        RETURN QUERY SELECT latest, NULL, NULL::boolean, w.* FROM alumni_search_now(ARRAY(
            SELECT DISTINCT unnest(c.people) FROM alumni_searchchange c
            WHERE c.transaction = own OR c.transaction >= since
            AND NOT pg_visible_in_snapshot(c.transaction::text::xid8, seen))) w;
    END IF;
END $$;

CREATE FUNCTION alumni_search_now(people bigint[])
RETURNS TABLE (person bigint, prior float8, facets bytea, names text, titles text, around text,
    texts text)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF people <> '{}' THEN
        RETURN QUERY SELECT who, r.prior, r.facets, w.* FROM unnest(people) who
            LEFT JOIN alumni_searchrow r ON r.person_id = who
            CROSS JOIN LATERAL alumni_search_stems(r.words) w;
    END IF;
END $$;

-- By the place where they stand; the last are all of them. No stem has a new line.
CREATE FUNCTION alumni_search_stems(words tsvector)
RETURNS TABLE (names text, titles text, around text, texts text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_string(tsvector_to_array(ts_filter(words, '{a}')), chr(10)),
        array_to_string(tsvector_to_array(ts_filter(words, '{b}')), chr(10)),
        array_to_string(tsvector_to_array(ts_filter(words, '{c}')), chr(10)),
        array_to_string(tsvector_to_array(words), chr(10))
$$;
"""

# How many people are composed in one turn, and written in one statement.
AT_A_TIME, WRITTEN_AT_A_TIME = 200, 10_000

# All rows anew where they differ. Runs as the owner of the tables, whoever calls it. Writers wait,
# so nobody who leaves meanwhile is brought back.
REWRITE = f"""
-- Some people at a time in a function of its own, so that several processors share the work.
CREATE FUNCTION alumni_search_draft(first bigint, today date)
RETURNS TABLE (person_id bigint, prior float8, words tsvector, shown jsonb, facets bytea)
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100000 ROWS {AT_A_TIME}
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT r.*, c.facets FROM alumni_person p,
        alumni_search_rows(p.id, today) r, alumni_search_codes(p.id, today) c
        WHERE p.id BETWEEN first AND first + {AT_A_TIME} - 1;
END $$;

CREATE FUNCTION alumni_search_rewrite(today date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET work_mem = '256MB' SET maintenance_work_mem = '256MB' SET client_min_messages = warning
SET parallel_tuple_cost = 0 AS $$
DECLARE
    first bigint;
BEGIN
    LOCK TABLE alumni_searchrow IN SHARE ROW EXCLUSIVE MODE;
    PERFORM alumni_search_vocabulary();
    CREATE UNLOGGED TABLE search_turn WITH (parallel_workers = 2) AS
        SELECT generate_series(min(id), max(id), {AT_A_TIME}) AS first FROM alumni_person;
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
    FOR first IN SELECT generate_series(min(person_id), max(person_id), {WRITTEN_AT_A_TIME})
        FROM search_draft
    LOOP
        INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words)
            SELECT d.person_id, d.prior, d.facets, d.words FROM search_draft d
            WHERE d.person_id BETWEEN first AND first + {WRITTEN_AT_A_TIME} - 1
            ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior,
                facets = excluded.facets, words = excluded.words
            WHERE (r.prior, r.facets, r.words) IS DISTINCT FROM
                (excluded.prior, excluded.facets, excluded.words);
        INSERT INTO alumni_searchcard AS c (row_id, shown)
            SELECT d.person_id, d.shown FROM search_draft d
            WHERE d.person_id BETWEEN first AND first + {WRITTEN_AT_A_TIME} - 1
            ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown
            WHERE c.shown IS DISTINCT FROM excluded.shown;
    END LOOP;
    DROP TABLE search_draft, search_turn;
    RETURN (SELECT count(*) FROM alumni_searchrow);
END $$;
"""

# Which stems begin with a word's, the reader finds among the sets.
LOOK_UP = asked.before.LOOK_UP
# Names nearest first; whether somebody bears them still, the reader looks up.
SIMILAR = """
CREATE FUNCTION alumni_search_similar(typed text[])
RETURNS TABLE (word text, name text, query text) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT w, s.name, s.query::text FROM unnest(typed) w CROSS JOIN LATERAL (
        SELECT near.name, plainto_tsquery('swedish', near.name) AS query FROM (
            SELECT n.name::text FROM alumni_searchname n WHERE n.name % w
            UNION SELECT n.name::text FROM alumni_searchname n
            WHERE length(w) <= 5 AND n.name ~>=~ left(w, 1)
            AND n.name ~<~ (left(w, 1) || chr(1114111))
            AND abs(length(n.name) - length(w)) <= 1 AND similarity(n.name, w) >= 0.25) near
        ORDER BY similarity(near.name, w) DESC, near.name LIMIT 20) s;
END $$;
"""

# Sets do not compress. Everybody counts as changed until they are made for the first time.
BEGIN = """
ALTER TABLE alumni_searchbuild ALTER people SET STORAGE EXTERNAL,
    ALTER priors SET STORAGE EXTERNAL, ALTER facets SET STORAGE EXTERNAL,
    ALTER lengths SET STORAGE EXTERNAL;
ALTER TABLE alumni_searchposting ALTER names SET STORAGE EXTERNAL,
    ALTER titles SET STORAGE EXTERNAL, ALTER around SET STORAGE EXTERNAL,
    ALTER texts SET STORAGE EXTERNAL;
SELECT alumni_search_rewrite(current_date);
"""

END = """
DROP FUNCTION alumni_search_similar, alumni_search_look_up, alumni_search_rewrite,
    alumni_search_draft, alumni_search_changes, alumni_search_now, alumni_search_stems,
    alumni_search_write,
    alumni_search_codes, alumni_search_rows;
DROP FUNCTION alumni_search_noted CASCADE;
"""
FORMER_AGAIN = "".join(
    [
        FORMER_ROWS,
        one(written.PARTS, "alumni_search_codes"),
        one(written.PARTS, "alumni_search_bands"),
        parts.WRITE.replace("CREATE OR REPLACE", "CREATE"),
        parts.REBUILD.replace("CREATE OR REPLACE", "CREATE"),
        one(asked.ROWS, "alumni_search_matches"),
        one(asked.ROWS, "alumni_search_parts"),
        one(asked.BEST, "alumni_search_band"),
        asked.LOOK_UP,
        asked.SIMILAR,
        counted.VISIT + counted.COUNT + counted.BEST + counted.FIND,
    ]
)
FILL_AGAIN = """
INSERT INTO alumni_searchorder (id, seed, bands) VALUES (1, 0, '{}');
SELECT alumni_search_rebuild(current_date, 0, 14);
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0033_search_counted_in_one_visit")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FILL_AGAIN),
        migrations.RunSQL(FORMER, FORMER_AGAIN),
        migrations.CreateModel(
            name="SearchBuild",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("people", models.BinaryField()),
                ("priors", models.BinaryField()),
                ("facets", models.BinaryField()),
                ("lengths", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "people",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("transaction", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "build",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="alumni.searchbuild",
                    ),
                ),
                ("key", models.CharField(db_collation="C", max_length=100)),
                ("number", models.IntegerField()),
                ("names", models.BinaryField(null=True)),
                ("titles", models.BinaryField(null=True)),
                ("around", models.BinaryField(null=True)),
                ("texts", models.BinaryField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("build", "key"), name="one_posting_per_key")
                ],
            },
        ),
        migrations.DeleteModel("SearchOrder"),
        migrations.DeleteModel("SearchStem"),
        migrations.RemoveIndex("searchrow", "search_row_prior"),
        migrations.RemoveIndex("searchrow", "search_row_words"),
        migrations.RemoveIndex("searchrow", "search_row_small"),
        migrations.RemoveIndex("searchrow", "search_row_large"),
        migrations.RemoveIndex("searchrow", "search_row_best"),
        migrations.RemoveIndex("searchrow", "search_row_good"),
        migrations.RemoveField("searchrow", "band"),
        migrations.RemoveField("searchrow", "place"),
        migrations.RunSQL(
            ROWS + CODES + WRITE + NOTED + CHANGES + REWRITE + LOOK_UP + SIMILAR, END
        ),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
