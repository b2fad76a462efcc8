"""The letters that the local mailbox holds, as files; `mail_server` receives them.

Each letter carries its envelope in front, as in any mailbox: Return-Path, and one Delivered-To for
each recipient. `index` has a line a letter, so that a list of thousands opens no letter.
"""

import email
import itertools
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default as policy
from functools import cached_property
from pathlib import Path

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
    """The letters on disk, newest first. One process stores, any number read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.index = path / "index"
        self._numbers = itertools.count()

    def store(self, sender: str, recipients: list[str], content: bytes) -> str:
        """Keep one letter, whole or not at all; returns its key."""
        key = f"{time.time_ns():019d}-{next(self._numbers)}"
        lines = [f"Return-Path: <{sender}>", *(f"Delivered-To: {one}" for one in recipients)]
        head = "".join(f"{line}\r\n" for line in lines).encode()
        unfinished = self.path / f"{key}.part"
        unfinished.write_bytes(head + content)
        unfinished.rename(self.path / f"{key}.eml")
        with self.index.open("a", encoding="utf-8") as index:
            index.write(f"{key} {' '.join(recipients)}\n")
        return key

    def keys(self, to: str = "") -> list[str]:
        """Keys of the letters, newest first; only those to addresses that contain `to`."""
        found = [line.partition(" ") for line in reversed(self._lines())]
        return [key for key, _, recipients in found if to.lower() in recipients.lower()]

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

    def tidy(self, keep: int) -> None:
        """Clear the oldest letters away, and make the index agree with the files that are there."""
        self.path.mkdir(parents=True, exist_ok=True)
        for half in self.path.glob("*.part"):
            half.unlink()
        held = {line.partition(" ")[0]: line for line in self._lines()}
        keys = sorted(file.stem for file in self.path.glob("*.eml"))
        for key in keys[: max(0, len(keys) - keep)]:
            (self.path / f"{key}.eml").unlink()
        kept = keys[max(0, len(keys) - keep) :]
        lines = [held.get(key) or f"{key} {' '.join(self._recipients(key))}" for key in kept]
        fresh = self.index.with_suffix(".part")
        fresh.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        fresh.rename(self.index)

    def _lines(self) -> list[str]:
        try:
            return self.index.read_text(encoding="utf-8").split("\n")[:-1]
        except FileNotFoundError:
            return []

    def _recipients(self, key: str) -> list[str]:
        letter = self.get(key)
        return letter.recipients if letter else []
