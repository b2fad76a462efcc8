from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alumni import claiming, duplicates, notices, privacy, recognising
from alumni.keys import personal_number_hash
from alumni.models import ClaimRequest, Person
from alumni.notices import Notice
from alumni.recognising import Told
from tests.alumni.claims import BORN, known, newcomer, told
from tests.factories import DegreeFactory, PersonFactory, ProgrammeFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_confirmed_address_and_name_in_the_register_link_at_once():
    person = known(email="maja@alumni.example")

    assert claiming.claim(newcomer(), told(), "sv") == person
    assert not ClaimRequest.objects.exists()


def test_address_that_was_never_confirmed_links_nobody():
    person = known(email="maja@alumni.example")

    assert claiming.claim(newcomer(verified=False), told(), "sv") != person


def test_address_of_somebody_with_another_name_links_nobody():
    person = known(given_name="Olle", email="maja@alumni.example")

    assert claiming.claim(newcomer(), told(), "sv") != person


def test_personal_number_alone_is_no_proof():
    person = known(personal_number_hash=personal_number_hash("199004051234"))

    claimed = claiming.claim(newcomer(), told(personal_number="19900405-1234"), "sv")

    assert claimed != person


def test_personal_number_with_name_and_degree_links_at_once():
    programme = ProgrammeFactory()
    person = known(personal_number_hash=personal_number_hash("199004051234"))
    DegreeFactory(person=person, programme=programme, year=2015)
    words = told(personal_number="19900405-1234", programme=programme)

    assert claiming.claim(newcomer(), words, "sv") == person


def graduate(programme=None, year=2015, **fields) -> Person:
    """Somebody of whom the register knows name, day of birth, programme and year."""
    person = known(**fields)
    DegreeFactory(person=person, programme=programme or ProgrammeFactory(), year=year)
    return person


def all_four(person: Person, **changes) -> Told:
    return told(programme=person.degrees.get().programme, **changes)


def test_name_birth_date_programme_and_year_link_at_once():
    person = graduate()

    assert claiming.claim(newcomer(), all_four(person), "sv") == person
    assert not ClaimRequest.objects.exists()


@pytest.mark.parametrize(
    "spelt",
    [
        {"given_name": "  MAJA elisabeth "},
        {"family_name": "norrbin"},
        {"family_name": "Berg-Å"},
        {"given_name": "Maja-Lena"},
    ],
)
def test_a_name_is_the_same_in_another_case_with_more_given_names_or_as_before(spelt):
    person = graduate(former_names=["Maja Lena Berg Å"])

    assert claiming.claim(newcomer(), all_four(person, **spelt), "sv") == person


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_name": "Mia"},
        {"family_name": "Norrbom"},
        {"family_name": ""},
        {"birth_date": date(1990, 4, 6)},
        {"year": 2014},
        {"programme": None},
    ],
)
def test_three_parts_of_four_wait_for_the_office(wrong):
    person = graduate()

    claimed = claiming.claim(newcomer(), replace(all_four(person), **wrong), "sv")

    [candidate] = ClaimRequest.objects.get().evidence["candidates"]
    assert claimed != person
    assert candidate["person"] == person.pk
    assert ClaimRequest.objects.get().deadline > timezone.now()


@pytest.mark.parametrize("other", [{}, {"protected_at": timezone.now()}, {"with_account": True}])
def test_where_two_fit_the_office_decides(other):
    person = graduate()
    programme = person.degrees.get().programme
    with_account = other.pop("with_account", False) if other else False
    graduate(programme, user=UserFactory() if with_account else None, **other)

    claimed = claiming.claim(newcomer(), all_four(person), "sv")

    assert claimed != person
    assert len(ClaimRequest.objects.get().evidence["candidates"]) == 2


@pytest.mark.parametrize(
    "state",
    [
        {"protected_at": timezone.now()},
        {"deceased_at": timezone.now()},
        {"birth_date": date(1990, 1, 1)},
        {"personal_number_hash": personal_number_hash("199004051234")},
    ],
)
def test_facts_link_nobody_protected_dead_or_better_known(state):
    person = graduate(**state)
    words = all_four(person, birth_date=person.birth_date)

    assert claiming.claim(newcomer(), words, "sv") != person
    assert ClaimRequest.objects.get().evidence["candidates"][0]["person"] == person.pk


def test_a_degree_that_somebody_only_told_us_of_links_nobody():
    person = graduate()
    person.degrees.update(verified=False)

    assert claiming.claim(newcomer(), all_four(person), "sv") != person


def test_after_three_wrong_guesses_at_one_person_facts_decide_no_more():
    person = graduate()
    for day in (1, 2, 3):
        wrong = all_four(person, birth_date=date(1990, 5, day))
        claiming.claim(newcomer(f"guess{day}@example.org"), wrong, "sv")

    assert claiming.claim(newcomer(), all_four(person), "sv") != person


def test_the_address_still_decides_after_guesses():
    person = graduate(email="maja@alumni.example")
    for day in (1, 2, 3):
        wrong = all_four(person, birth_date=date(1990, 5, day))
        claiming.claim(newcomer(f"guess{day}@example.org"), wrong, "sv")

    assert claiming.claim(newcomer(), all_four(person), "sv") == person


def test_many_from_one_place_wait_for_the_office_on_the_same_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"join": "1/h/ip"}
    cache.clear()
    answers = []
    for number in (1, 2):
        person = graduate(given_name=f"Maja{number}")
        client.force_login(newcomer(f"n{number}@example.org"))
        form = _form(all_four(person, given_name=f"Maja{number}"))
        answers.append(client.post(reverse("alumni:join"), form).url)

    assert answers[0] == answers[1]
    assert Person.objects.get(user__email="n1@example.org").given_name == "Maja1"
    assert ClaimRequest.objects.get().person.user.email == "n2@example.org"


