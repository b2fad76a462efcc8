"""Requests under the data protection regulation, from the asking to the answer."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni import own_copy, privacy, rights, tasks
from alumni.models import AccessRequest, AuditEntry, User
from alumni.models.access_request import months_after
from campaigns.models import Message
from cms import setup
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
Kind = AccessRequest.Kind


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


@pytest.fixture
def keeper(client):
    setup._rights()
    user = UserFactory(role=User.Role.STAFF)
    client.force_login(user)
    return user


@pytest.fixture
def person():
    return PersonFactory(given_name="Nora", family_name="Tallberg", user=UserFactory())


def steps():
    log = AuditEntry.objects.filter(act=AuditEntry.Act.RIGHTS).order_by("pk")
    return [entry.detail["step"] for entry in log]


def delivered(person, by):
    case = rights.ask(person, Kind.ACCESS, "")
    rights.assemble(case, by)
    rights.review(case, [], by)
    rights.deliver(case, by)
    return case


# ── Asked ─────────────────────────────────────────────────────────────────────────────────────
def test_a_person_asks_from_their_own_page_and_sees_when_the_answer_is_due(client, person):
    client.force_login(person.user)

    client.post(reverse("alumni:ask_office"), {"kind": "access", "text": "Allt ni har"})

    case = AccessRequest.objects.get()
    assert (case.person, case.way, case.text) == (person, "page", "Allt ni har")
    assert case.due_on == months_after(timezone.localdate(), 1)
    assert case.identified_at is not None
    page = client.get(reverse("alumni:own_data")).content.decode()
    assert str(case.due_on.year) in page
    assert case.get_kind_display() in page


def test_an_unknown_kind_is_answered_on_the_page(client, person):
    client.force_login(person.user)

    page = client.post(reverse("alumni:ask_office"), {"kind": "everything"})

    assert page.status_code == 200
    assert not AccessRequest.objects.exists()


def test_the_office_writes_down_a_letter_and_the_month_begins_when_it_came(client, keeper, person):
    day = timezone.localdate() - timedelta(days=10)

    client.post(
        url("right_create"),
        {"person": person.pk, "kind": "erasure", "way": "letter", "received_on": day},
    )

    case = AccessRequest.objects.get()
    assert (case.name, case.due_on) == ("Nora Tallberg", months_after(day, 1))
    assert case.identified_at is None
    assert steps() == ["registered"]


@pytest.mark.parametrize(
    "wrong",
    [{"person": 999_999}, {"received_on": "2999-01-01"}, {"person": "", "name": ""},
     {"way": "page"}, {"kind": "x"}, {"received_on": ""}],
)  # fmt: skip
def test_what_cannot_be_written_down_is_answered_on_the_form(client, keeper, person, wrong):
    given = {"person": person.pk, "kind": "access", "way": "letter", "received_on": "2026-01-02"}

    page = client.post(url("right_create"), given | wrong)

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not AccessRequest.objects.exists()


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 1, 31), date(2026, 3, 2)),  # the 28th of February is a Saturday
        (date(2026, 11, 25), date(2026, 12, 25)),
        (date(2027, 5, 5), date(2027, 6, 7)),  # the 5th of June is a Saturday
    ],
)
def test_the_month_ends_on_the_same_date_or_the_next_working_monday(received, due):
    assert rights.due(received) == due


# ── On its way ────────────────────────────────────────────────────────────────────────────────
def test_a_case_goes_from_the_letter_to_the_answer_step_by_step(client, keeper, person):
    case = AccessRequest(person=person, kind=Kind.ACCESS, way="letter",
                         received_on=timezone.localdate())  # fmt: skip
    rights.registered(case, keeper)
    for name in ("right_assemble", "right_review", "right_deliver"):
        client.post(url(name, case.pk))
    case.refresh_from_db()
    assert (case.package, case.reviewed_at, case.delivered_at) == ({}, None, None)

    client.post(url("right_identify", case.pk), {"identity": "Känd adress"})
    client.post(url("right_assemble", case.pk))
    case.refresh_from_db()
    assert case.package.keys() == privacy.export(person).keys()
    assert "Tallberg" in client.get(url("right", case.pk)).content.decode()

    kept = [name for name in case.package if name != "history"]
    client.post(url("right_deliver", case.pk))
    assert not Message.objects.exists()
    client.post(url("right_review", case.pk), {"parts": kept})
    for _press in range(2):
        client.post(url("right_deliver", case.pk))
    case.refresh_from_db()
    assert "history" not in case.copy
    assert Message.objects.get().person == person

    client.post(url("right_close", case.pk), {"outcome": "partly", "decision": ""})
    case.refresh_from_db()
    assert case.closed_at is None
    client.post(url("right_close", case.pk), {"outcome": "partly", "decision": "Rör någon annan"})
    case.refresh_from_db()
    assert (case.outcome, case.closed_by) == ("partly", keeper)
    assert steps() == [
        "registered", "identified", "assembled", "reviewed", "delivered", "closed",
    ]  # fmt: skip


def test_the_time_is_made_longer_once_with_a_reason(client, keeper, person):
    case = rights.ask(person, Kind.ACCESS, "")
    client.post(url("right_extend", case.pk), {"extension": ""})
    case.refresh_from_db()
    assert case.extended_on is None

    client.post(url("right_extend", case.pk), {"extension": "Arkivet är stort"})
    client.post(url("right_extend", case.pk), {"extension": "En gång till, tack"})

    case.refresh_from_db()
    assert case.due_on == months_after(case.received_on, 3)
    assert case.extension == "Arkivet är stort"


def test_the_queue_marks_what_is_overdue_and_what_is_due_soon(client, keeper, person):
    late = rights.ask(person, Kind.ACCESS, "")
    AccessRequest.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(1))
    soon = rights.ask(person, Kind.OBJECTION, "")
    AccessRequest.objects.filter(pk=soon.pk).update(due_on=timezone.localdate() + timedelta(3))

    page = client.get(url("rights"))

    assert (page.context["overdue"], page.context["soon"]) == (1, 1)
    assert page.content.decode().count('class="sv-hit"') == 1
    assert "Rättighetsärenden" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_queue_asks_as_many_questions_for_three_as_for_one(client, keeper):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get(url("rights"))
        return len(asked)

    rights.ask(PersonFactory(), Kind.ACCESS, "")
    questions()
    one = questions()
    for _number in range(2):
        rights.ask(PersonFactory(), Kind.ACCESS, "")

    assert questions() == one


# ── Fetched ───────────────────────────────────────────────────────────────────────────────────
def test_the_link_in_the_letter_shows_a_page_and_only_a_post_hands_out_the_copy(
    client, keeper, person
):
    case = delivered(person, keeper)
    link = re.search(r"https?://[^/\s]+(/a/\S+)", Message.objects.get().text)[1]
    client.logout()

    assert "Tallberg" not in client.get(link).content.decode()
    case.refresh_from_db()
    assert case.fetched_at is None
    copy = client.post(link, {"kind": "json"})

    assert "Tallberg" in copy.content.decode()
    assert copy["Cache-Control"] == "no-store"
    case.refresh_from_db()
    assert case.fetched_at is not None
    assert steps()[-1] == "fetched"


def test_after_thirty_days_link_and_copy_are_gone(client, keeper, person):
    case = delivered(person, keeper)
    link = re.search(r"https?://[^/\s]+(/a/\S+)", Message.objects.get().text)[1]
    AccessRequest.objects.update(delivered_at=timezone.now() - timedelta(days=31))

    tasks.forget_copies()

    case.refresh_from_db()
    assert case.package == {}
    client.logout()
    assert client.post(link).status_code == 410


def test_a_person_fetches_their_own_copy_and_nobody_elses(client, keeper, person):
    case = delivered(person, keeper)
    other = PersonFactory(user=UserFactory())
    there = reverse("alumni:fetch_copy", args=[case.pk])
    client.force_login(other.user)
    assert client.post(there).status_code == 404

    client.force_login(person.user)
    copy = client.post(there, {"kind": "html"})

    assert copy["Content-Disposition"].endswith('.html"')
    assert "Tallberg" in copy.content.decode()


def test_somebody_without_an_address_gets_the_copy_printed(client, keeper):
    person = PersonFactory(family_name="Tallberg", email=False)
    case = delivered(person, keeper)
    assert not Message.objects.exists()

    copy = client.post(url("right_print", case.pk))

    assert "Tallberg" in copy.content.decode()
    assert steps()[-1] == "fetched"


def test_nothing_is_printed_before_it_was_looked_through(client, keeper, person):
    case = rights.ask(person, Kind.ACCESS, "")
    rights.assemble(case, keeper)

    assert client.post(url("right_print", case.pk)).status_code == 302


# ── Who may, and what the database holds ──────────────────────────────────────────────────────
def test_cases_of_protected_identities_are_for_those_who_may_handle_them(client, keeper, person):
    case = rights.ask(person, Kind.ACCESS, "")
    person.protect()

    assert "Tallberg" not in client.get(url("rights")).content.decode()
    assert client.get(url("right", case.pk), follow=True).status_code == 404
    assert client.post(url("right_assemble", case.pk), follow=True).status_code == 404


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_the_queue_is_closed_to_all_who_do_not_keep_the_register(client, role, person):
    case = rights.ask(person, Kind.ACCESS, "")
    client.force_login(UserFactory(role=role))

    assert client.get(url("rights")).status_code in (302, 403)
    assert client.get(url("right", case.pk)).status_code in (302, 403)
    assert client.post(url("right_close", case.pk)).status_code in (302, 403)


def test_erasing_a_person_leaves_the_case_without_their_words(keeper, person):
    case = delivered(person, keeper)

    privacy.erase(person, None)

    case.refresh_from_db()
    assert (case.person, case.name, case.text, case.package) == (None, "", "", {})


@pytest.mark.parametrize(
    "broken",
    [{"delivered_at": timezone.now()}, {"extended_on": date(2026, 1, 1)},
     {"closed_at": timezone.now()}],
)  # fmt: skip
def test_the_database_refuses_a_case_that_skipped_a_step(person, broken):
    case = rights.ask(person, Kind.ACCESS, "")

    with pytest.raises(IntegrityError):
        AccessRequest.objects.filter(pk=case.pk).update(**broken)


def test_who_has_no_address_is_said_to_get_no_letter(client, keeper):
    person = PersonFactory(email=False)
    case = rights.ask(person, Kind.ACCESS, "")
    rights.assemble(case, keeper)
    rights.review(case, [], keeper)

    page = client.post(url("right_deliver", case.pk), follow=True).content.decode()

    assert "det finns ingen adress" in page


def test_a_kept_copy_is_read_in_the_order_of_ones_own_page(client, keeper, person):
    case = rights.ask(person, Kind.ACCESS, "")
    rights.assemble(case, keeper)
    case.refresh_from_db()

    names = list(own_copy.in_order(case.package))

    assert names[:4] == ["person", "addresses", "degrees", "work"]
    assert set(names) == set(case.package)
