"""A question with few who have all its words goes on to those with any of them without a word in
between; wide ones look at the parts of the rows that have an index of their own, and what words
begin with is asked for by the stems that there are.

Queries are text for `tsquery`. `chosen` says what is filtered on, the others what was typed; each
may be null. The codes are a condition of their own, and the first: the index then looks at the
words of those rows alone that have them. Always by an index, whatever the planner expects.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

from django.db import migrations

before = import_module("alumni.migrations.0026_search_asked_by_database")
parts = import_module("alumni.migrations.0030_search_rows_in_parts")

# The parts by number: a small and a large sample, the good and the best ones, and all.
PARTS = {
    1: f"r.place < ({parts.SMALL})",
    2: f"r.place < ({parts.LARGE})",
    3: f"r.band >= {parts.GOOD}",
    4: f"r.band >= {parts.BEST}",
    0: "",
}
# A table of fewer pages has too few rows in its sample.
PAGES_FOR_SMALL, PAGES_FOR_LARGE = 64_000, 8_000


def _rows_of(part: int, condition: str) -> str:
    where = " AND ".join(filter(None, [PARTS[part], condition]))
    return f"""RETURN QUERY SELECT r.ctid, r.person_id, r.prior, r.facets
            FROM alumni_searchrow r WHERE {where} LIMIT most;"""


_CASES = "".join(
    f"""    ELSIF part = {part} AND second IS NULL THEN
        {_rows_of(part, "r.words @@ first")}
    ELSIF part = {part} THEN
        {_rows_of(part, "r.words @@ first AND r.words @@ second")}
"""
    for part in PARTS
)

# Rows that answer to both conditions, in the order of the table: that of a hash, so that the
# first are a fair sample of all. Then how many they are, estimated where `most` was reached, with
# their facets, and where they stand, the best first, when all were counted.
ROWS = f"""
CREATE FUNCTION alumni_search_matches(first tsquery, second tsquery, part int, most int)
RETURNS TABLE (spot tid, person bigint, prior float8, facets bytea)
LANGUAGE plpgsql STABLE ROWS 500
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF first IS NULL THEN
        first := second;
        second := NULL;
    END IF;
    IF first IS NULL THEN
        {_rows_of(0, "r.ctid >= '(0,0)'")}
{_CASES}    END IF;
END $$;

