import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni import search
from alumni.models import (
    Course,
    Interaction,
    Offer,
    SearchCard,
    SearchRow,
    SearchWord,
    User,
)
from alumni.search import Query
from tests.alumni.searching import findable, ids, rebuild
from tests.factories import (
    CampusFactory,
    DegreeFactory,
    DepartmentFactory,
    EmploymentFactory,
    PersonFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


def test_person_with_an_offer_and_a_yes_is_found_by_name_title_topic_and_bio(teacher):
    person = findable(family_name="Rask", bio_sv="Räknar på hur snön kommer sent.")
    EmploymentFactory(person=person, title="Intäktschef")
    person.topics.add(TopicFactory(name_sv="Prissättning", name_en="Pricing"))
    search.refresh([person.pk])

    for words in ("rask", "intäktschefer", "prissättning", "snö", "pricing"):
        assert ids(search.find(Query(words), teacher)) == [person.pk], words


def test_synonym_of_a_topic_leads_to_the_topic(teacher):
    person = findable()
    topic = TopicFactory(name_sv="Klimatanpassning", name_en="Climate adaptation")
    topic.synonyms = ["omställning", "resilience"]
    topic.save()
    person.topics.add(topic)
    search.refresh([person.pk])

    found = search.find(Query("resilience"), teacher)

    assert ids(found) == [person.pk]
    reasons = search.why(found.cards, found.terms, "en")[person.pk]
    assert reasons[0].words == "<mark>Climate adaptation</mark>"


def test_filters_of_one_kind_widen_and_of_different_kinds_narrow(teacher):
    lecture = findable(county="22")
    mentor = findable({"kind": Offer.Kind.MENTOR}, county="22")
    elsewhere = findable(county="23")

    def found(**filters):
        return set(ids(search.find(Query(filters=filters), teacher)))

    assert found(offer=["guest_lecture"]) == {lecture.pk, elsewhere.pk}
    assert found(offer=["guest_lecture", "mentor"], county=["22"]) == {lecture.pk, mentor.pk}
    assert found(county=["01"]) == set()


def test_a_filter_that_fits_nobody_found_can_be_taken_away_again(teacher):
    """Also in a process that has not met its number yet."""
    findable(county="22", bio_sv="Vatten")
    findable(county="23", bio_sv="Berg")
    search.find(Query("vatten", {"county": ["22"]}), teacher)

    found = search.find(Query("vatten", {"county": ["23"]}), teacher)

    assert found.total == 0
    assert [(v.key, v.count, v.chosen) for v in found.facets["county"]] == [
        ("22", 1, False),
        ("23", 0, True),
    ]


@pytest.mark.parametrize("kind", list(search.FACET_KINDS))
def test_a_filter_that_means_nothing_finds_nobody(kind, teacher):
    findable(county="22")

    assert search.find(Query(filters={kind: ["påhittat"]}), teacher).total == 0


def test_counts_of_a_chosen_filter_ignore_that_filter(teacher):
    findable(county="22")
    findable({"kind": Offer.Kind.MENTOR}, county="23")

    facets = search.find(Query(filters={"offer": ["guest_lecture"]}), teacher).facets

    assert {v.key: (v.count, v.chosen) for v in facets["offer"]} == {
        "guest_lecture": (1, True),
        "mentor": (1, False),
    }
    assert {v.key: v.count for v in facets["county"]} == {"22": 1}


def test_any_word_is_used_when_all_find_few_and_is_said(teacher):
    both = findable(bio_sv="Prognoser för besöksnäringen")
    one = findable(bio_sv="Prognoser för skogen")

    found = search.find(Query("prognoser besöksnäringen"), teacher)

    assert ids(found) == [both.pk, one.pk]
    assert found.any_word
    assert found.with_all == 1


def test_of_some_of_the_words_the_typed_one_comes_before_another_word_for_it(teacher):
    """Whoever was put in the register first, and whatever the lots of the day."""
    TopicFactory(name_sv="Besöksnäring", name_en="Tourism")
    other, typed = (findable(bio_sv=f"Prognoser för {w}.") for w in ("tourism", "besöksnäring"))
    again = findable(bio_sv="Prognoser för tourism.")

    found = search.find(Query("besöksnäring kvantkemi"), teacher)

    assert found.any_word
    assert ids(found)[0] == typed.pk
    assert set(ids(found)) == {other.pk, typed.pk, again.pk}


def test_two_of_the_words_by_other_names_come_before_one_as_it_was_typed(teacher):
    TopicFactory(name_sv="Besöksnäring", name_en="Tourism")
    TopicFactory(name_sv="Skogsbruk", name_en="Forestry")
    one = findable(bio_sv="Besöksnäring")
    both = findable(bio_en="Tourism, forestry")

    found = search.find(Query("besöksnäring skogsbruk kvantkemi"), teacher)

    assert ids(found) == [both.pk, one.pk]


@pytest.mark.parametrize("words", ["IT", "it", "söker någon som kan IT", "it chef"])
def test_it_is_a_trade_and_can_be_looked_for(words, teacher):
    person = findable()
    EmploymentFactory(person=person, title="IT-chef")
    search.refresh([person.pk])
    findable(bio_sv="Skogen")

    found = search.find(Query(words), teacher)

    assert ids(found) == [person.pk]


def test_it_says_nothing_in_an_english_sentence(teacher):
    person = findable(bio_en="Coaching of teams")

    found = search.find(Query("somebody who does it with coaching"), teacher)

    assert person.pk in ids(found)
    assert "it" not in found.terms


def test_misspelt_name_finds_the_right_one(teacher):
    person = findable(family_name="Sjöstrand", given_name="Hanna")
    findable(family_name="Lindh", given_name="Hanna")

    found = search.find(Query("Hanna Sjöstrnad"), teacher)

    assert ids(found) == [person.pk]
    assert found.corrected == {"sjöstrnad": ["sjöstrand"]}


def test_short_name_that_lacks_a_letter_is_mended_beside_a_right_one(teacher):
    person = findable(given_name="Johan", family_name="Rask")
    findable(given_name="Johan", family_name="Berg")

    found = search.find(Query("Johan Rsk"), teacher)

    assert ids(found) == [person.pk]
    assert found.corrected == {"rsk": ["rask"]}


def test_newly_asked_sink_and_are_not_free(teacher):
    asked, free = findable(), findable()
    Interaction.record(asked, Interaction.Kind.ASKED, "Gästföreläsning")
    search.refresh([asked.pk])

    assert ids(search.find(Query(), teacher)) == [free.pk, asked.pk]
    assert ids(search.find(Query(filters={"free": ["now"]}), teacher)) == [free.pk]


def test_syllabus_gives_weighted_terms_and_strikes_what_says_little(teacher):
    person = findable(bio_sv="Arbetar med besöksnäring")
    for _ in range(3):
        findable(bio_sv="Arbetar med ekonomi")
    text = (
        "Kursen behandlar besöksnäringens ekonomi. Besöksnäring. Examination sker. " + "ö" * 30000
    )

    terms = search.pick_terms(text)

    assert [(term.words, term.people) for term in terms if not term.struck] == [
        ("besöksnäringens", 1),
        ("ekonomi", 3),
    ]
    assert {"kursen", "examination"} <= {term.words for term in terms if term.struck}
    kept = [(term.words, term.weight) for term in terms if not term.struck]
    assert ids(search.find(Query(terms=kept), teacher))[0] == person.pk


@pytest.mark.parametrize(
    "words", ["'", "& | !", "a:*", "<>", "\\", "kurs'); drop", "%s %(x)s", "%"]
)
def test_odd_signs_do_no_harm(words, teacher):
    findable()

    assert search.find(Query(words), teacher).total in (0, 1)


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.COMMUNICATOR])
def test_strangers_may_not_search(role):
    with pytest.raises(PermissionDenied):
        search.find(Query(), UserFactory(role=role))


