import pytest
from django.urls import reverse
from django.utils import timezone

from alumni import county_map, directory
from alumni.audience import Audience
from alumni.counting import told
from alumni.models import Person
from alumni.places import COUNTIES
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
)
from tests.reading import one_line

pytestmark = pytest.mark.django_db
SHOWN = {"listed_to": Audience.ALUMNI, "audiences": {"degrees": 30, "place": 30}}


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def me(client, programme):
    person = PersonFactory(user=UserFactory())
    DegreeFactory(person=person, programme=programme, year=2012)
    client.force_login(person.user)
    return person


def mate(programme, year=2012, **fields):
    person = PersonFactory(**{**SHOWN, **fields})
    DegreeFactory(person=person, programme=programme, year=year)
    return person


def names(client) -> list[str]:
    classes = client.get(reverse("alumni:classmates")).context["classes"]
    return [shown.name for one in classes for shown in one.mates]


def test_my_class_is_those_of_the_same_programme_and_year(client, me, programme):
    same = mate(programme)
    mate(programme, year=2013)
    mate(ProgrammeFactory())

    assert names(client) == [same.name]


@pytest.mark.parametrize(
    "fields",
    [
        {"listed_to": Audience.TEACHERS},
        {"audiences": {"degrees": 20}},
        {"hidden_at": timezone.now()},
        {"protected_at": timezone.now()},
        {"deceased_at": timezone.now()},
    ],
    ids=["not found by alumni", "degrees not shown", "hidden", "protected", "dead"],
)
def test_a_classmate_who_does_not_show_it_is_not_there(client, me, programme, fields):
    mate(programme, **fields)

    assert names(client) == []


def test_a_classmate_shows_their_work_only_as_they_chose(client, me, programme):
    closed, opened = mate(programme), mate(programme)
    opened.set_audience("work", Audience.ALUMNI)
    EmploymentFactory(person=closed, title="Hemligt värv")
    EmploymentFactory(person=opened, title="Öppet värv")

    page = client.get(reverse("alumni:classmates")).content.decode()

    assert "Öppet värv" in page
    assert "Hemligt värv" not in page


def test_the_size_of_a_small_class_is_not_told_exactly(client, me, programme):
    def size():
        return client.get(reverse("alumni:classmates")).context["classes"][0].size

    assert size() == "5 eller färre"
    for _ in range(5):
        PersonFactory(listed_to=Audience.ME).degrees.create(programme=programme, year=2012)

    assert size() == "6"


def test_years_beside_lead_on_with_small_numbers_hidden(client, me, programme):
    mate(programme, year=2013)
    for _ in range(6):
        mate(programme, year=2011)
    mate(programme, year=2019)

    around = client.get(reverse("alumni:classmates")).context["classes"][0].around

    assert around == [(2011, "6"), (2013, "5 eller färre")]


def test_who_has_told_no_programme_is_asked_for_it(client):
    person = PersonFactory(user=UserFactory())
    DegreeFactory(person=person, programme=None, title="Fristående kurser")
    client.force_login(person.user)

    page = client.get(reverse("alumni:classmates"))

    assert page.context["classes"] == []
    assert "?edit=degrees" in page.content.decode()


def test_stranger_is_led_to_sign_in(client):
    assert "login" in client.get(reverse("alumni:classmates")).url


@pytest.mark.parametrize("rows", [1, 3])
def test_class_asks_the_database_a_fixed_number_of_times(
    client, me, programme, django_assert_max_num_queries, rows
):
    for _ in range(rows):
        EmploymentFactory(person=mate(programme))

    with django_assert_max_num_queries(18):
        client.get(reverse("alumni:classmates"))


def test_every_county_has_a_tile_of_its_own():
    places = [(tile.x, tile.y) for tile in county_map.tiles({})]

    assert len(set(places)) == len(COUNTIES) == 21


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0"), (1, "5 eller färre"), (5, "5 eller färre"), (6, "6"), (12345, "12\u00a0345")],
)
def test_five_or_fewer_are_never_told(count, words):
    assert told(count) == words


def test_the_fuller_the_county_the_fuller_its_colour():
    counts = {"22": 100, "23": 80, "01": 50, "21": 20, "25": 7, "09": 5}

    steps = {tile.code: tile.step for tile in county_map.tiles(counts)}

    assert [steps[code] for code in (*counts, "12")] == [5, 5, 4, 3, 2, 1, 0]


def test_map_and_table_tell_the_same_and_lead_to_the_people(client, me):
    for county, number in (("22", 7), ("09", 2)):
        for _ in range(number):
            PersonFactory(county=county, **SHOWN)

    page = one_line(client.get(reverse("alumni:directory"), {"county": "09"}))

    assert page.count("5 eller färre") == 2
    assert page.count("?county=22#found") == 2
    assert 'aria-current="true" aria-label="Gotlands län: 5 eller färre"' in page
    assert ">2<" not in page


def test_a_person_shown_to_alumni_is_matched_by_what_they_show(programme):
    person = mate(programme)

    everyone = Person.objects.all()
    assert list(directory.matching(everyone, Audience.ALUMNI, county="22")) == [person]
    assert not directory.matching(everyone, Audience.PUBLIC, county="22").exists()
