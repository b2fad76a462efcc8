"""A change of somebody's profile takes less: the search's vocabulary is written to only when the
row's words have changed, and only for words that it lacks."""

import re
from importlib import import_module

from django.db import migrations

BEFORE = import_module("alumni.migrations.0018_search_written_by_database").WRITE.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
# `found` is plpgsql's own word for "the last statement changed something".
ROWS = re.sub(
    r"\bfound\b", "fresh", BEFORE.partition("CREATE OR REPLACE FUNCTION alumni_search_note")[0]
)
CARD = "        INSERT INTO alumni_searchcard"
NOTE = "        PERFORM alumni_search_note(who);\n"
ONLY_CHANGED = ROWS.replace(NOTE, "").replace(
    CARD, f"        IF FOUND THEN\n    {NOTE}        END IF;\n{CARD}"
)

ONLY_NEW = """
CREATE OR REPLACE FUNCTION alumni_search_note(who bigint) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0026_search_asked_by_database")]

    operations = [migrations.RunSQL(ONLY_CHANGED + ONLY_NEW, BEFORE)]
