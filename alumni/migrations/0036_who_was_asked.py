"""A question that was put to somebody has a kind of its own in their history: it is what counts as
asked, once for each, whatever came of it. And neither it nor what the asker or the clock ended is a
sign of life.
"""

from importlib import import_module

from django.db import migrations, models

written = import_module("alumni.migrations.0018_search_written_by_database")
lists = import_module("alumni.migrations.0016_people_list")
one = import_module("alumni.migrations.0034_search_sets").one
again = import_module("alumni.migrations.0035_search_rewritten_by_turns")._again

SIGN = "kind NOT IN ('letter', 'import', 'note', 'asked', 'closed')"
FORMER_ASKED = again(one(written.SHOWN, "alumni_search_asked"))
ASKED = FORMER_ASKED.replace("i.kind = 'request'", "i.kind = 'asked'")
SIGNS = again(
    one(lists.FUNCTIONS, "alumni_list_sign_new") + one(lists.FUNCTIONS, "alumni_list_sign_gone")
)

# What was written in either language. The triggers reckon each one's last sign of life anew.
TELL_APART = r"""
UPDATE alumni_interaction SET kind = 'asked' WHERE kind = 'request' AND (
    title ~ ' \((Asked|Frågad)\)$' OR title ~ '^(Asked to be a mentor|Tillfrågad som mentor): ');
UPDATE alumni_interaction SET kind = 'closed' WHERE kind = 'request' AND
    title ~ ' \((No answer|Inget svar|Cancelled|Avbruten|Thanked|Tackad)\)$';
"""
TOGETHER = "UPDATE alumni_interaction SET kind = 'request' WHERE kind IN ('asked', 'closed');"


class Migration(migrations.Migration):
    dependencies = [("alumni", "0035_search_rewritten_by_turns")]

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
                    ("event", "Event"),
                    ("story", "Story"),
                    ("import", "Import"),
                    ("note", "From the alumni office"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.RunSQL(
            ASKED + SIGNS.replace("@sign", SIGN) + TELL_APART,
            FORMER_ASKED + SIGNS.replace("@sign", lists.SIGN) + TOGETHER,
        ),
    ]