CREATE FUNCTION alumni_search_parts() RETURNS int[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN pages >= {PAGES_FOR_SMALL} THEN '{{1,2,0}}'
        WHEN pages >= {PAGES_FOR_LARGE} THEN '{{2,0}}' ELSE '{{0}}' END::int[]
    FROM (SELECT pg_relation_size('alumni_searchrow') / current_setting('block_size')::int) x
        (pages)
$$;

CREATE FUNCTION alumni_search_count(first tsquery, second tsquery, parts int[], enough int,
    most int, listed boolean, OUT number bigint, OUT about float8, OUT facets bytea,
    OUT spots tid[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    part int;
    reached tid;
BEGIN
    FOREACH part IN ARRAY parts LOOP
        SELECT count(*), max(m.spot), string_agg(m.facets, ''::bytea),
            array_agg(m.spot) FILTER (WHERE listed AND part = 0)
            INTO number, reached, facets, spots
            FROM alumni_search_matches(first, second, part,
                CASE part WHEN 0 THEN most ELSE 2 * most END) m;
        EXIT WHEN part > 0 AND number >= enough;
    END LOOP;
    IF part > 0 AND number < 2 * most THEN
        about := number * CASE part WHEN 1 THEN 64 ELSE 8 END;
    ELSIF number >= most THEN
        about := number * greatest(1.0, pg_relation_size('alumni_searchrow')
            / current_setting('block_size')::float8 / ((reached::text::point)[0] + 1));
    END IF;
END $$;

-- Up to `most` of those who have all the words.
CREATE FUNCTION alumni_search_some(first tsquery, second tsquery, parts int[], most int)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    number bigint;
    part int;
BEGIN
    FOREACH part IN ARRAY parts LOOP
        SELECT count(*) INTO number FROM alumni_search_matches(first, second, part, most);
        EXIT WHEN number >= most;
    END LOOP;
    RETURN number;
END $$;
"""

# `ranked` says how many are ordered by their words, `enough` how many of the best are read when
# they are more. Rows have the word r<n> when their prior is among the best 2^-n: the matches of
# one band are all better than those below it, so when they are enough, they are the best of all,
# and nobody has to read the others.
BEST = """
CREATE FUNCTION alumni_search_band(chosen tsquery, words tsquery, band int, most int)
RETURNS tid[] LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    part int := CASE WHEN band >= 6 THEN 4 WHEN band >= 3 THEN 3 ELSE 0 END;
    sieve tsquery := CASE WHEN band < 1 OR band IN (3, 6) THEN NULL ELSE ('r' || band)::tsquery END;
BEGIN
    IF words IS NULL AND chosen IS NULL THEN
        sieve := ('r' || band)::tsquery;
    END IF;
    RETURN ARRAY(SELECT m.spot FROM alumni_search_matches(
            CASE WHEN chosen IS NULL OR sieve IS NULL THEN coalesce(chosen, sieve)
                ELSE chosen && sieve END, words, part, NULL) m
        ORDER BY m.prior DESC, m.person LIMIT most);
END $$;

CREATE FUNCTION alumni_search_best(chosen tsquery, words tsquery, closer tsquery,
    closer_said tsquery, about float8, spots tid[], wide boolean, deeper int, ranked int,
    enough float8)
RETURNS tid[] LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    band int := 0;
    best tid[];
    near tid[] := '{}';
BEGIN
    IF NOT wide THEN
        RETURN ARRAY(SELECT m.spot FROM unnest(spots) m (spot)
            JOIN alumni_searchrow r ON r.ctid = m.spot
            ORDER BY CASE WHEN closer IS NOT NULL THEN r.words @@ closer_said END DESC,
                r.prior DESC, r.person_id LIMIT ranked);
    END IF;
    -- First those with two of the words, who are fewer: from three bands further down.
    band := greatest(floor(log(2, (about / enough)::numeric))::int - deeper, 1);
    IF closer IS NOT NULL THEN
        near := alumni_search_band(chosen, closer, greatest(band - 3, 0), ranked);
        IF cardinality(near) = ranked THEN
            RETURN near;
        END IF;
    END IF;
    best := alumni_search_band(chosen, words, band, ranked);
    RETURN near || ARRAY(SELECT m.spot FROM unnest(best) WITH ORDINALITY m (spot, n)
        WHERE m.spot <> ALL (near) ORDER BY m.n LIMIT ranked - cardinality(near));
END $$;
"""

# `words` ask for those with all of them; when they are fewer than `few`, `wider` for those with
# any, and `closer` for those with two; where there are no `words`, at once. `closer_said` is the
# same as `closer` for a row at hand. `ranks` with their `weights` give the order: those up to
# `strict` of all the words, those after it of any, where a word that is there at all counts by its
# weight: by its rank when the query is one of single words, else by asking again.
FIND = """
CREATE FUNCTION alumni_search_find(chosen tsquery, words tsquery, wider tsquery, closer tsquery,
    closer_said tsquery, ranks tsquery[], weights float8[], single boolean[], strict int,
    own tsquery, seed bigint, starting int, size int, others tsquery[], kinds text[],
    most int, enough_others int, most_others int, ranked int, enough float8, few int,
    by_prior float8, by_lot float8, by_own float8)
RETURNS TABLE (kind text, number bigint, facets bytea, shown text, score float8)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    parts int[] := alumni_search_parts();
    looser boolean := wider IS NOT NULL;
    having_all bigint;
    counted record;
    best tid[];
BEGIN
    IF looser AND words IS NOT NULL THEN
        having_all := alumni_search_some(chosen, words, parts, few);
        looser := having_all < few;
        RETURN QUERY SELECT '&', having_all, NULL::bytea, NULL, 0.0::float8 WHERE looser;
    END IF;
    IF looser THEN
        words := wider;
    ELSE
        closer := NULL;
    END IF;
    SELECT * INTO counted FROM alumni_search_count(chosen, words, parts, most, most, true);
    RETURN QUERY SELECT '=', counted.number, counted.facets, NULL, counted.about;
    FOR deeper IN 0 .. 14 BY 2 LOOP
        best := alumni_search_best(chosen, words, closer, closer_said, counted.about,
            counted.spots, counted.about IS NOT NULL, deeper, ranked, enough);
        EXIT WHEN counted.about IS NULL OR cardinality(best) >= size;
    END LOOP;
    ranks := CASE WHEN looser THEN ranks[strict + 1:] ELSE ranks[:strict] END;
    weights := CASE WHEN looser THEN weights[strict + 1:] ELSE weights[:strict] END;
    single := CASE WHEN looser THEN single[strict + 1:] ELSE single[:strict] END;
    RETURN QUERY SELECT '', p.person_id, NULL::bytea, c.shown::text, p.score FROM (
        SELECT r.person_id, by_prior * r.prior
            + by_lot * (hashint8extended(r.person_id, seed) & 1023) / 1024.0
            + CASE WHEN own IS NULL THEN 0 ELSE by_own * (r.words @@ own)::int END
            + coalesce((SELECT sum(k.weight * (k.rank + CASE WHEN NOT looser THEN 0
                WHEN k.single THEN (k.rank > 1e-10)::int ELSE (r.words @@ k.query)::int END))
                FROM (SELECT x.query, x.weight, x.single, ts_rank(r.words, x.query) AS rank
                    FROM unnest(ranks, weights, single) x (query, weight, single) OFFSET 0) k), 0)
            AS score
        FROM unnest(best) b (spot) JOIN alumni_searchrow r ON r.ctid = b.spot
        ORDER BY 2 DESC, 1 LIMIT size OFFSET starting) p
    JOIN alumni_searchcard c ON c.row_id = p.person_id;
    FOR place IN 1 .. cardinality(kinds) LOOP
        RETURN QUERY SELECT kinds[place], o.number, o.facets, NULL, o.about
            FROM alumni_search_count(others[place], words, parts, enough_others, most_others,
                false) o;
    END LOOP;
END $$;
"""

# Besides what was known: the stems that begin with each word's, those of most people first.
BEGINS = """    RETURN QUERY SELECT 'begins', 0, w.said, coalesce((
            SELECT string_agg(y.query, ' | ') FROM (
                SELECT array_to_tsvector(ARRAY[s.stem::text])::text AS query
                FROM alumni_searchstem s
                WHERE s.stem ~>=~ w.stem AND s.stem ~<~ (w.stem || chr(1114111))
                ORDER BY s.people DESC, s.stem LIMIT most_beginning) y), ''),
            '{}'::text[], '{}'::text[]
        FROM (SELECT n.said, (tsvector_to_array(to_tsvector('swedish', n.said)))[1] AS stem
            FROM unnest(starts) n (said)) w WHERE w.stem IS NOT NULL;
END $$;
"""
LOOK_UP = (
    before.LOOK_UP.replace(
        "ends text[],\n    most int)",
        "ends text[],\n    most int, starts text[], most_beginning int)",
    ).removesuffix("END $$;\n")
    + BEGINS
)
# Names stay in their table when people leave; only those that somebody bears are suggested, which
# for a common one the small sample knows. Short names that lack a letter share too few of their
# parts with the right one, so they are looked for by their first letter as well.
SIMILAR = f"""
CREATE FUNCTION alumni_search_similar(typed text[])
RETURNS TABLE (word text, name text, query text) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT w, s.name, s.query::text FROM unnest(typed) w CROSS JOIN LATERAL (
        SELECT x.name, x.query FROM (
            SELECT near.name, plainto_tsquery('swedish', near.name) AS query FROM (
                SELECT n.name::text FROM alumni_searchname n WHERE n.name % w
                UNION SELECT n.name::text FROM alumni_searchname n
                WHERE length(w) <= 5 AND n.name ~>=~ left(w, 1)
                AND n.name ~<~ (left(w, 1) || chr(1114111))
                AND abs(length(n.name) - length(w)) <= 1 AND similarity(n.name, w) >= 0.25) near
            ORDER BY similarity(near.name, w) DESC, near.name LIMIT 20) x
        WHERE numnode(x.query) > 0 AND (
            EXISTS (SELECT FROM alumni_searchrow r WHERE r.words @@ x.query
                AND r.place < ({parts.SMALL}))
            OR EXISTS (SELECT FROM alumni_searchrow r WHERE r.words @@ x.query))
        LIMIT 5) s;
END $$;
"""
FORMER = before.BACKWARDS
BACKWARDS = """
DROP FUNCTION alumni_search_similar, alumni_search_look_up, alumni_search_find,
    alumni_search_best, alumni_search_band, alumni_search_some, alumni_search_count,
    alumni_search_parts, alumni_search_matches;
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0030_search_rows_in_parts")]

    operations = [
        migrations.RunSQL(
            FORMER + ROWS + BEST + FIND + LOOK_UP + SIMILAR,
            BACKWARDS + before.ROWS + before.BEST + before.FIND + before.LOOK_UP,
        )
    ]
