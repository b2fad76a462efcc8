"""A page is found by its address in a few queries, and is closed, moved or gone as Wagtail says."""

import pytest
from wagtail.models import PageViewRestriction, Site

from cms import setup
from cms.models import HomePage, StandardPage
from cms.models.page import page_at
from tests.cms.stories import tell

pytestmark = pytest.mark.django_db


def test_a_page_is_found_in_two_queries_however_deep(home, django_assert_num_queries):
    story = tell()
    roots = Site.get_site_root_paths()

    with django_assert_num_queries(2):
        found = page_at(f"berattelser/{story.slug}/", "sv", roots)

    assert found == story
    assert page_at("", "en", roots) == setup.english_of(home)


def test_a_story_opens_with_few_queries(client, home, django_assert_max_num_queries):
    story = tell()
    client.get(story.url)

    with django_assert_max_num_queries(9):
        assert client.get(story.url).status_code == 200


def test_what_is_not_published_is_not_found(client, home):
    pages = [tell(), StandardPage.objects.child_of(home).get(kind="about")]
    for page in pages:
        assert client.get(page.url).status_code == 200
        page.unpublish()

    assert [client.get(page.url).status_code for page in pages] == [404, 404]


def test_a_page_stands_at_its_new_address_at_once(client, home):
    story = tell()
    index = story.get_parent()
    old = story.url
    client.get(old)
    index.slug = "om-oss-som-gick-har"
    index.save_revision().publish()

    assert client.get(old).status_code == 404
    assert client.get(f"/sv/om-oss-som-gick-har/{story.slug}/").status_code == 200


def test_the_start_page_stands_where_it_did_whatever_its_slug(client, home):
    client.get("/sv/")
    home.slug = "hem"
    home.save_revision().publish()

    assert client.get("/sv/").status_code == 200


@pytest.mark.parametrize("closed", ["the page", "a page above it"])
def test_a_closed_page_is_for_those_who_sign_in(client, home, closed):
    story = tell()
    assert client.get(story.url).status_code == 200
    page = story if closed == "the page" else story.get_parent()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    answer = client.get(story.url)

    assert answer.status_code == 302
    assert answer.url.startswith("/sv/_util/login/")


@pytest.mark.parametrize("closed", ["the page", "a page above it"])
def test_a_closed_story_is_in_no_list(client, home, closed):
    story = tell()
    lists = ["/sv/", "/sv/berattelser/", "/sv/feeds/stories.xml", "/api/v1/stories/"]
    assert all(story.title in client.get(address).text for address in lists)
    page = story if closed == "the page" else story.get_parent()

    PageViewRestriction.objects.create(page=page, restriction_type="login")

    for address in lists:
        assert story.title not in client.get(address, follow=True).text
    assert client.get(f"/api/v1/stories/{story.pk}/").status_code == 404


def test_a_language_without_a_start_page_shows_the_other(client, home):
    setup.english_of(home).unpublish()

    page = client.get("/en/")

    assert page.status_code == 200
    assert page.context["page"] == home


def test_of_several_sites_each_shows_its_own_pages(client, home, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    other = HomePage(
        title="Annan", slug="annan", headline="Annan", intro="Annan", locale=home.locale
    )
    home.get_parent().add_child(instance=other)
    page = StandardPage(title="Där borta", slug="dar-borta", locale=home.locale)
    other.add_child(instance=page)
    Site.objects.create(hostname="other.example", port=80, root_page=other)

    assert client.get("/sv/dar-borta/").status_code == 404
    assert client.get("/sv/dar-borta/", headers={"host": "other.example"}).status_code == 200
    assert page.get_url(client.get("/sv/").wsgi_request) == "http://other.example/sv/dar-borta/"