def test_two_accounts_at_once_get_one_person_between_them():
    person = graduate()
    rows = recognising.near(all_four(person), [])
    first = claiming.claim(newcomer("one@example.org"), all_four(person), "sv")
    second = claiming.claim(newcomer("two@example.org"), all_four(person), "sv")

    assert recognising.beyond_doubt(rows) == person == first
    assert claiming.hold(person) is None
    assert second != person


def test_the_address_just_confirmed_takes_over_from_one_that_nobody_confirmed():
    person = graduate()
    person.addresses.update(confirmed_at=None)

    claiming.claim(newcomer(), all_four(person), "sv")

    assert person.addresses.get(primary=True).email == "maja@alumni.example"


def test_personal_number_is_never_stored():
    claiming.claim(newcomer(), told(personal_number="19900405-1234"), "sv")

    assert "1234" not in str(ClaimRequest.objects.get().evidence)


def test_protected_person_is_never_linked_by_itself():
    person = known(email="maja@alumni.example", protected_at=timezone.now())

    assert claiming.claim(newcomer(), told(), "sv") != person


def test_an_account_has_one_try():
    user = newcomer()
    first = claiming.claim(user, told(family_name="Fel"), "sv")
    known(email="maja@alumni.example")

    assert claiming.claim(user, told(), "sv") == first


def _form(words: Told) -> dict[str, str]:
    return {
        "given_name": words.given_name,
        "family_name": words.family_name,
        "birth_date": words.birth_date.isoformat(),
        "programme": str(words.programme.pk) if words.programme else "",
        "year": str(words.year),
        "personal_number": words.personal_number,
    }


STRANGERS = {
    "in the register": {},
    "another name": {"family_name": "Okänd"},
    "another day of birth": {"birth_date": date(1990, 4, 6)},
    "another year": {"year": 2012},
    "nothing agrees": {
        "given_name": "Bo", "family_name": "Ek", "birth_date": date(1971, 2, 3), "year": 1999
    },
    "another number": {"personal_number": "19900405-9999"},
}  # fmt: skip


def test_the_answer_looks_the_same_whatever_the_register_knows(client):
    """Same page, same letters on it but for the mark of a verified degree, same queries."""
    answers, queries = [], {}
    for number, (name, changes) in enumerate(STRANGERS.items()):
        # The register knows somebody near in each round, so that only the words differ.
        Person.objects.filter(given_name="Maja").delete()
        person = graduate(ProgrammeFactory(name_sv="Lärare", name_en="Teacher"))
        if "personal_number" in changes:
            number = personal_number_hash("199004051234")
            Person.objects.filter(pk=person.pk).update(personal_number_hash=number)
        words = replace(all_four(person), **changes)
        client.force_login(newcomer(f"n{number}@example.org"))
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(reverse("alumni:join"), _form(words))
        queries[name] = len(asked)
        page = client.get(answer.url).content.decode()
        answers.append((answer.status_code, answer.url, "Vi har fått dina uppgifter" in page))

    assert set(answers) == {(302, reverse("alumni:join_step", args=["degrees"]), True)}
    told_nothing = {count for name, count in queries.items() if name != "in the register"}
    assert len(told_nothing) == 1, queries
    assert abs(queries["in the register"] - told_nothing.pop()) <= 2, queries


def test_own_data_do_not_tell_whom_the_office_was_shown():
    person = graduate()
    claimed = claiming.claim(newcomer(), all_four(person, year=2014), "sv")

    [holding] = [each for each in privacy.holdings() if each.name == "claims"]

    assert "candidates" not in str(holding.export(claimed))
    assert "Norrbin" in str(holding.export(claimed))


@given(
    parts=st.fixed_dictionaries(
        {name: st.booleans() for name in ("name", "birth_date", "degree", "free", "no_number")}
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_facts_link_exactly_when_every_part_agrees(parts):
    agrees = frozenset(part for part in recognising.FACTS if parts[part])
    person = Person(
        pk=1,
        birth_date=BORN,
        protected_at=None if parts["free"] else timezone.now(),
        personal_number_hash=None if parts["no_number"] else "x",
    )

    linked = recognising.beyond_doubt([recognising.Near(person, agrees)])

    assert (linked is person) == all(parts.values())


@pytest.fixture
def told_of(monkeypatch):
    """Which letters were asked for: (notice, person, address)."""
    asked = []
    monkeypatch.setattr(notices, "post", lambda *letter: asked.append(letter))
    return asked


def test_facts_tell_the_addresses_that_the_register_has(told_of):
    person = graduate(email="gammal@alumni.example")

    claiming.claim(newcomer(), all_four(person), "sv")

    assert told_of == [(Notice.LINKED, person, "gammal@alumni.example")]


def test_whoever_joins_at_an_address_of_the_register_is_told_nothing_more(told_of):
    person = graduate(email="maja@alumni.example")

    claiming.claim(newcomer(), all_four(person), "sv")

    assert told_of == []


# ── The match card ────────────────────────────────────────────────────────────────────────────
def test_a_newcomer_is_on_a_match_card_at_once():
    person = claiming.claim(newcomer(), told(), "sv")

    card = person.match_card.card
    assert "maja@alumni.example" in card
    assert person.match_card.searched_at is None


def test_who_is_linked_gets_the_new_address_on_their_match_card_at_once():
    person = PersonFactory(given_name="Maja", family_name="Nygren", email="old@alumni.example")
    duplicates.refresh([person.pk])

    claiming.link(person, newcomer())

    person.match_card.refresh_from_db()
    assert "maja@alumni.example" in person.match_card.card
