"""A mailbox over IMAP, read from a small server that speaks the protocol over loopback."""

import datetime
import ssl
from dataclasses import replace

import pytest
from django.utils import timezone

from campaigns import links, tasks
from campaigns.feedback import mailbox
from campaigns.models import Effect, Incoming, ReadMark
from integrations.imap import ImapError, TemporaryImapError, account_from
from tests.campaigns import mailroom
from tests.campaigns.fake_imap import FakeImap
from tests.campaigns.test_feedback import sample, token_of

pytestmark = pytest.mark.django_db
ODD = b"From: x\r\nSubject: ?\r\n\r\n\r\n"
HANDLED, NOT_UNDERSTOOD = "Samverka handled", "Samverka not understood"


@pytest.fixture
def campaign():
    return mailroom.begun(2)


@pytest.fixture
def report(campaign):
    return sample("postfix-user-unknown", token_of(campaign))


def read(server):
    return mailbox.read(account_from(server.url))


def test_letters_are_taken_in_and_filed(report):
    with FakeImap([report, ODD]) as server:
        result = read(server)

    assert (result.taken, result.odd) == (2, 1)
    assert server.folders["INBOX"] == {}
    assert list(server.folders[HANDLED].values()) == [report]
    assert list(server.folders[NOT_UNDERSTOOD].values()) == [ODD]
    assert Effect.objects.count() == 1


def test_where_the_server_cannot_move_the_letter_is_copied_and_removed(report):
    with FakeImap([report], capabilities="IMAP4REV1 UIDPLUS") as server:
        read(server)

    assert server.folders["INBOX"] == {}
    assert list(server.folders[HANDLED].values()) == [report]


def test_where_nothing_can_be_removed_a_letter_is_read_once_all_the_same(report):
    with FakeImap([report], capabilities="IMAP4REV1") as server:
        read(server)
        assert read(server).taken == 0

    assert "Seen" in server.flags[1]
    assert Incoming.objects.count() == 1


def test_a_mailbox_with_new_numbers_is_read_from_the_start_and_nothing_happens_twice(
    campaign, report
):
    other = sample("qmail-no-mailbox", links.bounce_address(campaign.pk, 2)[7:47].encode())
    with FakeImap([report], capabilities="IMAP4REV1") as server:
        read(server)
        server.made_anew()
        server.bring(other)

        assert read(server).taken == 2

    assert ReadMark.objects.get().validity == "2"
    assert Incoming.objects.count() == 2


def test_a_reader_that_ends_between_taking_in_and_filing_harms_nothing(report):
    with FakeImap([report]) as server:
        server.hang_up_on = "UID MOVE"
        with pytest.raises(TemporaryImapError):
            read(server)
        server.hang_up_on = ""

        read(server)

    assert server.folders["INBOX"] == {}
    assert Incoming.objects.count() == Effect.objects.count() == 1


def test_a_wrong_password_is_noted_for_staff(report):
    with FakeImap([report], password="annat") as server, pytest.raises(ImapError):
        read(server)

    assert "wrong password" in ReadMark.objects.get().trouble


def test_a_password_beyond_ascii_opens_the_mailbox(report):
    plain = "IMAP4REV1 MOVE AUTH=PLAIN"
    with FakeImap([report], password="hemlig å", capabilities=plain) as server:
        account = replace(account_from(server.url), password="hemlig å")
        assert mailbox.read(account).taken == 1

        with pytest.raises(ImapError, match="wrong password"):
            mailbox.read(replace(account, password="en annan å"))


def test_where_no_password_beyond_ascii_can_be_told_that_is_said(report):
    with FakeImap([report]) as server, pytest.raises(ImapError):
        mailbox.read(replace(account_from(server.url), password="lösen"))

    trouble = ReadMark.objects.get().trouble
    assert "not ASCII" in trouble
    assert "lösen" not in trouble


def test_an_empty_mailbox_is_no_trouble():
    with FakeImap([]) as server:
        assert read(server).taken == 0


def test_the_timer_s_task_waits_for_a_server_that_is_away(settings):
    settings.MAIL_IMAP_URL = "imap://studs:x@127.0.0.1:1/INBOX"

    tasks.read_mailbox()

    assert ReadMark.objects.get().trouble


def test_over_tls_the_server_s_name_is_proved(report, tmp_path):
    authority = _certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority)
    with FakeImap([report], tls=context) as server:
        with pytest.raises(TemporaryImapError, match="CERTIFICATE_VERIFY_FAILED"):
            read(server)
        account = account_from(f"{server.url}?ca={authority}")

        assert mailbox.read(account).taken == 1


def _certificate(folder):
    """A key and a certificate for this machine, signed by itself, in one file."""
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    day = datetime.timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(timezone.now() - day)
        .not_valid_after(timezone.now() + day)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://x",
        "imap://studs:x@mail.example/INBOX",
        "imaps://mail.example/INBOX",
        "imaps://studs:x@mail.example/INBOX?handled=L%C3%A4sta",
    ],
)
def test_an_address_that_would_show_the_password_is_refused(url):
    with pytest.raises(ValueError, match="MAIL_IMAP_URL"):
        account_from(url)
