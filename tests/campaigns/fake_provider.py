"""A mail provider over loopback that keeps to Resend's documented interface: one letter a key."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.loopback import Loopback


@dataclass(frozen=True)
class Answer:
    """`before`: the letter is not taken. Status 0: the line is cut without a word."""

    status: int
    name: str = ""
    message: str = ""
    retry_after: int | None = None
    seconds: float = 0.0
    before: bool = True


class FakeProvider(Loopback, ThreadingHTTPServer):
    """`answer(letter, nth)` may give an Answer other than 200. What it took is in `taken`."""

    def __init__(self, answer: Callable[[dict, int], Answer | None] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Api)
        self.answer = answer or (lambda letter, nth: None)
        self.taken: dict[str, dict] = {}
        self.keys: Counter[str] = Counter()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"resend://re_secret@127.0.0.1:{self.server_address[1]}"

    @property
    def emails(self) -> Counter[str]:
        """How many letters each address has got."""
        return Counter(letter["to"][0].split("<")[-1].rstrip(">") for letter in self.taken.values())


class _Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        server: FakeProvider = self.server
        letter = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers["Idempotency-Key"]
        if self.path != "/emails" or self.headers["Authorization"] != "Bearer re_secret":
            self._say(Answer(403, "invalid_api_key", "API key is invalid"))
            return
        assert 0 < len(key) <= 256
        with server.lock:
            server.keys[key] += 1
            answer = server.answer(letter, sum(server.keys.values()))
            if answer is None or not answer.before:
                earlier = server.taken.setdefault(key, letter)
                if earlier != letter:
                    answer = Answer(409, "invalid_idempotent_request", "other words, same key")
        self._say(answer or Answer(200), key)

    def _say(self, answer: Answer, key: str = "") -> None:
        time.sleep(answer.seconds)
        if not answer.status:
            self.close_connection = True
            return
        good = answer.status < 300
        told = {"id": f"id-{key}"} if good else {"name": answer.name, "message": answer.message}
        body = json.dumps(told).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if answer.retry_after is not None:
            self.send_header("Retry-After", str(answer.retry_after))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Quiet."""
