"""A mailbox over IMAP (RFC 3501): letters are fetched by UID and filed away, each once."""

import imaplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

TIMEOUT = 30.0
LARGEST = 2 * 1024 * 1024  # bytes of a letter that are fetched
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class ImapError(Exception):
    """The mailbox cannot be read: wrong name or password, no such folder."""


class TemporaryImapError(ImapError):
    """Later may work: no connection, a time-out."""


@dataclass(frozen=True)
class Account:
    """Where letters come in, read from MAIL_IMAP_URL."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    tls: str = "ssl"  # "ssl", "starttls", or "" within one machine
    folder: str = "INBOX"
    handled: str = "Samverka handled"
    odd: str = "Samverka not understood"
    ca: str = ""

    @property
    def name(self) -> str:
        """For people and for our notes: no password in it."""
        return f"{self.user}@{self.host}/{self.folder}"[:190]


def account_from(url: str) -> Account:
    """Read imaps://user:password@host:993/INBOX?handled=…&odd=…&ca=/path.pem, or imap://…?tls=starttls.

    Raises ValueError, for a password on an open line too (save within one machine).
    """
    parts, options = urlsplit(url), dict(parse_qsl(urlsplit(url).query))
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
        raise ValueError("MAIL_IMAP_URL must look like imaps://user:password@host/INBOX")
    tls = "ssl" if parts.scheme == "imaps" else options.get("tls", "")
    if tls not in ("ssl", "starttls") and parts.hostname not in _THIS_MACHINE:
        raise ValueError("MAIL_IMAP_URL holds a password: use imaps:// or ?tls=starttls")
    folders = [unquote(parts.path), options.get("handled", ""), options.get("odd", "")]
    if not "".join(folders).isascii():
        raise ValueError("the folders in MAIL_IMAP_URL have names in ASCII, or in modified UTF-7")
    return Account(
        host=parts.hostname,
        port=parts.port or (993 if tls == "ssl" else 143),
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        tls=tls,
        folder=unquote(parts.path.strip("/")) or "INBOX",
        handled=options.get("handled", Account.handled),
        odd=options.get("odd", Account.odd),
        ca=options.get("ca", ""),
    )


class Mailbox:
    """An open folder. `validity` changes when the server numbers its letters anew."""

    def __init__(self, account: Account) -> None:
        """Raises ImapError; TemporaryImapError when the server cannot be reached."""
        self._account, self._folders = account, set()
        try:
            self._server = _connected(account)
            self._asked(_signed_in(self._server, account))
            self._asked(self._server.select(_quoted(account.folder)))
        except (OSError, imaplib.IMAP4.abort) as error:
            raise TemporaryImapError(str(error)) from error
        except imaplib.IMAP4.error as error:
            raise ImapError(str(error)) from error
        _kind, values = self._server.response("UIDVALIDITY")
        self.validity = (values[0] or b"").decode("ascii", "replace")[:20] if values else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        try:
            self._server.logout()
        except (OSError, imaplib.IMAP4.error):
            return  # it has gone already

    def numbers(self, after: int) -> list[int]:
        """The UIDs of letters above one, ascending."""
        [found] = self._spoken("SEARCH", None, "UID", f"{after + 1}:*")[:1] or [b""]
        # "n:*" names the last letter even where its UID is below n.
        return sorted(uid for uid in map(int, (found or b"").split()) if uid > after)

    def letters(self, after: int) -> Iterator[tuple[int, bytes]]:
        """(UID, the letter) one by one; what has gone meanwhile is passed over."""
        for uid in self.numbers(after):
            for item in self._spoken("FETCH", str(uid), f"(UID BODY.PEEK[]<0.{LARGEST}>)"):
                if isinstance(item, tuple) and b"BODY[" in item[0]:
                    yield uid, item[1]

    def file(self, uid: int, folder: str) -> None:
        """Move a letter; where the server cannot move, it stays and is marked as read."""
        self._make(folder)
        if "MOVE" in self._server.capabilities:
            self._spoken("MOVE", str(uid), _quoted(folder))
            return
        self._spoken("COPY", str(uid), _quoted(folder))
        if "UIDPLUS" in self._server.capabilities:
            self._spoken("STORE", str(uid), "+FLAGS", r"(\Seen \Deleted)")
            self._spoken("EXPUNGE", str(uid))
        else:
            self._spoken("STORE", str(uid), "+FLAGS", r"(\Seen)")

    def _make(self, folder: str) -> None:
        if folder not in self._folders:
            try:
                self._server.create(_quoted(folder))  # NO: it is there already
            except (OSError, imaplib.IMAP4.abort) as error:
                raise TemporaryImapError(str(error)) from error
            self._folders.add(folder)

    def _spoken(self, command: str, *arguments: str | None) -> list:
        try:
            return self._asked(self._server.uid(command, *arguments))
        except (OSError, imaplib.IMAP4.abort) as error:
            raise TemporaryImapError(str(error)) from error
        except imaplib.IMAP4.error as error:
            raise ImapError(str(error)) from error

    @staticmethod
    def _asked(answer: tuple[str, list]) -> list:
        kind, data = answer
        if kind != "OK":
            words = b" ".join(part for part in data if isinstance(part, bytes))
            raise ImapError(words.decode("utf-8", "replace") or kind)
        return data


def _connected(account: Account) -> imaplib.IMAP4:
    context = ssl.create_default_context(cafile=account.ca or None)
    if account.tls == "ssl":
        return imaplib.IMAP4_SSL(account.host, account.port, ssl_context=context, timeout=TIMEOUT)
    server = imaplib.IMAP4(account.host, account.port, timeout=TIMEOUT)
    if account.tls == "starttls":
        server.starttls(context)
    return server


def _signed_in(server: imaplib.IMAP4, account: Account) -> tuple[str, list]:
    """Beyond ASCII by PLAIN alone, which says that it is UTF-8 (RFC 4616)."""
    if account.user.isascii() and account.password.isascii():
        return server.login(account.user, account.password)
    if "AUTH=PLAIN" not in server.capabilities:
        raise ImapError(
            "the user or password in MAIL_IMAP_URL is not ASCII, and the server has no AUTH=PLAIN"
        )
    words = f"\0{account.user}\0{account.password}".encode()
    return server.authenticate("PLAIN", lambda _challenge: words)


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
