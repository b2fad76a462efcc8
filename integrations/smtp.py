"""SMTP as fast as one thread can: the handshake by smtplib, then pipelined over the same socket.

In a pipelined conversation (RFC 2920) the envelope of the next letter rides in the same write as
the body of this one: one round trip a letter. Every reply is read. A server that does not offer
PIPELINING is spoken to step by step.
"""

import base64
import re
import smtplib
import socket
import ssl
import struct
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    from integrations.transport import Conversation

DIALOGUE_TIMEOUT = 60.0
TICK = 0.25
LONGEST_LINE = 65536
SHORT = 900  # more than the usual answers, and no more memory asked for than need be
_REPLY_LINE = re.compile(rb"[2-5]\d\d(?:[ -]|\r?$)")
# The last letter is taken, the envelope of the next one too, and its body may follow.
_ALL_WELL = re.compile(rb"(?:2\d\d(?: [^\n]*|\r)\n){3}354(?: [^\n]*|\r)\n")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_NOT_YET = (TimeoutError, BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError)


class SmtpError(Exception):
    """The relay will not take it: what it said, and its code."""

    def __init__(
        self,
        reply: "Reply",
        *,
        to_sender: bool = False,
        to_recipient: bool = False,
        hung_up: bool = False,
    ) -> None:
        """`to_sender`, `to_recipient`: it answered this address of the envelope, and nothing else.
        `hung_up`: it said so and was gone, and the connection is of no more use."""
        super().__init__(str(reply))
        self.reply, self.hung_up = reply, hung_up
        self.to_sender, self.to_recipient = to_sender, to_recipient


class TemporarySmtpError(SmtpError):
    """Later may work: no connection, a time-out, a 4xx."""


