import gettext
from pathlib import Path

import pytest
import wagtail.admin
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from alumni.models import User
from tests.alumni.claims import newcomer
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/mailbox/nothing/", "/media/nothing"])
def test_what_is_not_there_is_not_looked_for_in_another_language(client, path):
    assert client.get(path).status_code == 404


def test_the_front_door_leads_to_the_reader_s_language(client):
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "sv"})["Location"] == "/sv/"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whoever_signs_in_stays_in_the_language_they_were_reading(client, language):
    user = newcomer()
    user.set_password("en lång mening till prov")
    user.save()
    with translation.override(language):
        door = reverse("account_login")
    other = {"sv": "en", "en": "sv"}[language]

    answer = client.post(
        door,
        {"login": user.email, "password": "en lång mening till prov"},
        headers={"accept-language": other},
        follow=True,
    )

    assert answer.request["PATH_INFO"] == f"/{language}/join/"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whoever_signs_out_stays_in_it_too(client, language):
    client.force_login(UserFactory())
    with translation.override(language):
        door = reverse("account_logout")
    other = {"sv": "en", "en": "sv"}[language]

    answer = client.post(door, headers={"accept-language": other})

    assert answer.url == f"/{language}/"


def test_whoever_changes_language_before_signing_in_comes_to_the_page_in_it(client):
    page = client.get("/sv/account/login/?next=/sv/events/traff/")

    assert 'href="/en/account/login/?next=/en/events/traff/"' in page.text


def test_the_back_office_speaks_the_language_of_the_pages_that_one_came_from(client):
    user = newcomer()
    user.assign_role(User.Role.COMMUNICATOR)
    user.set_password("en lång mening till prov")
    user.save()
    said = {"login": user.email, "password": "en lång mening till prov"}
    client.post("/sv/account/login/", said, headers={"accept-language": "en"})

    first = client.get("/admin/", headers={"accept-language": "en"})
    client.get("/en/events/")
    then = client.get("/admin/", headers={"accept-language": "sv"})

    assert '<html lang="sv"' in first.text
    assert '<html lang="en"' in then.text


# Words of Wagtail's that the whole back office says our way, on purpose.
SAID_OUR_WAY = {"Delete", "Latest", "None", "Preview", "This field is required.", "Title"}


def test_our_words_do_not_change_the_meaning_of_wagtails():
    theirs = _catalogue(Path(wagtail.admin.__file__).parent)

    changed = {
        word
        for app in Path(settings.BASE_DIR).glob("*/locale/sv")
        for word, swedish in _catalogue(app.parent.parent).items()
        if word and theirs.get(word, swedish) != swedish
    }

    assert changed == SAID_OUR_WAY


def _catalogue(folder):
    with (folder / "locale" / "sv" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog
