"""Production refuses to start without what only its operator knows."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "SECRET_KEY": "a-long-word-that-is-used-in-this-test-and-nowhere-else-0123456789",
    "HASH_KEY": "b" * 60,
    "LINK_KEY": "c" * 60,
    "BASE_URL": "https://alumn.example",
    "ALLOWED_HOSTS": "alumn.example",
    "EMAIL_URL": "smtp://relay.example:587",
    "MAIL_DOMAIN": "alumn.example",
    "MAIL_FROM_NEWS": "nyheter@alumn.example",
    "MAIL_FROM_ACCOUNT": "konto@alumn.example",
    "MAIL_REPLY_TO": "alumn@alumn.example",
    "MAIL_POSTAL_ADDRESS": "Universitetet, 851 70 Sundsvall",
    "MAIL_BOUNCE_DOMAIN": "studs.alumn.example",
}


def _manage(*arguments, **variables):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("lacking", [["SECRET_KEY"], ["HASH_KEY", "LINK_KEY"], ["EMAIL_URL"]])
def test_one_sentence_names_what_is_missing(lacking):
    variables = {name: value for name, value in COMPLETE.items() if name not in lacking}

    done = _manage("check", **variables)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert all(name in done.stderr for name in lacking)


def test_an_empty_secret_is_a_missing_secret():
    done = _manage("check", **{**COMPLETE, "SECRET_KEY": ""})

    assert (done.returncode, "SECRET_KEY" in done.stderr) == (1, True)


def test_a_complete_environment_starts_and_its_cookies_are_for_https_alone(tmp_path):
    done = _manage("check", "--deploy", SAMVERKA_VAR=str(tmp_path), **COMPLETE)

    assert done.returncode == 0
    assert "SESSION_COOKIE_SECURE" not in done.stderr and "SECRET_KEY" not in done.stderr


def test_what_the_database_s_address_says_of_its_safety_is_kept(tmp_path):
    address = COMPLETE["DATABASE_URL"] + "?sslmode=verify-full"

    done = _manage(
        "diffsettings", "--all", SAMVERKA_VAR=str(tmp_path), **{**COMPLETE, "DATABASE_URL": address}
    )

    assert "'sslmode': 'verify-full'" in done.stdout
    assert "'min_size': 1" in done.stdout
