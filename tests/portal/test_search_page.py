from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from alumni import search
from alumni.models import Address, Course, Interaction, User
from portal.teacher import asked
from tests.alumni.searching import findable
from tests.factories import (
    DegreeFactory,
    DepartmentFactory,
    EmploymentFactory,
    PersonFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
)
from tests.reading import one_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher_client(client):
    client.force_login(UserFactory(role=User.Role.TEACHER))
    return client


def path(name, *args, language="sv"):
    with translation.override(language):
        return reverse(name, args=args)


SEARCH = "/sv/portal/"


def test_page_shows_who_fits_and_why(teacher_client):
    person = findable(given_name="Johan", family_name="Rask", bio_sv="Räknar på snöbrist.")
    EmploymentFactory(person=person, title="Intäktschef")

    page = teacher_client.get(SEARCH, {"q": "snöbrist"}).content.decode()

    assert "Johan Rask" in page
    assert "<mark>snöbrist</mark>" in page
    assert "Gästföreläsning" in page


def test_page_speaks_english(teacher_client):
    findable()

    page = teacher_client.get("/en/portal/").content.decode()

    assert "1 person found" in page
    assert "Guest lecture" in page


def test_filters_stand_in_the_address_and_narrow(teacher_client):
    findable(given_name="Elle", county="23")
    findable(given_name="Tobias", county="22")

    page = one_line(teacher_client.get(SEARCH, {"county": "23", "offer": "guest_lecture"}))

    assert "Elle" in page
    assert "Tobias" not in page
    assert 'name="county" value="23" checked' in page


def test_syllabus_shows_its_words_and_struck_ones_do_not_count(teacher_client):
    findable(given_name="Elle", bio_sv="besöksnäring")
    findable(given_name="Tobias", bio_sv="ekonomi")
    text = "Kursen behandlar besöksnäring\noch ekonomi."

    page = one_line(teacher_client.get(SEARCH, {"q": text}))
    struck = teacher_client.get(SEARCH, {"q": text, "terms": "1", "term": "ekonomi"})

    assert 'name="term" value="besöksnäring" checked' in page
    assert "Elle" in page
    assert "Elle" not in struck.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"page": "-1"},
        {"page": "x"},
        {"page": "9999"},
        {"q": "ö " * 20000},
        {"page": "9" * 5000},
        {"q": "x", "read": ["a", ":", "b:²", "c:99999999"]},
    ],
)
def test_odd_addresses_are_answered_calmly(query, teacher_client):
    findable()

    assert teacher_client.get(SEARCH, query).status_code == 200


def test_a_null_character_in_the_address_is_refused_in_words(teacher_client):
    answer = teacher_client.get(SEARCH, {"q": "\x00"})

    assert answer.status_code == 400
    assert "Till startsidan" in answer.content.decode()


def test_htmx_gets_the_changing_part_alone(teacher_client):
    findable()

    page = teacher_client.get(SEARCH, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "Norrbin" in page


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_the_same_queries_however_many_are_found(number, teacher_client):
    for _ in range(number):
        DegreeFactory(person=findable())
    teacher_client.get(SEARCH)

    with CaptureQueriesContext(connection) as queries:
        teacher_client.get(SEARCH)

    assert len(queries) <= 16


@pytest.mark.parametrize("name", ["portal:search", "api:search"])
@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.COMMUNICATOR, None])
def test_strangers_do_not_search(name, role, client):
    if role:
        client.force_login(UserFactory(role=role))

    response = client.get(path(name))

    assert response.status_code in ((302, 401, 403) if role is None else (403,))


def test_page_of_a_person_shows_what_they_show(teacher_client):
    person = findable(bio_sv="Synlig text", town="Funäsdalen", phone="070-1740605")
    person.set_audience("place", 10)

    page = teacher_client.get(path("portal:person", person.pk)).content.decode()

    assert "Synlig text" in page
    assert "Funäsdalen" not in page
    assert "070-1740605" not in page


@pytest.mark.parametrize(
    "fields",
    [{"hidden_at": timezone.now()}, {"protected_at": timezone.now()}, {"listed_to": 10}],
)
@pytest.mark.parametrize("role", [User.Role.TEACHER, User.Role.STAFF])
def test_who_may_not_be_found_has_no_page_here(fields, role, client):
    client.force_login(UserFactory(role=role, handles_protected=True))
    person = PersonFactory(**fields)

    assert client.get(path("portal:person", person.pk)).status_code == 404


