"""What a rights request asks for is done from the case itself."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from alumni import granting, merging, own_erasure, privacy, profile, rights
from alumni.models import AccessRequest, Address, AuditEntry, ConsentState, Person, User
from campaigns import outbox
from campaigns.models import Effect, Message, Suppression
from cms import setup
from tests.campaigns.mailroom import FakeServer
from tests.factories import PersonFactory, UserFactory, consent
from tests.reading import one_line

pytestmark = pytest.mark.django_db
Kind = AccessRequest.Kind
EMAIL = "nora@alumni.example"
CONFIRMED = {"word": "tallberg ", "decision": "Raderad på egen begäran, dnr MIUN 2026/14"}


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
    return PersonFactory(
        given_name="Nora", family_name="Tallberg", email=EMAIL, user=UserFactory(email=EMAIL)
    )


@pytest.fixture
def case(keeper, person):
    return by_post(person, keeper)


def by_post(person, keeper, kind=Kind.ERASURE, **fields):
    made = AccessRequest(
        person=person, name=person.name, kind=kind, way="letter", text="Radera mig",
        received_on=timezone.localdate(), identity="Känd adress", **fields,
    )  # fmt: skip
    rights.registered(made, keeper)
    return made


def again(row):
    return type(row).objects.get(pk=row.pk)


def sent(settings, answer=None):
    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        outbox.send_due()
    return server


# ── Erasure ───────────────────────────────────────────────────────────────────────────────────
def test_the_case_leads_to_a_page_that_tells_line_by_line_what_goes(client, case, person):
    there = url("right_erase", case.pk)
    assert there in client.get(url("right", case.pk)).content.decode()

    page = one_line(client.get(there))

    lines = own_erasure.lines(person, own=False)
    assert {"person", "addresses", "rights_requests"} <= {line.name for line in lines}
    for line in lines:
        assert str(line.heading) in page
        assert str(line.left) in page
    assert "written about you" not in str([str(line.heading) for line in lines])
    assert EMAIL not in page
    assert not again(person).erased_at


def test_the_office_is_told_of_the_person_and_not_as_if_it_were_them(person):
    for name, words in own_erasure.LEFT.items():
        told = own_erasure.LEFT_OF_ANOTHER.get(name, words)
        assert not re.search(r"\b(du|din|ditt|dina|dig)\b", str(told), re.IGNORECASE), name


def test_the_last_name_erases_and_closes_the_case_with_it(client, case, person, keeper):
    answer = client.post(url("right_erase", case.pk), CONFIRMED)

    case, person = again(case), again(person)
    assert answer.url == url("right", case.pk)
    assert person.erased_at
    assert (case.outcome, case.decision, case.closed_by) == (
        "granted", CONFIRMED["decision"], keeper,
    )  # fmt: skip
    assert (case.person, case.name, case.text) == (None, "", "")
    entry = AuditEntry.objects.get(act=AuditEntry.Act.ERASE, person=person)
    assert entry.by == keeper
    log = AuditEntry.objects.filter(act=AuditEntry.Act.RIGHTS).order_by("pk")
    assert [row.detail["step"] for row in log] == ["registered", "erased", "closed"]


@pytest.mark.parametrize(
    "typed",
    [{"word": "Tallberg"}, {"word": "Tallbergs"}, {"word": ""}, {"decision": ""},
     {"decision": "Nora Tallberg raderas"}, {"decision": f"Svar till {EMAIL}"}],
)  # fmt: skip
def test_nothing_is_erased_by_a_wrong_word_or_a_decision_that_would_name_them(
    client, case, person, typed
):
    given = CONFIRMED | typed if len(typed) == 1 and "word" not in typed else typed

    page = client.post(url("right_erase", case.pk), given)

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not again(person).erased_at
    assert not again(case).closed_at


def test_a_closed_case_does_not_say_that_who_wrote_by_post_was_signed_in(client, case):
    client.post(url("right_erase", case.pk), CONFIRMED)

    assert "Loggade in" not in client.get(url("right", case.pk)).content.decode()


def test_a_yes_to_erasure_is_not_said_without_erasing(client, case, person):
    answer = client.post(url("right_close", case.pk), {"outcome": "granted", "decision": "Ja"})

    assert answer.url == url("right_erase", case.pk)
    assert not again(case).closed_at


def test_pressed_twice_it_is_done_once(client, case, person):
    for _press in range(2):
        answer = client.post(url("right_erase", case.pk), CONFIRMED, follow=True)

    assert answer.status_code == 200
    assert "redan raderad" in one_line(answer)
    assert AuditEntry.objects.filter(act=AuditEntry.Act.ERASE).count() == 1
    assert Message.objects.count() == 1


def test_erasing_and_closing_are_both_done_or_neither(case, person, keeper, monkeypatch):
    monkeypatch.setattr(granting, "farewell", lambda last: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        granting.erase(case, "Beviljad", keeper)

    assert not again(person).erased_at
    assert not again(case).closed_at


def test_somebody_who_has_erased_themself_meanwhile_leaves_a_case_to_close(
    client, case, person, keeper
):
    stale = again(case)
    privacy.erase(person, None)

    with pytest.raises(granting.NotYet):
        granting.erase(stale, "Beviljad", keeper)
    answer = client.get(url("right_erase", case.pk), follow=True)

    assert "redan raderad" in one_line(answer)
    assert "raderats under tiden" in one_line(answer)
    client.post(url("right_close", case.pk), {"outcome": "granted", "decision": ""})
    assert again(case).closed_at


def test_a_case_of_somebody_merged_meanwhile_erases_whoever_they_are_now(client, case, person):
    kept = PersonFactory(given_name="Nora", family_name="Granholm")
    stale = again(case)
    merging.merge(kept, person, None)

    with pytest.raises(granting.NotYet):
        granting.erase(stale, "Beviljad", UserFactory(role="staff"))
    assert client.post(url("right_erase", case.pk), CONFIRMED).status_code == 200
    client.post(url("right_erase", case.pk), CONFIRMED | {"word": "Granholm"})

    assert again(kept).erased_at
    assert again(person).erased_at


def test_whoever_is_signed_in_elsewhere_is_signed_out(client, django_client, case, person):
    django_client.force_login(person.user)
    assert django_client.get(reverse("alumni:profile")).status_code == 200

    client.post(url("right_erase", case.pk), CONFIRMED)

    assert "/account/login/" in django_client.get(reverse("alumni:profile")).url
    assert not User.objects.filter(email=EMAIL).exists()


@pytest.fixture
def django_client():
    from django.test import Client

    return Client()


def test_an_account_at_work_stays_and_the_office_reads_that_it_does(client, case, person):
    User.objects.filter(pk=person.user_id).update(role=User.Role.TEACHER)

    page = one_line(client.get(url("right_erase", case.pk)))
    client.post(url("right_erase", case.pk), CONFIRMED)

    assert "konto i arbetet" in page
    assert again(person).erased_at
    assert User.objects.filter(email=EMAIL).exists()


def test_somebody_at_the_office_may_carry_out_their_own_request(client, keeper):
    own = PersonFactory(family_name="Tallberg", user=keeper)
    made = by_post(own, keeper)

    client.post(url("right_erase", made.pk), CONFIRMED)

    assert again(own).erased_at
    assert client.get(url("rights")).status_code == 200


def test_only_an_open_case_of_somebody_known_erases(client, keeper, person):
    unknown = by_post(person, keeper)
    AccessRequest.objects.filter(pk=unknown.pk).update(identified_at=None, identity="")
    other = by_post(person, keeper, Kind.ACCESS)
    closed = by_post(person, keeper)
    rights.close(closed, "refused", "Arkivlagen gäller", keeper)

    for made in (unknown, other, closed):
        for ask in (client.get, client.post):
            assert ask(url("right_erase", made.pk), CONFIRMED).url == url("right", made.pk)

    assert not again(person).erased_at


def test_protected_persons_are_erased_by_those_who_may_handle_them(client, case, person, keeper):
    person.protect()
    assert client.get(url("right_erase", case.pk), follow=True).status_code == 404
    assert client.post(url("right_erase", case.pk), CONFIRMED, follow=True).status_code == 404
    assert not again(person).erased_at

    User.objects.filter(pk=keeper.pk).update(handles_protected=True)
    client.post(url("right_erase", case.pk), CONFIRMED)

    assert again(person).erased_at


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
@pytest.mark.parametrize(
    "name", ["right_erase", "right_hide", "right_show", "right_pause", "right_stop_letters"]
)
def test_the_acts_are_closed_to_all_who_do_not_keep_the_register(client, case, role, name):
    client.force_login(UserFactory(role=role))

    assert client.post(url(name, case.pk), CONFIRMED).status_code in (302, 403)

    assert not again(case).closed_at
    assert not again(case.person).hidden_at


def test_a_case_about_nobody_gets_its_person_afterwards(client, keeper, person):
    made = AccessRequest(
        name="Nora T", kind=Kind.ERASURE, way="letter", received_on=timezone.localdate(),
        identity="Känd adress",
    )  # fmt: skip
    rights.registered(made, keeper)
    assert 'name="person"' in client.get(url("right", made.pk)).content.decode()

    client.post(url("right_identify", made.pk), {"identity": "Id-kort", "person": person.pk})

    assert again(made).person == person
    assert url("right_erase", made.pk) in client.get(url("right", made.pk)).content.decode()


def test_a_protected_person_cannot_be_found_out_by_number(client, keeper, person):
    person.protect()
    made = AccessRequest(
        name="N", kind=Kind.ERASURE, way="letter", received_on=timezone.localdate()
    )
    rights.registered(made, keeper)

    client.post(url("right_identify", made.pk), {"identity": "Id-kort", "person": person.pk})

    assert again(made).person is None


# ── The last letter ───────────────────────────────────────────────────────────────────────────
def test_a_letter_says_that_it_is_done_and_its_address_goes_with_it(client, case, person, settings):
    client.post(url("right_erase", case.pk), CONFIRMED)
    waiting = Message.objects.get()
    assert (waiting.to, waiting.person, waiting.to_name) == (EMAIL, None, "")
    assert "Tallberg" not in waiting.text + waiting.html

    server = sent(settings)

    [(to, _raw)] = server.taken
    assert to == EMAIL
    assert "Det är gjort" in waiting.text
    assert EMAIL not in str(vars(again(waiting)))
    assert again(waiting).state == Message.State.SENT


@pytest.mark.parametrize(
    "answer",
    [b"550 5.1.1 <nora@alumni.example> unknown\r\n", b"550 5.7.1 no <nora@alumni.example>\r\n"],
)
def test_a_letter_that_is_refused_leaves_no_address_either(client, case, person, settings, answer):
    client.post(url("right_erase", case.pk), CONFIRMED)

    sent(settings, lambda verb, text, nth: answer if verb == "RCPT" else b"")

    message = Message.objects.get()
    assert (message.state, message.to) == (Message.State.FAILED, "")
    assert "nora" not in message.words
    assert not Suppression.objects.exclude(email="").exists()
    assert not Effect.objects.exclude(email="").exists()


def test_a_letter_whose_worker_ended_leaves_no_address_either(client, case, person):
    client.post(url("right_erase", case.pk), CONFIRMED)
    Message.objects.update(
        state=Message.State.SENDING, lease_until=timezone.now() - timedelta(minutes=1)
    )

    outbox._note_abandoned()

    message = Message.objects.get()
    assert (message.state, message.to) == (Message.State.UNCERTAIN, "")


def test_the_database_keeps_no_address_of_a_farewell_that_has_ended(client, case, person):
    client.post(url("right_erase", case.pk), CONFIRMED)

    with pytest.raises(IntegrityError):
        Message.objects.update(state=Message.State.SENT)


def test_somebody_else_with_the_address_does_not_take_the_letter_along(client, case, person):
    client.post(url("right_erase", case.pk), CONFIRMED)
    spouse = PersonFactory(email=EMAIL)

    privacy.erase(spouse, None)

    assert Message.objects.get().to == EMAIL


@pytest.mark.parametrize("wrong", ["none", "dead", "wrong", "complaint", "deceased", "barred"])
def test_whom_no_letter_reaches_is_told_on_paper(client, case, person, wrong):
    if wrong == "none":
        person.addresses.all().delete()
    elif wrong == "deceased":
        Person.objects.filter(pk=person.pk).update(deceased_at=timezone.now())
    elif wrong == "barred":
        Suppression.add(EMAIL, Suppression.Reason.UNKNOWN)
    else:
        Address.objects.filter(person=person).update(state=wrong)

    before = one_line(client.get(url("right_erase", case.pk)))
    after = one_line(client.post(url("right_erase", case.pk), CONFIRMED, follow=True))

    assert "Ingen e-post når" in before
    assert "skriv ut brevet" in after
    assert not Message.objects.exists()
    paper = one_line(client.get(url("right_letter", case.pk, "en")))
    assert "you are erased" in paper
    assert "Tallberg" not in paper


def test_there_is_no_letter_of_what_was_not_done(client, case):
    assert client.get(url("right_letter", case.pk, "sv")).status_code == 404


# ── The other kinds ───────────────────────────────────────────────────────────────────────────
def test_an_objection_ends_every_kind_of_letter(client, keeper, person):
    consent(person)
    made = by_post(person, keeper, Kind.OBJECTION)

    assert url("right_stop_letters", made.pk) in client.get(url("right", made.pk)).content.decode()
    for _press in range(2):
        client.post(url("right_stop_letters", made.pk))

    assert "nej till alla slags brev" in one_line(client.get(url("right", made.pk)))
    states = ConsentState.objects.filter(person=person)
    assert states.exists()
    assert not states.filter(granted=True).exists()
    said = states.first().consent
    assert (said.source, said.by) == ("staff", keeper)


def test_a_restriction_hides_and_what_the_case_hid_it_can_show(client, keeper, person):
    made = by_post(person, keeper, Kind.RESTRICTION)

    for _press in range(2):
        client.post(url("right_hide", made.pk))
    assert again(person).hidden_at
    assert AuditEntry.objects.filter(detail__step="hidden").count() == 1

    client.post(url("right_show", made.pk))
    assert again(person).hidden_at is None


def test_who_hid_by_their_own_choice_is_not_shown_by_the_office(client, keeper, person):
    made = by_post(person, keeper, Kind.RESTRICTION)
    client.post(url("right_hide", made.pk))
    profile.show(again(person))
    profile.hide(again(person))

    client.post(url("right_show", made.pk))

    assert again(person).hidden_at
    assert url("right_show", made.pk) not in client.get(url("right", made.pk)).content.decode()


def test_a_restriction_pauses_until_a_day_to_come(client, keeper, person):
    made = by_post(person, keeper, Kind.RESTRICTION)
    today = timezone.localdate()

    client.post(url("right_pause", made.pk), {"paused_until": today - timedelta(1)})
    assert not again(person).paused_until

    client.post(url("right_pause", made.pk), {"paused_until": today + timedelta(9)})
    assert again(person).paused_until == today + timedelta(9)


def test_a_correction_leads_to_where_it_is_mended(client, keeper, person):
    made = by_post(person, keeper, Kind.CORRECTION)

    assert url("mend", person.pk) in client.get(url("right", made.pk)).content.decode()


@pytest.mark.parametrize("name", ["right_hide", "right_pause", "right_stop_letters"])
def test_a_case_does_only_what_it_asks_for(client, case, person, name):
    client.post(url(name, case.pk), {"paused_until": timezone.localdate() + timedelta(9)})

    person = again(person)
    assert (person.hidden_at, person.paused_until) == (None, None)
    assert not ConsentState.objects.filter(person=person).exists()
