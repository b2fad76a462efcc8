"""Words of people's own beside their topics, found by teachers like the names of topics."""

from importlib import import_module

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

NAMED = """
CREATE FUNCTION alumni_search_named(who bigint, shown boolean, today date)
RETURNS TABLE (slug varchar, name_sv varchar, name_en varchar, synonyms varchar[])
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.slug, t.name_sv, t.name_en, t.synonyms FROM alumni_search_topics(who, shown, today) t
    UNION ALL
    SELECT NULL, own.word, '', '{}' FROM (
        SELECT unnest(p.own_words) AS word FROM alumni_person p WHERE p.id = who AND shown
        UNION
        SELECT unnest(o.own_words) FROM alumni_offer o
        WHERE o.person_id = who AND (o.paused_until IS NULL OR o.paused_until < today)) own
$$;
"""
ROWS = import_module("alumni.migrations.0018_search_written_by_database").ROWS.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
WITH_OWN_WORDS = ROWS.replace("alumni_search_topics(", "alumni_search_named(").replace(
    "ORDER BY x.slug", "ORDER BY x.slug, x.name_sv"
)


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0023_merged_organisations"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeclinedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        help_text="Case folded: one row for all spellings.",
                        max_length=60,
                        unique=True,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
        ),
        migrations.AddField(
            model_name="offer",
            name="own_words",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                blank=True,
                db_default=[],
                default=list,
                size=None,
                verbose_name="own words",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="own_words",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                blank=True,
                db_default=[],
                default=list,
                size=None,
                verbose_name="own words",
            ),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                condition=models.Q(("own_words", []), _negated=True),
                fields=["person"],
                name="offer_own_words",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("own_words", []), _negated=True),
                fields=["id"],
                name="person_own_words",
            ),
        ),
        migrations.AddField(
            model_name="declinedword",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="interaction",
            name="kind",
            field=models.CharField(
                choices=[
                    ("joined", "Joined"),
                    ("profile", "Changed the profile"),
                    ("consent", "Consent"),
                    ("letter", "Letter"),
                    ("click", "Followed a link in a letter"),
                    ("request", "Request"),
                    ("event", "Event"),
                    ("story", "Story"),
                    ("import", "Import"),
                    ("note", "From the alumni office"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.RunSQL(NAMED + WITH_OWN_WORDS, ROWS + "DROP FUNCTION alumni_search_named;"),
    ]
