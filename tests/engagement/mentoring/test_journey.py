"""From a round to a certificate, as the people meet it: by their letters and pages."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from alumni.models import Interaction, User
from campaigns.models import Message
from engagement import outcomes
from engagement.mentoring import clock, ending, inviting, links, pairing
from engagement.models import MentorApplication, MentorPair, MentorRound, RoundMentor, Side
from tests.engagement.mentoring.stage import (
    RoundFactory,
    active,
    day,
    invited,
    letters_to,
    mentor,
    offered,
    path,
    willing,
)
from tests.factories import ProgrammeFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db
State = MentorPair.State
EMAIL = "tove.granlund@student.miun.example"


def said(client, url, **data):
    response = client.post(url, data, follow=True)
    return response.content.decode()


def code_in(message: Message) -> str:
    return re.search(r"\b\d{6}\b", message.text)[0]


def apply_url(of: MentorRound, name: str = "apply") -> str:
    return f"/sv/mentoring/{of.pk}/{name}/"


def application(programme, topic, **more):
    return {
        "given_name": "Tove", "family_name": "Granlund", "programme": programme.pk, "year": 3,
        "topic_words": topic.name_sv, "goals": "Våga söka chefsjobb.", "languages": ["sv"],
        "county": "22", "online": "on", **more,
    }  # fmt: skip


def test_from_round_to_certificate(client):
    of, programme = RoundFactory(), ProgrammeFactory(name_sv="Sportteknologi")
    topic, person = TopicFactory(name_sv="Ledarskap"), willing(given_name="Åsa")
    inviting.invite(of.pk)
    row = RoundMentor.objects.get()

    # The mentor says yes from the letter.
    assert "Vill du vara mentor" in letters_to(person.primary_address.email)[0].text
    confirm = {"capacity": 1, "topic_words": "Ledarskap", "languages": ["sv"], "online": "on"}
    assert "Tack!" in said(client, path(row, "confirm"), **confirm)

    # The student shows an address and applies.
    client.post(apply_url(of, "code"), {"email": EMAIL})
    client.post(apply_url(of, "prove"), {"code": code_in(letters_to(EMAIL)[0])})
    page = said(client, apply_url(of), **application(programme, topic))
    assert "Vi har din ansökan" in page
    student = MentorApplication.objects.get(email=EMAIL)
    assert (student.programme, list(student.topics.all())) == (programme, [topic])

    # Everybody is paired; both say yes.
    assert pairing.pair_all(of.pk) == 1
    assert pairing.offer(of.pk) == 1
    pair = MentorPair.objects.get()
    said(client, path(student, "accept", pair))
    page = said(client, path(row, "accept", pair))
    assert EMAIL in page
    assert Interaction.objects.filter(person=person, title__startswith="Mentor:").exists()
    assert outcomes.numbers(programme=programme)["mentor"] == 1

    # They meet, agree on something, and say how it fits.
    said(client, path(student, "goals", pair), goals="Söka ett jobb före jul.")
    assert "Söka ett jobb före jul." in client.get(path(row)).content.decode()
    said(client, path(row, "met", pair), on=timezone.localdate().isoformat())
    assert clock.ask_fit() == 1
    said(client, path(student, "fit", pair), fits="yes")
    assert pair.checks.get().fits

    # The round closes: thanks, and a certificate.
    assert ending.close_round(of.pk) == 1
    pair.refresh_from_db()
    assert pair.outcome == MentorPair.Outcome.CARRIED_THROUGH
    response = client.get(path(student, "certificate", pair))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert client.get(path(row, "certificate", pair)).status_code == 404
    assert "Tack för att du är mentor" in letters_to(person.primary_address.email)[-1].subject


# ── Before both have said yes ─────────────────────────────────────────────────────────────────
def everything_for(client, pair, side):
    row = links.row_of(pair, side)
    address = pair.application.email if side == Side.STUDENT else (
        pair.mentor.person.primary_address.email
    )  # fmt: skip
    response = client.get(path(row))
    words = [response.content.decode(), str(response.headers)]
    return " ".join(words + [m.subject + m.text + m.html for m in letters_to(address)])


@pytest.mark.parametrize("accepted", [None, Side.STUDENT, Side.MENTOR])
def test_no_name_or_address_of_the_other_before_both_have_said_yes(client, accepted):
    pair = offered(
        given_name="Tove", family_name="Granlundsson", email=EMAIL,
        goals="Skriv till mig: tove.granlund@student.miun.example",
    )  # fmt: skip
    person = pair.mentor.person
    person.family_name, person.phone = "Hemligsson", "070-174 06 05"
    person.save()
    RoundMentor.objects.update(words="Ring 070-174 06 05")
    if accepted:
        said(client, path(links.row_of(pair, accepted), "accept", pair))

    for_mentor = everything_for(client, pair, Side.MENTOR)
    for_student = everything_for(client, pair, Side.STUDENT)

    assert "Tove" in for_mentor
    assert EMAIL not in for_mentor
    assert "Granlundsson" not in for_mentor
    assert person.given_name in for_student
    for secret in ("Hemligsson", person.primary_address.email, "174 06 05"):
        assert secret not in for_student


def test_after_both_each_has_the_address_of_the_other(client):
    pair = active(email=EMAIL)

    assert EMAIL in everything_for(client, pair, Side.MENTOR)
    mail = pair.mentor.person.primary_address.email
    assert mail in everything_for(client, pair, Side.STUDENT)


def test_a_protected_mentor_is_named_nowhere_at_once(client):
    pair = active()
    person = pair.mentor.person
    person.protect()

    page = client.get(path(pair.application)).content.decode()

    assert person.family_name not in page
    assert person.primary_address.email not in page


def test_following_a_link_changes_nothing(client):
    pair = offered()
    before = MentorPair.objects.values().get()

    for side in (Side.STUDENT, Side.MENTOR):
        row = links.row_of(pair, side)
        for name in ("", "accept", "decline", "leave", "withdraw", "not-this-time", "confirm"):
            assert client.get(path(row, name, pair)).status_code == 200

    assert MentorPair.objects.values().get() == before
    assert MentorApplication.objects.get().withdrawn_at is None


def test_a_link_opens_no_pair_of_others(client):
    pair, other = offered(), offered()

    assert client.post(path(pair.application, "accept", other)).status_code == 404
    assert client.post(path(pair.mentor, "decline", other)).status_code == 404

    other.refresh_from_db()
    assert other.state == State.OFFERED


def test_strangers_find_no_mentors_page(client):
    pair = active()
    client.force_login(UserFactory(role=User.Role.ALUMNUS))
    url = f"/sv/my-requests/mentoring/{pair.mentor_id}/"

    assert client.get(url).status_code == 403
    other = willing()
    other.user = UserFactory()
    other.save()
    client.force_login(other.user)
    assert client.get(url).status_code == 404
    assert client.post(f"{url}{pair.pk}/leave/").status_code == 404


def test_a_mentor_answers_on_their_own_pages_too(client):
    pair = offered()
    person = pair.mentor.person
    person.user = UserFactory()
    person.save()
    client.force_login(person.user)
    url = f"/sv/my-requests/mentoring/{pair.mentor_id}/"
    assert "Tove" in client.get(url).content.decode()
    mine = client.get("/sv/my-requests/").content.decode()
    assert url in mine
    assert "Väntar på ditt svar" in mine
    assert "Ingen har frågat dig än" not in mine

    assert client.post(f"{url}{pair.pk}/accept/").status_code == 302

    pair.refresh_from_db()
    assert pair.mentor_accepted_at
    assert "Väntar på ditt svar" not in client.get("/sv/my-requests/").content.decode()


def test_taking_the_application_back_erases_it_and_ends_the_pair_kindly(client):
    pair = active(email=EMAIL)
    old = path(pair.application)

    said(client, path(pair.application, "withdraw"))

    assert not MentorApplication.objects.filter(email=EMAIL).exists()
    pair.refresh_from_db()
    assert pair.outcome == MentorPair.Outcome.ENDED_EARLY
    assert client.get(old).status_code == 404
    assert "Ert par är avslutat" in letters_to(pair.mentor.person.primary_address.email)[-1].subject


def test_what_was_written_in_the_pair_goes_with_the_application(client):
    pair = active()
    said(client, path(pair.application, "goals", pair), goals="Våga ta plats.")
    said(client, path(pair.application, "fit", pair), fits="no", words="Vi talar förbi varandra.")

    said(client, path(pair.application, "withdraw"))

    pair.refresh_from_db()
    assert (pair.goals, pair.checks.get().words) == ("", "")


def test_what_the_two_have_in_common_is_not_told_of_a_mentor_who_is_protected(client):
    pair = offered()
    page = client.get(path(pair.application)).content.decode()
    assert "Västernorrland" in page.split("<aside")[0]

    pair.mentor.person.protect()

    page = client.get(path(pair.application)).content.decode()
    assert "Västernorrland" not in page.split("<aside")[0]


def test_who_comes_back_after_the_round_is_closed_is_promised_nothing(client):
    pair = offered()
    MentorPair.objects.update(deadline=timezone.now() - timedelta(hours=1))
    clock.lapse()
    ending.close_round(pair.round_id)

    page = client.get(path(pair.application)).content.decode()

    assert "Är du kvar?" not in page
    assert "Vi letar" not in said(client, path(pair.application, "come-back", pair))


def test_closing_a_round_tells_those_who_never_became_a_pair_that_it_came_to_nothing(client):
    pair = offered(email=EMAIL)

    ending.close_round(pair.round_id)

    assert "Det blir inte det här paret" in letters_to(EMAIL)[-1].subject
    page = client.get(path(pair.mentor)).content.decode()
    assert "Omgången är slut" in page
    assert "Jag kan inte fortsätta som mentor" not in page


def test_refused_forms_keep_what_was_typed(client):
    pair = active()

    page = said(client, path(pair.application, "met", pair), on=day(3).isoformat())

    assert day(3).isoformat() in page
    assert not pair.meetings.exists()


# ── Applying ──────────────────────────────────────────────────────────────────────────────────
def test_an_address_from_elsewhere_is_refused_with_the_way_out(client):
    of = RoundFactory()

    page = said(client, apply_url(of, "code"), email="tove@gmail.example")

    assert "student.miun.example" in page
    assert not Message.objects.exists()


def test_a_code_works_in_the_browser_that_asked_for_it_alone(client):
    of = RoundFactory()
    client.post(apply_url(of, "code"), {"email": EMAIL})
    code, other = code_in(letters_to(EMAIL)[0]), Client()

    other.post(apply_url(of, "prove"), {"code": code})
    assert "goals" not in other.get(apply_url(of)).content.decode()

    client.post(apply_url(of, "prove"), {"code": f"{code[:3]} {code[3:]}"})
    assert EMAIL in client.get(apply_url(of)).content.decode()


def test_five_wrong_codes_end_the_right_one(client):
    of = RoundFactory()
    client.post(apply_url(of, "code"), {"email": EMAIL})
    code = code_in(letters_to(EMAIL)[0])
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    for _ in range(5):
        client.post(apply_url(of, "prove"), {"code": wrong})
    client.post(apply_url(of, "prove"), {"code": code})

    assert "family_name" not in client.get(apply_url(of)).content.decode()


def test_a_code_expires_after_ten_minutes(client, time_machine):
    of = RoundFactory()
    client.post(apply_url(of, "code"), {"email": EMAIL})
    code = code_in(letters_to(EMAIL)[0])
    time_machine.move_to(timezone.now() + timedelta(minutes=11))

    assert "gått ut" in said(client, apply_url(of, "prove"), code=code)


def test_a_fourth_code_to_an_address_within_minutes_is_refused(client):
    of = RoundFactory()

    answers = [client.post(apply_url(of, "code"), {"email": EMAIL}).status_code for _ in range(4)]

    assert answers == [302, 302, 302, 429]


def test_an_account_with_an_address_at_the_university_needs_no_code(client):
    user = UserFactory(email=EMAIL)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    client.force_login(user)

    assert "family_name" in client.get(apply_url(RoundFactory())).content.decode()


def test_applying_again_replaces_the_first_application(client):
    of, programme, topic = RoundFactory(), ProgrammeFactory(), TopicFactory(name_sv="Ledarskap")
    client.post(apply_url(of, "code"), {"email": EMAIL})
    client.post(apply_url(of, "prove"), {"code": code_in(letters_to(EMAIL)[0])})

    for goals in ("Först.", "Sedan."):
        said(client, apply_url(of), **application(programme, topic, goals=goals))

    assert MentorApplication.objects.get().goals == "Sedan."


def test_what_is_proposed_is_known_to_the_office_alone_and_follows_what_the_student_changes(client):
    of, programme, topic = RoundFactory(), ProgrammeFactory(), TopicFactory(name_sv="Ledarskap")
    mentor(of).topics.add(topic)
    client.post(apply_url(of, "code"), {"email": EMAIL})
    client.post(apply_url(of, "prove"), {"code": code_in(letters_to(EMAIL)[0])})
    said(client, apply_url(of), **application(programme, topic))
    pairing.pair_all(of.pk)
    before = MentorPair.objects.get().score

    page = said(client, apply_url(of), **application(programme, topic, county=""))

    assert "Vi har din ansökan" in page
    assert MentorPair.objects.get().score < before


def test_a_round_that_takes_no_applications_is_not_found(client):
    for fields in ({"applications_from": day(1)}, {"applications_until": day(-1)}):
        assert client.get(apply_url(RoundFactory(**fields))).status_code == 404


def test_the_open_rounds_stand_on_the_page_of_the_programme(client):
    of, closed = RoundFactory(), RoundFactory(closed_at=timezone.now())

    page = client.get("/sv/mentoring/").content.decode()

    assert of.name_sv in page
    assert closed.name_sv not in page


def test_an_invited_mentor_reads_the_page_without_signing_in(client):
    row = invited(RoundFactory())

    page = client.get(path(row)).content.decode()

    assert "Inte den här gången" in page
