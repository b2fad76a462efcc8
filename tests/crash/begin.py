"""Prepare a campaign to so many people in the database of the environment; print its key."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from config.embedded.template import ensure_database  # noqa: E402
from tests.crash.crowd import begun  # noqa: E402

if __name__ == "__main__":
    ensure_database()
    print(begun(int(sys.argv[1])).pk)  # noqa: T201
