"""The page that erases keeps its word, line by line."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alumni import own_erasure, privacy, search
from alumni.models import AuditEntry, Interaction, Person, RetentionRule, User
from alumni.own_erasure import LEFT
from campaigns import audience, outbox
from campaigns.models import Message, Suppression
from events.models import Event, Registration
from tests.campaigns.drafts import draft
from tests.events.factories import EventFactory
from tests.factories import PersonFactory, UserFactory
from tests.surfaces import CLOSED, MARKS, NAME, full_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver(client):
    """Somebody who has done much, got letters, and asked never to be written to again."""
    person = full_person(language="sv")
    person.user = User.objects.create_user(email=MARKS["email"], password=None)
    person.save(update_fields=["user"])
    campaign = draft()
    audience.prepare(campaign, User.objects.create_user(email="s@x.example", role="staff"))
    outbox.post(
        person, to=MARKS["email"], kind=Message.Kind.NOTICE, subject=f"Hej {NAME}", text=NAME
    )
    Registration.objects.create(event=EventFactory(seats_taken=1), person=person, state="going")
    Interaction.record(person, Interaction.Kind.PROFILE, "Ändrade profilen")
    Suppression.add(MARKS["email"], Suppression.Reason.ASKED)
    search.refresh([person.pk])
    client.force_login(person.user)
    return person


def erased(client, person):
    client.post(reverse("alumni:erase"), {"word": NAME})
    return Person.objects.get(pk=person.pk)


def test_the_page_tells_of_every_part_what_there_is_and_what_is_left(client, leaver):
    RetentionRule.objects.create(
        kind="history", days=730, act="delete", decision="MIUN 2026/1740",
        reported_at=timezone.now(), active_since=timezone.now(),
    )  # fmt: skip

    page = client.get(reverse("alumni:erase")).content.decode()

    lines = own_erasure.lines(leaver)
    assert {"person", "addresses", "consents", "letters", "events"} <= {one.name for one in lines}
    for line in lines:
        assert str(line.heading) in page
        assert str(line.left) in page
    assert "MIUN 2026/1740" in page
    assert not Person.objects.get(pk=leaver.pk).erased_at


def test_of_each_part_that_says_nothing_nothing_is_left(client, leaver):
    before = {line.name for line in own_erasure.lines(leaver)}

    person = erased(client, leaver)

    after = {name for name, data in privacy.export(person).items() if data and name != "search"}
    assert person.erased_at
    assert before - LEFT.keys() != set()
    assert after - LEFT.keys() == set()


def test_no_table_holds_a_word_of_theirs(client, leaver):
    marks = [NAME, *MARKS.values(), *CLOSED.values()]
    # Languages are codes, and a year is no word of theirs.
    marks = [mark for mark in marks if mark not in (MARKS["languages"], CLOSED["birth_date"])]
    assert _tables_with(MARKS["email"])

    erased(client, leaver)
    search.rebuild()  # as every night: single names and words go from the search's lists

    assert {mark: found for mark in marks if (found := _tables_with(mark) - NOBODYS)} == {}
    assert not _tables_with(MARKS["work"]) & WORDS_OF_SEARCH


# The topic itself and the employer; the words of a topic stand in the search's list as well.
WORDS_OF_SEARCH = {"alumni_searchword"}
NOBODYS = {"alumni_topic", "alumni_organisation"} | WORDS_OF_SEARCH


def _tables_with(word: str) -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{table}" t WHERE t::text ILIKE %s)', [f"%{word}%"]
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def test_the_fingerprint_of_a_barred_address_stays_and_bars_it(client, leaver):
    assert Suppression.objects.get().email == MARKS["email"]

    erased(client, leaver)

    bar = Suppression.objects.get()
    assert bar.email == ""
    assert bar.email_hash
    assert Suppression.objects.covering(MARKS["email"].upper()).exists()


def test_a_line_of_the_log_says_that_it_was_done_without_a_name(client, leaver):
    person = erased(client, leaver)

    entry = AuditEntry.objects.get(person=person, act=AuditEntry.Act.ERASE)
    assert NAME not in str(vars(entry))


def test_numbers_stay(client, leaver):
    sent, coming = Message.objects.count(), Event.objects.get()
    past = EventFactory(
        starts_at=timezone.now() - timedelta(days=3),
        ends_at=timezone.now() - timedelta(days=2),
        seats_taken=1,
    )
    Registration.objects.create(event=past, person=leaver, state="going")

    erased(client, leaver)

    assert Message.objects.count() == sent
    assert Person.objects.filter(pk=leaver.pk).exists()
    seats = dict(Event.objects.values_list("pk", "seats_taken"))
    assert seats == {past.pk: 1, coming.pk: 0}


def test_somebody_of_one_name_confirms_with_that(client):
    person = PersonFactory(given_name="Sukarno", family_name="", user=UserFactory())
    client.force_login(person.user)

    client.post(reverse("alumni:erase"), {"word": "sukarno"})

    person.refresh_from_db()
    assert person.erased_at