@dataclass(frozen=True)
class Relay:
    """Where letters are handed over, read from EMAIL_URL."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: str = ""  # "", "starttls" or "ssl"
    ca: str = ""  # file of a certificate authority of one's own; the system's when empty
    # SMTP has no key for a letter: a second copy is a second letter.
    remembers: ClassVar[timedelta] = timedelta(0)

    def __repr__(self) -> str:
        return f"Relay({self.host}:{self.port})"


@dataclass(frozen=True)
class Reply:
    """One answer of the relay: code, enhanced status (may be empty) and its words."""

    code: int
    status: str = ""
    words: str = ""

    @property
    def ok(self) -> bool:
        return 200 <= self.code < 300

    @property
    def temporary(self) -> bool:
        return 400 <= self.code < 500

    def __str__(self) -> str:
        return self.words

    @property
    def unknown_user(self) -> bool:
        """The address does not exist; not a word about us, our mail or a full mailbox."""
        if self.status:
            return bool(re.fullmatch(r"5\.1\.(1|2|3|6|10)|5\.2\.1", self.status))
        return self.code in (550, 551, 553) and bool(
            re.search(r"user|mailbox|recipient|address|account", self.words, re.IGNORECASE)
            and re.search(
                r"unknown|no such|not exist|not found|unavailable|invalid|disabled",
                self.words,
                re.IGNORECASE,
            )
        )


def relay_from(url: str) -> Relay:
    """Read smtp://user:password@host:port?tls=starttls|ssl&ca=/path/to/authority.pem.

    Raises ValueError, for a password on an open line too (save within one machine).
    """
    parts, options = urlsplit(url), dict(parse_qsl(urlsplit(url).query))
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("EMAIL_URL must look like smtp://user:password@host:port?tls=starttls")
    tls = options.get("tls", "ssl" if parts.scheme == "smtps" else "")
    if parts.username and not tls and parts.hostname not in _THIS_MACHINE:
        raise ValueError("EMAIL_URL holds a password: it needs tls=starttls or tls=ssl")
    if tls not in ("", "starttls", "ssl"):
        raise ValueError("tls in EMAIL_URL is starttls or ssl")
    port = parts.port or {"ssl": 465, "starttls": 587, "": 25}[tls]
    return Relay(
        parts.hostname,
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        tls,
        options.get("ca", ""),
    )


# Relays say the same few things again and again.
@lru_cache(maxsize=512)
def _reply(lines: tuple[bytes, ...]) -> Reply:
    if not all(_REPLY_LINE.match(line) for line in lines):
        # Half a reply with the next one glued to it: from here on nothing can be trusted.
        raise _lost(ConnectionError("the mail server does not speak SMTP"))
    text = " ".join(line[4:].decode("utf-8", "replace").strip() for line in lines)
    code = int(lines[-1][:3])
    status = re.match(r"([245]\.\d{1,3}\.\d{1,3})\b", text)
    return Reply(code, status[1] if status else "", f"{code} {text}"[:500])


def nothing() -> None:
    """What a connection does while it waits, when nobody asked for more."""


class Connection:
    """An open conversation. `tick` is called at least every TICK seconds while it waits."""

    def __init__(self, relay: Relay, tick: Callable[[], None] = nothing) -> None:
        self.relay, self.tick = relay, tick
        self._rest, self._lines, self._usual = b"", deque(), b""
        client = _handshake(relay)
        self.pipelining = client.has_extn("pipelining")
        self.utf8 = client.has_extn("smtputf8")
        self.eight_bit = client.has_extn("8bitmime")
        size = client.esmtp_features.get("size", "")
        self.max_size = int(size) if size.isdigit() else 0
        # smtplib read its replies through a buffer of its own; nothing is pending after EHLO.
        self._socket, self._client = client.sock, client
        self._encrypted = isinstance(client.sock, ssl.SSLSocket)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _wait_in_ticks(self._socket)

    def envelope(self, sender: str, to: str, size: int = 0) -> bytes:
        """Its three commands, a line each. An address that is not ASCII needs `utf8`."""
        extras = f" SIZE={size}" if self.max_size and size else ""
        if not (to.isascii() and sender.isascii()):
            extras += " SMTPUTF8" + (" BODY=8BITMIME" if self.eight_bit else "")
        return f"MAIL FROM:<{sender}>{extras}\r\nRCPT TO:<{to}>\r\nDATA\r\n".encode()

    def write(self, *parts: bytes) -> None:
        """Send all, in one packet. Raises TemporarySmtpError; how much left is then unknown."""
        if not self._encrypted:
            # The usual case, and a large letter is not copied for it.
            try:
                sent = self._socket.sendmsg(parts)
            except _NOT_YET:
                sent = 0
            except OSError as error:
                raise _lost(error) from error
            if sent == sum(map(len, parts)):
                return
        else:
            sent = 0
        self._write_rest(b"".join(parts), sent)

    def _write_rest(self, data: bytes, sent: int) -> None:
        deadline = 0.0
        while sent < len(data):
            try:
                sent += self._socket.send(memoryview(data)[sent:] if sent else data)
            except _NOT_YET:
                deadline = self._wait(deadline)
            except OSError as error:
                raise _lost(error) from error

    def all_well(self) -> bool:
        """Wait for an answer; True: it is yes to the last letter and to the whole envelope of the
        next one, all at once. Otherwise nothing counts as read, and read() tells one by one."""
        if not self.pipelining or self._lines or self._rest:
            return False
        try:
            data = self._socket.recv(SHORT) or self._heard()
        except _NOT_YET:
            data = self._heard(self._wait(0.0))
        except OSError as error:
            raise _lost(error) from error
        if data == self._usual or _ALL_WELL.fullmatch(data):
            self._usual = data
            return True
        self._keep(data)
        return False

    def read(self) -> Reply:
        """The next reply, which may have several lines. Raises TemporarySmtpError."""
        earlier: tuple[bytes, ...] = ()
        while True:
            line = self._lines.popleft() if self._lines else self._receive()
            if line[3:4] != b"-":
                return _reply((*earlier, line))
            earlier += (line,)

    def _receive(self) -> bytes:
        """Wait for at least one line; the first is returned, the others are kept."""
        deadline = 0.0
        while not self._lines:
            self._keep(self._heard(deadline))
            deadline = deadline or time.monotonic() + DIALOGUE_TIMEOUT
        return self._lines.popleft()

    def _keep(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._lines.extend(lines)
        if len(self._rest) > LONGEST_LINE:
            raise _lost(ConnectionError("the mail server does not speak SMTP"))

    def _heard(self, deadline: float = 0.0) -> bytes:
        """Whatever comes next, at least a byte; `deadline` when the line has begun already."""
        while True:
            try:
                data = self._socket.recv(65536)
            except _NOT_YET:
                deadline = self._wait(deadline)
                continue
            except OSError as error:
                raise _lost(error) from error
            if not data:
                raise _lost(ConnectionError("the mail server closed the connection"))
            return data

    def _wait(self, deadline: float) -> float:
        """One tick has passed without an answer. Returns when to give up; 0.0: not known yet."""
        self.tick()
        now = time.monotonic()
        if deadline and now > deadline:
            raise _lost(TimeoutError("the mail server does not answer"))
        return deadline or now + DIALOGUE_TIMEOUT

    def quit(self) -> None:
        try:
            self._socket.settimeout(1)
            self._socket.sendall(b"QUIT\r\n")
        except OSError:
            pass
        self.drop()

    def drop(self) -> None:
        """Hang up at once, in the middle of a letter if need be."""
        self._client.close()


def _wait_in_ticks(connected: socket.socket) -> None:
    """Calls give up after a tick. The kernel keeps the time where it can: no poll() a call."""
    connected.settimeout(TICK)
    if not isinstance(connected, ssl.SSLSocket):
        tick = struct.pack("@ll", 0, int(TICK * 1_000_000))
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, tick)
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, tick)
        connected.settimeout(None)


def _lost(error: Exception) -> TemporarySmtpError:
    return TemporarySmtpError(Reply(421, "", str(error) or type(error).__name__))


def _handshake(relay: Relay) -> smtplib.SMTP:
    try:
        if relay.tls == "ssl":
            client: smtplib.SMTP = smtplib.SMTP_SSL(
                relay.host, relay.port, timeout=10, context=_trust(relay)
            )
        else:
            client = smtplib.SMTP(relay.host, relay.port, timeout=10)
        client.ehlo_or_helo_if_needed()
        if relay.tls == "starttls":
            client.starttls(context=_trust(relay))
            client.ehlo()
        if relay.user:
            _sign_in(client, relay)
    except smtplib.SMTPResponseException as error:
        words = error.smtp_error
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        raise TemporarySmtpError(Reply(error.smtp_code, "", f"{error.smtp_code} {text}")) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _lost(error) from error
    return client


def _sign_in(client: smtplib.SMTP, relay: Relay) -> None:
    """Beyond ASCII by PLAIN alone, which says that it is UTF-8 (RFC 4616)."""
    if relay.user.isascii() and relay.password.isascii():
        client.login(relay.user, relay.password)
        return
    if "PLAIN" not in client.esmtp_features.get("auth", "").upper().split():
        fault = "the user or password in EMAIL_URL is not ASCII, and the server has no AUTH PLAIN"
        raise smtplib.SMTPAuthenticationError(535, fault)
    words = base64.b64encode(f"\0{relay.user}\0{relay.password}".encode()).decode()
    code, said = client.docmd("AUTH", f"PLAIN {words}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def _trust(relay: Relay) -> ssl.SSLContext:
    """The certificate is always verified, against the system's authorities or the one named."""
    return ssl.create_default_context(cafile=relay.ca or None)


