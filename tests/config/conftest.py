import pytest


@pytest.fixture
def real_caches(settings):
    """The caches that the environment names; every other test has one in memory."""
    import config.settings

    return config.settings.CACHES
