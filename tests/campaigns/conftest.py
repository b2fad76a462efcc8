from collections.abc import Iterator

import pytest

from campaigns import grounds
from campaigns.models import Chunk
from tests.campaigns.mailroom import FakeServer


@pytest.fixture
def small_chunks(settings, monkeypatch) -> Iterator[None]:
    """Chunks of ten: a few dozen letters are several."""
    monkeypatch.setattr(Chunk, "SIZE", 10)
    settings.MAIL_LEASE_SECONDS = 3.0
    settings.MAIL_CONNECTIONS = 2
    grounds.sql.cache_clear()  # the question about the next chunk knows how large it is
    yield
    grounds.sql.cache_clear()


@pytest.fixture
def relay(settings) -> Iterator[FakeServer]:
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        yield server
