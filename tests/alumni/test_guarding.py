"""The log against the application itself: with a second, real role of PostgreSQL."""

from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from alumni import checks, consenting, guarding, privacy, search
from alumni.models import AuditEntry, Consent, Person, Purpose
from tests.factories import PersonFactory, consent


def role() -> str:
    """Roles belong to the server, which several test runs share."""
    return "app_of_" + connection.settings_dict["NAME"]


@contextmanager
def second_role():
    """The same database through the role that guard_tables bound."""
    parameters = connection.get_connection_params()
    with psycopg.connect(
        host=parameters["host"], dbname=parameters["dbname"], user=role(), autocommit=True
    ) as other:
        yield other


@contextmanager
def as_application():
    """Django's own connection with the application's rights."""
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{role()}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@pytest.fixture
def guarded(committed_db):
    person = PersonFactory()
    consent(person)
    AuditEntry.note(AuditEntry.Act.EXPORT, None, person=person, subject="people")
    call_command("guard_tables", app_role=role(), verbosity=0)
    yield person
    with connection.cursor() as cursor:
        cursor.execute(f'DROP OWNED BY "{role()}"; DROP ROLE "{role()}"')


ATTACKS = [
    "UPDATE {t} SET at = now()",
    "DELETE FROM {t}",
    "TRUNCATE {t} CASCADE",
    "SELECT * FROM {t} FOR UPDATE",
    "ALTER TABLE {t} DISABLE TRIGGER ALL",
    "ALTER TABLE {t} OWNER TO CURRENT_USER",
    "ALTER TABLE {t} DROP COLUMN at",
    "DROP TABLE {t} CASCADE",
    "DROP TRIGGER audit_append_only ON alumni_auditentry",
    "CREATE TRIGGER mine BEFORE INSERT ON {t} FOR EACH ROW EXECUTE FUNCTION alumni_append_only()",
    "CREATE OR REPLACE FUNCTION alumni_append_only() RETURNS trigger LANGUAGE plpgsql "
    "AS $$ BEGIN RETURN OLD; END $$",
    "DROP FUNCTION alumni_append_only() CASCADE",
    "SET session_replication_role = replica",
    "SET samverka.erasing = 'on'; DELETE FROM {t}",
]


@pytest.mark.parametrize("table", guarding.APPEND_ONLY)
def test_the_application_cannot_change_what_was_written(guarded, table):
    passed = []
    with second_role() as other:
        before = other.execute(f"SELECT count(*), max(at) FROM {table}").fetchone()
        for attack in ATTACKS:
            try:
                other.execute(attack.format(t=table))
            except psycopg.errors.InsufficientPrivilege:
                continue
            passed.append(attack)
        # PostgreSQL answers a GRANT of what one does not have with a warning only.
        other.execute(f"GRANT ALL ON {table} TO CURRENT_USER")
        rights = [f"has_table_privilege('{table}', '{right}')" for right in guarding.FORBIDDEN]

        assert passed == []
        assert other.execute(f"SELECT {' OR '.join(rights)}").fetchone()[0] is False
        assert other.execute(f"SELECT count(*), max(at) FROM {table}").fetchone() == before
        assert before[0] >= 1


def test_consents_are_forgotten_only_with_an_erasure_in_the_log(guarded):
    with second_role() as other, pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        other.execute("SELECT alumni_forget_consents(%s)", [guarded.pk])

    assert Consent.objects.filter(person=guarded).exists()


def test_the_application_does_its_work_with_the_rights_that_it_has(guarded):
    newsletter = Purpose.objects.get(code="newsletter")
    with as_application():
        assert guarding.weaknesses() == []
        assert checks.log_is_out_of_reach() == []
        consenting.say(guarded, newsletter, False, source=Consent.Source.WEB, language="sv")
        assert consenting.holds(guarded, newsletter) is False
        search.refresh([guarded.pk])
        search.rebuild()
        privacy.erase(guarded, None)

    assert Person.objects.get(pk=guarded.pk).erased_at is not None
    assert not Consent.objects.filter(person=guarded).exists()
    assert AuditEntry.objects.filter(act=AuditEntry.Act.ERASE, person=guarded).count() == 1


@pytest.mark.django_db
def test_a_role_that_no_right_could_bind_is_refused():
    with pytest.raises(CommandError, match="owns the tables or is a superuser"):
        call_command("guard_tables", app_role=connection.settings_dict["USER"])


@pytest.mark.django_db
def test_the_deployment_check_warns_of_a_role_that_owns_the_log():
    assert [message.id for message in checks.log_is_out_of_reach()] == ["alumni.W001"]
