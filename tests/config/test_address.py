"""Where the links of an embedded run lead."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from config.embedded import address

TOLD = "import sys; sys.argv = {!r}; from config import settings; print(settings.BASE_URL)"


@pytest.mark.parametrize(
    ("arguments", "base"),
    [
        ([], "http://localhost:8000"),
        (["run"], "http://localhost:8000"),
        (["run", "--bind", "127.0.0.1:9000"], "http://localhost:9000"),
        (["run", "--empty", "--bind=0.0.0.0:80"], "http://localhost:80"),
        (["run", "--bind", ":9000"], "http://localhost:9000"),
        (["run", "--bind", "192.168.1.5:9000"], "http://192.168.1.5:9000"),
        (["run", "--bind", "[fd00::5]:9000"], "http://[fd00::5]:9000"),
        (["run", "--bind"], "http://localhost:"),  # the command itself says what is wrong
        (["demo", "--bind", "127.0.0.1:9000"], "http://localhost:8000"),
    ],
)
def test_links_lead_to_where_the_product_was_told_to_listen(arguments, base):
    assert address.of_this_command(["manage.py", *arguments]) == base


@pytest.mark.parametrize(
    ("set_by_operator", "base"),
    [({}, "http://localhost:9000"), ({"BASE_URL": "https://x.example/"}, "https://x.example")],
)
def test_the_settings_follow_bind_unless_the_environment_says_otherwise(set_by_operator, base):
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    command = ["manage.py", "run", "--bind", "127.0.0.1:9000"]

    told = subprocess.run(
        [sys.executable, "-c", TOLD.format(command)],
        env={**kept, **set_by_operator},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == base
