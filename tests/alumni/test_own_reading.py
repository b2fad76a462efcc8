"""What is kept about a person, as they read it: no names of columns, no codes, no brackets."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from alumni import own_page, own_reading, privacy, telling
from alumni.models import Offer, Purpose
from tests.factories import PersonFactory, consent

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


def test_a_day_in_a_kept_copy_has_no_hour():
    told = _told("work", [{"title": "Vd", "started_on": "2019-05-01"}])

    assert told["Sedan"] == "1 maj 2019"


def test_rows_within_a_row_are_told_line_by_line():
    messages = [{"from": "person", "words": "Ja, gärna"}, {"from": "asker", "words": "Tack"}]

    told = _told("requests", [{"messages": messages}])

    assert told["Meddelanden"] == (
        "Avsändare: Du\nOrd: Ja, gärna\n\nAvsändare: Den som frågade\nOrd: Tack"
    )


def test_a_row_without_anything_is_no_table():
    assert own_reading.tables("search", {"card": {}}) == []


def test_a_yes_or_no_in_the_history_is_told_in_the_readers_words():
    consent(PersonFactory(), "newsletter")  # the purpose, with its name in both languages
    newsletter = Purpose.objects.get(code="newsletter")

    told = _told("history", [{"title": f"+ {newsletter.name_sv}"}])
    with translation.override("en"):
        english = telling.Teller().words(f"− {newsletter.name_sv}")

    assert list(told.values()) == [f"Ja till {newsletter.name_sv}"]
    assert english == f"No to {newsletter.name_en or newsletter.name_sv}"


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("En timme om snö (Frågad)", "En timme om snö (Asked)"),
        ("Alumnkväll: På väntelistan", "Alumnkväll: On the waiting list"),
        ("Mentor i rundan: ja", "Mentor i rundan: ja"),
    ],
)
def test_what_came_of_it_is_told_in_the_readers_words(swedish, english):
    with translation.override("en"):
        assert telling.Teller().words(swedish) == english
    with translation.override("sv"):
        assert telling.Teller().words(english) == swedish


def test_what_the_person_wrote_is_not_their_templates():
    assert _told("person", {"own_words": ["fjällturism"]}) == {"Egna ord": "fjällturism"}


def test_a_reader_at_the_office_is_not_called_you():
    row = {"your_words": "Gärna", "messages": [{"from": "person", "words": "Hej"}]}

    with translation.override("sv"):
        told = dict(own_reading.table("requests", row, own=False))

    assert told["Personens ord"] == "Gärna"
    assert told["Meddelanden"].startswith("Avsändare: Personen")


def test_a_long_part_shows_its_newest_rows_and_folds_the_others():
    days = [datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 26)]
    history = [{"kind": "story", "title": f"Dag {day.day}", "at": day} for day in days]

    with translation.override("sv"):
        (part,) = own_page.parts({"history": history})

    assert (part.number, len(part.shown), len(part.folded)) == (25, 20, 5)
    assert "Dag 25" in part.shown[0]
    assert "Dag 1" in part.folded[-1]
