"""Whatever order files, edits and undos come in: consent stays, and an undo is exact."""

import io
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alumni import importing
from alumni.models import (
    Address,
    Consent,
    ConsentState,
    Degree,
    Employment,
    ImportBatch,
    Person,
)
from tests.examples import examples
from tests.factories import EmploymentFactory, PersonFactory, ProgrammeFactory, UserFactory, consent

State = ImportBatch.State
HEAD = "student_uid;fornamn;efternamn;epost;examensdatum;programkod;bostadsort;skyddsstatus;avliden"
row = st.tuples(
    st.sampled_from(["u1", "u2", "u3", ""]),
    st.sampled_from(["Nora", "Kim"]),
    st.sampled_from(["Tallberg", "Ek"]),
    st.sampled_from(["a@alumni.example", "b@alumni.example", ""]),
    st.sampled_from(["2010-06-05", "2011-06-05", "fel"]),
    st.sampled_from(["TDTEK", ""]),
    st.sampled_from(["Åre", ""]),
    st.sampled_from(["", "", "1"]),
    st.sampled_from(["", "", "1"]),
)
file = st.lists(row, min_size=1, max_size=6)
edit = st.tuples(st.sampled_from(["Nora", "Kim", "Bo"]), st.sampled_from(["", "Kiruna"]))


def snapshot(*models):
    return {model: sorted(map(str, model.objects.values_list())) for model in models}


def apply(rows):
    text = "\n".join([HEAD, *(";".join(cells) for cells in rows)])
    batch = importing.stage(io.BytesIO(text.encode()), "x.csv")
    importing.plan(batch)
    batch.begin(State.APPLYING, (State.READ,))
    importing.apply(batch)
    return batch


def undo(batch):
    batch.begin(State.UNDOING, (State.APPLIED,))
    importing.undo(batch)


@contextmanager
def example():
    """One example of a property, after which the database is as before."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def prepare():
    ProgrammeFactory(code="TDTEK")
    member = PersonFactory(student_uid="u1", given_name="Nora", user=UserFactory())
    other = PersonFactory(
        student_uid="u2", given_name="Kim", town="Timrå", email="a@alumni.example"
    )
    EmploymentFactory(person=other)
    consent(member)
    consent(other, granted=False)


@pytest.mark.django_db
@settings(max_examples=examples(6), deadline=None, suppress_health_check=list(HealthCheck))
@given(files=st.lists(file, min_size=1, max_size=3), edits=st.lists(edit, max_size=2))
def test_undoing_in_reverse_order_restores_everything(files, edits):
    with example():
        prepare()
        for name, town in edits:
            Person.objects.filter(given_name=name).update(town=town)
        register = snapshot(Person, Address, Degree, Employment)
        words = snapshot(Consent, ConsentState)

        batches = [apply(rows) for rows in files]
        assert snapshot(Consent, ConsentState) == words
        for batch in reversed(batches):
            undo(batch)

        assert snapshot(Person, Address, Degree, Employment) == register
        assert snapshot(Consent, ConsentState) == words


@pytest.mark.django_db
@settings(max_examples=examples(6), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    files=st.lists(file, min_size=2, max_size=3), edits=st.lists(edit, min_size=1), data=st.data()
)
def test_edits_between_survive_and_consent_is_never_touched(files, edits, data):
    with example():
        prepare()
        words = snapshot(Consent, ConsentState)
        batches = [apply(rows) for rows in files]
        for name, town in edits:
            Person.objects.filter(given_name=name).update(town=town, phone="edited")
        edited = set(Person.objects.filter(phone="edited").values_list("pk", "town"))

        for batch in data.draw(st.permutations(batches)):
            undo(batch)

        after = dict(Person.objects.values_list("pk", "phone"))
        assert {pk for pk, _town in edited} <= after.keys()
        assert snapshot(Consent, ConsentState) == words
