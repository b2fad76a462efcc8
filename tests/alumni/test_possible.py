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
