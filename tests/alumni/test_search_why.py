"""Each card says why its person was found."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from alumni import search
from alumni.models import Sector, User
from alumni.search import Query
from tests.alumni.searching import findable
from tests.factories import (
    CampusFactory,
    DegreeFactory,
    DepartmentFactory,
    EmploymentFactory,
    OrganisationFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


def told(words, teacher, language="sv"):
    """Of the one person found: each reason, and where it stands."""
    found = search.find(Query(words), teacher)
    [reasons] = search.why(found.cards, found.terms, language).values()
    return [(reason.words, reason.field) for reason in reasons]


def test_why_marks_the_words_and_escapes_everything_else(teacher):
    person = findable({"note": "<script>alert(1)</script> om prissättning"})

    found = search.find(Query("prissättning"), teacher)

    [reason] = search.why(found.cards, found.terms, "sv")[person.pk]
    assert "<mark>prissättning</mark>" in reason.words
    assert "<script" not in reason.words


def test_a_presentation_tells_why_once_in_the_readers_language(teacher):
    both = findable(bio_sv="Jag räknar på klimatpolitik.", bio_en="I work with climate policy.")
    one = findable(bio_en="I work with climate policy.")

    found = search.find(Query("klimatpolitik climate"), teacher)

    def said(person, language):
        reasons = search.why(found.cards, found.terms, language)[person.pk]
        return [re.sub("</?mark>", "", reason.words) for reason in reasons]

    assert said(both, "sv") == ["Jag räknar på klimatpolitik."]
    assert said(both, "en") == ["I work with climate policy."]
    assert said(one, "sv") == ["I work with climate policy."]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_degree_is_told_once_and_in_swedish_where_its_word_stands_in_that_alone(
    language, teacher
):
    person = findable()
    DegreeFactory(
        person=person,
        programme=ProgrammeFactory(name_sv="Datateknik", name_en="Computing"),
        subject="Datateknik",
        campus=CampusFactory(name_sv="Östersund"),
        year=2012,
    )
    search.refresh([person.pk])

    found = search.find(Query("datateknik"), teacher)
    [reason] = search.why(found.cards, found.terms, language)[person.pk]

    assert strip_tags(reason.words) == "Datateknik, Östersund 2012"


def test_whoever_is_found_by_their_department_alone_is_told_of_it(teacher):
    person = findable()
    department = DepartmentFactory(name_sv="Juridik och turism", name_en="Law and Tourism")
    DegreeFactory(person=person, programme=ProgrammeFactory(department=department))
    search.refresh([person.pk])

    assert told("turism", teacher) == [("Juridik och <mark>turism</mark>", "institutionen")]
    assert told("turism", teacher, "en") == [("<mark>Law and Tourism</mark>", "institutionen")]


def test_whoever_is_found_by_the_sector_of_their_work_alone_is_told_of_it(teacher):
    person = findable()
    hotels = Sector.objects.create(code="I55", name_sv="Hotell", name_en="Hotels")
    EmploymentFactory(person=person, organisation=OrganisationFactory(sector=hotels))
    search.refresh([person.pk])

    assert told("hotels", teacher) == [("<mark>Hotell</mark>", "branschen")]


def test_whoever_is_found_by_the_other_name_of_a_programme_is_told_of_it_in_the_readers(teacher):
    person = findable()
    DegreeFactory(person=person, programme=ProgrammeFactory(name_sv="Fiske", name_en="Angling"))
    search.refresh([person.pk])

    assert told("angling", teacher) == [("<mark>Fiske</mark>", "ur examen")]


def test_nothing_more_is_asked_where_each_has_a_reason(teacher):
    findable(bio_sv="Jag räknar på vindkraft.")
    found = search.find(Query("vindkraft"), teacher)

    with CaptureQueriesContext(connection) as queries:
        search.why(found.cards, found.terms, "sv")

    assert len(queries) == 1


@pytest.mark.parametrize("typed", ["turism", "hospitality and tourism", "hotell och resor"])
def test_words_that_say_nothing_are_never_marked(typed, teacher):
    TopicFactory(name_sv="Turism", name_en="Hospitality and tourism", synonyms=["hotell och resor"])
    findable(bio_sv="Turism, tourism and hospitality, hotell och resor och mer and more.")

    [(reason, _field)] = told(typed, teacher)
    marked = re.findall("<mark>(.*?)</mark>", reason)

    assert marked
    assert not {"and", "och"} & set(marked)


def test_a_sentence_is_told_from_its_first_word_to_its_last(teacher):
    tourism = {"name_sv": "Besöksnäring", "name_en": "Hospitality and tourism"}
    TopicFactory(**tourism, synonyms=["turism", "tourism"])
    bio = "I work at Sjöljus Vård Norr AB Varberg in Göteborg, mostly with hospitality and tourism."
    findable(bio_en=bio)

    [(reason, _field)] = told("hospitality tourism", teacher)

    assert strip_tags(reason) == bio


def test_a_piece_of_a_long_sentence_shows_that_it_is_one(teacher):
    findable({"note": f"{'Och så vidare. ' * 8}Jag bygger vindkraft. {'Och så vidare. ' * 8}"})

    [(reason, _field)] = told("vindkraft", teacher)

    assert strip_tags(reason).startswith("… ")
    assert strip_tags(reason).endswith(" …")
    assert "bygger <mark>vindkraft</mark>" in reason
