from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_cancelled_and_moved")]

    operations = [
        migrations.AddField(
            "event", "reminded_at", models.DateTimeField(editable=False, null=True)
        ),
    ]
