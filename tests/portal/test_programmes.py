"""The working-life compass: counted from what is shown, and telling of nobody in particular."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alumni import search
from alumni.audience import Audience
from alumni.models import Offer, Sector, User
from engagement import contracts
from engagement.models import Contract
from portal.models import CONTRACT, Ambition
from portal.programmes import gaps, helping, similar, working
from tests.alumni.searching import findable
from tests.factories import (
    DegreeFactory,
    DepartmentFactory,
    EmploymentFactory,
    HeldRequestFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
)
from tests.reading import one_line

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _forget():
    cache.clear()


@pytest.fixture
def programme():
    return ProgrammeFactory(code="TURV", name_sv="Turismvetenskap", name_en="Tourism Studies")


@pytest.fixture
def sector():
    return Sector.objects.create(code="55", name_sv="Hotell", name_en="Hotels")


def graduates(programme, number, *, year=2016, employer=None, title="Driftchef", **fields):
    """So many who graduated that year and work at that employer today."""
    made = [PersonFactory(**fields) for _number in range(number)]
    for person in made:
        DegreeFactory(person=person, programme=programme, year=year)
        if employer:
            EmploymentFactory(person=person, organisation=employer, title=title)
    return made


def held(programme, person, kind=Offer.Kind.GUEST_LECTURE, when=None):
    """Something that took place for a programme this year."""
    asked = {"ask__kind": kind, "ask__programme": programme}
    return HeldRequestFactory(person=person, at=when or timezone.now(), **asked)


def test_those_who_work_are_counted_by_sector_in_bands_of_years(programme, sector):
    hotel = OrganisationFactory(sector=sector)
    graduates(programme, 8, year=2025, employer=hotel)
    graduates(programme, 12, year=2015, employer=hotel)
    graduates(programme, 3, year=2015, employer=OrganisationFactory())

    found = working.of(programme, TODAY)

    assert (found.alumni, found.known) == (23, 23)
    assert [(band.first, band.number) for band in found.bands] == [(0, 8), (11, 15)]
    assert [(part.colour, round(part.share)) for part in found.bands[1].parts] == [(1, 80), (5, 20)]


def test_a_degree_of_long_ago_is_in_the_last_band(programme, sector):
    graduates(programme, 6, year=1950, employer=OrganisationFactory(sector=sector))

    where = working.of(programme, date(2026, 11, 1))

    assert [(band.first, band.last) for band in where.bands] == [(16, None)]


def test_a_band_of_few_people_joins_its_neighbour_and_a_sector_of_few_the_others(programme, sector):
    hotel, mine = (
        OrganisationFactory(sector=sector),
        Sector.objects.create(code="05", name_sv="Gruvor"),
    )
    graduates(programme, 5, year=2025, employer=hotel)
    graduates(programme, 9, year=2015, employer=hotel)
    graduates(programme, 2, year=2015, employer=OrganisationFactory(sector=mine))
    graduates(programme, 1, year=1990, employer=hotel)

    found = working.of(programme, TODAY)

    assert [(band.first, band.last, band.words) for band in found.bands] == [(0, None, "17")]
    assert [part.name for part in found.bands[0].parts] == ["Hotell", ""]
    assert found.sectors == ["Hotell"]


@pytest.mark.parametrize("sizes", [(8, 3), (3, 8), (7, 1, 9), (2, 2, 2), (6, 5, 1, 9), (4, 1)])
def test_no_band_can_be_reckoned_from_the_whole_and_the_others(programme, sector, sizes):
    for size, year in zip(sizes, (2025, 2022, 2018, 2013), strict=False):
        graduates(programme, size, year=year, employer=OrganisationFactory(sector=sector))

    bands = working.of(programme, TODAY).bands

    assert sum(band.number for band in bands) == sum(sizes)
    assert len(bands) == 1 or all(band.number > 5 for band in bands)


def test_titles_follow_the_years_since_the_degree_and_those_of_a_few_are_left_out(programme):
    employer = OrganisationFactory()
    graduates(programme, 6, year=2025, employer=employer, title="Receptionist")
    graduates(programme, 2, year=2025, employer=employer, title="Kock")
    graduates(programme, 7, year=2013, employer=employer, title="Driftchef")

    found = working.of(programme, TODAY)

    assert [band.titles for band in found.bands] == [["Receptionist"], ["Driftchef"]]
    assert found.tells_titles


@pytest.mark.parametrize(
    ("few", "named"),
    [
        ([2], False),  # the whole less the others is two
        ([1, 1, 1], False),  # three people at three employers
        ([5, 5], False),
        ([1, 2], True),
        ([1] * 10, True),  # two have no line of their own, and might be more than two employers
    ],
)
def test_an_employer_of_few_is_named_only_where_nobody_can_reckon_how_many(programme, few, named):
    graduates(programme, 9, employer=OrganisationFactory())
    for number in few:
        graduates(programme, number, employer=OrganisationFactory())

    lines = working.of(programme, TODAY).employers

    assert lines[0].number == 9
    assert any(line.few for line in lines) is named


def test_the_key_names_the_sectors_that_a_bar_shows_alone(programme, sector):
    mine = Sector.objects.create(code="05", name_sv="Gruvor")
    graduates(programme, 9, year=2015, employer=OrganisationFactory(sector=sector))
    graduates(programme, 9, year=2025, employer=OrganisationFactory(sector=sector))
    for year in (2015, 2025):  # six in all, and a few in each band
        graduates(programme, 3, year=year, employer=OrganisationFactory(sector=mine))

    found = working.of(programme, TODAY)

    assert found.sectors == ["Hotell", "Gruvor"]
    assert found.key == [(1, "Hotell"), (5, "")]


def test_the_years_of_a_few_are_not_told(client, programme):
    client.force_login(UserFactory(role=User.Role.STAFF))
    graduates(programme, 2, year=1987)

    page = client.get(reverse("portal:programme", args=[programme.code])).content.decode()

    assert "5 eller färre" in page
    assert "1987" not in page


def test_a_share_of_few_people_is_not_told(programme):
    graduates(programme, 3, employer=OrganisationFactory())
    assert not working.of(programme, TODAY).tells_share

    graduates(programme, 9)
    assert not working.of(programme, TODAY).tells_share


def test_what_somebody_does_not_show_to_teachers_is_not_counted(programme):
    employer = OrganisationFactory(name="Skogsrå AB")
    graduates(programme, 6, employer=employer)
    graduates(programme, 1, employer=employer, audiences={"work": int(Audience.STAFF)})
    graduates(programme, 1, employer=employer, audiences={"degrees": int(Audience.ME)})
    graduates(programme, 1, employer=employer, hidden_at=timezone.now())
    graduates(programme, 1, employer=employer, listed_to=Audience.STAFF)
    graduates(programme, 1, employer=employer, protected_at=timezone.now())
    graduates(programme, 1, employer=employer, deceased_at=timezone.now())

    found = working.of(programme, TODAY)

    assert (found.alumni, found.known) == (7, 6)
    assert [(line.name, line.number) for line in found.employers] == [("Skogsrå AB", 6)]


def test_the_work_of_today_counts_once_and_titles_however_they_are_written(programme):
    employer = OrganisationFactory()
    for person in graduates(programme, 6, employer=employer, title="driftchef "):
        EmploymentFactory(person=person, organisation=employer, title="Städare", ended_on=TODAY)
    graduates(programme, 7, employer=employer, title="Driftchef")

    found = working.of(programme, TODAY)

    assert [(line.name, line.number) for line in found.titles] == [("Driftchef", 13)]


def test_few_people_are_told_in_words_and_their_order_says_nothing(programme):
    graduates(programme, 2, employer=OrganisationFactory(name="Älven AB"))
    graduates(programme, 5, employer=OrganisationFactory(name="Åsen AB"))
    graduates(programme, 1, employer=OrganisationFactory(name="Berget AB"))

    lines = working.of(programme, TODAY).employers

    assert [line.name for line in lines] == ["Berget AB", "Åsen AB", "Älven AB"]
    assert {line.words for line in lines} == {"5 eller färre"}


def test_held_this_year_stands_against_what_was_wanted(programme):
    person = PersonFactory()
    held(programme, person)
    held(programme, PersonFactory(), when=timezone.now() - timedelta(days=400))
    held(ProgrammeFactory(), person)
    year = timezone.localdate().year
    helping.set_ambitions(programme, year, {"guest_lecture": 4, "thesis": 2, "mentor": 0})

    lines = {line.kind: line for line in helping.lines(programme, year)}

    assert set(lines) == {"guest_lecture", "thesis"}
    assert (lines["guest_lecture"].held, lines["guest_lecture"].missing) == (1, 3)
    assert lines["thesis"].missing == 2


def test_an_ambition_is_changed_and_taken_away(programme):
    helping.set_ambitions(programme, 2026, {"thesis": 2, "mentor": 3})
    helping.set_ambitions(programme, 2026, {"thesis": 5, "mentor": 0})

    assert list(Ambition.objects.values_list("kind", "number")) == [("thesis", 5)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Ambition.objects.create(programme=programme, year=2026, kind="thesis", number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ambition.objects.create(programme=programme, year=2026, kind="case", number=0)


def test_who_helped_and_has_hidden_since_is_not_named(programme):
    seen, hidden = PersonFactory(), PersonFactory(hidden_at=timezone.now())
    held(programme, seen)
    held(programme, hidden)

    assert [one.person for one in helping.helpers(programme, timezone.localdate().year)] == [seen]


def test_a_gap_leads_to_those_who_would_do_it(programme):
    year = timezone.localdate().year
    person = findable(offer={"kind": Offer.Kind.THESIS})
    DegreeFactory(person=person, programme=programme)
    search.refresh([person.pk])
    helping.set_ambitions(programme, year, {"thesis": 3})
    where = working.of(programme, TODAY)

    found = gaps.of(programme, helping.lines(programme, year), where, [])

    assert found[0].title == "Examensarbete: 3 av 3 återstår"
    assert found[0].url == "/sv/portal/?programme=TURV&offer=thesis"


def test_similar_programmes_are_those_whose_alumni_work_in_the_same_sectors(programme, sector):
    hotel = OrganisationFactory(sector=sector)
    near, far = ProgrammeFactory(name_sv="Ekoteknik"), ProgrammeFactory()
    mine = Sector.objects.create(code="05", name_sv="Gruvor")
    graduates(programme, 3, employer=hotel)
    graduates(near, 3, employer=hotel)
    graduates(far, 3, employer=OrganisationFactory(sector=mine))
    for other in (near, far):
        held(other, PersonFactory(), Offer.Kind.STUDY_VISIT)
    year = timezone.localdate().year

    found = similar.to(programme, year)
    missing = gaps.of(programme, [], working.of(programme, TODAY), found)

    assert [(one.programme, one.did) for one in found] == [(near, {"study_visit": 1})]
    assert "Så gör Ekoteknik" in [gap.title for gap in missing]


# ── The pages ─────────────────────────────────────────────────────────────────────────────────
def teacher(client, **fields):
    client.force_login(user := UserFactory(role=User.Role.TEACHER, **fields))
    return user


def test_the_page_shows_the_whole_in_both_languages(client, programme, sector):
    teacher(client)
    people = graduates(programme, 9, employer=OrganisationFactory(name="Skogsrå", sector=sector))
    held(programme, people[0])

    swedish = client.get("/sv/programmes/TURV/").content.decode()
    english = client.get("/en/programmes/TURV/").content.decode()

    assert "Turismvetenskap: vart tog de vägen?" in swedish
    assert "Tourism Studies: where did they go?" in english
    assert "Skogsrå" in swedish
    assert people[0].name in swedish


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_a_fixed_number_of_questions(
    client, programme, sector, number, django_assert_max_num_queries
):
    teacher(client)
    for _number in range(number):
        employer = OrganisationFactory(sector=sector)
        for person in graduates(programme, 2, employer=employer):
            held(programme, person)
        graduates(ProgrammeFactory(), 2, employer=employer)

    with django_assert_max_num_queries(30):
        assert client.get("/sv/programmes/TURV/").status_code == 200
    with django_assert_max_num_queries(8):
        assert client.get("/sv/programmes/").status_code == 200


def test_a_programme_without_alumni_says_so(client, programme):
    teacher(client)

    assert "Ingen visar än" in client.get("/sv/programmes/TURV/").content.decode()
    assert client.get("/sv/programmes/NOPE/").status_code == 404


def test_a_programme_that_wants_nothing_has_not_done_it_all(client, programme):
    client.force_login(UserFactory(role=User.Role.STAFF))
    for kind in (Offer.Kind.GUEST_LECTURE, Offer.Kind.MENTOR):
        person = findable({"kind": kind})
        DegreeFactory(person=person, programme=programme)
        held(programme, person, kind)
    url = reverse("portal:programme", args=[programme.code])
    year = timezone.localdate().year

    assert f"inte sagt än vad det önskar av {year}" in one_line(client.get(url))

    helping.set_ambitions(programme, year, {Offer.Kind.GUEST_LECTURE: 1})
    assert "det programmet önskar av året är gjort" in one_line(client.get(url))


def test_its_own_teachers_say_what_the_programme_wants(client, programme):
    teacher(client, department=programme.department)
    url = "/sv/programmes/TURV/ambitions/"

    bad = client.post(url, {"guest_lecture": "-1"})
    client.post(url, {"guest_lecture": "6", "thesis": ""})

    assert bad.status_code == 200
    assert list(Ambition.objects.values_list("kind", "number")) == [("guest_lecture", 6)]


def test_teachers_of_another_department_and_strangers_do_not(client, programme):
    url = "/sv/programmes/TURV/ambitions/"
    assert client.post(url, {"thesis": "1"}).status_code == 302

    for user in (
        UserFactory(role=User.Role.TEACHER, department=DepartmentFactory()),
        UserFactory(role=User.Role.ALUMNUS),
    ):
        client.force_login(user)
        assert client.post(url, {"thesis": "1"}).status_code == 403
    assert client.get(reverse("portal:programme", args=["TURV"])).status_code == 403
    assert not Ambition.objects.exists()


def test_contracts_in_force_count_against_what_is_wanted_and_as_no_help_of_alumni(
    client, programme
):
    office = UserFactory(role=User.Role.STAFF)
    today = timezone.localdate()
    helping.set_ambitions(programme, today.year, {CONTRACT: 2})
    contract = Contract(county="23", starts_on=today)
    contracts.save(contract, "Åre Skidskola", [programme], {Offer.Kind.GUEST_LECTURE: 3}, office)
    client.force_login(office)

    page = client.get(reverse("portal:programme", args=[programme.code]))

    (line,) = page.context["lines"]
    assert (line.kind, line.held, line.wanted, line.missing) == (CONTRACT, 1, 2, 1)
    assert page.context["held"] == 0
    assert "Åre Skidskola" in page.content.decode()


def test_whom_to_speak_with_about_a_contract_is_where_many_alumni_work(programme, sector):
    hotel = OrganisationFactory(name="Fjällhotellet", sector=sector)
    graduates(programme, 8, employer=hotel)
    year = timezone.localdate().year
    helping.set_ambitions(programme, year, {CONTRACT: 1})
    where = working.of(programme, timezone.localdate())

    (gap, *_others) = gaps.of(programme, helping.lines(programme, year), where, [])

    assert "Fjällhotellet" in gap.words


def test_an_employer_of_a_few_is_not_one_where_many_work(programme, sector):
    for number in (1, 2):
        graduates(programme, number, employer=OrganisationFactory(name=f"Hotell {number}"))
    year = timezone.localdate().year
    helping.set_ambitions(programme, year, {CONTRACT: 1})
    where = working.of(programme, timezone.localdate())
    assert all(line.few for line in where.employers)

    (gap, *_others) = gaps.of(programme, helping.lines(programme, year), where, [])

    assert "Hotell" not in gap.words
