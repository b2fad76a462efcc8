"""All rows written anew at night: what differs is mended, what does not stays as it is."""

import pytest
from django.db import connection

from alumni import search
from alumni.models import Person, SearchCard, SearchRow
from tests.alumni.searching import findable, rebuild
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def written():
    return {
        row["pk"]: tuple(row.values())
        for row in SearchRow.objects.values("pk", "words", "prior", "facets", "card__shown")
    }


def versions(model) -> dict[int, str]:
    """Where each row of the table stands: elsewhere, once it was written again."""
    meta = model._meta
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {meta.pk.column}, ctid FROM {meta.db_table}")
        return dict(cursor.fetchall())


def people():
    """More of them than one turn composes, one with everything that a row can hold."""
    PersonFactory(pk=10_000)
    rich = findable(bio_sv="Vatten", town="Sundsvall", county="22", languages=["sv", "de"])
    DegreeFactory(person=rich)
    EmploymentFactory(person=rich)
    rich.topics.add(TopicFactory())
    others = [findable(bio_sv="Berg"), findable(pk=10_300, bio_sv="Skog")]
    search.refresh([rich.pk])
    return [rich, *others]


@pytest.mark.parametrize("lost", [None, SearchRow, SearchCard])
def test_rebuild_gives_the_same_rows_as_refresh(lost):
    people()
    before = written()
    if lost:
        lost.objects.all().delete()

    assert rebuild() == 3
    assert written() == before


def stray():
    """Somebody with a row who ought to have none."""
    person = PersonFactory()
    SearchRow.objects.create(person=person, prior=0.5, facets=b"", words="")
    return person


def test_many_are_written_as_each_alone_would_be():
    reworded, leaving, coming = people()
    leaving.offers.all().delete()
    everybody = [reworded.pk, leaving.pk, coming.pk, stray().pk, PersonFactory().pk]
    Person.objects.filter(pk=reworded.pk).update(bio_sv="Dagg", county="23")
    SearchRow.objects.filter(pk=coming.pk).delete()

    search.refresh(everybody)

    together = written()
    assert set(together) == {reworded.pk, coming.pk}
    assert "dagg" in together[reworded.pk][1]
    SearchRow.objects.all().delete()
    for key in everybody:
        search.refresh([key])
    assert written() == together


def test_topics_and_own_words_come_from_the_person_and_from_each_offer():
    person = findable(own_words=["Hyvelkonst"])
    OfferFactory(person=person, kind="mentor")
    thesis = OfferFactory(person=person, kind="thesis", own_words=["Snidande", "Hyvelkonst"])
    topics = [TopicFactory() for _ in range(2)]
    person.topics.add(topics[0])
    thesis.topics.add(*topics)

    search.refresh([person.pk])

    shown = SearchCard.objects.get(row=person.pk).shown["topics"]
    assert sorted(name for name, _english, _synonyms in shown) == sorted(
        [*(topic.name_sv for topic in topics), "Hyvelkonst", "Snidande"]
    )


def test_lost_card_is_written_again():
    person, *_others = people()
    before = written()
    SearchCard.objects.filter(pk=person.pk).delete()

    search.refresh([person.pk])

    assert written() == before


def test_what_differs_is_written_and_what_does_not_is_left_alone():
    reworded, portrayed, same = people()
    rows, cards = versions(SearchRow), versions(SearchCard)
    Person.objects.filter(pk=reworded.pk).update(bio_sv="Dagg")
    Person.objects.filter(pk=portrayed.pk).update(portrait="portraits/new.jpg")

    rebuild()

    after = written()
    assert "dagg" in after[reworded.pk][1]
    assert "vatt" not in after[reworded.pk][1]
    assert after[portrayed.pk][4]["portrait"] == "portraits/new.jpg"
    rows_after, cards_after = versions(SearchRow), versions(SearchCard)
    assert rows_after[same.pk] == rows[same.pk]
    assert cards_after[same.pk] == cards[same.pk]
    assert rows_after[reworded.pk] != rows[reworded.pk]


def test_who_may_no_longer_be_found_goes_and_who_may_comes():
    leaving, coming, _same = people()
    leaving.offers.all().delete()
    SearchRow.objects.filter(pk=coming.pk).delete()
    wrongly = stray()

    assert rebuild() == 2
    assert not {leaving.pk, wrongly.pk} & set(written())
    assert coming.pk in written()


def test_value_that_was_unheard_of_gets_a_code():
    reworded, *_others = people()
    Person.objects.filter(pk=reworded.pk).update(county="23")
    before = written()[reworded.pk][3]

    rebuild()

    after = written()[reworded.pk][3]
    assert after != before
    search.refresh([reworded.pk])
    assert written()[reworded.pk][3] == after
