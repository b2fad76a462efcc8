import pytest

from alumni import duplicates, merging
from alumni.duplicates import LIKELY, POSSIBLE, Card, compare
from alumni.models import DuplicatePair, MatchCard, Person
from tests.factories import DegreeFactory, PersonFactory, ProgrammeFactory

State = DuplicatePair.State


def card(given="anna", family="berg", born="1981-03-04", email="", degree="7:2005", former=""):
    return Card(given, family, former, born, "", "", email.split(), degree.split())


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (card(), "name"),
        (card(given="berg", family="anna"), "swapped"),
        (card(family="bergg"), "family_alike"),
        (card(given="anan"), "given_alike"),
    ],
)
def test_the_same_person_written_otherwise_is_likely(other, reason):
    score, reasons = compare(card(), other)

    assert score >= LIKELY
    assert reason in reasons


def test_a_changed_surname_with_the_same_degree_goes_to_somebody_who_decides():
    score, reasons = compare(card(), card(family="lindqvist"))

    assert score >= POSSIBLE
    assert "-family_name" in reasons


def test_a_short_form_of_a_name_counts_as_the_name():
    assert "given_alike" in compare(card(given="lars"), card(given="lasse"))[1]


def test_a_couple_with_one_address_are_two_people():
    one = card(email="familj@alumni.example")
    two = card("erik", born="1979-10-11", email="familj@alumni.example", degree="9:2003")

    assert compare(one, two)[0] < POSSIBLE


def pair_of_rows():
    programme = ProgrammeFactory()
    rows = []
    for given in ("Åsa", "Asa"):
        person = PersonFactory(given_name=given, family_name="Öberg", birth_date="1981-03-04")
        DegreeFactory(person=person, programme=programme, year=2005)
        rows.append(person)
    return rows


@pytest.mark.django_db
def test_the_search_finds_a_pair_once_and_tells_why():
    one, two = pair_of_rows()
    PersonFactory(given_name="Erik")

    assert duplicates.search() == 1
    assert duplicates.search() == 0

    pair = DuplicatePair.objects.get()
    assert (pair.first, pair.second) == (one, two)
    assert {"name", "birth_date", "degree"} <= set(pair.reasons)


@pytest.mark.django_db
def test_not_the_same_person_is_remembered_for_ever():
    one, _two = pair_of_rows()
    duplicates.search()
    DuplicatePair.objects.get().decide(State.DIFFERENT, None)
    Person.objects.filter(pk=one.pk).update(town="Åre")
    duplicates.refresh([one.pk])

    assert duplicates.search() == 0
    assert DuplicatePair.objects.get().state == State.DIFFERENT


@pytest.mark.django_db
def test_a_pair_that_no_longer_resembles_leaves_the_queue():
    one, _two = pair_of_rows()
    duplicates.search()
    Person.objects.filter(pk=one.pk).update(
        given_name="Kerstin", family_name="Falk", birth_date="1950-05-05"
    )
    duplicates.refresh([one.pk])

    duplicates.search()

    assert not DuplicatePair.objects.exists()


@pytest.mark.django_db
def test_a_merge_takes_the_card_away_and_an_undo_brings_both_back():
    one, two = pair_of_rows()
    duplicates.search()

    merge = merging.merge(one, two, None)
    assert set(MatchCard.objects.values_list("pk", flat=True)) == {one.pk}
    assert DuplicatePair.objects.get().state == State.MERGED

    merging.undo(merge, None)
    assert MatchCard.objects.count() == 2
    assert DuplicatePair.objects.get().state == State.OPEN


@pytest.mark.django_db
def test_rebuilt_cards_are_those_that_refresh_writes():
    people = pair_of_rows()
    duplicates.refresh([person.pk for person in people])
    before = sorted(map(str, MatchCard.objects.values_list("pk", "keys", "card")))

    assert duplicates.rebuild() == 2

    assert sorted(map(str, MatchCard.objects.values_list("pk", "keys", "card"))) == before


@pytest.mark.django_db
def test_a_row_of_a_file_finds_whom_it_may_be():
    person, _other = pair_of_rows()
    duplicates.complete()
    programme = person.degrees.get().programme_id
    row = {"id": 1, "given_name": "Åsa", "family_name": "Obegr", "birth_date": "1981-03-04",
           "emails": [], "degrees": [f"{programme}:2005"]}  # fmt: skip

    found = duplicates.resembling([row])

    assert person.pk in {one.person for one in found[1]}
    assert found[1][0].score >= LIKELY


@pytest.mark.django_db
def test_an_import_with_cards_and_open_pairs_is_still_undone_whole():
    from tests.alumni.test_importing_sequences import apply, undo

    ProgrammeFactory(code="TDTEK")
    row = ("Nora", "Ek", "a@alumni.example", "2010-06-05", "TDTEK", "", "", "")
    batch = apply([("u1", *row), ("u2", *row)])
    assert duplicates.search() == 1

    undo(batch)

    assert not Person.objects.exists()
    assert not MatchCard.objects.exists()
