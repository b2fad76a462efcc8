import io

import pytest
from django.urls import reverse

from alumni import duplicates, importing
from alumni.importing import possible
from alumni.models import ImportBatch, ImportRow, Person, User
from tests.factories import DegreeFactory, PersonFactory, ProgrammeFactory, UserFactory

pytestmark = pytest.mark.django_db
State, Outcome = ImportBatch.State, ImportRow.Outcome
HEAD = "fornamn;efternamn;fodelsedatum;examensdatum;programkod\n"


@pytest.fixture
def known():
    person = PersonFactory(given_name="Åsa", family_name="Öberg", birth_date="1981-03-04")
    DegreeFactory(person=person, programme=ProgrammeFactory(code="TDTEK"), year=2005)
    duplicates.complete()
    return person


def read(*lines):
    batch = importing.stage(io.BytesIO((HEAD + "\n".join(lines)).encode()), "x.csv")
    importing.plan(batch)
    return batch


def apply(batch):
    batch.begin(State.APPLYING, (State.READ,))
    importing.apply(batch)


MARRIED = "Åsa;Öbergg;1981-03-04;2005-06-05;TDTEK"
SECOND = "Åsa;Öbergg;1981-03-04;2009-06-05;TDTEK"


def test_a_line_that_resembles_somebody_waits_for_a_choice(known):
    batch = read(MARRIED, "Erik;Falk;1960-01-02;1999-06-05;TDTEK")

    row = batch.lines.get(outcome=Outcome.POSSIBLE)
    assert row.candidates[0]["person"] == known.pk
    assert "birth_date" in row.candidates[0]["reasons"]
    assert (batch.possible, batch.new) == (1, 1)
    apply(batch)
    assert Person.objects.count() == 2


def test_same_person_changes_them_and_undo_restores(known):
    batch = read(MARRIED, SECOND)
    first = batch.lines.order_by("number").first()
    possible.choose(batch, first.number, str(known.pk))

    apply(batch)
    assert Person.objects.count() == 1
    assert known.degrees.count() == 2

    batch.begin(State.UNDOING, (State.APPLIED,))
    importing.undo(batch)
    known.refresh_from_db()
    assert (known.family_name, known.degrees.count()) == ("Öberg", 1)


def test_new_person_is_made_once_with_all_their_lines_and_undone_whole(known):
    batch = read(MARRIED, SECOND)
    first = batch.lines.order_by("number").first()
    possible.choose(batch, first.number, "new")

    apply(batch)
    made = Person.objects.exclude(pk=known.pk).get()
    assert made.degrees.count() == 2

    batch.begin(State.UNDOING, (State.APPLIED,))
    importing.undo(batch)
    assert Person.objects.get() == known


def test_nobody_but_a_candidate_can_be_chosen(known):
    batch = read(MARRIED)

    with pytest.raises(ValueError, match="999"):
        possible.choose(batch, batch.lines.get().number, "999")


def test_the_office_chooses_on_the_page_and_takes_suggestions(known, client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    batch = read(MARRIED)
    url = reverse("alumni_staff:import", args=[batch.pk])
    assert "Samma födelsedag" in client.get(url).content.decode()

    choose = reverse("alumni_staff:import_choose", args=[batch.pk])
    client.post(choose, {f"line-{batch.lines.get().number}": "new"})
    assert batch.lines.get().choice == "new"
    client.post(choose, {f"line-{batch.lines.get().number}": ""})
    client.post(choose, {"all": "1"})
    assert batch.lines.get().person == known


def test_a_line_that_resembles_a_protected_identity_is_not_shown_to_all(known, client):
    known.protect()
    client.force_login(UserFactory(role=User.Role.STAFF))
    batch = read(MARRIED)

    page = client.get(reverse("alumni_staff:import", args=[batch.pk])).content.decode()

    assert "Öberg" not in page


# ── Two lines of one file ─────────────────────────────────────────────────────────────────────
WITH_ID = "student_uid;fornamn;efternamn;epost;fodelsedatum;examensdatum;programkod\n"
PLAIN = ";Nora;Tallberg;nora@alumni.example;;2017-06-05;TDTEK"
KNOWN = "u1;Nora;Tallberg;nora@alumni.example;;2019-06-05;TDTEK"


@pytest.fixture
def two():
    """A line without an id, and a later one with the same name and address that has one."""
    ProgrammeFactory(code="TDTEK")
    batch = importing.stage(io.BytesIO((WITH_ID + f"{PLAIN}\n{KNOWN}\n").encode()), "x.csv")
    importing.plan(batch)
    return batch


def test_a_line_that_resembles_an_earlier_one_of_the_file_waits_for_a_choice(two):
    first, second = two.lines.order_by("number")

    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.POSSIBLE)
    assert second.candidates == [{"line": first.number, "reasons": ["email"]}]
    assert (two.new, two.possible, two.refused) == (1, 1, 0)
    apply(two)
    assert Person.objects.get().degrees.count() == 1


