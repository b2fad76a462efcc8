-- fingerprint 52bc74f3d990fea1; manage.py snapshot
--
-- PostgreSQL database dump
--

\restrict samverka

-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;


--
-- Name: alumni_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'alumni_consent'
       AND current_setting('samverka.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;


--
-- Name: alumni_forget_consents(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_forget_consents(gone bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM alumni_auditentry WHERE person_id = gone AND act = 'erase') THEN
        RAISE EXCEPTION 'consents are forgotten only with an erasure in the audit log'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM set_config('samverka.erasing', 'on', true);
    DELETE FROM alumni_consentstate WHERE person_id = gone;
    DELETE FROM alumni_consent WHERE person_id = gone;
    PERFORM set_config('samverka.erasing', 'off', true);
END $$;


--
-- Name: alumni_former_names(text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_former_names(text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$ SELECT upper(array_to_string($1, ' ')) $_$;


--
-- Name: alumni_former_names(character varying[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_former_names(character varying[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$ SELECT upper(array_to_string($1, ' ')) $_$;


--
-- Name: alumni_keep_consent_state(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_keep_consent_state() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO alumni_consentstate (person_id, purpose_id, consent_id, granted)
    SELECT DISTINCT ON (person_id, purpose_id) person_id, purpose_id, id, granted
      FROM added ORDER BY person_id, purpose_id, at DESC, id DESC
    ON CONFLICT (person_id, purpose_id) DO UPDATE
       SET consent_id = excluded.consent_id, granted = excluded.granted
     WHERE (SELECT (at, id) FROM alumni_consent WHERE id = alumni_consentstate.consent_id)
         < (SELECT (at, id) FROM alumni_consent WHERE id = excluded.consent_id);
    RETURN NULL;
END $$;


--
-- Name: alumni_list_degree_changed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_degree_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    who bigint[] := ARRAY(SELECT DISTINCT person_id FROM changed);
    written integer;
BEGIN
    PERFORM FROM alumni_listrow WHERE person_id = ANY(who) ORDER BY person_id FOR UPDATE;
    UPDATE alumni_listrow r SET changed_at = now(), last_year = d.year
    FROM (SELECT w.person_id, coalesce(
        (SELECT max(year) FROM alumni_degree d WHERE d.person_id = w.person_id), 0) AS year
        FROM unnest(who) w(person_id)) d
    WHERE r.person_id = d.person_id AND (r.changed_at <> now() OR r.last_year <> d.year);
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < cardinality(who) THEN
        INSERT INTO alumni_listchange (people) VALUES (who);
    END IF;
    RETURN NULL;
END $$;


--
-- Name: alumni_list_noted(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_noted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO alumni_listchange (people)
    SELECT array_agg(person_id) FROM changed HAVING count(*) > 0;
    RETURN NULL;
END $$;


--
-- Name: alumni_list_part_changed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_part_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    who bigint[] := ARRAY(SELECT DISTINCT person_id FROM changed);
    written integer;
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id = ANY(who) AND changed_at <> now();
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < cardinality(who) THEN
        INSERT INTO alumni_listchange (people) VALUES (who);
    END IF;
    RETURN NULL;
END $$;


--
-- Name: alumni_list_person_changed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_person_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    who bigint[] := ARRAY(SELECT DISTINCT id FROM changed);
    written integer;
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id = ANY(who) AND changed_at <> now();
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < cardinality(who) THEN
        INSERT INTO alumni_listchange (people) VALUES (who);
    END IF;
    RETURN NULL;
END $$;


--
-- Name: alumni_list_person_gone(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_person_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM alumni_listrow WHERE person_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;


--
-- Name: alumni_list_person_new(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_person_new() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO alumni_listrow (person_id, changed_at, last_year)
    SELECT id, created_at, 0 FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;


--
-- Name: alumni_list_sector_noted(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_sector_noted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO alumni_listchange (people)
    SELECT array_agg(e.person_id) FROM changed n JOIN before b USING (id)
        JOIN alumni_employment e ON e.organisation_id = n.id
    WHERE n.sector_id IS DISTINCT FROM b.sector_id HAVING count(*) > 0;
    RETURN NULL;
END $$;


--
-- Name: alumni_list_sign_gone(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_sign_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM alumni_listrow WHERE person_id IN (SELECT person_id FROM changed)
        ORDER BY person_id FOR UPDATE;
    UPDATE alumni_listrow r SET engaged_at = (
        SELECT max(at) FROM alumni_interaction i WHERE i.person_id = r.person_id AND kind NOT IN ('letter', 'import', 'note', 'asked', 'closed'))
    WHERE person_id IN (SELECT person_id FROM changed);
    RETURN NULL;
END $$;


--
-- Name: alumni_list_sign_new(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_list_sign_new() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE alumni_listrow r SET engaged_at = greatest(r.engaged_at, c.at)
    FROM (SELECT person_id, max(at) AS at FROM changed WHERE kind NOT IN ('letter', 'import', 'note', 'asked', 'closed') GROUP BY 1) c
    WHERE r.person_id = c.person_id;
    RETURN NULL;
END $$;


--
-- Name: alumni_merge_undone(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_merge_undone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO alumni_consentstate (person_id, purpose_id, consent_id, granted)
    SELECT DISTINCT ON (c.purpose_id) c.person_id, c.purpose_id, c.id, c.granted
      FROM alumni_consent c LEFT JOIN alumni_merge m ON m.id = c.merge_id
     WHERE c.person_id = NEW.kept_id AND m.undone_at IS NULL
     ORDER BY c.purpose_id, c.at DESC, c.id DESC
    ON CONFLICT (person_id, purpose_id) DO UPDATE
       SET consent_id = excluded.consent_id, granted = excluded.granted;
    DELETE FROM alumni_consentstate s USING alumni_consent c, alumni_merge m
     WHERE s.person_id = NEW.kept_id AND c.id = s.consent_id AND m.id = c.merge_id
       AND m.undone_at IS NOT NULL;
    RETURN NULL;
END $$;


--
-- Name: alumni_no_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_no_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_setting('samverka.erasing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only: TRUNCATE refused', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;


--
-- Name: alumni_search_asked(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_asked(who bigint) RETURNS TABLE(latest timestamp with time zone, times bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT max(i.at), count(*) FILTER (WHERE i.at > now() - interval '1 year')
    FROM alumni_interaction i WHERE i.person_id = who AND i.kind = 'asked'
$$;


--
-- Name: alumni_search_changes(bigint, pg_snapshot); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_changes(known bigint, seen pg_snapshot) RETURNS TABLE(build bigint, moment text, writing boolean, person bigint, prior double precision, facets bytea, names text, titles text, around text, texts text)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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


--
-- Name: alumni_search_codes(text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_codes(facts text[]) RETURNS TABLE(facets bytea, lacks boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(string_agg(int4send(f.code), ''::bytea ORDER BY f.code), ''::bytea),
        coalesce(bool_or(f.code IS NULL), false)
    FROM (SELECT (SELECT c.code FROM alumni_searchfacet c WHERE c.kind = split_part(x.fact, ':', 1)
            AND c.key = substr(x.fact, strpos(x.fact, ':') + 1)) AS code
        FROM (SELECT DISTINCT unnest(facts)) x (fact) OFFSET 0) f
$$;


--
-- Name: alumni_search_consent_left(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_consent_left() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM alumni_searchrow USING alumni_purpose
    WHERE person_id = NEW.person_id AND alumni_purpose.id = NEW.purpose_id
      AND alumni_purpose.code = 'requests';
    RETURN NULL;
END $$;


--
-- Name: alumni_search_draft(bigint, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_draft(first bigint, today date) RETURNS TABLE(person_id bigint, prior double precision, words tsvector, facets bytea, shown jsonb)
    LANGUAGE plpgsql STABLE COST 100000 ROWS 200 PARALLEL SAFE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
BEGIN
    RETURN QUERY WITH composed AS MATERIALIZED (
        SELECT c.* FROM alumni_person p, alumni_search_rows(p.id, today) c
        WHERE p.id BETWEEN first AND first + 200 - 1),
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


--
-- Name: alumni_search_look_up(text[], text[], text[], text[], integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_look_up(groups text[], pieces text[], names text[], ends text[], most integer) RETURNS TABLE(what text, place integer, said text, query text, other_words text[], others text[])
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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


--
-- Name: alumni_search_note(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_note(who bigint) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
DECLARE
    fresh text[];
BEGIN
    fresh := ARRAY(SELECT w FROM alumni_person p,
            alumni_search_split(p.given_name || ' ' || p.family_name) w
        WHERE p.id = who AND NOT EXISTS (SELECT FROM alumni_searchname n WHERE n.name = w)
        ORDER BY 1);
    IF fresh <> '{}' THEN
        INSERT INTO alumni_searchname (name) SELECT unnest(fresh) ON CONFLICT DO NOTHING;
    END IF;
    fresh := ARRAY(SELECT w FROM alumni_employment e, alumni_search_split(e.title) w
        WHERE e.person_id = who
        AND NOT EXISTS (SELECT FROM alumni_searchword n WHERE n.word = w) ORDER BY 1);
    IF fresh <> '{}' THEN
        INSERT INTO alumni_searchword (word) SELECT unnest(fresh) ON CONFLICT DO NOTHING;
    END IF;
END $$;


--
-- Name: alumni_search_noted(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_noted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO alumni_searchchange (people, transaction)
    SELECT array_agg(person_id), pg_current_xact_id()::text::bigint FROM changed
    HAVING count(*) > 0;
    RETURN NULL;
END $$;


--
-- Name: alumni_search_now(bigint[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_now(people bigint[]) RETURNS TABLE(person bigint, prior double precision, facets bytea, names text, titles text, around text, texts text)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
BEGIN
    IF people <> '{}' THEN
        RETURN QUERY SELECT who, r.prior, r.facets, w.* FROM unnest(people) who
            LEFT JOIN alumni_searchrow r ON r.person_id = who
            CROSS JOIN LATERAL alumni_search_stems(r.words) w;
    END IF;
END $$;


--
-- Name: alumni_search_offer_left(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_offer_left() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM alumni_searchrow WHERE person_id = OLD.person_id AND NOT EXISTS (
        SELECT FROM alumni_offer WHERE person_id = OLD.person_id
        AND (paused_until IS NULL OR paused_until < current_date));
    RETURN NULL;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alumni_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_person (
    id bigint NOT NULL,
    given_name character varying(100) NOT NULL,
    family_name character varying(100) NOT NULL,
    former_names character varying(200)[] NOT NULL,
    sort_key character varying(201) GENERATED ALWAYS AS (upper(translate(((COALESCE(family_name, ''::character varying))::text || COALESCE((COALESCE(' '::text, ''::text) || (COALESCE(given_name, ''::character varying))::text), ''::text)), 'ÅåÄäÆæÖöØøÉéÈèÊêËëÁáÀàÂâÃãÇçÍíÌìÎîÏïÑñÓóÒòÔôÕõÚúÙùÛûÜüÝýÿŠšŽžŁł'::text, '{{||||}}}}EEEEEEEEAAAAAAAACCIIIIIIIINNOOOOOOOOUUUUUUYYYYYSSZZLL'::text))) STORED COLLATE pg_catalog."C",
    birth_date date,
    language character varying(2) NOT NULL,
    languages character varying(2)[] NOT NULL,
    phone character varying(40) NOT NULL,
    town character varying(80) NOT NULL,
    county character varying(2) NOT NULL,
    country character varying(2) NOT NULL,
    bio_sv text NOT NULL,
    bio_en text NOT NULL,
    website character varying(200) NOT NULL,
    linkedin character varying(200) NOT NULL,
    portrait character varying(100) NOT NULL,
    listed_to smallint NOT NULL,
    audiences jsonb NOT NULL,
    hidden_at timestamp with time zone,
    paused_until date,
    days_between_letters smallint NOT NULL,
    confirmed_at timestamp with time zone,
    protected_at timestamp with time zone,
    deceased_at timestamp with time zone,
    erased_at timestamp with time zone,
    student_uid character varying(64),
    personal_number_hash character varying(64),
    source character varying(8) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    merged_into_id bigint,
    user_id bigint,
    portrait_crop jsonb NOT NULL,
    portrait_whole character varying(100) NOT NULL,
    own_words character varying(60)[] DEFAULT '{}'::character varying(60)[] NOT NULL,
    CONSTRAINT alumni_person_days_between_letters_check CHECK ((days_between_letters >= 0)),
    CONSTRAINT alumni_person_listed_to_check CHECK ((listed_to >= 0)),
    CONSTRAINT person_has_a_name CHECK (((NOT ((given_name)::text = ''::text)) OR (NOT ((family_name)::text = ''::text)))),
    CONSTRAINT person_listed_to_audience CHECK ((listed_to = ANY (ARRAY[0, 10, 20, 30, 40]))),
    CONSTRAINT person_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);


--
-- Name: alumni_search_people(bigint, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_people(who bigint, today date) RETURNS SETOF public.alumni_person
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT p.* FROM alumni_person p
    WHERE p.id = who AND p.protected_at IS NULL AND p.deceased_at IS NULL AND p.erased_at IS NULL
    AND p.merged_into_id IS NULL AND p.hidden_at IS NULL AND p.listed_to >= 20
    AND (p.paused_until IS NULL OR p.paused_until < today)
    AND EXISTS (SELECT FROM alumni_offer o WHERE o.person_id = p.id
                AND (o.paused_until IS NULL OR o.paused_until < today))
    AND EXISTS (SELECT FROM alumni_consentstate s JOIN alumni_purpose u ON u.id = s.purpose_id
                WHERE s.person_id = p.id AND u.code = 'requests' AND s.granted)
$$;


--
-- Name: alumni_search_person_gone(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_person_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM alumni_searchrow WHERE person_id = OLD.id;
    RETURN NULL;
END $$;


--
-- Name: alumni_search_person_left(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_person_left() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.protected_at IS NOT NULL OR NEW.deceased_at IS NOT NULL OR NEW.erased_at IS NOT NULL
       OR NEW.merged_into_id IS NOT NULL OR NEW.hidden_at IS NOT NULL OR NEW.listed_to < 20
       OR NEW.paused_until >= current_date OR NEW.audiences IS DISTINCT FROM OLD.audiences
    THEN
        DELETE FROM alumni_searchrow WHERE person_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;


--
-- Name: alumni_search_rewrite(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_rewrite(today date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET work_mem TO '256MB'
    SET maintenance_work_mem TO '256MB'
    SET client_min_messages TO 'warning'
    SET parallel_tuple_cost TO '0'
    AS $$
DECLARE
    first bigint;
BEGIN
    LOCK TABLE alumni_searchrow IN SHARE ROW EXCLUSIVE MODE;
    PERFORM alumni_search_vocabulary();
    -- Few to a page, for pages are what the processors share.
    CREATE UNLOGGED TABLE search_turn WITH (parallel_workers = 2, fillfactor = 10) AS
        SELECT generate_series(min(id), max(id), 200) AS first FROM alumni_person;
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
    FOR first IN SELECT generate_series(min(person_id), max(person_id), 10000)
        FROM search_draft WHERE words IS NOT NULL OR shown IS NOT NULL
    LOOP
        INSERT INTO alumni_searchrow AS r (person_id, prior, facets, words)
            SELECT d.person_id, d.prior, d.facets, d.words
            FROM search_draft d WHERE d.words IS NOT NULL AND d.person_id BETWEEN first AND first + 10000 - 1
            ON CONFLICT (person_id) DO UPDATE SET prior = excluded.prior,
                facets = excluded.facets, words = excluded.words;
        INSERT INTO alumni_searchcard AS c (row_id, shown)
            SELECT d.person_id, d.shown
            FROM search_draft d WHERE d.shown IS NOT NULL AND d.person_id BETWEEN first AND first + 10000 - 1
            ON CONFLICT (row_id) DO UPDATE SET shown = excluded.shown;
    END LOOP;
    DROP TABLE search_draft, search_turn;
    RETURN (SELECT count(*) FROM alumni_searchrow);
END $$;


--
-- Name: alumni_search_rows(bigint, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_rows(who bigint, today date) RETURNS TABLE(person_id bigint, prior double precision, words tsvector, shown jsonb, facts text[])
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
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
        sum(x.per_year) AS most, min(x.notice_days) AS notice, array_agg(x.id) AS ids,
        string_agg(nullif(array_to_string(x.own_words, chr(10)), ''), chr(10)) AS own_words,
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
    SELECT string_agg(e.title, ' ' ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS titles,
        string_agg(concat_ws(' ', x.name, e.place, c.name_sv, c.name_en), ' ' ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC)
            AS around,
        array_agg('employer:' || x.id) FILTER (WHERE e.ended_on IS NULL)
            || array_agg('sector:' || c.code) FILTER (WHERE e.ended_on IS NULL) AS facts,
        jsonb_agg(jsonb_build_array(e.title, x.name, e.place, e.ended_on)
            ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC) AS cards
    FROM alumni_employment e JOIN alumni_organisation x ON x.id = e.organisation_id
    LEFT JOIN alumni_sector c ON c.id = x.sector_id
    WHERE e.person_id = p.id AND alumni_search_shows(p.audiences, 'work')) w
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', g.name_sv, g.name_en, e.title, e.subject, g.code), ' ' ORDER BY e.year DESC, e.id DESC) AS names,
        string_agg(concat_ws(' ', x.name_sv, x.name_en, m.name_sv), ' ' ORDER BY e.year DESC, e.id DESC) AS around,
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


--
-- Name: alumni_search_shows(jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_shows(audiences jsonb, field text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT coalesce((audiences->>field)::int, 20) >= 20
$$;


--
-- Name: alumni_search_similar(text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_similar(typed text[]) RETURNS TABLE(word text, name text, query text)
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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


--
-- Name: alumni_search_split(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_split(words text) RETURNS SETOF text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT DISTINCT left(w, 100)
    FROM string_to_table(translate(lower(words), '-,./()&', '       '), ' ') w
    WHERE length(w) > 1
$$;


--
-- Name: alumni_search_stems(tsvector); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_stems(words tsvector) RETURNS TABLE(names text, titles text, around text, texts text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT array_to_string(tsvector_to_array(ts_filter(words, '{a}')), chr(10)),
        array_to_string(tsvector_to_array(ts_filter(words, '{b}')), chr(10)),
        array_to_string(tsvector_to_array(ts_filter(words, '{c}')), chr(10)),
        array_to_string(tsvector_to_array(words), chr(10))
$$;


--
-- Name: alumni_search_vocabulary(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_vocabulary() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    DELETE FROM alumni_searchword;
    INSERT INTO alumni_searchword (word)
    SELECT DISTINCT w FROM (
        SELECT DISTINCT title AS t FROM alumni_employment
        UNION ALL SELECT name_sv || ' ' || name_en FROM alumni_programme
        UNION ALL SELECT name_sv || ' ' || name_en || ' ' || array_to_string(synonyms, ' ')
        FROM alumni_topic) x, alumni_search_split(t) w
    ORDER BY 1 ON CONFLICT DO NOTHING;
$$;


--
-- Name: alumni_search_whole(bigint, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_whole(who bigint, today date) RETURNS TABLE(person_id bigint, prior double precision, words tsvector, shown jsonb, facts text[], facets bytea, lacks boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT r.*, c.* FROM alumni_search_rows(who, today) r, alumni_search_codes(r.facts) c
$$;


--
-- Name: alumni_search_write(bigint[], date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_search_write(people bigint[], today date) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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


--
-- Name: alumni_topic_keys(text, text, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.alumni_topic_keys(name_sv text, name_en text, synonyms text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT array_agg(plainto_tsquery('swedish', x)::text)
    FROM unnest(synonyms || ARRAY[name_sv, name_en]) x WHERE x <> ''
$$;


--
-- Name: campaigns_stale_alumni_consentstate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_consentstate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT person_id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_degree(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_degree() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT person_id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_employment(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_employment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT person_id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_interaction(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_interaction() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT person_id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_offer(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_offer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT person_id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_offer_topics(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_offer_topics() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT o.person_id FROM alumni_offer o JOIN changed c ON c.offer_id = o.id;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_organisation(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_organisation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT e.person_id FROM alumni_employment e JOIN changed c ON c.id = e.organisation_id;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_person(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_person_topics(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_person_topics() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT DISTINCT person_id FROM changed;
    RETURN NULL;
END $$;


--
-- Name: campaigns_stale_alumni_programme(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.campaigns_stale_alumni_programme() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO campaigns_segmentstale (person_id) SELECT d.person_id FROM alumni_degree d JOIN changed c ON c.id = d.programme_id;
    RETURN NULL;
END $$;


--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_accessrequest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_accessrequest (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    way character varying(8) NOT NULL,
    text text NOT NULL,
    received_on date NOT NULL,
    due_on date NOT NULL,
    extension character varying(500) NOT NULL,
    extended_on date,
    identity character varying(200) NOT NULL,
    identified_at timestamp with time zone,
    outcome character varying(9) NOT NULL,
    decision text NOT NULL,
    closed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    closed_by_id bigint,
    person_id bigint,
    assembled_at timestamp with time zone,
    delivered_at timestamp with time zone,
    fetched_at timestamp with time zone,
    left_out jsonb NOT NULL,
    package jsonb NOT NULL,
    reviewed_at timestamp with time zone,
    reviewed_by_id bigint,
    CONSTRAINT access_request_closed_how CHECK (((closed_at IS NULL) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT access_request_longer_why CHECK (((extended_on IS NULL) OR (NOT ((extension)::text = ''::text)))),
    CONSTRAINT access_request_reviewed_first CHECK (((delivered_at IS NULL) OR (reviewed_at IS NOT NULL)))
);


--
-- Name: alumni_accessrequest_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_accessrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_accessrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_address; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_address (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    "primary" boolean NOT NULL,
    state character varying(10) NOT NULL,
    state_reason character varying(200) NOT NULL,
    confirmed_at timestamp with time zone,
    person_id bigint NOT NULL,
    CONSTRAINT address_email_lower CHECK (((email)::text = lower((email)::text)))
);


--
-- Name: alumni_address_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_address ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_address_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_auditentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_auditentry (
    id bigint NOT NULL,
    act character varying(16) NOT NULL,
    subject character varying(200) NOT NULL,
    detail jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    person_id bigint
);


--
-- Name: alumni_auditentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_campus; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_campus (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    code character varying(50) NOT NULL
);


--
-- Name: alumni_campus_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_campus ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_campus_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_claimrequest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_claimrequest (
    id bigint NOT NULL,
    evidence jsonb NOT NULL,
    state character varying(8) NOT NULL,
    deadline timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    person_id bigint NOT NULL
);


--
-- Name: alumni_claimrequest_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_claimrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_claimrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_columnmapping; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_columnmapping (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    signature character varying(64) NOT NULL,
    columns jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone NOT NULL,
    by_id bigint
);


--
-- Name: alumni_columnmapping_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_columnmapping ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_columnmapping_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_consent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_consent (
    id bigint NOT NULL,
    granted boolean NOT NULL,
    language character varying(2) NOT NULL,
    source character varying(10) NOT NULL,
    evidence character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    person_id bigint NOT NULL,
    purpose_id bigint NOT NULL,
    wording_id bigint NOT NULL,
    merge_id bigint
);


--
-- Name: alumni_consent_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_consentstate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_consentstate (
    id bigint NOT NULL,
    granted boolean NOT NULL,
    consent_id bigint NOT NULL,
    person_id bigint NOT NULL,
    purpose_id bigint NOT NULL
);


--
-- Name: alumni_consentstate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_consentstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_consentstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_correctionrequest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_correctionrequest (
    id bigint NOT NULL,
    text text NOT NULL,
    deadline timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id bigint,
    degree_id bigint,
    person_id bigint NOT NULL
);


--
-- Name: alumni_correctionrequest_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_correctionrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_correctionrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_course; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_course (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    code character varying(16) NOT NULL,
    syllabus_sv text NOT NULL,
    syllabus_en text NOT NULL,
    CONSTRAINT course_code_upper CHECK (((code)::text = upper((code)::text)))
);


--
-- Name: alumni_course_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_course ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_course_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_declinedword; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_declinedword (
    id bigint NOT NULL,
    word character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint
);


--
-- Name: alumni_declinedword_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_declinedword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_declinedword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_degree; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_degree (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    subject character varying(120) NOT NULL,
    level character varying(12) NOT NULL,
    year smallint NOT NULL,
    awarded_on date,
    credits smallint,
    verified boolean NOT NULL,
    campus_id bigint,
    person_id bigint NOT NULL,
    programme_id bigint,
    CONSTRAINT alumni_degree_credits_check CHECK ((credits >= 0)),
    CONSTRAINT alumni_degree_year_check CHECK ((year >= 0)),
    CONSTRAINT degree_year_sane CHECK (((year >= 1950) AND (year <= 2100)))
);


--
-- Name: alumni_degree_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_degree ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_degree_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_department; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_department (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    code character varying(50) NOT NULL,
    faculty character varying(120) NOT NULL
);


--
-- Name: alumni_department_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_department ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_department_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_duplicatepair; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_duplicatepair (
    id bigint NOT NULL,
    score double precision NOT NULL,
    reasons character varying(30)[] NOT NULL,
    state character varying(9) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    by_id bigint,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    CONSTRAINT duplicate_pair_in_order CHECK ((first_id < second_id))
);


--
-- Name: alumni_duplicatepair_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_duplicatepair ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_duplicatepair_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_employment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_employment (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    place character varying(80) NOT NULL,
    started_on date,
    ended_on date,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT employment_ends_after_start CHECK (((ended_on IS NULL) OR (started_on IS NULL) OR (ended_on >= started_on)))
);


--
-- Name: alumni_employment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_employment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_employment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_importbatch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_importbatch (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    state character varying(8) NOT NULL,
    rows integer NOT NULL,
    new integer NOT NULL,
    changed integer NOT NULL,
    same integer NOT NULL,
    refused integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone,
    undone_at timestamp with time zone,
    by_id bigint,
    "left" integer NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    progress integer NOT NULL,
    possible integer NOT NULL,
    columns jsonb NOT NULL,
    mapping_id bigint,
    CONSTRAINT alumni_importbatch_changed_check CHECK ((changed >= 0)),
    CONSTRAINT alumni_importbatch_left_check CHECK (("left" >= 0)),
    CONSTRAINT alumni_importbatch_new_check CHECK ((new >= 0)),
    CONSTRAINT alumni_importbatch_possible_check CHECK ((possible >= 0)),
    CONSTRAINT alumni_importbatch_progress_check CHECK ((progress >= 0)),
    CONSTRAINT alumni_importbatch_refused_check CHECK ((refused >= 0)),
    CONSTRAINT alumni_importbatch_rows_check CHECK ((rows >= 0)),
    CONSTRAINT alumni_importbatch_same_check CHECK ((same >= 0))
);


--
-- Name: alumni_importbatch_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_importbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_importbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_importrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_importrow (
    id bigint NOT NULL,
    number integer NOT NULL,
    outcome character varying(8) NOT NULL,
    reason character varying(250) NOT NULL,
    data jsonb NOT NULL,
    changes jsonb NOT NULL,
    batch_id bigint NOT NULL,
    person_id bigint,
    done jsonb,
    "left" character varying(250) NOT NULL,
    protected boolean NOT NULL,
    same_as integer,
    candidates jsonb NOT NULL,
    choice character varying(4) NOT NULL,
    CONSTRAINT alumni_importrow_number_check CHECK ((number >= 0)),
    CONSTRAINT alumni_importrow_same_as_check CHECK ((same_as >= 0))
);


--
-- Name: alumni_importrow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_importrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_importrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_interaction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_interaction (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(250) NOT NULL,
    url character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: alumni_interaction_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_interaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_interaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_listchange; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_listchange (
    id bigint NOT NULL,
    people bigint[] NOT NULL
);


--
-- Name: alumni_listchange_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_listchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_listchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_listrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_listrow (
    person_id bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    engaged_at timestamp with time zone,
    last_year smallint NOT NULL
);


--
-- Name: alumni_listset; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_listset (
    id bigint NOT NULL,
    facet character varying(16) NOT NULL,
    value character varying(24) NOT NULL,
    members bytea NOT NULL
);


--
-- Name: alumni_listset_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_listset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_listset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_matchcard; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_matchcard (
    person_id bigint NOT NULL,
    keys bigint[] NOT NULL,
    card text NOT NULL,
    searched_at timestamp with time zone
);


--
-- Name: alumni_merge; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_merge (
    id bigint NOT NULL,
    journal jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    "left" jsonb NOT NULL,
    by_id bigint,
    gone_id bigint,
    kept_id bigint,
    undone_by_id bigint
);


--
-- Name: alumni_merge_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_merge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_merge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_note (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    by_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT person_note_has_words CHECK ((NOT (text = ''::text)))
);


--
-- Name: alumni_note_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_offer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_offer (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    note character varying(300) NOT NULL,
    languages character varying(2)[] NOT NULL,
    "where" character varying(8) NOT NULL,
    notice_days smallint NOT NULL,
    per_year smallint NOT NULL,
    paused_until date,
    created_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    own_words character varying(60)[] DEFAULT '{}'::character varying(60)[] NOT NULL,
    CONSTRAINT alumni_offer_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT alumni_offer_per_year_check CHECK ((per_year >= 0))
);


--
-- Name: alumni_offer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_offer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_offer_topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_offer_topics (
    id bigint NOT NULL,
    offer_id bigint NOT NULL,
    topic_id bigint NOT NULL
);


--
-- Name: alumni_offer_topics_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_offer_topics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_offer_topics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_organisation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_organisation (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    sort_key character varying(200) GENERATED ALWAYS AS (upper(translate((name)::text, 'ÅåÄäÆæÖöØøÉéÈèÊêËëÁáÀàÂâÃãÇçÍíÌìÎîÏïÑñÓóÒòÔôÕõÚúÙùÛûÜüÝýÿŠšŽžŁł'::text, '{{||||}}}}EEEEEEEEAAAAAAAACCIIIIIIIINNOOOOOOOOUUUUUUYYYYYSSZZLL'::text))) STORED COLLATE pg_catalog."C",
    county character varying(2) NOT NULL,
    website character varying(200) NOT NULL,
    sector_id bigint,
    merged_into_id bigint,
    CONSTRAINT organisation_not_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))
);


--
-- Name: alumni_organisation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_person_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_person_topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_person_topics (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    topic_id bigint NOT NULL
);


--
-- Name: alumni_person_topics_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_person_topics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_person_topics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_programme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_programme (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    code character varying(16) NOT NULL,
    "group" character varying(40) NOT NULL,
    department_id bigint
);


--
-- Name: alumni_programme_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_purpose; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_purpose (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    code character varying(50) NOT NULL,
    basis character varying(12) NOT NULL,
    decided_by character varying(160) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT alumni_purpose_order_check CHECK (("order" >= 0))
);


--
-- Name: alumni_purpose_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_purpose ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_purpose_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_recordsextract; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_recordsextract (
    id bigint NOT NULL,
    "case" character varying(80) NOT NULL,
    asked character varying(300) NOT NULL,
    begins date,
    ends date,
    kinds jsonb NOT NULL,
    protected boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sealed_at timestamp with time zone,
    content bytea NOT NULL,
    digest character varying(64) NOT NULL,
    made_by_id bigint,
    person_id bigint,
    sealed_by_id bigint,
    ruling text NOT NULL,
    CONSTRAINT records_sealed_with_a_digest CHECK (((sealed_at IS NULL) OR (NOT ((digest)::text = ''::text))))
);


--
-- Name: alumni_recordsextract_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_recordsextract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_recordsextract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_recordsrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_recordsrow (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    kind character varying(40) NOT NULL,
    source character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    decision character varying(8) NOT NULL,
    ground character varying(60) NOT NULL,
    extract_id bigint NOT NULL,
    person_id bigint,
    fields jsonb NOT NULL,
    hidden jsonb NOT NULL,
    CONSTRAINT alumni_recordsrow_position_check CHECK (("position" >= 0)),
    CONSTRAINT record_kept_back_on_a_ground CHECK (((NOT ((decision)::text = ANY (ARRAY[('mask'::character varying)::text, ('withhold'::character varying)::text]))) OR (NOT ((ground)::text = ''::text)))),
    CONSTRAINT record_masked_on_a_ground CHECK (((hidden = '[]'::jsonb) OR (NOT ((ground)::text = ''::text))))
);


--
-- Name: alumni_recordsrow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_recordsrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_recordsrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_retentioncount; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_retentioncount (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    month date NOT NULL,
    label character varying(80) NOT NULL,
    number integer NOT NULL,
    CONSTRAINT alumni_retentioncount_number_check CHECK ((number >= 0))
);


--
-- Name: alumni_retentioncount_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_retentioncount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_retentioncount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_retentionrule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_retentionrule (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    days integer NOT NULL,
    act character varying(9) NOT NULL,
    decision character varying(200) NOT NULL,
    reported_at timestamp with time zone,
    active_since timestamp with time zone,
    running_since timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT alumni_retentionrule_days_check CHECK ((days >= 0)),
    CONSTRAINT retention_active_after_report CHECK (((active_since IS NULL) OR (reported_at IS NOT NULL))),
    CONSTRAINT retention_days_positive CHECK ((days >= 1))
);


--
-- Name: alumni_retentionrule_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_retentionrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_retentionrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_retentionrun; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_retentionrun (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    days integer NOT NULL,
    act character varying(9) NOT NULL,
    decision character varying(200) NOT NULL,
    count integer NOT NULL,
    "left" integer NOT NULL,
    archive character varying(200) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    by_id bigint,
    rule_id bigint,
    CONSTRAINT alumni_retentionrun_count_check CHECK ((count >= 0)),
    CONSTRAINT alumni_retentionrun_days_check CHECK ((days >= 0)),
    CONSTRAINT alumni_retentionrun_left_check CHECK (("left" >= 0))
);


--
-- Name: alumni_retentionrun_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_retentionrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_retentionrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_savedview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_savedview (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    filters jsonb NOT NULL,
    shared boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL
);


--
-- Name: alumni_savedview_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_searchbuild; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchbuild (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    people bytea NOT NULL,
    priors bytea NOT NULL,
    facets bytea NOT NULL,
    lengths bytea NOT NULL
);
ALTER TABLE ONLY public.alumni_searchbuild ALTER COLUMN people SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.alumni_searchbuild ALTER COLUMN priors SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.alumni_searchbuild ALTER COLUMN facets SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.alumni_searchbuild ALTER COLUMN lengths SET STORAGE EXTERNAL;


--
-- Name: alumni_searchbuild_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_searchbuild ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_searchbuild_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_searchcard; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchcard (
    row_id bigint NOT NULL,
    shown jsonb NOT NULL
);


--
-- Name: alumni_searchchange; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchchange (
    id bigint NOT NULL,
    people bigint[] NOT NULL,
    transaction bigint NOT NULL
);


--
-- Name: alumni_searchchange_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_searchchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_searchchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_searchfacet; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchfacet (
    code integer NOT NULL,
    kind character varying(12) NOT NULL,
    key character varying(80) NOT NULL
);


--
-- Name: alumni_searchfacet_code_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_searchfacet ALTER COLUMN code ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_searchfacet_code_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_searchname; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchname (
    name character varying(100) NOT NULL
);


--
-- Name: alumni_searchposting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchposting (
    id bigint NOT NULL,
    build_id bigint NOT NULL,
    key character varying(100) NOT NULL COLLATE pg_catalog."C",
    number integer NOT NULL,
    names bytea,
    titles bytea,
    around bytea,
    texts bytea
);
ALTER TABLE ONLY public.alumni_searchposting ALTER COLUMN names SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.alumni_searchposting ALTER COLUMN titles SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.alumni_searchposting ALTER COLUMN around SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.alumni_searchposting ALTER COLUMN texts SET STORAGE EXTERNAL;


--
-- Name: alumni_searchposting_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_searchposting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_searchposting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_searchrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchrow (
    person_id bigint NOT NULL,
    prior double precision NOT NULL,
    facets bytea NOT NULL,
    words tsvector NOT NULL
);


--
-- Name: alumni_searchword; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_searchword (
    word character varying(100) NOT NULL
);


--
-- Name: alumni_sector; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_sector (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    code character varying(3) NOT NULL
);


--
-- Name: alumni_sector_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_sector ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_sector_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_topic; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_topic (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    slug character varying(80) NOT NULL,
    synonyms character varying(80)[] NOT NULL
);


--
-- Name: alumni_topic_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(150) NOT NULL,
    role character varying(12) NOT NULL,
    handles_protected boolean NOT NULL,
    language character varying(2) NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    department_id bigint,
    may_export boolean NOT NULL,
    start_view_id bigint,
    records_officer boolean NOT NULL,
    CONSTRAINT user_email_lower CHECK (((email)::text = lower((email)::text)))
);


--
-- Name: alumni_user_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: alumni_user_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_user_user_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: alumni_user_user_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_waitingfile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_waitingfile (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    content bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL
);


--
-- Name: alumni_waitingfile_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_waitingfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_waitingfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: alumni_wording; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alumni_wording (
    id bigint NOT NULL,
    version smallint NOT NULL,
    text_sv text NOT NULL,
    text_en text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    purpose_id bigint NOT NULL,
    CONSTRAINT alumni_wording_version_check CHECK ((version >= 0))
);


--
-- Name: alumni_wording_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.alumni_wording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.alumni_wording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: cache_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cache_entry (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);


--
-- Name: campaigns_addresscheck; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_addresscheck (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    person_id bigint NOT NULL
);


--
-- Name: campaigns_addresscheck_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_addresscheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_addresscheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_attachment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_attachment (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    mimetype character varying(80) NOT NULL,
    content bytea NOT NULL,
    message_id bigint NOT NULL
);


--
-- Name: campaigns_attachment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_automation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_automation (
    id bigint NOT NULL,
    subject_sv character varying(120) NOT NULL,
    subject_en character varying(120) NOT NULL,
    preheader_sv character varying(150) NOT NULL,
    preheader_en character varying(150) NOT NULL,
    body_sv jsonb NOT NULL,
    body_en jsonb NOT NULL,
    name character varying(100) NOT NULL,
    occasion character varying(16) NOT NULL,
    months smallint NOT NULL,
    years smallint[] NOT NULL,
    active_since timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    purpose_id bigint NOT NULL,
    segment_id bigint,
    CONSTRAINT automation_counts_some_years CHECK (((NOT ((occasion)::text = 'years_since'::text)) OR (
CASE
    WHEN (years IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(years, 1), 0)
END > 0))),
    CONSTRAINT campaigns_automation_months_check CHECK ((months >= 0))
);


--
-- Name: campaigns_automation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_automation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_automation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_campaign; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_campaign (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    segment_words text NOT NULL,
    subject_sv character varying(120) NOT NULL,
    subject_en character varying(120) NOT NULL,
    preheader_sv character varying(150) NOT NULL,
    preheader_en character varying(150) NOT NULL,
    state character varying(10) NOT NULL,
    stop_reason text NOT NULL,
    wait_until timestamp with time zone,
    waits smallint NOT NULL,
    chosen integer,
    uncertain_policy character varying(6) NOT NULL,
    rate_per_minute integer,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    created_by_id bigint,
    purpose_id bigint NOT NULL,
    started_by_id bigint,
    segment_id bigint,
    body_en jsonb NOT NULL,
    body_sv jsonb NOT NULL,
    public boolean NOT NULL,
    automation_id bigint,
    wait_for character varying(8) NOT NULL,
    scheduled_at timestamp with time zone,
    local_at timestamp with time zone,
    CONSTRAINT campaign_rate_positive CHECK (((rate_per_minute IS NULL) OR (rate_per_minute > 0))),
    CONSTRAINT campaigns_campaign_chosen_check CHECK ((chosen >= 0)),
    CONSTRAINT campaigns_campaign_rate_per_minute_check CHECK ((rate_per_minute >= 0)),
    CONSTRAINT campaigns_campaign_waits_check CHECK ((waits >= 0))
);


--
-- Name: campaigns_campaign_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_chunk; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_chunk (
    number integer NOT NULL,
    size smallint NOT NULL,
    done smallint NOT NULL,
    state smallint NOT NULL,
    worker character varying(80) NOT NULL,
    lease_until timestamp with time zone,
    attempts smallint NOT NULL,
    campaign_id bigint NOT NULL,
    not_before timestamp with time zone,
    zone character varying(40) NOT NULL,
    CONSTRAINT campaigns_chunk_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT campaigns_chunk_done_check CHECK ((done >= 0)),
    CONSTRAINT campaigns_chunk_number_check CHECK ((number >= 0)),
    CONSTRAINT campaigns_chunk_size_check CHECK ((size >= 0)),
    CONSTRAINT campaigns_chunk_state_check CHECK ((state >= 0))
)
WITH (fillfactor='40');


--
-- Name: campaigns_click; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_click (
    id bigint NOT NULL,
    seq integer NOT NULL,
    link smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    verdict character varying(8) NOT NULL,
    reasons jsonb NOT NULL,
    campaign_id bigint NOT NULL,
    origin character varying(8) NOT NULL,
    CONSTRAINT campaigns_click_link_check CHECK ((link >= 0)),
    CONSTRAINT campaigns_click_seq_check CHECK ((seq >= 0))
);


--
-- Name: campaigns_click_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_click ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_click_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_deliveryexception; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_deliveryexception (
    id bigint NOT NULL,
    seq integer NOT NULL,
    kind character varying(9) NOT NULL,
    reason character varying(14) NOT NULL,
    smtp_code character varying(12) NOT NULL,
    words character varying(500) NOT NULL,
    tries smallint NOT NULL,
    next_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    CONSTRAINT campaigns_deliveryexception_seq_check CHECK ((seq >= 0)),
    CONSTRAINT campaigns_deliveryexception_tries_check CHECK ((tries >= 0))
);


--
-- Name: campaigns_deliveryexception_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_deliveryexception ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_deliveryexception_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_edition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_edition (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    subject character varying(250) NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    date timestamp with time zone NOT NULL,
    campaign_id bigint NOT NULL,
    version character varying(1) NOT NULL
);


--
-- Name: campaigns_edition_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_effect; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_effect (
    id bigint NOT NULL,
    kind character varying(9) NOT NULL,
    cause character varying(10) NOT NULL,
    email character varying(254) NOT NULL,
    domain character varying(190) NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    undone_why character varying(300) NOT NULL,
    person_id bigint,
    purpose_id bigint,
    undone_by_id bigint,
    incoming_id bigint
);


--
-- Name: campaigns_effect_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_effect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_effect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_flow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_flow (
    id bigint NOT NULL,
    relay character varying(120) NOT NULL,
    destination character varying(10) NOT NULL,
    tokens double precision NOT NULL,
    at timestamp with time zone NOT NULL,
    rate double precision,
    slowed_from double precision NOT NULL,
    slowed_at timestamp with time zone,
    words character varying(300) NOT NULL,
    day date,
    day_count integer NOT NULL,
    CONSTRAINT campaigns_flow_day_count_check CHECK ((day_count >= 0)),
    CONSTRAINT flow_rate_positive CHECK (((rate IS NULL) OR (rate > (0.0)::double precision)))
);


--
-- Name: campaigns_flow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_flow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_flow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_halt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_halt (
    id bigint NOT NULL,
    why character varying(10) NOT NULL,
    number integer NOT NULL,
    of integer NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    lifted_why character varying(300) NOT NULL,
    campaign_id bigint NOT NULL,
    lifted_by_id bigint,
    CONSTRAINT campaigns_halt_number_check CHECK ((number >= 0)),
    CONSTRAINT campaigns_halt_of_check CHECK ((of >= 0))
);


--
-- Name: campaigns_halt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_halt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_halt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_incoming; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_incoming (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    source character varying(8) NOT NULL,
    kind character varying(11) NOT NULL,
    cause character varying(9) NOT NULL,
    status character varying(12) NOT NULL,
    words character varying(500) NOT NULL,
    seq integer,
    domain character varying(190) NOT NULL,
    excerpt text NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    campaign_id bigint,
    message_id bigint,
    person_id bigint,
    CONSTRAINT campaigns_incoming_seq_check CHECK ((seq >= 0)),
    CONSTRAINT incoming_about_one_letter CHECK (((campaign_id IS NULL) OR (message_id IS NULL)))
);


--
-- Name: campaigns_incoming_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_incoming ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_incoming_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_installation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_installation (
    id smallint NOT NULL,
    mark character varying(64) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT campaigns_installation_id_check CHECK ((id >= 0)),
    CONSTRAINT one_installation_row CHECK ((id = 1))
);


--
-- Name: campaigns_leftout; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_leftout (
    id bigint NOT NULL,
    reason character varying(14) NOT NULL,
    campaign_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: campaigns_leftout_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_leftout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_leftout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_link (
    id bigint NOT NULL,
    number smallint NOT NULL,
    url character varying(1000) NOT NULL,
    action character varying(60) NOT NULL,
    argument character varying(200) NOT NULL,
    label character varying(200) NOT NULL,
    campaign_id bigint NOT NULL,
    CONSTRAINT campaigns_link_number_check CHECK ((number >= 0))
);


--
-- Name: campaigns_link_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_link ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_message (
    id bigint NOT NULL,
    "to" character varying(254) NOT NULL,
    to_name character varying(201) NOT NULL,
    kind character varying(12) NOT NULL,
    language character varying(2) NOT NULL,
    subject character varying(250) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    reply_to character varying(254) NOT NULL,
    ground character varying(50) NOT NULL,
    secret boolean NOT NULL,
    state character varying(9) NOT NULL,
    reason character varying(20) NOT NULL,
    attempts smallint NOT NULL,
    next_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    smtp_code character varying(12) NOT NULL,
    words character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    person_id bigint,
    CONSTRAINT campaigns_message_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT farewell_keeps_no_address CHECK (((NOT ((kind)::text = 'farewell'::text)) OR ((person_id IS NULL) AND ((state)::text = ANY ((ARRAY['waiting'::character varying, 'sending'::character varying])::text[]))) OR ((person_id IS NULL) AND (("to")::text = ''::text))))
);


--
-- Name: campaigns_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_occurrence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_occurrence (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    again_on date,
    automation_id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: campaigns_occurrence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_occurrence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_occurrence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_pace; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_pace (
    campaign_id bigint NOT NULL,
    tokens double precision NOT NULL,
    at timestamp with time zone NOT NULL
)
WITH (fillfactor='40');


--
-- Name: campaigns_readmark; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_readmark (
    id bigint NOT NULL,
    mailbox character varying(190) NOT NULL,
    validity character varying(20) NOT NULL,
    uid bigint NOT NULL,
    trying character varying(190) NOT NULL,
    tries smallint NOT NULL,
    read_at timestamp with time zone,
    trouble character varying(300) NOT NULL,
    CONSTRAINT campaigns_readmark_tries_check CHECK ((tries >= 0))
);


--
-- Name: campaigns_readmark_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_readmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_readmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_recipient; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_recipient (
    seq integer NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    basis character varying(12) NOT NULL,
    address_id bigint,
    campaign_id bigint NOT NULL,
    consent_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT campaigns_recipient_seq_check CHECK ((seq >= 0)),
    CONSTRAINT recipient_has_a_ground CHECK (((consent_id IS NOT NULL) OR ((basis)::text = 'public_task'::text) OR ((email)::text ~~ '%.invalid'::text)))
);


--
-- Name: campaigns_segment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_segment (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    rules jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    frozen_at timestamp with time zone,
    shared boolean NOT NULL
);


--
-- Name: campaigns_segment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_segment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_segment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_segmentmember; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_segmentmember (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    segment_id bigint NOT NULL
);


--
-- Name: campaigns_segmentmember_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_segmentmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_segmentmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_segmentrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_segmentrow (
    person_id bigint NOT NULL,
    last_engaged timestamp with time zone,
    last_event timestamp with time zone,
    last_request timestamp with time zone,
    last_click timestamp with time zone,
    tags text[] NOT NULL,
    agreed bigint NOT NULL,
    declined bigint NOT NULL
);


--
-- Name: campaigns_segmentstale; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_segmentstale (
    id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: campaigns_segmentstale_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_segmentstale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_segmentstale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_suppression; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_suppression (
    id bigint NOT NULL,
    email_hash character varying(64) NOT NULL,
    email character varying(254) NOT NULL,
    reason character varying(10) NOT NULL,
    words character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    source character varying(8) NOT NULL
);


--
-- Name: campaigns_suppression_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.campaigns_suppression ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_suppression_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: campaigns_trial; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns_trial (
    subject_sv character varying(120) NOT NULL,
    subject_en character varying(120) NOT NULL,
    preheader_sv character varying(150) NOT NULL,
    preheader_en character varying(150) NOT NULL,
    body_sv jsonb NOT NULL,
    body_en jsonb NOT NULL,
    campaign_id bigint NOT NULL,
    share smallint NOT NULL,
    hours smallint NOT NULL,
    "least" smallint NOT NULL,
    tested integer,
    waits_since timestamp with time zone,
    decided_at timestamp with time zone,
    by_hand boolean NOT NULL,
    winner character varying(1) NOT NULL,
    clicked_a integer,
    clicked_b integer,
    decided_by_id bigint,
    CONSTRAINT campaigns_trial_clicked_a_check CHECK ((clicked_a >= 0)),
    CONSTRAINT campaigns_trial_clicked_b_check CHECK ((clicked_b >= 0)),
    CONSTRAINT campaigns_trial_hours_check CHECK ((hours >= 0)),
    CONSTRAINT campaigns_trial_least_check CHECK (("least" >= 0)),
    CONSTRAINT campaigns_trial_share_check CHECK ((share >= 0)),
    CONSTRAINT campaigns_trial_tested_check CHECK ((tested >= 0)),
    CONSTRAINT trial_has_a_winner_when_decided CHECK ((((decided_at IS NULL) AND ((winner)::text = ''::text)) OR ((decided_at IS NOT NULL) AND ((winner)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))))),
    CONSTRAINT trial_leaves_a_rest CHECK (((share >= 1) AND (share <= 40)))
);


--
-- Name: cms_award; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_award (
    id bigint NOT NULL,
    kind character varying(5) NOT NULL,
    month date NOT NULL,
    reason_sv text NOT NULL,
    reason_en text NOT NULL,
    story_id integer NOT NULL,
    CONSTRAINT award_on_the_first CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);


--
-- Name: cms_award_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.cms_award ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_award_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: cms_awardindexpage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_awardindexpage (
    page_ptr_id integer NOT NULL,
    intro text NOT NULL,
    how_to_nominate text NOT NULL
);


--
-- Name: cms_homepage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_homepage (
    page_ptr_id integer NOT NULL,
    headline character varying(120) NOT NULL,
    intro text NOT NULL
);


--
-- Name: cms_standardpage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_standardpage (
    page_ptr_id integer NOT NULL,
    kind character varying(13) NOT NULL,
    intro text NOT NULL,
    body jsonb NOT NULL
);


--
-- Name: cms_storyindexpage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_storyindexpage (
    page_ptr_id integer NOT NULL,
    intro text NOT NULL
);


--
-- Name: cms_storypage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_storypage (
    page_ptr_id integer NOT NULL,
    intro text NOT NULL,
    told_on date NOT NULL,
    person_name character varying(120) NOT NULL,
    degree character varying(120) NOT NULL,
    place_and_year character varying(80) NOT NULL,
    work character varying(160) NOT NULL,
    home_town character varying(80) NOT NULL,
    quote character varying(200) NOT NULL,
    portrait_alt character varying(250) NOT NULL,
    credit character varying(120) NOT NULL,
    body jsonb NOT NULL,
    road jsonb NOT NULL,
    person_id bigint,
    portrait_id integer,
    programme_id bigint
);


--
-- Name: cms_storypage_topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cms_storypage_topics (
    id bigint NOT NULL,
    storypage_id integer NOT NULL,
    topic_id bigint NOT NULL
);


--
-- Name: cms_storypage_topics_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.cms_storypage_topics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_storypage_topics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: engagement_ask; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_ask (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    title character varying(120) NOT NULL,
    course character varying(160) NOT NULL,
    words text NOT NULL,
    "when" character varying(200) NOT NULL,
    place character varying(120) NOT NULL,
    online boolean NOT NULL,
    compensation character varying(160) NOT NULL,
    language character varying(2) NOT NULL,
    mode character varying(8) NOT NULL,
    days smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    asked_by_id bigint NOT NULL,
    programme_id bigint,
    CONSTRAINT ask_days_sane CHECK (((days >= 1) AND (days <= 30))),
    CONSTRAINT engagement_ask_days_check CHECK ((days >= 0))
);


--
-- Name: engagement_ask_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_ask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_ask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_askingstop; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_askingstop (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: engagement_askingstop_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_askingstop ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_askingstop_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_asklimit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_asklimit (
    id bigint NOT NULL,
    in_quarter smallint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT ask_limit_sane CHECK (((in_quarter >= 1) AND (in_quarter <= 12))),
    CONSTRAINT engagement_asklimit_in_quarter_check CHECK ((in_quarter >= 0))
);


--
-- Name: engagement_asklimit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_asklimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_asklimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_contract; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_contract (
    id bigint NOT NULL,
    county character varying(2) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    reference character varying(60) NOT NULL,
    contact character varying(120) NOT NULL,
    contact_email character varying(254) NOT NULL,
    keeper_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT contract_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);


--
-- Name: engagement_contract_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_contract_programmes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_contract_programmes (
    id bigint NOT NULL,
    contract_id bigint NOT NULL,
    programme_id bigint NOT NULL
);


--
-- Name: engagement_contract_programmes_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_contract_programmes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_contract_programmes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_contractduty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_contractduty (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    per_year smallint NOT NULL,
    contract_id bigint NOT NULL,
    CONSTRAINT contract_duty_is_a_number CHECK ((per_year >= 1)),
    CONSTRAINT engagement_contractduty_per_year_check CHECK ((per_year >= 0))
);


--
-- Name: engagement_contractduty_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_contractduty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_contractduty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_contractfollowup; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_contractfollowup (
    id bigint NOT NULL,
    "on" date NOT NULL,
    feedback text NOT NULL,
    by_id bigint,
    contract_id bigint NOT NULL,
    CONSTRAINT contract_follow_up_says_how CHECK ((NOT (feedback = ''::text)))
);


--
-- Name: engagement_contractfollowup_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_contractfollowup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_contractfollowup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_fitcheck; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_fitcheck (
    id bigint NOT NULL,
    side character varying(7) NOT NULL,
    fits boolean NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    pair_id bigint NOT NULL
);


--
-- Name: engagement_fitcheck_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_fitcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_fitcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_handover; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_handover (
    id bigint NOT NULL,
    words text NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    accepted boolean NOT NULL,
    ask_id bigint NOT NULL,
    by_id bigint NOT NULL,
    to_id bigint NOT NULL,
    CONSTRAINT handover_accepted_is_answered CHECK (((NOT accepted) OR (answered_at IS NOT NULL))),
    CONSTRAINT handover_to_another CHECK ((NOT (by_id = to_id)))
);


--
-- Name: engagement_handover_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_meeting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_meeting (
    id bigint NOT NULL,
    "on" date NOT NULL,
    noted_by character varying(7) NOT NULL,
    pair_id bigint NOT NULL
);


--
-- Name: engagement_meeting_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_mentorapplication; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_mentorapplication (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    given_name character varying(100) NOT NULL,
    family_name character varying(100) NOT NULL,
    year smallint NOT NULL,
    goals text NOT NULL,
    languages character varying(2)[] NOT NULL,
    county character varying(2) NOT NULL,
    online boolean NOT NULL,
    language character varying(2) NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    programme_id bigint,
    round_id bigint NOT NULL,
    CONSTRAINT application_year_sane CHECK (((year >= 1) AND (year <= 6))),
    CONSTRAINT engagement_mentorapplication_year_check CHECK ((year >= 0))
);


--
-- Name: engagement_mentorapplication_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_mentorapplication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_mentorapplication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_mentorapplication_topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_mentorapplication_topics (
    id bigint NOT NULL,
    mentorapplication_id bigint CONSTRAINT engagement_mentorapplication_topi_mentorapplication_id_not_null NOT NULL,
    topic_id bigint NOT NULL
);


--
-- Name: engagement_mentorapplication_topics_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_mentorapplication_topics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_mentorapplication_topics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_mentorpair; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_mentorpair (
    id bigint NOT NULL,
    score smallint NOT NULL,
    reasons jsonb NOT NULL,
    state character varying(8) NOT NULL,
    by_hand boolean NOT NULL,
    locked_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    offered_at timestamp with time zone,
    deadline timestamp with time zone,
    reminded_at timestamp with time zone,
    student_accepted_at timestamp with time zone,
    mentor_accepted_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by character varying(7) NOT NULL,
    outcome character varying(15) NOT NULL,
    goals text NOT NULL,
    asked_fit_at timestamp with time zone,
    application_id bigint NOT NULL,
    round_id bigint NOT NULL,
    mentor_id bigint NOT NULL,
    CONSTRAINT engagement_mentorpair_score_check CHECK ((score >= 0)),
    CONSTRAINT mentor_pair_begins_with_two_yes CHECK (((NOT ((state)::text = ANY ((ARRAY['active'::character varying, 'closed'::character varying])::text[]))) OR ((mentor_accepted_at IS NOT NULL) AND (started_at IS NOT NULL) AND (student_accepted_at IS NOT NULL)))),
    CONSTRAINT mentor_pair_closed_with_outcome CHECK (((NOT ((state)::text = 'closed'::text)) OR ((ended_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text))))),
    CONSTRAINT mentor_pair_offered_has_deadline CHECK (((NOT ((state)::text = 'offered'::text)) OR ((deadline IS NOT NULL) AND (offered_at IS NOT NULL))))
);


--
-- Name: engagement_mentorpair_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_mentorpair ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_mentorpair_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_mentorround; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_mentorround (
    id bigint NOT NULL,
    name_sv character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    applications_from date NOT NULL,
    applications_until date NOT NULL,
    mentors_until date NOT NULL,
    answer_days smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    goal smallint NOT NULL,
    seed integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    offered_at timestamp with time zone,
    closed_at timestamp with time zone,
    CONSTRAINT engagement_mentorround_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT engagement_mentorround_goal_check CHECK ((goal >= 0)),
    CONSTRAINT engagement_mentorround_seed_check CHECK ((seed >= 0)),
    CONSTRAINT mentor_round_days_in_order CHECK (((applications_until >= applications_from) AND (starts_on >= applications_until) AND (starts_on >= mentors_until) AND (ends_on > starts_on))),
    CONSTRAINT mentor_round_days_sane CHECK (((answer_days >= 1) AND (answer_days <= 20))),
    CONSTRAINT mentor_round_wants_something CHECK ((goal >= 1))
);


--
-- Name: engagement_mentorround_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_mentorround ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_mentorround_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_note (
    id bigint NOT NULL,
    side character varying(6) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_mail boolean NOT NULL,
    message_id character varying(250) NOT NULL,
    masked boolean NOT NULL,
    request_id bigint NOT NULL,
    attachments smallint NOT NULL,
    writer_id bigint,
    CONSTRAINT engagement_note_attachments_check CHECK ((attachments >= 0)),
    CONSTRAINT note_says_something CHECK ((NOT (words = ''::text)))
);


--
-- Name: engagement_note_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_report (
    id bigint NOT NULL,
    words text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    note text NOT NULL,
    asker_id bigint NOT NULL,
    closed_by_id bigint,
    request_id bigint,
    decision character varying(7) NOT NULL,
    side character varying(6) NOT NULL,
    CONSTRAINT report_closed_by_a_decision CHECK ((((closed_at IS NULL) AND ((decision)::text = ''::text)) OR ((closed_at IS NOT NULL) AND (NOT ((decision)::text = ''::text)))))
);


--
-- Name: engagement_report_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_request (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    state character varying(9) NOT NULL,
    asked_at timestamp with time zone,
    read_at timestamp with time zone,
    deadline timestamp with time zone,
    answered_at timestamp with time zone,
    answer_words text NOT NULL,
    shares_email boolean NOT NULL,
    shares_phone boolean NOT NULL,
    held_at timestamp with time zone,
    thanked_at timestamp with time zone,
    ask_id bigint NOT NULL,
    person_id bigint NOT NULL,
    ask_again_on date,
    asked_if_held_at timestamp with time zone,
    booked_at timestamp with time zone,
    calendar_revision smallint NOT NULL,
    ends_at timestamp with time zone,
    meeting_place character varying(200) NOT NULL,
    meeting_url character varying(300) NOT NULL,
    other_kind character varying(16) NOT NULL,
    reminded_at timestamp with time zone,
    starts_at timestamp with time zone,
    agreed_with_id bigint,
    stopped_at timestamp with time zone,
    CONSTRAINT engagement_request_calendar_revision_check CHECK ((calendar_revision >= 0)),
    CONSTRAINT engagement_request_position_check CHECK (("position" >= 0)),
    CONSTRAINT request_again_after_later CHECK (((ask_again_on IS NULL) OR ((state)::text = 'later'::text))),
    CONSTRAINT request_asked_has_deadline CHECK ((((state)::text = ANY ((ARRAY['waiting'::character varying, 'cancelled'::character varying])::text[])) OR ((asked_at IS NOT NULL) AND (deadline IS NOT NULL)))),
    CONSTRAINT request_booked_has_time CHECK (((NOT ((state)::text = 'booked'::text)) OR ((ends_at IS NOT NULL) AND (starts_at IS NOT NULL)))),
    CONSTRAINT request_ends_after_start CHECK ((((ends_at IS NULL) AND (starts_at IS NULL)) OR (ends_at > starts_at))),
    CONSTRAINT request_shares_only_with_yes CHECK ((((state)::text = ANY ((ARRAY['accepted'::character varying, 'booked'::character varying, 'held'::character varying, 'thanked'::character varying])::text[])) OR ((NOT shares_email) AND (NOT shares_phone)))),
    CONSTRAINT request_three_at_most CHECK ((("position" >= 1) AND ("position" <= 3))),
    CONSTRAINT request_yes_shares_something CHECK (((NOT ((state)::text = ANY ((ARRAY['accepted'::character varying, 'booked'::character varying])::text[]))) OR shares_email OR shares_phone))
);


--
-- Name: engagement_request_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_request ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_roundmentor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_roundmentor (
    id bigint NOT NULL,
    capacity smallint NOT NULL,
    languages character varying(2)[] NOT NULL,
    county character varying(2) NOT NULL,
    online boolean NOT NULL,
    words text NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    person_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT engagement_roundmentor_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT mentor_capacity_one_to_five CHECK (((capacity >= 1) AND (capacity <= 5)))
);


--
-- Name: engagement_roundmentor_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_roundmentor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_roundmentor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_roundmentor_topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_roundmentor_topics (
    id bigint NOT NULL,
    roundmentor_id bigint NOT NULL,
    topic_id bigint NOT NULL
);


--
-- Name: engagement_roundmentor_topics_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_roundmentor_topics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_roundmentor_topics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: engagement_wording; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_wording (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    kind character varying(16) NOT NULL,
    language character varying(2) NOT NULL,
    title character varying(120) NOT NULL,
    words text NOT NULL,
    owner_id bigint NOT NULL
);


--
-- Name: engagement_wording_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.engagement_wording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.engagement_wording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: events_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events_event (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    title_sv character varying(120) NOT NULL,
    title_en character varying(120) NOT NULL,
    summary_sv character varying(220) NOT NULL,
    summary_en character varying(220) NOT NULL,
    body_sv text NOT NULL,
    body_en text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place character varying(120) NOT NULL,
    address character varying(200) NOT NULL,
    online_url character varying(200) NOT NULL,
    capacity integer,
    seats_taken integer NOT NULL,
    closes_at timestamp with time zone,
    picture_alt_sv character varying(200) NOT NULL,
    picture_alt_en character varying(200) NOT NULL,
    published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revision integer NOT NULL,
    created_by_id bigint,
    picture_id integer,
    noted_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancelled_words_sv text NOT NULL,
    cancelled_words_en text NOT NULL,
    reminded_at timestamp with time zone,
    CONSTRAINT event_closes_before_end CHECK (((closes_at IS NULL) OR (closes_at <= ends_at))),
    CONSTRAINT event_ends_after_start CHECK ((ends_at >= starts_at)),
    CONSTRAINT event_never_overbooked CHECK (((capacity IS NULL) OR (seats_taken <= capacity))),
    CONSTRAINT events_event_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT events_event_revision_check CHECK ((revision >= 0)),
    CONSTRAINT events_event_seats_taken_check CHECK ((seats_taken >= 0))
);


--
-- Name: events_event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.events_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: events_eventinvitation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events_eventinvitation (
    id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    event_id bigint NOT NULL
);


--
-- Name: events_eventinvitation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.events_eventinvitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_eventinvitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: events_eventversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events_eventversion (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place character varying(120) NOT NULL,
    address character varying(200) NOT NULL,
    online_url character varying(200) NOT NULL,
    until timestamp with time zone NOT NULL,
    event_id bigint NOT NULL
);


--
-- Name: events_eventversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.events_eventversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_eventversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: events_registration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events_registration (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    source character varying(6) NOT NULL,
    queued_at timestamp with time zone,
    answered_at timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    person_id bigint NOT NULL,
    knows_id bigint,
    CONSTRAINT registration_waits_since CHECK (((NOT ((state)::text = 'waiting'::text)) OR (queued_at IS NOT NULL)))
);


--
-- Name: events_registration_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.events_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mfa_authenticator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: portal_ambition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_ambition (
    id bigint NOT NULL,
    year smallint NOT NULL,
    kind character varying(16) NOT NULL,
    number smallint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT ambition_is_a_number_of_a_year CHECK (((number > 0) AND (year >= 2000) AND (year <= 2100))),
    CONSTRAINT portal_ambition_number_check CHECK ((number >= 0)),
    CONSTRAINT portal_ambition_year_check CHECK ((year >= 0))
);


--
-- Name: portal_ambition_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.portal_ambition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_ambition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: simple_translation_simpletranslation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.simple_translation_simpletranslation (
    id integer NOT NULL
);


--
-- Name: simple_translation_simpletranslation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.simple_translation_simpletranslation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.simple_translation_simpletranslation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: socialaccount_socialaccount; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: socialaccount_socialaccount_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: socialaccount_socialapp; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);


--
-- Name: socialaccount_socialapp_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: socialaccount_socialtoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);


--
-- Name: socialaccount_socialtoken_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: taggit_tag; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);


--
-- Name: taggit_tag_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: taggit_taggeditem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);


--
-- Name: taggit_taggeditem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailadmin_admin; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);


--
-- Name: wagtailadmin_admin_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailadmin_editingsession; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);


--
-- Name: wagtailadmin_editingsession_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailadmin_formstate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: wagtailadmin_formstate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_apitoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);


--
-- Name: wagtailcore_apitoken_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_collection; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);


--
-- Name: wagtailcore_collection_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_collectionviewrestriction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);


--
-- Name: wagtailcore_collectionviewrestriction_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: wagtailcore_collectionviewrestriction_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_collectionviewrestriction_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_comment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);


--
-- Name: wagtailcore_comment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_commentreply; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: wagtailcore_commentreply_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_groupapprovaltask; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);


--
-- Name: wagtailcore_groupapprovaltask_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: wagtailcore_groupapprovaltask_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_groupcollectionpermission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: wagtailcore_groupcollectionpermission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_grouppagepermission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: wagtailcore_grouppagepermission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_groupsitepermission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);


--
-- Name: wagtailcore_groupsitepermission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_locale; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);


--
-- Name: wagtailcore_locale_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_modellogentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);


--
-- Name: wagtailcore_modellogentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_page; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);


--
-- Name: wagtailcore_page_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_pagelogentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);


--
-- Name: wagtailcore_pagelogentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_revision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);


--
-- Name: wagtailcore_pagerevision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_pagesubscription; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: wagtailcore_pagesubscription_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_pageviewrestriction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);


--
-- Name: wagtailcore_pageviewrestriction_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: wagtailcore_pageviewrestriction_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_pageviewrestriction_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_referenceindex; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);


--
-- Name: wagtailcore_referenceindex_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_site; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);


--
-- Name: wagtailcore_site_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);


--
-- Name: wagtailcore_task_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_taskstate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);


--
-- Name: wagtailcore_taskstate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_uploadedfile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);


--
-- Name: wagtailcore_uploadedfile_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_workflow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);


--
-- Name: wagtailcore_workflow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_workflowcontenttype; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);


--
-- Name: wagtailcore_workflowpage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);


--
-- Name: wagtailcore_workflowstate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);


--
-- Name: wagtailcore_workflowstate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailcore_workflowtask; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);


--
-- Name: wagtailcore_workflowtask_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtaildocs_document; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);


--
-- Name: wagtaildocs_document_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailembeds_embed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);


--
-- Name: wagtailembeds_embed_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailimages_image; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);


--
-- Name: wagtailimages_image_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailimages_rendition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);


--
-- Name: wagtailimages_rendition_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailredirects_redirect; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);


--
-- Name: wagtailredirects_redirect_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailsearch_indexentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);


--
-- Name: wagtailsearch_indexentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: wagtailusers_userprofile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);


--
-- Name: wagtailusers_userprofile_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_accessrequest; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_address; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_auditentry; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_campus; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_claimrequest; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_columnmapping; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_consent; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_consentstate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_correctionrequest; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_course; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_declinedword; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_degree; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_department; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_duplicatepair; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_employment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_importbatch; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_importrow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_interaction; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_listchange; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_listrow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_listset; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_matchcard; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_merge; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_note; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_offer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_offer_topics; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_organisation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_person; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_person_topics; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_programme; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_purpose; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alumni_purpose VALUES
	(1, 'Nyhetsbrev', 'Newsletter', 'newsletter', 'consent', '', 0),
	(2, 'Inbjudningar till evenemang', 'Event invitations', 'events', 'consent', '', 1),
	(3, 'Förfrågningar från lärare', 'Requests from teachers', 'requests', 'consent', '', 2),
	(4, 'Viktigt om ditt medlemskap', 'Important about your membership', 'service', 'public_task', '', 3);


--
-- Data for Name: alumni_recordsextract; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_recordsrow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_retentioncount; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_retentionrule; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_retentionrun; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_savedview; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchbuild; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchcard; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchchange; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchfacet; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alumni_searchfacet VALUES
	(1, 'free', 'now'),
	(2, 'where', 'on_site'),
	(3, 'where', 'online');


--
-- Data for Name: alumni_searchname; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchposting; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchrow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_searchword; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_sector; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_topic; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_user; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_user_groups; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_waitingfile; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alumni_wording; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alumni_wording VALUES
	(1, 1, 'Jag vill ha Alumnnytt: berättelser, forskning och nyheter från universitetet. Jag kan säga nej när som helst, direkt i brevet.', 'I want Alumni News: stories, research and news from the university. I can say no at any time, straight from the letter.', now(), 1),
	(2, 1, 'Jag vill bli inbjuden till alumnträffar, föreläsningar och branschdagar som passar mig.', 'I want to be invited to alumni gatherings, lectures and industry days that suit me.', now(), 2),
	(3, 1, 'Lärare får hitta mig och fråga om det jag erbjuder. De ser aldrig min e-post eller telefon förrän jag har svarat ja på en förfrågan.', 'Teachers may find me and ask about what I offer. They never see my e-mail or phone until I have said yes to a request.', now(), 3),
	(4, 1, 'Enstaka brev som rör dina uppgifter och ditt medlemskap. Universitetets uppdrag att samverka är grunden; du kan invända mot dem.', 'Occasional letters about your data and your membership. The university''s duty to collaborate is the ground; you can object to them.', now(), 4);


--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_group VALUES
	(1, 'Moderators'),
	(2, 'Editors');


--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_group_permissions VALUES
	(1, 1, 1),
	(2, 1, 2),
	(3, 1, 3),
	(4, 2, 1),
	(5, 2, 2),
	(6, 2, 3),
	(7, 1, 4),
	(8, 2, 4),
	(9, 1, 5),
	(10, 2, 5),
	(11, 1, 114),
	(12, 1, 115),
	(13, 1, 116),
	(14, 2, 114),
	(15, 2, 115),
	(16, 2, 116),
	(17, 1, 117),
	(18, 2, 117);


--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_permission VALUES
	(1, 'Can add image', 2, 'add_image'),
	(2, 'Can change image', 2, 'change_image'),
	(3, 'Can delete image', 2, 'delete_image'),
	(4, 'Can access Wagtail admin', 3, 'access_admin'),
	(5, 'Can choose image', 2, 'choose_image'),
	(6, 'Can add locale', 5, 'add_locale'),
	(7, 'Can change locale', 5, 'change_locale'),
	(8, 'Can delete locale', 5, 'delete_locale'),
	(9, 'Can view locale', 5, 'view_locale'),
	(10, 'Can add site', 6, 'add_site'),
	(11, 'Can change site', 6, 'change_site'),
	(12, 'Can delete site', 6, 'delete_site'),
	(13, 'Can view site', 6, 'view_site'),
	(14, 'Can add group site permission', 7, 'add_groupsitepermission'),
	(15, 'Can change group site permission', 7, 'change_groupsitepermission'),
	(16, 'Can delete group site permission', 7, 'delete_groupsitepermission'),
	(17, 'Can view group site permission', 7, 'view_groupsitepermission'),
	(18, 'Can add API token', 8, 'add_apitoken'),
	(19, 'Can change API token', 8, 'change_apitoken'),
	(20, 'Can delete API token', 8, 'delete_apitoken'),
	(21, 'Can view API token', 8, 'view_apitoken'),
	(22, 'Can add model log entry', 9, 'add_modellogentry'),
	(23, 'Can change model log entry', 9, 'change_modellogentry'),
	(24, 'Can delete model log entry', 9, 'delete_modellogentry'),
	(25, 'Can view model log entry', 9, 'view_modellogentry'),
	(26, 'Can add revision', 10, 'add_revision'),
	(27, 'Can change revision', 10, 'change_revision'),
	(28, 'Can delete revision', 10, 'delete_revision'),
	(29, 'Can view revision', 10, 'view_revision'),
	(30, 'Can add collection view restriction', 11, 'add_collectionviewrestriction'),
	(31, 'Can change collection view restriction', 11, 'change_collectionviewrestriction'),
	(32, 'Can delete collection view restriction', 11, 'delete_collectionviewrestriction'),
	(33, 'Can view collection view restriction', 11, 'view_collectionviewrestriction'),
	(34, 'Can add collection', 12, 'add_collection'),
	(35, 'Can change collection', 12, 'change_collection'),
	(36, 'Can delete collection', 12, 'delete_collection'),
	(37, 'Can view collection', 12, 'view_collection'),
	(38, 'Can add group collection permission', 13, 'add_groupcollectionpermission'),
	(39, 'Can change group collection permission', 13, 'change_groupcollectionpermission'),
	(40, 'Can delete group collection permission', 13, 'delete_groupcollectionpermission'),
	(41, 'Can view group collection permission', 13, 'view_groupcollectionpermission'),
	(42, 'Can add uploaded file', 14, 'add_uploadedfile'),
	(43, 'Can change uploaded file', 14, 'change_uploadedfile'),
	(44, 'Can delete uploaded file', 14, 'delete_uploadedfile'),
	(45, 'Can view uploaded file', 14, 'view_uploadedfile'),
	(46, 'Can add workflow content type', 15, 'add_workflowcontenttype'),
	(47, 'Can change workflow content type', 15, 'change_workflowcontenttype'),
	(48, 'Can delete workflow content type', 15, 'delete_workflowcontenttype'),
	(49, 'Can view workflow content type', 15, 'view_workflowcontenttype'),
	(50, 'Can add Workflow state', 16, 'add_workflowstate'),
	(51, 'Can change Workflow state', 16, 'change_workflowstate'),
	(52, 'Can delete Workflow state', 16, 'delete_workflowstate'),
	(53, 'Can view Workflow state', 16, 'view_workflowstate'),
	(54, 'Can add workflow', 17, 'add_workflow'),
	(55, 'Can change workflow', 17, 'change_workflow'),
	(56, 'Can delete workflow', 17, 'delete_workflow'),
	(57, 'Can view workflow', 17, 'view_workflow'),
	(58, 'Can add workflow task order', 18, 'add_workflowtask'),
	(59, 'Can change workflow task order', 18, 'change_workflowtask'),
	(60, 'Can delete workflow task order', 18, 'delete_workflowtask'),
	(61, 'Can view workflow task order', 18, 'view_workflowtask'),
	(62, 'Can add task', 19, 'add_task'),
	(63, 'Can change task', 19, 'change_task'),
	(64, 'Can delete task', 19, 'delete_task'),
	(65, 'Can view task', 19, 'view_task'),
	(66, 'Can add Group approval task', 4, 'add_groupapprovaltask'),
	(67, 'Can change Group approval task', 4, 'change_groupapprovaltask'),
	(68, 'Can delete Group approval task', 4, 'delete_groupapprovaltask'),
	(69, 'Can view Group approval task', 4, 'view_groupapprovaltask'),
	(70, 'Can add Task state', 20, 'add_taskstate'),
	(71, 'Can change Task state', 20, 'change_taskstate'),
	(72, 'Can delete Task state', 20, 'delete_taskstate'),
	(73, 'Can view Task state', 20, 'view_taskstate'),
	(74, 'Can add page', 1, 'add_page'),
	(75, 'Can change page', 1, 'change_page'),
	(76, 'Can delete page', 1, 'delete_page'),
	(77, 'Can view page', 1, 'view_page'),
	(78, 'Delete pages with children', 1, 'bulk_delete_page'),
	(79, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(80, 'Publish any page', 1, 'publish_page'),
	(81, 'Unlock any page', 1, 'unlock_page'),
	(82, 'Can add group page permission', 21, 'add_grouppagepermission'),
	(83, 'Can change group page permission', 21, 'change_grouppagepermission'),
	(84, 'Can delete group page permission', 21, 'delete_grouppagepermission'),
	(85, 'Can view group page permission', 21, 'view_grouppagepermission'),
	(86, 'Can add page view restriction', 22, 'add_pageviewrestriction'),
	(87, 'Can change page view restriction', 22, 'change_pageviewrestriction'),
	(88, 'Can delete page view restriction', 22, 'delete_pageviewrestriction'),
	(89, 'Can view page view restriction', 22, 'view_pageviewrestriction'),
	(90, 'Can add workflow page', 23, 'add_workflowpage'),
	(91, 'Can change workflow page', 23, 'change_workflowpage'),
	(92, 'Can delete workflow page', 23, 'delete_workflowpage'),
	(93, 'Can view workflow page', 23, 'view_workflowpage'),
	(94, 'Can add page log entry', 24, 'add_pagelogentry'),
	(95, 'Can change page log entry', 24, 'change_pagelogentry'),
	(96, 'Can delete page log entry', 24, 'delete_pagelogentry'),
	(97, 'Can view page log entry', 24, 'view_pagelogentry'),
	(98, 'Can add comment', 25, 'add_comment'),
	(99, 'Can change comment', 25, 'change_comment'),
	(100, 'Can delete comment', 25, 'delete_comment'),
	(101, 'Can view comment', 25, 'view_comment'),
	(102, 'Can add comment reply', 26, 'add_commentreply'),
	(103, 'Can change comment reply', 26, 'change_commentreply'),
	(104, 'Can delete comment reply', 26, 'delete_commentreply'),
	(105, 'Can view comment reply', 26, 'view_commentreply'),
	(106, 'Can add page subscription', 27, 'add_pagesubscription'),
	(107, 'Can change page subscription', 27, 'change_pagesubscription'),
	(108, 'Can delete page subscription', 27, 'delete_pagesubscription'),
	(109, 'Can view page subscription', 27, 'view_pagesubscription'),
	(110, 'Can add reference index', 28, 'add_referenceindex'),
	(111, 'Can change reference index', 28, 'change_referenceindex'),
	(112, 'Can delete reference index', 28, 'delete_referenceindex'),
	(113, 'Can view reference index', 28, 'view_referenceindex'),
	(114, 'Can add document', 29, 'add_document'),
	(115, 'Can change document', 29, 'change_document'),
	(116, 'Can delete document', 29, 'delete_document'),
	(117, 'Can choose document', 29, 'choose_document'),
	(118, 'Can add Alumnus of the Month', 30, 'add_awardindexpage'),
	(119, 'Can change Alumnus of the Month', 30, 'change_awardindexpage'),
	(120, 'Can delete Alumnus of the Month', 30, 'delete_awardindexpage'),
	(121, 'Can view Alumnus of the Month', 30, 'view_awardindexpage'),
	(122, 'Can add start page', 31, 'add_homepage'),
	(123, 'Can change start page', 31, 'change_homepage'),
	(124, 'Can delete start page', 31, 'delete_homepage'),
	(125, 'Can view start page', 31, 'view_homepage'),
	(126, 'Can add page of words', 32, 'add_standardpage'),
	(127, 'Can change page of words', 32, 'change_standardpage'),
	(128, 'Can delete page of words', 32, 'delete_standardpage'),
	(129, 'Can view page of words', 32, 'view_standardpage'),
	(130, 'Can add stories', 33, 'add_storyindexpage'),
	(131, 'Can change stories', 33, 'change_storyindexpage'),
	(132, 'Can delete stories', 33, 'delete_storyindexpage'),
	(133, 'Can view stories', 33, 'view_storyindexpage'),
	(134, 'Can add story', 34, 'add_storypage'),
	(135, 'Can change story', 34, 'change_storypage'),
	(136, 'Can delete story', 34, 'delete_storypage'),
	(137, 'Can view story', 34, 'view_storypage'),
	(138, 'Can add award', 35, 'add_award'),
	(139, 'Can change award', 35, 'change_award'),
	(140, 'Can delete award', 35, 'delete_award'),
	(141, 'Can view award', 35, 'view_award'),
	(142, 'Can add ambition', 36, 'add_ambition'),
	(143, 'Can change ambition', 36, 'change_ambition'),
	(144, 'Can delete ambition', 36, 'delete_ambition'),
	(145, 'Can view ambition', 36, 'view_ambition'),
	(146, 'Can add event', 37, 'add_event'),
	(147, 'Can change event', 37, 'change_event'),
	(148, 'Can delete event', 37, 'delete_event'),
	(149, 'Can view event', 37, 'view_event'),
	(150, 'Can add invitation', 38, 'add_eventinvitation'),
	(151, 'Can change invitation', 38, 'change_eventinvitation'),
	(152, 'Can delete invitation', 38, 'delete_eventinvitation'),
	(153, 'Can view invitation', 38, 'view_eventinvitation'),
	(154, 'Can add registration', 39, 'add_registration'),
	(155, 'Can change registration', 39, 'change_registration'),
	(156, 'Can delete registration', 39, 'delete_registration'),
	(157, 'Can view registration', 39, 'view_registration'),
	(158, 'Can add earlier time and place', 40, 'add_eventversion'),
	(159, 'Can change earlier time and place', 40, 'change_eventversion'),
	(160, 'Can delete earlier time and place', 40, 'delete_eventversion'),
	(161, 'Can view earlier time and place', 40, 'view_eventversion'),
	(162, 'Can add ask', 41, 'add_ask'),
	(163, 'Can change ask', 41, 'change_ask'),
	(164, 'Can delete ask', 41, 'delete_ask'),
	(165, 'Can view ask', 41, 'view_ask'),
	(166, 'Can add request', 42, 'add_request'),
	(167, 'Can change request', 42, 'change_request'),
	(168, 'Can delete request', 42, 'delete_request'),
	(169, 'Can view request', 42, 'view_request'),
	(170, 'Can add stop of asking', 43, 'add_askingstop'),
	(171, 'Can change stop of asking', 43, 'change_askingstop'),
	(172, 'Can delete stop of asking', 43, 'delete_askingstop'),
	(173, 'Can view stop of asking', 43, 'view_askingstop'),
	(174, 'Can add message', 44, 'add_note'),
	(175, 'Can change message', 44, 'change_note'),
	(176, 'Can delete message', 44, 'delete_note'),
	(177, 'Can view message', 44, 'view_note'),
	(178, 'Can add report of misuse', 45, 'add_report'),
	(179, 'Can change report of misuse', 45, 'change_report'),
	(180, 'Can delete report of misuse', 45, 'delete_report'),
	(181, 'Can view report of misuse', 45, 'view_report'),
	(182, 'Can add limit of asking', 46, 'add_asklimit'),
	(183, 'Can change limit of asking', 46, 'change_asklimit'),
	(184, 'Can delete limit of asking', 46, 'delete_asklimit'),
	(185, 'Can view limit of asking', 46, 'view_asklimit'),
	(186, 'Can add handover', 47, 'add_handover'),
	(187, 'Can change handover', 47, 'change_handover'),
	(188, 'Can delete handover', 47, 'delete_handover'),
	(189, 'Can view handover', 47, 'view_handover'),
	(190, 'Can add own words', 48, 'add_wording'),
	(191, 'Can change own words', 48, 'change_wording'),
	(192, 'Can delete own words', 48, 'delete_wording'),
	(193, 'Can view own words', 48, 'view_wording'),
	(194, 'Can add mentor round', 49, 'add_mentorround'),
	(195, 'Can change mentor round', 49, 'change_mentorround'),
	(196, 'Can delete mentor round', 49, 'delete_mentorround'),
	(197, 'Can view mentor round', 49, 'view_mentorround'),
	(198, 'Can add application for a mentor', 50, 'add_mentorapplication'),
	(199, 'Can change application for a mentor', 50, 'change_mentorapplication'),
	(200, 'Can delete application for a mentor', 50, 'delete_mentorapplication');
INSERT INTO public.auth_permission VALUES
	(201, 'Can view application for a mentor', 50, 'view_mentorapplication'),
	(202, 'Can add mentor in a round', 51, 'add_roundmentor'),
	(203, 'Can change mentor in a round', 51, 'change_roundmentor'),
	(204, 'Can delete mentor in a round', 51, 'delete_roundmentor'),
	(205, 'Can view mentor in a round', 51, 'view_roundmentor'),
	(206, 'Can add mentor pair', 52, 'add_mentorpair'),
	(207, 'Can change mentor pair', 52, 'change_mentorpair'),
	(208, 'Can delete mentor pair', 52, 'delete_mentorpair'),
	(209, 'Can view mentor pair', 52, 'view_mentorpair'),
	(210, 'Can add meeting', 53, 'add_meeting'),
	(211, 'Can change meeting', 53, 'change_meeting'),
	(212, 'Can delete meeting', 53, 'delete_meeting'),
	(213, 'Can view meeting', 53, 'view_meeting'),
	(214, 'Can add word on the fit', 54, 'add_fitcheck'),
	(215, 'Can change word on the fit', 54, 'change_fitcheck'),
	(216, 'Can delete word on the fit', 54, 'delete_fitcheck'),
	(217, 'Can view word on the fit', 54, 'view_fitcheck'),
	(218, 'Can add competence contract', 55, 'add_contract'),
	(219, 'Can change competence contract', 55, 'change_contract'),
	(220, 'Can delete competence contract', 55, 'delete_contract'),
	(221, 'Can view competence contract', 55, 'view_contract'),
	(222, 'Can add duty', 56, 'add_contractduty'),
	(223, 'Can change duty', 56, 'change_contractduty'),
	(224, 'Can delete duty', 56, 'delete_contractduty'),
	(225, 'Can view duty', 56, 'view_contractduty'),
	(226, 'Can add follow-up', 57, 'add_contractfollowup'),
	(227, 'Can change follow-up', 57, 'change_contractfollowup'),
	(228, 'Can delete follow-up', 57, 'delete_contractfollowup'),
	(229, 'Can view follow-up', 57, 'view_contractfollowup'),
	(230, 'Can add campaign', 58, 'add_campaign'),
	(231, 'Can change campaign', 58, 'change_campaign'),
	(232, 'Can delete campaign', 58, 'delete_campaign'),
	(233, 'Can view campaign', 58, 'view_campaign'),
	(234, 'Can add pace', 59, 'add_pace'),
	(235, 'Can change pace', 59, 'change_pace'),
	(236, 'Can delete pace', 59, 'delete_pace'),
	(237, 'Can view pace', 59, 'view_pace'),
	(238, 'Can add chunk', 60, 'add_chunk'),
	(239, 'Can change chunk', 60, 'change_chunk'),
	(240, 'Can delete chunk', 60, 'delete_chunk'),
	(241, 'Can view chunk', 60, 'view_chunk'),
	(242, 'Can add single letter', 61, 'add_message'),
	(243, 'Can change single letter', 61, 'change_message'),
	(244, 'Can delete single letter', 61, 'delete_message'),
	(245, 'Can view single letter', 61, 'view_message'),
	(246, 'Can add attachment', 62, 'add_attachment'),
	(247, 'Can change attachment', 62, 'change_attachment'),
	(248, 'Can delete attachment', 62, 'delete_attachment'),
	(249, 'Can view attachment', 62, 'view_attachment'),
	(250, 'Can add recipient', 63, 'add_recipient'),
	(251, 'Can change recipient', 63, 'change_recipient'),
	(252, 'Can delete recipient', 63, 'delete_recipient'),
	(253, 'Can view recipient', 63, 'view_recipient'),
	(254, 'Can add segment', 64, 'add_segment'),
	(255, 'Can change segment', 64, 'change_segment'),
	(256, 'Can delete segment', 64, 'delete_segment'),
	(257, 'Can view segment', 64, 'view_segment'),
	(258, 'Can add suppression', 65, 'add_suppression'),
	(259, 'Can change suppression', 65, 'change_suppression'),
	(260, 'Can delete suppression', 65, 'delete_suppression'),
	(261, 'Can view suppression', 65, 'view_suppression'),
	(262, 'Can add click', 66, 'add_click'),
	(263, 'Can change click', 66, 'change_click'),
	(264, 'Can delete click', 66, 'delete_click'),
	(265, 'Can view click', 66, 'view_click'),
	(266, 'Can add exception', 67, 'add_deliveryexception'),
	(267, 'Can change exception', 67, 'change_deliveryexception'),
	(268, 'Can delete exception', 67, 'delete_deliveryexception'),
	(269, 'Can view exception', 67, 'view_deliveryexception'),
	(270, 'Can add edition', 68, 'add_edition'),
	(271, 'Can change edition', 68, 'change_edition'),
	(272, 'Can delete edition', 68, 'delete_edition'),
	(273, 'Can view edition', 68, 'view_edition'),
	(274, 'Can add left out', 69, 'add_leftout'),
	(275, 'Can change left out', 69, 'change_leftout'),
	(276, 'Can delete left out', 69, 'delete_leftout'),
	(277, 'Can view left out', 69, 'view_leftout'),
	(278, 'Can add link', 70, 'add_link'),
	(279, 'Can change link', 70, 'change_link'),
	(280, 'Can delete link', 70, 'delete_link'),
	(281, 'Can view link', 70, 'view_link'),
	(282, 'Can add segment row', 71, 'add_segmentrow'),
	(283, 'Can change segment row', 71, 'change_segmentrow'),
	(284, 'Can delete segment row', 71, 'delete_segmentrow'),
	(285, 'Can view segment row', 71, 'view_segmentrow'),
	(286, 'Can add segment stale', 72, 'add_segmentstale'),
	(287, 'Can change segment stale', 72, 'change_segmentstale'),
	(288, 'Can delete segment stale', 72, 'delete_segmentstale'),
	(289, 'Can view segment stale', 72, 'view_segmentstale'),
	(290, 'Can add segment member', 73, 'add_segmentmember'),
	(291, 'Can change segment member', 73, 'change_segmentmember'),
	(292, 'Can delete segment member', 73, 'delete_segmentmember'),
	(293, 'Can view segment member', 73, 'view_segmentmember'),
	(294, 'Can add installation', 74, 'add_installation'),
	(295, 'Can change installation', 74, 'change_installation'),
	(296, 'Can delete installation', 74, 'delete_installation'),
	(297, 'Can view installation', 74, 'view_installation'),
	(298, 'Can add automatic letter', 75, 'add_automation'),
	(299, 'Can change automatic letter', 75, 'change_automation'),
	(300, 'Can delete automatic letter', 75, 'delete_automation'),
	(301, 'Can view automatic letter', 75, 'view_automation'),
	(302, 'Can add occurrence', 76, 'add_occurrence'),
	(303, 'Can change occurrence', 76, 'change_occurrence'),
	(304, 'Can delete occurrence', 76, 'delete_occurrence'),
	(305, 'Can view occurrence', 76, 'view_occurrence'),
	(306, 'Can add read mark', 77, 'add_readmark'),
	(307, 'Can change read mark', 77, 'change_readmark'),
	(308, 'Can delete read mark', 77, 'delete_readmark'),
	(309, 'Can view read mark', 77, 'view_readmark'),
	(310, 'Can add thing that came back', 78, 'add_incoming'),
	(311, 'Can change thing that came back', 78, 'change_incoming'),
	(312, 'Can delete thing that came back', 78, 'delete_incoming'),
	(313, 'Can view thing that came back', 78, 'view_incoming'),
	(314, 'Can add effect', 79, 'add_effect'),
	(315, 'Can change effect', 79, 'change_effect'),
	(316, 'Can delete effect', 79, 'delete_effect'),
	(317, 'Can view effect', 79, 'view_effect'),
	(318, 'Can add halt', 80, 'add_halt'),
	(319, 'Can change halt', 80, 'change_halt'),
	(320, 'Can delete halt', 80, 'delete_halt'),
	(321, 'Can view halt', 80, 'view_halt'),
	(322, 'Can add flow of letters', 81, 'add_flow'),
	(323, 'Can change flow of letters', 81, 'change_flow'),
	(324, 'Can delete flow of letters', 81, 'delete_flow'),
	(325, 'Can view flow of letters', 81, 'view_flow'),
	(326, 'Can add address check', 82, 'add_addresscheck'),
	(327, 'Can change address check', 82, 'change_addresscheck'),
	(328, 'Can delete address check', 82, 'delete_addresscheck'),
	(329, 'Can view address check', 82, 'view_addresscheck'),
	(330, 'Can add A/B test', 83, 'add_trial'),
	(331, 'Can change A/B test', 83, 'change_trial'),
	(332, 'Can delete A/B test', 83, 'delete_trial'),
	(333, 'Can view A/B test', 83, 'view_trial'),
	(334, 'Can add campus', 84, 'add_campus'),
	(335, 'Can change campus', 84, 'change_campus'),
	(336, 'Can delete campus', 84, 'delete_campus'),
	(337, 'Can view campus', 84, 'view_campus'),
	(338, 'Can add department', 85, 'add_department'),
	(339, 'Can change department', 85, 'change_department'),
	(340, 'Can delete department', 85, 'delete_department'),
	(341, 'Can view department', 85, 'view_department'),
	(342, 'Can add organisation', 86, 'add_organisation'),
	(343, 'Can change organisation', 86, 'change_organisation'),
	(344, 'Can delete organisation', 86, 'delete_organisation'),
	(345, 'Can view organisation', 86, 'view_organisation'),
	(346, 'Can add person', 87, 'add_person'),
	(347, 'Can change person', 87, 'change_person'),
	(348, 'Can delete person', 87, 'delete_person'),
	(349, 'Can view person', 87, 'view_person'),
	(350, 'Can add purpose', 88, 'add_purpose'),
	(351, 'Can change purpose', 88, 'change_purpose'),
	(352, 'Can delete purpose', 88, 'delete_purpose'),
	(353, 'Can view purpose', 88, 'view_purpose'),
	(354, 'Can add sector', 89, 'add_sector'),
	(355, 'Can change sector', 89, 'change_sector'),
	(356, 'Can delete sector', 89, 'delete_sector'),
	(357, 'Can view sector', 89, 'view_sector'),
	(358, 'Can add topic', 90, 'add_topic'),
	(359, 'Can change topic', 90, 'change_topic'),
	(360, 'Can delete topic', 90, 'delete_topic'),
	(361, 'Can view topic', 90, 'view_topic'),
	(362, 'Can add user', 91, 'add_user'),
	(363, 'Can change user', 91, 'change_user'),
	(364, 'Can delete user', 91, 'delete_user'),
	(365, 'Can view user', 91, 'view_user'),
	(366, 'Can add import', 92, 'add_importbatch'),
	(367, 'Can change import', 92, 'change_importbatch'),
	(368, 'Can delete import', 92, 'delete_importbatch'),
	(369, 'Can view import', 92, 'view_importbatch'),
	(370, 'Can add search row', 93, 'add_searchrow'),
	(371, 'Can change search row', 93, 'change_searchrow'),
	(372, 'Can delete search row', 93, 'delete_searchrow'),
	(373, 'Can view search row', 93, 'view_searchrow'),
	(374, 'Can add history', 94, 'add_interaction'),
	(375, 'Can change history', 94, 'change_interaction'),
	(376, 'Can delete history', 94, 'delete_interaction'),
	(377, 'Can view history', 94, 'view_interaction'),
	(378, 'Can add import row', 95, 'add_importrow'),
	(379, 'Can change import row', 95, 'change_importrow'),
	(380, 'Can delete import row', 95, 'delete_importrow'),
	(381, 'Can view import row', 95, 'view_importrow'),
	(382, 'Can add employment', 96, 'add_employment'),
	(383, 'Can change employment', 96, 'change_employment'),
	(384, 'Can delete employment', 96, 'delete_employment'),
	(385, 'Can view employment', 96, 'view_employment'),
	(386, 'Can add consent', 97, 'add_consent'),
	(387, 'Can change consent', 97, 'change_consent'),
	(388, 'Can delete consent', 97, 'delete_consent'),
	(389, 'Can view consent', 97, 'view_consent'),
	(390, 'Can add audit entry', 98, 'add_auditentry'),
	(391, 'Can change audit entry', 98, 'change_auditentry'),
	(392, 'Can delete audit entry', 98, 'delete_auditentry'),
	(393, 'Can view audit entry', 98, 'view_auditentry'),
	(394, 'Can add address', 99, 'add_address'),
	(395, 'Can change address', 99, 'change_address'),
	(396, 'Can delete address', 99, 'delete_address'),
	(397, 'Can view address', 99, 'view_address'),
	(398, 'Can add programme', 100, 'add_programme'),
	(399, 'Can change programme', 100, 'change_programme'),
	(400, 'Can delete programme', 100, 'delete_programme');
INSERT INTO public.auth_permission VALUES
	(401, 'Can view programme', 100, 'view_programme'),
	(402, 'Can add degree', 101, 'add_degree'),
	(403, 'Can change degree', 101, 'change_degree'),
	(404, 'Can delete degree', 101, 'delete_degree'),
	(405, 'Can view degree', 101, 'view_degree'),
	(406, 'Can add consent state', 102, 'add_consentstate'),
	(407, 'Can change consent state', 102, 'change_consentstate'),
	(408, 'Can delete consent state', 102, 'delete_consentstate'),
	(409, 'Can view consent state', 102, 'view_consentstate'),
	(410, 'Can add offer', 103, 'add_offer'),
	(411, 'Can change offer', 103, 'change_offer'),
	(412, 'Can delete offer', 103, 'delete_offer'),
	(413, 'Can view offer', 103, 'view_offer'),
	(414, 'Can add wording', 104, 'add_wording'),
	(415, 'Can change wording', 104, 'change_wording'),
	(416, 'Can delete wording', 104, 'delete_wording'),
	(417, 'Can view wording', 104, 'view_wording'),
	(418, 'Can add search facet', 105, 'add_searchfacet'),
	(419, 'Can change search facet', 105, 'change_searchfacet'),
	(420, 'Can delete search facet', 105, 'delete_searchfacet'),
	(421, 'Can view search facet', 105, 'view_searchfacet'),
	(422, 'Can add search name', 106, 'add_searchname'),
	(423, 'Can change search name', 106, 'change_searchname'),
	(424, 'Can delete search name', 106, 'delete_searchname'),
	(425, 'Can view search name', 106, 'view_searchname'),
	(426, 'Can add correction', 107, 'add_correctionrequest'),
	(427, 'Can change correction', 107, 'change_correctionrequest'),
	(428, 'Can delete correction', 107, 'delete_correctionrequest'),
	(429, 'Can view correction', 107, 'view_correctionrequest'),
	(430, 'Can add newcomer', 108, 'add_claimrequest'),
	(431, 'Can change newcomer', 108, 'change_claimrequest'),
	(432, 'Can delete newcomer', 108, 'delete_claimrequest'),
	(433, 'Can view newcomer', 108, 'view_claimrequest'),
	(434, 'Can add rights request', 109, 'add_accessrequest'),
	(435, 'Can change rights request', 109, 'change_accessrequest'),
	(436, 'Can delete rights request', 109, 'delete_accessrequest'),
	(437, 'Can view rights request', 109, 'view_accessrequest'),
	(438, 'Can add records extract', 110, 'add_recordsextract'),
	(439, 'Can change records extract', 110, 'change_recordsextract'),
	(440, 'Can delete records extract', 110, 'delete_recordsextract'),
	(441, 'Can view records extract', 110, 'view_recordsextract'),
	(442, 'Can add record in an extract', 111, 'add_recordsrow'),
	(443, 'Can change record in an extract', 111, 'change_recordsrow'),
	(444, 'Can delete record in an extract', 111, 'delete_recordsrow'),
	(445, 'Can view record in an extract', 111, 'view_recordsrow'),
	(446, 'Can add surviving count', 112, 'add_retentioncount'),
	(447, 'Can change surviving count', 112, 'change_retentioncount'),
	(448, 'Can delete surviving count', 112, 'delete_retentioncount'),
	(449, 'Can view surviving count', 112, 'view_retentioncount'),
	(450, 'Can add retention rule', 113, 'add_retentionrule'),
	(451, 'Can change retention rule', 113, 'change_retentionrule'),
	(452, 'Can delete retention rule', 113, 'delete_retentionrule'),
	(453, 'Can view retention rule', 113, 'view_retentionrule'),
	(454, 'Can add retention run', 114, 'add_retentionrun'),
	(455, 'Can change retention run', 114, 'change_retentionrun'),
	(456, 'Can delete retention run', 114, 'delete_retentionrun'),
	(457, 'Can view retention run', 114, 'view_retentionrun'),
	(458, 'Can add column mapping', 115, 'add_columnmapping'),
	(459, 'Can change column mapping', 115, 'change_columnmapping'),
	(460, 'Can delete column mapping', 115, 'delete_columnmapping'),
	(461, 'Can view column mapping', 115, 'view_columnmapping'),
	(462, 'Can add waiting file', 116, 'add_waitingfile'),
	(463, 'Can change waiting file', 116, 'change_waitingfile'),
	(464, 'Can delete waiting file', 116, 'delete_waitingfile'),
	(465, 'Can view waiting file', 116, 'view_waitingfile'),
	(466, 'Can add saved view', 117, 'add_savedview'),
	(467, 'Can change saved view', 117, 'change_savedview'),
	(468, 'Can delete saved view', 117, 'delete_savedview'),
	(469, 'Can view saved view', 117, 'view_savedview'),
	(470, 'Can add match card', 118, 'add_matchcard'),
	(471, 'Can change match card', 118, 'change_matchcard'),
	(472, 'Can delete match card', 118, 'delete_matchcard'),
	(473, 'Can view match card', 118, 'view_matchcard'),
	(474, 'Can add merge', 119, 'add_merge'),
	(475, 'Can change merge', 119, 'change_merge'),
	(476, 'Can delete merge', 119, 'delete_merge'),
	(477, 'Can view merge', 119, 'view_merge'),
	(478, 'Can add possible duplicate', 120, 'add_duplicatepair'),
	(479, 'Can change possible duplicate', 120, 'change_duplicatepair'),
	(480, 'Can delete possible duplicate', 120, 'delete_duplicatepair'),
	(481, 'Can view possible duplicate', 120, 'view_duplicatepair'),
	(482, 'Can add list row', 121, 'add_listrow'),
	(483, 'Can change list row', 121, 'change_listrow'),
	(484, 'Can delete list row', 121, 'delete_listrow'),
	(485, 'Can view list row', 121, 'view_listrow'),
	(486, 'Can add search card', 122, 'add_searchcard'),
	(487, 'Can change search card', 122, 'change_searchcard'),
	(488, 'Can delete search card', 122, 'delete_searchcard'),
	(489, 'Can view search card', 122, 'view_searchcard'),
	(490, 'Can add course', 123, 'add_course'),
	(491, 'Can change course', 123, 'change_course'),
	(492, 'Can delete course', 123, 'delete_course'),
	(493, 'Can view course', 123, 'view_course'),
	(494, 'Can add search word', 124, 'add_searchword'),
	(495, 'Can change search word', 124, 'change_searchword'),
	(496, 'Can delete search word', 124, 'delete_searchword'),
	(497, 'Can view search word', 124, 'view_searchword'),
	(498, 'Can add note', 125, 'add_note'),
	(499, 'Can change note', 125, 'change_note'),
	(500, 'Can delete note', 125, 'delete_note'),
	(501, 'Can view note', 125, 'view_note'),
	(502, 'Can add declined word', 126, 'add_declinedword'),
	(503, 'Can change declined word', 126, 'change_declinedword'),
	(504, 'Can delete declined word', 126, 'delete_declinedword'),
	(505, 'Can view declined word', 126, 'view_declinedword'),
	(506, 'Can add list change', 127, 'add_listchange'),
	(507, 'Can change list change', 127, 'change_listchange'),
	(508, 'Can delete list change', 127, 'delete_listchange'),
	(509, 'Can view list change', 127, 'view_listchange'),
	(510, 'Can add list set', 128, 'add_listset'),
	(511, 'Can change list set', 128, 'change_listset'),
	(512, 'Can delete list set', 128, 'delete_listset'),
	(513, 'Can view list set', 128, 'view_listset'),
	(514, 'Can add search build', 129, 'add_searchbuild'),
	(515, 'Can change search build', 129, 'change_searchbuild'),
	(516, 'Can delete search build', 129, 'delete_searchbuild'),
	(517, 'Can view search build', 129, 'view_searchbuild'),
	(518, 'Can add search change', 130, 'add_searchchange'),
	(519, 'Can change search change', 130, 'change_searchchange'),
	(520, 'Can delete search change', 130, 'delete_searchchange'),
	(521, 'Can view search change', 130, 'view_searchchange'),
	(522, 'Can add search posting', 131, 'add_searchposting'),
	(523, 'Can change search posting', 131, 'change_searchposting'),
	(524, 'Can delete search posting', 131, 'delete_searchposting'),
	(525, 'Can view search posting', 131, 'view_searchposting'),
	(526, 'Can add redirect', 132, 'add_redirect'),
	(527, 'Can change redirect', 132, 'change_redirect'),
	(528, 'Can delete redirect', 132, 'delete_redirect'),
	(529, 'Can view redirect', 132, 'view_redirect'),
	(530, 'Can submit translations', 133, 'submit_translation'),
	(531, 'Can add embed', 134, 'add_embed'),
	(532, 'Can change embed', 134, 'change_embed'),
	(533, 'Can delete embed', 134, 'delete_embed'),
	(534, 'Can view embed', 134, 'view_embed'),
	(535, 'Can add user profile', 135, 'add_userprofile'),
	(536, 'Can change user profile', 135, 'change_userprofile'),
	(537, 'Can delete user profile', 135, 'delete_userprofile'),
	(538, 'Can view user profile', 135, 'view_userprofile'),
	(539, 'Can view document', 29, 'view_document'),
	(540, 'Can view image', 2, 'view_image'),
	(541, 'Can add rendition', 136, 'add_rendition'),
	(542, 'Can change rendition', 136, 'change_rendition'),
	(543, 'Can delete rendition', 136, 'delete_rendition'),
	(544, 'Can view rendition', 136, 'view_rendition'),
	(545, 'Can add index entry', 137, 'add_indexentry'),
	(546, 'Can change index entry', 137, 'change_indexentry'),
	(547, 'Can delete index entry', 137, 'delete_indexentry'),
	(548, 'Can view index entry', 137, 'view_indexentry'),
	(549, 'Can add editing session', 138, 'add_editingsession'),
	(550, 'Can change editing session', 138, 'change_editingsession'),
	(551, 'Can delete editing session', 138, 'delete_editingsession'),
	(552, 'Can view editing session', 138, 'view_editingsession'),
	(553, 'Can add form state', 139, 'add_formstate'),
	(554, 'Can change form state', 139, 'change_formstate'),
	(555, 'Can delete form state', 139, 'delete_formstate'),
	(556, 'Can view form state', 139, 'view_formstate'),
	(557, 'Can add tag', 140, 'add_tag'),
	(558, 'Can change tag', 140, 'change_tag'),
	(559, 'Can delete tag', 140, 'delete_tag'),
	(560, 'Can view tag', 140, 'view_tag'),
	(561, 'Can add tagged item', 141, 'add_taggeditem'),
	(562, 'Can change tagged item', 141, 'change_taggeditem'),
	(563, 'Can delete tagged item', 141, 'delete_taggeditem'),
	(564, 'Can view tagged item', 141, 'view_taggeditem'),
	(565, 'Can add email address', 142, 'add_emailaddress'),
	(566, 'Can change email address', 142, 'change_emailaddress'),
	(567, 'Can delete email address', 142, 'delete_emailaddress'),
	(568, 'Can view email address', 142, 'view_emailaddress'),
	(569, 'Can add email confirmation', 143, 'add_emailconfirmation'),
	(570, 'Can change email confirmation', 143, 'change_emailconfirmation'),
	(571, 'Can delete email confirmation', 143, 'delete_emailconfirmation'),
	(572, 'Can view email confirmation', 143, 'view_emailconfirmation'),
	(573, 'Can add authenticator', 144, 'add_authenticator'),
	(574, 'Can change authenticator', 144, 'change_authenticator'),
	(575, 'Can delete authenticator', 144, 'delete_authenticator'),
	(576, 'Can view authenticator', 144, 'view_authenticator'),
	(577, 'Can add social account', 145, 'add_socialaccount'),
	(578, 'Can change social account', 145, 'change_socialaccount'),
	(579, 'Can delete social account', 145, 'delete_socialaccount'),
	(580, 'Can view social account', 145, 'view_socialaccount'),
	(581, 'Can add social application', 146, 'add_socialapp'),
	(582, 'Can change social application', 146, 'change_socialapp'),
	(583, 'Can delete social application', 146, 'delete_socialapp'),
	(584, 'Can view social application', 146, 'view_socialapp'),
	(585, 'Can add social application token', 147, 'add_socialtoken'),
	(586, 'Can change social application token', 147, 'change_socialtoken'),
	(587, 'Can delete social application token', 147, 'delete_socialtoken'),
	(588, 'Can view social application token', 147, 'view_socialtoken'),
	(589, 'Can add permission', 148, 'add_permission'),
	(590, 'Can change permission', 148, 'change_permission'),
	(591, 'Can delete permission', 148, 'delete_permission'),
	(592, 'Can view permission', 148, 'view_permission'),
	(593, 'Can add group', 149, 'add_group'),
	(594, 'Can change group', 149, 'change_group'),
	(595, 'Can delete group', 149, 'delete_group'),
	(596, 'Can view group', 149, 'view_group'),
	(597, 'Can add content type', 150, 'add_contenttype'),
	(598, 'Can change content type', 150, 'change_contenttype'),
	(599, 'Can delete content type', 150, 'delete_contenttype'),
	(600, 'Can view content type', 150, 'view_contenttype');
INSERT INTO public.auth_permission VALUES
	(601, 'Can add session', 151, 'add_session'),
	(602, 'Can change session', 151, 'change_session'),
	(603, 'Can delete session', 151, 'delete_session'),
	(604, 'Can view session', 151, 'view_session');


--
-- Data for Name: cache_entry; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_addresscheck; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_attachment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_automation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_campaign; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_chunk; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_click; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_deliveryexception; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_edition; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_effect; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_flow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_halt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_incoming; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_installation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_leftout; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_link; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_message; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_occurrence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_pace; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_readmark; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_recipient; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_segment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_segmentmember; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_segmentrow; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_segmentstale; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_suppression; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaigns_trial; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_award; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_awardindexpage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_homepage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_standardpage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_storyindexpage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_storypage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cms_storypage_topics; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailimages', 'image'),
	(3, 'wagtailadmin', 'admin'),
	(4, 'wagtailcore', 'groupapprovaltask'),
	(5, 'wagtailcore', 'locale'),
	(6, 'wagtailcore', 'site'),
	(7, 'wagtailcore', 'groupsitepermission'),
	(8, 'wagtailcore', 'apitoken'),
	(9, 'wagtailcore', 'modellogentry'),
	(10, 'wagtailcore', 'revision'),
	(11, 'wagtailcore', 'collectionviewrestriction'),
	(12, 'wagtailcore', 'collection'),
	(13, 'wagtailcore', 'groupcollectionpermission'),
	(14, 'wagtailcore', 'uploadedfile'),
	(15, 'wagtailcore', 'workflowcontenttype'),
	(16, 'wagtailcore', 'workflowstate'),
	(17, 'wagtailcore', 'workflow'),
	(18, 'wagtailcore', 'workflowtask'),
	(19, 'wagtailcore', 'task'),
	(20, 'wagtailcore', 'taskstate'),
	(21, 'wagtailcore', 'grouppagepermission'),
	(22, 'wagtailcore', 'pageviewrestriction'),
	(23, 'wagtailcore', 'workflowpage'),
	(24, 'wagtailcore', 'pagelogentry'),
	(25, 'wagtailcore', 'comment'),
	(26, 'wagtailcore', 'commentreply'),
	(27, 'wagtailcore', 'pagesubscription'),
	(28, 'wagtailcore', 'referenceindex'),
	(29, 'wagtaildocs', 'document'),
	(30, 'cms', 'awardindexpage'),
	(31, 'cms', 'homepage'),
	(32, 'cms', 'standardpage'),
	(33, 'cms', 'storyindexpage'),
	(34, 'cms', 'storypage'),
	(35, 'cms', 'award'),
	(36, 'portal', 'ambition'),
	(37, 'events', 'event'),
	(38, 'events', 'eventinvitation'),
	(39, 'events', 'registration'),
	(40, 'events', 'eventversion'),
	(41, 'engagement', 'ask'),
	(42, 'engagement', 'request'),
	(43, 'engagement', 'askingstop'),
	(44, 'engagement', 'note'),
	(45, 'engagement', 'report'),
	(46, 'engagement', 'asklimit'),
	(47, 'engagement', 'handover'),
	(48, 'engagement', 'wording'),
	(49, 'engagement', 'mentorround'),
	(50, 'engagement', 'mentorapplication'),
	(51, 'engagement', 'roundmentor'),
	(52, 'engagement', 'mentorpair'),
	(53, 'engagement', 'meeting'),
	(54, 'engagement', 'fitcheck'),
	(55, 'engagement', 'contract'),
	(56, 'engagement', 'contractduty'),
	(57, 'engagement', 'contractfollowup'),
	(58, 'campaigns', 'campaign'),
	(59, 'campaigns', 'pace'),
	(60, 'campaigns', 'chunk'),
	(61, 'campaigns', 'message'),
	(62, 'campaigns', 'attachment'),
	(63, 'campaigns', 'recipient'),
	(64, 'campaigns', 'segment'),
	(65, 'campaigns', 'suppression'),
	(66, 'campaigns', 'click'),
	(67, 'campaigns', 'deliveryexception'),
	(68, 'campaigns', 'edition'),
	(69, 'campaigns', 'leftout'),
	(70, 'campaigns', 'link'),
	(71, 'campaigns', 'segmentrow'),
	(72, 'campaigns', 'segmentstale'),
	(73, 'campaigns', 'segmentmember'),
	(74, 'campaigns', 'installation'),
	(75, 'campaigns', 'automation'),
	(76, 'campaigns', 'occurrence'),
	(77, 'campaigns', 'readmark'),
	(78, 'campaigns', 'incoming'),
	(79, 'campaigns', 'effect'),
	(80, 'campaigns', 'halt'),
	(81, 'campaigns', 'flow'),
	(82, 'campaigns', 'addresscheck'),
	(83, 'campaigns', 'trial'),
	(84, 'alumni', 'campus'),
	(85, 'alumni', 'department'),
	(86, 'alumni', 'organisation'),
	(87, 'alumni', 'person'),
	(88, 'alumni', 'purpose'),
	(89, 'alumni', 'sector'),
	(90, 'alumni', 'topic'),
	(91, 'alumni', 'user'),
	(92, 'alumni', 'importbatch'),
	(93, 'alumni', 'searchrow'),
	(94, 'alumni', 'interaction'),
	(95, 'alumni', 'importrow'),
	(96, 'alumni', 'employment'),
	(97, 'alumni', 'consent'),
	(98, 'alumni', 'auditentry'),
	(99, 'alumni', 'address'),
	(100, 'alumni', 'programme'),
	(101, 'alumni', 'degree'),
	(102, 'alumni', 'consentstate'),
	(103, 'alumni', 'offer'),
	(104, 'alumni', 'wording'),
	(105, 'alumni', 'searchfacet'),
	(106, 'alumni', 'searchname'),
	(107, 'alumni', 'correctionrequest'),
	(108, 'alumni', 'claimrequest'),
	(109, 'alumni', 'accessrequest'),
	(110, 'alumni', 'recordsextract'),
	(111, 'alumni', 'recordsrow'),
	(112, 'alumni', 'retentioncount'),
	(113, 'alumni', 'retentionrule'),
	(114, 'alumni', 'retentionrun'),
	(115, 'alumni', 'columnmapping'),
	(116, 'alumni', 'waitingfile'),
	(117, 'alumni', 'savedview'),
	(118, 'alumni', 'matchcard'),
	(119, 'alumni', 'merge'),
	(120, 'alumni', 'duplicatepair'),
	(121, 'alumni', 'listrow'),
	(122, 'alumni', 'searchcard'),
	(123, 'alumni', 'course'),
	(124, 'alumni', 'searchword'),
	(125, 'alumni', 'note'),
	(126, 'alumni', 'declinedword'),
	(127, 'alumni', 'listchange'),
	(128, 'alumni', 'listset'),
	(129, 'alumni', 'searchbuild'),
	(130, 'alumni', 'searchchange'),
	(131, 'alumni', 'searchposting'),
	(132, 'wagtailredirects', 'redirect'),
	(133, 'simple_translation', 'simpletranslation'),
	(134, 'wagtailembeds', 'embed'),
	(135, 'wagtailusers', 'userprofile'),
	(136, 'wagtailimages', 'rendition'),
	(137, 'wagtailsearch', 'indexentry'),
	(138, 'wagtailadmin', 'editingsession'),
	(139, 'wagtailadmin', 'formstate'),
	(140, 'taggit', 'tag'),
	(141, 'taggit', 'taggeditem'),
	(142, 'account', 'emailaddress'),
	(143, 'account', 'emailconfirmation'),
	(144, 'mfa', 'authenticator'),
	(145, 'socialaccount', 'socialaccount'),
	(146, 'socialaccount', 'socialapp'),
	(147, 'socialaccount', 'socialtoken'),
	(148, 'auth', 'permission'),
	(149, 'auth', 'group'),
	(150, 'contenttypes', 'contenttype'),
	(151, 'sessions', 'session');


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', now()),
	(2, 'contenttypes', '0002_remove_content_type_name', now()),
	(3, 'auth', '0001_initial', now()),
	(4, 'auth', '0002_alter_permission_name_max_length', now()),
	(5, 'auth', '0003_alter_user_email_max_length', now()),
	(6, 'auth', '0004_alter_user_username_opts', now()),
	(7, 'auth', '0005_alter_user_last_login_null', now()),
	(8, 'auth', '0006_require_contenttypes_0002', now()),
	(9, 'auth', '0007_alter_validators_add_error_messages', now()),
	(10, 'auth', '0008_alter_user_username_max_length', now()),
	(11, 'auth', '0009_alter_user_last_name_max_length', now()),
	(12, 'auth', '0010_alter_group_name_max_length', now()),
	(13, 'auth', '0011_update_proxy_permissions', now()),
	(14, 'auth', '0012_alter_user_first_name_max_length', now()),
	(15, 'alumni', '0001_people', now()),
	(16, 'account', '0001_initial', now()),
	(17, 'account', '0002_email_max_length', now()),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(20, 'account', '0005_emailaddress_idx_upper_email', now()),
	(21, 'account', '0006_emailaddress_lower', now()),
	(22, 'account', '0007_emailaddress_idx_email', now()),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(24, 'account', '0009_emailaddress_unique_primary_email', now()),
	(25, 'alumni', '0002_append_only', now()),
	(26, 'alumni', '0003_purposes', now()),
	(27, 'alumni', '0004_search_card', now()),
	(28, 'alumni', '0005_search_leaving', now()),
	(29, 'alumni', '0006_import_progress', now()),
	(30, 'alumni', '0007_claims', now()),
	(31, 'alumni', '0008_law_and_proof', now()),
	(32, 'alumni', '0009_mapping_and_views', now()),
	(33, 'alumni', '0010_import_lines_cleared', now()),
	(34, 'alumni', '0011_duplicates_and_merges', now()),
	(35, 'alumni', '0012_portrait_crop', now()),
	(36, 'alumni', '0013_columns_read', now()),
	(37, 'alumni', '0014_languages_audience', now()),
	(38, 'alumni', '0015_address_of_another', now()),
	(39, 'alumni', '0016_people_list', now()),
	(40, 'alumni', '0017_search_tables', now()),
	(41, 'alumni', '0018_search_written_by_database', now()),
	(42, 'alumni', '0019_records_officer', now()),
	(43, 'alumni', '0020_rights_copies', now()),
	(44, 'alumni', '0021_records_by_field', now()),
	(45, 'alumni', '0022_notes', now()),
	(46, 'alumni', '0023_merged_organisations', now()),
	(47, 'alumni', '0024_own_words', now()),
	(48, 'alumni', '0025_search_words_forgotten', now()),
	(49, 'alumni', '0026_search_asked_by_database', now()),
	(50, 'alumni', '0027_search_words_noted_when_new', now()),
	(51, 'alumni', '0028_people_walked', now()),
	(52, 'alumni', '0029_list_sets', now()),
	(53, 'alumni', '0030_search_rows_in_parts', now()),
	(54, 'alumni', '0031_search_asked_in_parts', now()),
	(55, 'alumni', '0032_list_rows_written_once', now()),
	(56, 'alumni', '0033_search_counted_in_one_visit', now()),
	(57, 'alumni', '0034_search_sets', now()),
	(58, 'alumni', '0035_search_rewritten_by_turns', now()),
	(59, 'alumni', '0036_who_was_asked', now()),
	(60, 'alumni', '0037_who_was_there', now()),
	(61, 'campaigns', '0001_post_room', now()),
	(62, 'campaigns', '0002_campaign_content', now()),
	(63, 'campaigns', '0003_segment_rows', now()),
	(64, 'campaigns', '0004_public_letters', now()),
	(65, 'campaigns', '0005_installation', now()),
	(66, 'campaigns', '0006_automatic_letters', now()),
	(67, 'campaigns', '0007_what_came_back', now()),
	(68, 'campaigns', '0008_flows', now()),
	(69, 'campaigns', '0009_address_checks', now()),
	(70, 'campaigns', '0010_scheduled', now()),
	(71, 'campaigns', '0011_still_you_block', now()),
	(72, 'campaigns', '0012_versions', now()),
	(73, 'campaigns', '0013_only_me_is_unknown', now()),
	(74, 'campaigns', '0014_local_hours', now()),
	(75, 'campaigns', '0015_segment_answers', now()),
	(76, 'campaigns', '0016_chunk_zone', now()),
	(77, 'campaigns', '0017_farewell', now()),
	(78, 'wagtailcore', '0001_initial', now()),
	(79, 'wagtailcore', '0002_initial_data', now()),
	(80, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', now()),
	(81, 'wagtailcore', '0004_page_locked', now()),
	(82, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', now()),
	(83, 'wagtailcore', '0006_add_lock_page_permission', now()),
	(84, 'wagtailcore', '0007_page_latest_revision_created_at', now()),
	(85, 'wagtailcore', '0008_populate_latest_revision_created_at', now()),
	(86, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', now()),
	(87, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', now()),
	(88, 'wagtailcore', '0011_page_first_published_at', now()),
	(89, 'wagtailcore', '0012_extend_page_slug_field', now()),
	(90, 'wagtailcore', '0013_update_golive_expire_help_text', now()),
	(91, 'wagtailcore', '0014_add_verbose_name', now()),
	(92, 'wagtailcore', '0015_add_more_verbose_names', now()),
	(93, 'wagtailcore', '0016_change_page_url_path_to_text_field', now()),
	(94, 'wagtailcore', '0017_change_edit_page_permission_description', now()),
	(95, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', now()),
	(96, 'wagtailcore', '0019_verbose_names_cleanup', now()),
	(97, 'wagtailcore', '0020_add_index_on_page_first_published_at', now()),
	(98, 'wagtailcore', '0021_capitalizeverbose', now()),
	(99, 'wagtailcore', '0022_add_site_name', now()),
	(100, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', now()),
	(101, 'wagtailcore', '0024_collection', now()),
	(102, 'wagtailcore', '0025_collection_initial_data', now()),
	(103, 'wagtailcore', '0026_group_collection_permission', now()),
	(104, 'taggit', '0001_initial', now()),
	(105, 'wagtailimages', '0001_initial', now()),
	(106, 'wagtailimages', '0002_initial_data', now()),
	(107, 'wagtailimages', '0003_fix_focal_point_fields', now()),
	(108, 'wagtailimages', '0004_make_focal_point_key_not_nullable', now()),
	(109, 'wagtailimages', '0005_make_filter_spec_unique', now()),
	(110, 'wagtailimages', '0006_add_verbose_names', now()),
	(111, 'wagtailimages', '0007_image_file_size', now()),
	(112, 'wagtailimages', '0008_image_created_at_index', now()),
	(113, 'wagtailimages', '0009_capitalizeverbose', now()),
	(114, 'wagtailimages', '0010_change_on_delete_behaviour', now()),
	(115, 'wagtailimages', '0011_image_collection', now()),
	(116, 'wagtailimages', '0012_copy_image_permissions_to_collections', now()),
	(117, 'wagtailimages', '0013_make_rendition_upload_callable', now()),
	(118, 'wagtailimages', '0014_add_filter_spec_field', now()),
	(119, 'wagtailimages', '0015_fill_filter_spec_field', now()),
	(120, 'wagtailimages', '0016_deprecate_rendition_filter_relation', now()),
	(121, 'wagtailimages', '0017_reduce_focal_point_key_max_length', now()),
	(122, 'wagtailimages', '0018_remove_rendition_filter', now()),
	(123, 'wagtailimages', '0019_delete_filter', now()),
	(124, 'wagtailimages', '0020_add-verbose-name', now()),
	(125, 'wagtailimages', '0021_image_file_hash', now()),
	(126, 'wagtailimages', '0022_uploadedimage', now()),
	(127, 'wagtailadmin', '0001_create_admin_access_permissions', now()),
	(128, 'wagtailimages', '0023_add_choose_permissions', now()),
	(129, 'wagtailimages', '0024_index_image_file_hash', now()),
	(130, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', now()),
	(131, 'wagtailimages', '0026_delete_uploadedimage', now()),
	(132, 'wagtailimages', '0027_image_description', now()),
	(133, 'wagtailcore', '0027_fix_collection_path_collation', now()),
	(134, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', now()),
	(135, 'wagtailcore', '0028_merge', now()),
	(136, 'wagtailcore', '0029_unicode_slugfield_dj19', now()),
	(137, 'wagtailcore', '0030_index_on_pagerevision_created_at', now()),
	(138, 'wagtailcore', '0031_add_page_view_restriction_types', now()),
	(139, 'wagtailcore', '0032_add_bulk_delete_page_permission', now()),
	(140, 'wagtailcore', '0033_remove_golive_expiry_help_text', now()),
	(141, 'wagtailcore', '0034_page_live_revision', now()),
	(142, 'wagtailcore', '0035_page_last_published_at', now()),
	(143, 'wagtailcore', '0036_populate_page_last_published_at', now()),
	(144, 'wagtailcore', '0037_set_page_owner_editable', now()),
	(145, 'wagtailcore', '0038_make_first_published_at_editable', now()),
	(146, 'wagtailcore', '0039_collectionviewrestriction', now()),
	(147, 'wagtailcore', '0040_page_draft_title', now()),
	(148, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', now()),
	(149, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', now()),
	(150, 'wagtailcore', '0043_lock_fields', now()),
	(151, 'wagtailcore', '0044_add_unlock_grouppagepermission', now()),
	(152, 'wagtailcore', '0045_assign_unlock_grouppagepermission', now()),
	(153, 'wagtailcore', '0046_site_name_remove_null', now()),
	(154, 'wagtailcore', '0047_add_workflow_models', now()),
	(155, 'wagtailcore', '0048_add_default_workflows', now()),
	(156, 'wagtailcore', '0049_taskstate_finished_by', now()),
	(157, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', now()),
	(158, 'wagtailcore', '0051_taskstate_comment', now()),
	(159, 'wagtailcore', '0052_pagelogentry', now()),
	(160, 'wagtailcore', '0053_locale_model', now()),
	(161, 'wagtailcore', '0054_initial_locale', now()),
	(162, 'wagtailcore', '0055_page_locale_fields', now()),
	(163, 'wagtailcore', '0056_page_locale_fields_populate', now()),
	(164, 'wagtailcore', '0057_page_locale_fields_notnull', now()),
	(165, 'wagtailcore', '0058_page_alias_of', now()),
	(166, 'wagtailcore', '0059_apply_collection_ordering', now()),
	(167, 'wagtailcore', '0060_fix_workflow_unique_constraint', now()),
	(168, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', now()),
	(169, 'wagtailcore', '0062_comment_models_and_pagesubscription', now()),
	(170, 'wagtailcore', '0063_modellogentry', now()),
	(171, 'wagtailcore', '0064_log_timestamp_indexes', now()),
	(172, 'wagtailcore', '0065_log_entry_uuid', now()),
	(173, 'wagtailcore', '0066_collection_management_permissions', now()),
	(174, 'wagtailcore', '0067_alter_pagerevision_content_json', now()),
	(175, 'wagtailcore', '0068_log_entry_empty_object', now()),
	(176, 'wagtailcore', '0069_log_entry_jsonfield', now()),
	(177, 'wagtailcore', '0070_rename_pagerevision_revision', now()),
	(178, 'wagtailcore', '0071_populate_revision_content_type', now()),
	(179, 'wagtailcore', '0072_alter_revision_content_type_notnull', now()),
	(180, 'wagtailcore', '0073_page_latest_revision', now()),
	(181, 'wagtailcore', '0074_revision_object_str', now()),
	(182, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', now()),
	(183, 'wagtailcore', '0076_modellogentry_revision', now()),
	(184, 'wagtailcore', '0077_alter_revision_user', now()),
	(185, 'wagtailcore', '0078_referenceindex', now()),
	(186, 'wagtailcore', '0079_rename_taskstate_page_revision', now()),
	(187, 'wagtailcore', '0080_generic_workflowstate', now()),
	(188, 'wagtailcore', '0081_populate_workflowstate_content_type', now()),
	(189, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', now()),
	(190, 'wagtailcore', '0083_workflowcontenttype', now()),
	(191, 'wagtailcore', '0084_add_default_page_permissions', now()),
	(192, 'wagtailcore', '0085_add_grouppagepermission_permission', now()),
	(193, 'wagtailcore', '0086_populate_grouppagepermission_permission', now()),
	(194, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', now()),
	(195, 'wagtailcore', '0088_fix_log_entry_json_timestamps', now()),
	(196, 'wagtailcore', '0089_log_entry_data_json_null_to_object', now()),
	(197, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', now()),
	(198, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', now()),
	(199, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', now()),
	(200, 'wagtailcore', '0093_uploadedfile', now());
INSERT INTO public.django_migrations VALUES
	(201, 'wagtailcore', '0094_alter_page_locale', now()),
	(202, 'wagtailcore', '0095_groupsitepermission', now()),
	(203, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', now()),
	(204, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', now()),
	(205, 'wagtailcore', '0098_apitoken', now()),
	(206, 'cms', '0001_pages', now()),
	(207, 'cms', '0002_newest_stories_by_index', now()),
	(208, 'config', '0001_cache_table', now()),
	(209, 'engagement', '0001_asking', now()),
	(210, 'engagement', '0002_conversation_and_booking', now()),
	(211, 'engagement', '0003_asking_to_the_end', now()),
	(212, 'engagement', '0004_mentor_rounds', now()),
	(213, 'engagement', '0005_competence_contracts', now()),
	(214, 'events', '0001_events', now()),
	(215, 'events', '0002_noted_at', now()),
	(216, 'events', '0003_cancelled_and_moved', now()),
	(217, 'events', '0004_reminded_at', now()),
	(218, 'mfa', '0001_initial', now()),
	(219, 'mfa', '0002_authenticator_timestamps', now()),
	(220, 'mfa', '0003_authenticator_type_uniq', now()),
	(221, 'portal', '0001_ambitions', now()),
	(222, 'portal', '0002_contracts_wanted', now()),
	(223, 'sessions', '0001_initial', now()),
	(224, 'simple_translation', '0001_initial', now()),
	(225, 'socialaccount', '0001_initial', now()),
	(226, 'socialaccount', '0002_token_max_lengths', now()),
	(227, 'socialaccount', '0003_extra_data_default_dict', now()),
	(228, 'socialaccount', '0004_app_provider_id_settings', now()),
	(229, 'socialaccount', '0005_socialtoken_nullable_app', now()),
	(230, 'socialaccount', '0006_alter_socialaccount_extra_data', now()),
	(231, 'taggit', '0002_auto_20150616_2121', now()),
	(232, 'taggit', '0003_taggeditem_add_unique_index', now()),
	(233, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', now()),
	(234, 'taggit', '0005_auto_20220424_2025', now()),
	(235, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', now()),
	(236, 'wagtailadmin', '0002_admin', now()),
	(237, 'wagtailadmin', '0003_admin_managed', now()),
	(238, 'wagtailadmin', '0004_editingsession', now()),
	(239, 'wagtailadmin', '0005_editingsession_is_editing', now()),
	(240, 'wagtailadmin', '0006_formstate', now()),
	(241, 'wagtaildocs', '0001_initial', now()),
	(242, 'wagtaildocs', '0002_initial_data', now()),
	(243, 'wagtaildocs', '0003_add_verbose_names', now()),
	(244, 'wagtaildocs', '0004_capitalizeverbose', now()),
	(245, 'wagtaildocs', '0005_document_collection', now()),
	(246, 'wagtaildocs', '0006_copy_document_permissions_to_collections', now()),
	(247, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', now()),
	(248, 'wagtaildocs', '0007_merge', now()),
	(249, 'wagtaildocs', '0008_document_file_size', now()),
	(250, 'wagtaildocs', '0009_document_verbose_name_plural', now()),
	(251, 'wagtaildocs', '0010_document_file_hash', now()),
	(252, 'wagtaildocs', '0011_add_choose_permissions', now()),
	(253, 'wagtaildocs', '0012_uploadeddocument', now()),
	(254, 'wagtaildocs', '0013_delete_uploadeddocument', now()),
	(255, 'wagtaildocs', '0014_alter_document_file_size', now()),
	(256, 'wagtailembeds', '0001_initial', now()),
	(257, 'wagtailembeds', '0002_add_verbose_names', now()),
	(258, 'wagtailembeds', '0003_capitalizeverbose', now()),
	(259, 'wagtailembeds', '0004_embed_verbose_name_plural', now()),
	(260, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', now()),
	(261, 'wagtailembeds', '0006_add_embed_hash', now()),
	(262, 'wagtailembeds', '0007_populate_hash', now()),
	(263, 'wagtailembeds', '0008_allow_long_urls', now()),
	(264, 'wagtailembeds', '0009_embed_cache_until', now()),
	(265, 'wagtailredirects', '0001_initial', now()),
	(266, 'wagtailredirects', '0002_add_verbose_names', now()),
	(267, 'wagtailredirects', '0003_make_site_field_editable', now()),
	(268, 'wagtailredirects', '0004_set_unique_on_path_and_site', now()),
	(269, 'wagtailredirects', '0005_capitalizeverbose', now()),
	(270, 'wagtailredirects', '0006_redirect_increase_max_length', now()),
	(271, 'wagtailredirects', '0007_add_autocreate_fields', now()),
	(272, 'wagtailredirects', '0008_add_verbose_name_plural', now()),
	(273, 'wagtailsearch', '0001_initial', now()),
	(274, 'wagtailsearch', '0002_add_verbose_names', now()),
	(275, 'wagtailsearch', '0003_remove_editors_pick', now()),
	(276, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', now()),
	(277, 'wagtailsearch', '0005_create_indexentry', now()),
	(278, 'wagtailsearch', '0006_customise_indexentry', now()),
	(279, 'wagtailsearch', '0007_delete_editorspick', now()),
	(280, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', now()),
	(281, 'wagtailsearch', '0009_remove_ngram_autocomplete', now()),
	(282, 'wagtailsearch', '0010_add_text_fields', now()),
	(283, 'wagtailusers', '0001_initial', now()),
	(284, 'wagtailusers', '0002_add_verbose_name_on_userprofile', now()),
	(285, 'wagtailusers', '0003_add_verbose_names', now()),
	(286, 'wagtailusers', '0004_capitalizeverbose', now()),
	(287, 'wagtailusers', '0005_make_related_name_wagtail_specific', now()),
	(288, 'wagtailusers', '0006_userprofile_prefered_language', now()),
	(289, 'wagtailusers', '0007_userprofile_current_time_zone', now()),
	(290, 'wagtailusers', '0008_userprofile_avatar', now()),
	(291, 'wagtailusers', '0009_userprofile_verbose_name_plural', now()),
	(292, 'wagtailusers', '0010_userprofile_updated_comments_notifications', now()),
	(293, 'wagtailusers', '0011_userprofile_dismissibles', now()),
	(294, 'wagtailusers', '0012_userprofile_theme', now()),
	(295, 'wagtailusers', '0013_userprofile_density', now()),
	(296, 'wagtailusers', '0014_userprofile_contrast', now()),
	(297, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', now()),
	(298, 'wagtailimages', '0001_squashed_0021', now()),
	(299, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', now());


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_ask; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_askingstop; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_asklimit; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_contract; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_contract_programmes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_contractduty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_contractfollowup; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_fitcheck; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_handover; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_meeting; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_mentorapplication; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_mentorapplication_topics; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_mentorpair; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_mentorround; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_note; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_report; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_request; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_roundmentor; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_roundmentor_topics; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: engagement_wording; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events_event; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events_eventinvitation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events_eventversion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events_registration; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mfa_authenticator; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: portal_ambition; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: simple_translation_simpletranslation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: socialaccount_socialaccount; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: socialaccount_socialapp; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: socialaccount_socialtoken; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: taggit_tag; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: taggit_taggeditem; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailadmin_admin; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailadmin_editingsession; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailadmin_formstate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_apitoken; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_collection; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');


--
-- Data for Name: wagtailcore_collectionviewrestriction; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_collectionviewrestriction_groups; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_comment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_commentreply; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_groupapprovaltask; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_groupapprovaltask VALUES
	(1);


--
-- Data for Name: wagtailcore_groupapprovaltask_groups; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES
	(1, 1, 1);


--
-- Data for Name: wagtailcore_groupcollectionpermission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_groupcollectionpermission VALUES
	(1, 1, 1, 1),
	(2, 1, 2, 1),
	(3, 1, 1, 2),
	(4, 1, 2, 2),
	(5, 1, 1, 5),
	(6, 1, 2, 5),
	(7, 1, 1, 114),
	(8, 1, 2, 114),
	(9, 1, 1, 115),
	(10, 1, 2, 115),
	(11, 1, 1, 117),
	(12, 1, 2, 117);


--
-- Data for Name: wagtailcore_grouppagepermission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_grouppagepermission VALUES
	(1, 1, 1, 74),
	(2, 1, 1, 75),
	(3, 1, 1, 80),
	(4, 2, 1, 74),
	(5, 2, 1, 75),
	(6, 1, 1, 79),
	(7, 1, 1, 81);


--
-- Data for Name: wagtailcore_groupsitepermission; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_locale; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_locale VALUES
	(1, 'sv');


--
-- Data for Name: wagtailcore_modellogentry; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_page; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_page VALUES
	(1, '0001', 1, 1, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, 'b7c3b35d-85e4-46b2-bf41-0625a8aca1dd', 1, NULL, NULL),
	(2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', true, false, '/home/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, '77e0a468-4172-49f0-ab2e-936285bb5e3c', 1, NULL, NULL);


--
-- Data for Name: wagtailcore_pagelogentry; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_pagesubscription; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_pageviewrestriction; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_pageviewrestriction_groups; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_referenceindex; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_revision; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_site; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_site VALUES
	(1, 'localhost', 80, true, 2, '');


--
-- Data for Name: wagtailcore_task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 4);


--
-- Data for Name: wagtailcore_taskstate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_uploadedfile; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_workflow; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_workflow VALUES
	(1, 'Moderators approval', true);


--
-- Data for Name: wagtailcore_workflowcontenttype; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_workflowpage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_workflowpage VALUES
	(1, 1);


--
-- Data for Name: wagtailcore_workflowstate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailcore_workflowtask; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wagtailcore_workflowtask VALUES
	(1, 0, 1, 1);


--
-- Data for Name: wagtaildocs_document; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailembeds_embed; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailimages_image; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailimages_rendition; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailredirects_redirect; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailsearch_indexentry; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: wagtailusers_userprofile; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: alumni_accessrequest_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_accessrequest_id_seq', 1, false);


--
-- Name: alumni_address_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_address_id_seq', 1, false);


--
-- Name: alumni_auditentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_auditentry_id_seq', 1, false);


--
-- Name: alumni_campus_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_campus_id_seq', 1, false);


--
-- Name: alumni_claimrequest_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_claimrequest_id_seq', 1, false);


--
-- Name: alumni_columnmapping_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_columnmapping_id_seq', 1, false);


--
-- Name: alumni_consent_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_consent_id_seq', 1, false);


--
-- Name: alumni_consentstate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_consentstate_id_seq', 1, false);


--
-- Name: alumni_correctionrequest_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_correctionrequest_id_seq', 1, false);


--
-- Name: alumni_course_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_course_id_seq', 1, false);


--
-- Name: alumni_declinedword_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_declinedword_id_seq', 1, false);


--
-- Name: alumni_degree_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_degree_id_seq', 1, false);


--
-- Name: alumni_department_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_department_id_seq', 1, false);


--
-- Name: alumni_duplicatepair_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_duplicatepair_id_seq', 1, false);


--
-- Name: alumni_employment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_employment_id_seq', 1, false);


--
-- Name: alumni_importbatch_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_importbatch_id_seq', 1, false);


--
-- Name: alumni_importrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_importrow_id_seq', 1, false);


--
-- Name: alumni_interaction_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_interaction_id_seq', 1, false);


--
-- Name: alumni_listchange_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_listchange_id_seq', 1, false);


--
-- Name: alumni_listset_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_listset_id_seq', 1, false);


--
-- Name: alumni_merge_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_merge_id_seq', 1, false);


--
-- Name: alumni_note_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_note_id_seq', 1, false);


--
-- Name: alumni_offer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_offer_id_seq', 1, false);


--
-- Name: alumni_offer_topics_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_offer_topics_id_seq', 1, false);


--
-- Name: alumni_organisation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_organisation_id_seq', 1, false);


--
-- Name: alumni_person_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_person_id_seq', 1, false);


--
-- Name: alumni_person_topics_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_person_topics_id_seq', 1, false);


--
-- Name: alumni_programme_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_programme_id_seq', 1, false);


--
-- Name: alumni_purpose_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_purpose_id_seq', 4, true);


--
-- Name: alumni_recordsextract_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_recordsextract_id_seq', 1, false);


--
-- Name: alumni_recordsrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_recordsrow_id_seq', 1, false);


--
-- Name: alumni_retentioncount_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_retentioncount_id_seq', 1, false);


--
-- Name: alumni_retentionrule_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_retentionrule_id_seq', 1, false);


--
-- Name: alumni_retentionrun_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_retentionrun_id_seq', 1, false);


--
-- Name: alumni_savedview_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_savedview_id_seq', 1, false);


--
-- Name: alumni_searchbuild_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_searchbuild_id_seq', 1, false);


--
-- Name: alumni_searchchange_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_searchchange_id_seq', 1, false);


--
-- Name: alumni_searchfacet_code_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_searchfacet_code_seq', 3, true);


--
-- Name: alumni_searchposting_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_searchposting_id_seq', 1, false);


--
-- Name: alumni_sector_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_sector_id_seq', 1, false);


--
-- Name: alumni_topic_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_topic_id_seq', 1, false);


--
-- Name: alumni_user_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_user_groups_id_seq', 1, false);


--
-- Name: alumni_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_user_id_seq', 1, false);


--
-- Name: alumni_user_user_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_user_user_permissions_id_seq', 1, false);


--
-- Name: alumni_waitingfile_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_waitingfile_id_seq', 1, false);


--
-- Name: alumni_wording_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alumni_wording_id_seq', 4, true);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 2, true);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 18, true);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 604, true);


--
-- Name: campaigns_addresscheck_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_addresscheck_id_seq', 1, false);


--
-- Name: campaigns_attachment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_attachment_id_seq', 1, false);


--
-- Name: campaigns_automation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_automation_id_seq', 1, false);


--
-- Name: campaigns_campaign_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_campaign_id_seq', 1, false);


--
-- Name: campaigns_click_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_click_id_seq', 1, false);


--
-- Name: campaigns_deliveryexception_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_deliveryexception_id_seq', 1, false);


--
-- Name: campaigns_edition_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_edition_id_seq', 1, false);


--
-- Name: campaigns_effect_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_effect_id_seq', 1, false);


--
-- Name: campaigns_flow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_flow_id_seq', 1, false);


--
-- Name: campaigns_halt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_halt_id_seq', 1, false);


--
-- Name: campaigns_incoming_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_incoming_id_seq', 1, false);


--
-- Name: campaigns_leftout_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_leftout_id_seq', 1, false);


--
-- Name: campaigns_link_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_link_id_seq', 1, false);


--
-- Name: campaigns_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_message_id_seq', 1, false);


--
-- Name: campaigns_occurrence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_occurrence_id_seq', 1, false);


--
-- Name: campaigns_readmark_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_readmark_id_seq', 1, false);


--
-- Name: campaigns_segment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_segment_id_seq', 1, false);


--
-- Name: campaigns_segmentmember_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_segmentmember_id_seq', 1, false);


--
-- Name: campaigns_segmentstale_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_segmentstale_id_seq', 1, false);


--
-- Name: campaigns_suppression_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.campaigns_suppression_id_seq', 1, false);


--
-- Name: cms_award_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cms_award_id_seq', 1, false);


--
-- Name: cms_storypage_topics_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cms_storypage_topics_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 151, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 299, true);


--
-- Name: engagement_ask_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_ask_id_seq', 1, false);


--
-- Name: engagement_askingstop_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_askingstop_id_seq', 1, false);


--
-- Name: engagement_asklimit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_asklimit_id_seq', 1, false);


--
-- Name: engagement_contract_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_contract_id_seq', 1, false);


--
-- Name: engagement_contract_programmes_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_contract_programmes_id_seq', 1, false);


--
-- Name: engagement_contractduty_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_contractduty_id_seq', 1, false);


--
-- Name: engagement_contractfollowup_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_contractfollowup_id_seq', 1, false);


--
-- Name: engagement_fitcheck_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_fitcheck_id_seq', 1, false);


--
-- Name: engagement_handover_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_handover_id_seq', 1, false);


--
-- Name: engagement_meeting_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_meeting_id_seq', 1, false);


--
-- Name: engagement_mentorapplication_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_mentorapplication_id_seq', 1, false);


--
-- Name: engagement_mentorapplication_topics_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_mentorapplication_topics_id_seq', 1, false);


--
-- Name: engagement_mentorpair_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_mentorpair_id_seq', 1, false);


--
-- Name: engagement_mentorround_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_mentorround_id_seq', 1, false);


--
-- Name: engagement_note_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_note_id_seq', 1, false);


--
-- Name: engagement_report_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_report_id_seq', 1, false);


--
-- Name: engagement_request_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_request_id_seq', 1, false);


--
-- Name: engagement_roundmentor_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_roundmentor_id_seq', 1, false);


--
-- Name: engagement_roundmentor_topics_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_roundmentor_topics_id_seq', 1, false);


--
-- Name: engagement_wording_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.engagement_wording_id_seq', 1, false);


--
-- Name: events_event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.events_event_id_seq', 1, false);


--
-- Name: events_eventinvitation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.events_eventinvitation_id_seq', 1, false);


--
-- Name: events_eventversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.events_eventversion_id_seq', 1, false);


--
-- Name: events_registration_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.events_registration_id_seq', 1, false);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);


--
-- Name: portal_ambition_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.portal_ambition_id_seq', 1, false);


--
-- Name: simple_translation_simpletranslation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.simple_translation_simpletranslation_id_seq', 1, false);


--
-- Name: socialaccount_socialaccount_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);


--
-- Name: socialaccount_socialapp_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);


--
-- Name: socialaccount_socialtoken_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);


--
-- Name: taggit_tag_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);


--
-- Name: taggit_taggeditem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);


--
-- Name: wagtailadmin_admin_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);


--
-- Name: wagtailadmin_editingsession_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);


--
-- Name: wagtailadmin_formstate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);


--
-- Name: wagtailcore_apitoken_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);


--
-- Name: wagtailcore_collection_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);


--
-- Name: wagtailcore_collectionviewrestriction_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);


--
-- Name: wagtailcore_collectionviewrestriction_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);


--
-- Name: wagtailcore_comment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);


--
-- Name: wagtailcore_commentreply_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);


--
-- Name: wagtailcore_groupapprovaltask_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);


--
-- Name: wagtailcore_groupcollectionpermission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 12, true);


--
-- Name: wagtailcore_grouppagepermission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);


--
-- Name: wagtailcore_groupsitepermission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);


--
-- Name: wagtailcore_locale_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);


--
-- Name: wagtailcore_modellogentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);


--
-- Name: wagtailcore_page_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 2, true);


--
-- Name: wagtailcore_pagelogentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);


--
-- Name: wagtailcore_pagerevision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);


--
-- Name: wagtailcore_pagesubscription_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);


--
-- Name: wagtailcore_pageviewrestriction_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);


--
-- Name: wagtailcore_pageviewrestriction_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);


--
-- Name: wagtailcore_referenceindex_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);


--
-- Name: wagtailcore_site_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 1, true);


--
-- Name: wagtailcore_task_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);


--
-- Name: wagtailcore_taskstate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);


--
-- Name: wagtailcore_uploadedfile_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);


--
-- Name: wagtailcore_workflow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);


--
-- Name: wagtailcore_workflowstate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);


--
-- Name: wagtailcore_workflowtask_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);


--
-- Name: wagtaildocs_document_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);


--
-- Name: wagtailembeds_embed_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);


--
-- Name: wagtailimages_image_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);


--
-- Name: wagtailimages_rendition_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);


--
-- Name: wagtailredirects_redirect_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailredirects_redirect_id_seq', 1, false);


--
-- Name: wagtailsearch_indexentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);


--
-- Name: wagtailusers_userprofile_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: alumni_address address_once_per_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_address
    ADD CONSTRAINT address_once_per_person UNIQUE (person_id, email);


--
-- Name: alumni_accessrequest alumni_accessrequest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_accessrequest
    ADD CONSTRAINT alumni_accessrequest_pkey PRIMARY KEY (id);


--
-- Name: alumni_address alumni_address_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_address
    ADD CONSTRAINT alumni_address_pkey PRIMARY KEY (id);


--
-- Name: alumni_auditentry alumni_auditentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_auditentry
    ADD CONSTRAINT alumni_auditentry_pkey PRIMARY KEY (id);


--
-- Name: alumni_campus alumni_campus_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_campus
    ADD CONSTRAINT alumni_campus_code_key UNIQUE (code);


--
-- Name: alumni_campus alumni_campus_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_campus
    ADD CONSTRAINT alumni_campus_pkey PRIMARY KEY (id);


--
-- Name: alumni_claimrequest alumni_claimrequest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_claimrequest
    ADD CONSTRAINT alumni_claimrequest_pkey PRIMARY KEY (id);


--
-- Name: alumni_columnmapping alumni_columnmapping_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_columnmapping
    ADD CONSTRAINT alumni_columnmapping_pkey PRIMARY KEY (id);


--
-- Name: alumni_columnmapping alumni_columnmapping_signature_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_columnmapping
    ADD CONSTRAINT alumni_columnmapping_signature_key UNIQUE (signature);


--
-- Name: alumni_consent alumni_consent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consent
    ADD CONSTRAINT alumni_consent_pkey PRIMARY KEY (id);


--
-- Name: alumni_consentstate alumni_consentstate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consentstate
    ADD CONSTRAINT alumni_consentstate_pkey PRIMARY KEY (id);


--
-- Name: alumni_correctionrequest alumni_correctionrequest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_correctionrequest
    ADD CONSTRAINT alumni_correctionrequest_pkey PRIMARY KEY (id);


--
-- Name: alumni_course alumni_course_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_course
    ADD CONSTRAINT alumni_course_code_key UNIQUE (code);


--
-- Name: alumni_course alumni_course_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_course
    ADD CONSTRAINT alumni_course_pkey PRIMARY KEY (id);


--
-- Name: alumni_declinedword alumni_declinedword_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_declinedword
    ADD CONSTRAINT alumni_declinedword_pkey PRIMARY KEY (id);


--
-- Name: alumni_declinedword alumni_declinedword_word_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_declinedword
    ADD CONSTRAINT alumni_declinedword_word_key UNIQUE (word);


--
-- Name: alumni_degree alumni_degree_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_degree
    ADD CONSTRAINT alumni_degree_pkey PRIMARY KEY (id);


--
-- Name: alumni_department alumni_department_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_department
    ADD CONSTRAINT alumni_department_code_key UNIQUE (code);


--
-- Name: alumni_department alumni_department_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_department
    ADD CONSTRAINT alumni_department_pkey PRIMARY KEY (id);


--
-- Name: alumni_duplicatepair alumni_duplicatepair_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_duplicatepair
    ADD CONSTRAINT alumni_duplicatepair_pkey PRIMARY KEY (id);


--
-- Name: alumni_employment alumni_employment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_employment
    ADD CONSTRAINT alumni_employment_pkey PRIMARY KEY (id);


--
-- Name: alumni_importbatch alumni_importbatch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importbatch
    ADD CONSTRAINT alumni_importbatch_pkey PRIMARY KEY (id);


--
-- Name: alumni_importrow alumni_importrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importrow
    ADD CONSTRAINT alumni_importrow_pkey PRIMARY KEY (id);


--
-- Name: alumni_interaction alumni_interaction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_interaction
    ADD CONSTRAINT alumni_interaction_pkey PRIMARY KEY (id);


--
-- Name: alumni_listchange alumni_listchange_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_listchange
    ADD CONSTRAINT alumni_listchange_pkey PRIMARY KEY (id);


--
-- Name: alumni_listrow alumni_listrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_listrow
    ADD CONSTRAINT alumni_listrow_pkey PRIMARY KEY (person_id);


--
-- Name: alumni_listset alumni_listset_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_listset
    ADD CONSTRAINT alumni_listset_pkey PRIMARY KEY (id);


--
-- Name: alumni_matchcard alumni_matchcard_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_matchcard
    ADD CONSTRAINT alumni_matchcard_pkey PRIMARY KEY (person_id);


--
-- Name: alumni_merge alumni_merge_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_merge
    ADD CONSTRAINT alumni_merge_pkey PRIMARY KEY (id);


--
-- Name: alumni_note alumni_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_note
    ADD CONSTRAINT alumni_note_pkey PRIMARY KEY (id);


--
-- Name: alumni_offer alumni_offer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer
    ADD CONSTRAINT alumni_offer_pkey PRIMARY KEY (id);


--
-- Name: alumni_offer_topics alumni_offer_topics_offer_id_topic_id_a187b312_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer_topics
    ADD CONSTRAINT alumni_offer_topics_offer_id_topic_id_a187b312_uniq UNIQUE (offer_id, topic_id);


--
-- Name: alumni_offer_topics alumni_offer_topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer_topics
    ADD CONSTRAINT alumni_offer_topics_pkey PRIMARY KEY (id);


--
-- Name: alumni_organisation alumni_organisation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_organisation
    ADD CONSTRAINT alumni_organisation_pkey PRIMARY KEY (id);


--
-- Name: alumni_person alumni_person_personal_number_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person
    ADD CONSTRAINT alumni_person_personal_number_hash_key UNIQUE (personal_number_hash);


--
-- Name: alumni_person alumni_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person
    ADD CONSTRAINT alumni_person_pkey PRIMARY KEY (id);


--
-- Name: alumni_person alumni_person_student_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person
    ADD CONSTRAINT alumni_person_student_uid_key UNIQUE (student_uid);


--
-- Name: alumni_person_topics alumni_person_topics_person_id_topic_id_7bea0e6a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person_topics
    ADD CONSTRAINT alumni_person_topics_person_id_topic_id_7bea0e6a_uniq UNIQUE (person_id, topic_id);


--
-- Name: alumni_person_topics alumni_person_topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person_topics
    ADD CONSTRAINT alumni_person_topics_pkey PRIMARY KEY (id);


--
-- Name: alumni_person alumni_person_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person
    ADD CONSTRAINT alumni_person_user_id_key UNIQUE (user_id);


--
-- Name: alumni_programme alumni_programme_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_programme
    ADD CONSTRAINT alumni_programme_code_key UNIQUE (code);


--
-- Name: alumni_programme alumni_programme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_programme
    ADD CONSTRAINT alumni_programme_pkey PRIMARY KEY (id);


--
-- Name: alumni_purpose alumni_purpose_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_purpose
    ADD CONSTRAINT alumni_purpose_code_key UNIQUE (code);


--
-- Name: alumni_purpose alumni_purpose_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_purpose
    ADD CONSTRAINT alumni_purpose_pkey PRIMARY KEY (id);


--
-- Name: alumni_recordsextract alumni_recordsextract_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsextract
    ADD CONSTRAINT alumni_recordsextract_pkey PRIMARY KEY (id);


--
-- Name: alumni_recordsrow alumni_recordsrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsrow
    ADD CONSTRAINT alumni_recordsrow_pkey PRIMARY KEY (id);


--
-- Name: alumni_retentioncount alumni_retentioncount_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentioncount
    ADD CONSTRAINT alumni_retentioncount_pkey PRIMARY KEY (id);


--
-- Name: alumni_retentionrule alumni_retentionrule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentionrule
    ADD CONSTRAINT alumni_retentionrule_pkey PRIMARY KEY (id);


--
-- Name: alumni_retentionrun alumni_retentionrun_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentionrun
    ADD CONSTRAINT alumni_retentionrun_pkey PRIMARY KEY (id);


--
-- Name: alumni_savedview alumni_savedview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_savedview
    ADD CONSTRAINT alumni_savedview_pkey PRIMARY KEY (id);


--
-- Name: alumni_searchbuild alumni_searchbuild_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchbuild
    ADD CONSTRAINT alumni_searchbuild_pkey PRIMARY KEY (id);


--
-- Name: alumni_searchcard alumni_searchcard_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchcard
    ADD CONSTRAINT alumni_searchcard_pkey PRIMARY KEY (row_id);


--
-- Name: alumni_searchchange alumni_searchchange_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchchange
    ADD CONSTRAINT alumni_searchchange_pkey PRIMARY KEY (id);


--
-- Name: alumni_searchfacet alumni_searchfacet_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchfacet
    ADD CONSTRAINT alumni_searchfacet_pkey PRIMARY KEY (code);


--
-- Name: alumni_searchname alumni_searchname_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchname
    ADD CONSTRAINT alumni_searchname_pkey PRIMARY KEY (name);


--
-- Name: alumni_searchposting alumni_searchposting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchposting
    ADD CONSTRAINT alumni_searchposting_pkey PRIMARY KEY (id);


--
-- Name: alumni_searchrow alumni_searchrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchrow
    ADD CONSTRAINT alumni_searchrow_pkey PRIMARY KEY (person_id);


--
-- Name: alumni_searchword alumni_searchword_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchword
    ADD CONSTRAINT alumni_searchword_pkey PRIMARY KEY (word);


--
-- Name: alumni_sector alumni_sector_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_sector
    ADD CONSTRAINT alumni_sector_code_key UNIQUE (code);


--
-- Name: alumni_sector alumni_sector_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_sector
    ADD CONSTRAINT alumni_sector_pkey PRIMARY KEY (id);


--
-- Name: alumni_topic alumni_topic_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_topic
    ADD CONSTRAINT alumni_topic_pkey PRIMARY KEY (id);


--
-- Name: alumni_topic alumni_topic_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_topic
    ADD CONSTRAINT alumni_topic_slug_key UNIQUE (slug);


--
-- Name: alumni_user alumni_user_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user
    ADD CONSTRAINT alumni_user_email_key UNIQUE (email);


--
-- Name: alumni_user_groups alumni_user_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_groups
    ADD CONSTRAINT alumni_user_groups_pkey PRIMARY KEY (id);


--
-- Name: alumni_user_groups alumni_user_groups_user_id_group_id_22bd850b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_groups
    ADD CONSTRAINT alumni_user_groups_user_id_group_id_22bd850b_uniq UNIQUE (user_id, group_id);


--
-- Name: alumni_user alumni_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user
    ADD CONSTRAINT alumni_user_pkey PRIMARY KEY (id);


--
-- Name: alumni_user_user_permissions alumni_user_user_permiss_user_id_permission_id_de495fcc_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_user_permissions
    ADD CONSTRAINT alumni_user_user_permiss_user_id_permission_id_de495fcc_uniq UNIQUE (user_id, permission_id);


--
-- Name: alumni_user_user_permissions alumni_user_user_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_user_permissions
    ADD CONSTRAINT alumni_user_user_permissions_pkey PRIMARY KEY (id);


--
-- Name: alumni_waitingfile alumni_waitingfile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_waitingfile
    ADD CONSTRAINT alumni_waitingfile_pkey PRIMARY KEY (id);


--
-- Name: alumni_wording alumni_wording_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_wording
    ADD CONSTRAINT alumni_wording_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: cache_entry cache_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cache_entry
    ADD CONSTRAINT cache_entry_pkey PRIMARY KEY (cache_key);


--
-- Name: campaigns_addresscheck campaigns_addresscheck_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_addresscheck
    ADD CONSTRAINT campaigns_addresscheck_pkey PRIMARY KEY (id);


--
-- Name: campaigns_attachment campaigns_attachment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_attachment
    ADD CONSTRAINT campaigns_attachment_pkey PRIMARY KEY (id);


--
-- Name: campaigns_automation campaigns_automation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_automation
    ADD CONSTRAINT campaigns_automation_pkey PRIMARY KEY (id);


--
-- Name: campaigns_campaign campaigns_campaign_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_pkey PRIMARY KEY (id);


--
-- Name: campaigns_chunk campaigns_chunk_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_chunk
    ADD CONSTRAINT campaigns_chunk_pkey PRIMARY KEY (campaign_id, number);


--
-- Name: campaigns_click campaigns_click_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_click
    ADD CONSTRAINT campaigns_click_pkey PRIMARY KEY (id);


--
-- Name: campaigns_deliveryexception campaigns_deliveryexception_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_deliveryexception
    ADD CONSTRAINT campaigns_deliveryexception_pkey PRIMARY KEY (id);


--
-- Name: campaigns_edition campaigns_edition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_edition
    ADD CONSTRAINT campaigns_edition_pkey PRIMARY KEY (id);


--
-- Name: campaigns_effect campaigns_effect_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_effect
    ADD CONSTRAINT campaigns_effect_pkey PRIMARY KEY (id);


--
-- Name: campaigns_flow campaigns_flow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_flow
    ADD CONSTRAINT campaigns_flow_pkey PRIMARY KEY (id);


--
-- Name: campaigns_halt campaigns_halt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_halt
    ADD CONSTRAINT campaigns_halt_pkey PRIMARY KEY (id);


--
-- Name: campaigns_incoming campaigns_incoming_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_incoming
    ADD CONSTRAINT campaigns_incoming_key_key UNIQUE (key);


--
-- Name: campaigns_incoming campaigns_incoming_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_incoming
    ADD CONSTRAINT campaigns_incoming_pkey PRIMARY KEY (id);


--
-- Name: campaigns_installation campaigns_installation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_installation
    ADD CONSTRAINT campaigns_installation_pkey PRIMARY KEY (id);


--
-- Name: campaigns_leftout campaigns_leftout_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_leftout
    ADD CONSTRAINT campaigns_leftout_pkey PRIMARY KEY (id);


--
-- Name: campaigns_link campaigns_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_link
    ADD CONSTRAINT campaigns_link_pkey PRIMARY KEY (id);


--
-- Name: campaigns_message campaigns_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_message
    ADD CONSTRAINT campaigns_message_pkey PRIMARY KEY (id);


--
-- Name: campaigns_occurrence campaigns_occurrence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_occurrence
    ADD CONSTRAINT campaigns_occurrence_pkey PRIMARY KEY (id);


--
-- Name: campaigns_pace campaigns_pace_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_pace
    ADD CONSTRAINT campaigns_pace_pkey PRIMARY KEY (campaign_id);


--
-- Name: campaigns_readmark campaigns_readmark_mailbox_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_readmark
    ADD CONSTRAINT campaigns_readmark_mailbox_key UNIQUE (mailbox);


--
-- Name: campaigns_readmark campaigns_readmark_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_readmark
    ADD CONSTRAINT campaigns_readmark_pkey PRIMARY KEY (id);


--
-- Name: campaigns_recipient campaigns_recipient_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_recipient
    ADD CONSTRAINT campaigns_recipient_pkey PRIMARY KEY (campaign_id, seq);


--
-- Name: campaigns_segment campaigns_segment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segment
    ADD CONSTRAINT campaigns_segment_pkey PRIMARY KEY (id);


--
-- Name: campaigns_segmentmember campaigns_segmentmember_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segmentmember
    ADD CONSTRAINT campaigns_segmentmember_pkey PRIMARY KEY (id);


--
-- Name: campaigns_segmentrow campaigns_segmentrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segmentrow
    ADD CONSTRAINT campaigns_segmentrow_pkey PRIMARY KEY (person_id);


--
-- Name: campaigns_segmentstale campaigns_segmentstale_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segmentstale
    ADD CONSTRAINT campaigns_segmentstale_pkey PRIMARY KEY (id);


--
-- Name: campaigns_suppression campaigns_suppression_email_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_suppression
    ADD CONSTRAINT campaigns_suppression_email_hash_key UNIQUE (email_hash);


--
-- Name: campaigns_suppression campaigns_suppression_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_suppression
    ADD CONSTRAINT campaigns_suppression_pkey PRIMARY KEY (id);


--
-- Name: campaigns_trial campaigns_trial_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_trial
    ADD CONSTRAINT campaigns_trial_pkey PRIMARY KEY (campaign_id);


--
-- Name: cms_award cms_award_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_award
    ADD CONSTRAINT cms_award_pkey PRIMARY KEY (id);


--
-- Name: cms_awardindexpage cms_awardindexpage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_awardindexpage
    ADD CONSTRAINT cms_awardindexpage_pkey PRIMARY KEY (page_ptr_id);


--
-- Name: cms_homepage cms_homepage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id);


--
-- Name: cms_standardpage cms_standardpage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_pkey PRIMARY KEY (page_ptr_id);


--
-- Name: cms_storyindexpage cms_storyindexpage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storyindexpage
    ADD CONSTRAINT cms_storyindexpage_pkey PRIMARY KEY (page_ptr_id);


--
-- Name: cms_storypage cms_storypage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_pkey PRIMARY KEY (page_ptr_id);


--
-- Name: cms_storypage_topics cms_storypage_topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage_topics
    ADD CONSTRAINT cms_storypage_topics_pkey PRIMARY KEY (id);


--
-- Name: cms_storypage_topics cms_storypage_topics_storypage_id_topic_id_654f55cf_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage_topics
    ADD CONSTRAINT cms_storypage_topics_storypage_id_topic_id_654f55cf_uniq UNIQUE (storypage_id, topic_id);


--
-- Name: engagement_contractduty contract_duty_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contractduty
    ADD CONSTRAINT contract_duty_once UNIQUE (contract_id, kind);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: engagement_ask engagement_ask_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_ask
    ADD CONSTRAINT engagement_ask_pkey PRIMARY KEY (id);


--
-- Name: engagement_askingstop engagement_askingstop_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_askingstop
    ADD CONSTRAINT engagement_askingstop_pkey PRIMARY KEY (id);


--
-- Name: engagement_askingstop engagement_askingstop_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_askingstop
    ADD CONSTRAINT engagement_askingstop_user_id_key UNIQUE (user_id);


--
-- Name: engagement_asklimit engagement_asklimit_person_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_asklimit
    ADD CONSTRAINT engagement_asklimit_person_id_key UNIQUE (person_id);


--
-- Name: engagement_asklimit engagement_asklimit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_asklimit
    ADD CONSTRAINT engagement_asklimit_pkey PRIMARY KEY (id);


--
-- Name: engagement_contract engagement_contract_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract
    ADD CONSTRAINT engagement_contract_pkey PRIMARY KEY (id);


--
-- Name: engagement_contract_programmes engagement_contract_prog_contract_id_programme_id_ecbef326_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract_programmes
    ADD CONSTRAINT engagement_contract_prog_contract_id_programme_id_ecbef326_uniq UNIQUE (contract_id, programme_id);


--
-- Name: engagement_contract_programmes engagement_contract_programmes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract_programmes
    ADD CONSTRAINT engagement_contract_programmes_pkey PRIMARY KEY (id);


--
-- Name: engagement_contractduty engagement_contractduty_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contractduty
    ADD CONSTRAINT engagement_contractduty_pkey PRIMARY KEY (id);


--
-- Name: engagement_contractfollowup engagement_contractfollowup_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contractfollowup
    ADD CONSTRAINT engagement_contractfollowup_pkey PRIMARY KEY (id);


--
-- Name: engagement_fitcheck engagement_fitcheck_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_fitcheck
    ADD CONSTRAINT engagement_fitcheck_pkey PRIMARY KEY (id);


--
-- Name: engagement_handover engagement_handover_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_handover
    ADD CONSTRAINT engagement_handover_pkey PRIMARY KEY (id);


--
-- Name: engagement_meeting engagement_meeting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_meeting
    ADD CONSTRAINT engagement_meeting_pkey PRIMARY KEY (id);


--
-- Name: engagement_mentorapplication_topics engagement_mentorapplica_mentorapplication_id_top_41502b3c_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication_topics
    ADD CONSTRAINT engagement_mentorapplica_mentorapplication_id_top_41502b3c_uniq UNIQUE (mentorapplication_id, topic_id);


--
-- Name: engagement_mentorapplication engagement_mentorapplication_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication
    ADD CONSTRAINT engagement_mentorapplication_pkey PRIMARY KEY (id);


--
-- Name: engagement_mentorapplication_topics engagement_mentorapplication_topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication_topics
    ADD CONSTRAINT engagement_mentorapplication_topics_pkey PRIMARY KEY (id);


--
-- Name: engagement_mentorpair engagement_mentorpair_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorpair
    ADD CONSTRAINT engagement_mentorpair_pkey PRIMARY KEY (id);


--
-- Name: engagement_mentorround engagement_mentorround_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorround
    ADD CONSTRAINT engagement_mentorround_pkey PRIMARY KEY (id);


--
-- Name: engagement_note engagement_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_note
    ADD CONSTRAINT engagement_note_pkey PRIMARY KEY (id);


--
-- Name: engagement_report engagement_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_report
    ADD CONSTRAINT engagement_report_pkey PRIMARY KEY (id);


--
-- Name: engagement_request engagement_request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_request
    ADD CONSTRAINT engagement_request_pkey PRIMARY KEY (id);


--
-- Name: engagement_roundmentor engagement_roundmentor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor
    ADD CONSTRAINT engagement_roundmentor_pkey PRIMARY KEY (id);


--
-- Name: engagement_roundmentor_topics engagement_roundmentor_t_roundmentor_id_topic_id_3c336d97_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor_topics
    ADD CONSTRAINT engagement_roundmentor_t_roundmentor_id_topic_id_3c336d97_uniq UNIQUE (roundmentor_id, topic_id);


--
-- Name: engagement_roundmentor_topics engagement_roundmentor_topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor_topics
    ADD CONSTRAINT engagement_roundmentor_topics_pkey PRIMARY KEY (id);


--
-- Name: engagement_wording engagement_wording_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_wording
    ADD CONSTRAINT engagement_wording_pkey PRIMARY KEY (id);


--
-- Name: events_event events_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_event
    ADD CONSTRAINT events_event_pkey PRIMARY KEY (id);


--
-- Name: events_event events_event_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_event
    ADD CONSTRAINT events_event_slug_key UNIQUE (slug);


--
-- Name: events_eventinvitation events_eventinvitation_campaign_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_eventinvitation
    ADD CONSTRAINT events_eventinvitation_campaign_id_key UNIQUE (campaign_id);


--
-- Name: events_eventinvitation events_eventinvitation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_eventinvitation
    ADD CONSTRAINT events_eventinvitation_pkey PRIMARY KEY (id);


--
-- Name: events_eventversion events_eventversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_eventversion
    ADD CONSTRAINT events_eventversion_pkey PRIMARY KEY (id);


--
-- Name: events_registration events_registration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_registration
    ADD CONSTRAINT events_registration_pkey PRIMARY KEY (id);


--
-- Name: mfa_authenticator mfa_authenticator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


--
-- Name: campaigns_segmentmember once_in_a_segment; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segmentmember
    ADD CONSTRAINT once_in_a_segment UNIQUE (segment_id, person_id);


--
-- Name: campaigns_occurrence once_per_occasion; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_occurrence
    ADD CONSTRAINT once_per_occasion UNIQUE (automation_id, person_id, key);


--
-- Name: portal_ambition one_ambition_per_kind_and_year; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_ambition
    ADD CONSTRAINT one_ambition_per_kind_and_year UNIQUE (programme_id, year, kind);


--
-- Name: events_registration one_answer_per_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_registration
    ADD CONSTRAINT one_answer_per_person UNIQUE (event_id, person_id);


--
-- Name: engagement_fitcheck one_check_per_side; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_fitcheck
    ADD CONSTRAINT one_check_per_side UNIQUE (pair_id, side);


--
-- Name: alumni_searchfacet one_code_per_facet; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchfacet
    ADD CONSTRAINT one_code_per_facet UNIQUE (kind, key);


--
-- Name: campaigns_edition one_edition_a_language; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_edition
    ADD CONSTRAINT one_edition_a_language UNIQUE (campaign_id, version, language);


--
-- Name: campaigns_deliveryexception one_exception_per_letter; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_deliveryexception
    ADD CONSTRAINT one_exception_per_letter UNIQUE (campaign_id, seq);


--
-- Name: campaigns_flow one_flow_a_destination; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_flow
    ADD CONSTRAINT one_flow_a_destination UNIQUE (relay, destination);


--
-- Name: campaigns_recipient one_letter_per_address; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_recipient
    ADD CONSTRAINT one_letter_per_address UNIQUE (campaign_id, email);


--
-- Name: campaigns_recipient one_letter_per_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_recipient
    ADD CONSTRAINT one_letter_per_person UNIQUE (person_id, campaign_id);


--
-- Name: campaigns_link one_link_per_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_link
    ADD CONSTRAINT one_link_per_number UNIQUE (campaign_id, number);


--
-- Name: engagement_meeting one_meeting_per_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_meeting
    ADD CONSTRAINT one_meeting_per_day UNIQUE (pair_id, "on");


--
-- Name: engagement_roundmentor one_mentor_per_round; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor
    ADD CONSTRAINT one_mentor_per_round UNIQUE (round_id, person_id);


--
-- Name: alumni_offer one_offer_of_a_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer
    ADD CONSTRAINT one_offer_of_a_kind UNIQUE (person_id, kind);


--
-- Name: alumni_searchposting one_posting_per_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchposting
    ADD CONSTRAINT one_posting_per_key UNIQUE (build_id, key);


--
-- Name: alumni_recordsrow one_record_per_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsrow
    ADD CONSTRAINT one_record_per_position UNIQUE (extract_id, "position");


--
-- Name: engagement_request one_request_per_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_request
    ADD CONSTRAINT one_request_per_person UNIQUE (ask_id, person_id);


--
-- Name: engagement_request one_request_per_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_request
    ADD CONSTRAINT one_request_per_position UNIQUE (ask_id, "position");


--
-- Name: alumni_retentioncount one_retention_count_per_month; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentioncount
    ADD CONSTRAINT one_retention_count_per_month UNIQUE (kind, month, label);


--
-- Name: alumni_retentionrule one_retention_rule_per_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentionrule
    ADD CONSTRAINT one_retention_rule_per_kind UNIQUE (kind);


--
-- Name: alumni_importrow one_row_per_line; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importrow
    ADD CONSTRAINT one_row_per_line UNIQUE (batch_id, number);


--
-- Name: alumni_duplicatepair one_row_per_pair; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_duplicatepair
    ADD CONSTRAINT one_row_per_pair UNIQUE (first_id, second_id);


--
-- Name: alumni_listset one_set_of_a_value; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_listset
    ADD CONSTRAINT one_set_of_a_value UNIQUE (facet, value);


--
-- Name: alumni_consentstate one_state_per_purpose; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consentstate
    ADD CONSTRAINT one_state_per_purpose UNIQUE (person_id, purpose_id);


--
-- Name: alumni_wording one_wording_per_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_wording
    ADD CONSTRAINT one_wording_per_version UNIQUE (purpose_id, version);


--
-- Name: portal_ambition portal_ambition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_ambition
    ADD CONSTRAINT portal_ambition_pkey PRIMARY KEY (id);


--
-- Name: alumni_savedview saved_view_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_savedview
    ADD CONSTRAINT saved_view_name_once UNIQUE (owner_id, name);


--
-- Name: simple_translation_simpletranslation simple_translation_simpletranslation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.simple_translation_simpletranslation
    ADD CONSTRAINT simple_translation_simpletranslation_pkey PRIMARY KEY (id);


--
-- Name: socialaccount_socialaccount socialaccount_socialaccount_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);


--
-- Name: socialaccount_socialaccount socialaccount_socialaccount_provider_uid_fc810c6e_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);


--
-- Name: socialaccount_socialapp socialaccount_socialapp_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);


--
-- Name: socialaccount_socialtoken socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);


--
-- Name: socialaccount_socialtoken socialaccount_socialtoken_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);


--
-- Name: taggit_tag taggit_tag_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);


--
-- Name: taggit_tag taggit_tag_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);


--
-- Name: taggit_tag taggit_tag_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);


--
-- Name: taggit_taggeditem taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);


