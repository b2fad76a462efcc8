"""The search is asked by functions of the database: planned once in a session, and only those
parts are run that a question needs.

Queries are text for `tsquery`. `chosen` says what is filtered on, `words` what was typed; both may
be null. The codes are a condition of their own, and the first: the index then looks at the words
of those rows alone that have them. A row's words are dear to look through, so always by their
index, whatever the planner expects.
"""

from django.db import migrations

# Rows that answer to both conditions, in the order of the table: that of a hash, so that the
# first are a fair sample of all.
ROWS = """
CREATE FUNCTION alumni_search_matches(first tsquery, second tsquery, most int)
RETURNS TABLE (spot tid, person bigint, prior float8, facets bytea)
LANGUAGE plpgsql STABLE ROWS 500
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF first IS NULL AND second IS NULL THEN
        RETURN QUERY SELECT r.ctid, r.person_id, r.prior, r.facets FROM alumni_searchrow r
            WHERE r.ctid >= '(0,0)' LIMIT most;
    ELSIF first IS NULL OR second IS NULL THEN
        RETURN QUERY SELECT r.ctid, r.person_id, r.prior, r.facets FROM alumni_searchrow r
            WHERE r.words @@ coalesce(first, second) LIMIT most;
    ELSE
        RETURN QUERY SELECT r.ctid, r.person_id, r.prior, r.facets FROM alumni_searchrow r
            WHERE r.words @@ first AND r.words @@ second LIMIT most;
    END IF;
END $$;

CREATE FUNCTION alumni_search_count(first tsquery, second tsquery, most int)
RETURNS TABLE (number bigint, about float8, facets bytea, spots tid[], priors float8[])
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT n, CASE WHEN n < most THEN n ELSE greatest(1.0,
        pg_relation_size('alumni_searchrow') / current_setting('block_size')::float8
        / ((reached::text::point)[0] + 1)) * n END, f, s, p
    FROM (SELECT count(*) AS n, max(m.spot) AS reached, string_agg(m.facets, ''::bytea) AS f,
        array_agg(m.spot) AS s, array_agg(m.prior) AS p
        FROM alumni_search_matches(first, second, most) m) x
$$;
"""

# The page. `number` is the most that are counted one by one, `ranked` how many are ordered by their
# words, `enough` how many of the best are read when they are more. Rows have the word r<n> when
# their prior is among the best 2^-n: the matches of one band are all better than those below it,
# so when they are enough, they are the best of all, and nobody has to read the others.
BEST = """
CREATE FUNCTION alumni_search_best(chosen tsquery, words tsquery, closer tsquery,
    about float8, spots tid[], priors float8[], wide boolean, deeper int, ranked int, enough float8)
RETURNS tid[] LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    band int := 0;
    best tid[];
    near tid[];
    sieve tsquery;
BEGIN
    IF wide THEN
        band := greatest(floor(log(2, (about / enough)::numeric))::int - deeper, 1);
        sieve := ('r' || band)::tsquery;
        best := ARRAY(SELECT m.spot FROM alumni_search_matches(
                coalesce(chosen && sieve, sieve), words, NULL) m
            ORDER BY m.prior DESC, m.person LIMIT ranked);
    ELSE
        best := ARRAY(SELECT m.spot FROM unnest(spots, priors) m (spot, prior)
            ORDER BY m.prior DESC, m.spot LIMIT ranked);
    END IF;
    IF closer IS NULL THEN
        RETURN best;
    END IF;
    -- Before them those with two of the words, who are fewer: from three bands further down.
    IF band > 3 THEN
        sieve := ('r' || band - 3)::tsquery;
        near := ARRAY(SELECT m.spot FROM alumni_search_matches(
                coalesce(chosen && sieve, sieve), closer, NULL) m
            ORDER BY m.prior DESC, m.person LIMIT ranked);
    ELSIF wide THEN
        near := ARRAY(SELECT m.spot FROM alumni_search_matches(chosen, closer, NULL) m
            ORDER BY m.prior DESC, m.person LIMIT ranked);
    ELSE
        near := ARRAY(SELECT m.spot FROM unnest(spots, priors) m (spot, prior)
            JOIN alumni_searchrow r ON r.ctid = m.spot WHERE r.words @@ closer
            ORDER BY m.prior DESC, m.spot LIMIT ranked);
    END IF;
    RETURN near || ARRAY(SELECT m.spot FROM unnest(best) WITH ORDINALITY m (spot, n)
        WHERE m.spot <> ALL (near) ORDER BY m.n LIMIT ranked - cardinality(near));
END $$;
"""

