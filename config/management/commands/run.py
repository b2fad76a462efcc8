"""One command for the whole product: database, tables, first content, web, worker, timer, post."""

import errno
import os
import socket
import sys
from functools import partial

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.core.management.base import CommandParser
from django.db import Error, connection, connections

from config.embedded import address, demo, processes, template
from config.embedded.server import EmbeddedPostgresError

FULL = "the disk is full: make room and try again."


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default=address.BIND, metavar="HOST:PORT")
        parser.add_argument("--empty", action="store_true", help="no demo content")

    def handle(self, *, bind: str, empty: bool, **options: object) -> None:
        host, port = self._address(bind)
        try:
            self._prepare()
            connections.close_all()
            mail_port = _free_port(1025)
            children = processes.commands(f"{host}:{port}", mail_port)
            environment = _environment(host, port, mail_port)
            greeting = partial(self._greeting, address.base_url(f"{host}:{port}"), empty)
            code = processes.run(children, environment, greeting, self._say)
        except EmbeddedPostgresError as error:
            self._stop(FULL if "disk is full" in str(error) else _one_sentence(error))
        except (OSError, Error) as error:
            if _disk_is_full(error):
                self._stop(FULL)
            if isinstance(error, OSError) and error.filename:
                self._stop(f"cannot write {error.filename}: {error.strerror}.")
            raise
        sys.exit(code)

    def _prepare(self) -> None:
        """Database, tables and pages; each step does nothing where it was done before."""
        for folder in (settings.VAR, settings.STATIC_ROOT, settings.MEDIA_ROOT):
            folder.mkdir(parents=True, exist_ok=True)
        if settings.EMBEDDED:
            template.ensure_database(self._say)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("site")

    def _address(self, bind: str) -> tuple[str, int]:
        host, _, port = bind.rpartition(":")
        host = host or "127.0.0.1"
        if not port.isdecimal():
            self._stop(f"--bind takes HOST:PORT, for example 127.0.0.1:8001; got {bind}.")
        try:
            with socket.create_server((host.strip("[]"), int(port)), family=_family(host)):
                pass
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                self._stop(
                    f"port {port} is taken: stop what uses it, or choose another with "
                    f"--bind {host}:{int(port) + 1}."
                )
            self._stop(f"cannot listen on {bind}: {error.strerror}.")
        return host, int(port)

    def _greeting(self, base: str, empty: bool) -> str:
        """Where to go, once the demo content is there: it is loaded while the processes start."""
        if not empty:
            call_command("demo", stdout=self.stdout)
        lines = [
            f"Samverka is running:  {base}/",
            f"  back office         {base}/admin/",
            f"  every letter sent   {base}/mailbox/",
        ]
        if demo.is_loaded():
            for role, email, password in demo.sign_ins():
                lines.append(f"  sign in             {email}  {password}  ({role})")
        else:
            lines.append("  first administrator: .venv/bin/python manage.py createsuperuser")
        connections.close_all()
        return "\n".join([*lines, "Ctrl-C stops everything."])

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def _stop(self, sentence: str) -> None:
        self.stderr.write(f"samverka: {sentence}")
        connection.close()
        sys.exit(1)


def _environment(host: str, port: int, mail_port: int) -> dict[str, str]:
    """What the processes need to know of each other; what the operator set stays."""
    here = host not in ("127.0.0.1", "localhost", "[::1]")
    names = ["localhost", "127.0.0.1", "[::1]", *([socket.gethostname(), host] if here else [])]
    ours = {
        "BASE_URL": address.base_url(f"{host}:{port}"),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "MAILBOX_URL": "/mailbox/",
        "ALLOWED_HOSTS": ",".join(names),
        "PYTHONUNBUFFERED": "1",
    }
    return {**ours, **os.environ} if settings.EMBEDDED else dict(os.environ)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _free_port(wanted: int) -> int:
    """The wanted port, or any other when another checkout has it."""
    for port in (wanted, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as taken:
                return taken.getsockname()[1]
        except OSError:
            continue
    raise OSError(errno.EADDRINUSE, "no port is free for the local mailbox")


def _disk_is_full(error: BaseException) -> bool:
    return getattr(error, "errno", 0) == errno.ENOSPC or "No space left" in str(error)


def _one_sentence(error: Exception) -> str:
    """The first line says what failed; the rest is PostgreSQL's own log, of which the last line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}"
