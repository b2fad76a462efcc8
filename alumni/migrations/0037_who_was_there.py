"""An answer to an event is one thing in the history of a person, and having been there another: who
had said no was counted as having come.
"""

from django.db import migrations, models

# What was written in either language. Who was there is noted anew from the seats they had.
TELL_APART = r"""
UPDATE alumni_interaction SET kind = 'rsvp' WHERE kind = 'event' AND url LIKE '%/events/%' AND title
    ~ ': (Coming|Kommer|On the waiting list|På väntelistan|Maybe|Kanske|Not coming|Kommer inte)$';
"""
TOGETHER = "UPDATE alumni_interaction SET kind = 'event' WHERE kind = 'rsvp';"


class Migration(migrations.Migration):
    dependencies = [("alumni", "0036_who_was_asked")]

    operations = [
        migrations.AlterField(
            "interaction",
            "kind",
            models.CharField(
                choices=[
                    ("joined", "Joined"),
                    ("profile", "Changed the profile"),
                    ("consent", "Consent"),
                    ("letter", "Letter"),
                    ("click", "Followed a link in a letter"),
                    ("asked", "Request"),
                    ("request", "Request"),
                    ("closed", "Request"),
                    ("rsvp", "Event"),
                    ("event", "Event"),
                    ("story", "Story"),
                    ("import", "Import"),
                    ("note", "From the alumni office"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.RunSQL(TELL_APART, TOGETHER),
    ]
