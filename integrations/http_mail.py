"""A mail provider spoken to over HTTP in the place of a relay: Resend, which knows a letter again.

The post room holds one dialogue with whoever takes its letters (integrations/smtp.py). Here the
envelope is answered on the spot and the last line of a letter becomes one request. Its
Idempotency-Key is the signed id in the envelope sender: the same at every attempt, so that a
request without an answer is made again, and the letter still arrives once.
"""

import base64
import http.client
import json
import re
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import unquote, urlsplit

from integrations.smtp import TICK, Reply, TemporarySmtpError

TIMEOUT = 20.0
# The same request again, after so many seconds, while its answer is missing or says nothing.
PAUSES = (0.0, 0.5, 1.0)
# Asked to wait no longer than this, the request is made again; else the post room goes slower.
LONGEST_WAIT = 1.0
LARGEST = 40 * 1024 * 1024
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
# Told in fields of their own, or made by the provider.
_NOT_PASSED_ON = (
    *("from", "to", "reply-to", "subject", "date", "mime-version"),
    *("content-type", "content-transfer-encoding", "content-disposition"),
)
_ADDRESS = re.compile(rb"<(.*?)>")
_TOKEN = re.compile(r"\+([0-9a-f]{40})@")


@dataclass(frozen=True)
class Provider:
    """Where letters are handed over, read from EMAIL_URL."""

    host: str
    port: int
    key: str = field(repr=False)
    tls: bool = True
    # As long the provider knows an Idempotency-Key again.
    remembers: timedelta = timedelta(hours=24)


def provider_from(url: str) -> Provider:
    """Read resend://key@api.resend.com. Raises ValueError.

    The key goes over TLS, except to a program on this very machine.
    """
    parts = urlsplit(url)
    if parts.scheme != "resend" or not parts.hostname or not parts.username:
        raise ValueError("EMAIL_URL must look like resend://key@api.resend.com")
    tls = parts.hostname not in _THIS_MACHINE
    port = parts.port or (443 if tls else 80)
    return Provider(parts.hostname, port, unquote(parts.username), tls)


class HttpConnection:
    """A Conversation with a provider. Requests wait in a thread: `tick` is called meanwhile."""

    pipelining, utf8, eight_bit, max_size = False, False, True, LARGEST

    def __init__(self, provider: Provider, tick: Callable[[], None]) -> None:
        self.provider, self.tick = provider, tick
        self._answers: deque[Reply | Future[Reply]] = deque()
        self._sender = self._to = b""
        self._body_follows = self._dropped = False
        self._closed_until = 0.0
        kind = http.client.HTTPSConnection if provider.tls else http.client.HTTPConnection
        self._http = kind(provider.host, provider.port, timeout=TIMEOUT)
        try:
            self._http.connect()  # unreachable is found out before a letter is let go
        except OSError as error:
            raise _lost(error) from error
        self._thread = ThreadPoolExecutor(1)

    def envelope(self, sender: str, to: str, size: int = 0) -> bytes:
        return f"MAIL FROM:<{sender}>\r\nRCPT TO:<{to}>\r\nDATA\r\n".encode()

    def write(self, *parts: bytes) -> None:
        """One command, or a whole letter with its closing dot."""
        data = b"".join(parts)
        if self._body_follows:
            self._body_follows = False
            letter = re.sub(rb"(?m)^\.", b"", data.removesuffix(b".\r\n"))
            request = request_of(letter, self._sender.decode(), self._to.decode())
            self._answers.append(self._thread.submit(self._hand_over, *request))
        else:
            self._answers.append(self._command(data))

    def _command(self, line: bytes) -> Reply:
        verb, found = line[:4].upper(), _ADDRESS.search(line)
        if verb == b"MAIL":
            if time.monotonic() < self._closed_until:
                return Reply(421, "4.7.0", "421 4.7.0 the provider asks us to wait")
            self._sender = found[1] if found else b""
        elif verb == b"RCPT":
            self._to = found[1] if found else b""
        elif verb == b"DATA":
            self._body_follows = True
            return Reply(354, "", "354 go on")
        return Reply(250, "", "250 ok")

    def all_well(self) -> bool:
        """Each answer is read by itself."""
        return False

    def read(self) -> Reply:
        """The next answer. Raises TemporarySmtpError: whether the letter was taken is unknown."""
        answer = self._answers.popleft()
        if isinstance(answer, Reply):
            return answer
        while not wait([answer], TICK).done:
            self.tick()
        return answer.result()

    def quit(self) -> None:
        self.drop()

    def drop(self) -> None:
        """Leave at once. A request under way may still be taken; its key knows it again."""
        self._dropped = True
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._http.close()

    # ── In the thread ─────────────────────────────────────────────────────────────────────────
    def _hand_over(self, body: bytes, key: str) -> Reply:
        trouble: Exception = ConnectionError("the provider does not answer")
        for pause in PAUSES:
            time.sleep(pause)
            if self._dropped:
                break
            try:
                status, told, retry_after = self._ask(body, key)
            except (OSError, http.client.HTTPException) as error:
                self._http.close()
                trouble = error
                continue
            if status == 429:
                if retry_after > LONGEST_WAIT or pause == PAUSES[-1]:
                    self._closed_until = time.monotonic() + retry_after
                    return meaning(status, told)
                time.sleep(retry_after)
            elif status < 500 and told.get("name") != "concurrent_idempotent_requests":
                return meaning(status, told)
            trouble = ConnectionError(f"the provider answered {status} {_words(told)}")
        raise _lost(trouble) from trouble

    def _ask(self, body: bytes, key: str) -> tuple[int, dict, float]:
        """(status, what it says, seconds to wait)."""
        headers = {
            "Authorization": f"Bearer {self.provider.key}",
            "Content-Type": "application/json",
            "User-Agent": "Samverka",
            "Idempotency-Key": key,
        }
        self._http.request("POST", "/emails", body, headers)
        answer = self._http.getresponse()
        text = answer.read()
        try:
            told = json.loads(text)
        except ValueError:
            told = {"message": text[:200].decode("utf-8", "replace")}
        after = answer.headers.get("Retry-After", "")
        seconds = float(after) if after.isdigit() else LONGEST_WAIT
        return answer.status, told if isinstance(told, dict) else {}, seconds


