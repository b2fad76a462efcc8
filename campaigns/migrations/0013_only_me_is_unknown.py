"""Rows of people who keep a field to themselves are written anew: rules no longer know of it."""

from django.db import migrations

STALE = """
INSERT INTO campaigns_segmentstale (person_id)
SELECT id FROM alumni_person
 WHERE EXISTS (SELECT FROM jsonb_each_text(audiences) WHERE value::int < 10);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0012_versions"),
        ("alumni", "0024_own_words"),
    ]

    operations = [migrations.RunSQL(STALE, migrations.RunSQL.noop)]
