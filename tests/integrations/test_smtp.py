import contextlib
import datetime
import socket
import ssl
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from integrations import smtp
from integrations.smtp import (
    Connection,
    Relay,
    SmtpError,
    TemporarySmtpError,
    relay_from,
    send_one,
)
from tests.campaigns.mailroom import FakeServer

LETTER = b"Subject: Hej\r\n\r\nen rad\r\n.punkt\r\n"
FROM, TO = "konto@konto.alumni.example", "maja@alumni.example"


class Box:
    """What an aiosmtpd server was handed."""

    def __init__(self):
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        return "250 2.0.0 ok"


class _Server(Controller):
    def __init__(self, **options):
        self.options = options
        super().__init__(Box(), hostname="127.0.0.1", port=0)

    def factory(self):
        return SMTP(self.handler, hostname="relay.example", **self.options)

    def _trigger_server(self):
        # Port 0: only the socket knows where the server listens.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """(certificate file, key file) for localhost, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"


def _guarded(certificate):
    """A relay that wants STARTTLS, then a name and a password."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    def check(server, session, envelope, mechanism, data):
        good = (data.login, data.password) in (
            (b"samverka", b"s:e/cret"),
            ("åsa".encode(), "s:e/crét".encode()),
        )
        return AuthResult(success=good, handled=good)

    return _Server(
        tls_context=context, require_starttls=True, auth_required=True, authenticator=check
    )


def test_starttls_and_password_with_an_authority_of_ones_own(certificate):
    with _guarded(certificate) as server:
        relay = relay_from(
            f"smtp://samverka:s%3Ae%2Fcret@localhost:{server.port}?tls=starttls&ca={certificate[0]}"
        )
        connection = Connection(relay)
        assert send_one(connection, LETTER, FROM, TO).ok
        connection.quit()

    [envelope] = server.handler.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == (FROM, [TO])
    assert envelope.content == LETTER


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_certificate_that_nobody_vouches_for_or_of_another_name_gets_nothing(certificate, host):
    ca = str(certificate[0]) if host == "127.0.0.1" else ""
    with _guarded(certificate) as server:
        relay = Relay(host, server.port, "samverka", "s:e/cret", "starttls", ca)
        with pytest.raises(TemporarySmtpError, match=r"(?i)certificate"):
            Connection(relay)

    assert server.handler.envelopes == []


def test_a_wrong_password_is_told_and_nothing_is_sent(certificate):
    with _guarded(certificate) as server:
        relay = Relay("localhost", server.port, "samverka", "wrong", "starttls", certificate[0])
        with pytest.raises(TemporarySmtpError) as caught:
            Connection(relay)

    assert caught.value.reply.code == 535
    assert "wrong" not in str(caught.value)


def test_a_password_beyond_ascii_signs_in(certificate):
    with _guarded(certificate) as server:
        relay = relay_from(
            f"smtp://{quote('åsa')}:{quote('s:e/crét', safe='')}@localhost:{server.port}"
            f"?tls=starttls&ca={certificate[0]}"
        )
        connection = Connection(relay)
        assert send_one(connection, LETTER, FROM, TO).ok
        connection.quit()
        with pytest.raises(TemporarySmtpError, match="535"):
            Connection(replace(relay, password="fel lösen"))


def test_where_no_password_beyond_ascii_can_be_told_that_is_said():
    with FakeServer(features="AUTH LOGIN CRAM-MD5") as server:
        port = server.server_address[1]
        relay = Relay("127.0.0.1", port, "samverka", "lösen")
        with pytest.raises(TemporarySmtpError, match="not ASCII") as told:
            Connection(relay)

    assert "lösen" not in str(told.value)


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_a_refusal_counts_though_the_relay_hangs_up_after_it(verb):
    final = b"550 5.1.1 User unknown\r\n\r"  # whole, and then the line is dead
    with FakeServer(lambda said, *_rest: final if said == verb else b"") as server:
        connection = Connection(relay_from(server.url))
        with pytest.raises(SmtpError) as refused:
            send_one(connection, LETTER, FROM, TO)

    assert not isinstance(refused.value, TemporarySmtpError)
    assert refused.value.reply.status == "5.1.1"
    assert refused.value.to_recipient == (verb == "RCPT")


def test_an_address_beyond_ascii_goes_where_smtputf8_is_spoken():
    with _Server(enable_SMTPUTF8=True) as server:
        connection = Connection(Relay("127.0.0.1", server.port))
        send_one(connection, LETTER, FROM, "åsa@öar.example")
        connection.quit()
    assert server.handler.envelopes[0].rcpt_tos == ["åsa@öar.example"]
    assert server.handler.envelopes[0].smtp_utf8

    with _Server(enable_SMTPUTF8=False) as server:
        connection = Connection(Relay("127.0.0.1", server.port))
        with pytest.raises(SmtpError) as caught:
            send_one(connection, LETTER, FROM, "åsa@öar.example")
        assert caught.value.reply.status == "5.6.7"
        assert send_one(connection, LETTER, FROM, TO).ok
        connection.quit()


def test_a_letter_too_large_is_refused_before_its_body_leaves():
    with _Server(data_size_limit=1000) as server:
        connection = Connection(Relay("127.0.0.1", server.port))
        with pytest.raises(SmtpError, match="exceeds fixed maximum") as caught:
            send_one(connection, LETTER + b"x" * 1000, FROM, TO)
        assert caught.value.reply.code == 552
        assert not caught.value.reply.unknown_user
        assert send_one(connection, LETTER, FROM, TO).ok
        connection.quit()

    assert [envelope.content for envelope in server.handler.envelopes] == [LETTER]


def test_a_reply_of_several_lines_is_one_reply():
    with FakeServer(
        lambda verb, text, nth: b"250-2.0.0 one\r\n250 2.0.0 two\r\n" if verb == "BODY" else b""
    ) as server:
        connection = Connection(relay_from(server.url))
        reply = send_one(connection, LETTER, FROM, TO)

    assert (reply.status, reply.words) == ("2.0.0", "250 2.0.0 one 2.0.0 two")


@pytest.fixture
def wire(monkeypatch):
    """(a connection whose handshake is over, the server's end of it)."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ours = socket.create_connection(listening.getsockname())
        theirs, _address = listening.accept()
    client = SimpleNamespace(
        sock=ours, has_extn=lambda name: True, esmtp_features={}, close=ours.close
    )
    monkeypatch.setattr(smtp, "_handshake", lambda relay: client)
    with ours, theirs:
        yield Connection(Relay("127.0.0.1", 25)), theirs


ALL_WELL = b"250 2.0.0 queued as A1\r\n250 2.1.0 ok\r\n250\r\n354 go on\r\n"


def test_a_yes_to_everything_is_read_at_once(wire):
    connection, server = wire

    for _letter in range(2):
        server.sendall(ALL_WELL)
        assert connection.all_well()

    server.sendall(b"250 2.0.0 last\r\n")
    assert connection.read().words == "250 2.0.0 last"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (b"250 ok\r\n250 ok\r\n550 no\r\n354 go on\r\n", [250, 250, 550, 354]),
        (b"451 not now\r\n250 ok\r\n250 ok\r\n354 go on\r\n", [451, 250, 250, 354]),
        (b"250 ok\r\n250 ok\r\n250 ok\r\n554 no\r\n", [250, 250, 250, 554]),
        (b"250-two\r\n250 lines\r\n250 ok\r\n250 ok\r\n354 go on\r\n", [250, 250, 250, 354]),
        (b"250 ok\r\n250 ok\r\n250 ok\r\n354 go on\r\n421 bye\r\n", [250, 250, 250, 354, 421]),
        (b"250 ok\r\n", [250]),
    ],
)
def test_anything_but_a_yes_to_everything_is_read_one_by_one(wire, words, codes):
    connection, server = wire

    server.sendall(words)

    assert not connection.all_well()
    assert [connection.read().code for _code in codes] == codes


