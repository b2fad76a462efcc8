"""Where the embedded run answers, before anything else is known of it."""

import sys
from collections.abc import Sequence

BIND = "127.0.0.1:8000"
# Bound to these, it answers as localhost.
_HERE = ("", "127.0.0.1", "0.0.0.0", "localhost", "[::1]", "[::]")  # noqa: S104


def base_url(bind: str = BIND) -> str:
    """The address that links begin with when the product listens on HOST:PORT."""
    host, _colon, port = bind.rpartition(":")
    return f"http://{'localhost' if host in _HERE else host}:{port}"


def of_this_command(arguments: Sequence[str] | None = None) -> str:
    """As base_url, for `manage.py run [--bind HOST:PORT]`; any other command: as without --bind.

    Read before the settings are, because what is made of them at the start must not change after.
    """
    words = list(sys.argv if arguments is None else arguments)
    if words[1:2] == ["run"]:
        for word, following in zip(words, [*words[1:], ""], strict=True):
            if word == "--bind":
                return base_url(following)
            if word.startswith("--bind="):
                return base_url(word.partition("=")[2])
    return base_url()
