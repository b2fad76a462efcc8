"""A mail server that takes everything at once and remembers who got what: fast enough that two
workers, not it, set the pace. A letter counts when its last line is here, answered or not."""

import asyncio
import threading
from collections import Counter

_HELLO = b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n"
_OK = b"250 2.0.0 ok\r\n"


class Sink:
    """`taken` counts letters by address, `peers` by the machine that they came from."""

    def __init__(self, host: str = "127.0.0.1", pause: float = 0.0) -> None:
        """`pause`: seconds before a letter is answered, so that a small run takes its time."""
        self.host, self.pause, self.port = host, pause, 0
        self.taken: Counter[str] = Counter()
        self.peers: Counter[str] = Counter()
        self.count = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}"

    def __enter__(self) -> "Sink":
        self._thread.start()
        opened = asyncio.run_coroutine_threadsafe(self._open(), self._loop)
        self.port = opened.result(5)
        return self

    async def _open(self) -> int:
        self._server = await self._loop.create_server(lambda: _Talk(self), self.host, 0)
        return self._server.sockets[0].getsockname()[1]

    def __exit__(self, *error: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._server.close()


class _Talk(asyncio.Protocol):
    def __init__(self, sink: Sink) -> None:
        self.sink, self.rest, self.to, self.in_body = sink, b"", "", False

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self.peer = transport.get_extra_info("peername")[0]
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.rest += data
        answers: list[bytes] = []
        while self._body(answers) if self.in_body else self._command(answers):
            pass
        if answers:
            self._answer(b"".join(answers))

    def _body(self, answers: list[bytes]) -> bool:
        end = self.rest.find(b"\r\n.\r\n")
        if end < 0:
            return False
        self.sink.taken[self.to] += 1
        self.sink.peers[self.peer] += 1
        self.sink.count += 1
        self.rest, self.in_body = self.rest[end + 5 :], False
        answers.append(_OK)
        return True

    def _command(self, answers: list[bytes]) -> bool:
        line, found, rest = self.rest.partition(b"\r\n")
        if not found:
            return False
        self.rest, verb = rest, line[:4].upper()
        if verb == b"RCPT":
            self.to = line[line.index(b"<") + 1 : line.index(b">")].decode()
        if verb == b"DATA":
            self.in_body = True
        answers.append({b"EHLO": _HELLO, b"DATA": b"354 go on\r\n"}.get(verb, _OK))
        return True

    def _answer(self, words: bytes) -> None:
        if self.sink.pause:
            asyncio.get_running_loop().call_later(self.sink.pause, self.transport.write, words)
        else:
            self.transport.write(words)