def stuff(message: bytes) -> bytes:
    """A message ready for DATA: CRLF, dots doubled, one line end at its end."""
    message = re.sub(rb"\r?\n|\r", b"\r\n", message)
    message = re.sub(rb"(?m)^\.", b"..", message)
    return message if message.endswith(b"\r\n") else message + b"\r\n"


def send_one(connection: "Conversation", message: bytes, sender: str, to: str) -> Reply:
    """Hand over one letter, step by step; returns the relay's 250.

    Raises SmtpError when it refuses for good, TemporarySmtpError when later may work, and
    UncertainSmtpError when the whole letter left and no answer came.
    """
    return hand_over(connection, stuff(message), sender, to)


def takes(connection: "Conversation", address: str) -> bool:
    """Whether this relay can be given such an address at all."""
    return address.isascii() or connection.utf8


def hand_over(connection: "Conversation", body: bytes, sender: str, to: str) -> Reply:
    """As send_one, for a message whose dots are doubled already."""
    if not takes(connection, to):
        raise SmtpError(Reply(553, "5.6.7", "553 5.6.7 the mail server takes no such address"))
    envelope = connection.envelope(sender, to, len(body))
    for number, command in enumerate(envelope.splitlines(keepends=True)):
        connection.write(command)
        reply = connection.read()
        if not (reply.ok or reply.code == 354):
            kind, hung_up = TemporarySmtpError if reply.temporary else SmtpError, False
            try:
                connection.write(b"RSET\r\n")
                connection.read()
            except TemporarySmtpError:  # said, and then it hung up: the word counts
                hung_up = True
            step = {"to_sender": number == 0, "to_recipient": number == 1}
            raise kind(reply, **step, hung_up=hung_up)
    try:
        connection.write(body + b".\r\n")
        reply = connection.read()
    except TemporarySmtpError as error:
        raise UncertainSmtpError(error.reply) from error
    if not reply.ok:
        raise (TemporarySmtpError if reply.temporary else SmtpError)(reply)
    return reply


class UncertainSmtpError(SmtpError):
    """The body left and no reply came: the letter may have been taken."""
