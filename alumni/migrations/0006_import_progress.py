import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alumni", "0005_search_leaving")]

    operations = [
        migrations.AddField(
            "importbatch",
            "left",
            models.PositiveIntegerField(default=0, verbose_name="left by the undo"),
        ),
        migrations.AddField(
            "importbatch",
            "moved_at",
            models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField("importbatch", "progress", models.PositiveIntegerField(default=0)),
        migrations.AddField("importrow", "done", models.JSONField(null=True)),
        migrations.AddField("importrow", "left", models.CharField(blank=True, max_length=250)),
        migrations.AddField("importrow", "protected", models.BooleanField(default=False)),
        migrations.AddField("importrow", "same_as", models.PositiveIntegerField(null=True)),
        migrations.AlterField(
            "importbatch",
            "state",
            models.CharField(
                choices=[
                    ("matching", "Being compared"),
                    ("read", "Read, not applied"),
                    ("applying", "Being applied"),
                    ("applied", "Applied"),
                    ("undoing", "Being undone"),
                    ("undone", "Undone"),
                ],
                default="matching",
                max_length=8,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            "importrow",
            "outcome",
            models.CharField(
                choices=[
                    ("waiting", "Not compared yet"),
                    ("new", "New"),
                    ("changed", "Changed"),
                    ("same", "Same"),
                    ("refused", "Refused"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
    ]