--
-- Name: taggit_taggeditem taggit_taggeditem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_grouppagepermission unique_permission; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);


--
-- Name: wagtailadmin_admin wagtailadmin_admin_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);


--
-- Name: wagtailadmin_editingsession wagtailadmin_editingsession_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);


--
-- Name: wagtailadmin_formstate wagtailadmin_formstate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_apitoken wagtailcore_apitoken_key_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);


--
-- Name: wagtailcore_apitoken wagtailcore_apitoken_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_collection wagtailcore_collection_path_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);


--
-- Name: wagtailcore_collection wagtailcore_collection_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_collectionviewrestriction_groups wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);


--
-- Name: wagtailcore_collectionviewrestriction_groups wagtailcore_collectionviewrestriction_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_collectionviewrestriction wagtailcore_collectionviewrestriction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_comment wagtailcore_comment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_commentreply wagtailcore_commentreply_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_groupapprovaltask_groups wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);


--
-- Name: wagtailcore_groupapprovaltask_groups wagtailcore_groupapprovaltask_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_groupapprovaltask wagtailcore_groupapprovaltask_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);


--
-- Name: wagtailcore_groupcollectionpermission wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);


--
-- Name: wagtailcore_groupcollectionpermission wagtailcore_groupcollectionpermission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_grouppagepermission wagtailcore_grouppagepermission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_groupsitepermission wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);


