"""All counts of a question come from one visit: to those who fit its words and all its filters but
one. Who fits all of them is the answer; with the others a filter's own counts are made. Where they
are very many the others are a sample, and the answer is visited alone.

Queries are text for `tsquery`; the parts of the rows are those of `search_asked_in_parts`.
"""
# ruff: noqa: S608 - the SQL is put together from constants here.

from importlib import import_module

from django.db import migrations

before = import_module("alumni.migrations.0031_search_asked_in_parts")


def _visit(part: int, condition: str) -> str:
    where = " AND ".join(filter(None, [before.PARTS[part], condition]))
    return f"""SELECT count(*), max(m.ctid), string_agg(m.facets, '\\x00000000'::bytea),
            array_agg(m.ctid) FILTER (WHERE m.fits), array_agg(m.prior) FILTER (WHERE m.fits)
            INTO number, reached, facets, spots, priors
            FROM (SELECT r.ctid, r.prior, r.facets, fitting IS NULL OR r.words @@ fitting AS fits
                FROM alumni_searchrow r WHERE {where} LIMIT most) m;"""


_CASES = "".join(
    f"""    ELSIF part = {part} AND second IS NULL THEN
        {_visit(part, "r.words @@ first")}
    ELSIF part = {part} THEN
        {_visit(part, "r.words @@ first AND r.words @@ second")}
"""
    for part in before.PARTS
)

# Up to `most` rows that answer to both conditions, in the order of the table: their facets, with a
# zero between two rows, and how many there are for each of these: `times`. Of those who are
# `fitting` too: where they stand, and their priors.
VISIT = f"""
CREATE FUNCTION alumni_search_visit(first tsquery, second tsquery, fitting tsquery, part int,
    most bigint, OUT number bigint, OUT times float8, OUT facets bytea, OUT spots tid[],
    OUT priors float8[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    reached tid;
BEGIN
    IF first IS NULL THEN
        first := second;
        second := NULL;
    END IF;
    IF first IS NULL THEN
        {_visit(0, "r.ctid >= '(0,0)'")}
{_CASES}    END IF;
    times := CASE WHEN number >= most THEN greatest(1.0, pg_relation_size('alumni_searchrow')
            / current_setting('block_size')::float8 / ((reached::text::point)[0] + 1))
        WHEN part = 0 OR first IS NULL THEN 1.0 WHEN part = 1 THEN 64.0 ELSE 8.0 END;
END $$;
"""

# `nearly` asks for those who fit all the `chosen` filters but one, whichever. Each part is asked
# for them until it has enough, and from then on for those who fit all, unless they were all among
# them. `number` are these, `about` says how many they are where not the whole table was seen;
# `others` are those who are nearly there, `times` as many as were seen.
COUNT = """
CREATE FUNCTION alumni_search_count(words tsquery, chosen tsquery, nearly tsquery, parts int[],
    most bigint, most_others bigint, enough_others int, OUT number bigint, OUT about float8,
    OUT facets bytea, OUT spots tid[], OUT priors float8[], OUT times float8, OUT others bytea)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    part int;
    seen record;
    cap bigint;
    done boolean := false;
BEGIN
    FOREACH part IN ARRAY parts LOOP
        IF chosen IS NOT NULL AND times IS NULL THEN
            cap := CASE part WHEN 0 THEN most_others ELSE 2 * most END;
            SELECT * INTO seen FROM alumni_search_visit(nearly, words, chosen, part, cap);
            CONTINUE WHEN part > 0 AND seen.number < enough_others;
            times := seen.times;
            others := seen.facets;
            done := CASE part WHEN 0 THEN seen.number < cap
                ELSE cardinality(seen.spots) >= most END;
            EXIT WHEN done;
            CONTINUE WHEN part > 0;
        END IF;
        cap := CASE part WHEN 0 THEN most ELSE 2 * most END;
        SELECT * INTO seen FROM alumni_search_visit(chosen, words, NULL, part, cap);
        facets := seen.facets;
        EXIT WHEN cardinality(seen.spots) >= most;
    END LOOP;
    number := coalesce(cardinality(seen.spots), 0);
    IF part > 0 OR seen.number >= cap THEN
        about := number * seen.times;
    ELSE
        spots := seen.spots;
        priors := seen.priors;
    END IF;
END $$;
"""

