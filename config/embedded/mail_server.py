"""The SMTP server of the local mailbox: it delivers to no one and keeps every letter.

Started by `manage.py run` as `python -m config.embedded.mail_server PORT FOLDER REPLY_DOMAIN`.
Letters to that domain are kept, too, and handed over as answers to requests. It knows what
senders of much mail use (PIPELINING, 8BITMIME, SMTPUTF8) and takes a letter in one piece instead of
line by line, so that a demo's send is not held up by it.
"""

import asyncio
import re
import signal
import sys
from pathlib import Path

from config.embedded.answers import Answers
from config.embedded.mailbox import Folder

KEPT = 20_000  # letters; older ones are cleared away at start
LARGEST = 30 * 1024 * 1024  # bytes
MOST_RECIPIENTS = 1000
LONGEST_LINE = 4096
END = b"\r\n.\r\n"
PATH = re.compile(r"(?:FROM|TO):\s*<([^<>\s]*)>", re.IGNORECASE)
EXTENSIONS = ("Samverka", "PIPELINING", f"SIZE {LARGEST}", "8BITMIME", "SMTPUTF8")


class Receiver(asyncio.Protocol):
    """One connection: takes every letter for every address."""

    def __init__(self, folder: Folder, answers: Answers | None = None) -> None:
        self.folder = folder
        self.answers = answers
        self.buffer = bytearray()
        self._in_letter = self._too_large = self._leaving = False
        self._looked_at = 0  # bytes of the letter that hold no end
        self._forget()

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        transport.write(b"220 Samverka, the local mailbox\r\n")

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        answers = []
        while not self._leaving and (answer := self._letter() if self._in_letter else self._line()):
            answers.append(answer)
        if answers:
            self.transport.write("".join(f"{answer}\r\n" for answer in answers).encode())
        if self._leaving:
            self.transport.close()

    def _line(self) -> str | None:
        """The answer to the next command; None while its line is incomplete."""
        end = self.buffer.find(b"\r\n")
        if end < 0 and len(self.buffer) > LONGEST_LINE:
            self._leaving = True
            return "500 5.5.2 line too long"
        if end < 0:
            return None
        line = self.buffer[:end].decode(errors="replace")
        del self.buffer[: end + 2]
        verb, _, rest = line.partition(" ")
        answer = getattr(self, f"_answer_{verb.lower()}", None) if verb.isalpha() else None
        return answer(rest) if answer else "500 5.5.1 unknown command"

    def _letter(self) -> str | None:
        """The answer to a letter; None while its end has not come."""
        # The line end after DATA is the first half of an end: an empty letter is only ".".
        end = -2 if self.buffer.startswith(END[2:]) else self.buffer.find(END, self._looked_at)
        if end == -1:
            self._looked_at = max(0, len(self.buffer) - len(END) + 1)
            if len(self.buffer) > LARGEST:
                self._too_large = True
                del self.buffer[: self._looked_at]
                self._looked_at = 0
            return None
        content = bytes(self.buffer[: end + 2])
        del self.buffer[: end + len(END)]
        self._in_letter, self._looked_at = False, 0
        answer = self._keep(content)
        self._forget()
        return answer

    def _keep(self, content: bytes) -> str:
        if self._too_large:
            return "552 5.3.4 the letter is too large"
        content = content[1:] if content.startswith(b".") else content
        content = content.replace(b"\r\n..", b"\r\n.")
        try:
            key = self.folder.store(self.sender or "", self.recipients, content)
        except OSError as error:
            return f"452 4.3.1 the mailbox cannot write: {error.strerror}"
        if self.answers is not None:
            self.answers.take(content, self.recipients)
        return f"250 2.0.0 kept as {key}"

    def _forget(self) -> None:
        self.sender: str | None = None
        self.recipients: list[str] = []
        self._too_large = False

    def _answer_ehlo(self, rest: str) -> str:
        self._forget()
        return "\r\n".join([*(f"250-{name}" for name in EXTENSIONS[:-1]), f"250 {EXTENSIONS[-1]}"])

    def _answer_helo(self, rest: str) -> str:
        self._forget()
        return "250 Samverka"

    def _answer_mail(self, rest: str) -> str:
        if not (found := PATH.match(rest)):
            return "501 5.5.4 MAIL FROM:<address>"
        self._forget()
        self.sender = found[1]
        return "250 2.1.0 ok"

    def _answer_rcpt(self, rest: str) -> str:
        found = PATH.match(rest)
        if not found or not found[1]:
            return "501 5.5.4 RCPT TO:<address>"
        if self.sender is None:
            return "503 5.5.1 MAIL first"
        if len(self.recipients) >= MOST_RECIPIENTS:
            return "452 4.5.3 too many recipients"
        self.recipients.append(found[1])
        return "250 2.1.5 ok"

    def _answer_data(self, rest: str) -> str:
        if not self.recipients:
            return "503 5.5.1 RCPT first"
        self._in_letter = True
        return "354 end with a line that holds one dot"

    def _answer_rset(self, rest: str) -> str:
        self._forget()
        return "250 2.0.0 ok"

    def _answer_noop(self, rest: str) -> str:
        return "250 2.0.0 ok"

    def _answer_quit(self, rest: str) -> str:
        self._leaving = True
        return "221 2.0.0 bye"


async def serve(port: int, folder: Folder, answers: Answers | None) -> None:
    """Take letters on 127.0.0.1 until SIGTERM."""
    folder.tidy(keep=KEPT)
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    server = await loop.create_server(lambda: Receiver(folder, answers), "127.0.0.1", port)
    await done.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(
        serve(
            int(sys.argv[1]),
            Folder(Path(sys.argv[2])),
            Answers(sys.argv[3]) if len(sys.argv) > 3 else None,
        )
    )
