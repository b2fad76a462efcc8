"""An English word is found in its other forms, though the index bends all words as Swedish ones."""

import pytest

from alumni import search
from alumni.models import Person, User
from alumni.search import Query, english
from tests.alumni.searching import findable, ids
from tests.factories import EmploymentFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db

# What a teacher types → what stands in titles and presentations of people who are meant as well.
MEANT = {
    "nursing": ["nurse", "nurses"],
    "nurses": ["nursing", "nurse"],
    "nurse": ["nursing", "nurses"],
    "teaching": ["teacher", "teachers"],
    "teachers": ["teaching", "teacher"],
    "engineer": ["engineers", "engineering"],
    "engineering": ["engineer", "engineers"],
    "managers": ["manager", "managing"],
    "manager": ["managers"],
    "programming": ["programmers", "programmed"],
    "programmers": ["programming"],
    "designers": ["designer", "design"],
    "marketing": ["marketers"],
    "studies": ["study", "studying"],
    "policy": ["policies"],
    "companies": ["company"],
    "coaching": ["coach", "coaches"],
    "writers": ["writing", "writer"],
    "planning": ["planner", "planners"],
    "consultant": ["consultants"],
}


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


def _has(word):
    """One who has the word in a title and one in a presentation."""
    titled = findable()
    EmploymentFactory(person=titled, title=f"Senior {word}, {titled.pk}")
    return [titled, findable(bio_en=f"For ten years the {word} of this town was my life.")]


@pytest.mark.parametrize("typed", MEANT)
def test_other_forms_of_an_english_word_are_found_after_the_typed_one(typed, teacher):
    same = [person.pk for _time in range(3) for person in _has(typed)]
    meant = [person.pk for form in MEANT[typed] for person in _has(form)]
    findable(bio_en="I grow apples.")
    search.refresh(Person.objects.values_list("pk", flat=True))

    found = search.find(Query(typed), teacher)

    assert set(ids(found)) == {*same, *meant}
    assert not found.any_word
    told = search.why(found.cards, found.terms, "en")
    assert all("<mark>" in told[key][0].words for key in ids(found))


def test_whoever_has_the_form_that_was_typed_comes_first_of_equals(teacher):
    other = [findable(bio_en="I teach nursing.") for _time in range(3)]
    typed = findable(bio_en="I teach nurses.")

    found = search.find(Query("nurses"), teacher)

    assert ids(found)[0] == typed.pk
    assert set(ids(found)) == {typed.pk, *(person.pk for person in other)}


def test_a_topic_is_known_by_another_form_of_its_english_name(teacher):
    topic = TopicFactory(name_sv="Omvårdnad", name_en="Nursing")
    chose, writes = findable(), findable(bio_sv="Jag skriver om omvårdnad.")
    chose.topics.add(topic)
    search.refresh([chose.pk])

    found = search.find(Query("nurses"), teacher)

    assert ids(found) == [chose.pk, writes.pk]
    assert "omvårdnad" in found.others["nurses"]


def test_a_syllabus_counts_and_finds_other_forms(teacher):
    person = findable(bio_en="I was a nurse at sea.")
    findable(bio_en="I grow apples.")

    [term] = [t for t in search.pick_terms("A course in nursing\nfor all.") if t.words == "nursing"]
    found = search.find(Query(terms=[(term.words, term.weight)]), teacher)

    assert (term.people, term.struck) == (1, False)
    assert ids(found) == [person.pk]


@pytest.mark.parametrize(
    ("typed", "bio"),
    [
        ("Anders", "The river and the hills."),
        ("career", "I care for my mother."),
        ("careers", "She cares for horses."),
        ("business", "We are all busy."),
        ("programming", "I took the Social Work Programme."),
        ("programme", "I do web programming."),
    ],
)
def test_words_that_only_look_akin_are_not_taken_for_each_other(typed, bio, teacher):
    for _time in range(5):
        findable(given_name="Anders", bio_en=f"A career in business: {typed}.")
    other = findable(given_name="Vera", bio_en=bio)

    assert other.pk not in ids(search.find(Query(typed), teacher))


@pytest.mark.parametrize("word", ["ekonomi", "vård", "hr", "it", "c++", "2024", "ai", "åka"])
def test_what_cannot_be_an_english_word_that_bends_has_no_forms(word):
    assert english.forms(word) == []
