"""The staff's list of people: what narrows it, its order, its pages, and how many there are."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alumni import merging
from alumni.models import (
    Address,
    DuplicatePair,
    ImportBatch,
    ImportRow,
    Interaction,
    ListRow,
    Offer,
    Person,
    Sector,
    User,
)
from alumni.staff import amounts, finding, fitting, paging, sets
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db
PEOPLE = "alumni_staff:people"


@pytest.fixture(params=["found", "walked", "reckoned", "walked by set"])
def _each_way(request, monkeypatch):
    """Found first and sorted then, or met while the order is walked, and both with sets: the same
    people."""
    if "walked" in request.param:
        monkeypatch.setattr(paging, "FEW", -1)
    if request.param == "walked by set":
        monkeypatch.setattr(paging, "SELDOM", 0)
    if request.param in ("reckoned", "walked by set"):
        fitting_now = fitting.fitting
        monkeypatch.setattr(
            fitting, "fitting", lambda *asked: (sets.mend(), fitting_now(*asked))[1]
        )


each_way = pytest.mark.usefixtures("_each_way")


def names(client, **query):
    page = client.get(reverse(PEOPLE), query).context["page"]
    return [person.family_name for person in page.rows]


def rich_person():
    """Somebody whom every filter below can find; beside somebody whom none does."""
    person = PersonFactory(
        given_name="Nora", family_name="Tallberg", former_names=["Nora Ek"], town="Härnösand",
        county="22", language="en", user=UserFactory(), email="nora.t@alumni.example",
        paused_until=timezone.localdate() + timedelta(days=9),
    )  # fmt: skip
    degree = DegreeFactory(person=person, year=2017)
    employer = OrganisationFactory(
        name="Region Höga kusten", sector=Sector.objects.get_or_create(code="84")[0]
    )
    EmploymentFactory(person=person, organisation=employer)
    OfferFactory(person=person)
    consent(person)
    Address.objects.filter(person=person).update(state="dead")
    other = PersonFactory(given_name="Per", family_name="Zorn", email=False, county="01")
    Interaction.record(other, Interaction.Kind.EVENT, "Kväll")
    ProgrammeFactory()
    batch = ImportBatch.objects.create(name="ladok.csv", state=ImportBatch.State.APPLIED)
    ImportRow.objects.create(batch=batch, number=1, person=person, done={})
    pair = PersonFactory(given_name="Nore", family_name="Zzz", email=False, county="01")
    Interaction.record(pair, Interaction.Kind.EVENT, "Kväll")
    DuplicatePair.objects.create(first=person, second=pair, score=20)
    return person, degree, employer, batch


@each_way
def test_each_filter_finds_whom_it_should_and_nobody_else(client, keeper):
    _person, degree, employer, batch = rich_person()
    day = timezone.localdate().isoformat()
    asked = [
        {"q": "nora tall"}, {"q": "Nora Ek"}, {"q": "NORA.T@alumni.example"}, {"q": "nora.t"},
        {"q": "höga kusten"}, {"programme": degree.programme_id},
        {"department": degree.programme.department_id}, {"from_year": 2017, "to_year": 2017},
        {"county": "22"}, {"town": "härnösand"}, {"employer": "höga"},
        {"sector": employer.sector_id}, {"offer": Offer.Kind.GUEST_LECTURE}, {"account": "yes"},
        {"address": "bounced"}, {"newsletter": "yes"}, {"language": "en"}, {"silent": day},
        {"batch": batch.pk}, {"mark": "paused"},
    ]  # fmt: skip

    for query in asked:
        assert names(client, **query) == ["Tallberg"], query
    assert names(client, duplicate="yes") == ["Tallberg", "Zzz"]
    assert names(client, address="none") == ["Zorn", "Zzz"]
    assert names(client, newsletter="unsaid") == ["Zorn", "Zzz"]
    assert names(client, county="22", from_year=2018) == []


def test_years_and_programme_are_asked_of_the_same_degree(client, keeper):
    person = PersonFactory()
    first, second = DegreeFactory(person=person, year=2001), DegreeFactory(person=person, year=2015)

    assert names(client, programme=first.programme_id, from_year=2010) == []
    assert names(client, programme=second.programme_id, from_year=2010) == [person.family_name]


def test_the_filters_that_hold_stand_in_words_each_with_a_way_out(client, keeper):
    programme = ProgrammeFactory(name_sv="Datateknik", name_en="Computing")
    query = {"programme": programme.pk, "county": "22", "order": "year", "after": "7", "q": ""}

    chips = client.get(reverse(PEOPLE), query).context["chips"]

    assert [chip.words for chip in chips] == [str(programme), "Västernorrlands län"]
    assert chips[1].without == f"programme={programme.pk}&order=year"


def test_a_filter_that_cannot_be_read_is_told_and_the_others_hold(client, keeper):
    PersonFactory(family_name="Ek", county="22"), PersonFactory(family_name="Ås", county="01")

    response = client.get(reverse(PEOPLE), {"from_year": "abc", "county": "01"})

    assert [person.family_name for person in response.context["page"].rows] == ["Ås"]
    assert "sv-bad" in response.content.decode()


def test_protected_identities_cannot_be_asked_for_by_those_who_may_not(client, keeper):
    PersonFactory(family_name="Hemligsson", protected_at=timezone.now())
    PersonFactory(family_name="Öppen")

    assert names(client, mark="protected") == ["Öppen"]
    keeper.handles_protected = True
    keeper.save()
    assert names(client, mark="protected") == ["Hemligsson"]


@pytest.mark.parametrize("few", [True, False])
@pytest.mark.parametrize("order", paging.ORDERS.values(), ids=lambda order: order.field)
def test_pages_hold_everybody_once_there_and_back(monkeypatch, order, few):
    monkeypatch.setattr(paging, "PAGE", 3)
    for number in range(10):
        person = PersonFactory(family_name=["Ek", "Öberg", "Ås"][number % 3], given_name="A")
        DegreeFactory(person=person, year=2000 + number % 4)
    found = Person.objects.filter(list_row__isnull=False)
    whole = [p.pk for p in paging._ordered(found, order, False)]
    seen, pages, after = [], [], ""
    while True:
        page = paging.page(found, order, after=after, few=few)
        pages.append([p.pk for p in page.rows])
        seen += pages[-1]
        if page.after is None:
            break
        after = str(page.after)

    assert seen == whole
    assert page.before is not None
    back = paging.page(found, order, before=str(pages[2][0]), few=few)
    assert [p.pk for p in back.rows] == pages[1]
    first = paging.page(found, order, before=str(back.rows[0].pk), few=few)
    assert ([p.pk for p in first.rows], first.before) == (pages[0], None)


def test_the_latest_year_and_the_last_sign_of_life_follow_every_change():
    person = PersonFactory()
    old, new = DegreeFactory(person=person, year=2001), DegreeFactory(person=person, year=2015)
    row = ListRow.objects.get(person=person)
    assert (row.last_year, row.engaged_at) == (2015, None)

    new.delete()
    sign = Interaction.record(
        person, Interaction.Kind.EVENT, "x", at=datetime(2024, 5, 1, tzinfo=UTC)
    )
    Interaction.record(person, Interaction.Kind.LETTER, "y")
    row.refresh_from_db()
    assert (row.last_year, row.engaged_at) == (2001, sign.at)

    other = PersonFactory()
    person.degrees.filter(pk=old.pk).update(person=other)
    sign.delete()
    row.refresh_from_db()
    assert (row.last_year, row.engaged_at) == (0, None)
    assert ListRow.objects.get(person=other).last_year == 2001


def test_the_row_of_the_list_goes_with_its_person_and_outlives_a_merge_and_its_undo():
    kept, gone, loose = PersonFactory(), PersonFactory(), PersonFactory()
    DegreeFactory(person=gone, year=2015)
    merge = merging.merge(kept, gone, None)
    assert ListRow.objects.get(person=kept).last_year == 2015

    left = merging.undo(merge, None)
    loose.addresses.all().delete()
    Person.objects.filter(pk=loose.pk)._raw_delete("default")

    assert left == []
    years = dict(ListRow.objects.values_list("person", "last_year"))
    assert years == {kept.pk: 0, gone.pk: 2015}


def test_few_are_counted_and_many_are_estimated(monkeypatch):
    PersonFactory(), PersonFactory()
    user = UserFactory(role=User.Role.STAFF)
    found = finding.people(user, {})

    assert amounts.of(found) == amounts.Amount(2)
    monkeypatch.setattr(amounts, "CHEAP", 0)
    assert amounts.of(found).about
    assert [amounts.rounded(n) for n in (0, 7, 99, 134_217, 1_000_000)] == [
        0, 7, 99, 130_000, 1_000_000,
    ]  # fmt: skip


def test_a_count_that_takes_too_long_is_broken_off_and_estimated(monkeypatch):
    PersonFactory()
    monkeypatch.setattr(amounts, "AT_MOST_MS", 1)
    slow = Person.objects.extra(where=["pg_sleep(0.2) IS NOT NULL"])

    amount = amounts.of(slow)

    assert amount.about
    assert Person.objects.count() == 1


def test_columns_and_order_are_chosen(client, keeper):
    rich_person()

    page = client.get(reverse(PEOPLE), {"cols": ["address", "engaged"], "order": "changed"})

    assert [name for name, _label in page.context["columns"]] == ["address", "engaged"]
    assert page.context["page"].rows


def test_silent_since_counts_the_day_itself_as_heard_from():
    person = PersonFactory()
    Interaction.record(person, Interaction.Kind.EVENT, "x", at=datetime(2024, 5, 1, 12, tzinfo=UTC))
    user = UserFactory(role=User.Role.STAFF)

    assert finding.people(user, {"silent": date(2024, 5, 1)}).count() == 0
    assert finding.people(user, {"silent": date(2024, 5, 2)}).count() == 1


def test_two_people_who_share_an_address_are_both_found_by_it(client, keeper):
    PersonFactory(family_name="Ek", email="paret@alumni.example")
    PersonFactory(family_name="Ås", email="paret@alumni.example")

    assert names(client, q="paret@alumni.example") == ["Ek", "Ås"]
    assert names(client, q="paret") == ["Ek", "Ås"]


@each_way
def test_what_somebody_shows_to_nobody_finds_them_for_nobody(client, keeper):
    person, degree, employer, _batch = rich_person()
    person.audiences = dict.fromkeys(["email", "work", "place", "degrees"], 0)
    person.save()
    asked = [
        {"q": "nora.t"}, {"q": "nora.t@alumni.example"}, {"q": "höga kusten"}, {"county": "22"},
        {"town": "Härnösand"}, {"employer": "höga"}, {"sector": employer.sector_id},
        {"programme": degree.programme_id}, {"from_year": 2017},
    ]  # fmt: skip

    for query in asked:
        assert names(client, **query) == [], query
    page = client.get(reverse(PEOPLE), {"q": "Nora Tallberg"}).content.decode()
    assert "Tallberg" in page
    assert "Härnösand" not in page


@pytest.mark.parametrize("seldom", [0, 10], ids=["walked by set", "found by set"])
def test_who_is_protected_behind_the_back_of_the_sets_is_not_shown(
    client, keeper, monkeypatch, seldom
):
    PersonFactory(family_name="Alm")
    hidden = PersonFactory(family_name="Berg")
    sets.mend(whole=True)
    monkeypatch.setattr(paging, "SELDOM", seldom)
    monkeypatch.setattr(paging, "FEW", -1 if seldom == 0 else paging.FEW)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger hears of it
        Person.objects.filter(pk=hidden.pk).update(protected_at=timezone.now())
        cursor.execute("SET LOCAL session_replication_role = origin")

    assert names(client) == ["Alm"]
