"""Tables are built once and copied ever after."""

import pytest
from django.db import connection

from config.embedded import template


@pytest.fixture
def spare(committed_db):
    name = f"{connection.settings_dict['NAME']}_spare"
    yield name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def test_a_template_is_made_once(committed_db):
    name = template.ensure_template(lambda text: pytest.fail(text))

    assert name == f"samverka_tpl_{template.fingerprint()}"


def test_a_copy_holds_the_tables_and_the_first_rows(spare):
    template.copy_into(spare, connection.settings_dict["TEST"]["TEMPLATE"])

    with template._connected_to(spare), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM alumni_purpose")
        assert cursor.fetchone()[0] >= 4
        cursor.execute("SELECT count(*) FROM wagtailcore_page WHERE depth = 1")
        assert cursor.fetchone()[0] == 1


def test_a_database_that_a_crash_left_without_tables_gets_them(spare, monkeypatch):
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{spare}"')

    with template._connected_to(spare):
        template.ensure_database()
        assert "alumni_person" in connection.introspection.table_names()
