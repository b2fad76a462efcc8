"""What was last said to each purpose, as bits beside the day somebody was last active."""

from django.db import migrations, models

FILL = """
UPDATE campaigns_segmentrow r
   SET agreed = coalesce(s.agreed, 0), declined = coalesce(s.declined, 0)
  FROM (SELECT person_id, bit_or(1::bigint << purpose_id::int) FILTER (WHERE granted) AS agreed,
               bit_or(1::bigint << purpose_id::int) FILTER (WHERE NOT granted) AS declined
          FROM alumni_consentstate WHERE purpose_id <= 62 GROUP BY 1) s
 WHERE s.person_id = r.person_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0014_local_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="segmentrow",
            name="agreed",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="segmentrow",
            name="declined",
            field=models.BigIntegerField(default=0),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="segmentrow",
            index=models.Index(
                fields=["last_engaged"], include=["agreed", "declined"], name="segment_row_active"
            ),
        ),
    ]
