import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_NOW = django.utils.timezone.now


class Migration(migrations.Migration):
    dependencies = [("alumni", "0008_law_and_proof")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="may_export",
            field=models.BooleanField(
                default=False,
                help_text="May take lists of people out of the house as files. Each is logged with its purpose.",
                verbose_name="may export people",
            ),
        ),
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                ("id", _KEY),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("signature", models.CharField(editable=False, max_length=64, unique=True)),
                ("columns", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(default=_NOW, editable=False)),
                ("used_at", models.DateTimeField(default=_NOW, verbose_name="last used")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "column mapping",
                "verbose_name_plural": "column mappings",
            },
        ),
        migrations.CreateModel(
            name="WaitingFile",
            fields=[
                ("id", _KEY.clone()),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=_NOW, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", _KEY.clone()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("filters", models.JSONField(default=dict)),
                (
                    "shared",
                    models.BooleanField(default=False, verbose_name="shared with colleagues"),
                ),
                ("created_at", models.DateTimeField(default=_NOW, editable=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="saved_view_name_once")
                ],
            },
        ),
    ]