--
-- Name: wagtailcore_groupsitepermission wagtailcore_groupsitepermission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_locale wagtailcore_locale_language_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);


--
-- Name: wagtailcore_locale wagtailcore_locale_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_modellogentry wagtailcore_modellogentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_page wagtailcore_page_path_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);


--
-- Name: wagtailcore_page wagtailcore_page_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_page wagtailcore_page_translation_key_locale_id_9b041bad_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);


--
-- Name: wagtailcore_pagelogentry wagtailcore_pagelogentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_revision wagtailcore_pagerevision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_pagesubscription wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);


--
-- Name: wagtailcore_pagesubscription wagtailcore_pagesubscription_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_pageviewrestriction_groups wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);


--
-- Name: wagtailcore_pageviewrestriction_groups wagtailcore_pageviewrestriction_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_pageviewrestriction wagtailcore_pageviewrestriction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_referenceindex wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);


--
-- Name: wagtailcore_referenceindex wagtailcore_referenceindex_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_site wagtailcore_site_hostname_port_2c626d70_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);


--
-- Name: wagtailcore_site wagtailcore_site_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_task wagtailcore_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_taskstate wagtailcore_taskstate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_uploadedfile wagtailcore_uploadedfile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_workflow wagtailcore_workflow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_workflowcontenttype wagtailcore_workflowcontenttype_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);


