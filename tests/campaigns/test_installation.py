"""A restored copy of the database sends nothing until somebody says so."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alumni.models import AuditEntry, User
from campaigns import installation, outbox, sending, tasks
from campaigns.models import Campaign, Installation, Message
from config import liveness
from tests.campaigns.mailroom import FakeServer, begun
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_mark(settings, tmp_path):
    settings.INSTALLATION_FILE = tmp_path / "installation.json"


def _copy():
    """The database as another installation meets it."""
    assert installation.may_send()
    Installation.objects.update(mark="somewhere else")


def test_the_first_start_writes_both_marks_and_sends(settings):
    assert installation.may_send()

    outside = json.loads(settings.INSTALLATION_FILE.read_text())
    assert outside["mark"] == Installation.objects.get().mark
    assert installation.held() == ""


def test_a_new_database_beside_an_old_file_takes_its_mark(settings):
    installation.may_send()
    Installation.objects.all().delete()

    assert installation.may_send()


def test_a_copy_without_its_file_is_held(settings):
    installation.may_send()
    settings.INSTALLATION_FILE.unlink()

    assert not installation.may_send()
    assert installation.held() == installation.COPY
    assert not settings.INSTALLATION_FILE.exists()


def test_a_torn_file_is_no_mark(settings):
    installation.may_send()
    settings.INSTALLATION_FILE.write_text('{"mark": ')

    assert installation.held() == installation.COPY


def test_a_database_put_back_to_an_older_state_is_held():
    installation.may_send()
    yesterday = timezone.now() - timedelta(days=1)
    Installation.objects.update(seen_at=yesterday)

    assert installation.held() == installation.OLDER


def test_the_mark_follows_the_time_so_that_a_long_stop_is_no_old_copy(time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    installation.may_send()
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)

    installation.note_alive()

    assert Installation.objects.get().seen_at == timezone.now()
    time_machine.move_to("2026-12-24T12:00:00Z", tick=False)
    assert installation.may_send()


def test_several_machines_share_a_named_mark(settings, tmp_path):
    settings.INSTALLATION_ID = "miun"
    assert installation.may_send()
    settings.INSTALLATION_FILE = tmp_path / "the other machine.json"
    assert installation.may_send()

    settings.INSTALLATION_ID = "a test machine"
    assert not installation.may_send()


def test_neither_campaigns_nor_single_letters_leave_a_copy(settings):
    _copy()
    outbox.post(None, to="maja@alumni.example", kind=Message.Kind.CODE, subject="Kod", text="1")
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        campaign = begun(2)
        assert not sending.drain(campaign.pk).accepted
        tasks.sweep()
        assert outbox.send_due() == 0

        assert installation.resume(None)
        assert outbox.send_due() == 1

    assert server.emails == {"maja@alumni.example": 1}
    assert Message.objects.get().state == Message.State.SENT


def test_the_monitor_hears_of_it(client):
    liveness.beat()
    liveness.beat("letters")
    _copy()

    answer = client.get(reverse("healthz"))

    assert (answer.status_code, answer.json()["missing"]) == (503, ["sending"])


def test_the_command_lets_it_send_again_once(capsys):
    _copy()

    call_command("resume_sending")
    call_command("resume_sending")

    assert capsys.readouterr().out.splitlines() == [
        "Letters leave again.",
        "Nothing was held: letters leave already.",
    ]
    assert AuditEntry.objects.filter(act=AuditEntry.Act.SEND).count() == 1


def test_every_screen_of_the_office_says_so_and_staff_may_go_on(client):
    _copy()
    staff = UserFactory(role=User.Role.STAFF)
    client.force_login(staff)
    assert b"sv-held" in client.get(reverse("campaign:index")).content
    assert client.get(reverse("sending_held")).context["reason"] == "copy"

    client.post(reverse("sending_resume"))

    assert installation.may_send()
    assert AuditEntry.objects.get(act=AuditEntry.Act.SEND).by == staff
    assert b"sv-held" not in client.get(reverse("campaign:index")).content


def test_a_screen_asks_anew_while_letters_are_held_and_only_then(django_assert_num_queries):
    _copy()

    with django_assert_num_queries(2):
        assert installation.held_lately() == installation.held_lately() == installation.COPY
    installation.resume(None)
    assert installation.held_lately() == ""
    with django_assert_num_queries(0):
        assert installation.held_lately() == ""


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER, User.Role.COMMUNICATOR])
def test_only_staff_may_go_on(client, role):
    _copy()
    client.force_login(UserFactory(role=role))

    assert client.post(reverse("sending_resume")).status_code in (302, 403)

    assert not installation.may_send()
    assert Campaign.objects.count() == 0


def test_strangers_do_not_see_what_is_held(client):
    assert client.get(reverse("sending_held")).status_code == 302
