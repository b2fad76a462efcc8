"""By whose clock a chunk waits for its hour, so that summer time may begin or end meanwhile."""

from django.conf import settings
from django.db import migrations, models

# Those of the university's hour went by its clock before, too.
OURS = """
UPDATE campaigns_chunk c SET zone = %s
  FROM campaigns_campaign k WHERE k.id = c.campaign_id AND c.not_before = k.local_at
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0015_segment_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="chunk",
            name="zone",
            field=models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
        migrations.RunSQL([(OURS, [settings.TIME_ZONE])], migrations.RunSQL.noop),
    ]
