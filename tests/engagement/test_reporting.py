"""Misuse: the two are parted at once, the office decides, and the decision is logged."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from alumni.models import AuditEntry, User
from campaigns.models import Message
from engagement import asking, letters, reporting, talking
from engagement.asking import Answer
from engagement.models import AskingStop, Note, Report, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put, states
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ASKER, PERSON = Note.Side.ASKER, Note.Side.PERSON


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def path(name, *args):
    with translation.override("sv"):
        return reverse(name, args=args)


def test_report_from_the_letter_parts_the_two_and_asks_nobody_else(client, teacher, settings):
    ask = put(teacher, [findable(), findable()])
    request = ask.requests.get(position=1)
    url = "/" + letters.act_url(request, "report").split("/", 3)[3]

    assert client.get(url).status_code == 200
    assert not Report.objects.exists()
    client.post(url, {"words": "Otrevlig ton"})

    assert states(ask) == ["cancelled", "cancelled"]
    with pytest.raises(talking.NotPassedOn):
        talking.write(request.pk, ASKER, "Hej igen")
    assert Message.objects.filter(to=settings.MAIL_REPLY_TO).count() == 1


def test_teacher_reports_from_the_page(client, teacher):
    request = put(teacher, [findable()]).requests.get()
    client.force_login(teacher)

    client.post(path("engagement:report", request.pk), {"words": "Hotfullt"})

    assert Report.objects.get().side == ASKER
    assert Request.objects.get().stopped_at


@pytest.mark.parametrize("decision", Report.Decision.values)
def test_office_decides_and_it_is_logged(decision, client, staff, teacher):
    request = put(teacher, [findable()]).requests.get()
    report = reporting.report(request.pk, PERSON, "Otrevlig ton")
    client.force_login(staff)
    assert "Otrevlig ton" in client.get(reverse("engagement_reports")).content.decode()

    client.post(
        reverse("engagement_decide", args=[report.pk]),
        {"decision": decision, "words": "Så skriver vi inte."},
    )

    report.refresh_from_db()
    assert (report.decision, report.closed_by) == (decision, staff)
    assert AuditEntry.objects.get(subject="report").detail["decision"] == decision
    assert AskingStop.objects.filter(user=teacher).exists() == (decision == "block")
    warned = Message.objects.filter(to=teacher.email, text__contains="Så skriver vi inte.")
    assert warned.exists() == (decision != "nothing")
    assert Message.objects.filter(person=request.person, subject__startswith="Tack").exists()


def test_warning_without_words_is_sent_back_with_what_was_chosen(client, staff, teacher):
    request = put(teacher, [findable()]).requests.get()
    report = reporting.report(request.pk, PERSON, "Otrevlig ton")
    client.force_login(staff)

    page = client.post(reverse("engagement_decide", args=[report.pk]), {"decision": "warn"})

    assert "Skriv vad personen ska få veta." in page.content.decode()
    assert not Report.objects.exclude(closed_at=None).exists()


def test_stopped_teacher_asks_nobody_until_the_stop_is_lifted(client, staff, teacher):
    stop = AskingStop.objects.create(user=teacher)
    with pytest.raises(asking.MayNotAsk):
        put(teacher, [findable()])
    client.force_login(staff)

    client.post(reverse("engagement_lift", args=[stop.pk]))

    put(teacher, [findable()])
    assert AuditEntry.objects.filter(subject="asking_stop").exists()


def test_queue_of_a_stopped_teacher_stands_still(teacher):
    ask = put(teacher, [findable(), findable()])
    AskingStop.objects.create(user=teacher)

    asking.answer(ask.requests.get(position=1).pk, Answer("no"))

    assert states(ask) == ["declined", "waiting"]


@pytest.mark.parametrize("role", [User.Role.TEACHER, User.Role.COMMUNICATOR, User.Role.ALUMNUS])
def test_only_those_who_keep_the_register_see_the_queue(role, client, teacher):
    report = reporting.report(put(teacher, [findable()]).requests.get().pk, PERSON, "Otrevlig ton")
    client.force_login(UserFactory(role=role))

    assert client.get(reverse("engagement_reports")).status_code in (302, 403)
    decided = client.post(reverse("engagement_decide", args=[report.pk]), {"decision": "nothing"})
    assert decided.status_code in (302, 403)
    assert Report.objects.get().closed_at is None


def test_name_of_a_protected_person_is_not_in_the_queue(client, staff, teacher):
    person = findable(family_name="Hemligsson")
    reporting.report(put(teacher, [person]).requests.get().pk, PERSON, "Otrevlig ton")
    person.protect()
    client.force_login(staff)

    assert "Hemligsson" not in client.get(reverse("engagement_reports")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_queue_takes_the_same_queries_however_many(number, client, staff, teacher):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(number):
        reporting.report(put(teacher, [findable()]).requests.get().pk, PERSON, "Otrevlig ton")
    client.force_login(staff)
    client.get(reverse("engagement_reports"))

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("engagement_reports"))

    own = [q for q in queries if "engagement_" in q["sql"] or "alumni_person" in q["sql"]]
    assert len(own) <= 6


def test_database_closes_a_report_only_with_a_decision(teacher):
    reporting.report(put(teacher, [findable()]).requests.get().pk, PERSON, "Otrevlig ton")

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(decision="warn")
