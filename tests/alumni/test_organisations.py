"""Organisations with their people, and two spellings that become one."""

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone

from alumni import merging, organisations
from alumni.audience import Audience
from alumni.models import AuditEntry, Employment, Organisation, User
from tests.editing import opened
from tests.factories import EmploymentFactory, OrganisationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


def test_the_list_finds_by_parts_of_the_name_and_counts_people(client, keeper):
    here, _other = OrganisationFactory(name="Region Höga kusten"), OrganisationFactory(name="Annat")
    person = PersonFactory()
    EmploymentFactory(person=person, organisation=here, ended_on=None)
    EmploymentFactory(person=person, organisation=here, title="Chef", ended_on=None)
    EmploymentFactory(organisation=here, started_on="2010-01-01", ended_on="2015-01-01")

    lines = client.get(url("organisations"), {"q": "kusten reg"}).context["lines"]

    assert lines == [(here, 1, 2)]


def test_the_list_asks_as_much_for_many_as_for_one(client, keeper, django_assert_max_num_queries):
    EmploymentFactory()
    client.get(url("organisations"))
    with django_assert_max_num_queries(13) as one:
        client.get(url("organisations"))
    EmploymentFactory.create_batch(3)
    with django_assert_max_num_queries(13) as many:
        client.get(url("organisations"))

    assert len(one) == len(many)


def test_nobody_is_counted_or_named_whom_the_office_may_not_know_of_there(client, keeper):
    here = OrganisationFactory()
    protected = PersonFactory(protected_at=timezone.now(), family_name="Hemligsson")
    closed = PersonFactory(family_name="Dolin")
    closed.set_audience("work", Audience.ME)
    for person in (protected, closed):
        EmploymentFactory(person=person, organisation=here)

    page = client.get(url("organisation", here.pk)).content.decode()

    assert "Hemligsson" not in page and "Dolin" not in page
    assert organisations.people_at([here], keeper) == {}


def test_the_page_names_the_people_with_their_titles(client, keeper):
    job = EmploymentFactory(title="Brandingenjör")

    page = client.get(url("organisation", job.organisation_id)).content.decode()

    assert "Brandingenjör" in page and job.person.name in page


def change(client, here, **changes):
    data = opened(client, url("organisation", here.pk))
    return client.post(url("organisation_change", here.pk), data | changes)


def test_a_new_name_is_saved_and_logged(client, keeper):
    here = OrganisationFactory(name="Skogsra")

    change(client, here, name=" Skogsrå  Fjällhotell ")

    here.refresh_from_db()
    assert here.name == "Skogsrå Fjällhotell"
    changes = AuditEntry.objects.get(subject="organisation").detail["changes"]
    assert changes["name"] == ["Skogsra", "Skogsrå Fjällhotell"]


def test_an_address_typed_without_its_beginning_is_a_safe_one(client, keeper):
    here = OrganisationFactory()

    change(client, here, website="www.dalkraft.se")

    here.refresh_from_db()
    assert here.website == "https://www.dalkraft.se"


def test_a_name_that_is_taken_is_refused_and_what_was_typed_stays(client, keeper):
    OrganisationFactory(name="Sogeti")
    here = OrganisationFactory(name="Sogeti AB")

    page = change(client, here, name="SOGETI")

    assert page.context["form"].errors["name"]
    assert page.context["organisation"].name == "Sogeti AB"
    assert 'value="SOGETI"' in page.content.decode()


def test_another_spelling_is_proposed_and_merged_after_a_question(client, keeper):
    kept, gone = OrganisationFactory(name="Region Kusten"), OrganisationFactory(name="Region kust")
    job = EmploymentFactory(organisation=gone)
    assert list(client.get(url("organisation", kept.pk)).context["likely"]) == [gone]

    question = client.get(url("organisation_merge", kept.pk), {"other": gone.pk})
    assert question.context["of_gone"] == 1
    job.refresh_from_db()
    assert job.organisation == gone

    client.post(url("organisation_merge", kept.pk), {"other": gone.pk})
    job.refresh_from_db()
    assert job.organisation == kept
    entry = AuditEntry.objects.get(act="merge")
    assert (entry.detail["kept"], entry.detail["gone"], entry.detail["jobs"]) == (
        kept.pk, gone.pk, 1,
    )  # fmt: skip
    assert client.get(url("organisation", gone.pk)).url == url("organisation", kept.pk)
    assert [line[0] for line in client.get(url("organisations")).context["lines"]] == [kept]


def test_whoever_writes_the_old_spelling_is_led_to_the_one_that_was_kept(keeper):
    first, second, third = (OrganisationFactory(name=name) for name in ("Ett", "Två", "Tre"))
    organisations.merge(second, first, keeper)
    organisations.merge(third, second, keeper)

    assert organisations.called("ETT") == third


def test_an_undone_merge_of_people_brings_no_job_back_under_a_merged_spelling(keeper):
    kept, gone = PersonFactory(), PersonFactory()
    spelling, name = OrganisationFactory(name="Sogetti"), OrganisationFactory(name="Sogeti")
    for person in (kept, gone):
        EmploymentFactory(person=person, organisation=spelling, title="Chef", started_on=None)
    row = merging.merge(kept, gone, keeper)
    organisations.merge(name, spelling, keeper)

    merging.undo(row, keeper)

    assert set(Employment.objects.values_list("organisation", flat=True)) == {name.pk}
    assert gone.employments.count() == 1


@pytest.mark.parametrize("other", ["", "x", "0", "9" * 30, "itself", "merged"])
def test_what_cannot_be_merged_is_left_alone(client, keeper, other):
    kept, gone = OrganisationFactory(name="Ett"), OrganisationFactory(name="Två")
    if other == "merged":
        organisations.merge(OrganisationFactory(name="Tre"), gone, keeper)
    other = {"itself": kept.pk, "merged": gone.pk}.get(other, other)

    client.post(url("organisation_merge", kept.pk), {"other": other})

    assert not kept.spellings.exists()
    assert Organisation.objects.standing().filter(pk=kept.pk).exists()


def test_no_organisation_is_a_spelling_of_itself():
    here = OrganisationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=here.pk).update(merged_into=here)


@pytest.mark.parametrize("role", [User.Role.TEACHER, User.Role.COMMUNICATOR, User.Role.ALUMNUS])
def test_only_those_who_keep_the_register_open_and_change_organisations(client, role):
    here = OrganisationFactory(name="Ett")
    client.force_login(UserFactory(role=role))

    for name, args in (("organisations", []), ("organisation", [here.pk])):
        assert client.get(url(name, *args)).status_code in (302, 403)
    client.post(url("organisation_change", here.pk), {"name": "Två"})
    assert Organisation.objects.get().name == "Ett"


def test_a_sign_that_the_database_cannot_hold_finds_what_the_rest_finds():
    Organisation.objects.create(name="Skogsrå Fjällhotell")

    assert Organisation.objects.named("skogs\0 fjäll").count() == 1