def test_word_begins_stems_that_somebody_brought_since_the_night(teacher):
    rebuild()
    person = findable(bio_sv="Arbetar med kvantkemiberäkningar")

    assert ids(search.find(Query("kvantkemi"), teacher)) == [person.pk]


def test_those_asked_as_often_as_they_wish_sink_below_the_others(teacher):
    often, seldom, never = (findable({"per_year": 2}, bio_sv="Vatten") for _ in range(3))
    long_ago = timezone.now() - timezone.timedelta(days=60)
    for person, times in ((often, 2), (seldom, 1)):
        for _ in range(times):
            Interaction.record(person, Interaction.Kind.ASKED, "Fråga", at=long_ago)
    search.refresh([often.pk, seldom.pk, never.pk])

    found = search.find(Query("vatten"), teacher)

    assert ids(found) == [never.pk, seldom.pk, often.pk]
    assert [(card.shown["times"], card.shown["most"]) for card in found.cards][-1] == (2, 2)
    free = search.find(Query(filters={"free": ["now"]}), teacher)
    assert often.pk not in ids(free)


def test_own_department_comes_first_of_equals():
    department = DepartmentFactory()
    teacher = UserFactory(role=User.Role.TEACHER, department=department)
    people = [findable(bio_sv="Vatten") for _ in range(6)]
    for place, person in enumerate(people):
        own = {"programme": ProgrammeFactory(department=department)} if place == 3 else {}
        DegreeFactory(person=person, **own)
    search.refresh([person.pk for person in people])

    assert ids(search.find(Query("vatten"), teacher))[0] == people[3].pk


