import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.urls import reverse

from alumni.models import SavedView, User
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


def view_of(owner, name="Jämtland", shared=False, **filters):
    return SavedView.objects.create(owner=owner, name=name, shared=shared, filters=filters)


def test_filters_columns_and_order_are_kept_under_a_name_and_open_as_a_tab(client, keeper):
    PersonFactory(family_name="Ek", county="23"), PersonFactory(family_name="Ås", county="01")
    query = "county=23&order=year&cols=work&cols=account&after=7&q="

    response = client.post(url("view_save"), {"name": "Jämtland", "query": query})
    page = client.get(response.url)

    view = SavedView.objects.get()
    assert view.filters == {"county": ["23"], "order": ["year"], "cols": ["work", "account"]}
    assert [person.family_name for person in page.context["page"].rows] == ["Ek"]
    assert page.context["tabs"].current == view
    assert not page.context["tabs"].changed


def test_a_name_is_used_once_by_each_and_the_database_says_so_too(client, keeper):
    view_of(keeper), view_of(UserFactory(role=User.Role.STAFF))

    client.post(url("view_save"), {"name": "Jämtland", "query": "county=23"})
    with pytest.raises(IntegrityError), transaction.atomic():
        view_of(keeper)

    assert SavedView.objects.filter(owner=keeper).count() == 1


def test_a_view_is_renamed_shared_and_given_the_filters_of_today(client, keeper):
    view = view_of(keeper, county=["23"])
    data = {"own-name": "Norr", "own-shared": "on", "query": "county=22"}

    client.post(url("view_change", view.pk), data)
    view.refresh_from_db()
    assert (view.name, view.shared, view.filters) == ("Norr", True, {"county": ["23"]})

    client.post(url("view_change", view.pk), data | {"keep": "1"})
    view.refresh_from_db()
    assert view.filters == {"county": ["22"]}


def test_views_of_others_are_seen_when_shared_and_never_changed(client, keeper):
    colleague = UserFactory(role=User.Role.STAFF)
    shared, own = view_of(colleague, shared=True), view_of(colleague, name="Egen")

    tabs = client.get(url("people"), {"view": shared.pk}).context["tabs"]
    assert (tabs.views, tabs.current, tabs.form) == ([shared], shared, None)
    for view in (shared, own):
        for name in ("view_change", "view_delete"):
            assert (
                client.post(url(name, view.pk), {"own-name": "x"}, follow=True).status_code == 404
            )
    assert client.post(url("view_start", own.pk), follow=True).status_code == 404
    assert SavedView.objects.count() == 2


def test_the_list_opens_with_the_view_that_was_chosen_until_it_is_gone(client, keeper):
    view = view_of(UserFactory(role=User.Role.STAFF), shared=True, county=["23"])
    client.post(url("view_start", view.pk))

    assert client.get(url("people")).url == f"{url('people')}?county=23&view={view.pk}"
    assert client.get(url("people"), {"all": "1"}).status_code == 200
    SavedView.objects.update(shared=False)
    assert client.get(url("people")).status_code == 200

    SavedView.objects.all().delete()
    keeper.refresh_from_db()
    assert keeper.start_view is None


def test_a_filter_that_is_gone_is_passed_over(client, keeper):
    view = view_of(keeper, county=["23"], shoe_size=["44"])
    PersonFactory(family_name="Ek", county="23")

    page = client.get(f"{url('people')}?{view.query}&view={view.pk}")

    assert [person.family_name for person in page.context["page"].rows] == ["Ek"]


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_saved_views_are_closed_to_all_who_do_not_keep_the_register(client, role):
    client.force_login(UserFactory(role=role))

    client.post(url("view_save"), {"name": "x", "query": "county=23"})

    assert not SavedView.objects.exists()
