"""The processes of the embedded run: started together, watched, restarted, stopped in order."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings

SHORTEST_LIFE = 10.0  # seconds: a process that ends sooner will not do better if started again
PATIENCE = 15.0  # seconds to finish what is in hand


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    born: float = field(default=0.0)

    def start(self, environment: dict[str, str]) -> None:
        # Sessions of their own: Ctrl-C reaches only the parent, which stops the others in order.
        self.process = subprocess.Popen(
            self.command,
            env=environment,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        self.born = time.monotonic()

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def clear(self) -> None:
        """End whatever a killed process left behind in its session."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


def commands(bind: str, mail_port: int) -> list[Child]:
    """Web, local mailbox, workers and timer, in the order in which they start."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "config", "--quiet"]
    web = [*python, "gunicorn", "config.wsgi", "-b", bind, "-k", "gthread", "--threads", "8"]
    quiet = ["-l", "warning", "--without-gossip", "--without-mingle"]
    worker = [*celery, "worker", "-P", "threads", *quiet]
    children = [
        Child("web", [*web, "--workers", "1", "--log-level", "warning", "--timeout", "60"]),
        Child("worker", [*worker, "-c", "2", "-Q", "celery", "-n", "worker@%h"]),
        Child("letters", [*worker, "-c", "1", "-Q", "letters", "-n", "letters@%h"]),
        Child("timer", [*celery, "beat", "-l", "warning", *_beat_files()]),
    ]
    if settings.EMBEDDED and "EMAIL_URL" not in os.environ:
        folder = str(settings.VAR / "mailbox")
        mailbox = [*python, "config.embedded.mail_server", str(mail_port), folder]
        mailbox += [settings.MAIL_REPLY_DOMAIN] if settings.MAIL_REPLY_DOMAIN else []
        children.insert(1, Child("mailbox", mailbox))
    return children


def run(
    children: list[Child],
    environment: dict[str, str],
    greet: Callable[[], str],
    say: Callable[[str], object],
) -> int:
    """Keep the processes alive until Ctrl-C or SIGTERM. Returns the exit code.

    `greet` does what is left to do while they start, and returns what to say then.
    """
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: stopping.append(received))
    for child in children:
        child.start(environment)
    try:
        say(greet())
    except BaseException:
        _stop(children)
        raise
    code = 0
    while not stopping:
        for child in filter(Child.ended, children):
            child.clear()
            if time.monotonic() - child.born < SHORTEST_LIFE:
                say(f"samverka: {child.name} ended at once ({child.process.returncode}).")
                code, stopping = 1, [1]
            else:
                say(
                    f"samverka: {child.name} ended ({child.process.returncode}); starting it again."
                )
                child.start(environment)
        time.sleep(0.2)
    _stop(children)
    say("Stopped.")
    return code


def _stop(children: list[Child]) -> None:
    alive = [child for child in children if not child.ended()]
    for child in alive:
        child.process.terminate()
    until = time.monotonic() + PATIENCE
    for child in alive:
        try:
            child.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.clear()
            child.process.wait()


def _beat_files() -> list[str]:
    return ["--schedule", str(settings.VAR / "beat"), "--pidfile", ""]


def _die_with_parent() -> None:
    """Linux: a kill -9 of the parent ends its children too (PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