@pytest.mark.parametrize("number", [1, 3])
def test_asking_takes_the_same_few_queries_however_many_are_found(number, teacher):
    for _ in range(number):
        person = findable(bio_sv="ekonomi")
        DegreeFactory(person=person)
        person.topics.add(TopicFactory())
        search.refresh([person.pk])

    query = Query("ekonomi", {"offer": ["guest_lecture"]})
    search.find(query, teacher)
    with CaptureQueriesContext(connection) as queries:
        found = search.find(query, teacher)
        search.why(found.cards, found.terms, "sv")

    # What is known of the words, what has changed, the cards, and why.
    assert len(queries) == 4


def test_english_words_find_swedish_texts_and_back(teacher):
    swedish = findable(bio_sv="Leder arbetet med klimatanpassning i kommunen")
    english = findable(bio_en="Works with climate adaptation of harbours")
    TopicFactory(name_sv="Klimatanpassning", name_en="Climate adaptation")

    for words in ("climate adaptation", "klimatanpassning"):
        found = search.find(Query(words), teacher)

        assert set(ids(found)) == {swedish.pk, english.pk}, words
        assert not found.any_word


@pytest.mark.parametrize("typed", ["hospitality and tourism", "Hospitality and tourism: prices"])
def test_a_topic_with_a_word_that_says_nothing_in_its_name_is_known_as_typed(typed, teacher):
    TopicFactory(name_sv="Besöksnäring", name_en="Hospitality and tourism")
    person = findable(bio_sv="Besöksnäring och prices")

    found = search.find(Query(typed), teacher)

    assert ids(found) == [person.pk]
    assert not found.any_word
    assert found.others == {"hospitality tourism": ["besöksnäring"]}


def test_compound_finds_its_parts_and_parts_find_the_compound(teacher):
    apart = findable(bio_sv="Marknadsföring av turism")
    together = findable()
    EmploymentFactory(person=together, title="Energiprojektledare")
    TopicFactory(name_sv="Turism")
    words = ["turism", "marknadsföring", "energiprojektledare"]
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in words], ignore_conflicts=True)
    search.refresh([together.pk])

    assert ids(search.find(Query("turismmarknadsföring"), teacher)) == [apart.pk]
    assert ids(search.find(Query("projektledare"), teacher)) == [together.pk]
    assert ids(search.find(Query("energi"), teacher)) == [together.pk]


def test_topics_of_several_words_are_read_in_a_syllabus(teacher):
    person = findable(bio_sv="Arbetar med artificiell intelligens")
    findable(bio_sv="Arbetar med vård")
    TopicFactory(name_sv="Artificiell intelligens", name_en="Artificial intelligence")

    terms = search.pick_terms("The course is about artificial intelligence\nin nursing.")
    kept = [(term.words, term.weight or 0.1) for term in terms if term.words.startswith("art")]

    assert kept[0][0] == "artificial intelligence"
    assert ids(search.find(Query(terms=kept), teacher)) == [person.pk]


def test_card_leaves_with_its_row(teacher):
    person = findable()

    person.hide()

    assert not SearchCard.objects.exists()


def test_deleting_a_person_by_any_hand_deletes_the_row():
    person = PersonFactory(email=False)
    SearchRow.objects.create(person=person, prior=0.5, facets=b"", words="")

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM alumni_person WHERE id = %s", [person.pk])

    assert not SearchRow.objects.exists()


def test_code_of_a_course_is_in_capitals():
    with pytest.raises(IntegrityError):
        Course.objects.create(code="tr041g", name_sv="Liten")


def test_employers_campuses_and_years_are_filters(teacher):
    person = findable()
    work = EmploymentFactory(person=person)
    campus = CampusFactory()
    DegreeFactory(person=person, campus=campus, year=2017)
    findable()
    search.refresh([person.pk])

    for filters in (
        {"employer": [str(work.organisation_id)]},
        {"campus": [campus.code]},
        {"years": ["2015"]},
    ):
        found = search.find(Query(filters=filters), teacher)

        assert ids(found) == [person.pk], filters
    assert [v.label for v in found.facets["years"]] == ["2015–2019"]
    assert [v.label for v in found.facets["employer"]] == [work.organisation.name]


def test_words_of_whoever_looks_for_somebody_are_not_looked_for(teacher):
    journalist = findable(bio_sv="Journalist med näsa för källkritik.")
    findable(bio_sv="Jag jobbar gärna och berättar mycket för personer.")

    found = search.find(
        Query("söker journalist som jobbar med och kan prata om källkritik"), teacher
    )

    assert ids(found) == [journalist.pk]
    assert not found.any_word
