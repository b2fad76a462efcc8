from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import AuditEntry, User
from engagement.mentoring import ending, following, overview, pairing
from engagement.models import MentorPair, MentorRound, Side
from tests.engagement.mentoring.stage import (
    RoundFactory,
    StudentFactory,
    active,
    day,
    letters_to,
    mentor,
    offered,
    willing,
)
from tests.factories import TopicFactory, UserFactory
from tests.reading import one_line

pytestmark = pytest.mark.django_db
ROUND_ACTS = ("invite", "pair_all", "offer", "add", "close_round")
PAIR_ACTS = ("lock", "unlock", "unpair", "move", "swap", "re_pair", "close")


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    return client


def url(name, pk):
    return reverse(f"mentoring_{name}", args=[pk])


def do(client, name, pk, **data):
    return client.post(url(name, pk), data, follow=True).content.decode()


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER, User.Role.COMMUNICATOR])
def test_only_those_who_keep_the_register_run_the_programme(client, role):
    pair = offered()
    client.force_login(UserFactory(role=role))

    for name in ("round", "follow", "edit"):
        assert client.get(url(name, pair.round_id)).status_code in (302, 403)
    for name in ROUND_ACTS:
        assert client.post(url(name, pair.round_id)).status_code in (302, 403)
    for name in ("pair", *PAIR_ACTS):
        method = client.get if name == "pair" else client.post
        assert method(url(name, pair.pk)).status_code in (302, 403)

    pair.refresh_from_db()
    assert pair.state == "offered"


def test_acts_are_not_done_by_following_a_link(office):
    pair = offered()

    for name in ROUND_ACTS:
        assert office.get(url(name, pair.round_id)).status_code == 405
    for name in PAIR_ACTS:
        assert office.get(url(name, pair.pk)).status_code == 405


def test_a_round_is_made_and_days_out_of_order_are_refused_in_words(office):
    data = {
        "name_sv": "Våren", "name_en": "Spring", "applications_from": day(0),
        "applications_until": day(10), "mentors_until": day(10), "answer_days": 5,
        "starts_on": day(5), "ends_on": day(100), "goal": 130,
    }  # fmt: skip

    refused = office.post(reverse("mentoring_new"), data).content.decode()
    assert "Dagarna måste följa på varandra" in refused
    office.post(reverse("mentoring_new"), {**data, "starts_on": day(20)})

    assert MentorRound.objects.get().goal == 130


def test_the_office_goes_from_invitations_to_offers(office):
    of = RoundFactory()
    willing()
    assert "Ingen tillfrågades" in do(office, "invite", of.pk, most="")
    assert "1 mentor är tillfrågad" in do(office, "invite", of.pk)
    mentor(of)
    StudentFactory(round=of, family_name="Granlund")

    assert "Granlund" in do(office, "pair_all", of.pk)
    pair = of.pairs.get()
    do(office, "lock", pair.pk)
    page = do(office, "offer", of.pk)

    assert "Båda i 1 par är tillfrågade" in page
    assert "Är det rättvist?" in page


def test_by_hand_with_the_points_shown(office):
    of = RoundFactory()
    row, student = mentor(of), StudentFactory(round=of)
    assert f"{row.person.name}, 20 poäng" in one_line(office.get(url("round", of.pk)))

    do(office, "add", of.pk, student=student.pk, mentor=row.pk)

    assert of.pairs.get().by_hand


def test_what_a_change_would_mean_is_shown_before_and_done_after(office):
    of, topic = RoundFactory(), TopicFactory(slug="ledarskap")
    rows = [mentor(of), mentor(of)]
    students = [StudentFactory(round=of), StudentFactory(round=of)]
    rows[1].topics.add(topic)
    students[0].topics.add(topic)
    one, other = (
        pairing.add(student.pk, row.pk) for student, row in zip(students, rows, strict=True)
    )

    page = office.get(url("pair", one.pk)).content.decode()
    assert "Summan +20" in page
    do(office, "swap", one.pk, other=other.pk)

    assert of.pairs.get(application=students[0]).mentor == rows[1]


def test_a_mentor_with_room_takes_over(office):
    of = RoundFactory()
    pair, row = pairing.add(StudentFactory(round=of).pk, mentor(of).pk), mentor(of)

    do(office, "move", pair.pk, mentor=row.pk)

    assert of.pairs.get().mentor == row


def test_what_cannot_be_done_is_said_and_nothing_changes(office):
    of = RoundFactory()
    pair, full = pairing.add(StudentFactory(round=of).pk, mentor(of).pk), mentor(of)
    pairing.add(StudentFactory(round=of).pk, full.pk)

    assert "ingen plats kvar" in do(office, "move", pair.pk, mentor=full.pk)
    assert "inte igång" in do(office, "re_pair", pair.pk)
    assert "Välj hur det gick" in do(office, "close", active(of).pk, outcome="x")

    assert of.pairs.filter(pk=pair.pk, mentor=pair.mentor).exists()


def test_a_student_gets_another_mentor_and_both_are_told(office):
    pair = active()
    row = mentor(pair.round)

    do(office, "re_pair", pair.pk)

    pair.refresh_from_db()
    assert pair.outcome == MentorPair.Outcome.ANOTHER_MENTOR
    assert pair.round.pairs.offered().get().mentor == row