--
-- Name: wagtailcore_workflowpage wagtailcore_workflowpage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);


--
-- Name: wagtailcore_workflowstate wagtailcore_workflowstate_current_task_state_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);


--
-- Name: wagtailcore_workflowstate wagtailcore_workflowstate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_workflowtask wagtailcore_workflowtask_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);


--
-- Name: wagtailcore_workflowtask wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);


--
-- Name: wagtaildocs_document wagtaildocs_document_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);


--
-- Name: wagtailembeds_embed wagtailembeds_embed_hash_c9bd8c9a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);


--
-- Name: wagtailembeds_embed wagtailembeds_embed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);


--
-- Name: wagtailimages_image wagtailimages_image_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);


--
-- Name: wagtailimages_rendition wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);


--
-- Name: wagtailimages_rendition wagtailimages_rendition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);


--
-- Name: wagtailredirects_redirect wagtailredirects_redirect_old_path_site_id_783622d7_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);


--
-- Name: wagtailredirects_redirect wagtailredirects_redirect_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);


--
-- Name: wagtailsearch_indexentry wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);


--
-- Name: wagtailsearch_indexentry wagtailsearch_indexentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);


--
-- Name: wagtailusers_userprofile wagtailusers_userprofile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);


--
-- Name: wagtailusers_userprofile wagtailusers_userprofile_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);


