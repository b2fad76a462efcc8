"""The last letter to somebody who is erased: it keeps no address once it has ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0037_who_was_there"),
        ("campaigns", "0016_chunk_zone"),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[
                    ("code", "Code"),
                    ("confirmation", "Confirmation"),
                    ("reminder", "Reminder"),
                    ("request", "Request"),
                    ("answer", "Answer"),
                    ("notice", "Notice"),
                    ("check", "Address check"),
                    ("test", "Test letter"),
                    ("farewell", "Farewell to somebody erased"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "farewell"), _negated=True),
                    models.Q(("person", None), ("state__in", ["waiting", "sending"])),
                    models.Q(("person", None), ("to", "")),
                    _connector="OR",
                ),
                name="farewell_keeps_no_address",
            ),
        ),
    ]
