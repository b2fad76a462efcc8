"""The sets that questions are answered from: they follow the rows at once, in every process."""

import threading

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni import search
from alumni.models import (
    Offer,
    Person,
    SearchBuild,
    SearchChange,
    SearchPosting,
    SearchRow,
    User,
)
from alumni.search import Query, building, index
from tests.alumni.searching import findable, ids, many, rebuild
from tests.factories import UserFactory


@pytest.fixture
def teacher(db):
    return UserFactory(role=User.Role.TEACHER)


def found(words: str, teacher: User, **filters: list[str]) -> set[int]:
    return set(ids(search.find(Query(words, filters), teacher)))


def rewritten(person: Person, **fields: object) -> None:
    Person.objects.filter(pk=person.pk).update(**fields)
    search.refresh([person.pk])


def test_who_changed_since_the_night_is_found_by_the_new_words_alone(teacher):
    person, other = findable(bio_sv="Vatten"), findable(bio_sv="Vatten")
    rebuild()

    rewritten(person, bio_sv="Berg", county="22")

    assert found("vatten", teacher) == {other.pk}
    assert found("berg", teacher) == found("berg", teacher, county=["22"]) == {person.pk}
    rewritten(person, bio_sv="Skog")
    assert found("berg", teacher) == set()
    assert found("skog", teacher) == {person.pk}


def test_who_went_and_came_back_is_found_once(teacher):
    person = findable(bio_sv="Vatten")
    rebuild()

    SearchRow.objects.all().delete()
    assert found("vatten", teacher) == set()
    search.refresh([person.pk])

    answer = search.find(Query("vatten"), teacher)
    assert (ids(answer), answer.total) == ([person.pk], 1)


def test_words_that_begin_alike_are_found_among_old_and_new(teacher):
    old, new = findable(bio_sv="Kvantkemi"), findable(bio_sv="Kvantdatorer")
    rebuild()
    rewritten(new, bio_sv="Kvantoptik")

    assert found("kvant", teacher) == {old.pk, new.pk}


def test_making_the_index_leaves_no_change_behind_and_keeps_one_index_before(teacher):
    findable(bio_sv="Vatten")
    for _ in range(3):
        assert rebuild() == 1

    assert SearchBuild.objects.count() == 2
    assert set(SearchPosting.objects.values_list("build", flat=True)) == set(
        SearchBuild.objects.values_list("pk", flat=True)
    )
    assert not SearchChange.objects.exists()


def test_the_index_before_goes_when_nobody_can_be_asking_it_any_more(teacher):
    person = findable(bio_sv="Vatten")
    rebuild()
    rebuild()
    search.renew()
    assert SearchBuild.objects.count() == 2

    SearchBuild.objects.update(at=timezone.now() - 2 * building.LASTING)
    search.renew()

    assert SearchBuild.objects.count() == 1
    assert SearchPosting.objects.values("build").distinct().count() == 1
    assert found("vatten", teacher) == {person.pk}


def test_sets_are_made_without_whoever_has_left_within_the_hour(teacher):
    person, other = findable(bio_sv="Vatten"), findable(bio_sv="Berg")
    rebuild()
    person.hide()
    assert search.renew() == 0
    assert SearchPosting.objects.filter(key="vatt").exists()

    SearchBuild.objects.update(at=timezone.now() - building.LEFT_AT_MOST)
    assert search.renew() == 1

    assert not SearchPosting.objects.filter(
        build=SearchBuild.objects.latest("pk"), key="vatt"
    ).exists()
    assert found("berg", teacher) == {other.pk}


def test_index_is_made_anew_once_many_have_changed(teacher, monkeypatch):
    people = many(6)
    monkeypatch.setattr(building, "MANY_CHANGED", 5)
    assert search.renew() == 6

    search.refresh([person.pk for person in people])
    assert search.renew() == 0

    for person in people:
        rewritten(person, bio_sv="Berg")
    assert search.renew() == 6
    assert found("berg", teacher) == {person.pk for person in people}


def test_a_process_that_keeps_few_sets_reads_them_again(teacher, monkeypatch):
    person, other = findable(bio_sv="Vatten berg"), findable(bio_sv="Vatten")
    rebuild()
    monkeypatch.setattr(index, "MOST_KEPT", 0)

    for _ in range(2):
        assert found("vatten", teacher) == {person.pk, other.pk}
        assert found("berg vatten", teacher) >= {person.pk}


def test_words_that_nobody_has_do_not_fill_a_process(teacher, monkeypatch):
    findable(bio_sv="Vatten")
    rebuild()
    monkeypatch.setattr(index, "MOST_KEPT", 2 * index.KEY)
    [kept] = [part.people for part in index.parts() if isinstance(part.people, index.Stored)]

    for word in ("ingen", "heter", "sådant"):
        kept.sets([word])

    assert not kept.kept


def test_a_very_long_word_does_no_harm(teacher):
    person = findable(bio_sv=f"Vatten {'a' * 300}")

    assert rebuild() == 1

    assert found("vatten", teacher) == {person.pk}


class TestCommitted:
    """Other connections see what was committed, and nothing else."""

    @pytest.fixture
    def teacher(self, committed_db):
        return UserFactory(role=User.Role.TEACHER)

    def elsewhere(self, act):
        """What `act` returns in another connection, as in another request."""
        said = []

        def run() -> None:
            said.append(act())
            connections.close_all()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        return said[0]

    @pytest.mark.parametrize("made_anew", [False, True])
    def test_what_a_transaction_took_back_was_never_there(self, made_anew, teacher):
        person = findable(bio_sv="Vatten")
        search.rebuild()
        assert found("vatten", teacher) == {person.pk}

        with transaction.atomic():
            rewritten(person, bio_sv="Berg")
            findable(bio_sv="Vatten")
            if made_anew:
                search.rebuild()
            assert found("berg", teacher) == {person.pk}
            assert len(found("vatten", teacher)) == 1
            assert self.elsewhere(lambda: found("vatten", teacher)) == {person.pk}
            transaction.set_rollback(True)

        assert found("berg", teacher) == set()
        assert found("vatten", teacher) == {person.pk}

    def test_who_changes_again_and_again_is_found_as_they_are_now(self, teacher):
        person = findable(bio_sv="Vatten")
        search.rebuild()

        for words in ("Berg", "Skog", "Vatten"):
            rewritten(person, bio_sv=words)
            assert found(words.lower(), teacher) == {person.pk}
            assert search.find(Query(), teacher).total == 1
        assert found("berg", teacher) == found("skog", teacher) == set()

    def test_change_is_seen_by_another_connection_once_it_is_committed(self, teacher):
        person = findable(bio_sv="Vatten")
        search.rebuild()
        assert found("vatten", teacher) == {person.pk}

        with transaction.atomic():
            rewritten(person, bio_sv="Berg")
            # A later one is committed before: it is not to hide the earlier.
            later = self.elsewhere(lambda: findable(bio_sv="Berg"))
            assert self.elsewhere(lambda: found("berg", teacher)) == {later.pk}

        assert self.elsewhere(lambda: found("berg", teacher)) == {later.pk, person.pk}
        person.hide()
        assert self.elsewhere(lambda: found("berg", teacher)) == {later.pk}

    def test_who_changes_while_the_index_is_made_is_not_lost(self, teacher, monkeypatch):
        person, other = findable(bio_sv="Vatten"), findable(bio_sv="Vatten")
        read = building._read

        def read_and_wait():
            made = read()
            self.elsewhere(lambda: rewritten(person, bio_sv="Berg"))
            return made

        monkeypatch.setattr(building, "_read", read_and_wait)
        building.build()

        assert found("vatten", teacher) == {other.pk}
        assert found("berg", teacher) == {person.pk}

    def test_asking_again_reads_only_what_has_changed(self, teacher):
        many(3)
        search.rebuild()
        query = Query("vatten", {"offer": [Offer.Kind.GUEST_LECTURE]})
        search.find(query, teacher)

        with CaptureQueriesContext(connection) as queries:
            search.find(query, teacher)

        # What is known of the words, what has changed, and the cards.
        assert len(queries) == 3
