"""The list of people is walked, narrowed and counted at a million: indexes, and one narrow row per
person that the database keeps. Statement triggers: one UPDATE for a whole import."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models

import alumni.models.person

NAMES = """
CREATE FUNCTION alumni_former_names(text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT upper(array_to_string($1, ' ')) $$;
CREATE FUNCTION alumni_former_names(varchar[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT upper(array_to_string($1, ' ')) $$;
"""
NO_NAMES = (
    "DROP FUNCTION alumni_former_names(text[]); DROP FUNCTION alumni_former_names(varchar[]);"
)

# What counts as a sign of life from the person.
SIGN = "kind NOT IN ('letter', 'import', 'note')"
FUNCTIONS = """
CREATE FUNCTION alumni_list_person_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alumni_listrow (person_id, changed_at, last_year)
    SELECT id, created_at, 0 FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE FUNCTION alumni_list_person_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM alumni_listrow WHERE person_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;
CREATE FUNCTION alumni_list_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;
CREATE FUNCTION alumni_list_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE alumni_listrow SET changed_at = now() WHERE person_id IN (SELECT person_id FROM changed);
    RETURN NULL;
END $$;
-- Two changes of one person's degrees: the later waits, and then counts what the first one wrote.
CREATE FUNCTION alumni_list_degree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM alumni_listrow WHERE person_id IN (SELECT person_id FROM changed)
        ORDER BY person_id FOR UPDATE;
    UPDATE alumni_listrow r SET changed_at = now(), last_year = coalesce(
        (SELECT max(year) FROM alumni_degree d WHERE d.person_id = r.person_id), 0)
    WHERE person_id IN (SELECT person_id FROM changed);
    RETURN NULL;
END $$;
CREATE FUNCTION alumni_list_sign_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE alumni_listrow r SET engaged_at = greatest(r.engaged_at, c.at)
    FROM (SELECT person_id, max(at) AS at FROM changed WHERE @sign GROUP BY 1) c
    WHERE r.person_id = c.person_id;
    RETURN NULL;
END $$;
CREATE FUNCTION alumni_list_sign_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM alumni_listrow WHERE person_id IN (SELECT person_id FROM changed)
        ORDER BY person_id FOR UPDATE;
    UPDATE alumni_listrow r SET engaged_at = (
        SELECT max(at) FROM alumni_interaction i WHERE i.person_id = r.person_id AND @sign)
    WHERE person_id IN (SELECT person_id FROM changed);
    RETURN NULL;
END $$;
"""
TRIGGER = """
CREATE TRIGGER list_row_{name} AFTER {event} ON alumni_{table} REFERENCING {side} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION alumni_list_{function}();
"""
SIDES = [("insert", "insert", "NEW"), ("update", "update", "NEW"), ("delete", "delete", "OLD")]
# Who moves from one person to another is changed on both sides.
MOVED = ("moved", "update", "OLD")
FILL = """
INSERT INTO alumni_listrow (person_id, changed_at, engaged_at, last_year)
SELECT p.id, greatest(p.created_at, i.any), i.sign, coalesce(d.year, 0) FROM alumni_person p
LEFT JOIN (SELECT person_id, max(year) AS year FROM alumni_degree GROUP BY 1) d
       ON d.person_id = p.id
LEFT JOIN (SELECT person_id, max(at) FILTER (WHERE kind = 'profile') AS any,
                  max(at) FILTER (WHERE @sign) AS sign
             FROM alumni_interaction GROUP BY 1) i ON i.person_id = p.id;
"""


def _triggers() -> str:
    on = {
        "degree": ("degree_changed", [*SIDES, MOVED]),
        "employment": ("part_changed", [*SIDES, MOVED]),
        "offer": ("part_changed", [*SIDES, MOVED]),
        "address": ("part_changed", [*SIDES, MOVED]),
        "interaction": ("sign_gone", [*SIDES[1:], MOVED]),
    }
    wanted = [(table, function, *one) for table, (function, events) in on.items() for one in events]
    wanted += [
        ("person", "person_new", *SIDES[0]),
        ("person", "person_changed", *SIDES[1]),
        ("person", "person_gone", *SIDES[2]),
        ("interaction", "sign_new", *SIDES[0]),
    ]
    return "".join(
        TRIGGER.format(table=table, function=function, name=name, event=event, side=side)
        for table, function, name, event, side in wanted
    )


def _backwards() -> str:
    functions = ("person_new", "person_changed", "part_changed", "degree_changed", "sign_new")
    functions += ("sign_gone", "person_gone")
    return "".join(f"DROP FUNCTION alumni_list_{name}() CASCADE;" for name in functions)


class Migration(migrations.Migration):
    dependencies = [
        ("alumni", "0015_address_of_another"),
    ]

    operations = [
        migrations.RunSQL(NAMES, NO_NAMES),
        migrations.CreateModel(
            name="ListRow",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="list_row",
                        serialize=False,
                        to="alumni.person",
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("engaged_at", models.DateTimeField(null=True)),
                ("last_year", models.SmallIntegerField(default=0)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="address",
            name="address_email",
        ),
        migrations.AddField(
            model_name="user",
            name="start_view",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="What the list of people opens with.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alumni.savedview",
            ),
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass("email", "varchar_pattern_ops"),
                name="address_email",
            ),
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(
                condition=models.Q(("primary", True), models.Q(("state", "active"), _negated=True)),
                fields=["person"],
                name="address_bad",
            ),
        ),
        migrations.AddIndex(
            model_name="degree",
            index=models.Index(fields=["year"], name="degree_year"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["kind", "person"], name="offer_kind"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                ),
                name="organisation_name_trgm",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    alumni.models.person.FormerNames("former_names"), "gin_trgm_ops"
                ),
                condition=models.Q(("former_names", []), _negated=True),
                name="person_former_trgm",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(django.db.models.functions.text.Upper("town"), name="person_town"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", False)),
                fields=["id"],
                name="person_hidden",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("paused_until__isnull", False)),
                fields=["paused_until"],
                name="person_paused",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("protected_at__isnull", False)),
                fields=["id"],
                name="person_protected",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("deceased_at__isnull", False)),
                fields=["id"],
                name="person_deceased",
            ),
        ),
        migrations.AddIndex(
            model_name="listrow",
            index=models.Index(fields=["changed_at", "person"], name="list_row_changed"),
        ),
        migrations.AddIndex(
            model_name="listrow",
            index=models.Index(fields=["engaged_at"], name="list_row_engaged"),
        ),
        migrations.AddIndex(
            model_name="listrow",
            index=models.Index(fields=["last_year", "person"], name="list_row_year"),
        ),
        migrations.RunSQL((FUNCTIONS + _triggers() + FILL).replace("@sign", SIGN), _backwards()),
    ]