def test_list_holds_three_and_survives_the_next_search(teacher_client):
    people = [findable() for _ in range(4)]
    for person in people:
        teacher_client.post(
            path("engagement:shortlist", "add"), {"person": person.pk, "back": SEARCH}
        )

    page = teacher_client.get(SEARCH).content.decode()

    assert teacher_client.session["shortlist"] == [person.pk for person in people[:3]]
    assert "3 på listan" in page


def test_who_is_hidden_leaves_the_list_as_well(teacher_client):
    person = findable(family_name="Rask")
    teacher_client.post(path("engagement:shortlist", "add"), {"person": person.pk})
    person.hide()

    assert "Rask" not in teacher_client.get(SEARCH).content.decode()
    assert "Rask" not in teacher_client.get(path("engagement:new")).content.decode()


def test_list_never_sends_anybody_to_another_host(teacher_client):
    person = findable()

    response = teacher_client.post(
        path("engagement:shortlist", "add"), {"person": person.pk, "back": "https://evil.example/"}
    )

    assert response.url == f"{path('engagement:new')}#order"


def test_api_gives_the_same_people_and_no_address(teacher_client):
    person = findable(bio_sv="snöbrist", phone="070-1740605")

    response = teacher_client.get("/api/v1/search/", {"q": "snöbrist"})

    assert [row["id"] for row in response.json()["results"]] == [person.pk]
    answer = response.content.decode() + str(response.headers)
    assert "070-1740605" not in answer
    assert Address.objects.get().email not in answer


def test_code_of_a_course_is_read_as_its_syllabus(teacher_client):
    findable(given_name="Elle", bio_sv="besöksnäring")
    findable(given_name="Tobias", bio_sv="ekonomi")
    Course.objects.create(
        code="TR041G",
        name_sv="Destinationer",
        syllabus_sv="Om besöksnäring.",
        syllabus_en="Tourism",
    )

    page = one_line(teacher_client.get(SEARCH, {"q": "tr 041 g"}))

    assert "TR041G Destinationer" in page
    assert 'name="term" value="besöksnäring" checked' in page
    assert "Elle" in page
    assert "Tobias" not in page


def test_unknown_code_of_a_course_says_what_to_do(teacher_client):
    findable()

    page = teacher_client.get("/en/portal/", {"q": "XX123Y"}).content.decode()

    assert "We do not have the syllabus of XX123Y" in page


def test_card_says_how_often_somebody_was_asked_and_what_they_share_with_the_teacher(client):
    department = DepartmentFactory()
    client.force_login(UserFactory(role=User.Role.TEACHER, department=department))
    person = findable({"per_year": 1})
    programme = ProgrammeFactory(name_en="Tourism Studies", department=department)
    DegreeFactory(person=person, programme=programme)
    Interaction.record(person, Interaction.Kind.ASKED, "Fråga")
    search.refresh([person.pk])

    page = client.get("/en/portal/").content.decode()

    assert "Studied at your department: Tourism Studies" in page
    assert "1 this year, wishes at most 1" in page


def test_page_explains_its_order(teacher_client):
    findable()

    page = teacher_client.get("/en/portal/").content.decode()

    assert "How the order comes about" in page
    assert "not always the same ten people" in page


def test_other_words_for_a_topic_are_searched_for_and_said(teacher_client):
    findable(given_name="Elle", bio_sv="Arbetar med klimatanpassning")
    TopicFactory(name_sv="Klimatanpassning", name_en="Climate adaptation")

    page = teacher_client.get("/en/portal/", {"q": "climate adaptation"}).content.decode()

    assert "Elle" in page
    assert "<b>klimatanpassning</b> (climate adaptation)" in page


def syllabus_of(words, number=2_600):
    """A text of so many words that says these more than once."""
    filler = [f"utfyllnad{place}" for place in range(number)]
    return "\n".join([f"Kursplan om {words}.", " ".join(filler), f"Mer om {words}."])


def test_long_syllabus_becomes_an_address_that_every_server_takes(teacher_client):
    findable(given_name="Elle", bio_sv="besöksnäring")
    findable(given_name="Tobias", bio_sv="ekonomi")
    text = syllabus_of("besöksnäring")

    answer = teacher_client.post(path("portal:address"), {"q": text, "offer": "guest_lecture"})
    page = one_line(teacher_client.get(answer.url))

    assert len(text) > 15_000
    assert answer.url.startswith(f"{SEARCH}?q=Kursplan")
    assert len(answer.url) < 2_000
    assert 'name="term" value="besöksnäring" checked' in page
    assert 'name="offer" value="guest_lecture" checked' in page
    assert "Elle" in page
    assert "Tobias" not in page