--
-- Name: engagement_wording wording_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_wording
    ADD CONSTRAINT wording_name_once UNIQUE (owner_id, name);


--
-- Name: access_request_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX access_request_waiting ON public.alumni_accessrequest USING btree (due_on) WHERE (closed_at IS NULL);


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: address_bad; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX address_bad ON public.alumni_address USING btree (person_id) WHERE ("primary" AND (NOT ((state)::text = 'active'::text)));


--
-- Name: address_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX address_email ON public.alumni_address USING btree (email varchar_pattern_ops);


--
-- Name: alumni_accessrequest_closed_by_id_188082b4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_accessrequest_closed_by_id_188082b4 ON public.alumni_accessrequest USING btree (closed_by_id);


--
-- Name: alumni_accessrequest_person_id_aba7e929; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_accessrequest_person_id_aba7e929 ON public.alumni_accessrequest USING btree (person_id);


--
-- Name: alumni_accessrequest_reviewed_by_id_82653f84; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_accessrequest_reviewed_by_id_82653f84 ON public.alumni_accessrequest USING btree (reviewed_by_id);


--
-- Name: alumni_address_person_id_7309dde7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_address_person_id_7309dde7 ON public.alumni_address USING btree (person_id);


--
-- Name: alumni_auditentry_by_id_055817d5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_auditentry_by_id_055817d5 ON public.alumni_auditentry USING btree (by_id);


