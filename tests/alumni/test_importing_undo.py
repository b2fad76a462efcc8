import pytest
from django.utils import timezone

from alumni import importing
from alumni.models import Address, ImportBatch, Person
from tests.alumni.extracts import applied, line, places, read, snapshot, undone
from tests.factories import DegreeFactory, EmploymentFactory, PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
State = ImportBatch.State


@pytest.fixture(autouse=True)
def _places():
    places()


def test_undo_restores_exactly():
    person = PersonFactory(student_uid="u1", given_name="Eleonora", county="")
    DegreeFactory(person=person)
    before = snapshot()

    batch = undone(applied(line(), line(uid="u2", given="Bo", email="bo@alumni.example")))

    assert snapshot() == before
    assert (batch.state, batch.left) == (State.UNDONE, 0)


def test_undo_leaves_what_was_changed_afterwards_and_says_so():
    person = PersonFactory(student_uid="u1", given_name="Eleonora", town="")
    batch = applied(line())
    Person.objects.filter(pk=person.pk).update(given_name="Ellen")

    undone(batch)

    person.refresh_from_db()
    assert (person.given_name, person.town) == ("Ellen", "")
    assert batch.left == 1
    assert batch.lines.get().left == "field|given_name"


@pytest.mark.parametrize(
    "use",
    [
        lambda person: consent(person),
        lambda person: Person.objects.filter(pk=person.pk).update(user=UserFactory()),
        lambda person: EmploymentFactory(person=person),
        lambda person: Address.objects.filter(person=person).update(confirmed_at=timezone.now()),
        lambda person: Person.objects.filter(pk=person.pk).update(town="Kiruna"),
        lambda person: DegreeFactory(person=person),
    ],
)
def test_undo_keeps_people_who_have_been_active_since(use):
    batch = applied(line(), line(day="2020-06-06"))
    use(Person.objects.get())

    undone(batch)

    assert Person.objects.get().degrees.count() >= 2
    assert batch.left == 2


def test_apply_leaves_a_field_that_changed_after_the_dry_run():
    person = PersonFactory(student_uid="u1", given_name="Eleonora")
    batch = read(line())
    Person.objects.filter(pk=person.pk).update(given_name="Ellen")

    batch.begin(State.APPLYING, (State.READ,))
    importing.apply(batch)

    person.refresh_from_db()
    assert person.given_name == "Ellen"


def test_a_batch_is_applied_once():
    batch = applied(line())

    importing.apply(batch)

    assert not batch.begin(State.APPLYING, (State.READ,))
    assert Person.objects.count() == 1
