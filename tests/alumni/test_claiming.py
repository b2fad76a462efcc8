from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from alumni import claiming
from alumni.keys import personal_number_hash
from alumni.models import ClaimRequest, Person, User
from tests.factories import DegreeFactory, PersonFactory, ProgrammeFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
BORN = date(1990, 4, 5)


def newcomer(email: str = "maja@alumni.example", verified: bool = True) -> User:
    user = UserFactory(email=email)
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    return user


def told(**changes) -> claiming.Told:
    data = {
        "given_name": "Maja",
        "family_name": "Norrbin",
        "birth_date": BORN,
        "programme": None,
        "year": 2015,
    }
    return claiming.Told(**{**data, **changes})


def known(**fields) -> Person:
    fields = {"given_name": "Maja", "family_name": "Norrbin", "birth_date": BORN, **fields}
    return PersonFactory(**fields)


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


def test_name_birth_date_and_degree_wait_for_the_office_with_the_evidence():
    programme = ProgrammeFactory()
    person = known()
    DegreeFactory(person=person, programme=programme, year=2015)

    claimed = claiming.claim(newcomer(), told(programme=programme), "sv")

    request = ClaimRequest.objects.get()
    assert claimed != person
    assert request.evidence["candidates"] == [
        {"person": person.pk, "agrees": ["name", "birth_date", "degree"]}
    ]
    assert request.deadline > timezone.now()


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


def test_answer_is_the_same_whether_the_register_knows_somebody_or_not(client):
    known()
    form = {"given_name": "Maja", "birth_date": "1990-04-05", "year": "2015"}
    answers = []
    for number, family_name in enumerate(["Norrbin", "Okänd"]):
        client.force_login(newcomer(f"n{number}@alumni.example"))
        answer = client.post(reverse("alumni:join"), {**form, "family_name": family_name})
        page = client.get(answer.url).content.decode()
        answers.append((answer.status_code, answer.url, len(page)))

    assert answers[0] == answers[1]


def test_approved_newcomer_becomes_the_known_person_with_both_their_words():
    person = known()
    consent(person, granted=False)
    user = newcomer()
    claimed = claiming.claim(user, told(), "sv")
    consent(claimed, granted=True)

    claiming.approve(ClaimRequest.objects.get(), person, UserFactory(role=User.Role.STAFF))

    person.refresh_from_db()
    claimed.refresh_from_db()
    assert person.user == user
    assert claimed.merged_into == person
    assert [row.granted for row in person.consents.order_by("at")] == [False, True]
    assert person.consent_states.get().granted is True
    assert person.addresses.filter(email="maja@alumni.example").exists()
    assert person.degrees.count() == 1


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER, User.Role.COMMUNICATOR])
def test_only_keepers_of_the_register_see_who_waits(client, role):
    client.force_login(UserFactory(role=role))

    assert client.get(reverse("alumni_staff:claims")).status_code in (302, 403)


def test_office_says_who_a_newcomer_is(client):
    person = known()
    claiming.claim(newcomer(), told(), "sv")
    client.force_login(UserFactory(role=User.Role.STAFF))
    url = reverse("alumni_staff:claim_decide", args=[ClaimRequest.objects.get().pk])

    assert person.name in client.get(reverse("alumni_staff:claims")).content.decode()
    other = PersonFactory()
    client.post(url, {"person": other.pk})
    client.post(url, {"person": person.pk})

    assert Person.objects.filter(pk=other.pk, user=None).exists()
    person.refresh_from_db()
    assert person.user.email == "maja@alumni.example"


def test_protected_candidate_is_shown_only_to_those_who_may_handle_it(client):
    person = known(protected_at=timezone.now(), student_uid="hemlig")
    claiming.claim(newcomer(), told(), "sv")
    client.force_login(UserFactory(role=User.Role.STAFF))

    rows = client.get(reverse("alumni_staff:claims")).context["claims"]

    assert [near for _claim, near in rows] == [[]]
    url = reverse("alumni_staff:claim_decide", args=[ClaimRequest.objects.get().pk])
    client.post(url, {"person": person.pk})
    assert ClaimRequest.objects.waiting().exists()
