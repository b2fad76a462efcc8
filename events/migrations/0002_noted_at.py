from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0001_events")]

    operations = [
        migrations.AddField("event", "noted_at", models.DateTimeField(editable=False, null=True)),
    ]
