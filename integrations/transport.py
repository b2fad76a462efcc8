"""Who takes our letters: a relay over SMTP or a provider over HTTP, by the scheme of EMAIL_URL."""

from collections.abc import Callable
from typing import Protocol

from integrations import http_mail, smtp
from integrations.http_mail import HttpConnection, Provider
from integrations.smtp import Connection, Relay, Reply


class Conversation(Protocol):
    """What the post room needs of an open connection: commands out, a reply to each."""

    pipelining: bool
    utf8: bool  # whether it can be given an address that is not ASCII
    tick: Callable[[], None]

    def envelope(self, sender: str, to: str, size: int = 0) -> bytes: ...
    def write(self, *parts: bytes) -> None: ...
    def all_well(self) -> bool: ...
    def read(self) -> Reply:
        """Raises TemporarySmtpError: what had left and was not answered is uncertain."""

    def quit(self) -> None: ...
    def drop(self) -> None: ...


def endpoint_from(url: str) -> Relay | Provider:
    """Raises ValueError, in words for whoever sets EMAIL_URL."""
    if url.startswith("resend:"):
        return http_mail.provider_from(url)
    return smtp.relay_from(url)


def connect(endpoint: Relay | Provider, tick: Callable[[], None] = smtp.nothing) -> Conversation:
    """Raises TemporarySmtpError when nobody answers."""
    if isinstance(endpoint, Provider):
        return HttpConnection(endpoint, tick)
    return Connection(endpoint, tick)
