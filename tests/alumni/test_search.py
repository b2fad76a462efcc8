import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni import search
from alumni.audience import Audience
from alumni.models import (
    Course,
    Interaction,
    Offer,
    Person,
    SearchCard,
    SearchOrder,
    SearchRow,
    SearchWord,
    User,
)
from alumni.search import Query
from tests.factories import (
    CampusFactory,
    DegreeFactory,
    DepartmentFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db


def rebuild():
    """In a test all is one transaction, and deferred checks stand in the way of emptying."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return search.rebuild()


def findable(offer: dict | None = None, **fields):
    """Someone whom teachers may find: with an offer, a yes to requests, and a search row."""
    person = PersonFactory(**fields)
    OfferFactory(person=person, **(offer or {}))
    consent(person, "requests")
    search.refresh([person.pk])
    return person


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


def ids(found):
    return [card.person_id for card in found.cards]


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


@pytest.mark.parametrize(
    "leave",
    [
        lambda person: person.hide(),
        lambda person: person.protect(),
        lambda person: type(person).objects.filter(pk=person.pk).update(listed_to=10),
        lambda person: type(person).objects.filter(pk=person.pk).update(deceased_at=timezone.now()),
        lambda person: type(person).objects.filter(pk=person.pk).update(erased_at=timezone.now()),
        lambda person: (
            type(person).objects.filter(pk=person.pk).update(paused_until=timezone.localdate())
        ),
        lambda person: person.offers.all().delete(),
        lambda person: person.offers.update(paused_until=timezone.localdate()),
        lambda person: consent(person, "requests", granted=False),
    ],
)
def test_who_leaves_is_gone_at_once_even_when_nobody_refreshes(leave, teacher):
    person = findable(family_name="Rask")

    leave(person)

    assert not SearchRow.objects.exists()
    assert search.find(Query("rask"), teacher).total == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"protected_at": timezone.now()},
        {"hidden_at": timezone.now()},
        {"deceased_at": timezone.now()},
        {"paused_until": timezone.localdate()},
        {"listed_to": Audience.STAFF},
    ],
)
def test_who_may_not_be_found_never_enters(fields):
    findable(**fields)
    rebuild()

    assert not SearchRow.objects.exists()


def test_without_offer_or_without_consent_nobody_enters():
    OfferFactory()
    consent(PersonFactory(), "requests")
    rebuild()

    assert not SearchRow.objects.exists()


def test_only_what_is_shown_to_teachers_enters_the_row(teacher):
    person = findable(family_name="Rask", bio_sv="hemlighet", town="Funäsdalen", phone="0700000001")
    EmploymentFactory(person=person, title="Intäktschef")
    DegreeFactory(person=person, programme=ProgrammeFactory(name_sv="Turismvetenskap"))
    person.topics.add(TopicFactory(name_sv="Prissättning"))
    person.audiences = dict.fromkeys(["bio", "work", "place", "topics", "degrees"], 10)
    person.save()
    search.refresh([person.pk])

    for words in ("hemlighet", "intäktschef", "funäsdalen", "prissättning", "turismvetenskap"):
        assert search.find(Query(words), teacher).total == 0, words
    card = str(search.find(Query("rask"), teacher).cards[0].shown)
    for secret in ("hemlighet", "Intäktschef", "Funäsdalen", "Prissättning", "Turism", "070", "@"):
        assert secret not in card


def test_narrowing_what_is_shown_takes_effect_before_any_refresh(teacher):
    person = findable(bio_sv="hemlighet")

    person.set_audience("bio", Audience.STAFF)

    assert search.find(Query("hemlighet"), teacher).total == 0


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


def test_why_marks_the_words_and_escapes_everything_else(teacher):
    person = findable({"note": "<script>alert(1)</script> om prissättning"})

    found = search.find(Query("prissättning"), teacher)

    [reason] = search.why(found.cards, found.terms, "sv")[person.pk]
    assert "<mark>prissättning</mark>" in reason.words
    assert "<script" not in reason.words


def test_newly_asked_sink_and_are_not_free(teacher):
    asked, free = findable(), findable()
    Interaction.record(asked, Interaction.Kind.REQUEST, "Gästföreläsning")
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


@pytest.fixture
def small_cap(monkeypatch):
    """Questions count as wide from ten matches on, and five of them are ordered by their words."""
    for name, value in {"CAP": 10, "SIDE_CAP": 10, "RANKED": 5, "ENOUGH": 8, "PAGE": 5}.items():
        monkeypatch.setattr(f"alumni.search.statements.{name}", value)


def many(number: int) -> list:
    """People who differ in how fresh and complete they are, with the same word in the bio."""
    people = []
    for place in range(number):
        years = timezone.timedelta(days=400 * (place % 3))
        bio = f"Vatten {'rinner ' * (place % 4)}"
        person = PersonFactory(bio_sv=bio, confirmed_at=timezone.now() - years)
        for kind in Offer.Kind.values[: 1 + place % 3]:
            OfferFactory(person=person, kind=kind)
        consent(person, "requests")
        people.append(person)
    search.refresh([person.pk for person in people])
    return people


def ask_in_parts():
    """As where there are a million: the samples are asked before all rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            """CREATE OR REPLACE FUNCTION alumni_search_parts() RETURNS int[]
            LANGUAGE sql STABLE AS $$ SELECT '{1,2,0}'::int[] $$"""
        )


