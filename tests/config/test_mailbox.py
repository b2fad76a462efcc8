"""The local mailbox, over real SMTP."""

import smtplib
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from config.embedded import mail_server
from config.embedded.mail_server import Receiver
from config.embedded.mailbox import Folder

LETTER = (
    "From: Alumnnytt <nyheter@alumni.example>\r\n"
    "Subject: =?utf-8?q?H=C3=A4lsningar?=\r\n"
    "Content-Type: text/html; charset=utf-8\r\n\r\n"
    "<p>Hej!</p>\r\n.\r\n..dots\r\n<script>alert(1)</script>\r\n"
)


@pytest.fixture
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    return Folder(tmp_path / "mailbox")


@pytest.fixture
def port(folder):
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "config.embedded.mail_server", str(number), str(folder.path)],
        cwd=django_settings.BASE_DIR,
    )
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", number)).close()
            break
        except OSError:
            time.sleep(0.05)
    yield number
    process.terminate()
    assert process.wait(timeout=10) == 0


class Wire:
    """What asyncio gives a connection, kept for the test to look at."""

    def __init__(self):
        self.said, self.closed = b"", False

    def write(self, data):
        self.said += data

    def close(self):
        self.closed = True

    @property
    def codes(self):
        lines = self.said.decode().splitlines()
        return [line[:3] for line in lines if line[3:4] != "-"]


@pytest.fixture
def talk(folder):
    folder.tidy(keep=10)
    receiver, wire = Receiver(folder), Wire()
    receiver.connection_made(wire)
    receiver.wire = wire
    return receiver


def _send(port, *recipients, letter=LETTER):
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.sendmail("bounce@alumni.example", recipients, letter.encode())


def test_a_letter_over_smtp_is_kept_as_it_was_with_its_envelope(port, folder):
    _send(port, "anna@alumni.example", "bo@alumni.example")

    stored = folder.get(folder.keys()[0])
    head, _, rest = stored.source.partition(b"From:")
    assert (b"From:" + rest).decode() == LETTER
    assert head.startswith(b"Return-Path: <bounce@alumni.example>\r\n")
    assert stored.subject == "Hälsningar"
    assert stored.recipients == ["anna@alumni.example", "bo@alumni.example"]


def test_commands_may_come_all_at_once(talk, folder):
    one = b"MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nhej\r\n.\r\n"

    talk.data_received(b"EHLO here\r\n" + one * 3 + b"QUIT\r\n")

    assert talk.wire.codes == ["220", "250", *["250", "250", "354", "250"] * 3, "221"]
    assert talk.wire.closed
    assert len(folder.keys()) == 3


def test_the_end_of_a_letter_may_come_in_pieces(talk, folder):
    talk.data_received(b"MAIL FROM:<>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n")
    for byte in b"..hej\r\n..\r\n.\r\nNOOP\r\n":
        talk.data_received(bytes([byte]))

    assert talk.wire.codes[-2:] == ["250", "250"]
    assert folder.get(folder.keys()[0]).source.endswith(
        b"Delivered-To: c@d.example\r\n.hej\r\n.\r\n"
    )


def test_a_letter_that_is_too_large_is_refused_and_the_next_one_taken(talk, folder, monkeypatch):
    monkeypatch.setattr(mail_server, "LARGEST", 1000)
    start = b"MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n"

    talk.data_received(start)
    for _ in range(10):
        talk.data_received(b"x" * 500)
    talk.data_received(b"\r\n.\r\n" + start + b"short\r\n.\r\n")

    assert talk.wire.codes[-5:] == ["552", "250", "250", "354", "250"]
    assert len(folder.keys()) == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"DATA\r\n", "503"),
        (b"RCPT TO:<a@b.example>\r\n", "503"),
        (b"MAIL FROM: nobody\r\n", "501"),
        (b"MAIL FROM:<a@b>\r\nRCPT TO:<>\r\n", "501"),
        (b"\r\n", "500"),
        (b"__class__\r\n", "500"),
        (b"VRFY a\r\n", "500"),
        (b"x" * 5000, "500"),
    ],
)
def test_a_wrong_command_is_answered(talk, said, code):
    talk.data_received(said)

    assert talk.wire.codes[-1] == code


