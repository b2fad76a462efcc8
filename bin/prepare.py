"""What bin/run and bin/test do first: a virtual environment with the pinned packages, and the
compiled catalogues. Standard library alone, because nothing is installed yet.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOWEST = (3, 11)


def stop(sentence: str) -> None:
    """End with one sentence that says what was wrong and what to do."""
    print(f"samverka: {sentence}", file=sys.stderr)
    raise SystemExit(1)


def install(requirements: str) -> None:
    """Make .venv hold what the requirements file names; does nothing when it already does."""
    if sys.version_info < LOWEST:
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    wanted = {name: _digest(name) for name in _files(requirements)}
    stamp = ENVIRONMENT / "installed"
    held = dict(line.split() for line in stamp.read_text().splitlines()) if stamp.exists() else {}
    if PYTHON.exists() and wanted.items() <= held.items():
        return
    try:
        _make_environment(held)
        _pip("install", "-r", str(ROOT / requirements))
        stamp.write_text("".join(f"{name} {digest}\n" for name, digest in wanted.items()))
    except OSError as error:
        stop(f"cannot write {ENVIRONMENT}: {error.strerror}.")


def compile_catalogues() -> None:
    """Turn each .po into the .mo that Django reads, where it is missing or older."""
    stale = [
        po
        for po in ROOT.glob("*/locale/*/LC_MESSAGES/*.po")
        if not po.with_suffix(".mo").exists()
        or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    for po in stale:
        command = [str(PYTHON.with_name("pybabel")), "-q", "compile"]
        mo = po.with_suffix(".mo")
        done = subprocess.run(
            [*command, "-i", str(po), "-o", str(mo), "-l", po.parts[-3]],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            stop(f"the catalogue {po.relative_to(ROOT)} does not compile: {' '.join(last)}")


def _files(requirements: str) -> list[str]:
    """The tests' list holds the product's: installing it serves both commands."""
    return ["requirements.txt", *({requirements} - {"requirements.txt"})]


def _digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def _make_environment(held: dict[str, str]) -> None:
    if PYTHON.exists():
        return
    print("Making .venv and installing the packages; the first time takes a minute …", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(ENVIRONMENT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        said = done.stdout + done.stderr
        if "ensurepip" in said or "No module named venv" in said:
            stop("Python's venv module is missing: install it (Debian: apt install python3-venv).")
        if "No space left" in said:
            stop("the disk is full: make room and try again.")
        stop(f"python3 -m venv failed: {' '.join(said.split())[-200:]}")


def _pip(*arguments: str) -> None:
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run(
        [str(PYTHON), "-m", "pip", "-q", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **quiet},
        check=False,
    )
    if done.returncode:
        if "No space left" in done.stderr:
            stop("the disk is full: make room and try again.")
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        stop(f"the packages could not be installed: {' '.join(lines)[-300:] or done.stderr[-300:]}")