def test_answers_that_come_in_pieces_are_all_read(wire):
    connection, server = wire

    server.sendall(ALL_WELL[:30])
    assert not connection.all_well()
    server.sendall(ALL_WELL[30:])

    assert [connection.read().code for _number in range(4)] == [250, 250, 250, 354]


def test_a_letter_larger_than_the_wire_holds_arrives_whole(wire):
    connection, server = wire
    body, heard = bytes(range(256)) * 20_000, []

    def listen():
        server.settimeout(0.01)
        with contextlib.suppress(TimeoutError):
            heard.append(server.recv(1 << 20))

    connection.tick = listen
    connection.write(body, b".\r\n")
    server.settimeout(1)
    whole = b"".join(heard)
    while len(whole) < len(body) + 3:
        whole += server.recv(1 << 20)

    assert whole == body + b".\r\n"


def test_a_silent_relay_is_given_up_and_ticked_meanwhile(monkeypatch):
    monkeypatch.setattr("integrations.smtp.DIALOGUE_TIMEOUT", 0.6)
    ticks = []
    with FakeServer() as server:
        connection = Connection(relay_from(server.url), lambda: ticks.append(1))
        with pytest.raises(TemporarySmtpError, match="does not answer"):
            connection.read()

    assert len(ticks) >= 2


@pytest.mark.parametrize(
    "url",
    [
        "http://relay.example",
        "smtp://",
        "smtp://relay.example?tls=maybe",
        "smtp://samverka:secret@relay.example",
    ],
)
def test_an_address_of_a_relay_that_makes_no_sense_is_refused(url):
    with pytest.raises(ValueError, match="EMAIL_URL"):
        relay_from(url)


def test_a_relay_never_shows_its_password():
    assert "secret" not in repr(relay_from("smtps://samverka:secret@relay.example"))
