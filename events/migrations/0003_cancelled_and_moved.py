import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q

# Sign-up has always ended with the event at the latest.
CLOSES_WITH_THE_EVENT = "UPDATE events_event SET closes_at = ends_at WHERE closes_at > ends_at;"


class Migration(migrations.Migration):
    dependencies = [("events", "0002_noted_at")]

    operations = [
        migrations.AddField(
            "event", "cancelled_at", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddField(
            "event",
            "cancelled_words_sv",
            models.TextField(blank=True, default="", editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            "event",
            "cancelled_words_en",
            models.TextField(blank=True, default="", editable=False),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="EventVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                (
                    "address",
                    models.CharField(blank=True, max_length=200, verbose_name="street address"),
                ),
                (
                    "online_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown only to those who have signed up.",
                        verbose_name="online meeting",
                    ),
                ),
                ("until", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier time and place",
                "verbose_name_plural": "earlier times and places",
            },
        ),
        migrations.AddField(
            "registration",
            "knows",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="registrations",
                to="events.eventversion",
            ),
        ),
        migrations.RunSQL(CLOSES_WITH_THE_EVENT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "event",
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__lte=F("ends_at")),
                name="event_closes_before_end",
                violation_error_message="Sign-up closes after the event has ended.",
            ),
        ),
    ]
