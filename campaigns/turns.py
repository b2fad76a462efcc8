"""A worker's turn at a campaign, given to a small process that does nothing but send.

The worker itself carries pages, back office and queue: three times the memory that sending needs.
The process stays for the turns that follow and ends by itself when none come, or with the worker.
"""

import os
import subprocess
import sys

from django.conf import settings

from campaigns.sending import DRAIN_SECONDS, Drained


class TurnLost(Exception):
    """The process ended in mid-turn. Its chunk is taken up again when its lease has run out."""


class Sender:
    """One process that sends. Not to be used by two threads at once."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "campaigns.sender"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": settings.MAIL_SENDER_SETTINGS},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def drain(self, campaign_id: int, seconds: float = DRAIN_SECONDS) -> Drained:
        """As sending.drain, over there. Raises TurnLost."""
        try:
            self.process.stdin.write(f"{campaign_id} {seconds}\n".encode())
            self.process.stdin.flush()
            answer = self.process.stdout.readline().decode()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise TurnLost(f"the sending process ended: {self.process.wait()}")
        return Drained.told(answer)

    def close(self) -> None:
        """Let it end: it hears that nothing more comes."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


_idle: list[Sender] = []


def take(campaign_id: int) -> Drained:
    """Have a turn taken, by a process that waits for one or by a new one."""
    sender = _waiting() or Sender()
    result = sender.drain(campaign_id)
    _idle.append(sender)
    return result


def _waiting() -> Sender | None:
    while _idle:
        if (sender := _idle.pop()).alive:
            return sender
        sender.close()
    return None