def test_the_same_person_twice_in_a_file_becomes_one_with_the_id_and_is_undone_whole(two):
    first, second = two.lines.order_by("number")
    possible.choose(two, second.number, f"line:{first.number}")

    apply(two)

    person = Person.objects.get()
    assert (person.student_uid, person.degrees.count(), person.addresses.count()) == ("u1", 2, 1)
    two.begin(State.UNDOING, (State.APPLIED,))
    importing.undo(two)
    assert not Person.objects.exists()


def test_two_people_of_one_name_and_address_are_made_when_the_office_says_so(two):
    second = two.lines.get(outcome=Outcome.POSSIBLE)
    possible.choose(two, second.number, "new")

    apply(two)

    assert Person.objects.count() == 2


def test_a_choice_within_the_file_can_be_taken_back(two):
    first, second = two.lines.order_by("number")
    possible.choose(two, second.number, f"line:{first.number}")

    possible.choose(two, second.number, "")

    second.refresh_from_db()
    assert (second.choice, second.same_as, second.changes) == ("", None, {})


def test_only_a_line_that_it_resembles_can_be_chosen(two):
    second = two.lines.get(outcome=Outcome.POSSIBLE)

    with pytest.raises(ValueError, match="99"):
        possible.choose(two, second.number, "line:99")


def test_a_line_goes_where_the_line_it_resembles_goes(known):
    lines = (";Åsa;Öbergg;a@alumni.example;1981-03-04;2005-06-05;TDTEK",
             "u7;Åsa;Öbergg;a@alumni.example;1981-03-04;2011-06-05;TDTEK")  # fmt: skip
    batch = importing.stage(io.BytesIO((WITH_ID + "\n".join(lines)).encode()), "x.csv")
    importing.plan(batch)
    first, second = batch.lines.order_by("number")
    assert (first.outcome, second.outcome) == (Outcome.POSSIBLE, Outcome.POSSIBLE)
    possible.choose(batch, second.number, f"line:{first.number}")

    apply(batch)
    assert Person.objects.count() == 1
    assert batch.lines.get(pk=second.pk).outcome == Outcome.POSSIBLE

    batch = importing.stage(io.BytesIO((WITH_ID + "\n".join(lines)).encode()), "x.csv")
    importing.plan(batch)
    first, second = batch.lines.order_by("number")
    possible.choose(batch, second.number, f"line:{first.number}")
    possible.choose(batch, first.number, str(known.pk))
    apply(batch)
    known.refresh_from_db()
    assert (known.degrees.count(), known.student_uid) == (2, "u7")


def test_the_page_offers_the_line_of_the_same_file(two, client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    first, second = two.lines.order_by("number")
    page = client.get(reverse("alumni_staff:import", args=[two.pk])).content.decode()
    assert f'value="line:{first.number}"' in page

    client.post(
        reverse("alumni_staff:import_choose", args=[two.pk]),
        {f"line-{second.number}": f"line:{first.number}"},
    )

    second.refresh_from_db()
    assert (second.choice, second.same_as) == ("same", first.number)


def test_what_one_import_changed_is_known_when_the_next_is_compared(known):
    batch = read(SECOND)
    possible.choose(batch, batch.lines.get().number, str(known.pk))
    apply(batch)
    assert known.degrees.filter(year=2009).exists()

    later = read("Åsa;Öbergggg;1981-03-04;2009-06-05;TDTEK")

    candidate = later.lines.get().candidates[0]
    assert candidate["person"] == known.pk
    assert "degree" in candidate["reasons"]
