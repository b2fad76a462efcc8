"""What is kept about a person, as they read it: no names of columns, no codes, no brackets."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from alumni import own_reading, privacy
from alumni.models import Offer
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def _told(holding: str, data: object) -> dict[str, str]:
    with translation.override("sv"):
        (table,) = own_reading.tables(holding, data)
    return dict(table)


def test_the_person_reads_names_and_choices_in_their_language():
    person = PersonFactory(
        given_name="Maja", former_names=[], languages=["sv", "en"], county="23", country="SE",
        audiences={"bio": 30}, listed_to=30,
    )  # fmt: skip

    told = _told("person", privacy.export(person)["person"])

    assert told["Förnamn"] == "Maja"
    assert told["Språk"] == "svenska, engelska"
    assert told["Län"] == "Jämtlands län"
    assert told["Land"] == "Sverige"
    assert told["Vem får se vad"] == "Om mig: Alumner"
    assert not any("[" in value or "{" in value for value in told.values())
    assert "Tidigare namn" not in told


def test_an_offer_is_told_by_its_kind_and_place():
    told = _told("offers", [{"kind": "guest_lecture", "where": "either", "per_year": 2}])

    with translation.override("sv"):
        assert told["Slag"] == str(Offer.Kind.GUEST_LECTURE.label)
        assert Offer.Where.EITHER.label in told.values()


def test_yes_no_and_moments_are_words():
    told = _told(
        "consents",
        [{"granted": False, "at": datetime(2026, 11, 3, 12, 0, tzinfo=UTC), "source": "website"}],
    )

    assert told["Svar"] == "Nej"
    assert told["Tid"] == "3 november 2026 13.00"


def test_a_moment_in_a_kept_copy_is_read_as_one():
    told = _told("events", [{"event": "Alumnkväll", "begins": "2026-11-03T17:00:00+00:00"}])

    assert told["Börjar"] == "3 november 2026 18.00"


def test_rows_within_a_row_are_told_line_by_line():
    messages = [{"from": "person", "words": "Ja, gärna"}, {"from": "asker", "words": "Tack"}]

    told = _told("requests", [{"messages": messages}])

    assert told["Meddelanden"] == (
        "Avsändare: Du\nOrd: Ja, gärna\n\nAvsändare: Den som frågade\nOrd: Tack"
    )


def test_a_row_without_anything_is_no_table():
    assert own_reading.tables("search", {"card": {}}) == []
