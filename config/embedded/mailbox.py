"""The local mailbox: an SMTP server that delivers to no one and keeps each letter as a file.

Started by `manage.py run` as `python -m config.embedded.mailbox PORT FOLDER`. Letters carry the
envelope in front, as in any mailbox: Return-Path, and one Delivered-To for each recipient.
"""

import asyncio
import email
import itertools
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default as policy
from functools import cached_property
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

KEPT = 20_000  # letters; older ones are cleared away at start
LARGEST = 30 * 1024 * 1024
NAME = re.compile(r"[0-9]{19}-[0-9]+")


@dataclass(frozen=True)
class StoredLetter:
    """One file of the mailbox. `key` is its name: the time in nanoseconds and a number."""

    key: str
    source: bytes

    @cached_property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.source, policy=policy)

    @property
    def recipients(self) -> list[str]:
        return [str(value) for value in self.message.get_all("Delivered-To", [])]

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    @property
    def sender(self) -> str:
        return str(self.message["From"] or "")

    @property
    def received(self) -> float:
        """Seconds since 1970."""
        return int(self.key.split("-")[0]) / 1e9

    def body(self, kind: str) -> str:
        """The "html" or "plain" part as text; empty when there is none."""
        part = self.message.get_body(preferencelist=(kind,))
        return part.get_content() if part else ""

    @property
    def attachments(self) -> list[EmailMessage]:
        return list(self.message.iter_attachments()) if self.message.is_multipart() else []


class Folder:
    """The letters on disk, newest first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._numbers = itertools.count()

    def store(self, sender: str, recipients: list[str], content: bytes) -> str:
        """Keep one letter, whole or not at all; returns its key."""
        key = f"{time.time_ns():019d}-{next(self._numbers)}"
        lines = [f"Return-Path: <{sender}>", *(f"Delivered-To: {one}" for one in recipients)]
        head = "".join(f"{line}\r\n" for line in lines).encode()
        unfinished = self.path / f"{key}.part"
        unfinished.write_bytes(head + content)
        unfinished.rename(self.path / f"{key}.eml")
        return key

    def keys(self, to: str = "") -> list[str]:
        """Keys of the letters, newest first; only those to addresses that contain `to`."""
        names = sorted((file.stem for file in self.path.glob("*.eml")), reverse=True)
        return [key for key in names if self._goes_to(key, to.lower())] if to else names

    def letters(self, keys: list[str]) -> Iterator[StoredLetter]:
        for key in keys:
            if letter := self.get(key):
                yield letter

    def get(self, key: str) -> StoredLetter | None:
        if not NAME.fullmatch(key):
            return None
        try:
            return StoredLetter(key, (self.path / f"{key}.eml").read_bytes())
        except FileNotFoundError:
            return None

    def empty(self, keep: int = 0) -> None:
        for key in self.keys()[keep:]:
            (self.path / f"{key}.eml").unlink(missing_ok=True)

    def _goes_to(self, key: str, fragment: str) -> bool:
        with (self.path / f"{key}.eml").open("rb") as file:
            file.readline()
            for line in file:
                if not line.startswith(b"Delivered-To: "):
                    return False
                if fragment in line[14:].decode(errors="replace").lower():
                    return True
        return False


class Receiver:
    """aiosmtpd's handler: takes every letter for every address."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        session.host_name = name
        return [lines[0], "250-PIPELINING", *lines[1:]]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        try:
            key = self.folder.store(
                envelope.mail_from or "", envelope.rcpt_tos, envelope.original_content or b""
            )
        except OSError as error:
            return f"452 4.3.1 the mailbox cannot write: {error.strerror}"
        return f"250 2.0.0 kept as {key}"


async def serve(port: int, folder: Folder) -> None:
    """Take letters on 127.0.0.1 until SIGTERM."""
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.empty(keep=KEPT)
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    receiver = Receiver(folder)

    def connected() -> SMTP:
        return SMTP(
            receiver, enable_SMTPUTF8=True, data_size_limit=LARGEST, ident="Samverka", loop=loop
        )

    server = await loop.create_server(connected, "127.0.0.1", port)
    await done.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Folder(Path(sys.argv[2]))))