def request_of(raw: bytes, sender: str, to: str) -> tuple[bytes, str]:
    """(JSON, Idempotency-Key) of a letter; both the same at every attempt."""
    mail: EmailMessage = message_from_bytes(raw, policy=default)
    token = found[1] if (found := _TOKEN.search(sender)) else ""
    told = {
        "from": _mailboxes(mail, "From", ""),
        "to": [_mailboxes(mail, "To", to) or to],
        "subject": str(mail["Subject"] or ""),
        "headers": {
            name: " ".join(str(value).split())
            for name, value in mail.items()
            if name.lower() not in _NOT_PASSED_ON
        },
    }
    if replies := _mailboxes(mail, "Reply-To", ""):
        told["reply_to"] = replies
    for kind, name in (("plain", "text"), ("html", "html")):
        if part := mail.get_body((kind,)):
            told[name] = part.get_content()
    if files := [_attached(part) for part in mail.iter_attachments()]:
        told["attachments"] = files
    if token:  # comes back in each of its notices, as the envelope sender does from a relay
        told["tags"] = [{"name": "letter", "value": token}]
    return json.dumps(told).encode(), f"letter/{token}" if token else str(mail["Message-ID"])


def _mailboxes(mail: EmailMessage, name: str, only: str) -> str:
    """A header's addresses, names decoded and quoted where they must be; `only`: when it is it."""
    found = mail[name].addresses if mail[name] else ()
    if only and [each.addr_spec for each in found] != [only]:
        return ""
    return ", ".join(str(each) for each in found)


def _attached(part: EmailMessage) -> dict[str, str]:
    content = part.get_payload(decode=True) or b""
    return {
        "filename": part.get_filename() or "file",
        "content": base64.b64encode(content).decode(),
        "content_type": str(part["Content-Type"]),
    }


def meaning(status: int, told: dict) -> Reply:
    """An answer in the codes of RFC 3463, which the post room knows how to take.

    Only a word about the address falls on the one letter; what else is refused is about us.
    """
    if 200 <= status < 300:
        return Reply(250, "2.0.0", f"250 2.0.0 {told.get('id', '')}")
    code, enhanced = 554, "5.7.1"
    if status == 429:
        code, enhanced = 451, "4.7.0"
    elif told.get("name") == "invalid_idempotent_request" or (
        # The same letter may have gone in other words; or the address has no possible form.
        status == 422 and "`to`" in str(told.get("message"))
    ):
        code, enhanced = 550, "5.1.0"
    return Reply(code, enhanced, f"{code} {enhanced} {_words(told)} (HTTP {status})")


def _words(told: dict) -> str:
    return " ".join(str(told.get("message") or told.get("name") or "").split())[:400]


def _lost(error: Exception) -> TemporarySmtpError:
    return TemporarySmtpError(Reply(421, "", str(error) or type(error).__name__))
