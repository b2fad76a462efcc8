"""Wide questions look at a part of the search's rows: a fair sample to count, the best to show.

A part has an index of its own, which is as much smaller. `place` is a hash of the key, and rows
stand in its order: the lowest are a fair sample. `band` says how many of the thresholds of the
prior a row reaches. And the search knows its stems, with how many people have each.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

import django.contrib.postgres.indexes
from django.db import migrations, models

written = import_module("alumni.migrations.0018_search_written_by_database")
noted = import_module("alumni.migrations.0027_search_words_noted_when_new")

# Of so small a part of the rows: a 64th or an 8th, as `place` goes from -2^31.
SMALL, LARGE = -(2**31) + 2**26, -(2**31) + 2**29
# So many thresholds are reached by the best 64th and 8th.
BEST, GOOD = 6, 3
# What is written goes to the end of an index and is sorted in by the dozen: a change is faster,
# and a question has no more than these kilobytes to look through besides.
PENDING = "(fastupdate = on, gin_pending_list_limit = 64)"

WRITE = """
CREATE OR REPLACE FUNCTION alumni_search_write(people bigint[], today date) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    who bigint;
    fresh record;
    part record;
    state record;
    before record;
    levels text[];
BEGIN
    SELECT seed, bands INTO state FROM alumni_searchorder;
    FOREACH who IN ARRAY people LOOP
        SELECT * INTO fresh FROM alumni_search_rows(who, today, state.seed);
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
        SELECT r.words, c.shown INTO before FROM alumni_searchrow r
            JOIN alumni_searchcard c ON c.row_id = r.person_id WHERE r.person_id = who;
        levels := alumni_search_bands(fresh.prior, state.bands);
        INSERT INTO alumni_searchrow AS r (person_id, place, band, prior, facets, words) VALUES (
            who, hashint8(who), cardinality(levels), fresh.prior, part.facets,
            fresh.words || array_to_tsvector(part.words || levels))
        ON CONFLICT (person_id) DO UPDATE SET band = excluded.band, prior = excluded.prior,
            facets = excluded.facets, words = excluded.words
        WHERE (r.prior, r.facets, r.words) IS DISTINCT FROM
            (excluded.prior, excluded.facets, excluded.words);
        IF FOUND THEN
            PERFORM alumni_search_note_stems(fresh.words, before.words);
        END IF;
        IF before.shown = fresh.shown THEN
            CONTINUE;
        END IF;
        INSERT INTO alumni_searchcard AS c (row_id, shown) VALUES (who, fresh.shown)
            ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown;
        IF (before.shown->'work', before.shown->'name') IS DISTINCT FROM
            (fresh.shown->'work', fresh.shown->'name') THEN
            PERFORM alumni_search_note(who);
        END IF;
    END LOOP;
END $$;

-- How many have a stem is counted at night; until then a new one is somebody's.
CREATE FUNCTION alumni_search_note_stems(now_there tsvector, before tsvector) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    fresh text[] := ARRAY(SELECT w FROM unnest(tsvector_to_array(now_there)) w
        WHERE length(w) <= 100 EXCEPT SELECT unnest(tsvector_to_array(before)));
BEGIN
    IF fresh <> '{}' THEN
        INSERT INTO alumni_searchstem (stem, people)
        SELECT w, 1 FROM unnest(fresh) w
        WHERE NOT EXISTS (SELECT FROM alumni_searchstem s WHERE s.stem = w)
        ORDER BY 1 ON CONFLICT DO NOTHING;
    END IF;
END $$;
"""

INDEXES = f"""
    CREATE INDEX search_next_words ON search_next USING gin (words) WITH {PENDING};
    CREATE INDEX search_next_small ON search_next USING gin (words) WITH {PENDING}
        WHERE place < ({SMALL});
    CREATE INDEX search_next_large ON search_next USING gin (words) WITH {PENDING}
        WHERE place < ({LARGE});
    CREATE INDEX search_next_best ON search_next USING gin (words) WITH {PENDING}
        WHERE band >= {BEST};
    CREATE INDEX search_next_good ON search_next USING gin (words) WITH {PENDING}
        WHERE band >= {GOOD};
"""
# How many people are composed in one turn.
AT_A_TIME = 200
NAMES = ("words", "small", "large", "best", "good")
RENAMED = "".join(
    f"    ALTER INDEX search_next_{name} RENAME TO search_row_{name};\n" for name in NAMES
)

# All rows anew, beside the old ones. Runs as the owner of the tables, whoever calls it.
REBUILD = f"""
-- Some people at a time in a function of its own, so that several processors share the work.
CREATE FUNCTION alumni_search_draft(first bigint, today date, draw bigint)
RETURNS TABLE (person_id bigint, prior float8, words tsvector, shown jsonb, facets bytea,
    codes text[])
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100000 ROWS {AT_A_TIME}
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT r.*, c.facets, c.words FROM alumni_person p,
        alumni_search_rows(p.id, today, draw) r, alumni_search_codes(p.id, today) c
        WHERE p.id BETWEEN first AND first + {AT_A_TIME} - 1;
END $$;

CREATE OR REPLACE FUNCTION alumni_search_rebuild(today date, draw bigint, levels int)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET work_mem = '256MB' SET maintenance_work_mem = '256MB' SET client_min_messages = warning
SET parallel_tuple_cost = 0 AS $$
DECLARE
    written bigint;
