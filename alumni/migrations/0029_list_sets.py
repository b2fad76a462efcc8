"""Any filters of the staff's list together are counted exactly at a million: a set of people for each
value of a filter, and a note of each change since the sets were made, written by statement."""

import django.contrib.postgres.fields
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION alumni_list_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alumni_listchange (people)
    SELECT array_agg(person_id) FROM changed HAVING count(*) > 0;
    RETURN NULL;
END $$;
-- Whoever works there changes sector with it.
CREATE FUNCTION alumni_list_sector_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alumni_listchange (people)
    SELECT array_agg(e.person_id) FROM changed n JOIN before b USING (id)
        JOIN alumni_employment e ON e.organisation_id = n.id
    WHERE n.sector_id IS DISTINCT FROM b.sector_id HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER list_noted_update AFTER UPDATE ON alumni_organisation
    REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION alumni_list_sector_noted();
"""
TRIGGER = """
CREATE TRIGGER list_noted_{event} AFTER {event} ON alumni_{table} REFERENCING {side} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION alumni_list_noted();
"""
SIDES = [("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")]
# The row of the list changes with the person, their degrees, work, offers, addresses and signs of
# life: it speaks for them all.
NOTED = "".join(
    TRIGGER.format(table=table, event=event, side=side)
    for table in ("listrow", "consentstate")
    for event, side in SIDES
)
# Until the sets are made for the first time.
EVERYBODY = """
INSERT INTO alumni_listchange (people)
SELECT array_agg(id) FROM alumni_person HAVING count(*) > 0;
"""
BACKWARDS = """
DROP FUNCTION alumni_list_noted() CASCADE;
DROP FUNCTION alumni_list_sector_noted() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0028_people_walked"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "people",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("facet", models.CharField(max_length=16)),
                ("value", models.CharField(max_length=24)),
                ("members", models.BinaryField()),
            ],
        ),
        migrations.RemoveIndex(
            model_name="degree",
            name="degree_programme_year",
        ),
        migrations.AddIndex(
            model_name="degree",
            index=models.Index(
                fields=["programme", "year"], include=("person",), name="degree_programme_year"
            ),
        ),
        migrations.RemoveIndex(
            model_name="listrow",
            name="list_row_engaged",
        ),
        migrations.AddIndex(
            model_name="listrow",
            index=models.Index(fields=["engaged_at"], include=("person",), name="list_row_engaged"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(
                    ("erased_at__isnull", False), ("merged_into__isnull", False), _connector="OR"
                ),
                fields=["id"],
                name="person_gone",
            ),
        ),
        migrations.AddIndex(
            model_name="employment",
            index=models.Index(
                condition=models.Q(("ended_on", None)),
                fields=["organisation", "person"],
                name="employment_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="listset",
            constraint=models.UniqueConstraint(
                fields=("facet", "value"), name="one_set_of_a_value"
            ),
        ),
        migrations.RunSQL(TRIGGERS + NOTED + EVERYBODY, BACKWARDS),
    ]
