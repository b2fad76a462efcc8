import pytest

from cms import setup
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/sv/berattelser/?programme=%00",
        "/api/v1/stories/?language=a%00",
        "/sv/programmes/%00/",
    ],
)
def test_a_null_character_in_the_address_is_a_bad_request(client, address):
    setup.build_site()
    client.force_login(UserFactory(role="teacher"))

    assert client.get(address).status_code == 400
