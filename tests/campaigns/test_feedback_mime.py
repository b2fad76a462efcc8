"""Letters that no mail program would write, and some that real mail servers do."""

import pytest

from campaigns.feedback import classifying, mailbox, matching, receive, receiving
from campaigns.models import Incoming, Suppression
from integrations.imap import account_from
from tests.campaigns import mailroom
from tests.campaigns.fake_imap import FakeImap
from tests.campaigns.test_feedback import sample, token_of

pytestmark = pytest.mark.django_db
HEAD = b"From: a@b.example\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n"
DEEP = b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(3000)
)
ODD = {
    "many letters in a letter": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3000,
    "many parts in a part": HEAD + DEEP,
    "brackets in an address": HEAD + b"To: " + b'"(' * 20_000 + b"\r\n\r\nHej",
    "a comment in a comment": b"From: " + b"(" * 5000 + b"a@b.example\r\n\r\nHej",
    "groups of groups": HEAD + b"To: " + b"a:" * 20_000 + b"\r\n\r\nHej",
    "a character set in pieces": HEAD
    + b"Content-Type: text/plain; charset*=utf-8''x; charset*0=y\r\n\r\nHej",
}
REPORT = (
    HEAD
    + b"""Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r
\r
--B\r
Content-Type: text/plain; charset=us-ascii\r
\r
Meddelandet kunde inte levereras.\r
--B\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; a@b.example\r
Action: failed\r
Status: 5.0.0\r
Diagnostic-Code: smtp; %s\r
--B--\r
"""
)


@pytest.mark.parametrize("name", ODD)
def test_no_letter_is_too_odd_to_be_taken_in(name):
    assert receive(ODD[name]).kind in (Incoming.Kind.NOT_UNDERSTOOD, Incoming.Kind.REPLY)


def test_a_letter_that_cannot_be_read_at_all_does_not_stand_in_the_way(monkeypatch):
    campaign = mailroom.begun(1)
    report = sample("postfix-user-unknown", token_of(campaign))
    real = matching.addressed

    def addressed(message, recipients):
        if message["Subject"] == "Hej":
            raise RecursionError
        return real(message, recipients)

    monkeypatch.setattr(receiving.matching, "addressed", addressed)
    with FakeImap([HEAD + b"\r\nHej \x00", report]) as server:
        account = account_from(server.url)
        for _time in range(3):
            with pytest.raises(RecursionError):
                mailbox.read(account)
        mailbox.read(account)

    assert Incoming.objects.get(kind=Incoming.Kind.NOT_UNDERSTOOD).excerpt.endswith("Hej ")
    assert Suppression.objects.get().reason == Suppression.Reason.UNKNOWN


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_a_report_that_names_no_character_set_is_read_in_swedish(charset):
    said = "550 Användaren åsa finns inte".encode(charset)

    reading = classifying.read(receiving.mime.parse(REPORT % said))

    assert reading.words == "smtp; 550 Användaren åsa finns inte"
    assert reading.cause == Incoming.Cause.UNKNOWN


def test_a_zero_byte_in_a_report_is_passed_over():
    campaign = mailroom.begun(1)
    to = b"To: bounce+%s@studs.alumni.example\r\n" % token_of(campaign)

    incoming = receive(to + REPORT % b"550 5.1.1 user \x00unknown")

    assert (incoming.kind, incoming.cause) == (Incoming.Kind.BOUNCE, Incoming.Cause.UNKNOWN)
    assert Suppression.objects.exists()