# Which rows are ordered by their words: of few all of them, else those with two of the words, if
# these are asked for, and the best. Of very many as before: the best bands.
BEST = """
CREATE FUNCTION alumni_search_best(spots tid[], priors float8[], closer_said tsquery,
    ranked int)
RETURNS tid[] LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF cardinality(spots) <= ranked THEN
        RETURN spots;
    ELSIF closer_said IS NULL THEN
        RETURN ARRAY(SELECT m.spot FROM unnest(spots, priors) m (spot, prior)
            ORDER BY m.prior DESC, m.spot LIMIT ranked);
    END IF;
    RETURN ARRAY(SELECT m.spot FROM unnest(spots) m (spot)
        JOIN alumni_searchrow r ON r.ctid = m.spot
        ORDER BY r.words @@ closer_said DESC, r.prior DESC, m.spot LIMIT ranked);
END $$;

CREATE FUNCTION alumni_search_best_of_many(chosen tsquery, words tsquery, closer tsquery,
    about float8, deeper int, ranked int, enough float8)
RETURNS tid[] LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    band int := greatest(floor(log(2, (about / enough)::numeric))::int - deeper, 1);
    best tid[];
    near tid[] := '{}';
BEGIN
    -- First those with two of the words, who are fewer: from three bands further down.
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

# As before, but for the visits: when few have all the words, one of them is to those with any.
FIND = """
CREATE FUNCTION alumni_search_find(chosen tsquery, nearly tsquery, words tsquery, wider tsquery,
    closer tsquery, closer_said tsquery, ranks tsquery[], weights float8[], single boolean[],
    strict int, own tsquery, seed bigint, starting int, size int,
    most bigint, enough_others int, most_others bigint, ranked int, enough float8, few int,
    by_prior float8, by_lot float8, by_own float8)
RETURNS TABLE (kind text, number bigint, facets bytea, shown text, score float8)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    parts int[] := alumni_search_parts();
    looser boolean := wider IS NOT NULL;
    counted record;
    best tid[];
BEGIN
    IF words IS NOT NULL OR NOT looser THEN
        SELECT * INTO counted FROM alumni_search_count(words, chosen, nearly, parts, most,
            most_others, enough_others);
        IF looser THEN
            looser := counted.number < few;
            RETURN QUERY SELECT '&', counted.number, NULL::bytea, NULL, 0.0::float8 WHERE looser;
        END IF;
    END IF;
    IF looser THEN
        words := wider;
        SELECT * INTO counted FROM alumni_search_count(words, chosen, nearly, parts, most,
            most_others, enough_others);
    ELSE
        closer := NULL;
        closer_said := NULL;
    END IF;
    RETURN QUERY SELECT '=', counted.number, counted.facets, NULL, counted.about;
    RETURN QUERY SELECT '~', 0::bigint, counted.others, NULL, counted.times
        WHERE chosen IS NOT NULL;
    IF counted.about IS NULL THEN
        best := alumni_search_best(counted.spots, counted.priors, closer_said, ranked);
    ELSE
        FOR deeper IN 0 .. 14 BY 2 LOOP
            best := alumni_search_best_of_many(chosen, words, closer, counted.about, deeper,
                ranked, enough);
            EXIT WHEN cardinality(best) >= size;
        END LOOP;
    END IF;
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
END $$;
"""
FORMER = """
DROP FUNCTION alumni_search_find, alumni_search_best, alumni_search_some, alumni_search_count;
"""
BACKWARDS = """
DROP FUNCTION alumni_search_find, alumni_search_best, alumni_search_best_of_many,
    alumni_search_count, alumni_search_visit;
"""


def _of(statements: str, name: str) -> str:
    """One function out of statements that make several."""
    beginning = f"CREATE FUNCTION {name}("
    return beginning + statements.partition(beginning)[2].partition("$$;\n")[0] + "$$;\n"


class Migration(migrations.Migration):
    dependencies = [("alumni", "0032_list_rows_written_once")]

    operations = [
        migrations.RunSQL(
            FORMER + VISIT + COUNT + BEST + FIND,
            BACKWARDS
            + _of(before.ROWS, "alumni_search_count")
            + _of(before.ROWS, "alumni_search_some")
            + _of(before.BEST, "alumni_search_best")
            + before.FIND,
        )
    ]
