"""An import that changes a person, their address and their degree writes their row of the list once.

The row tells when the person last changed, and within a transaction that is one moment: whoever has
it already is only noted as changed again, for the sets that were made in between.
"""

from django.db import migrations

CHANGED = """
CREATE OR REPLACE FUNCTION alumni_list_{name}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint[] := ARRAY(SELECT DISTINCT {key} FROM changed);
    written integer;
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id = ANY(who) AND changed_at <> now();
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < cardinality(who) THEN
        INSERT INTO alumni_listchange (people) VALUES (who);
    END IF;
    RETURN NULL;
END $$;
"""
DEGREE_CHANGED = """
-- Two changes of one person's degrees: the later waits, and then counts what the first one wrote.
CREATE OR REPLACE FUNCTION alumni_list_degree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
ONCE = [
    CHANGED.format(name="person", key="id"),
    CHANGED.format(name="part", key="person_id"),
    DEGREE_CHANGED,
]
EACH_TIME = """
CREATE OR REPLACE FUNCTION alumni_list_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION alumni_list_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id IN (SELECT person_id FROM changed);
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION alumni_list_degree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM alumni_listrow WHERE person_id IN (SELECT person_id FROM changed)
        ORDER BY person_id FOR UPDATE;
    UPDATE alumni_listrow r SET changed_at = now(), last_year = coalesce(
        (SELECT max(year) FROM alumni_degree d WHERE d.person_id = r.person_id), 0)
    WHERE person_id IN (SELECT person_id FROM changed);
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0031_search_asked_in_parts")]

    operations = [migrations.RunSQL(ONCE, EACH_TIME)]
