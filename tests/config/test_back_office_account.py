import pytest
from django.urls import reverse

from alumni.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


def test_the_back_office_is_read_in_the_language_that_was_chosen_there(office):
    form = {
        "locale-preferred_language": "en",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }

    answer = office.post(reverse("wagtailadmin_account"), form)

    assert answer.status_code == 302
    assert "New segment" in office.get(reverse("segment_list")).content.decode()


def test_it_asks_for_no_name_and_offers_the_languages_that_there_are(office):
    page = office.get(reverse("wagtailadmin_account")).content.decode()

    assert "first_name" not in page
    assert 'value="en"' in page
    assert 'value="th"' not in page


def test_strangers_find_no_account_of_the_back_office(client):
    client.force_login(UserFactory(role=User.Role.TEACHER))

    assert client.get(reverse("wagtailadmin_account")).status_code == 302
