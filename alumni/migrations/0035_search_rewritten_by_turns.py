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


def _changed(function: str, changes: dict[str, str]) -> str:
    """The function, made anew with these pieces in place of those, each of which stands once."""
    for former, new in changes.items():
        if function.count(former) != 1:
            raise ValueError(f"not once in the function: {former}")
        function = function.replace(former, new)
    return function


def _again(functions: str) -> str:
    return functions.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


# Begun and read with less: what is said of somebody's work and degrees stands in the order of their
# cards, and the offers are read once, for their topics and own words too.
_WORK = "ORDER BY e.ended_on DESC NULLS FIRST, e.started_on DESC NULLS LAST, e.id DESC"
_DEGREES = "ORDER BY e.year DESC, e.id DESC"
FORMER_ROWS = _again(before.one(before.ROWS, "alumni_search_rows"))
ROWS = _changed(
    FORMER_ROWS,
    {
        "(e.title, ' ' ORDER BY e.id)": f"(e.title, ' ' {_WORK})",
        "c.name_sv, c.name_en), ' ' ORDER BY e.id)": f"c.name_sv, c.name_en), ' ' {_WORK})",
        "' '\n            ORDER BY e.id) AS names": f"' ' {_DEGREES}) AS names",
        "m.name_sv), ' ' ORDER BY e.id)": f"m.name_sv), ' ' {_DEGREES})",
        "min(x.notice_days) AS notice,": """min(x.notice_days) AS notice, array_agg(x.id) AS ids,
        string_agg(nullif(array_to_string(x.own_words, chr(10)), ''), chr(10)) AS own_words,""",
        "alumni_search_named(p.id, alumni_search_shows(p.audiences, 'topics'), today) x": """(
        SELECT t.slug, t.name_sv, t.name_en, t.synonyms FROM alumni_topic t WHERE t.id = ANY (ARRAY(
            SELECT x.topic_id FROM alumni_person_topics x
            WHERE x.person_id = p.id AND alumni_search_shows(p.audiences, 'topics')
            UNION ALL SELECT x.topic_id FROM alumni_offer_topics x WHERE x.offer_id = ANY (o.ids)))
        UNION ALL
        SELECT NULL, own.word, '', '{}' FROM (
            SELECT unnest(p.own_words) WHERE alumni_search_shows(p.audiences, 'topics')
            UNION SELECT string_to_table(o.own_words, chr(10))) own (word)) x""",
    },
)

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

_REWRITE = "CREATE FUNCTION alumni_search_rewrite"
FORMER_DRAFT = before.REWRITE.partition(_REWRITE)[0]
FORMER_REWRITE = _again(_REWRITE + before.REWRITE.partition(_REWRITE)[2])
# Only what differs is in the draft.
REWRITE = _changed(
    FORMER_REWRITE,
    {
        "FROM search_draft\n": "FROM search_draft WHERE words IS NOT NULL OR shown IS NOT NULL\n",
        "d.facets, d.words FROM search_draft d\n            WHERE": """d.facets, d.words
            FROM search_draft d WHERE d.words IS NOT NULL AND""",
        """excluded.words
            WHERE (r.prior, r.facets, r.words) IS DISTINCT FROM
                (excluded.prior, excluded.facets, excluded.words)""": "excluded.words",
        "d.shown FROM search_draft d\n            WHERE": """d.shown
            FROM search_draft d WHERE d.shown IS NOT NULL AND""",
        "excluded.shown\n            WHERE c.shown IS DISTINCT FROM excluded.shown": "excluded.shown",
    },
)


class Migration(migrations.Migration):
    dependencies = [("alumni", "0034_search_sets")]

    operations = [
        migrations.RunSQL(
            "DROP FUNCTION alumni_search_draft, alumni_search_named, alumni_search_topics;"
            + ROWS
            + WRITE
            + DRAFT
            + REWRITE,
            "DROP FUNCTION alumni_search_draft;"
            + FORMER
            + FORMER_ROWS
            + _again(before.WRITE)
            + FORMER_DRAFT
            + FORMER_REWRITE,
        ),
    ]