def test_a_full_disk_is_told_to_the_sender(talk, folder):
    folder.index.unlink()
    folder.path.rmdir()

    talk.data_received(b"MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nhej\r\n.\r\n")

    assert talk.wire.codes[-1] == "452"


def test_the_oldest_letters_go_and_a_lost_index_is_made_anew(folder):
    folder.tidy(keep=10)
    keys = [folder.store("a@b.example", [f"p{n}@c.example"], b"hej") for n in range(5)]
    folder.index.unlink()
    (folder.path / "half.part").write_bytes(b"half a letter")

    folder.tidy(keep=3)

    assert folder.keys() == keys[:1:-1]
    assert folder.keys("P4@") == [keys[4]]
    assert not list(folder.path.glob("*.part"))


@pytest.mark.django_db
def test_the_page_lists_letters_and_finds_those_to_one_address(client, folder):
    folder.tidy(keep=100)
    for number in range(60):
        folder.store("a@b.example", [f"p{number}@c.example"], LETTER.encode())

    page = client.get(reverse("mailbox:mailbox")).content.decode()
    found = client.get(reverse("mailbox:mailbox"), {"to": "p7@c"}).content.decode()

    assert (page.count("Hälsningar"), found.count("Hälsningar")) == (50, 1)
    assert "p7@c.example" in found


@pytest.mark.django_db
def test_a_letter_is_shown_in_a_frame_that_runs_nothing(client, folder):
    folder.tidy(keep=10)
    key = folder.store("a@b.example", ["c@d.example"], LETTER.encode())

    assert client.get(reverse("mailbox:letter", args=[key])).status_code == 200
    frame = client.get(reverse("mailbox:letter_html", args=[key]))
    policy = frame["Content-Security-Policy"]
    assert "script-src 'none'" in policy and "form-action 'none'" in policy and "sandbox" in policy
    source = client.get(reverse("mailbox:letter_source", args=[key]))
    assert source["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["nothing", "..", "0000000000000000000-0"])
def test_what_is_not_a_letter_is_not_found(client, folder, key):
    assert client.get(f"/mailbox/{key}/").status_code == 404


def test_letters_to_the_reply_domain_are_kept_and_handed_over(folder):
    class Taken(list):
        def take(self, content, recipients):
            self.append((content, recipients))

    folder.tidy(keep=10)
    taken = Taken()
    receiver, wire = Receiver(folder, taken), Wire()
    receiver.connection_made(wire)
    receiver.data_received(
        b"MAIL FROM:<maja@alumni.example>\r\nRCPT TO:<r-abc@svar.alumni.example>\r\nDATA\r\n"
        b"Subject: Re: Hej\r\n\r\n..Ja\r\n.\r\n"
    )

    [(content, recipients)] = taken
    assert recipients == ["r-abc@svar.alumni.example"]
    assert content.endswith(b"\r\n\r\n.Ja\r\n")
    assert len(folder.keys()) == 1


@pytest.mark.django_db
def test_a_letter_that_came_through_the_relay_is_answered_from_the_mailbox(
    client, port, folder, settings
):
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    relayed = LETTER.replace("From:", "Reply-To: r-abc@svar.alumni.example\r\nFrom:", 1)
    _send(port, "anna@alumni.example", letter=relayed)
    key = folder.keys()[0]
    assert (
        "r-abc@svar.alumni.example"
        in client.get(reverse("mailbox:letter", args=[key])).content.decode()
    )

    client.post(reverse("mailbox:answer", args=[key]), {"words": "Gärna!"})

    answer = folder.get(folder.keys()[0])
    assert answer.recipients == ["r-abc@svar.alumni.example"]
    assert answer.sender == "anna@alumni.example"
    assert answer.body("plain").strip() == "Gärna!"


@pytest.mark.django_db
def test_other_letters_are_not_answered_from_the_mailbox(client, port, folder):
    _send(port, "anna@alumni.example")

    answered = client.post(reverse("mailbox:answer", args=folder.keys()), {"words": "Hej"})
    assert answered.status_code == 404