# `ranks` with their `weights` give the order; where `fits` is given, a word that is there at all
# counts by its weight: by its rank when the query is one of single words, else by asking again.
FIND = """
CREATE FUNCTION alumni_search_find(chosen tsquery, words tsquery, closer tsquery,
    ranks tsquery[], weights float8[], single boolean[], own tsquery, seed bigint,
    starting int, size int, deeper int, others tsquery[], kinds text[],
    most int, most_others int, ranked int, enough float8,
    by_prior float8, by_lot float8, by_own float8)
RETURNS TABLE (kind text, number bigint, facets bytea, shown jsonb, score float8)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    counted record;
    best tid[];
BEGIN
    SELECT * INTO counted FROM alumni_search_count(chosen, words, most);
    RETURN QUERY SELECT '=', counted.number, counted.facets, NULL::jsonb, counted.about;
    best := alumni_search_best(chosen, words, closer, counted.about, counted.spots,
        counted.priors, counted.number >= most, deeper, ranked, enough);
    RETURN QUERY SELECT '', p.person_id, NULL::bytea, c.shown, p.score FROM (
        SELECT r.person_id, by_prior * r.prior
            + by_lot * (hashint8extended(r.person_id, seed) & 1023) / 1024.0
            + CASE WHEN own IS NULL THEN 0 ELSE by_own * (r.words @@ own)::int END
            + coalesce((SELECT sum(k.weight * (k.rank + CASE WHEN closer IS NULL THEN 0
                WHEN k.single THEN (k.rank > 1e-10)::int ELSE (r.words @@ k.query)::int END))
                FROM (SELECT x.query, x.weight, x.single, ts_rank(r.words, x.query) AS rank
                    FROM unnest(ranks, weights, single) x (query, weight, single) OFFSET 0) k), 0)
            AS score
        FROM unnest(best) b (spot) JOIN alumni_searchrow r ON r.ctid = b.spot
        ORDER BY 2 DESC, 1 LIMIT size OFFSET starting) p
    JOIN alumni_searchcard c ON c.row_id = p.person_id;
    FOR place IN 1 .. cardinality(kinds) LOOP
        RETURN QUERY SELECT kinds[place], o.number, o.facets, NULL::jsonb, o.about
            FROM alumni_search_count(others[place], words, most_others) o;
    END LOOP;
END $$;
"""

LOOK_UP = """
CREATE FUNCTION alumni_search_look_up(groups text[], pieces text[], names text[], ends text[],
    most int)
RETURNS TABLE (what text, place int, said text, query text, other_words text[], others text[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    typed text[] := ARRAY(SELECT plainto_tsquery('swedish', w)::text FROM unnest(groups) w);
BEGIN
    RETURN QUERY SELECT 'typed', g.i::int, g.w, g.q, '{}'::text[], '{}'::text[]
        FROM unnest(groups, typed) WITH ORDINALITY g (w, q, i);
    RETURN QUERY SELECT 'topic', g.i::int, '', '', x.words, ARRAY(
            SELECT plainto_tsquery('swedish', y.w)::text FROM unnest(x.words)
            WITH ORDINALITY y (w, n) ORDER BY y.n)
        FROM unnest(typed) WITH ORDINALITY g (q, i) JOIN alumni_topic t
            ON alumni_topic_keys(t.name_sv, t.name_en, t.synonyms::text[]) @> ARRAY[g.q],
        LATERAL (SELECT ARRAY[t.name_sv::text, t.name_en::text] || t.synonyms::text[]) x (words);
    RETURN QUERY SELECT 'word', 0, w.word::text, plainto_tsquery('swedish', w.word)::text,
        '{}'::text[], '{}'::text[] FROM alumni_searchword w WHERE w.word = ANY (pieces);
    RETURN QUERY SELECT 'name', 0, n.name::text, '', '{}'::text[], '{}'::text[]
        FROM alumni_searchname n WHERE n.name = ANY (names);
    RETURN QUERY SELECT 'longer', 0, x.word, plainto_tsquery('swedish', x.word)::text, ARRAY[e.w],
        '{}'::text[]
        FROM unnest(ends) e (w) CROSS JOIN LATERAL (
            -- OFFSET 0: by the index of the ends, not along the alphabet.
            SELECT y.word FROM (SELECT w.word::text FROM alumni_searchword w
                WHERE reverse(w.word) ~>~ reverse(e.w)
                AND reverse(w.word) ~<~ (reverse(e.w) || chr(1114111)) OFFSET 0) y
            ORDER BY y.word LIMIT most) x;
END $$;
"""

BACKWARDS = """
DROP FUNCTION alumni_search_look_up, alumni_search_find, alumni_search_best, alumni_search_count,
    alumni_search_matches;
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0025_search_words_forgotten")]

    operations = [migrations.RunSQL(ROWS + BEST + FIND + LOOK_UP, BACKWARDS)]
