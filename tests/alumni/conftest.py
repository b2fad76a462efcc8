import pytest

from alumni.models import User
from tests.factories import UserFactory


@pytest.fixture
def keeper(client):
    """Somebody of the alumni office, signed in at `client`."""
    user = UserFactory(role=User.Role.STAFF)
    client.force_login(user)
    return user
