"""A word that stands in nobody's title any more leaves the search's vocabulary with the night."""

from importlib import import_module

from django.db import migrations

VOCABULARY = (
    import_module("alumni.migrations.0018_search_written_by_database")
    .REBUILD.partition("CREATE FUNCTION alumni_search_rebuild")[0]
    .replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
)
WORDS = "    INSERT INTO alumni_searchword (word)"
FORGET = "    DELETE FROM alumni_searchword;\n"
FORGETTING = VOCABULARY.replace(WORDS, f"{FORGET}{WORDS}")


class Migration(migrations.Migration):
    dependencies = [("alumni", "0024_own_words")]

    operations = [migrations.RunSQL(FORGETTING, VOCABULARY)]
