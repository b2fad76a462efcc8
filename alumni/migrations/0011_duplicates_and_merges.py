import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# An undone merge: what the kept person said themselves is what holds again. Nothing that was said
# is changed; only "the last word" is read anew, without what came by this merge.
UNSAY = """
CREATE FUNCTION alumni_merge_undone() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO alumni_consentstate (person_id, purpose_id, consent_id, granted)
    SELECT DISTINCT ON (c.purpose_id) c.person_id, c.purpose_id, c.id, c.granted
      FROM alumni_consent c LEFT JOIN alumni_merge m ON m.id = c.merge_id
     WHERE c.person_id = NEW.kept_id AND m.undone_at IS NULL
     ORDER BY c.purpose_id, c.at DESC, c.id DESC
    ON CONFLICT (person_id, purpose_id) DO UPDATE
       SET consent_id = excluded.consent_id, granted = excluded.granted;
    DELETE FROM alumni_consentstate s USING alumni_consent c, alumni_merge m
     WHERE s.person_id = NEW.kept_id AND c.id = s.consent_id AND m.id = c.merge_id
       AND m.undone_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER merge_undone AFTER UPDATE OF undone_at ON alumni_merge
    FOR EACH ROW WHEN (OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL)
    EXECUTE FUNCTION alumni_merge_undone();
"""
RESAY = """
DROP TRIGGER merge_undone ON alumni_merge;
DROP FUNCTION alumni_merge_undone();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0010_import_lines_cleared"),
    ]

    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="possible",
            field=models.PositiveIntegerField(default=0, verbose_name="possible duplicates"),
        ),
        migrations.AddField(
            model_name="importrow",
            name="candidates",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="importrow",
            name="choice",
            field=models.CharField(
                blank=True,
                choices=[("", "Decide later"), ("same", "Same person"), ("new", "New person")],
                max_length=4,
            ),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("waiting", "Not compared yet"),
                    ("new", "New"),
                    ("changed", "Changed"),
                    ("same", "Same"),
                    ("refused", "Refused"),
                    ("possible", "Possible duplicate"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="MatchCard",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="match_card",
                        serialize=False,
                        to="alumni.person",
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("card", models.TextField()),
                ("searched_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="match_card_keys"
                    ),
                    models.Index(
                        condition=models.Q(("searched_at", None)),
                        fields=["person"],
                        name="match_card_new",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("journal", models.JSONField(default=list)),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="merged"),
                ),
                ("undone_at", models.DateTimeField(null=True, verbose_name="undone")),
                ("left", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "gone",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged_away",
                        to="alumni.person",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merges",
                        to="alumni.person",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
            },
        ),
        migrations.AddField(
            model_name="consent",
            name="merge",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="alumni.merge",
            ),
        ),
        migrations.CreateModel(
            name="DuplicatePair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.FloatField(verbose_name="score")),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be decided"),
                            ("different", "Not the same person"),
                            ("merged", "Merged"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="alumni.person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="alumni.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "possible duplicate",
                "verbose_name_plural": "possible duplicates",
                "indexes": [
                    models.Index(fields=["state", "-score", "id"], name="duplicate_pair_queue")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="one_row_per_pair"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="duplicate_pair_in_order",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("gone",), name="merged_away_once"
            ),
        ),
        migrations.RunSQL(UNSAY, RESAY),
    ]
