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
    alumni_search_codes, alumni_search_rows, alumni_search_facts;
"""

# What one person shows to teachers, and by what they can be filtered: "kind:key". `prior` adds up:
# how complete (half), how fresh (a fifth), how willing; less for those asked often or lately, and
# all of it between 0 and 1.
ROWS = """
CREATE FUNCTION alumni_search_rows(who bigint, today date)
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
        string_agg(array_to_string(x.languages, ' '), ' ') AS languages,
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
    SELECT string_agg(e.title, ' ' ORDER BY e.id) AS titles,
        string_agg(concat_ws(' ', x.name, e.place, c.name_sv, c.name_en), ' ' ORDER BY e.id)
            AS around,
        array_agg('employer:' || x.id) FILTER (WHERE e.ended_on IS NULL)
            || array_agg('sector:' || c.code) FILTER (WHERE e.ended_on IS NULL) AS facts,
        jsonb_agg(jsonb_build_array(e.title, x.name, e.place, e.ended_on)
            ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS cards
    FROM alumni_employment e JOIN alumni_organisation x ON x.id = e.organisation_id
    LEFT JOIN alumni_sector c ON c.id = x.sector_id
    WHERE e.person_id = p.id AND alumni_search_shows(p.audiences, 'work')) w
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', g.name_sv, g.name_en, e.title, e.subject, g.code), ' '
            ORDER BY e.id) AS names,
        string_agg(concat_ws(' ', x.name_sv, x.name_en, m.name_sv), ' ' ORDER BY e.id) AS around,
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
    FROM alumni_search_named(p.id, alumni_search_shows(p.audiences, 'topics'), today) x) t
$$;

CREATE FUNCTION alumni_search_codes(facts text[]) RETURNS TABLE (facets bytea, lacks boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(int4send(f.code), ''::bytea ORDER BY f.code), ''::bytea),
        coalesce(bool_or(f.code IS NULL), false)
    FROM (SELECT (SELECT c.code FROM alumni_searchfacet c WHERE c.kind = split_part(x.fact, ':', 1)
            AND c.key = substr(x.fact, strpos(x.fact, ':') + 1)) AS code
        FROM (SELECT DISTINCT unnest(facts)) x (fact) OFFSET 0) f
$$;

CREATE FUNCTION alumni_search_whole(who bigint, today date)
RETURNS TABLE (person_id bigint, prior float8, words tsvector, shown jsonb, facts text[],
    facets bytea, lacks boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT r.*, c.* FROM alumni_search_rows(who, today) r, alumni_search_codes(r.facts) c
$$;
"""

# Whoever offers nothing has no row and gets none.
WRITE = """
CREATE FUNCTION alumni_search_write(people bigint[], today date) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    who bigint;
    fresh record;
    before record;
BEGIN
    FOREACH who IN ARRAY people LOOP
        SELECT r.person_id, r.prior, r.facets, r.words, c.shown INTO before
            FROM alumni_searchrow r LEFT JOIN alumni_searchcard c ON c.row_id = r.person_id
            WHERE r.person_id = who;
        -- Of a file of graduates that is nearly everybody.
        CONTINUE WHEN before.person_id IS NULL
            AND NOT EXISTS (SELECT FROM alumni_offer o WHERE o.person_id = who);
        SELECT * INTO fresh FROM alumni_search_whole(who, today);
        IF fresh.lacks THEN
            INSERT INTO alumni_searchfacet (kind, key)
            SELECT x.kind, x.key FROM (
                SELECT DISTINCT split_part(fact, ':', 1), substr(fact, strpos(fact, ':') + 1)
                FROM unnest(fresh.facts) fact) x (kind, key) WHERE NOT EXISTS (
                SELECT FROM alumni_searchfacet f WHERE f.kind = x.kind AND f.key = x.key)
            ORDER BY 1, 2 ON CONFLICT DO NOTHING;
            SELECT * INTO fresh FROM alumni_search_whole(who, today);
        END IF;
        IF fresh.person_id IS NULL THEN
            DELETE FROM alumni_searchrow r WHERE r.person_id = who;
            CONTINUE;
        ELSIF before.person_id IS NULL THEN
            INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words)
                VALUES (who, fresh.prior, fresh.facets, fresh.words)
                ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior,
                facets = excluded.facets, words = excluded.words;
        ELSIF (before.prior, before.facets, before.words)
            IS DISTINCT FROM (fresh.prior, fresh.facets, fresh.words) THEN
            UPDATE alumni_searchrow r SET prior = fresh.prior, facets = fresh.facets,
                words = fresh.words WHERE r.person_id = who;
        END IF;
        CONTINUE WHEN before.shown = fresh.shown;
        IF before.shown IS NULL THEN
            INSERT INTO alumni_searchcard AS c (row_id, shown) VALUES (who, fresh.shown)
                ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown;
        ELSE
            UPDATE alumni_searchcard c SET shown = fresh.shown WHERE c.row_id = who;
        END IF;
        IF (before.shown->'work', before.shown->'name') IS DISTINCT FROM
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
    RETURN QUERY SELECT r.person_id, r.prior, r.words, r.shown, r.facets
        FROM alumni_person p, alumni_search_whole(p.id, today) r
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
    -- Few to a page, for pages are what the processors share.
    CREATE UNLOGGED TABLE search_turn WITH (parallel_workers = 2, fillfactor = 10) AS
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
    alumni_search_write, alumni_search_whole,
    alumni_search_codes, alumni_search_rows;
DROP FUNCTION alumni_search_noted CASCADE;
"""
FORMER_AGAIN = "".join(
    [
        written.FACTS,
        own_words.WITH_OWN_WORDS.replace("CREATE OR REPLACE", "CREATE"),
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
        migrations.RunSQL(ROWS + WRITE + NOTED + CHANGES + REWRITE + LOOK_UP + SIMILAR, END),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