@pytest.mark.parametrize(("number", "cut"), [(1_300, False), (2_600, True)])
def test_whoever_pastes_more_than_is_read_is_told_so(teacher_client, number, cut):
    findable(bio_sv="besöksnäring")
    text = syllabus_of("besöksnäring", number)

    url = teacher_client.post(path("portal:address"), {"q": text}).url
    page = one_line(teacher_client.get(url))

    assert (len(text) > 20_000) == cut
    assert ("De första 20 000 tecknen är lästa" in page) == cut
    assert ("Hela texten är läst" in page) != cut


def test_short_text_stands_whole_in_the_address(teacher_client):
    text = "Kursen behandlar besöksnäring\noch ekonomi."

    answer = teacher_client.post(path("portal:address"), {"q": text, "county": "23"})

    assert parse_qs(urlsplit(answer.url).query)["q"] == [text]
    assert "read=" not in answer.url
    assert "county=23" in answer.url


def test_words_of_a_long_syllabus_are_struck_and_weigh_as_before(teacher_client):
    findable(given_name="Elle", bio_sv="besöksnäring")
    findable(given_name="Tobias", bio_sv="ekonomi")
    text = syllabus_of("besöksnäring och ekonomi")
    long = asked.read(QueryDict(urlencode({"q": text})))
    url = teacher_client.post(path("portal:address"), {"q": text}).url
    data = {**parse_qs(urlsplit(url).query), "terms": "1", "term": ["ekonomi"]}

    short = asked.read(QueryDict(urlsplit(url).query))
    page = one_line(teacher_client.get(teacher_client.post(path("portal:address"), data).url))

    assert short.terms == long.terms
    assert "Tobias" in page
    assert "Elle" not in page


def test_another_syllabus_in_the_box_is_read_afresh(teacher_client):
    findable(given_name="Elle", bio_sv="besöksnäring")
    findable(given_name="Tobias", bio_sv="ekonomi")
    first = asked.read(QueryDict(urlencode({"q": "Kursen behandlar besöksnäring\noch turism."})))
    data = {
        "q": "Kursen behandlar ekonomi\noch handel.", "terms": "1", "term": "besöksnäring",
        "of": first.mark, "read": "besöksnäring:2",
    }  # fmt: skip

    page = one_line(teacher_client.get(SEARCH, data))

    assert 'name="term" value="ekonomi" checked' in page
    assert "Tobias" in page
    assert "Elle" not in page


def test_who_was_signed_out_meanwhile_comes_back_to_the_search(teacher_client):
    assert teacher_client.get(path("portal:address")).url == SEARCH


def test_page_of_a_person_tells_what_they_do_now_first(teacher_client):
    person = findable()
    EmploymentFactory(person=person, title="Lärling", ended_on=date(2012, 5, 1))
    EmploymentFactory(person=person, title="Snickare", ended_on=date(2019, 5, 1))
    EmploymentFactory(person=person, title="Byggmästare")

    page = one_line(teacher_client.get(path("portal:person", person.pk)))
    page = page[page.index(">Arbete<") :]

    titles = ("Byggmästare", "Snickare", "Lärling")
    assert sorted(titles, key=page.index) == list(titles)
    assert "till 2019" in page


@pytest.mark.parametrize("text", ["och att som", "😀", "C++"])
def test_words_that_say_nothing_show_everybody_and_a_sentence(text, teacher_client):
    findable(given_name="Elle")

    said = "Inget av detta säger vem du söker"
    assert said in teacher_client.get(SEARCH, {"q": text}).content.decode()
    assert said not in teacher_client.get(SEARCH, {"q": "Elle"}).content.decode()
    assert said not in teacher_client.get(SEARCH).content.decode()


def test_two_misspelt_names_are_told_apart(teacher_client):
    findable(given_name="Gunborg", family_name="Sjöstrand")

    page = teacher_client.get(SEARCH, {"q": "Gunnborgh Sjöstrnad"}).content.decode()

    assert "<b>Gunborg</b>; <b>Sjöstrand</b>" in page