def test_why_somebody_is_without_a_pair_is_told(office):
    of = RoundFactory()
    pairing.add(StudentFactory(round=of).pk, mentor(of).pk)
    StudentFactory(round=of)
    StudentFactory(round=of, languages=["fi"])

    page = office.get(url("round", of.pk)).content.decode()

    assert "deras platser är tagna" in page
    assert "Ingen mentor talar något av deras språk" in page


def test_who_gets_the_next_choice_by_themselves_is_not_to_be_paired_anew(office):
    of = offered().round
    StudentFactory(round=of)
    free = mentor(of)

    page = office.get(url("round", of.pk)).content.decode()
    assert "inom en timme" in page
    assert "para ihop omgången på nytt" not in page

    gone = pairing.add(StudentFactory(round=of).pk, free.pk)
    MentorPair.objects.filter(pk=gone.pk).update(state="lapsed")
    assert "inom en timme" not in office.get(url("round", of.pk)).content.decode()


def test_what_needs_a_look(office):
    fine, unfit, silent = active(), active(), active()
    for pair in (unfit, silent):
        MentorPair.objects.filter(pk=pair.pk).update(round=fine.round)
    MentorPair.objects.update(started_at=timezone.now() - timedelta(days=60))
    following.note_meeting(fine.pk, Side.STUDENT, day(-2))
    following.note_meeting(silent.pk, Side.STUDENT, day(-50))
    following.say_fit(unfit.pk, Side.MENTOR, fits=False, words="Vi pratar förbi varandra.")

    page = office.get(url("follow", fine.round_id)).content.decode()

    assert str(fine.application) not in page
    assert "Tyst i en månad" in page
    assert "Passar inte ihop" in page
    assert "Har inte setts" in page


def test_a_protected_mentor_is_shown_to_nobody_who_may_not_know(office):
    pair = active()
    pair.mentor.person.protect()
    name = pair.mentor.person.family_name

    for page in (url("round", pair.round_id), url("follow", pair.round_id)):
        assert name not in office.get(page).content.decode()
    assert office.get(url("pair", pair.pk)).status_code == 404
    assert office.post(url("close", pair.pk), {"outcome": "never_met"}).status_code == 404


def test_the_list_goes_out_through_the_right_to_export_alone(client):
    pair = active()
    client.force_login(UserFactory(role=User.Role.STAFF))
    assert client.post(url("export", pair.round_id)).status_code in (302, 403)
    client.force_login(UserFactory(role=User.Role.STAFF, may_export=True))

    answer = client.post(url("export", pair.round_id))

    assert pair.application.email in answer.content.decode()
    assert AuditEntry.objects.filter(act=AuditEntry.Act.EXPORT, detail__rows=1).exists()


@pytest.mark.parametrize("name", ["round", "follow"])
def test_a_list_of_three_asks_no_more_than_a_list_of_one(
    office, name, django_assert_max_num_queries
):
    of = RoundFactory()
    active(of)
    StudentFactory(round=of)
    office.get(url(name, of.pk))
    with django_assert_max_num_queries(200) as first:
        office.get(url(name, of.pk))
    for _ in range(2):
        active(of)
        StudentFactory(round=of)

    with django_assert_max_num_queries(len(first)):
        office.get(url(name, of.pk))


def test_figures_of_a_round_count_what_begins_towards_the_goal():
    of = RoundFactory(goal=2)
    closed = active(of)
    ending.close(closed.pk, MentorPair.Outcome.CARRIED_THROUGH)
    offered(of)

    figures = overview.figures(of)

    assert (figures.reached, figures.living, figures.towards_goal) == (1, 1, 2)


def test_a_student_who_got_another_mentor_is_one_in_the_fairness_report():
    of = RoundFactory()
    pair = active(of)
    first, better = pair.mentor, mentor(of)
    topic = TopicFactory()
    for row in (pair.application, better):
        row.topics.add(topic)
    ending.re_pair(pair.pk)

    fair = overview.fairness(of)

    assert of.pairs.count() == 2
    assert (fair.pairs, fair.first_choice) == (1, 1)
    assert fair.total == of.pairs.living().get().score
    assert first.pairs.get().outcome == MentorPair.Outcome.ANOTHER_MENTOR
    assert [(share.paired, share.applied) for share in overview.shares(of)] == [(1, 1)]


def test_whose_pair_ended_early_has_none():
    pair = active()
    ending.end_early(pair.pk, Side.MENTOR)

    assert overview.fairness(pair.round) is None
    assert [(share.paired, share.applied) for share in overview.shares(pair.round)] == [(0, 1)]


def test_a_round_for_which_nobody_said_yes_can_be_closed(office):
    of = RoundFactory(applications_until=day(-1))
    student = StudentFactory(round=of)
    assert url("close_round", of.pk) in office.get(url("round", of.pk)).content.decode()

    do(office, "close_round", of.pk)

    assert "Omgången är slut" in letters_to(student.email)[-1].subject
    of.refresh_from_db()
    assert of.closed_at
