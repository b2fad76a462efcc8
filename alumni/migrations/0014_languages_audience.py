"""Who sees the languages is a choice of its own; until now the one for topics spoke for both."""

from django.db import migrations

AS_BEFORE = """
UPDATE alumni_person
   SET audiences = audiences || jsonb_build_object('languages', audiences->'topics')
 WHERE audiences->'topics' IS NOT NULL AND audiences->'languages' IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0013_columns_read")]

    operations = [migrations.RunSQL(AS_BEFORE, migrations.RunSQL.noop)]
