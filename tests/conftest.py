import os
import tempfile

os.environ.setdefault("SAMVERKA_PG_FAST", "1")
# Read by the workers that tests start, too: never the mark of the installation at hand.
os.environ["INSTALLATION_FILE"] = f"{tempfile.mkdtemp()}/installation.json"

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from pytest_django import fixtures as django_fixtures

# pytest-django makes a database only for tests that it knows to use one: tell it of ours, or a
# run of nothing but committing tests would work on the real database.
_usual = django_fixtures._get_databases_for_test
django_fixtures._get_databases_for_test = lambda test: (
    (("default",), False) if "committed_db" in getattr(test, "fixturenames", ()) else _usual(test)
)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Test databases are copied from the migrated template: under a second instead of twenty."""
    from config.embedded.template import ensure_template

    with django_db_blocker.unblock():
        template = ensure_template()
    test = connections["default"].settings_dict["TEST"]
    test["TEMPLATE"], test["MIGRATE"] = template, False


@pytest.fixture
def committed_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database in which tests commit, and other processes see it; made anew afterwards.

    In place of pytest-django's `transactional_db`, which empties every table: the first rows
    (purposes, Wagtail's root) would be gone, and append-only tables refuse it.
    """
    from config.embedded.template import copy_into

    connection = connections["default"]
    assert connection.settings_dict["NAME"].startswith("test_")
    with django_db_blocker.unblock():
        yield
        connections.close_all()
        copy_into(connection.settings_dict["NAME"], connection.settings_dict["TEST"]["TEMPLATE"])


@pytest.fixture(autouse=True)
def _search_reads_its_codes_anew() -> Iterator[None]:
    """What a test wrote is taken back, and so are the numbers of its facets."""
    yield
    from alumni.search import codes, index

    codes.forget()
    index.forget()


@pytest.fixture(autouse=True)
def _asks_for_itself_whether_letters_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier test was told for a quarter of a minute runs out in no other's middle."""
    monkeypatch.setattr("campaigns.installation._believed_until", 0.0)


@pytest.fixture(autouse=True)
def _makes_the_frame_of_the_back_office_anew() -> None:
    """Nor does what an earlier test kept for a minute."""
    from config.templatetags import frame

    frame.kept.clear()


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    """A request in English leaves its language behind; the next test begins in Swedish."""
    with translation.override("sv"):
        yield


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.MAIL_JOURNAL_DIR = tmp_path / "journal"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
