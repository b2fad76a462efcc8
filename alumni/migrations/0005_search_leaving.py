"""The database itself takes a person out of search the moment they may no longer be found:
whatever part of the product, or whatever hand, made the change."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION alumni_search_person_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.protected_at IS NOT NULL OR NEW.deceased_at IS NOT NULL OR NEW.erased_at IS NOT NULL
       OR NEW.merged_into_id IS NOT NULL OR NEW.hidden_at IS NOT NULL OR NEW.listed_to < 20
       OR NEW.paused_until >= current_date OR NEW.audiences IS DISTINCT FROM OLD.audiences
    THEN
        DELETE FROM alumni_searchrow WHERE person_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER search_person_left AFTER UPDATE OF protected_at, deceased_at, erased_at,
    merged_into_id, hidden_at, listed_to, paused_until, audiences ON alumni_person
    FOR EACH ROW EXECUTE FUNCTION alumni_search_person_left();

CREATE FUNCTION alumni_search_consent_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM alumni_searchrow USING alumni_purpose
    WHERE person_id = NEW.person_id AND alumni_purpose.id = NEW.purpose_id
      AND alumni_purpose.code = 'requests';
    RETURN NULL;
END $$;
CREATE TRIGGER search_consent_left AFTER INSERT OR UPDATE ON alumni_consentstate
    FOR EACH ROW WHEN (NOT NEW.granted) EXECUTE FUNCTION alumni_search_consent_left();

CREATE FUNCTION alumni_search_offer_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM alumni_searchrow WHERE person_id = OLD.person_id AND NOT EXISTS (
        SELECT FROM alumni_offer WHERE person_id = OLD.person_id
        AND (paused_until IS NULL OR paused_until < current_date));
    RETURN NULL;
END $$;
CREATE TRIGGER search_offer_left AFTER UPDATE OR DELETE ON alumni_offer
    FOR EACH ROW EXECUTE FUNCTION alumni_search_offer_left();
"""

BACKWARDS = """
DROP TRIGGER search_person_left ON alumni_person;
DROP TRIGGER search_consent_left ON alumni_consentstate;
DROP TRIGGER search_offer_left ON alumni_offer;
DROP FUNCTION alumni_search_person_left();
DROP FUNCTION alumni_search_consent_left();
DROP FUNCTION alumni_search_offer_left();
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0004_search_card")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