--
-- Name: alumni_auditentry_person_id_d33fcfb1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_auditentry_person_id_d33fcfb1 ON public.alumni_auditentry USING btree (person_id);


--
-- Name: alumni_campus_code_dc3b4608_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_campus_code_dc3b4608_like ON public.alumni_campus USING btree (code varchar_pattern_ops);


--
-- Name: alumni_claimrequest_decided_by_id_4a6fb6a1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_claimrequest_decided_by_id_4a6fb6a1 ON public.alumni_claimrequest USING btree (decided_by_id);


--
-- Name: alumni_claimrequest_person_id_74c0f927; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_claimrequest_person_id_74c0f927 ON public.alumni_claimrequest USING btree (person_id);


--
-- Name: alumni_columnmapping_by_id_8c26b659; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_columnmapping_by_id_8c26b659 ON public.alumni_columnmapping USING btree (by_id);


--
-- Name: alumni_columnmapping_signature_b6846296_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_columnmapping_signature_b6846296_like ON public.alumni_columnmapping USING btree (signature varchar_pattern_ops);


--
-- Name: alumni_consent_by_id_e65e1ac7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consent_by_id_e65e1ac7 ON public.alumni_consent USING btree (by_id);


--
-- Name: alumni_consent_merge_id_cd92a9b4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consent_merge_id_cd92a9b4 ON public.alumni_consent USING btree (merge_id);


--
-- Name: alumni_consent_person_id_9a1331ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consent_person_id_9a1331ec ON public.alumni_consent USING btree (person_id);


--
-- Name: alumni_consent_purpose_id_d742c864; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consent_purpose_id_d742c864 ON public.alumni_consent USING btree (purpose_id);


--
-- Name: alumni_consent_wording_id_93a7fd4f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consent_wording_id_93a7fd4f ON public.alumni_consent USING btree (wording_id);


--
-- Name: alumni_consentstate_consent_id_8815cce9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consentstate_consent_id_8815cce9 ON public.alumni_consentstate USING btree (consent_id);


--
-- Name: alumni_consentstate_person_id_25f8c9d7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consentstate_person_id_25f8c9d7 ON public.alumni_consentstate USING btree (person_id);


--
-- Name: alumni_consentstate_purpose_id_3daf0374; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_consentstate_purpose_id_3daf0374 ON public.alumni_consentstate USING btree (purpose_id);


--
-- Name: alumni_correctionrequest_closed_by_id_2b248ce7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_correctionrequest_closed_by_id_2b248ce7 ON public.alumni_correctionrequest USING btree (closed_by_id);


--
-- Name: alumni_correctionrequest_degree_id_f4944687; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_correctionrequest_degree_id_f4944687 ON public.alumni_correctionrequest USING btree (degree_id);


--
-- Name: alumni_correctionrequest_person_id_2a089953; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_correctionrequest_person_id_2a089953 ON public.alumni_correctionrequest USING btree (person_id);


--
-- Name: alumni_course_code_f2ed4978_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_course_code_f2ed4978_like ON public.alumni_course USING btree (code varchar_pattern_ops);


--
-- Name: alumni_declinedword_by_id_e0dc3877; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_declinedword_by_id_e0dc3877 ON public.alumni_declinedword USING btree (by_id);


--
-- Name: alumni_declinedword_word_dd0f7f11_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_declinedword_word_dd0f7f11_like ON public.alumni_declinedword USING btree (word varchar_pattern_ops);


--
-- Name: alumni_degree_campus_id_beebe24e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_degree_campus_id_beebe24e ON public.alumni_degree USING btree (campus_id);


--
-- Name: alumni_degree_person_id_3cad98fc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_degree_person_id_3cad98fc ON public.alumni_degree USING btree (person_id);


--
-- Name: alumni_degree_programme_id_2e6d398f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_degree_programme_id_2e6d398f ON public.alumni_degree USING btree (programme_id);


--
-- Name: alumni_department_code_d9ef5f5c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_department_code_d9ef5f5c_like ON public.alumni_department USING btree (code varchar_pattern_ops);


--
-- Name: alumni_duplicatepair_by_id_08e41861; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_duplicatepair_by_id_08e41861 ON public.alumni_duplicatepair USING btree (by_id);


--
-- Name: alumni_duplicatepair_first_id_3f7dc7ef; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_duplicatepair_first_id_3f7dc7ef ON public.alumni_duplicatepair USING btree (first_id);


--
-- Name: alumni_duplicatepair_second_id_41a42bf5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_duplicatepair_second_id_41a42bf5 ON public.alumni_duplicatepair USING btree (second_id);


--
-- Name: alumni_employment_organisation_id_9638307d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_employment_organisation_id_9638307d ON public.alumni_employment USING btree (organisation_id);


--
-- Name: alumni_employment_person_id_ade6936e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_employment_person_id_ade6936e ON public.alumni_employment USING btree (person_id);


--
-- Name: alumni_importbatch_by_id_892df0f6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_importbatch_by_id_892df0f6 ON public.alumni_importbatch USING btree (by_id);


--
-- Name: alumni_importbatch_mapping_id_eb419d03; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_importbatch_mapping_id_eb419d03 ON public.alumni_importbatch USING btree (mapping_id);


--
-- Name: alumni_importrow_batch_id_e258eadc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_importrow_batch_id_e258eadc ON public.alumni_importrow USING btree (batch_id);


--
-- Name: alumni_importrow_person_id_27139e38; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_importrow_person_id_27139e38 ON public.alumni_importrow USING btree (person_id);


--
-- Name: alumni_interaction_person_id_b41a89f8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_interaction_person_id_b41a89f8 ON public.alumni_interaction USING btree (person_id);


--
-- Name: alumni_merge_by_id_c31775d1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_merge_by_id_c31775d1 ON public.alumni_merge USING btree (by_id);


--
-- Name: alumni_merge_gone_id_deeea599; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_merge_gone_id_deeea599 ON public.alumni_merge USING btree (gone_id);


--
-- Name: alumni_merge_kept_id_ca88538f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_merge_kept_id_ca88538f ON public.alumni_merge USING btree (kept_id);


--
-- Name: alumni_merge_undone_by_id_57e224ea; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_merge_undone_by_id_57e224ea ON public.alumni_merge USING btree (undone_by_id);


--
-- Name: alumni_note_by_id_24bb69fb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_note_by_id_24bb69fb ON public.alumni_note USING btree (by_id);


--
-- Name: alumni_note_person_id_96378bae; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_note_person_id_96378bae ON public.alumni_note USING btree (person_id);


--
-- Name: alumni_offer_person_id_929addb9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_offer_person_id_929addb9 ON public.alumni_offer USING btree (person_id);


--
-- Name: alumni_offer_topics_offer_id_1fc18423; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_offer_topics_offer_id_1fc18423 ON public.alumni_offer_topics USING btree (offer_id);


--
-- Name: alumni_offer_topics_topic_id_f1db9ad2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_offer_topics_topic_id_f1db9ad2 ON public.alumni_offer_topics USING btree (topic_id);


--
-- Name: alumni_organisation_merged_into_id_19aa428a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_organisation_merged_into_id_19aa428a ON public.alumni_organisation USING btree (merged_into_id);


--
-- Name: alumni_organisation_sector_id_7ee166ce; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_organisation_sector_id_7ee166ce ON public.alumni_organisation USING btree (sector_id);


--
-- Name: alumni_person_merged_into_id_4b8d770f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_person_merged_into_id_4b8d770f ON public.alumni_person USING btree (merged_into_id);


--
-- Name: alumni_person_personal_number_hash_19ae78a6_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_person_personal_number_hash_19ae78a6_like ON public.alumni_person USING btree (personal_number_hash varchar_pattern_ops);


--
-- Name: alumni_person_student_uid_386f8354_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_person_student_uid_386f8354_like ON public.alumni_person USING btree (student_uid varchar_pattern_ops);


--
-- Name: alumni_person_topics_person_id_10855c91; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_person_topics_person_id_10855c91 ON public.alumni_person_topics USING btree (person_id);


--
-- Name: alumni_person_topics_topic_id_d46d3c46; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_person_topics_topic_id_d46d3c46 ON public.alumni_person_topics USING btree (topic_id);


--
-- Name: alumni_programme_code_0a6013f0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_programme_code_0a6013f0_like ON public.alumni_programme USING btree (code varchar_pattern_ops);


--
-- Name: alumni_programme_department_id_b1bfa83f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_programme_department_id_b1bfa83f ON public.alumni_programme USING btree (department_id);


--
-- Name: alumni_purpose_code_bfdd4835_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_purpose_code_bfdd4835_like ON public.alumni_purpose USING btree (code varchar_pattern_ops);


--
-- Name: alumni_recordsextract_made_by_id_ec226bd1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_recordsextract_made_by_id_ec226bd1 ON public.alumni_recordsextract USING btree (made_by_id);


--
-- Name: alumni_recordsextract_person_id_e075678c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_recordsextract_person_id_e075678c ON public.alumni_recordsextract USING btree (person_id);


--
-- Name: alumni_recordsextract_sealed_by_id_87e4f6c4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_recordsextract_sealed_by_id_87e4f6c4 ON public.alumni_recordsextract USING btree (sealed_by_id);


--
-- Name: alumni_recordsrow_extract_id_f40a6cf4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_recordsrow_extract_id_f40a6cf4 ON public.alumni_recordsrow USING btree (extract_id);


--
-- Name: alumni_recordsrow_person_id_df38ae2f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_recordsrow_person_id_df38ae2f ON public.alumni_recordsrow USING btree (person_id);


--
-- Name: alumni_retentionrun_by_id_e3350e58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_retentionrun_by_id_e3350e58 ON public.alumni_retentionrun USING btree (by_id);


--
-- Name: alumni_retentionrun_rule_id_ada65f5c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_retentionrun_rule_id_ada65f5c ON public.alumni_retentionrun USING btree (rule_id);


--
-- Name: alumni_savedview_owner_id_c1279335; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_savedview_owner_id_c1279335 ON public.alumni_savedview USING btree (owner_id);


--
-- Name: alumni_searchchange_transaction_d8417ff4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_searchchange_transaction_d8417ff4 ON public.alumni_searchchange USING btree (transaction);


--
-- Name: alumni_searchname_name_2a1d7647_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_searchname_name_2a1d7647_like ON public.alumni_searchname USING btree (name varchar_pattern_ops);


--
-- Name: alumni_searchword_word_b98ed449_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_searchword_word_b98ed449_like ON public.alumni_searchword USING btree (word varchar_pattern_ops);


--
-- Name: alumni_sector_code_338f3401_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_sector_code_338f3401_like ON public.alumni_sector USING btree (code varchar_pattern_ops);


--
-- Name: alumni_topic_slug_73a8d259_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_topic_slug_73a8d259_like ON public.alumni_topic USING btree (slug varchar_pattern_ops);


--
-- Name: alumni_user_department_id_2ae2e3c6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_department_id_2ae2e3c6 ON public.alumni_user USING btree (department_id);


--
-- Name: alumni_user_email_0a3cef30_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_email_0a3cef30_like ON public.alumni_user USING btree (email varchar_pattern_ops);


--
-- Name: alumni_user_groups_group_id_a519dc27; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_groups_group_id_a519dc27 ON public.alumni_user_groups USING btree (group_id);


--
-- Name: alumni_user_groups_user_id_21a5b0b3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_groups_user_id_21a5b0b3 ON public.alumni_user_groups USING btree (user_id);


--
-- Name: alumni_user_start_view_id_dcf83580; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_start_view_id_dcf83580 ON public.alumni_user USING btree (start_view_id);


--
-- Name: alumni_user_user_permissions_permission_id_5c434440; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_user_permissions_permission_id_5c434440 ON public.alumni_user_user_permissions USING btree (permission_id);


--
-- Name: alumni_user_user_permissions_user_id_3f8b7bd8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_user_user_permissions_user_id_3f8b7bd8 ON public.alumni_user_user_permissions USING btree (user_id);


--
-- Name: alumni_waitingfile_by_id_a8275f6e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_waitingfile_by_id_a8275f6e ON public.alumni_waitingfile USING btree (by_id);


--
-- Name: alumni_wording_purpose_id_257f594e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alumni_wording_purpose_id_257f594e ON public.alumni_wording USING btree (purpose_id);


--
-- Name: ask_asked_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ask_asked_by ON public.engagement_ask USING btree (asked_by_id, created_at DESC);


--
-- Name: audit_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_at ON public.alumni_auditentry USING btree (at DESC);


--
-- Name: audit_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_by ON public.alumni_auditentry USING btree (by_id, at DESC);


--
-- Name: audit_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_person ON public.alumni_auditentry USING btree (person_id, at DESC);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: base_content_object_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);


--
-- Name: cache_entry_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cache_entry_expires ON public.cache_entry USING btree (expires);


--
-- Name: campaigns_addresscheck_person_id_ccbe4fd8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_addresscheck_person_id_ccbe4fd8 ON public.campaigns_addresscheck USING btree (person_id);


--
-- Name: campaigns_attachment_message_id_cd0ba2c5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_attachment_message_id_cd0ba2c5 ON public.campaigns_attachment USING btree (message_id);


--
-- Name: campaigns_automation_created_by_id_e9ca3d65; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_automation_created_by_id_e9ca3d65 ON public.campaigns_automation USING btree (created_by_id);


--
-- Name: campaigns_automation_purpose_id_cb25b11c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_automation_purpose_id_cb25b11c ON public.campaigns_automation USING btree (purpose_id);


--
-- Name: campaigns_automation_segment_id_f5b03c30; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_automation_segment_id_f5b03c30 ON public.campaigns_automation USING btree (segment_id);


--
-- Name: campaigns_campaign_automation_id_1a4f4e40; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_campaign_automation_id_1a4f4e40 ON public.campaigns_campaign USING btree (automation_id);


--
-- Name: campaigns_campaign_created_by_id_11fada74; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_campaign_created_by_id_11fada74 ON public.campaigns_campaign USING btree (created_by_id);


--
-- Name: campaigns_campaign_purpose_id_bd15b95f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_campaign_purpose_id_bd15b95f ON public.campaigns_campaign USING btree (purpose_id);


--
-- Name: campaigns_campaign_segment_id_d271406e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_campaign_segment_id_d271406e ON public.campaigns_campaign USING btree (segment_id);


--
-- Name: campaigns_campaign_started_by_id_443f289c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_campaign_started_by_id_443f289c ON public.campaigns_campaign USING btree (started_by_id);


--
-- Name: campaigns_effect_incoming_id_3d1d8e5c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_effect_incoming_id_3d1d8e5c ON public.campaigns_effect USING btree (incoming_id);


--
-- Name: campaigns_effect_person_id_869a9c80; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_effect_person_id_869a9c80 ON public.campaigns_effect USING btree (person_id);


--
-- Name: campaigns_effect_purpose_id_0fb24a65; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_effect_purpose_id_0fb24a65 ON public.campaigns_effect USING btree (purpose_id);


--
-- Name: campaigns_effect_undone_by_id_aa4ef518; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_effect_undone_by_id_aa4ef518 ON public.campaigns_effect USING btree (undone_by_id);


--
-- Name: campaigns_halt_campaign_id_1f223cfc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_halt_campaign_id_1f223cfc ON public.campaigns_halt USING btree (campaign_id);


--
-- Name: campaigns_halt_lifted_by_id_e60b2cb1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_halt_lifted_by_id_e60b2cb1 ON public.campaigns_halt USING btree (lifted_by_id);


--
-- Name: campaigns_incoming_key_a8b85b91_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_incoming_key_a8b85b91_like ON public.campaigns_incoming USING btree (key varchar_pattern_ops);


--
-- Name: campaigns_incoming_message_id_6a055c6a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_incoming_message_id_6a055c6a ON public.campaigns_incoming USING btree (message_id);


--
-- Name: campaigns_incoming_person_id_0f0afbd1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_incoming_person_id_0f0afbd1 ON public.campaigns_incoming USING btree (person_id);


--
-- Name: campaigns_leftout_person_id_f04df338; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_leftout_person_id_f04df338 ON public.campaigns_leftout USING btree (person_id);


--
-- Name: campaigns_message_person_id_5ab815d4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_message_person_id_5ab815d4 ON public.campaigns_message USING btree (person_id);


--
-- Name: campaigns_occurrence_automation_id_71b25043; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_occurrence_automation_id_71b25043 ON public.campaigns_occurrence USING btree (automation_id);


--
-- Name: campaigns_occurrence_campaign_id_706aa622; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_occurrence_campaign_id_706aa622 ON public.campaigns_occurrence USING btree (campaign_id);


--
-- Name: campaigns_occurrence_person_id_b3856625; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_occurrence_person_id_b3856625 ON public.campaigns_occurrence USING btree (person_id);


--
-- Name: campaigns_readmark_mailbox_69abf799_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_readmark_mailbox_69abf799_like ON public.campaigns_readmark USING btree (mailbox varchar_pattern_ops);


--
-- Name: campaigns_segment_created_by_id_e321cc10; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_segment_created_by_id_e321cc10 ON public.campaigns_segment USING btree (created_by_id);


--
-- Name: campaigns_segmentmember_person_id_1e9e9850; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_segmentmember_person_id_1e9e9850 ON public.campaigns_segmentmember USING btree (person_id);


--
-- Name: campaigns_segmentmember_segment_id_1485e3d2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_segmentmember_segment_id_1485e3d2 ON public.campaigns_segmentmember USING btree (segment_id);


--
-- Name: campaigns_suppression_email_hash_6085f40e_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_suppression_email_hash_6085f40e_like ON public.campaigns_suppression USING btree (email_hash varchar_pattern_ops);


--
-- Name: campaigns_trial_decided_by_id_7cf0f5bc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX campaigns_trial_decided_by_id_7cf0f5bc ON public.campaigns_trial USING btree (decided_by_id);


--
-- Name: claim_state_deadline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claim_state_deadline ON public.alumni_claimrequest USING btree (state, deadline);


--
-- Name: click_recipient; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX click_recipient ON public.campaigns_click USING btree (campaign_id, seq, at);


--
-- Name: cms_award_story_id_0a6d3241; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cms_award_story_id_0a6d3241 ON public.cms_award USING btree (story_id);


--
-- Name: cms_storypage_person_id_212f63b6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cms_storypage_person_id_212f63b6 ON public.cms_storypage USING btree (person_id);


--
-- Name: cms_storypage_portrait_id_7a4c81bc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cms_storypage_portrait_id_7a4c81bc ON public.cms_storypage USING btree (portrait_id);


--
-- Name: cms_storypage_programme_id_90d43c27; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cms_storypage_programme_id_90d43c27 ON public.cms_storypage USING btree (programme_id);


--
-- Name: cms_storypage_topics_storypage_id_c528c844; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cms_storypage_topics_storypage_id_c528c844 ON public.cms_storypage_topics USING btree (storypage_id);


--
-- Name: cms_storypage_topics_topic_id_70a68208; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cms_storypage_topics_topic_id_70a68208 ON public.cms_storypage_topics USING btree (topic_id);


--
-- Name: consent_person_purpose; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX consent_person_purpose ON public.alumni_consent USING btree (person_id, purpose_id, at DESC);


--
-- Name: consent_state_purpose; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX consent_state_purpose ON public.alumni_consentstate USING btree (purpose_id, granted, person_id);


--
-- Name: content_object_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);


--
-- Name: degree_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX degree_person ON public.alumni_degree USING btree (person_id, programme_id, year);


--
-- Name: degree_programme_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX degree_programme_year ON public.alumni_degree USING btree (programme_id, year) INCLUDE (person_id);


--
-- Name: degree_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX degree_year ON public.alumni_degree USING btree (year);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: duplicate_pair_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX duplicate_pair_queue ON public.alumni_duplicatepair USING btree (state, score DESC, id);


--
-- Name: effect_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX effect_email ON public.campaigns_effect USING btree (email);


--
-- Name: effect_standing; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX effect_standing ON public.campaigns_effect USING btree (at DESC) WHERE (undone_at IS NULL);


--
-- Name: employment_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX employment_at ON public.alumni_employment USING btree (organisation_id, person_id) WHERE (ended_on IS NULL);


--
-- Name: employment_now; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX employment_now ON public.alumni_employment USING btree (person_id, organisation_id) WHERE (ended_on IS NULL);


--
-- Name: engagement_ask_asked_by_id_4904b794; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_ask_asked_by_id_4904b794 ON public.engagement_ask USING btree (asked_by_id);


--
-- Name: engagement_ask_programme_id_c3c102e8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_ask_programme_id_c3c102e8 ON public.engagement_ask USING btree (programme_id);


--
-- Name: engagement_contract_keeper_id_de29063c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contract_keeper_id_de29063c ON public.engagement_contract USING btree (keeper_id);


--
-- Name: engagement_contract_organisation_id_b7ece4d2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contract_organisation_id_b7ece4d2 ON public.engagement_contract USING btree (organisation_id);


--
-- Name: engagement_contract_programmes_contract_id_05059f8a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contract_programmes_contract_id_05059f8a ON public.engagement_contract_programmes USING btree (contract_id);


--
-- Name: engagement_contract_programmes_programme_id_4175603b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contract_programmes_programme_id_4175603b ON public.engagement_contract_programmes USING btree (programme_id);


--
-- Name: engagement_contractduty_contract_id_faad5474; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contractduty_contract_id_faad5474 ON public.engagement_contractduty USING btree (contract_id);


