"""Whatever order files, edits, merges and undos come in: what was said stays, and undo is exact."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alumni import merging
from alumni.models import Address, Consent, ConsentState, Degree, Merge, Person, Purpose
from tests.alumni.test_importing_sequences import apply, example, file, prepare, snapshot, undo
from tests.examples import examples
from tests.factories import PersonFactory, consent

REGISTER = (Person, Address, Degree)
step = st.one_of(
    file.map(lambda rows: ("import", rows)),
    st.tuples(st.just("merge"), st.tuples(st.integers(0, 3), st.integers(0, 3))),
)


def run(steps):
    done = []
    for kind, what in steps:
        if kind == "import":
            done.append((undo, apply(what)))
            continue
        people = list(Person.objects.order_by("pk"))
        kept, gone = (people[number % len(people)] for number in what)
        # What was said for somebody is never deleted, so an undone import would keep them.
        if not kept.consents.exists() and gone.consents.exists():
            kept, gone = gone, kept
        try:
            done.append((lambda merge: merging.undo(merge, None), merging.merge(kept, gone, None)))
        except merging.CannotMerge:
            continue
    return done


@pytest.mark.django_db
@settings(max_examples=examples(4), deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(step, min_size=1, max_size=4))
def test_undoing_all_in_reverse_order_restores_the_register_and_what_holds(steps):
    with example():
        prepare()
        consent(PersonFactory(given_name="Kim", family_name="Ek"), "events")
        before, holds = snapshot(*REGISTER), snapshot(ConsentState)
        said = {row.pk: str(row.__dict__["granted"]) for row in Consent.objects.all()}

        for take_back, what in reversed(run(steps)):
            take_back(what)

        assert snapshot(*REGISTER) == before
        assert snapshot(ConsentState) == holds
        now = {row.pk: str(row.granted) for row in Consent.objects.filter(merge=None)}
        assert now == said
        assert not Merge.objects.standing().exists()


@pytest.mark.django_db
@settings(max_examples=examples(3), deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4))
def test_what_holds_is_always_the_newest_word_that_stands(pairs):
    with example():
        prepare()
        consent(PersonFactory(), "events")
        PersonFactory()
        for take_back, what in reversed(run(("merge", pair) for pair in pairs)):
            for person in Person.objects.all():
                for purpose in Purpose.objects.all():
                    words = Consent.objects.standing().filter(person=person, purpose=purpose)
                    newest = words.order_by("at", "pk").last()
                    state = ConsentState.objects.filter(person=person, purpose=purpose).first()
                    assert (state and state.consent_id) == (newest and newest.pk)
            take_back(what)
