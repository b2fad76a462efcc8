"""Newcomers who wait for the office to say who they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni import claiming
from alumni.models import Address, ClaimRequest, Person, User
from campaigns.models import Message
from tests.alumni.claims import known, newcomer, told
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


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


def test_approved_newcomer_gets_letters_in_the_language_and_where_they_came():
    person = known(email=False, language="sv")
    Address.objects.create(person=person, email="gammal@alumni.example", primary=True)
    claiming.claim(newcomer(), told(), "en")

    claiming.approve(ClaimRequest.objects.get(), person, UserFactory(role=User.Role.STAFF))

    person.refresh_from_db()
    assert person.language == "en"
    assert person.primary_address.email == "maja@alumni.example"


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
    again = client.post(url, {"person": person.pk}, follow=True).content.decode()
    assert "Det är redan avgjort." in again


def test_protected_candidate_is_shown_only_to_those_who_may_handle_it(client):
    person = known(protected_at=timezone.now(), student_uid="hemlig")
    claiming.claim(newcomer(), told(), "sv")
    client.force_login(UserFactory(role=User.Role.STAFF))

    cases = client.get(reverse("alumni_staff:claims")).context["cases"]

    assert [case.candidates for case in cases] == [[]]
    url = reverse("alumni_staff:claim_decide", args=[ClaimRequest.objects.get().pk])
    client.post(url, {"person": person.pk})
    assert ClaimRequest.objects.waiting().exists()


@pytest.mark.parametrize("found", [True, False])
def test_whoever_waited_gets_a_letter_in_their_language(found):
    person = known()
    claimed = claiming.claim(newcomer(), told(), "en")
    staff = UserFactory(role=User.Role.STAFF)
    person.language = "en"
    person.save()

    if found:
        claiming.approve(ClaimRequest.objects.get(), person, staff)
    else:
        claiming.refuse(ClaimRequest.objects.get(), staff)

    letter = Message.objects.get()
    assert (letter.to, letter.language, letter.ground) == ("maja@alumni.example", "en", "asked")
    assert letter.person == (person if found else claimed)
    assert letter.subject.startswith("We found you" if found else "You are a member")


def _waiting(days: int, **changes) -> ClaimRequest:
    claimed = claiming.claim(newcomer(f"w{days}@example.org"), told(**changes), "sv")
    deadline = timezone.now() + timezone.timedelta(days=days, hours=1)
    claimed.claims.update(deadline=deadline)
    return claimed.claims.get()


def test_office_sees_the_most_urgent_first_with_days_left_and_what_agrees(client):
    person = known()
    later, late, soon = _waiting(9), _waiting(-2), _waiting(2)
    client.force_login(UserFactory(role=User.Role.STAFF))

    page = client.get(reverse("alumni_staff:claims"))
    cases = page.context["cases"]

    assert [case.claim for case in cases] == [late, soon, later]
    assert [case.is_overdue for case in cases] == [True, False, False]
    assert [case.days_left for case in cases[1:]] == [2, 9]
    assert page.context["overdue"] == 1
    agreeing = [str(words) for words, agrees in cases[0].candidates[0].parts if agrees]
    assert cases[0].candidates[0].person == person
    assert len(agreeing) == 2


def test_office_turns_the_page_beyond_fifty(client, monkeypatch):
    monkeypatch.setattr("alumni.staff.claims.PAGE", 2)
    rows = [_waiting(days) for days in (1, 2, 3)]
    client.force_login(UserFactory(role=User.Role.STAFF))

    second = client.get(reverse("alumni_staff:claims") + "?p=2")

    assert [case.claim for case in second.context["cases"]] == rows[2:]


def test_the_queue_asks_as_much_for_three_as_for_one(client, django_assert_max_num_queries):
    known()
    client.force_login(UserFactory(role=User.Role.STAFF))
    url = reverse("alumni_staff:claims")
    client.get(url)
    _waiting(1)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    _waiting(2)
    _waiting(3)

    with django_assert_max_num_queries(len(one)):
        client.get(url)


def test_somebody_with_an_account_is_shown_but_cannot_be_chosen(client):
    person = known(user=UserFactory())
    claiming.claim(newcomer(), told(), "sv")
    client.force_login(UserFactory(role=User.Role.STAFF))

    [case] = client.get(reverse("alumni_staff:claims")).context["cases"]
    url = reverse("alumni_staff:claim_decide", args=[case.claim.pk])
    answer = client.post(url, {"person": person.pk})

    assert case.candidates[0].person == person
    assert answer.status_code == 404