--
-- Name: engagement_contractfollowup_by_id_c4f2814f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contractfollowup_by_id_c4f2814f ON public.engagement_contractfollowup USING btree (by_id);


--
-- Name: engagement_contractfollowup_contract_id_35814b74; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_contractfollowup_contract_id_35814b74 ON public.engagement_contractfollowup USING btree (contract_id);


--
-- Name: engagement_fitcheck_pair_id_2c7fcedd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_fitcheck_pair_id_2c7fcedd ON public.engagement_fitcheck USING btree (pair_id);


--
-- Name: engagement_handover_ask_id_4e1236ca; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_handover_ask_id_4e1236ca ON public.engagement_handover USING btree (ask_id);


--
-- Name: engagement_handover_by_id_9f8fca39; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_handover_by_id_9f8fca39 ON public.engagement_handover USING btree (by_id);


--
-- Name: engagement_handover_to_id_0650cd7b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_handover_to_id_0650cd7b ON public.engagement_handover USING btree (to_id);


--
-- Name: engagement_meeting_pair_id_87ea20c7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_meeting_pair_id_87ea20c7 ON public.engagement_meeting USING btree (pair_id);


--
-- Name: engagement_mentorapplicati_mentorapplication_id_df04578e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorapplicati_mentorapplication_id_df04578e ON public.engagement_mentorapplication_topics USING btree (mentorapplication_id);


--
-- Name: engagement_mentorapplication_programme_id_46a0b25e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorapplication_programme_id_46a0b25e ON public.engagement_mentorapplication USING btree (programme_id);


--
-- Name: engagement_mentorapplication_round_id_7b6848f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorapplication_round_id_7b6848f5 ON public.engagement_mentorapplication USING btree (round_id);


--
-- Name: engagement_mentorapplication_topics_topic_id_f55ca6c7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorapplication_topics_topic_id_f55ca6c7 ON public.engagement_mentorapplication_topics USING btree (topic_id);


--
-- Name: engagement_mentorpair_application_id_f7181848; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorpair_application_id_f7181848 ON public.engagement_mentorpair USING btree (application_id);


--
-- Name: engagement_mentorpair_mentor_id_f0c1dc84; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorpair_mentor_id_f0c1dc84 ON public.engagement_mentorpair USING btree (mentor_id);


--
-- Name: engagement_mentorpair_round_id_df020b35; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_mentorpair_round_id_df020b35 ON public.engagement_mentorpair USING btree (round_id);


--
-- Name: engagement_note_request_id_f1e1996a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_note_request_id_f1e1996a ON public.engagement_note USING btree (request_id);


--
-- Name: engagement_note_writer_id_9ccdfc17; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_note_writer_id_9ccdfc17 ON public.engagement_note USING btree (writer_id);


--
-- Name: engagement_report_asker_id_35722518; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_report_asker_id_35722518 ON public.engagement_report USING btree (asker_id);


--
-- Name: engagement_report_closed_by_id_32d1f556; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_report_closed_by_id_32d1f556 ON public.engagement_report USING btree (closed_by_id);


--
-- Name: engagement_report_request_id_be54a8d3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_report_request_id_be54a8d3 ON public.engagement_report USING btree (request_id);


--
-- Name: engagement_request_agreed_with_id_924d0d64; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_request_agreed_with_id_924d0d64 ON public.engagement_request USING btree (agreed_with_id);


--
-- Name: engagement_request_ask_id_a018775e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_request_ask_id_a018775e ON public.engagement_request USING btree (ask_id);


--
-- Name: engagement_request_person_id_205a2747; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_request_person_id_205a2747 ON public.engagement_request USING btree (person_id);


--
-- Name: engagement_roundmentor_person_id_1928f41b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_roundmentor_person_id_1928f41b ON public.engagement_roundmentor USING btree (person_id);


--
-- Name: engagement_roundmentor_round_id_608abd94; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_roundmentor_round_id_608abd94 ON public.engagement_roundmentor USING btree (round_id);


--
-- Name: engagement_roundmentor_topics_roundmentor_id_1a67174e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_roundmentor_topics_roundmentor_id_1a67174e ON public.engagement_roundmentor_topics USING btree (roundmentor_id);


--
-- Name: engagement_roundmentor_topics_topic_id_a56acf0b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_roundmentor_topics_topic_id_a56acf0b ON public.engagement_roundmentor_topics USING btree (topic_id);


--
-- Name: engagement_wording_owner_id_e1af03f6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_wording_owner_id_e1af03f6 ON public.engagement_wording USING btree (owner_id);


--
-- Name: event_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_starts_at ON public.events_event USING btree (starts_at);


--
-- Name: events_event_created_by_id_2c28ea90; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_event_created_by_id_2c28ea90 ON public.events_event USING btree (created_by_id);


--
-- Name: events_event_picture_id_7117af1c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_event_picture_id_7117af1c ON public.events_event USING btree (picture_id);


--
-- Name: events_event_slug_b44b2c04_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_event_slug_b44b2c04_like ON public.events_event USING btree (slug varchar_pattern_ops);


--
-- Name: events_eventinvitation_event_id_5c738bdb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_eventinvitation_event_id_5c738bdb ON public.events_eventinvitation USING btree (event_id);


--
-- Name: events_eventversion_event_id_4a52277b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_eventversion_event_id_4a52277b ON public.events_eventversion USING btree (event_id);


--
-- Name: events_registration_event_id_75b6f198; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_registration_event_id_75b6f198 ON public.events_registration USING btree (event_id);


--
-- Name: events_registration_knows_id_c29af519; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_registration_knows_id_c29af519 ON public.events_registration USING btree (knows_id);


--
-- Name: events_registration_person_id_529d1a9a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_registration_person_id_529d1a9a ON public.events_registration USING btree (person_id);


--
-- Name: exception_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exception_due ON public.campaigns_deliveryexception USING btree (next_at) WHERE ((kind)::text = ANY ((ARRAY['waiting'::character varying, 'uncertain'::character varying])::text[]));


--
-- Name: formstate_user_object; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);


--
-- Name: import_row_outcome; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_row_outcome ON public.alumni_importrow USING btree (batch_id, outcome, number);


--
-- Name: incoming_campaign; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incoming_campaign ON public.campaigns_incoming USING btree (campaign_id, kind);


--
-- Name: incoming_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incoming_kind ON public.campaigns_incoming USING btree (kind, at DESC);


--
-- Name: interaction_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX interaction_kind ON public.alumni_interaction USING btree (kind, at);


--
-- Name: interaction_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX interaction_person ON public.alumni_interaction USING btree (person_id, at DESC);


--
-- Name: left_out_reason; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX left_out_reason ON public.campaigns_leftout USING btree (campaign_id, reason);


--
-- Name: list_row_changed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX list_row_changed ON public.alumni_listrow USING btree (changed_at, person_id);


--
-- Name: list_row_engaged; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX list_row_engaged ON public.alumni_listrow USING btree (engaged_at) INCLUDE (person_id);


--
-- Name: list_row_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX list_row_year ON public.alumni_listrow USING btree (last_year, person_id);


--
-- Name: match_card_keys; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX match_card_keys ON public.alumni_matchcard USING gin (keys) WITH (fastupdate=off);


--
-- Name: match_card_new; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX match_card_new ON public.alumni_matchcard USING btree (person_id) WHERE (searched_at IS NULL);


--
-- Name: mentor_pair_deadline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mentor_pair_deadline ON public.engagement_mentorpair USING btree (deadline) WHERE ((state)::text = 'offered'::text);


--
-- Name: mentor_pair_round; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mentor_pair_round ON public.engagement_mentorpair USING btree (round_id, state);


--
-- Name: merged_away_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX merged_away_once ON public.alumni_merge USING btree (gone_id) WHERE (undone_at IS NULL);


--
-- Name: message_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_due ON public.campaigns_message USING btree (next_at) WHERE ((state)::text = 'waiting'::text);


--
-- Name: message_sending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_sending ON public.campaigns_message USING btree (lease_until) WHERE ((state)::text = 'sending'::text);


--
-- Name: mfa_authenticator_user_id_0c3a50c0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


--
-- Name: note_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX note_request ON public.engagement_note USING btree (request_id, at);


--
-- Name: offer_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX offer_kind ON public.alumni_offer USING btree (kind, person_id);


--
-- Name: offer_own_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX offer_own_words ON public.alumni_offer USING btree (person_id) WHERE (NOT (own_words = '{}'::character varying(60)[]));


--
-- Name: one_alumnus_a_month; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_alumnus_a_month ON public.cms_award USING btree (month) WHERE ((kind)::text = 'month'::text);


--
-- Name: one_application_per_round; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_application_per_round ON public.engagement_mentorapplication USING btree (round_id, email) WHERE (NOT ((email)::text = ''::text));


--
-- Name: one_award_a_year_and_story; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_award_a_year_and_story ON public.cms_award USING btree (month, story_id) WHERE ((kind)::text = 'year'::text);


--
-- Name: one_living_pair_per_student; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_living_pair_per_student ON public.engagement_mentorpair USING btree (application_id) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'offered'::character varying, 'active'::character varying])::text[]));


--
-- Name: one_note_per_letter; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_note_per_letter ON public.engagement_note USING btree (request_id, message_id) WHERE (NOT ((message_id)::text = ''::text));


--
-- Name: one_open_handover; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_open_handover ON public.engagement_handover USING btree (ask_id) WHERE (answered_at IS NULL);


--
-- Name: one_primary_address; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_primary_address ON public.alumni_address USING btree (person_id) WHERE "primary";


--
-- Name: one_standing_halt_a_campaign; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_standing_halt_a_campaign ON public.campaigns_halt USING btree (campaign_id) WHERE (lifted_at IS NULL);


--
-- Name: organisation_name_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organisation_name_once ON public.alumni_organisation USING btree (lower((name)::text));


--
-- Name: organisation_name_trgm; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisation_name_trgm ON public.alumni_organisation USING gin (upper((name)::text) public.gin_trgm_ops);


--
-- Name: person_county; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_county ON public.alumni_person USING btree (county);


--
-- Name: person_deceased; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_deceased ON public.alumni_person USING btree (id) WHERE (deceased_at IS NOT NULL);


--
-- Name: person_former_trgm; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_former_trgm ON public.alumni_person USING gin (public.alumni_former_names(former_names) public.gin_trgm_ops) WHERE (NOT (former_names = '{}'::character varying(200)[]));


--
-- Name: person_gone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_gone ON public.alumni_person USING btree (id) WHERE ((erased_at IS NOT NULL) OR (merged_into_id IS NOT NULL));


--
-- Name: person_hidden; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_hidden ON public.alumni_person USING btree (id) WHERE (hidden_at IS NOT NULL);


--
-- Name: person_name_trgm; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_name_trgm ON public.alumni_person USING gin (upper(((COALESCE(given_name, ''::character varying))::text || COALESCE((COALESCE(' '::text, ''::text) || (COALESCE(family_name, ''::character varying))::text), ''::text))) public.gin_trgm_ops);


--
-- Name: person_note; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_note ON public.alumni_note USING btree (person_id, at DESC);


--
-- Name: person_own_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_own_words ON public.alumni_person USING btree (id) WHERE (NOT (own_words = '{}'::character varying(60)[]));


--
-- Name: person_paused; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_paused ON public.alumni_person USING btree (paused_until) WHERE (paused_until IS NOT NULL);


--
-- Name: person_protected; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_protected ON public.alumni_person USING btree (id) WHERE (protected_at IS NOT NULL);


--
-- Name: person_sort; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_sort ON public.alumni_person USING btree (sort_key, id);


--
-- Name: person_town; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_town ON public.alumni_person USING btree (upper((town)::text));


--
-- Name: portal_ambition_programme_id_83b880db; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_ambition_programme_id_83b880db ON public.portal_ambition USING btree (programme_id);


--
-- Name: referenceindex_source_object; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);


--
-- Name: referenceindex_target_object; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);


--
-- Name: registration_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX registration_waiting ON public.events_registration USING btree (event_id, queued_at, id) WHERE ((state)::text = 'waiting'::text);


--
-- Name: report_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_queue ON public.engagement_report USING btree (closed_at, created_at DESC);


--
-- Name: request_ask_again; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_ask_again ON public.engagement_request USING btree (ask_again_on) WHERE ((state)::text = 'later'::text);


--
-- Name: request_booked; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_booked ON public.engagement_request USING btree (ends_at) WHERE ((state)::text = 'booked'::text);


--
-- Name: request_deadline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_deadline ON public.engagement_request USING btree (deadline) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'read'::character varying])::text[]));


--
-- Name: request_held; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_held ON public.engagement_request USING btree (held_at) WHERE ((state)::text = ANY ((ARRAY['held'::character varying, 'thanked'::character varying])::text[]));


--
-- Name: request_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_person ON public.engagement_request USING btree (person_id, asked_at DESC);


--
-- Name: retention_run_started; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX retention_run_started ON public.alumni_retentionrun USING btree (started_at DESC);


--
-- Name: search_name_trgm; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_name_trgm ON public.alumni_searchname USING gin (name public.gin_trgm_ops);


--
-- Name: search_word_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_word_end ON public.alumni_searchword USING btree (reverse((word)::text) text_pattern_ops);


--
-- Name: segment_row_active; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX segment_row_active ON public.campaigns_segmentrow USING btree (last_engaged) INCLUDE (agreed, declined);


--
-- Name: segment_row_tags; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX segment_row_tags ON public.campaigns_segmentrow USING gin (tags) WITH (fastupdate=off);


--
-- Name: segment_stale_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX segment_stale_person ON public.campaigns_segmentstale USING btree (person_id);


--
-- Name: socialaccount_socialaccount_user_id_8146e70c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);


--
-- Name: socialaccount_socialtoken_account_id_951f210e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);


--
-- Name: socialaccount_socialtoken_app_id_636a42d7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);


--
-- Name: story_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX story_newest ON public.cms_storypage USING btree (told_on DESC, page_ptr_id DESC);


--
-- Name: story_newest_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX story_newest_of_programme ON public.cms_storypage USING btree (programme_id, told_on DESC, page_ptr_id DESC);


--
-- Name: suppression_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX suppression_email ON public.campaigns_suppression USING btree (email);


--
-- Name: taggit_tag_name_58eb2ed9_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);


--
-- Name: taggit_tag_slug_6be58b2c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);


--
-- Name: taggit_tagg_content_8fc721_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);


--
-- Name: taggit_taggeditem_content_type_id_9957a03c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);


--
-- Name: taggit_taggeditem_object_id_e2d7d1df; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);


--
-- Name: taggit_taggeditem_tag_id_f4f5b767; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);


--
-- Name: topic_keys; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX topic_keys ON public.alumni_topic USING gin (public.alumni_topic_keys((name_sv)::text, (name_en)::text, (synonyms)::text[]));


--
-- Name: unique_authenticator_type; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));


--
-- Name: unique_in_progress_workflow; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: wagtailadmi_content_717955_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);


--
-- Name: wagtailadmin_editingsession_content_type_id_4df7730e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);


--
-- Name: wagtailadmin_editingsession_user_id_6e1a9b70; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);


--
-- Name: wagtailadmin_formstate_content_type_id_e32438b3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);


--
-- Name: wagtailadmin_formstate_user_id_b910adc2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);


--
-- Name: wagtailcore_apitoken_key_hash_65979b78_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);


--
-- Name: wagtailcore_apitoken_user_id_49b1141b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);


--
-- Name: wagtailcore_collection_path_d848dc19_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);


--
-- Name: wagtailcore_collectionview_collectionviewrestriction__47320efd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);


--
-- Name: wagtailcore_collectionviewrestriction_collection_id_761908ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);


--
-- Name: wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);


--
-- Name: wagtailcore_comment_page_id_108444b5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);


--
-- Name: wagtailcore_comment_resolved_by_id_a282aa0e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);


--
-- Name: wagtailcore_comment_revision_created_id_1d058279; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);


--
-- Name: wagtailcore_comment_user_id_0c577ca6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);


--
-- Name: wagtailcore_commentreply_comment_id_afc7e027; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);


--
-- Name: wagtailcore_commentreply_user_id_d0b3b9c3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);


--
-- Name: wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);


--
-- Name: wagtailcore_groupapprovaltask_groups_group_id_2e64b61f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);


--
-- Name: wagtailcore_groupcollectionpermission_collection_id_5423575a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);


--
-- Name: wagtailcore_groupcollectionpermission_group_id_05d61460; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);


--
-- Name: wagtailcore_groupcollectionpermission_permission_id_1b626275; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);


--
-- Name: wagtailcore_grouppagepermission_group_id_fc07e671; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);


--
-- Name: wagtailcore_grouppagepermission_page_id_710b114a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);


--
-- Name: wagtailcore_grouppagepermission_permission_id_05acb22e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);


--
-- Name: wagtailcore_groupsitepermission_group_id_e5cdbee4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);


--
-- Name: wagtailcore_groupsitepermission_permission_id_459b1f38; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);


--
-- Name: wagtailcore_groupsitepermission_site_id_245de488; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);


--
-- Name: wagtailcore_locale_language_code_03149338_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);


--
-- Name: wagtailcore_modellogentry_action_d2d856ee; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);


--
-- Name: wagtailcore_modellogentry_action_d2d856ee_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);


--
-- Name: wagtailcore_modellogentry_content_changed_8bc39742; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);


--
-- Name: wagtailcore_modellogentry_content_type_id_68849e77; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);


--
-- Name: wagtailcore_modellogentry_object_id_e0e7d4ef; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);


--
-- Name: wagtailcore_modellogentry_object_id_e0e7d4ef_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);


--
-- Name: wagtailcore_modellogentry_revision_id_df6ca33a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);


--
-- Name: wagtailcore_modellogentry_timestamp_9694521b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");


--
-- Name: wagtailcore_modellogentry_user_id_0278d1bf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);


--
-- Name: wagtailcore_page_alias_of_id_12945502; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);


--
-- Name: wagtailcore_page_content_type_id_c28424df; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);


--
-- Name: wagtailcore_page_first_published_at_2b5dd637; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);


--
-- Name: wagtailcore_page_latest_revision_id_e60fef51; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);


--
-- Name: wagtailcore_page_live_revision_id_930bd822; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);


--
-- Name: wagtailcore_page_locale_id_3c7e30a6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);


--
-- Name: wagtailcore_page_locked_by_id_bcb86245; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);


--
-- Name: wagtailcore_page_owner_id_fbf7c332; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);


--
-- Name: wagtailcore_page_path_98eba2c8_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);


--
-- Name: wagtailcore_page_slug_e7c11b8f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);


--
-- Name: wagtailcore_page_slug_e7c11b8f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);


--
-- Name: wagtailcore_pagelogentry_action_c2408198; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);


--
-- Name: wagtailcore_pagelogentry_action_c2408198_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);


--
-- Name: wagtailcore_pagelogentry_content_changed_99f27ade; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);


--
-- Name: wagtailcore_pagelogentry_content_type_id_74e7708a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);


--
-- Name: wagtailcore_pagelogentry_page_id_8464e327; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);


--
-- Name: wagtailcore_pagelogentry_revision_id_8043d103; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);


--
-- Name: wagtailcore_pagelogentry_timestamp_deb774c4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");


--
-- Name: wagtailcore_pagelogentry_user_id_604ccfd8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);


--
-- Name: wagtailcore_pagerevision_approved_go_live_at_e56afc67; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);


--
-- Name: wagtailcore_pagerevision_created_at_66954e3b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);


--
-- Name: wagtailcore_pagerevision_user_id_2409d2f4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);


--
-- Name: wagtailcore_pagesubscription_page_id_a085e7a6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);


--
-- Name: wagtailcore_pagesubscription_user_id_89d7def9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);


--
-- Name: wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);


--
-- Name: wagtailcore_pageviewrestriction_groups_group_id_6460f223; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);


--
-- Name: wagtailcore_pageviewrestriction_page_id_15a8bea6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);


--
-- Name: wagtailcore_referenceindex_base_content_type_id_313cf40f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);


--
-- Name: wagtailcore_referenceindex_content_type_id_766e0336; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);


--
-- Name: wagtailcore_referenceindex_to_content_type_id_93690bbd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);


--
-- Name: wagtailcore_revision_base_content_type_id_5b4ef7bd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);


--
-- Name: wagtailcore_revision_content_type_id_c8cb69c0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);


--
-- Name: wagtailcore_site_hostname_96b20b46; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);


--
-- Name: wagtailcore_site_hostname_96b20b46_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);


--
-- Name: wagtailcore_site_root_page_id_e02fb95c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);


--
-- Name: wagtailcore_task_content_type_id_249ab8ba; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);


--
-- Name: wagtailcore_taskstate_content_type_id_0a758fdc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);


--
-- Name: wagtailcore_taskstate_finished_by_id_13f98229; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);


--
-- Name: wagtailcore_taskstate_page_revision_id_9f52c88e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);


--
-- Name: wagtailcore_taskstate_task_id_c3677c34; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);


--
-- Name: wagtailcore_taskstate_workflow_state_id_9239a775; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);


--
-- Name: wagtailcore_uploadedfile_for_content_type_id_b0fc87b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);


--
-- Name: wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);


--
-- Name: wagtailcore_uuid_06a44d_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);


--
-- Name: wagtailcore_uuid_d6363b_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);


--
-- Name: wagtailcore_workflowcontenttype_workflow_id_9aad7cd2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);


--
-- Name: wagtailcore_workflowpage_workflow_id_56f56ff6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);


--
-- Name: wagtailcore_workflowstate_base_content_type_id_a30dc576; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);


--
-- Name: wagtailcore_workflowstate_content_type_id_2bb78ce1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);


--
-- Name: wagtailcore_workflowstate_requested_by_id_4090bca3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);


--
-- Name: wagtailcore_workflowstate_workflow_id_1f18378f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);


--
-- Name: wagtailcore_workflowtask_task_id_ce7716fe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);


--
-- Name: wagtailcore_workflowtask_workflow_id_b9717175; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);


--
-- Name: wagtaildocs_document_collection_id_23881625; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);


--
-- Name: wagtaildocs_document_uploaded_by_user_id_17258b41; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);


--
-- Name: wagtailembeds_embed_cache_until_26c94bb0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);


--
-- Name: wagtailembeds_embed_hash_c9bd8c9a_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);


--
-- Name: wagtailimages_image_collection_id_c2f8af7e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);


--
-- Name: wagtailimages_image_created_at_86fa6cd4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);


--
-- Name: wagtailimages_image_file_hash_fb5bbb23; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);


--
-- Name: wagtailimages_image_file_hash_fb5bbb23_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);


--
-- Name: wagtailimages_image_uploaded_by_user_id_5d73dc75; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);


--
-- Name: wagtailimages_rendition_filter_spec_1cba3201; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);


--
-- Name: wagtailimages_rendition_filter_spec_1cba3201_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);


--
-- Name: wagtailimages_rendition_image_id_3e1fd774; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);


--
-- Name: wagtailredirects_redirect_old_path_bb35247b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);


--
-- Name: wagtailredirects_redirect_old_path_bb35247b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);


--
-- Name: wagtailredirects_redirect_redirect_page_id_b5728a8f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);


--
-- Name: wagtailredirects_redirect_site_id_780a0e1e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);


--
-- Name: wagtailsear_autocom_476c89_gin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);


--
-- Name: wagtailsear_body_90c85d_gin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);


--
-- Name: wagtailsear_title_9caae0_gin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);


--
-- Name: wagtailsearch_indexentry_content_type_id_62ed694f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);


--
-- Name: workflowstate_base_ct_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);


--
-- Name: workflowstate_ct_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);


--
-- Name: alumni_auditentry audit_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.alumni_auditentry FOR EACH ROW EXECUTE FUNCTION public.alumni_append_only();


--
-- Name: alumni_auditentry audit_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.alumni_auditentry FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_no_truncate();


--
-- Name: alumni_consent consent_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER consent_append_only BEFORE DELETE OR UPDATE ON public.alumni_consent FOR EACH ROW EXECUTE FUNCTION public.alumni_append_only();


--
-- Name: alumni_consent consent_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER consent_no_truncate BEFORE TRUNCATE ON public.alumni_consent FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_no_truncate();


--
-- Name: alumni_consent consent_state; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER consent_state AFTER INSERT ON public.alumni_consent REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_keep_consent_state();


--
-- Name: alumni_consentstate list_noted_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_delete AFTER DELETE ON public.alumni_consentstate REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_noted();


--
-- Name: alumni_listrow list_noted_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_delete AFTER DELETE ON public.alumni_listrow REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_noted();


--
-- Name: alumni_consentstate list_noted_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_insert AFTER INSERT ON public.alumni_consentstate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_noted();


--
-- Name: alumni_listrow list_noted_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_insert AFTER INSERT ON public.alumni_listrow REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_noted();


--
-- Name: alumni_consentstate list_noted_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_update AFTER UPDATE ON public.alumni_consentstate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_noted();


--
-- Name: alumni_listrow list_noted_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_update AFTER UPDATE ON public.alumni_listrow REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_noted();


--
-- Name: alumni_organisation list_noted_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_noted_update AFTER UPDATE ON public.alumni_organisation REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_sector_noted();


--
-- Name: alumni_address list_row_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_delete AFTER DELETE ON public.alumni_address REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_degree list_row_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_delete AFTER DELETE ON public.alumni_degree REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_degree_changed();


--
-- Name: alumni_employment list_row_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_delete AFTER DELETE ON public.alumni_employment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_interaction list_row_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_delete AFTER DELETE ON public.alumni_interaction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_sign_gone();


--
-- Name: alumni_offer list_row_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_delete AFTER DELETE ON public.alumni_offer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_person list_row_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_delete AFTER DELETE ON public.alumni_person REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_person_gone();


--
-- Name: alumni_address list_row_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_insert AFTER INSERT ON public.alumni_address REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_degree list_row_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_insert AFTER INSERT ON public.alumni_degree REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_degree_changed();


--
-- Name: alumni_employment list_row_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_insert AFTER INSERT ON public.alumni_employment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_interaction list_row_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_insert AFTER INSERT ON public.alumni_interaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_sign_new();


--
-- Name: alumni_offer list_row_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_insert AFTER INSERT ON public.alumni_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_person list_row_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_insert AFTER INSERT ON public.alumni_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_person_new();


--
-- Name: alumni_address list_row_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_moved AFTER UPDATE ON public.alumni_address REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_degree list_row_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_moved AFTER UPDATE ON public.alumni_degree REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_degree_changed();


--
-- Name: alumni_employment list_row_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_moved AFTER UPDATE ON public.alumni_employment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_interaction list_row_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_moved AFTER UPDATE ON public.alumni_interaction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_sign_gone();


--
-- Name: alumni_offer list_row_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_moved AFTER UPDATE ON public.alumni_offer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_address list_row_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_update AFTER UPDATE ON public.alumni_address REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_degree list_row_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_update AFTER UPDATE ON public.alumni_degree REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_degree_changed();


--
-- Name: alumni_employment list_row_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_update AFTER UPDATE ON public.alumni_employment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_interaction list_row_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_update AFTER UPDATE ON public.alumni_interaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_sign_gone();


--
-- Name: alumni_offer list_row_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_update AFTER UPDATE ON public.alumni_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_part_changed();


--
-- Name: alumni_person list_row_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER list_row_update AFTER UPDATE ON public.alumni_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_list_person_changed();


--
-- Name: alumni_merge merge_undone; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER merge_undone AFTER UPDATE OF undone_at ON public.alumni_merge FOR EACH ROW WHEN (((old.undone_at IS NULL) AND (new.undone_at IS NOT NULL))) EXECUTE FUNCTION public.alumni_merge_undone();


--
-- Name: alumni_consentstate search_consent_left; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_consent_left AFTER INSERT OR UPDATE ON public.alumni_consentstate FOR EACH ROW WHEN ((NOT new.granted)) EXECUTE FUNCTION public.alumni_search_consent_left();


--
-- Name: alumni_searchrow search_noted_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_noted_delete AFTER DELETE ON public.alumni_searchrow REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_search_noted();


--
-- Name: alumni_searchrow search_noted_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_noted_insert AFTER INSERT ON public.alumni_searchrow REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_search_noted();


--
-- Name: alumni_searchrow search_noted_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_noted_update AFTER UPDATE ON public.alumni_searchrow REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.alumni_search_noted();


--
-- Name: alumni_offer search_offer_left; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_offer_left AFTER DELETE OR UPDATE ON public.alumni_offer FOR EACH ROW EXECUTE FUNCTION public.alumni_search_offer_left();


--
-- Name: alumni_person search_person_gone; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_person_gone AFTER DELETE ON public.alumni_person FOR EACH ROW EXECUTE FUNCTION public.alumni_search_person_gone();


--
-- Name: alumni_person search_person_left; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER search_person_left AFTER UPDATE OF protected_at, deceased_at, erased_at, merged_into_id, hidden_at, listed_to, paused_until, audiences ON public.alumni_person FOR EACH ROW EXECUTE FUNCTION public.alumni_search_person_left();


--
-- Name: alumni_consentstate segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_consentstate REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_consentstate();


--
-- Name: alumni_degree segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_degree REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_degree();


--
-- Name: alumni_employment segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_employment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_employment();


--
-- Name: alumni_interaction segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_interaction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_interaction();


--
-- Name: alumni_offer segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_offer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer();


--
-- Name: alumni_offer_topics segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_offer_topics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer_topics();


--
-- Name: alumni_organisation segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_organisation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_organisation();


--
-- Name: alumni_person segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_person REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person();


--
-- Name: alumni_person_topics segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_person_topics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person_topics();


--
-- Name: alumni_programme segment_stale_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_delete AFTER DELETE ON public.alumni_programme REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_programme();


--
-- Name: alumni_consentstate segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_consentstate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_consentstate();


--
-- Name: alumni_degree segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_degree REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_degree();


--
-- Name: alumni_employment segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_employment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_employment();


--
-- Name: alumni_interaction segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_interaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_interaction();


--
-- Name: alumni_offer segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer();


--
-- Name: alumni_offer_topics segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_offer_topics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer_topics();


--
-- Name: alumni_organisation segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_organisation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_organisation();


--
-- Name: alumni_person segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person();


--
-- Name: alumni_person_topics segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_person_topics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person_topics();


--
-- Name: alumni_programme segment_stale_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_insert AFTER INSERT ON public.alumni_programme REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_programme();


--
-- Name: alumni_consentstate segment_stale_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_moved AFTER UPDATE ON public.alumni_consentstate REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_consentstate();


--
-- Name: alumni_degree segment_stale_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_moved AFTER UPDATE ON public.alumni_degree REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_degree();


--
-- Name: alumni_employment segment_stale_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_moved AFTER UPDATE ON public.alumni_employment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_employment();


--
-- Name: alumni_interaction segment_stale_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_moved AFTER UPDATE ON public.alumni_interaction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_interaction();


--
-- Name: alumni_offer segment_stale_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_moved AFTER UPDATE ON public.alumni_offer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer();


--
-- Name: alumni_person_topics segment_stale_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_moved AFTER UPDATE ON public.alumni_person_topics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person_topics();


--
-- Name: alumni_consentstate segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_consentstate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_consentstate();


--
-- Name: alumni_degree segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_degree REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_degree();


--
-- Name: alumni_employment segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_employment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_employment();


--
-- Name: alumni_interaction segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_interaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_interaction();


--
-- Name: alumni_offer segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer();


--
-- Name: alumni_offer_topics segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_offer_topics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_offer_topics();


--
-- Name: alumni_organisation segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_organisation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_organisation();


--
-- Name: alumni_person segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person();


--
-- Name: alumni_person_topics segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_person_topics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_person_topics();


