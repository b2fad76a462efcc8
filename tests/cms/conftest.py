import pytest

from cms import setup


@pytest.fixture
def home(db):
    """The site as a new installation has it; the Swedish start page."""
    return setup.build_site()
