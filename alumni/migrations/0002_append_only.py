"""Consent and audit log: rows are added, never changed.

Erasure has a door of its own: inside a transaction that has said
`SET LOCAL samverka.erasing = 'on'`, consent may be deleted. Nothing may ever update it.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION alumni_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'alumni_consent'
       AND current_setting('samverka.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION alumni_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('samverka.erasing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only: TRUNCATE refused', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON alumni_consent
    FOR EACH ROW EXECUTE FUNCTION alumni_append_only();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON alumni_auditentry
    FOR EACH ROW EXECUTE FUNCTION alumni_append_only();
CREATE TRIGGER consent_no_truncate BEFORE TRUNCATE ON alumni_consent
    FOR EACH STATEMENT EXECUTE FUNCTION alumni_no_truncate();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON alumni_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION alumni_no_truncate();
"""
UNREFUSE = """
DROP TRIGGER audit_no_truncate ON alumni_auditentry;
DROP TRIGGER consent_no_truncate ON alumni_consent;
DROP TRIGGER audit_append_only ON alumni_auditentry;
DROP TRIGGER consent_append_only ON alumni_consent;
DROP FUNCTION alumni_no_truncate();
DROP FUNCTION alumni_append_only();
"""

# The last word on each purpose, kept by the database so that no path can forget it. Statement
# level: a million consents are one upsert. Of several in one statement the newest counts.
STATE = """
CREATE FUNCTION alumni_keep_consent_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alumni_consentstate (person_id, purpose_id, consent_id, granted)
    SELECT DISTINCT ON (person_id, purpose_id) person_id, purpose_id, id, granted
      FROM added ORDER BY person_id, purpose_id, at DESC, id DESC
    ON CONFLICT (person_id, purpose_id) DO UPDATE
       SET consent_id = excluded.consent_id, granted = excluded.granted
     WHERE (SELECT (at, id) FROM alumni_consent WHERE id = alumni_consentstate.consent_id)
         < (SELECT (at, id) FROM alumni_consent WHERE id = excluded.consent_id);
    RETURN NULL;
END $$;
CREATE TRIGGER consent_state AFTER INSERT ON alumni_consent
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION alumni_keep_consent_state();
"""
UNSTATE = """
DROP TRIGGER consent_state ON alumni_consent;
DROP FUNCTION alumni_keep_consent_state();
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0001_people")]

    operations = [
        migrations.RunSQL(REFUSE, UNREFUSE),
        migrations.RunSQL(STATE, UNSTATE),
    ]