--
-- Name: alumni_programme segment_stale_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER segment_stale_update AFTER UPDATE ON public.alumni_programme REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.campaigns_stale_alumni_programme();


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_accessrequest alumni_accessrequest_closed_by_id_188082b4_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_accessrequest
    ADD CONSTRAINT alumni_accessrequest_closed_by_id_188082b4_fk_alumni_user_id FOREIGN KEY (closed_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_accessrequest alumni_accessrequest_person_id_aba7e929_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_accessrequest
    ADD CONSTRAINT alumni_accessrequest_person_id_aba7e929_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_accessrequest alumni_accessrequest_reviewed_by_id_82653f84_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_accessrequest
    ADD CONSTRAINT alumni_accessrequest_reviewed_by_id_82653f84_fk_alumni_user_id FOREIGN KEY (reviewed_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_address alumni_address_person_id_7309dde7_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_address
    ADD CONSTRAINT alumni_address_person_id_7309dde7_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_claimrequest alumni_claimrequest_decided_by_id_4a6fb6a1_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_claimrequest
    ADD CONSTRAINT alumni_claimrequest_decided_by_id_4a6fb6a1_fk_alumni_user_id FOREIGN KEY (decided_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_claimrequest alumni_claimrequest_person_id_74c0f927_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_claimrequest
    ADD CONSTRAINT alumni_claimrequest_person_id_74c0f927_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_columnmapping alumni_columnmapping_by_id_8c26b659_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_columnmapping
    ADD CONSTRAINT alumni_columnmapping_by_id_8c26b659_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consent alumni_consent_merge_id_cd92a9b4_fk_alumni_merge_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consent
    ADD CONSTRAINT alumni_consent_merge_id_cd92a9b4_fk_alumni_merge_id FOREIGN KEY (merge_id) REFERENCES public.alumni_merge(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consent alumni_consent_person_id_9a1331ec_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consent
    ADD CONSTRAINT alumni_consent_person_id_9a1331ec_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consent alumni_consent_purpose_id_d742c864_fk_alumni_purpose_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consent
    ADD CONSTRAINT alumni_consent_purpose_id_d742c864_fk_alumni_purpose_id FOREIGN KEY (purpose_id) REFERENCES public.alumni_purpose(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consent alumni_consent_wording_id_93a7fd4f_fk_alumni_wording_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consent
    ADD CONSTRAINT alumni_consent_wording_id_93a7fd4f_fk_alumni_wording_id FOREIGN KEY (wording_id) REFERENCES public.alumni_wording(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consentstate alumni_consentstate_consent_id_8815cce9_fk_alumni_consent_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consentstate
    ADD CONSTRAINT alumni_consentstate_consent_id_8815cce9_fk_alumni_consent_id FOREIGN KEY (consent_id) REFERENCES public.alumni_consent(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consentstate alumni_consentstate_person_id_25f8c9d7_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consentstate
    ADD CONSTRAINT alumni_consentstate_person_id_25f8c9d7_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_consentstate alumni_consentstate_purpose_id_3daf0374_fk_alumni_purpose_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_consentstate
    ADD CONSTRAINT alumni_consentstate_purpose_id_3daf0374_fk_alumni_purpose_id FOREIGN KEY (purpose_id) REFERENCES public.alumni_purpose(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_correctionrequest alumni_correctionreq_closed_by_id_2b248ce7_fk_alumni_us; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_correctionrequest
    ADD CONSTRAINT alumni_correctionreq_closed_by_id_2b248ce7_fk_alumni_us FOREIGN KEY (closed_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_correctionrequest alumni_correctionrequest_degree_id_f4944687_fk_alumni_degree_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_correctionrequest
    ADD CONSTRAINT alumni_correctionrequest_degree_id_f4944687_fk_alumni_degree_id FOREIGN KEY (degree_id) REFERENCES public.alumni_degree(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_correctionrequest alumni_correctionrequest_person_id_2a089953_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_correctionrequest
    ADD CONSTRAINT alumni_correctionrequest_person_id_2a089953_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_declinedword alumni_declinedword_by_id_e0dc3877_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_declinedword
    ADD CONSTRAINT alumni_declinedword_by_id_e0dc3877_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_degree alumni_degree_campus_id_beebe24e_fk_alumni_campus_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_degree
    ADD CONSTRAINT alumni_degree_campus_id_beebe24e_fk_alumni_campus_id FOREIGN KEY (campus_id) REFERENCES public.alumni_campus(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_degree alumni_degree_person_id_3cad98fc_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_degree
    ADD CONSTRAINT alumni_degree_person_id_3cad98fc_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_degree alumni_degree_programme_id_2e6d398f_fk_alumni_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_degree
    ADD CONSTRAINT alumni_degree_programme_id_2e6d398f_fk_alumni_programme_id FOREIGN KEY (programme_id) REFERENCES public.alumni_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_duplicatepair alumni_duplicatepair_by_id_08e41861_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_duplicatepair
    ADD CONSTRAINT alumni_duplicatepair_by_id_08e41861_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_duplicatepair alumni_duplicatepair_first_id_3f7dc7ef_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_duplicatepair
    ADD CONSTRAINT alumni_duplicatepair_first_id_3f7dc7ef_fk_alumni_person_id FOREIGN KEY (first_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_duplicatepair alumni_duplicatepair_second_id_41a42bf5_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_duplicatepair
    ADD CONSTRAINT alumni_duplicatepair_second_id_41a42bf5_fk_alumni_person_id FOREIGN KEY (second_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_employment alumni_employment_organisation_id_9638307d_fk_alumni_or; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_employment
    ADD CONSTRAINT alumni_employment_organisation_id_9638307d_fk_alumni_or FOREIGN KEY (organisation_id) REFERENCES public.alumni_organisation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_employment alumni_employment_person_id_ade6936e_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_employment
    ADD CONSTRAINT alumni_employment_person_id_ade6936e_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_importbatch alumni_importbatch_by_id_892df0f6_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importbatch
    ADD CONSTRAINT alumni_importbatch_by_id_892df0f6_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_importbatch alumni_importbatch_mapping_id_eb419d03_fk_alumni_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importbatch
    ADD CONSTRAINT alumni_importbatch_mapping_id_eb419d03_fk_alumni_co FOREIGN KEY (mapping_id) REFERENCES public.alumni_columnmapping(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_importrow alumni_importrow_batch_id_e258eadc_fk_alumni_importbatch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importrow
    ADD CONSTRAINT alumni_importrow_batch_id_e258eadc_fk_alumni_importbatch_id FOREIGN KEY (batch_id) REFERENCES public.alumni_importbatch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_importrow alumni_importrow_person_id_27139e38_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_importrow
    ADD CONSTRAINT alumni_importrow_person_id_27139e38_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_interaction alumni_interaction_person_id_b41a89f8_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_interaction
    ADD CONSTRAINT alumni_interaction_person_id_b41a89f8_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_matchcard alumni_matchcard_person_id_647b4d6e_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_matchcard
    ADD CONSTRAINT alumni_matchcard_person_id_647b4d6e_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_merge alumni_merge_by_id_c31775d1_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_merge
    ADD CONSTRAINT alumni_merge_by_id_c31775d1_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_merge alumni_merge_gone_id_deeea599_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_merge
    ADD CONSTRAINT alumni_merge_gone_id_deeea599_fk_alumni_person_id FOREIGN KEY (gone_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_merge alumni_merge_kept_id_ca88538f_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_merge
    ADD CONSTRAINT alumni_merge_kept_id_ca88538f_fk_alumni_person_id FOREIGN KEY (kept_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_merge alumni_merge_undone_by_id_57e224ea_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_merge
    ADD CONSTRAINT alumni_merge_undone_by_id_57e224ea_fk_alumni_user_id FOREIGN KEY (undone_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_note alumni_note_by_id_24bb69fb_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_note
    ADD CONSTRAINT alumni_note_by_id_24bb69fb_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_note alumni_note_person_id_96378bae_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_note
    ADD CONSTRAINT alumni_note_person_id_96378bae_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_offer alumni_offer_person_id_929addb9_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer
    ADD CONSTRAINT alumni_offer_person_id_929addb9_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_offer_topics alumni_offer_topics_offer_id_1fc18423_fk_alumni_offer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer_topics
    ADD CONSTRAINT alumni_offer_topics_offer_id_1fc18423_fk_alumni_offer_id FOREIGN KEY (offer_id) REFERENCES public.alumni_offer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_offer_topics alumni_offer_topics_topic_id_f1db9ad2_fk_alumni_topic_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_offer_topics
    ADD CONSTRAINT alumni_offer_topics_topic_id_f1db9ad2_fk_alumni_topic_id FOREIGN KEY (topic_id) REFERENCES public.alumni_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_organisation alumni_organisation_merged_into_id_19aa428a_fk_alumni_or; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_organisation
    ADD CONSTRAINT alumni_organisation_merged_into_id_19aa428a_fk_alumni_or FOREIGN KEY (merged_into_id) REFERENCES public.alumni_organisation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_organisation alumni_organisation_sector_id_7ee166ce_fk_alumni_sector_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_organisation
    ADD CONSTRAINT alumni_organisation_sector_id_7ee166ce_fk_alumni_sector_id FOREIGN KEY (sector_id) REFERENCES public.alumni_sector(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_person alumni_person_merged_into_id_4b8d770f_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person
    ADD CONSTRAINT alumni_person_merged_into_id_4b8d770f_fk_alumni_person_id FOREIGN KEY (merged_into_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_person_topics alumni_person_topics_person_id_10855c91_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person_topics
    ADD CONSTRAINT alumni_person_topics_person_id_10855c91_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_person_topics alumni_person_topics_topic_id_d46d3c46_fk_alumni_topic_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person_topics
    ADD CONSTRAINT alumni_person_topics_topic_id_d46d3c46_fk_alumni_topic_id FOREIGN KEY (topic_id) REFERENCES public.alumni_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_person alumni_person_user_id_52dcf7fb_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_person
    ADD CONSTRAINT alumni_person_user_id_52dcf7fb_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_programme alumni_programme_department_id_b1bfa83f_fk_alumni_department_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_programme
    ADD CONSTRAINT alumni_programme_department_id_b1bfa83f_fk_alumni_department_id FOREIGN KEY (department_id) REFERENCES public.alumni_department(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_recordsextract alumni_recordsextract_made_by_id_ec226bd1_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsextract
    ADD CONSTRAINT alumni_recordsextract_made_by_id_ec226bd1_fk_alumni_user_id FOREIGN KEY (made_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_recordsextract alumni_recordsextract_person_id_e075678c_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsextract
    ADD CONSTRAINT alumni_recordsextract_person_id_e075678c_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_recordsextract alumni_recordsextract_sealed_by_id_87e4f6c4_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsextract
    ADD CONSTRAINT alumni_recordsextract_sealed_by_id_87e4f6c4_fk_alumni_user_id FOREIGN KEY (sealed_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_recordsrow alumni_recordsrow_extract_id_f40a6cf4_fk_alumni_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsrow
    ADD CONSTRAINT alumni_recordsrow_extract_id_f40a6cf4_fk_alumni_re FOREIGN KEY (extract_id) REFERENCES public.alumni_recordsextract(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_recordsrow alumni_recordsrow_person_id_df38ae2f_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_recordsrow
    ADD CONSTRAINT alumni_recordsrow_person_id_df38ae2f_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_retentionrun alumni_retentionrun_by_id_e3350e58_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentionrun
    ADD CONSTRAINT alumni_retentionrun_by_id_e3350e58_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_retentionrun alumni_retentionrun_rule_id_ada65f5c_fk_alumni_retentionrule_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_retentionrun
    ADD CONSTRAINT alumni_retentionrun_rule_id_ada65f5c_fk_alumni_retentionrule_id FOREIGN KEY (rule_id) REFERENCES public.alumni_retentionrule(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_savedview alumni_savedview_owner_id_c1279335_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_savedview
    ADD CONSTRAINT alumni_savedview_owner_id_c1279335_fk_alumni_user_id FOREIGN KEY (owner_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_searchposting alumni_searchposting_build_id_9ba2286d_fk_alumni_searchbuild_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchposting
    ADD CONSTRAINT alumni_searchposting_build_id_9ba2286d_fk_alumni_searchbuild_id FOREIGN KEY (build_id) REFERENCES public.alumni_searchbuild(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_user alumni_user_department_id_2ae2e3c6_fk_alumni_department_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user
    ADD CONSTRAINT alumni_user_department_id_2ae2e3c6_fk_alumni_department_id FOREIGN KEY (department_id) REFERENCES public.alumni_department(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_user_groups alumni_user_groups_group_id_a519dc27_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_groups
    ADD CONSTRAINT alumni_user_groups_group_id_a519dc27_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_user_groups alumni_user_groups_user_id_21a5b0b3_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_groups
    ADD CONSTRAINT alumni_user_groups_user_id_21a5b0b3_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_user alumni_user_start_view_id_dcf83580_fk_alumni_savedview_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user
    ADD CONSTRAINT alumni_user_start_view_id_dcf83580_fk_alumni_savedview_id FOREIGN KEY (start_view_id) REFERENCES public.alumni_savedview(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_user_user_permissions alumni_user_user_per_permission_id_5c434440_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_user_permissions
    ADD CONSTRAINT alumni_user_user_per_permission_id_5c434440_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_user_user_permissions alumni_user_user_permissions_user_id_3f8b7bd8_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_user_user_permissions
    ADD CONSTRAINT alumni_user_user_permissions_user_id_3f8b7bd8_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_waitingfile alumni_waitingfile_by_id_a8275f6e_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_waitingfile
    ADD CONSTRAINT alumni_waitingfile_by_id_a8275f6e_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_wording alumni_wording_purpose_id_257f594e_fk_alumni_purpose_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_wording
    ADD CONSTRAINT alumni_wording_purpose_id_257f594e_fk_alumni_purpose_id FOREIGN KEY (purpose_id) REFERENCES public.alumni_purpose(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_addresscheck campaigns_addresscheck_person_id_ccbe4fd8_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_addresscheck
    ADD CONSTRAINT campaigns_addresscheck_person_id_ccbe4fd8_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_attachment campaigns_attachment_message_id_cd0ba2c5_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_attachment
    ADD CONSTRAINT campaigns_attachment_message_id_cd0ba2c5_fk_campaigns FOREIGN KEY (message_id) REFERENCES public.campaigns_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_automation campaigns_automation_created_by_id_e9ca3d65_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_automation
    ADD CONSTRAINT campaigns_automation_created_by_id_e9ca3d65_fk_alumni_user_id FOREIGN KEY (created_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_automation campaigns_automation_purpose_id_cb25b11c_fk_alumni_purpose_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_automation
    ADD CONSTRAINT campaigns_automation_purpose_id_cb25b11c_fk_alumni_purpose_id FOREIGN KEY (purpose_id) REFERENCES public.alumni_purpose(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_automation campaigns_automation_segment_id_f5b03c30_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_automation
    ADD CONSTRAINT campaigns_automation_segment_id_f5b03c30_fk_campaigns FOREIGN KEY (segment_id) REFERENCES public.campaigns_segment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_campaign campaigns_campaign_automation_id_1a4f4e40_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_automation_id_1a4f4e40_fk_campaigns FOREIGN KEY (automation_id) REFERENCES public.campaigns_automation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_campaign campaigns_campaign_created_by_id_11fada74_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_created_by_id_11fada74_fk_alumni_user_id FOREIGN KEY (created_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_campaign campaigns_campaign_purpose_id_bd15b95f_fk_alumni_purpose_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_purpose_id_bd15b95f_fk_alumni_purpose_id FOREIGN KEY (purpose_id) REFERENCES public.alumni_purpose(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_campaign campaigns_campaign_segment_id_d271406e_fk_campaigns_segment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_segment_id_d271406e_fk_campaigns_segment_id FOREIGN KEY (segment_id) REFERENCES public.campaigns_segment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_campaign campaigns_campaign_started_by_id_443f289c_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_started_by_id_443f289c_fk_alumni_user_id FOREIGN KEY (started_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_click campaigns_click_campaign_id_a0b96316_fk_campaigns_campaign_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_click
    ADD CONSTRAINT campaigns_click_campaign_id_a0b96316_fk_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_deliveryexception campaigns_deliveryex_campaign_id_3d5d2d35_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_deliveryexception
    ADD CONSTRAINT campaigns_deliveryex_campaign_id_3d5d2d35_fk_campaigns FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_edition campaigns_edition_campaign_id_a4b26438_fk_campaigns_campaign_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_edition
    ADD CONSTRAINT campaigns_edition_campaign_id_a4b26438_fk_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_effect campaigns_effect_incoming_id_3d1d8e5c_fk_campaigns_incoming_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_effect
    ADD CONSTRAINT campaigns_effect_incoming_id_3d1d8e5c_fk_campaigns_incoming_id FOREIGN KEY (incoming_id) REFERENCES public.campaigns_incoming(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_effect campaigns_effect_person_id_869a9c80_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_effect
    ADD CONSTRAINT campaigns_effect_person_id_869a9c80_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_effect campaigns_effect_purpose_id_0fb24a65_fk_alumni_purpose_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_effect
    ADD CONSTRAINT campaigns_effect_purpose_id_0fb24a65_fk_alumni_purpose_id FOREIGN KEY (purpose_id) REFERENCES public.alumni_purpose(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_effect campaigns_effect_undone_by_id_aa4ef518_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_effect
    ADD CONSTRAINT campaigns_effect_undone_by_id_aa4ef518_fk_alumni_user_id FOREIGN KEY (undone_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_halt campaigns_halt_campaign_id_1f223cfc_fk_campaigns_campaign_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_halt
    ADD CONSTRAINT campaigns_halt_campaign_id_1f223cfc_fk_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_halt campaigns_halt_lifted_by_id_e60b2cb1_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_halt
    ADD CONSTRAINT campaigns_halt_lifted_by_id_e60b2cb1_fk_alumni_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_incoming campaigns_incoming_campaign_id_0cb632ec_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_incoming
    ADD CONSTRAINT campaigns_incoming_campaign_id_0cb632ec_fk_campaigns FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_incoming campaigns_incoming_message_id_6a055c6a_fk_campaigns_message_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_incoming
    ADD CONSTRAINT campaigns_incoming_message_id_6a055c6a_fk_campaigns_message_id FOREIGN KEY (message_id) REFERENCES public.campaigns_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_incoming campaigns_incoming_person_id_0f0afbd1_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_incoming
    ADD CONSTRAINT campaigns_incoming_person_id_0f0afbd1_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_link campaigns_link_campaign_id_ff415b68_fk_campaigns_campaign_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_link
    ADD CONSTRAINT campaigns_link_campaign_id_ff415b68_fk_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_message campaigns_message_person_id_5ab815d4_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_message
    ADD CONSTRAINT campaigns_message_person_id_5ab815d4_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_occurrence campaigns_occurrence_automation_id_71b25043_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_occurrence
    ADD CONSTRAINT campaigns_occurrence_automation_id_71b25043_fk_campaigns FOREIGN KEY (automation_id) REFERENCES public.campaigns_automation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_occurrence campaigns_occurrence_campaign_id_706aa622_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_occurrence
    ADD CONSTRAINT campaigns_occurrence_campaign_id_706aa622_fk_campaigns FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_occurrence campaigns_occurrence_person_id_b3856625_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_occurrence
    ADD CONSTRAINT campaigns_occurrence_person_id_b3856625_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_pace campaigns_pace_campaign_id_29f88c3f_fk_campaigns_campaign_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_pace
    ADD CONSTRAINT campaigns_pace_campaign_id_29f88c3f_fk_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_segment campaigns_segment_created_by_id_e321cc10_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segment
    ADD CONSTRAINT campaigns_segment_created_by_id_e321cc10_fk_alumni_user_id FOREIGN KEY (created_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_segmentmember campaigns_segmentmem_segment_id_1485e3d2_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segmentmember
    ADD CONSTRAINT campaigns_segmentmem_segment_id_1485e3d2_fk_campaigns FOREIGN KEY (segment_id) REFERENCES public.campaigns_segment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_segmentmember campaigns_segmentmember_person_id_1e9e9850_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_segmentmember
    ADD CONSTRAINT campaigns_segmentmember_person_id_1e9e9850_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_trial campaigns_trial_campaign_id_4eb732c1_fk_campaigns_campaign_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_trial
    ADD CONSTRAINT campaigns_trial_campaign_id_4eb732c1_fk_campaigns_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: campaigns_trial campaigns_trial_decided_by_id_7cf0f5bc_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns_trial
    ADD CONSTRAINT campaigns_trial_decided_by_id_7cf0f5bc_fk_alumni_user_id FOREIGN KEY (decided_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_award cms_award_story_id_0a6d3241_fk_cms_storypage_page_ptr_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_award
    ADD CONSTRAINT cms_award_story_id_0a6d3241_fk_cms_storypage_page_ptr_id FOREIGN KEY (story_id) REFERENCES public.cms_storypage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_awardindexpage cms_awardindexpage_page_ptr_id_5886b8b0_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_awardindexpage
    ADD CONSTRAINT cms_awardindexpage_page_ptr_id_5886b8b0_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_homepage cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_standardpage cms_standardpage_page_ptr_id_8b8ef421_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_page_ptr_id_8b8ef421_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storyindexpage cms_storyindexpage_page_ptr_id_db938e66_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storyindexpage
    ADD CONSTRAINT cms_storyindexpage_page_ptr_id_db938e66_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storypage cms_storypage_page_ptr_id_a40fd0ed_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_page_ptr_id_a40fd0ed_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storypage cms_storypage_person_id_212f63b6_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_person_id_212f63b6_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storypage cms_storypage_portrait_id_7a4c81bc_fk_wagtailimages_image_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_portrait_id_7a4c81bc_fk_wagtailimages_image_id FOREIGN KEY (portrait_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storypage cms_storypage_programme_id_90d43c27_fk_alumni_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_programme_id_90d43c27_fk_alumni_programme_id FOREIGN KEY (programme_id) REFERENCES public.alumni_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storypage_topics cms_storypage_topics_storypage_id_c528c844_fk_cms_story; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage_topics
    ADD CONSTRAINT cms_storypage_topics_storypage_id_c528c844_fk_cms_story FOREIGN KEY (storypage_id) REFERENCES public.cms_storypage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: cms_storypage_topics cms_storypage_topics_topic_id_70a68208_fk_alumni_topic_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cms_storypage_topics
    ADD CONSTRAINT cms_storypage_topics_topic_id_70a68208_fk_alumni_topic_id FOREIGN KEY (topic_id) REFERENCES public.alumni_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_ask engagement_ask_asked_by_id_4904b794_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_ask
    ADD CONSTRAINT engagement_ask_asked_by_id_4904b794_fk_alumni_user_id FOREIGN KEY (asked_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_ask engagement_ask_programme_id_c3c102e8_fk_alumni_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_ask
    ADD CONSTRAINT engagement_ask_programme_id_c3c102e8_fk_alumni_programme_id FOREIGN KEY (programme_id) REFERENCES public.alumni_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_askingstop engagement_askingstop_user_id_0900311b_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_askingstop
    ADD CONSTRAINT engagement_askingstop_user_id_0900311b_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_asklimit engagement_asklimit_person_id_fcf5e2cf_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_asklimit
    ADD CONSTRAINT engagement_asklimit_person_id_fcf5e2cf_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contract_programmes engagement_contract__contract_id_05059f8a_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract_programmes
    ADD CONSTRAINT engagement_contract__contract_id_05059f8a_fk_engagemen FOREIGN KEY (contract_id) REFERENCES public.engagement_contract(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contract_programmes engagement_contract__programme_id_4175603b_fk_alumni_pr; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract_programmes
    ADD CONSTRAINT engagement_contract__programme_id_4175603b_fk_alumni_pr FOREIGN KEY (programme_id) REFERENCES public.alumni_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contract engagement_contract_keeper_id_de29063c_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract
    ADD CONSTRAINT engagement_contract_keeper_id_de29063c_fk_alumni_user_id FOREIGN KEY (keeper_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contract engagement_contract_organisation_id_b7ece4d2_fk_alumni_or; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contract
    ADD CONSTRAINT engagement_contract_organisation_id_b7ece4d2_fk_alumni_or FOREIGN KEY (organisation_id) REFERENCES public.alumni_organisation(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contractduty engagement_contractd_contract_id_faad5474_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contractduty
    ADD CONSTRAINT engagement_contractd_contract_id_faad5474_fk_engagemen FOREIGN KEY (contract_id) REFERENCES public.engagement_contract(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contractfollowup engagement_contractf_contract_id_35814b74_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contractfollowup
    ADD CONSTRAINT engagement_contractf_contract_id_35814b74_fk_engagemen FOREIGN KEY (contract_id) REFERENCES public.engagement_contract(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_contractfollowup engagement_contractfollowup_by_id_c4f2814f_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_contractfollowup
    ADD CONSTRAINT engagement_contractfollowup_by_id_c4f2814f_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_fitcheck engagement_fitcheck_pair_id_2c7fcedd_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_fitcheck
    ADD CONSTRAINT engagement_fitcheck_pair_id_2c7fcedd_fk_engagemen FOREIGN KEY (pair_id) REFERENCES public.engagement_mentorpair(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_handover engagement_handover_ask_id_4e1236ca_fk_engagement_ask_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_handover
    ADD CONSTRAINT engagement_handover_ask_id_4e1236ca_fk_engagement_ask_id FOREIGN KEY (ask_id) REFERENCES public.engagement_ask(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_handover engagement_handover_by_id_9f8fca39_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_handover
    ADD CONSTRAINT engagement_handover_by_id_9f8fca39_fk_alumni_user_id FOREIGN KEY (by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_handover engagement_handover_to_id_0650cd7b_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_handover
    ADD CONSTRAINT engagement_handover_to_id_0650cd7b_fk_alumni_user_id FOREIGN KEY (to_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_meeting engagement_meeting_pair_id_87ea20c7_fk_engagement_mentorpair_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_meeting
    ADD CONSTRAINT engagement_meeting_pair_id_87ea20c7_fk_engagement_mentorpair_id FOREIGN KEY (pair_id) REFERENCES public.engagement_mentorpair(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorapplication_topics engagement_mentorapp_mentorapplication_id_df04578e_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication_topics
    ADD CONSTRAINT engagement_mentorapp_mentorapplication_id_df04578e_fk_engagemen FOREIGN KEY (mentorapplication_id) REFERENCES public.engagement_mentorapplication(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorapplication engagement_mentorapp_programme_id_46a0b25e_fk_alumni_pr; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication
    ADD CONSTRAINT engagement_mentorapp_programme_id_46a0b25e_fk_alumni_pr FOREIGN KEY (programme_id) REFERENCES public.alumni_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorapplication engagement_mentorapp_round_id_7b6848f5_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication
    ADD CONSTRAINT engagement_mentorapp_round_id_7b6848f5_fk_engagemen FOREIGN KEY (round_id) REFERENCES public.engagement_mentorround(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorapplication_topics engagement_mentorapp_topic_id_f55ca6c7_fk_alumni_to; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorapplication_topics
    ADD CONSTRAINT engagement_mentorapp_topic_id_f55ca6c7_fk_alumni_to FOREIGN KEY (topic_id) REFERENCES public.alumni_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorpair engagement_mentorpai_application_id_f7181848_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorpair
    ADD CONSTRAINT engagement_mentorpai_application_id_f7181848_fk_engagemen FOREIGN KEY (application_id) REFERENCES public.engagement_mentorapplication(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorpair engagement_mentorpai_mentor_id_f0c1dc84_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorpair
    ADD CONSTRAINT engagement_mentorpai_mentor_id_f0c1dc84_fk_engagemen FOREIGN KEY (mentor_id) REFERENCES public.engagement_roundmentor(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_mentorpair engagement_mentorpai_round_id_df020b35_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_mentorpair
    ADD CONSTRAINT engagement_mentorpai_round_id_df020b35_fk_engagemen FOREIGN KEY (round_id) REFERENCES public.engagement_mentorround(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_note engagement_note_request_id_f1e1996a_fk_engagement_request_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_note
    ADD CONSTRAINT engagement_note_request_id_f1e1996a_fk_engagement_request_id FOREIGN KEY (request_id) REFERENCES public.engagement_request(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_note engagement_note_writer_id_9ccdfc17_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_note
    ADD CONSTRAINT engagement_note_writer_id_9ccdfc17_fk_alumni_user_id FOREIGN KEY (writer_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_report engagement_report_asker_id_35722518_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_report
    ADD CONSTRAINT engagement_report_asker_id_35722518_fk_alumni_user_id FOREIGN KEY (asker_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_report engagement_report_closed_by_id_32d1f556_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_report
    ADD CONSTRAINT engagement_report_closed_by_id_32d1f556_fk_alumni_user_id FOREIGN KEY (closed_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_report engagement_report_request_id_be54a8d3_fk_engagement_request_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_report
    ADD CONSTRAINT engagement_report_request_id_be54a8d3_fk_engagement_request_id FOREIGN KEY (request_id) REFERENCES public.engagement_request(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_request engagement_request_agreed_with_id_924d0d64_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_request
    ADD CONSTRAINT engagement_request_agreed_with_id_924d0d64_fk_alumni_user_id FOREIGN KEY (agreed_with_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_request engagement_request_ask_id_a018775e_fk_engagement_ask_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_request
    ADD CONSTRAINT engagement_request_ask_id_a018775e_fk_engagement_ask_id FOREIGN KEY (ask_id) REFERENCES public.engagement_ask(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_request engagement_request_person_id_205a2747_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_request
    ADD CONSTRAINT engagement_request_person_id_205a2747_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_roundmentor engagement_roundment_round_id_608abd94_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor
    ADD CONSTRAINT engagement_roundment_round_id_608abd94_fk_engagemen FOREIGN KEY (round_id) REFERENCES public.engagement_mentorround(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_roundmentor_topics engagement_roundment_roundmentor_id_1a67174e_fk_engagemen; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor_topics
    ADD CONSTRAINT engagement_roundment_roundmentor_id_1a67174e_fk_engagemen FOREIGN KEY (roundmentor_id) REFERENCES public.engagement_roundmentor(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_roundmentor_topics engagement_roundment_topic_id_a56acf0b_fk_alumni_to; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor_topics
    ADD CONSTRAINT engagement_roundment_topic_id_a56acf0b_fk_alumni_to FOREIGN KEY (topic_id) REFERENCES public.alumni_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_roundmentor engagement_roundmentor_person_id_1928f41b_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_roundmentor
    ADD CONSTRAINT engagement_roundmentor_person_id_1928f41b_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: engagement_wording engagement_wording_owner_id_e1af03f6_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_wording
    ADD CONSTRAINT engagement_wording_owner_id_e1af03f6_fk_alumni_user_id FOREIGN KEY (owner_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_event events_event_created_by_id_2c28ea90_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_event
    ADD CONSTRAINT events_event_created_by_id_2c28ea90_fk_alumni_user_id FOREIGN KEY (created_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_event events_event_picture_id_7117af1c_fk_wagtailimages_image_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_event
    ADD CONSTRAINT events_event_picture_id_7117af1c_fk_wagtailimages_image_id FOREIGN KEY (picture_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_eventinvitation events_eventinvitati_campaign_id_cf7e31db_fk_campaigns; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_eventinvitation
    ADD CONSTRAINT events_eventinvitati_campaign_id_cf7e31db_fk_campaigns FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_eventinvitation events_eventinvitation_event_id_5c738bdb_fk_events_event_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_eventinvitation
    ADD CONSTRAINT events_eventinvitation_event_id_5c738bdb_fk_events_event_id FOREIGN KEY (event_id) REFERENCES public.events_event(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_eventversion events_eventversion_event_id_4a52277b_fk_events_event_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_eventversion
    ADD CONSTRAINT events_eventversion_event_id_4a52277b_fk_events_event_id FOREIGN KEY (event_id) REFERENCES public.events_event(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_registration events_registration_event_id_75b6f198_fk_events_event_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_registration
    ADD CONSTRAINT events_registration_event_id_75b6f198_fk_events_event_id FOREIGN KEY (event_id) REFERENCES public.events_event(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_registration events_registration_knows_id_c29af519_fk_events_eventversion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_registration
    ADD CONSTRAINT events_registration_knows_id_c29af519_fk_events_eventversion_id FOREIGN KEY (knows_id) REFERENCES public.events_eventversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: events_registration events_registration_person_id_529d1a9a_fk_alumni_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events_registration
    ADD CONSTRAINT events_registration_person_id_529d1a9a_fk_alumni_person_id FOREIGN KEY (person_id) REFERENCES public.alumni_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: mfa_authenticator mfa_authenticator_user_id_0c3a50c0_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: portal_ambition portal_ambition_programme_id_83b880db_fk_alumni_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_ambition
    ADD CONSTRAINT portal_ambition_programme_id_83b880db_fk_alumni_programme_id FOREIGN KEY (programme_id) REFERENCES public.alumni_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: alumni_searchcard search_card_row; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alumni_searchcard
    ADD CONSTRAINT search_card_row FOREIGN KEY (row_id) REFERENCES public.alumni_searchrow(person_id) ON DELETE CASCADE;


--
-- Name: socialaccount_socialtoken socialaccount_social_account_id_951f210e_fk_socialacc; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: socialaccount_socialtoken socialaccount_social_app_id_636a42d7_fk_socialacc; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: socialaccount_socialaccount socialaccount_socialaccount_user_id_8146e70c_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_user_id_8146e70c_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: taggit_taggeditem taggit_taggeditem_content_type_id_9957a03c_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: taggit_taggeditem taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailadmin_editingsession wagtailadmin_editing_content_type_id_4df7730e_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailadmin_editingsession wagtailadmin_editingsession_user_id_6e1a9b70_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_user_id_6e1a9b70_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailadmin_formstate wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailadmin_formstate wagtailadmin_formstate_user_id_b910adc2_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_apitoken wagtailcore_apitoken_user_id_49b1141b_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_collectionviewrestriction wagtailcore_collecti_collection_id_761908ec_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_collectionviewrestriction_groups wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_collectionviewrestriction_groups wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_comment wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_comment wagtailcore_comment_resolved_by_id_a282aa0e_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_alumni_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_comment wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_comment wagtailcore_comment_user_id_0c577ca6_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_commentreply wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_commentreply wagtailcore_commentreply_user_id_d0b3b9c3_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupapprovaltask_groups wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupapprovaltask_groups wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupapprovaltask wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupcollectionpermission wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupcollectionpermission wagtailcore_groupcol_group_id_05d61460_fk_auth_grou; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupcollectionpermission wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_grouppagepermission wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_grouppagepermission wagtailcore_grouppag_page_id_710b114a_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_grouppagepermission wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupsitepermission wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupsitepermission wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_groupsitepermission wagtailcore_groupsit_site_id_245de488_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_modellogentry wagtailcore_modellog_content_type_id_68849e77_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_content_type_id_c28424df_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_live_revision_id_930bd822_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_locked_by_id_bcb86245_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_alumni_user_id FOREIGN KEY (locked_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_page wagtailcore_page_owner_id_fbf7c332_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_alumni_user_id FOREIGN KEY (owner_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_pagelogentry wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_revision wagtailcore_pagerevision_user_id_2409d2f4_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_pagesubscription wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_pagesubscription wagtailcore_pagesubscription_user_id_89d7def9_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_user_id_89d7def9_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_pageviewrestriction_groups wagtailcore_pageview_group_id_6460f223_fk_auth_grou; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_pageviewrestriction wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_pageviewrestriction_groups wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_referenceindex wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_referenceindex wagtailcore_referenc_content_type_id_766e0336_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_referenceindex wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_revision wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_revision wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_site wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_task wagtailcore_task_content_type_id_249ab8ba_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_taskstate wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_taskstate wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_taskstate wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_taskstate wagtailcore_taskstate_finished_by_id_13f98229_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_finished_by_id_13f98229_fk_alumni_user_id FOREIGN KEY (finished_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_taskstate wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_uploadedfile wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_uploadedfile wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_alumni_us; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_alumni_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowstate wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowstate wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowcontenttype wagtailcore_workflow_content_type_id_b261bb37_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowstate wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowpage wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowstate wagtailcore_workflow_requested_by_id_4090bca3_fk_alumni_us; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_alumni_us FOREIGN KEY (requested_by_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowtask wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowstate wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowpage wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowcontenttype wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailcore_workflowtask wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtaildocs_document wagtaildocs_document_collection_id_23881625_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtaildocs_document wagtaildocs_document_uploaded_by_user_id_17258b41_fk_alumni_us; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_alumni_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailimages_image wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailimages_image wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_alumni_us; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_alumni_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailimages_rendition wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailredirects_redirect wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailredirects_redirect wagtailredirects_red_site_id_780a0e1e_fk_wagtailco; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailsearch_indexentry wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: wagtailusers_userprofile wagtailusers_userprofile_user_id_59c92331_fk_alumni_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_alumni_user_id FOREIGN KEY (user_id) REFERENCES public.alumni_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--

\unrestrict samverka