BEGIN
    LOCK TABLE alumni_searchrow IN SHARE ROW EXCLUSIVE MODE;
    PERFORM alumni_search_vocabulary();
    CREATE UNLOGGED TABLE search_turn WITH (parallel_workers = 2) AS
        SELECT generate_series(min(id), max(id), {AT_A_TIME}) AS first FROM alumni_person;
    CREATE UNLOGGED TABLE search_draft AS
        SELECT d.* FROM search_turn t, alumni_search_draft(t.first, today, draw) d;
    UPDATE alumni_searchorder SET seed = draw, bands = coalesce((
        SELECT percentile_disc(array(SELECT 1 - 0.5 ^ n FROM generate_series(1, levels) n))
        WITHIN GROUP (ORDER BY prior) FROM search_draft), '{{}}');
    DELETE FROM alumni_searchname;
    INSERT INTO alumni_searchname (name) SELECT DISTINCT w FROM (
        SELECT DISTINCT given_name AS t FROM alumni_person JOIN search_draft ON person_id = id
        UNION SELECT DISTINCT family_name FROM alumni_person JOIN search_draft ON person_id = id
        ) x, alumni_search_split(t) w;
    DELETE FROM alumni_searchstem;
    INSERT INTO alumni_searchstem (stem, people)
        SELECT word, ndoc FROM ts_stat('SELECT words FROM search_draft') WHERE length(word) <= 100
        ORDER BY 1;
    -- In the order of a hash the first matches are a fair sample of all.
    CREATE TABLE search_next (LIKE alumni_searchrow INCLUDING DEFAULTS INCLUDING STORAGE);
    INSERT INTO search_next (person_id, place, band, prior, facets, words)
        SELECT person_id, hashint8(person_id), cardinality(b), prior, facets,
            words || array_to_tsvector(codes || b)
        FROM search_draft, alumni_searchorder, alumni_search_bands(prior, bands) b
        ORDER BY hashint8(person_id), person_id;
    GET DIAGNOSTICS written = ROW_COUNT;
    ALTER TABLE search_next ADD CONSTRAINT search_next_pkey PRIMARY KEY (person_id);
{INDEXES}
    CREATE INDEX search_next_prior ON search_next (prior DESC, person_id);
    CREATE TABLE search_next_card (LIKE alumni_searchcard INCLUDING DEFAULTS INCLUDING STORAGE);
    INSERT INTO search_next_card (row_id, shown) SELECT person_id, shown FROM search_draft
        ORDER BY hashint8(person_id), person_id;
    ALTER TABLE search_next_card ADD CONSTRAINT search_next_card_pkey PRIMARY KEY (row_id);
    ALTER TABLE search_next_card ADD CONSTRAINT search_card_row
        FOREIGN KEY (row_id) REFERENCES search_next ON DELETE CASCADE;
    DROP TABLE search_draft, search_turn;
    ANALYZE search_next, alumni_searchstem;
    DROP TABLE alumni_searchcard, alumni_searchrow;
    ALTER TABLE search_next RENAME TO alumni_searchrow;
    ALTER INDEX search_next_pkey RENAME TO alumni_searchrow_pkey;
{RENAMED}    ALTER INDEX search_next_prior RENAME TO search_row_prior;
    ALTER TABLE search_next_card RENAME TO alumni_searchcard;
    ALTER INDEX search_next_card_pkey RENAME TO alumni_searchcard_pkey;
    RETURN written;
END $$;
"""
FILL = """
SELECT alumni_search_rebuild(current_date, seed, greatest(cardinality(bands), 14))
FROM alumni_searchorder;
"""

NAMED = "FUNCTION alumni_search_rebuild"
BEFORE = (
    f"CREATE OR REPLACE {NAMED}"
    + (
        written.REBUILD.partition(f"CREATE {NAMED}")[2].partition(
            "CREATE FUNCTION alumni_search_person_gone"
        )[0]
    )
)
BACKWARDS = "DROP FUNCTION alumni_search_note_stems, alumni_search_draft;"


def _of_words(name: str, condition: models.Q | None) -> migrations.AddIndex:
    index = django.contrib.postgres.indexes.GinIndex(
        condition=condition,
        fastupdate=True,
        fields=["words"],
        gin_pending_list_limit=64,
        name=name,
    )
    return migrations.AddIndex(model_name="searchrow", index=index)


class Migration(migrations.Migration):
    dependencies = [("alumni", "0029_list_sets")]

    operations = [
        migrations.CreateModel(
            name="SearchStem",
            fields=[
                ("stem", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("people", models.IntegerField()),
            ],
        ),
        migrations.AddField("searchrow", "place", models.IntegerField(default=0)),
        migrations.AddField("searchrow", "band", models.SmallIntegerField(default=0)),
        migrations.RemoveIndex("searchrow", "search_row_words"),
        _of_words("search_row_words", None),
        _of_words("search_row_small", models.Q(place__lt=SMALL)),
        _of_words("search_row_large", models.Q(place__lt=LARGE)),
        _of_words("search_row_best", models.Q(band__gte=BEST)),
        _of_words("search_row_good", models.Q(band__gte=GOOD)),
        migrations.RunSQL(
            WRITE + REBUILD,
            f"{noted.ONLY_CHANGED} {BEFORE} {BACKWARDS}",
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
