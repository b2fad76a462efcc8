import email
import email.policy
from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns import outbox
from campaigns.models import Message, Suppression
from tests.campaigns.mailroom import FakeServer
from tests.factories import PersonFactory, consent

pytestmark = pytest.mark.django_db
Kind, State = Message.Kind, Message.State


def _post(person=None, kind=Kind.NOTICE, **fields):
    words = {"to": "mottagare@alumni.example", "subject": "Hej då", "text": "Ord åäö\n", **fields}
    return outbox.post(person, kind=kind, **words)


def _sent(settings, answer=None):
    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        outbox.send_due()
    return server


def test_a_single_letter_goes_out_once_with_its_attachment(settings):
    message = _post(attachments=[("a.ics", "text/calendar; method=PUBLISH", b"BEGIN:VCALENDAR")])

    server = _sent(settings)
    _sent(settings)

    message.refresh_from_db()
    assert message.state == State.SENT
    [(to, raw)] = server.taken
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    assert (to, parsed["Subject"]) == ("mottagare@alumni.example", "Hej då")
    assert parsed["Auto-Submitted"] == "auto-generated"
    [file] = parsed.iter_attachments()
    assert (file.get_filename(), file.get_param("method")) == ("a.ics", "PUBLISH")


def test_a_code_is_not_kept_and_passes_every_bar(settings):
    Suppression.add("mottagare@alumni.example", Suppression.Reason.COMPLAINT)
    message = _post(kind=Kind.CODE, subject="123456 är din kod", text="123456")

    server = _sent(settings)

    message.refresh_from_db()
    assert len(server.taken) == 1
    assert (message.state, message.subject, message.text) == (State.SENT, "", "")


@pytest.mark.parametrize(
    ("ground", "given", "barred", "state"),
    [
        ("newsletter", None, None, State.LEFT_OUT),
        ("newsletter", True, None, State.SENT),
        ("newsletter", True, "asked", State.LEFT_OUT),
        ("newsletter", False, None, State.LEFT_OUT),
        ("asked", None, None, State.SENT),
        ("asked", None, "staff", State.SENT),
        ("asked", None, "complaint", State.LEFT_OUT),
        ("nonsense", True, None, State.LEFT_OUT),
    ],
)
def test_no_mail_without_a_ground(settings, ground, given, barred, state):
    person = PersonFactory()
    if given is not None:
        consent(person, granted=given)
    if barred:
        Suppression.add("mottagare@alumni.example", barred)
    message = _post(person, ground=ground)

    _sent(settings)

    message.refresh_from_db()
    assert message.state == state


def test_what_the_relay_refuses_for_now_waits_with_its_words(settings):
    message = _post()

    _sent(settings, lambda verb, text, nth: b"451 4.3.0 later\r\n" if verb == "RCPT" else b"")

    message.refresh_from_db()
    assert (message.state, message.smtp_code) == (State.WAITING, "4.3.0")


def test_a_refusal_before_the_relay_hangs_up_is_final_and_the_next_letter_loses_no_try(settings):
    refused, other = _post(), _post(to="nasta@alumni.example")
    final = b"550 5.1.1 User unknown\r\n\r"  # whole, and then the line is dead

    _sent(settings, lambda verb, text, _nth: final if "<mottagare@" in text else b"")

    for message in (refused, other):
        message.refresh_from_db()
    assert (refused.state, refused.smtp_code) == (State.FAILED, "5.1.1")
    assert (other.state, other.attempts) == (State.WAITING, 0)
    assert Suppression.objects.covers("mottagare@alumni.example")

    _sent(settings)
    other.refresh_from_db()
    assert other.state == State.SENT


def test_a_letter_that_may_have_gone_is_never_sent_again_by_itself(settings):
    message = _post()

    _sent(settings, lambda verb, text, nth: None if verb == "BODY" else b"")
    server = _sent(settings)

    message.refresh_from_db()
    assert message.state == State.UNCERTAIN
    assert server.taken == []


def test_a_relay_that_is_away_loses_nothing(settings):
    message = _post()
    settings.EMAIL_URL = "smtp://127.0.0.1:9"

    assert outbox.send_due() == 0

    message.refresh_from_db()
    assert message.state == State.WAITING
    assert message.words


@pytest.mark.parametrize(
    ("ground", "kind", "state", "reason"),
    [
        ("newsletter", Kind.NOTICE, State.LEFT_OUT, "paused"),
        ("service", Kind.NOTICE, State.SENT, ""),
        (outbox.ASKED, Kind.NOTICE, State.SENT, ""),
        (outbox.ASKED, Kind.CODE, State.SENT, ""),
    ],
    ids=["rests on a yes", "duty of the university", "asked for", "a code"],
)
def test_a_pause_stops_single_letters_that_rest_on_a_yes(settings, ground, kind, state, reason):
    person = PersonFactory(paused_until=timezone.localdate() + timedelta(days=1))
    consent(person, "newsletter")
    message = _post(person, kind, ground=ground)

    _sent(settings)

    message.refresh_from_db()
    assert (message.state, message.reason) == (state, reason)


def test_after_the_pause_letters_leave_again(settings):
    person = PersonFactory(paused_until=timezone.localdate() - timedelta(days=1))
    consent(person, "newsletter")
    message = _post(person, ground="newsletter")

    _sent(settings)

    message.refresh_from_db()
    assert message.state == State.SENT