@pytest.mark.parametrize("in_parts", [False, True])
@pytest.mark.parametrize(
    "query",
    [Query("vatten"), Query(), Query("vatten", {"offer": ["mentor"]}), Query("maja vatten")],
)
def test_page_of_a_wide_search_is_that_of_all_matches(
    query, in_parts, teacher, small_cap, monkeypatch
):
    many(60)
    rebuild()
    if in_parts:
        ask_in_parts()

    found = search.find(query, teacher)
    monkeypatch.setattr("alumni.search.statements.CAP", 10**6)
    exact = search.find(query, teacher)

    assert not found.exact
    assert exact.exact
    assert ids(found) == ids(exact)
    assert found.total >= 10


def test_whoever_came_last_is_found_at_once_in_a_wide_search(teacher, small_cap):
    many(60)
    rebuild()
    newcomer = PersonFactory(bio_sv="Vatten", confirmed_at=timezone.now())
    for kind in Offer.Kind.values:
        OfferFactory(person=newcomer, kind=kind)
    EmploymentFactory(person=newcomer)
    consent(newcomer, "requests")
    search.refresh([newcomer.pk])

    for query in (Query("vatten"), Query(), Query("vatten", {"offer": ["mentor"]})):
        assert ids(search.find(query, teacher))[0] == newcomer.pk


def test_who_left_is_gone_from_a_wide_search_at_once(teacher, small_cap):
    many(40)
    rebuild()
    first = ids(search.find(Query("vatten"), teacher))[0]

    Person.objects.get(pk=first).hide()

    assert first not in ids(search.find(Query("vatten"), teacher))


def test_counts_of_a_wide_search_are_of_all_and_said_to_be_about(teacher, small_cap):
    many(60)
    rebuild()

    found = search.find(Query("vatten", {"offer": ["guest_lecture"]}), teacher)

    lectures = next(v for v in found.facets["offer"] if v.key == "guest_lecture")
    assert not found.exact
    assert found.total == lectures.count
    assert found.total >= 10


def test_order_is_the_same_all_day_and_another_for_another_teacher_and_day(teacher, monkeypatch):
    many(12)
    rebuild()
    other = UserFactory(role=User.Role.TEACHER)
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)

    first = ids(search.find(Query("vatten"), teacher))
    again = ids(search.find(Query("vatten"), teacher))
    others = ids(search.find(Query("vatten"), other))
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    next_day = ids(search.find(Query("vatten"), teacher))

    assert first == again
    assert first != others
    assert first != next_day
    assert sorted(first) == sorted(others) == sorted(next_day)


def test_lots_do_not_raise_anybody_over_a_better_profile(teacher):
    plain = [findable(bio_sv="Vatten") for _ in range(8)]
    best = findable(bio_sv="Vatten", confirmed_at=timezone.now())
    EmploymentFactory(person=best)
    search.refresh([best.pk])

    for _ in range(5):
        reader = UserFactory(role=User.Role.TEACHER)
        assert ids(search.find(Query("vatten"), reader))[0] == best.pk
    assert len(plain) == 8


def test_total_of_a_sample_is_as_many_times_that_of_the_sample(teacher, small_cap, monkeypatch):
    many(80)
    rebuild()
    ask_in_parts()
    eighth = SearchRow.objects.filter(place__lt=-(2**31) + 2**29).count()
    monkeypatch.setattr("alumni.search.statements.CAP", eighth)

    found = search.find(Query("vatten"), teacher)

    assert not found.exact
    assert found.total == pytest.approx(8 * eighth, rel=0.05)


def test_word_begins_stems_that_somebody_brought_since_the_night(teacher):
    rebuild()
    person = findable(bio_sv="Arbetar med kvantkemiberäkningar")

    assert ids(search.find(Query("kvantkemi"), teacher)) == [person.pk]


def test_those_asked_as_often_as_they_wish_sink_below_the_others(teacher):
    often, seldom, never = (findable({"per_year": 2}, bio_sv="Vatten") for _ in range(3))
    long_ago = timezone.now() - timezone.timedelta(days=60)
    for person, times in ((often, 2), (seldom, 1)):
        for _ in range(times):
            Interaction.record(person, Interaction.Kind.REQUEST, "Fråga", at=long_ago)
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


def test_rebuild_gives_the_same_rows_as_refresh(teacher):
    people = [findable(bio_sv=f"Ord{number}") for number in range(3)]

    def written():
        rows = SearchRow.objects.select_related("card")
        return {row.pk: (row.words, row.prior, row.facets, row.card.shown) for row in rows}

    assert rebuild() == 3
    before = written()
    SearchRow.objects.all().delete()
    search.refresh([person.pk for person in people])

    assert written() == before


@pytest.mark.parametrize("number", [1, 3])
def test_asking_takes_the_same_few_queries_however_many_are_found(number, teacher):
    for _ in range(number):
        person = findable(bio_sv="ekonomi")
        DegreeFactory(person=person)
        person.topics.add(TopicFactory())
        search.refresh([person.pk])

    search.find(Query(), teacher)
    with CaptureQueriesContext(connection) as queries:
        found = search.find(Query(filters={"offer": ["guest_lecture"]}), teacher)
        search.why(found.cards, ["ekonomi"], "sv")

    assert len(queries) == 3


def test_english_words_find_swedish_texts_and_back(teacher):
    swedish = findable(bio_sv="Leder arbetet med klimatanpassning i kommunen")
    english = findable(bio_en="Works with climate adaptation of harbours")
    TopicFactory(name_sv="Klimatanpassning", name_en="Climate adaptation")

    for words in ("climate adaptation", "klimatanpassning"):
        found = search.find(Query(words), teacher)

        assert set(ids(found)) == {swedish.pk, english.pk}, words
        assert not found.any_word


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


def test_there_is_one_order_of_search():
    with pytest.raises(IntegrityError):
        SearchOrder.objects.create(pk=2)


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
